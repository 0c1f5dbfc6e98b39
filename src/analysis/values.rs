//! The values of a parameter, put into classes that the same parties accept.

use crate::model::{Accepted, Domain, Value};

/// Values of a parameter that nobody tells apart.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueClass {
    /// The values in words: `peacetime`, `at most 600,000`, `over 600,000 and under 700,000`.
    pub words: String,
    /// One of them.
    pub sample: Value,
}

/// A piece of the line of numbers: a point, or what lies between two.
#[derive(Clone, Copy)]
enum Piece {
    Point(f64),
    Between(Option<f64>, Option<f64>),
}

/// Every class of values of a parameter: each listed value by itself; of numbers, those that are told apart by what
/// somebody accepts. O(ends of ranges × accepted sets).
///
/// ```
/// use demarche::analysis::value_classes;
/// use demarche::model::{Accepted, Domain};
/// let accepted = [Accepted::Range { min: None, max: Some(6.0) }, Accepted::Range { min: Some(7.0), max: None }];
/// let words: Vec<String> = value_classes(&Domain::Number, &accepted).into_iter().map(|class| class.words).collect();
/// assert_eq!(words, ["at most 6", "over 6 and under 7", "at least 7"]);
/// ```
pub fn value_classes(domain: &Domain, accepted: &[Accepted]) -> Vec<ValueClass> {
    if let Domain::Values(list) = domain {
        let class = |text: &String| ValueClass { words: text.clone(), sample: Value::Word(text.clone()) };
        return list.iter().map(class).collect();
    }
    let mut classes: Vec<(Vec<bool>, Vec<Piece>)> = Vec::new();
    for piece in pieces(accepted) {
        let by: Vec<bool> = accepted.iter().map(|set| set.has(&Value::Number(sample(piece)))).collect();
        match classes.iter().position(|(known, _)| *known == by) {
            Some(at) => classes[at].1.push(piece),
            None => classes.push((by, vec![piece])),
        }
    }
    let class = |(_, pieces): (Vec<bool>, Vec<Piece>)| {
        let sample = Value::Number(pieces.first().map_or(0.0, |piece| sample(*piece)));
        ValueClass { words: words(&joined(&pieces)), sample }
    };
    classes.into_iter().map(class).collect()
}

/// The line of numbers cut at every number that somebody names.
fn pieces(accepted: &[Accepted]) -> Vec<Piece> {
    let named = |set: &Accepted| -> Vec<f64> {
        match set {
            Accepted::Range { min, max } => [*min, *max].into_iter().flatten().collect(),
            Accepted::Values(values) => {
                let number = |value: &Value| match value {
                    Value::Number(number) => Some(*number),
                    Value::Word(_) => None,
                };
                values.iter().filter_map(number).collect()
            }
        }
    };
    let mut cuts: Vec<f64> = accepted.iter().flat_map(named).collect();
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    let mut pieces = vec![Piece::Between(None, cuts.first().copied())];
    for (at, cut) in cuts.iter().enumerate() {
        pieces.push(Piece::Point(*cut));
        pieces.push(Piece::Between(Some(*cut), cuts.get(at + 1).copied()));
    }
    pieces
}

fn sample(piece: Piece) -> f64 {
    match piece {
        Piece::Point(at) => at,
        Piece::Between(Some(low), Some(high)) => low + (high - low) / 2.0,
        Piece::Between(Some(low), None) => low + 1.0,
        Piece::Between(None, Some(high)) => high - 1.0,
        Piece::Between(None, None) => 0.0,
    }
}

/// A stretch of numbers: its ends, each with whether it belongs to it.
type Stretch = (Option<(f64, bool)>, Option<(f64, bool)>);

/// Neighbouring pieces as one stretch.
fn joined(pieces: &[Piece]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for piece in pieces {
        let (low, high) = match *piece {
            Piece::Point(at) => (Some((at, true)), Some((at, true))),
            Piece::Between(low, high) => (low.map(|at| (at, false)), high.map(|at| (at, false))),
        };
        match stretches.last_mut() {
            // Two pieces touch if one of them has the number at which they meet.
            Some((_, end)) if matches!((*end, low), (Some((a, with)), Some((b, also))) if a == b && with != also) => {
                *end = high;
            }
            _ => stretches.push((low, high)),
        }
    }
    stretches
}

fn words(stretches: &[Stretch]) -> String {
    if stretches.len() > 2 {
        let points = stretches.iter().filter(|(low, high)| low == high).count();
        if points < stretches.len() {
            return "another number".to_owned();
        }
    }
    let one = |(low, high): &Stretch| {
        let number = |at: f64| Value::Number(at).to_string();
        match (low, high) {
            (Some((a, true)), Some((b, true))) if a == b => number(*a),
            (Some((a, true)), Some((b, true))) => format!("{} to {}", number(*a), number(*b)),
            _ => {
                let from = low.map(|(at, with)| format!("{} {}", if with { "at least" } else { "over" }, number(at)));
                let to = high.map(|(at, with)| format!("{} {}", if with { "at most" } else { "under" }, number(at)));
                let ends: Vec<String> = from.into_iter().chain(to).collect();
                if ends.is_empty() { "any number".to_owned() } else { ends.join(" and ") }
            }
        }
    };
    stretches.iter().map(one).collect::<Vec<_>>().join(" or ")
}
