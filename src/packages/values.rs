//! The values of a parameter, put into classes that the same parties accept.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Accepted, DateRange, Day, Domain, Scale, Stretch, Value, joined};

/// Values of a parameter that nobody tells apart.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ValueClass {
    /// The values in words: `peacetime`, `at most 600,000`, `over 600,000 and under 700,000`.
    pub words: String,
    /// Some of them.
    pub sample: Accepted,
}

/// A piece of the line of numbers: a point, or what lies between two.
#[derive(Clone, Copy)]
enum Piece {
    Point(f64),
    Between(Option<f64>, Option<f64>),
}

/// Every class of values of a parameter: each listed value by itself; of numbers and of days, those that are told apart by what
/// somebody accepts. A set has none: of its members, each is decided by itself. O(ends of ranges × accepted sets).
///
/// ```
/// use demarche::packages::value_classes;
/// use demarche::model::{Accepted, Domain};
/// let accepted = [Accepted::Range { min: None, max: Some(6.0) }, Accepted::Range { min: Some(7.0), max: None }];
/// let words: Vec<String> = value_classes(&Domain::Number, &accepted).into_iter().map(|class| class.words).collect();
/// assert_eq!(words, ["at most 6", "over 6 and under 7", "at least 7"]);
/// ```
pub fn value_classes(domain: &Domain, accepted: &[Accepted]) -> Vec<ValueClass> {
    match domain {
        Domain::Values(list) => {
            let class = |text: &String| ValueClass { words: text.clone(), sample: Accepted::texts([text.as_str()]) };
            list.iter().map(class).collect()
        }
        Domain::Number => classes(pieces(accepted), accepted, sample, |pieces| words(&stretches(pieces))),
        Domain::Date => classes(
            periods(accepted),
            accepted,
            |period| Accepted::Dates(vec![period]),
            |periods| days(&joined(periods)),
        ),
        Domain::Set => Vec::new(),
    }
}

/// Everything that somebody says has to be in a set, or must not be, by its text. O(members × log of them).
pub fn named_members(accepted: &[Accepted]) -> BTreeSet<&String> {
    let members = accepted.iter().filter_map(|set| match set {
        Accepted::Set(members) => Some(members.named()),
        _ => None,
    });
    members.flatten().collect()
}

/// Pieces of a line that the same accepted sets have, which each have a whole piece or nothing of it.
fn classes<P: Copy>(
    pieces: Vec<P>,
    accepted: &[Accepted],
    sample: impl Fn(P) -> Accepted,
    words: impl Fn(&[P]) -> String,
) -> Vec<ValueClass> {
    let mut classes: Vec<(Vec<bool>, Vec<P>)> = Vec::new();
    for piece in pieces {
        let by: Vec<bool> = accepted.iter().map(|set| sample(piece).is_within(set)).collect();
        match classes.iter_mut().find(|(known, _)| *known == by) {
            Some((_, alike)) => alike.push(piece),
            None => classes.push((by, vec![piece])),
        }
    }
    classes.into_iter().map(|(_, alike)| ValueClass { words: words(&alike), sample: sample(alike[0]) }).collect()
}

/// The calendar cut wherever a period that somebody names begins, or is over. An end by which nobody names a day is as
/// approximate as the one beside it.
fn periods(accepted: &[Accepted]) -> Vec<DateRange> {
    let named = accepted.iter().flat_map(|set| match set {
        Accepted::Dates(periods) => periods.as_slice(),
        _ => &[],
    });
    // By the first day after a cut: how the last day before it is named, and how that day itself is.
    let mut cuts: BTreeMap<i32, [Option<Day>; 2]> = BTreeMap::new();
    for period in named {
        for (side, end) in [(1, period.min), (0, period.max)] {
            let Some(day) = end else { continue };
            let known = &mut cuts.entry(day.number() + 1 - side as i32).or_default()[side];
            *known = Some(known.map_or(day, |known| known.shown(day)));
        }
    }
    let sides = cuts.into_iter().map(|(first, [before, after])| {
        let like = |day: Option<Day>| day.is_some_and(Day::is_approximate);
        (before.or_else(|| Day::on(first - 1, like(after))), after.or_else(|| Day::on(first, like(before))))
    });
    let mut found = Vec::new();
    let mut min = None;
    let mut begins = true;
    for (before, after) in sides {
        // No day lies before the first one of the calendar, nor after its last one.
        if let (true, Some(max)) = (begins, before) {
            found.push(Stretch { min, max: Some(max) });
        }
        (min, begins) = (after, after.is_some());
    }
    if begins {
        found.push(Stretch { min, max: None });
    }
    found
}

fn days(periods: &[DateRange]) -> String {
    if periods.len() > 2 && periods.iter().any(|period| period.date().is_none()) {
        return "another date".to_owned();
    }
    Accepted::Dates(periods.to_vec()).to_string()
}

/// The line of numbers cut at every number that somebody names.
fn pieces(accepted: &[Accepted]) -> Vec<Piece> {
    let ends =
        |set: &Accepted| set.numbers().into_iter().flat_map(|one| [one.min, one.max]).flatten().collect::<Vec<f64>>();
    let mut cuts: Vec<f64> = accepted.iter().flat_map(ends).collect();
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    let mut pieces = vec![Piece::Between(None, cuts.first().copied())];
    for (at, cut) in cuts.iter().enumerate() {
        pieces.push(Piece::Point(*cut));
        pieces.push(Piece::Between(Some(*cut), cuts.get(at + 1).copied()));
    }
    pieces
}

fn sample(piece: Piece) -> Accepted {
    let at = match piece {
        Piece::Point(at) => at,
        Piece::Between(Some(low), Some(high)) => low + (high - low) / 2.0,
        Piece::Between(Some(low), None) => low + 1.0,
        Piece::Between(None, Some(high)) => high - 1.0,
        Piece::Between(None, None) => 0.0,
    };
    Accepted::Values(vec![Value::Number(at)])
}

/// A stretch of numbers: its ends, each with whether it belongs to it.
type Numbers = (Option<(f64, bool)>, Option<(f64, bool)>);

/// Neighbouring pieces as one stretch.
fn stretches(pieces: &[Piece]) -> Vec<Numbers> {
    let mut stretches: Vec<Numbers> = Vec::new();
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

fn words(stretches: &[Numbers]) -> String {
    if stretches.len() > 2 {
        let points = stretches.iter().filter(|(low, high)| low == high).count();
        if points < stretches.len() {
            return "another number".to_owned();
        }
    }
    let one = |(low, high): &Numbers| {
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
