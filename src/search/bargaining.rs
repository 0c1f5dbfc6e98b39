//! Which outcomes stand out when every party has said what each is worth to it. Models are not known here.
//!
//! Every solution returns all of its ties: an order in which outcomes happen to be listed decides nothing.

use std::cmp::Ordering;

/// Outcomes with what each is worth to each party, and what no outcome is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Bargain {
    /// Of each outcome, the utility of each party.
    pub outcomes: Vec<Vec<f64>>,
    /// The utility of each party if there is no deal.
    pub disagreement: Vec<f64>,
}

/// The outcomes that a solution picks, by number, with the value that they reach.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Picked {
    /// All of them; empty if nothing is at least as good for everybody as no deal.
    pub outcomes: Vec<usize>,
    /// What is largest: a product of gains, a share of the ideal, a gain, or a sum.
    pub value: Option<f64>,
}

/// What stands out.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Solutions {
    /// Outcomes that no other beats: none is at least as good for all and better for one (V. Pareto).
    pub frontier: Vec<usize>,
    /// Outcomes that are at least as good as no deal for everybody.
    pub rational: Vec<usize>,
    /// For each party, the most that it gains in a rational outcome.
    pub ideal_gains: Vec<f64>,
    /// The largest product of gains (J. Nash, *Econometrica* 18, 1950).
    pub nash: Picked,
    /// The largest smallest share of the ideal gain, ties by the next smallest (E. Kalai and M. Smorodinsky, *Econometrica* 43,
    /// 1975, taken to a finite set: other conventions can pick other outcomes). A party that cannot gain is left out.
    pub kalai_smorodinsky: Picked,
    /// The largest smallest gain (E. Kalai, *Econometrica* 45, 1977).
    pub egalitarian: Picked,
    /// The largest sum of utilities.
    pub utilitarian: Picked,
}

/// Two numbers that differ by less than this, in proportion, are taken as equal: sums of decimals are not exact.
const CLOSE: f64 = 1e-9;

/// Which of two numbers is larger, unless they are taken as equal.
pub fn order(a: f64, b: f64) -> Ordering {
    if (a - b).abs() <= CLOSE * a.abs().max(b.abs()) { Ordering::Equal } else { a.total_cmp(&b) }
}

/// How much more a utility is than what no deal is worth; nothing if the two are taken as equal.
fn gain(value: f64, without: f64) -> f64 {
    if order(value, without).is_eq() { 0.0 } else { value - without }
}

fn order_all(a: &[f64], b: &[f64]) -> Ordering {
    a.iter().zip(b).map(|(a, b)| order(*a, *b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

/// Works everything out. O(outcomes × (log outcomes + frontier × parties)).
///
/// ```
/// use demarche::search::bargaining::{Bargain, solve};
/// let outcomes = vec![vec![100.0, 0.0], vec![60.0, 80.0], vec![40.0, 20.0]];
/// let found = solve(&Bargain { outcomes, disagreement: vec![0.0, 0.0] });
/// assert_eq!(found.frontier, [0, 1]);
/// assert_eq!((found.nash.outcomes, found.nash.value), (vec![1], Some(4800.0)));
/// ```
pub fn solve(bargain: &Bargain) -> Solutions {
    let gains: Vec<Vec<f64>> = bargain
        .outcomes
        .iter()
        .map(|outcome| {
            outcome.iter().zip(&bargain.disagreement).map(|(value, without)| gain(*value, *without)).collect()
        })
        .collect();
    let bears = |outcome: &usize| gains[*outcome].iter().all(|gain| *gain >= 0.0);
    let rational: Vec<usize> = (0..gains.len()).filter(bears).collect();
    let most = |party: usize| rational.iter().map(|at| gains[*at][party]).fold(0.0, f64::max);
    let ideal_gains: Vec<f64> = (0..bargain.disagreement.len()).map(most).collect();
    let share = |at: usize| {
        let parties = (0..ideal_gains.len()).filter(|party| ideal_gains[*party] > 0.0);
        let mut shares: Vec<f64> = parties.map(|party| gains[at][party] / ideal_gains[party]).collect();
        shares.sort_by(f64::total_cmp);
        shares
    };
    let least = |at: usize| vec![gains[at].iter().copied().fold(f64::INFINITY, f64::min)];
    Solutions {
        frontier: frontier(&bargain.outcomes),
        nash: best(&rational, |at| vec![gains[at].iter().product()]),
        kalai_smorodinsky: best(&rational, share),
        egalitarian: best(&rational, least),
        utilitarian: best(&rational, |at| vec![bargain.outcomes[at].iter().sum()]),
        ideal_gains,
        rational,
    }
}

/// The outcomes whose numbers are largest, the first first.
fn best(among: &[usize], numbers: impl Fn(usize) -> Vec<f64>) -> Picked {
    let mut picked = Picked::default();
    let mut largest: Vec<f64> = Vec::new();
    for at in among {
        let own = numbers(*at);
        let compared = if picked.outcomes.is_empty() { Ordering::Greater } else { order_all(&own, &largest) };
        if compared.is_gt() {
            picked = Picked { outcomes: Vec::new(), value: own.first().copied() };
            largest = own;
        }
        if compared.is_ge() {
            picked.outcomes.push(*at);
        }
    }
    picked
}

fn frontier(outcomes: &[Vec<f64>]) -> Vec<usize> {
    // Nothing is beaten by what has a smaller sum, so each is compared with the frontier so far only.
    let mut by_sum: Vec<usize> = (0..outcomes.len()).collect();
    let sum = |at: usize| outcomes[at].iter().sum::<f64>();
    by_sum.sort_by(|a, b| sum(*b).total_cmp(&sum(*a)).then(a.cmp(b)));
    let beats = |a: &[f64], b: &[f64]| {
        let orders: Vec<Ordering> = a.iter().zip(b).map(|(a, b)| order(*a, *b)).collect();
        orders.iter().all(|order| order.is_ge()) && orders.iter().any(|order| order.is_gt())
    };
    let mut frontier: Vec<usize> = Vec::new();
    for at in by_sum {
        if !frontier.iter().any(|known| beats(&outcomes[*known], &outcomes[at])) {
            frontier.push(at);
        }
    }
    frontier.sort_unstable();
    frontier
}
