//! The "how" of a demand: parameters, accepted values, and the zone of possible agreement.

use std::cmp::Ordering;
use std::fmt;

use crate::source::Span;

/// What a parameter can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Domain {
    /// Any number.
    Number,
    /// One of these words or numbers.
    Values(Vec<String>),
}

/// A parameter of a demand or an issue.
#[derive(Clone, Debug)]
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
pub struct Term {
    /// The name of the parameter.
    pub parameter: String,
    /// The accepted values.
    pub accepted: Accepted,
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
        match (self, other) {
            (Accepted::Values(values), _) => values.iter().all(|value| other.has(value)),
            (Accepted::Range { min: Some(min), max: Some(max) }, Accepted::Values(_)) => {
                min == max && other.has(&Value::Number(*min))
            }
            (Accepted::Range { .. }, Accepted::Values(_)) => false,
            (Accepted::Range { min: a, max: b }, Accepted::Range { min: c, max: d }) => {
                let above = c.is_none_or(|c| a.is_some_and(|a| c <= a));
                above && d.is_none_or(|d| b.is_some_and(|b| b <= d))
            }
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
        use Accepted::{Range, Values};
        let those = |list: &[Value], fits: &dyn Fn(&Value) -> bool| {
            let both: Vec<Value> = list.iter().filter(|value| fits(value)).cloned().collect();
            (!both.is_empty()).then_some(Values(both))
        };
        match (self, other) {
            (Values(mine), Values(theirs)) => those(mine, &|value| theirs.contains(value)),
            (Values(list), Range { min, max }) | (Range { min, max }, Values(list)) => {
                those(list, &|value| match value {
                    Value::Number(n) => min.is_none_or(|min| min <= *n) && max.is_none_or(|max| *n <= max),
                    Value::Word(_) => false,
                })
            }
            (Range { min: a, max: b }, Range { min: c, max: d }) => {
                let min = [*a, *c].into_iter().flatten().reduce(f64::max);
                let max = [*b, *d].into_iter().flatten().reduce(f64::min);
                let empty = matches!((min, max), (Some(min), Some(max)) if min > max);
                (!empty).then_some(Range { min, max })
            }
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
