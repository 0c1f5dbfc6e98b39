//! Why constraints cannot hold together: every minimal set of them that cannot, and every minimal set without which the
//! rest can. Models are not known here.

use std::collections::BTreeSet;

use crate::search::patience::Patience;
use crate::search::solver::{Literal, Solver, Verdict, opposite};

/// The minimal sets of a list of constraints, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MinimalSets {
    /// Obstacles: minimal unsatisfiable subsets, each of which cannot hold as a whole and could without any one of its
    /// members. By size, then by number.
    pub obstacles: Vec<Vec<usize>>,
    /// Minimal correction subsets: without one of these all others can hold, and without less than it they cannot. By
    /// size, then by number. If everything can hold, the empty set alone.
    pub corrections: Vec<Vec<usize>>,
    /// Whether these are all.
    pub complete: bool,
}

/// Every minimal set of constraints over what a solver holds, each given as a literal, up to `most` of each sort and as long
/// as there is patience. Of the corrections, those of the least size come first.
///
/// MARCO (M. Liffiton and A. Malik, *Enumerating infeasibility: finding multiple MUSes quickly*, 2013): a second solver keeps
/// the map of subsets that nothing is known of; each unexplored one, taken as large as it can be, either can hold and its complement
/// is a correction, or cannot and is shrunk to an obstacle. Obstacles are the minimal hitting sets of corrections and
/// the other way round (R. Reiter, *Artif. Intell.* 32, 1987). One or two questions to the solvers for each constraint and
/// each set found; there can be exponentially many sets.
pub fn minimal_sets<S: Solver, M: Solver>(
    solver: &mut S,
    map: &mut M,
    constraints: &[Literal],
    most: usize,
    patience: &dyn Patience,
) -> MinimalSets {
    let places: Vec<usize> = constraints.iter().map(|_| map.variable()).collect();
    let mut found = smallest(solver, constraints, most, patience);
    for correction in &found.corrections {
        map.clause(&correction.iter().map(|at| (places[*at], true)).collect::<Vec<_>>());
    }
    let mut held = 0;
    loop {
        let seed = match unexplored(map, &places) {
            Ok(seed) => seed,
            Err(verdict) => {
                found.complete &= verdict != Verdict::Undecided;
                break;
            }
        };
        let number = found.obstacles.len() + found.corrections.len();
        // Once there are enough corrections, so many more are passed over at most on the way to the last obstacles.
        if found.obstacles.len() >= most || held >= most || !patience.go_on(number) {
            found.complete = false;
            break;
        }
        match can_hold(solver, constraints, &seed) {
            Held::Together(those) => {
                // The seed is as large as the map allows, but constraints that the map leaves open may hold too.
                let largest = grow(solver, constraints, those);
                let correction: Vec<usize> = (0..constraints.len()).filter(|at| !largest.contains(at)).collect();
                map.clause(&correction.iter().map(|at| (places[*at], true)).collect::<Vec<_>>());
                held += 1;
                if found.corrections.len() < most {
                    found.corrections.push(correction);
                } else {
                    found.complete = false;
                }
            }
            Held::Not(core) => {
                let obstacle = shrink(solver, constraints, core);
                map.clause(&obstacle.iter().map(|at| (places[*at], false)).collect::<Vec<_>>());
                found.obstacles.push(obstacle.into_iter().collect());
            }
            Held::Undecided => {
                found.complete = false;
                break;
            }
        }
    }
    let by_size = |set: &Vec<usize>| (set.len(), set.clone());
    found.obstacles.sort_by_key(by_size);
    found.corrections.sort_by_key(by_size);
    found
}

/// The corrections of the least size: the bound is lowered until nothing is left below it, then each that meets it is
/// found (a linear search for MaxSAT).
fn smallest(solver: &mut impl Solver, constraints: &[Literal], most: usize, patience: &dyn Patience) -> MinimalSets {
    let mut found = MinimalSets { complete: true, ..MinimalSets::default() };
    let violated: Vec<Literal> = constraints.iter().copied().map(opposite).collect();
    let bounds = solver.at_most(&violated);
    let broken = |values: &[bool]| -> Vec<usize> {
        (0..constraints.len()).filter(|at| values[constraints[*at].0] != constraints[*at].1).collect()
    };
    let values = match solver.solve(&[]) {
        Verdict::Can(values) => values,
        verdict => {
            found.complete = verdict != Verdict::Undecided;
            return found;
        }
    };
    let mut least = broken(&values).len();
    while let Some(bound) = least.checked_sub(1) {
        if !patience.go_on(0) {
            // Whether there is a smaller one is not known.
            found.complete = false;
            return found;
        }
        match solver.solve(&bounds[bound]) {
            Verdict::Can(values) => least = broken(&values).len(),
            Verdict::Cannot(_) => break,
            Verdict::Undecided => {
                found.complete = false;
                return found;
            }
        }
    }
    // What was found is ruled out only as long as this is assumed.
    let others = solver.variable();
    let assumed: Vec<Literal> = bounds[least].iter().copied().chain([(others, true)]).collect();
    loop {
        let values = match solver.solve(&assumed) {
            Verdict::Can(values) => values,
            verdict => {
                found.complete &= verdict != Verdict::Undecided;
                break;
            }
        };
        if found.corrections.len() >= most || !patience.go_on(found.corrections.len()) {
            found.complete = false;
            break;
        }
        let correction = broken(&values);
        let kept = correction.iter().map(|at| constraints[*at]);
        solver.clause(&kept.chain([(others, false)]).collect::<Vec<_>>());
        found.corrections.push(correction);
    }
    solver.clause(&[(others, false)]);
    found
}

/// A set of which nothing is known yet, and to which nothing can be added without something being known; or what is said in the place
/// of one.
fn unexplored(map: &mut impl Solver, places: &[usize]) -> Result<BTreeSet<usize>, Verdict> {
    let values = match map.solve(&[]) {
        Verdict::Can(values) => values,
        verdict => return Err(verdict),
    };
    let mut inside: BTreeSet<usize> = (0..places.len()).filter(|at| values[places[*at]]).collect();
    for at in 0..places.len() {
        if inside.contains(&at) {
            continue;
        }
        let assumed: Vec<Literal> = inside.iter().chain([&at]).map(|at| (places[*at], true)).collect();
        if let Verdict::Can(values) = map.solve(&assumed) {
            inside.extend((0..places.len()).filter(|at| values[places[*at]]));
        }
    }
    Ok(inside)
}

/// Whether constraints can hold together.
enum Held {
    /// All constraints that hold in a package in which these do.
    Together(BTreeSet<usize>),
    /// Those of them that keep it from being.
    Not(BTreeSet<usize>),
    /// Nobody knows.
    Undecided,
}

fn can_hold(solver: &mut impl Solver, constraints: &[Literal], set: &BTreeSet<usize>) -> Held {
    let assumed: Vec<Literal> = set.iter().map(|at| constraints[*at]).collect();
    match solver.solve(&assumed) {
        Verdict::Can(values) => {
            let holds = |at: &usize| values[constraints[*at].0] == constraints[*at].1;
            Held::Together((0..constraints.len()).filter(holds).collect())
        }
        Verdict::Cannot(core) => Held::Not(set.iter().copied().filter(|at| core.contains(&constraints[*at])).collect()),
        Verdict::Undecided => Held::Undecided,
    }
}

fn grow(solver: &mut impl Solver, constraints: &[Literal], mut held: BTreeSet<usize>) -> BTreeSet<usize> {
    for at in 0..constraints.len() {
        if !held.contains(&at) {
            let mut wider = held.clone();
            wider.insert(at);
            if let Held::Together(all) = can_hold(solver, constraints, &wider) {
                held = all;
            }
        }
    }
    held
}

fn shrink(solver: &mut impl Solver, constraints: &[Literal], mut core: BTreeSet<usize>) -> BTreeSet<usize> {
    for at in core.clone() {
        if core.contains(&at) {
            let mut narrower = core.clone();
            narrower.remove(&at);
            if let Held::Not(rest) = can_hold(solver, constraints, &narrower) {
                core = rest;
            }
        }
    }
    core
}
