//! Positions that wait for one another.

use crate::diagnostic::{Diagnostic, rule};
use crate::id::StanceIx;
use crate::rule::Subject;
use crate::words::listed;

rule! {
    pub RULE = "D0448" "circular-conditions" Meaning Warning:
        "stances that wait for one another in a circle, so that none of them can ever hold"
}

/// Only `only_after` makes anybody wait; two that each hold if the other does are an exchange. A circle for which nothing
/// vouches is left to `unexplained-deadlock`.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for deadlock in &on.orders().deadlocks {
        let waiting: Vec<StanceIx> = deadlock.orders.iter().flat_map(|order| order.stances.iter().copied()).collect();
        let vouched = deadlock.orders.iter().all(|order| !order.sources.is_empty());
        let (Some((first, others)), true) = (waiting.split_first(), vouched) else { continue };
        let acts: Vec<String> = deadlock.steps.iter().map(|act| format!("`{}`", act.id(model))).collect();
        let message = match acts.len() {
            1 => format!("{} waits for itself", listed(&acts)),
            _ => format!("{} wait for one another", listed(&acts)),
        };
        let place = |ix: &StanceIx| model.stances[*ix].span;
        let found = Diagnostic::new(&RULE, place(first), message).label("waits for what waits for it");
        let found =
            others.iter().filter(|ix| *ix != first).fold(found, |found, ix| found.related(place(ix), "also waits"));
        problems.push(found.help(
            "read the sources again: an offer that holds if the other makes one is `if`, not `only_after`; if each does \
             insist on being second, allow this with the reason: `roadmap` shows the ways out",
        ));
    }
}
