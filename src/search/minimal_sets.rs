//! Why constraints cannot hold together: every minimal set of them that cannot, and every minimal set without which the
//! rest can. Models are not known here.

use fixedbitset::FixedBitSet;

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
/// the other way round (R. Reiter, *Artif. Intell.* 32, 1987), so that what is known of one sort often tells of the other, and nobody
/// has to be asked. One or two questions to the solvers for each constraint and each set found at most; there can be exponentially
/// many sets.
pub fn minimal_sets<S: Solver, M: Solver>(
    solver: &mut S,
    map: &mut M,
    constraints: &[Literal],
    most: usize,
    patience: &dyn Patience,
) -> MinimalSets {
    let places: Vec<usize> = constraints.iter().map(|_| map.variable()).collect();
    let mut found = smallest(solver, constraints, most, patience);
    let mut known = Known::default();
    for correction in &found.corrections {
        map.clause(&correction.iter().map(|at| (places[*at], true)).collect::<Vec<_>>());
        known.holding.push(set_of(constraints.len(), (0..constraints.len()).filter(|at| !correction.contains(at))));
    }
    let mut held = 0;
    loop {
        let seed = match unexplored(map, &places, &known) {
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
                let largest = grow(solver, constraints, those, &known, &mut found.complete);
                let correction: Vec<usize> = (0..constraints.len()).filter(|at| !largest.contains(*at)).collect();
                map.clause(&correction.iter().map(|at| (places[*at], true)).collect::<Vec<_>>());
                held += 1;
                known.holding.push(largest);
                if found.corrections.len() < most {
                    found.corrections.push(correction);
                } else {
                    found.complete = false;
                }
            }
            Held::Not(core) => {
                let obstacle = shrink(solver, constraints, core, &known, &mut found.complete);
                map.clause(&obstacle.ones().map(|at| (places[at], false)).collect::<Vec<_>>());
                found.obstacles.push(obstacle.ones().collect());
                known.obstacles.push(obstacle);
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

fn set_of(size: usize, members: impl Iterator<Item = usize>) -> FixedBitSet {
    let mut set = FixedBitSet::with_capacity(size);
    set.extend(members);
    set
}

/// What is known of sets of constraints.
#[derive(Default)]
struct Known {
    /// Least sets that cannot hold.
    obstacles: Vec<FixedBitSet>,
    /// Largest sets that can.
    holding: Vec<FixedBitSet>,
}

impl Known {
    /// Whether a set is known not to hold once a constraint is added to it.
    fn keeps_out(&self, set: &FixedBitSet, at: usize) -> bool {
        let without = |obstacle: &FixedBitSet| obstacle.ones().all(|other| other == at || set.contains(other));
        self.obstacles.iter().any(|obstacle| obstacle.contains(at) && without(obstacle))
    }

    /// Whether a set is known to hold.
    fn can_hold(&self, set: &FixedBitSet) -> bool {
        self.holding.iter().any(|largest| set.is_subset(largest))
    }
}

/// A set of which nothing is known yet, and to which nothing can be added without something being known; or what is said in the place
/// of one.
fn unexplored(map: &mut impl Solver, places: &[usize], known: &Known) -> Result<FixedBitSet, Verdict> {
    let values = match map.solve(&[]) {
        Verdict::Can(values) => values,
        verdict => return Err(verdict),
    };
    let mut inside = set_of(places.len(), (0..places.len()).filter(|at| values[places[*at]]));
    // Of sets that can hold, it is known that something outside of each has to be in this one, and that it stays. So only
    // obstacles keep anything out.
    for at in 0..places.len() {
        if !inside.contains(at) && !known.keeps_out(&inside, at) {
            inside.insert(at);
        }
    }
    Ok(inside)
}

/// Whether constraints can hold together.
enum Held {
    /// All constraints that hold in a package in which these do.
    Together(FixedBitSet),
    /// Those of them that keep it from being.
    Not(FixedBitSet),
    /// Nobody knows.
    Undecided,
}

fn can_hold(solver: &mut impl Solver, constraints: &[Literal], set: &FixedBitSet) -> Held {
    let assumed: Vec<Literal> = set.ones().map(|at| constraints[at]).collect();
    match solver.solve(&assumed) {
        Verdict::Can(values) => {
            let holds = |at: &usize| values[constraints[*at].0] == constraints[*at].1;
            Held::Together(set_of(constraints.len(), (0..constraints.len()).filter(holds)))
        }
        Verdict::Cannot(core) => {
            Held::Not(set_of(constraints.len(), set.ones().filter(|at| core.contains(&constraints[*at]))))
        }
        Verdict::Undecided => Held::Undecided,
    }
}

/// Adds to a set whatever can be added; what nobody knows of stays out, and not all is found then.
fn grow(
    solver: &mut impl Solver,
    constraints: &[Literal],
    mut held: FixedBitSet,
    known: &Known,
    complete: &mut bool,
) -> FixedBitSet {
    for at in 0..constraints.len() {
        if !held.contains(at) && !known.keeps_out(&held, at) {
            let mut wider = held.clone();
            wider.insert(at);
            match can_hold(solver, constraints, &wider) {
                Held::Together(all) => held = all,
                Held::Not(_) => {}
                Held::Undecided => *complete = false,
            }
        }
    }
    held
}

/// Takes out of a set whatever it does not take to be impossible; what nobody knows of stays in, and not all is found then.
fn shrink(
    solver: &mut impl Solver,
    constraints: &[Literal],
    mut core: FixedBitSet,
    known: &Known,
    complete: &mut bool,
) -> FixedBitSet {
    for at in core.clone().ones() {
        if core.contains(at) {
            let mut narrower = core.clone();
            narrower.remove(at);
            if known.can_hold(&narrower) {
                continue;
            }
            match can_hold(solver, constraints, &narrower) {
                Held::Not(rest) => core = rest,
                Held::Together(_) => {}
                Held::Undecided => *complete = false,
            }
        }
    }
    core
}
