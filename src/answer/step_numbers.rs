//! How many steps there are of each sort, in numbers that add up and in a sentence.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::Roadmap;
use crate::analysis;
use crate::id::StepIx;
use crate::words::count;

/// How many steps there are of each sort. Each step is of one sort, so that the numbers add up: it is in a deadlock, or comes after
/// one, or is in a stage. Of those in a stage, what is refused is counted first, then what comes after that, then what excludes
/// another step; what is left can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct StepNumbers {
    /// All that are known on the day.
    pub all: usize,
    /// Those that nobody is known to refuse, now or once others of this sort have been taken.
    pub can_be_taken: usize,
    /// Those in a stage that lead to a demand which somebody refuses.
    pub refused: usize,
    /// Those in a stage that come after a step or a demand which somebody refuses, directly or through others.
    pub after_refused: usize,
    /// Those of all others in a stage that lead to a demand which cannot hold together with that of another step.
    pub exclusive: usize,
    /// Those in a deadlock.
    pub locked: usize,
    /// Those that come after a deadlock.
    pub behind: usize,
}

impl StepNumbers {
    /// Of an analysis. O(steps × log steps).
    pub fn new(found: &analysis::Roadmap) -> StepNumbers {
        let refused: BTreeSet<StepIx> = found.refused.iter().filter_map(|(act, _)| act.step()).collect();
        let after: BTreeSet<StepIx> = found.after_refused.iter().map(|(step, _)| *step).collect();
        let exclusive: BTreeSet<StepIx> = found.exclusive.iter().flatten().copied().collect();
        let acts = found.deadlocks.iter().flat_map(|deadlock| &deadlock.steps);
        let locked = acts.filter(|act| act.step().is_some()).count();
        let behind = found.behind.len();
        let mut numbers =
            StepNumbers { all: 0, can_be_taken: 0, refused: 0, after_refused: 0, exclusive: 0, locked, behind };
        for step in found.stages.iter().flatten() {
            let sort = match step {
                _ if refused.contains(step) => &mut numbers.refused,
                _ if after.contains(step) => &mut numbers.after_refused,
                _ if exclusive.contains(step) => &mut numbers.exclusive,
                _ => &mut numbers.can_be_taken,
            };
            *sort += 1;
        }
        let StepNumbers { can_be_taken, refused, after_refused, exclusive, .. } = numbers;
        StepNumbers { all: can_be_taken + refused + after_refused + exclusive + locked + behind, ..numbers }
    }
}

impl Roadmap<'_> {
    /// `9 steps: none can be taken as positions stand; 1 leads to what a party refuses; 3 come after what a party refuses; 2 wait for
    /// one another, in 1 deadlock; 3 come after a deadlock.`
    pub fn sentence(&self) -> String {
        let StepNumbers { all, can_be_taken, refused, after_refused, exclusive, locked, behind } = self.numbers;
        let deadlocks = count(self.deadlocks.len(), "deadlock", "deadlocks");
        let demands = format!("demands without steps wait for one another, in {deadlocks}");
        match (all, self.deadlocks.len(), self.orders.len()) {
            (0, 0, 0) => return "No step is known.".to_owned(),
            (0, 0, orders) => {
                let cases = count(orders, "case", "cases");
                return format!("No step is known; in {cases} one demand waits for another, and there is no deadlock.");
            }
            (0, ..) => return format!("No step is known; {demands}."),
            _ => {}
        }
        let some = |number: usize, one: &str, several: &str| {
            (number > 0).then(|| format!("{number} {}", if number == 1 { one } else { several }))
        };
        let stages = count(self.stages.len(), "stage", "stages");
        let taken = match can_be_taken {
            0 if all == 1 => None,
            0 => Some("none can be taken as positions stand".to_owned()),
            1 if all == 1 => Some("it can be taken as positions stand".to_owned()),
            own if own == all => Some(format!("all can be taken as positions stand, in {stages}")),
            own => Some(format!("{own} can be taken as positions stand")),
        };
        let waits = match (self.deadlocks.len(), locked) {
            (0, _) => Some("there is no deadlock".to_owned()),
            (_, 0) => Some(demands),
            (_, 1) => Some("1 is part of a deadlock".to_owned()),
            (_, several) => Some(format!("{several} wait for one another, in {deadlocks}")),
        };
        let parts = [
            taken,
            some(refused, "leads to what a party refuses", "lead to what a party refuses"),
            some(after_refused, "comes after what a party refuses", "come after what a party refuses"),
            some(exclusive, "excludes another one", "exclude other ones"),
            waits,
            some(behind, "comes after a deadlock", "come after a deadlock"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{}: {}.", count(all, "step", "steps"), parts.join("; "))
    }
}
