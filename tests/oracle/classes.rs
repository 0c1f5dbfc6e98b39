//! Common ground of several parties, and two parties compared.

use super::meaning::{Held, Meaning};
use super::talks::Word;
use super::values::{Accepted, intersect};
use super::words::weaker;

/// A figure on the demands of two parties.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Over what is known; none if nothing is.
    pub known: Option<f64>,
    /// At least this.
    pub low: f64,
    /// At most this.
    pub high: f64,
}

/// Two parties compared, demand by demand; each demand is in one of the lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// On one side, with a common value.
    pub agree: Vec<usize>,
    /// On one side, without a common value.
    pub terms: Vec<usize>,
    /// On one side in some combination of their words.
    pub conditional: Vec<usize>,
    /// On one side in none.
    pub conflict: Vec<usize>,
    /// One of them does not mind.
    pub neutral: Vec<usize>,
    /// Nothing is known of one of them.
    pub unknown: Vec<usize>,
    /// The share of demands in conflict.
    pub conflict_share: Figure,
    /// The mean distance of the words.
    pub distance: Figure,
    /// Whether an interval, or a word without a side, took part in the known figures, so that they are a matter of
    /// reading. [A24]
    pub intervals: bool,
}

/// -1, 0 or 1; none if the interval is on no one side. [A19]
fn side(word: Word) -> Option<i8> {
    match word {
        (0, 0) => Some(0),
        word if word.0 > 0 => Some(1),
        word if word.1 < 0 => Some(-1),
        _ => None,
    }
}

/// Every way to take one of the words of each.
fn combinations(words: &[Vec<Word>]) -> Vec<Vec<Word>> {
    words.iter().fold(vec![Vec::new()], |done, next| {
        done.iter().flat_map(|d| next.iter().map(move |w| d.iter().copied().chain([*w]).collect())).collect()
    })
}

/// A refusal is a word against whose weaker end is `opposes` or `rejects`.
pub fn refusal(word: Word) -> bool {
    word.1 < 0 && weaker(word) >= 2
}

/// Whether there is a value for each parameter that all accept who have terms and do not refuse.
fn common_value(combination: &[Word], terms: &[&Accepted]) -> bool {
    let counting = combination.iter().zip(terms).filter(|(word, _)| !refusal(**word)).map(|(_, t)| *t);
    intersect(counting).iter().all(|(_, set)| !set.is_empty())
}

fn mean(sum: f64, count: usize) -> Option<f64> {
    if count == 0 { None } else { Some(sum / count as f64) }
}

impl Meaning<'_> {
    /// The class of a demand among parties, and who of them waits for something, whatever the class. [A25]
    pub fn common_ground(&self, parties: &[usize], demand: usize, derived: bool) -> (&'static str, Vec<usize>) {
        let held: Vec<Option<Held>> = parties.iter().map(|p| self.known(*p, demand, derived)).collect();
        let known: Vec<&Held> = held.iter().flatten().collect();
        let waits: Vec<usize> =
            parties.iter().zip(&held).filter(|(_, h)| h.as_ref().is_some_and(|h| h.waits)).map(|(p, _)| *p).collect();
        let may_be_against = known.iter().any(|h| h.words().iter().any(|w| w.0 < 0));
        let last = if may_be_against { "opposed" } else { "no-known-objection" };
        if known.len() < parties.len() {
            return (last, waits);
        }
        let terms: Vec<&Accepted> = known.iter().map(|h| &h.accepts).collect();
        let all = combinations(&known.iter().map(|h| h.words()).collect::<Vec<_>>());
        let agreed = |c: &Vec<Word>| c.iter().all(|w| w.0 >= 2) && common_value(c, &terms);
        // A combination that is agreed is in principle too. [A22]
        let principle = |c: &Vec<Word>| c.iter().all(|w| w.0 >= 1) && common_value(c, &terms);
        let against = |c: &Vec<Word>| c.iter().all(|w| w.1 < 0);
        // Everybody may be for it, by an end of an interval at least. [A20, A21]
        let perhaps: Vec<&Vec<Word>> = all.iter().filter(|c| c.iter().all(|w| w.1 >= 1)).collect();
        let class = if waits.is_empty() && all.iter().all(agreed) {
            "agreed"
        } else if waits.is_empty() && all.iter().all(principle) {
            "agreed-in-principle"
        } else if waits.is_empty() && all.iter().all(against) {
            "all-against"
        } else if !perhaps.is_empty() && perhaps.iter().all(|c| !common_value(c, &terms)) {
            "terms-differ"
        } else if all.iter().any(|c| principle(c) || against(c)) {
            "conditional"
        } else {
            last
        };
        (class, waits)
    }

    /// Two parties compared.
    pub fn compare(&self, a: usize, b: usize, derived: bool) -> Comparison {
        let mut lists: [Vec<usize>; 6] = Default::default();
        let mut intervals = false;
        let (mut opposite, mut apart, mut known) = (0.0, 0.0, 0);
        let (mut low, mut high, mut near, mut far) = (0.0, 0.0, 0.0, 0.0);
        let count = self.talks.demands.len();
        for demand in 0..count {
            let (one, two) = (self.known(a, demand, derived), self.known(b, demand, derived));
            let at = class(one.as_ref(), two.as_ref());
            lists[at].push(demand);
            let levels = pairs(&levels(one.as_ref()), &levels(two.as_ref()));
            low += f64::from(u8::from(levels.iter().all(|(x, y)| x * y < 0)));
            high += f64::from(u8::from(levels.iter().any(|(x, y)| x * y < 0)));
            let distances = || levels.iter().map(|(x, y)| f64::from((x - y).abs()) / 6.0);
            near += distances().fold(1.0, f64::min);
            far += distances().fold(0.0, f64::max);
            if at == UNKNOWN {
                continue;
            }
            let (Some(x), Some(y)) = (one.and_then(|h| h.now), two.and_then(|h| h.now)) else { continue };
            // The word that holds now, or that waits. [A26]
            known += 1;
            intervals |= x.0 != x.1 || y.0 != y.1;
            opposite += f64::from(u8::from(side(x).unwrap_or(0) * side(y).unwrap_or(0) < 0));
            apart += f64::from((x.0 + x.1 - y.0 - y.1).abs()) / 12.0;
        }
        let of = |sum: f64| if count == 0 { 0.0 } else { sum / count as f64 };
        let [agree, terms, conditional, conflict, neutral, unknown] = lists;
        let conflict_share = Figure { known: mean(opposite, known), low: of(low), high: of(high) };
        let distance = Figure { known: mean(apart, known), low: of(near), high: of(far) };
        Comparison { agree, terms, conditional, conflict, neutral, unknown, conflict_share, distance, intervals }
    }
}

const UNKNOWN: usize = 5;

/// The place of a demand among the six lists.
fn class(one: Option<&Held>, two: Option<&Held>) -> usize {
    let (Some(one), Some(two)) = (one, two) else { return UNKNOWN };
    let no_side = |h: &Held| h.words().iter().all(|w| side(*w).is_none());
    if no_side(one) || no_side(two) {
        return UNKNOWN;
    }
    let indifferent = |h: &Held| h.words().iter().all(|w| *w == (0, 0));
    if indifferent(one) || indifferent(two) {
        return 4;
    }
    let all = combinations(&[one.words(), two.words()]);
    let on_one_side = |c: &&Vec<Word>| match (side(c[0]), side(c[1])) {
        (Some(x), Some(y)) => x * y > 0,
        _ => false,
    };
    let together = all.iter().filter(on_one_side).count();
    if together == all.len() && !one.waits && !two.waits {
        // Terms differ only about something that both are for. [A23]
        let differ = all.iter().all(|c| c[0].0 > 0 && !common_value(c, &[&one.accepts, &two.accepts]));
        return usize::from(differ);
    }
    if together > 0 { 2 } else { 3 }
}

/// Every level that a position may have; all of them if nothing is known.
fn levels(held: Option<&Held>) -> Vec<i8> {
    match held {
        None => (-3..=3).collect(),
        Some(held) => held.words().into_iter().flat_map(|w| w.0..=w.1).collect(),
    }
}

fn pairs(a: &[i8], b: &[i8]) -> Vec<(i8, i8)> {
    a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y))).collect()
}
