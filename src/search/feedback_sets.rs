//! The smallest sets of requirements whose waiver lets everything in a deadlock be done.
//!
//! A minimum feedback set over units: what one party insists on is waived as a whole. NP-hard in general (Karp 1972), so
//! the search is exact up to [`MOST`] waivable units and says so where it is not.

use std::collections::BTreeSet;

use crate::search::patience::Patience;

/// Units up to which the search is exact.
pub const MOST: usize = 24;

/// Something that has to come about before a step can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The step.
    pub step: usize,
    /// One of these has to be done before it.
    pub any_of: Vec<usize>,
    /// The unit by whose waiver it falls; none if nobody can waive it.
    pub unit: Option<usize>,
}

/// The smallest sets, or what is known of their size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WaysOut {
    /// Every smallest set of units, in order. Empty if no waiver opens it.
    All(Vec<Vec<usize>>),
    /// At least and at most so many units, for a deadlock that is too large to search, or whose search was stopped.
    Between(usize, usize),
}

/// In which round each step can be done when some units are waived, from 0: a step can once each of its needs is met by a step of an
/// earlier round; none for what waits for itself or for what does. O(steps + needs).
pub fn rounds(steps: usize, needs: &[Need], waived: &BTreeSet<usize>) -> Vec<Option<usize>> {
    let holds = |need: &&Need| need.unit.is_none_or(|unit| !waived.contains(&unit));
    let needs: Vec<&Need> = needs.iter().filter(holds).collect();
    let mut meets: Vec<Vec<usize>> = vec![Vec::new(); steps];
    let mut open = vec![0_usize; steps];
    for (at, need) in needs.iter().enumerate() {
        open[need.step] += 1;
        need.any_of.iter().for_each(|before| meets[*before].push(at));
    }
    // From below: nothing is done that waits for what is not.
    let mut met = vec![false; needs.len()];
    let mut found = vec![None; steps];
    let mut ready: Vec<usize> = (0..steps).filter(|step| open[*step] == 0).collect();
    let mut round = 0;
    while !ready.is_empty() {
        let mut next = Vec::new();
        for step in ready {
            found[step] = Some(round);
            for need in &meets[step] {
                if !std::mem::replace(&mut met[*need], true) {
                    let later = needs[*need].step;
                    open[later] -= 1;
                    if open[later] == 0 {
                        next.push(later);
                    }
                }
            }
        }
        (ready, round) = (next, round + 1);
    }
    found
}

/// Which steps can be done at all. O(steps + needs).
pub fn doable(steps: usize, needs: &[Need], waived: &BTreeSet<usize>) -> Vec<bool> {
    rounds(steps, needs, waived).into_iter().map(|round| round.is_some()).collect()
}

/// Every smallest set of units after whose waiver all steps can be done.
///
/// Branch and bound by size: a set that opens the deadlock has to waive one of the units that block the first blocked
/// step, directly or through others. O(2^units × needs × steps) at worst; deadlocks of negotiations have few ways out, and
/// the search ends at the smallest size that has one.
pub fn ways_out(steps: usize, needs: &[Need], patience: &dyn Patience) -> WaysOut {
    let units: BTreeSet<usize> = needs.iter().filter_map(|need| need.unit).collect();
    let opens = |waived: &BTreeSet<usize>| doable(steps, needs, waived).into_iter().all(|done| done);
    if !opens(&units) {
        return WaysOut::All(Vec::new());
    }
    if units.len() > MOST {
        return between(steps, needs, &units);
    }
    for size in 0..=units.len() {
        let mut search = SetSearch { steps, needs, found: Vec::new(), patience, stopped: false };
        search.branch(&mut BTreeSet::new(), &mut BTreeSet::new(), size);
        if search.stopped {
            let WaysOut::Between(least, most) = between(steps, needs, &units) else { break };
            return WaysOut::Between(least.max(size), most);
        }
        if !search.found.is_empty() {
            search.found.sort();
            return WaysOut::All(search.found);
        }
    }
    WaysOut::All(Vec::new())
}

struct SetSearch<'n> {
    steps: usize,
    needs: &'n [Need],
    found: Vec<Vec<usize>>,
    patience: &'n dyn Patience,
    stopped: bool,
}

impl SetSearch<'_> {
    /// Adds every set of exactly `left` more units that opens the deadlock and has none that is kept.
    fn branch(&mut self, waived: &mut BTreeSet<usize>, kept: &mut BTreeSet<usize>, left: usize) {
        self.stopped = self.stopped || !self.patience.go_on(self.found.len());
        if self.stopped {
            return;
        }
        let blocking = blocking(self.steps, self.needs, waived);
        if blocking.is_empty() {
            // A smaller set would have been found before.
            if left == 0 {
                self.found.push(waived.iter().copied().collect());
            }
            return;
        }
        if left == 0 {
            return;
        }
        let mut tried = Vec::new();
        for unit in blocking {
            if kept.contains(&unit) {
                continue;
            }
            waived.insert(unit);
            self.branch(waived, kept, left - 1);
            waived.remove(&unit);
            // What follows is about sets without this unit; those with it are all found.
            kept.insert(unit);
            tried.push(unit);
        }
        tried.iter().for_each(|unit| {
            kept.remove(unit);
        });
    }
}

/// The units of which one has to be waived, so that the first blocked step can be done: those of every need that it waits
/// for, directly or through others. Empty if no step is blocked.
fn blocking(steps: usize, needs: &[Need], waived: &BTreeSet<usize>) -> BTreeSet<usize> {
    let done = doable(steps, needs, waived);
    let Some(first) = done.iter().position(|done| !done) else { return BTreeSet::new() };
    let holds = |need: &&Need| need.unit.is_none_or(|unit| !waived.contains(&unit));
    let mut units = BTreeSet::new();
    let mut seen = BTreeSet::from([first]);
    let mut queue = vec![first];
    while let Some(step) = queue.pop() {
        let open = |need: &&Need| need.step == step && !need.any_of.iter().any(|before| done[*before]);
        for need in needs.iter().filter(holds).filter(open) {
            units.extend(need.unit);
            queue.extend(need.any_of.iter().copied().filter(|before| seen.insert(*before)));
        }
    }
    units
}

/// Bounds for a deadlock that is too large: the most circles without a unit in common that were found, and the units of a
/// set that opens it and has none to spare.
fn between(steps: usize, needs: &[Need], units: &BTreeSet<usize>) -> WaysOut {
    let mut waived = BTreeSet::new();
    let mut least = 0;
    loop {
        let blocking = blocking(steps, needs, &waived);
        if blocking.is_empty() {
            break;
        }
        // Whatever opens the rest has to waive one of these, and none of them was counted before.
        waived.extend(blocking);
        least += 1;
    }
    let mut enough = units.clone();
    for unit in units {
        enough.remove(unit);
        if !doable(steps, needs, &enough).into_iter().all(|done| done) {
            enough.insert(*unit);
        }
    }
    WaysOut::Between(least, enough.len())
}
