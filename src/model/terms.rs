//! The "how" of a demand: parameters, accepted values, and the zone of possible agreement.

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
#[derive(Clone, Debug)]
pub struct Term {
    /// The name of the parameter.
    pub parameter: String,
    /// The accepted values.
    pub accepted: Accepted,
}

/// A set of accepted values; never empty.
#[derive(Clone, Debug, PartialEq)]
pub enum Accepted {
    /// These words, sorted.
    Words(Vec<String>),
    /// These numbers, sorted.
    Numbers(Vec<f64>),
    /// All numbers of a range, ends included.
    Range {
        /// Smallest, or unbounded.
        min: Option<f64>,
        /// Largest, or unbounded.
        max: Option<f64>,
    },
}

impl Accepted {
    /// A list of values: numbers if all are numbers, else words. Sorted, each once.
    pub fn list<'a>(values: impl IntoIterator<Item = &'a str>) -> Accepted {
        let mut words: Vec<String> = values.into_iter().map(str::to_owned).collect();
        let numbers: Option<Vec<f64>> = words.iter().map(|word| number(word)).collect();
        match numbers {
            Some(mut numbers) => {
                numbers.sort_by(f64::total_cmp);
                numbers.dedup();
                Accepted::Numbers(numbers)
            }
            None => {
                words.sort();
                words.dedup();
                Accepted::Words(words)
            }
        }
    }

    /// What both accept, or none. For all parties together it is the zone of possible agreement
    /// (Raiffa, *The Art and Science of Negotiation*, 1982). O(number of values).
    ///
    /// ```
    /// # use demarche::model::Accepted;
    /// let cap = |max| Accepted::Range { min: None, max: Some(max) };
    /// assert_eq!(cap(600e3).and(&cap(800e3)), Some(cap(600e3)));
    /// assert_eq!(Accepted::list(["us"]).and(&Accepted::list(["bilateral"])), None);
    /// ```
    pub fn and(&self, other: &Accepted) -> Option<Accepted> {
        use Accepted::{Numbers, Range, Words};
        match (self, other) {
            (Words(mine), Words(theirs)) => {
                let both: Vec<String> = mine.iter().filter(|word| theirs.contains(word)).cloned().collect();
                (!both.is_empty()).then_some(Words(both))
            }
            (Numbers(mine), Numbers(theirs)) => {
                let both: Vec<f64> = mine.iter().copied().filter(|number| theirs.contains(number)).collect();
                (!both.is_empty()).then_some(Numbers(both))
            }
            (Numbers(list), Range { min, max }) | (Range { min, max }, Numbers(list)) => {
                let within = |n: &f64| min.is_none_or(|min| min <= *n) && max.is_none_or(|max| *n <= max);
                let both: Vec<f64> = list.iter().copied().filter(within).collect();
                (!both.is_empty()).then_some(Numbers(both))
            }
            (Range { min: a, max: b }, Range { min: c, max: d }) => {
                let min = [*a, *c].into_iter().flatten().reduce(f64::max);
                let max = [*b, *d].into_iter().flatten().reduce(f64::min);
                let empty = matches!((min, max), (Some(min), Some(max)) if min > max);
                (!empty).then_some(Range { min, max })
            }
            (Words(_), _) | (_, Words(_)) => None,
        }
    }
}

/// Reads a number as people write it: `600000`, `600_000`, `-1.5`, `1e6`.
pub fn number(text: &str) -> Option<f64> {
    let plain = text.replace('_', "");
    let looks = plain.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b)) && !plain.is_empty();
    plain.parse::<f64>().ok().filter(|n| looks && n.is_finite())
}

/// A number with thousands separated, as in `600,000`.
pub fn group_digits(number: f64) -> String {
    let text = number.to_string();
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let digits = whole.trim_start_matches('-');
    let mut grouped = if whole.starts_with('-') { "−".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    fraction.map_or(grouped.clone(), |fraction| format!("{grouped}.{fraction}"))
}

impl fmt::Display for Accepted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Accepted::Words(words) => f.write_str(&words.join(" or ")),
            Accepted::Numbers(numbers) => {
                let texts: Vec<String> = numbers.iter().map(|n| group_digits(*n)).collect();
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
