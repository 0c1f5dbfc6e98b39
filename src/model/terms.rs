//! The "how" of a demand: parameters, accepted values, and the zone of possible agreement.

use std::cmp::Ordering;
use std::fmt;

use crate::model::member_sets::{Members, together};
use crate::model::stretch::{DateRange, Scale, Stretch, joined};
use crate::source::Span;

/// What a parameter can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Domain {
    /// Any number.
    Number,
    /// A day.
    Date,
    /// Some of whatever can be a member, or none.
    Set,
    /// One of these words or numbers.
    Values(Vec<String>),
}

impl Domain {
    /// What is declared by a word, with the word.
    pub const WORDS: &[(&str, Domain)] = &[("number", Domain::Number), ("date", Domain::Date), ("set", Domain::Set)];

    /// The word that declares it; `list` if it is one, which is declared by its values.
    pub fn word(&self) -> &'static str {
        Domain::WORDS.iter().find(|(_, domain)| domain == self).map_or("list", |(word, _)| word)
    }
}

/// A parameter of a demand or an issue.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// What it can be.
    pub domain: Domain,
    /// Where it is declared.
    pub span: Span,
}

/// What a party accepts of one parameter.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Term {
    /// The name of the parameter.
    pub parameter: String,
    /// The accepted values.
    pub accepted: Accepted,
}

/// What is common to terms, parameter by parameter in their order; that may be no value at all.
pub fn common<'t>(terms: impl Iterator<Item = &'t Term>) -> Vec<Term> {
    let mut found: Vec<Term> = Vec::new();
    for term in terms {
        match found.iter_mut().find(|own| own.parameter == term.parameter) {
            Some(own) => own.accepted = own.accepted.and(&term.accepted).unwrap_or(Accepted::NOTHING),
            None => found.push(term.clone()),
        }
    }
    found
}

/// What a party prefers of a parameter, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ideal {
    /// One value.
    Value(String),
    /// The members of a set, in the order of their texts.
    Members(Vec<String>),
}

impl fmt::Display for Ideal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ideal::Value(value) => f.write_str(value),
            Ideal::Members(members) => f.write_str(&together(members)),
        }
    }
}

/// One value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// Anything else.
    Word(String),
}

impl Value {
    /// Reads a value: what looks like a number is one.
    pub fn new(text: &str) -> Value {
        number(text).map_or_else(|| Value::Word(text.to_owned()), Value::Number)
    }

    /// Numbers before words, each by size.
    fn order(&self, other: &Value) -> Ordering {
        match (self, other) {
            (Value::Number(mine), Value::Number(theirs)) => mine.total_cmp(theirs),
            (Value::Word(mine), Value::Word(theirs)) => mine.cmp(theirs),
            (Value::Number(_), Value::Word(_)) => Ordering::Less,
            (Value::Word(_), Value::Number(_)) => Ordering::Greater,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(number) => f.write_str(&group_digits(*number)),
            Value::Word(word) => f.write_str(word),
        }
    }
}

/// A set of accepted values. A statement names at least one; what follows from several of them may leave none.
#[derive(Clone, Debug, PartialEq)]
pub enum Accepted {
    /// These values, sorted, each once.
    Values(Vec<Value>),
    /// All numbers of a range, ends included.
    Range {
        /// Smallest, or unbounded.
        min: Option<f64>,
        /// Largest, or unbounded.
        max: Option<f64>,
    },
    /// All days of these periods, which have none in common, the earliest first.
    Dates(Vec<DateRange>),
    /// All sets of these members.
    Set(Members),
}

impl Accepted {
    /// No value at all.
    pub const NOTHING: Accepted = Accepted::Values(Vec::new());

    /// Whether no value is accepted.
    pub fn is_nothing(&self) -> bool {
        *self == Accepted::NOTHING
    }

    /// A list of values.
    pub fn list<'a>(values: impl IntoIterator<Item = &'a str>) -> Accepted {
        let mut values: Vec<Value> = values.into_iter().map(Value::new).collect();
        values.sort_by(Value::order);
        values.dedup();
        Accepted::Values(values)
    }

    /// A list of listed values: texts as they are written, whatever they look like.
    pub fn texts<'a>(values: impl IntoIterator<Item = &'a str>) -> Accepted {
        let mut values: Vec<Value> = values.into_iter().map(|text| Value::Word(text.to_owned())).collect();
        values.sort_by(Value::order);
        values.dedup();
        Accepted::Values(values)
    }

    /// Whether a value is one of them.
    pub fn has(&self, value: &Value) -> bool {
        self.and(&Accepted::Values(vec![value.clone()])).is_some()
    }

    /// Whether everything that it allows is allowed by another one. O(number of values squared).
    ///
    /// ```
    /// # use demarche::model::Accepted;
    /// let cap = |max| Accepted::Range { min: None, max: Some(max) };
    /// assert!(cap(600e3).is_within(&cap(800e3)) && !cap(800e3).is_within(&cap(600e3)));
    /// ```
    pub fn is_within(&self, other: &Accepted) -> bool {
        use Accepted::{Dates, Range, Set, Values};
        match (self, other) {
            (Values(values), _) => values.iter().all(|value| other.has(value)),
            (Range { min: Some(min), max: Some(max) }, Values(_)) => min == max && other.has(&Value::Number(*min)),
            (Range { min: a, max: b }, Range { min: c, max: d }) => {
                Stretch { min: *a, max: *b }.is_within(Stretch { min: *c, max: *d })
            }
            (Dates(own), Dates(others)) => {
                let others = joined(others);
                own.iter().all(|period| others.iter().any(|other| period.is_within(*other)))
            }
            (Set(own), Set(other)) => own.is_within(other),
            (Range { .. } | Dates(_) | Set(_), _) => false,
        }
    }

    /// What both accept, or none. For all parties together it is the zone of possible agreement
    /// (Raiffa, *The Art and Science of Negotiation*, 1982). O(number of values squared).
    ///
    /// ```
    /// # use demarche::model::Accepted;
    /// let cap = |max| Accepted::Range { min: None, max: Some(max) };
    /// assert_eq!(cap(600e3).and(&cap(800e3)), Some(cap(600e3)));
    /// assert_eq!(Accepted::list(["us"]).and(&Accepted::list(["bilateral"])), None);
    /// ```
    pub fn and(&self, other: &Accepted) -> Option<Accepted> {
        use Accepted::{Dates, Range, Set, Values};
        let those = |list: &[Value], fits: &dyn Fn(&Value) -> bool| {
            let both: Vec<Value> = list.iter().filter(|value| fits(value)).cloned().collect();
            (!both.is_empty()).then_some(Values(both))
        };
        match (self, other) {
            (Values(mine), Values(theirs)) => those(mine, &|value| theirs.contains(value)),
            (Values(list), Range { min, max }) | (Range { min, max }, Values(list)) => {
                let range = Stretch { min: *min, max: *max };
                those(list, &|value| matches!(value, Value::Number(n) if range.has(*n)))
            }
            (Range { min: a, max: b }, Range { min: c, max: d }) => {
                let Stretch { min, max } = Stretch { min: *a, max: *b }.and(Stretch { min: *c, max: *d })?;
                Some(Range { min, max })
            }
            (Dates(mine), Dates(theirs)) => {
                let both: Vec<DateRange> =
                    mine.iter().flat_map(|own| theirs.iter().filter_map(|other| own.and(*other))).collect();
                (!both.is_empty()).then_some(Dates(both))
            }
            (Set(mine), Set(theirs)) => mine.and(theirs).map(Set),
            (Dates(_) | Set(_), _) | (_, Dates(_) | Set(_)) => None,
        }
    }

    /// How far apart what both accept lies at least: 0 if they have a value in common. Numbers and days have a distance;
    /// words and sets meet, or are apart without one (infinity). O(number of values squared).
    ///
    /// ```
    /// # use demarche::model::Accepted;
    /// let range = |min, max| Accepted::Range { min, max };
    /// assert_eq!(range(Some(700.0), None).gap(&range(None, Some(600.0))), 100.0);
    /// assert_eq!(Accepted::list(["us"]).gap(&Accepted::list(["un"])), f64::INFINITY);
    /// ```
    pub fn gap(&self, other: &Accepted) -> f64 {
        fn least<T: Scale>(mine: &[Stretch<T>], theirs: &[Stretch<T>]) -> f64 {
            let gaps = mine.iter().flat_map(|own| theirs.iter().map(|other| own.gap(*other)));
            gaps.fold(f64::INFINITY, f64::min)
        }
        match (self, other) {
            _ if self.and(other).is_some() => 0.0,
            (Accepted::Dates(mine), Accepted::Dates(theirs)) => least(mine, theirs),
            _ => least(&self.numbers(), &other.numbers()),
        }
    }

    /// The numbers that it accepts: a range, or each by itself.
    pub fn numbers(&self) -> Vec<Stretch<f64>> {
        match self {
            Accepted::Range { min, max } => vec![Stretch { min: *min, max: *max }],
            Accepted::Values(values) => {
                let number = |value: &Value| match value {
                    Value::Number(number) => Some(Stretch { min: Some(*number), max: Some(*number) }),
                    Value::Word(_) => None,
                };
                values.iter().filter_map(number).collect()
            }
            Accepted::Dates(_) | Accepted::Set(_) => Vec::new(),
        }
    }

    /// The same text for all that accept the same, however the dates were written.
    pub fn identity(&self) -> String {
        match self {
            Accepted::Dates(periods) => {
                let ends = |one: DateRange| format!("{:?}", [one.min, one.max].map(|end| end.map(|day| day.number())));
                joined(periods).into_iter().map(ends).collect::<Vec<_>>().join(" ")
            }
            other => other.to_string(),
        }
    }
}

/// Reads a number as people write it: `600000`, `600_000`, `-1.5`, `1e6`.
pub fn number(text: &str) -> Option<f64> {
    let plain = text.replace('_', "");
    let looks = plain.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b)) && !plain.is_empty();
    plain.parse::<f64>().ok().filter(|n| looks && n.is_finite())
}

/// A number with thousands separated from 10,000 up, as in `600,000`; what is smaller may be a year.
pub fn group_digits(number: f64) -> String {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let digits = whole.trim_start_matches('-');
    let mut grouped = if whole.starts_with('-') { "−".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if digits.len() > 4 && at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    fraction.map_or(grouped.clone(), |fraction| format!("{grouped}.{fraction}"))
}

impl fmt::Display for Accepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Accepted::Values(values) if values.is_empty() => f.write_str("no value"),
            Accepted::Values(values) => {
                let texts: Vec<String> = values.iter().map(Value::to_string).collect();
                f.write_str(&texts.join(" or "))
            }
            Accepted::Dates(periods) => {
                let texts: Vec<String> = periods.iter().map(DateRange::to_string).collect();
                f.write_str(&texts.join(" or "))
            }
            Accepted::Set(members) => members.fmt(f),
            Accepted::Range { min: Some(min), max: Some(max) } if min == max => f.write_str(&group_digits(*min)),
            Accepted::Range { min: Some(min), max: Some(max) } => {
                write!(f, "{} to {}", group_digits(*min), group_digits(*max))
            }
            Accepted::Range { min: Some(min), max: None } => write!(f, "at least {}", group_digits(*min)),
            Accepted::Range { min: None, max: Some(max) } => write!(f, "at most {}", group_digits(*max)),
            Accepted::Range { min: None, max: None } => f.write_str("any"),
        }
    }
}
