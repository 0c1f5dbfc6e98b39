//! A scenario that waives what nobody insists on.

use crate::diagnostic::{Diagnostic, rule};
use crate::model::Act;
use crate::rule::Subject;

rule! {
    pub RULE = "D0414" "idle-waiver" Meaning Error:
        "a scenario that waives an order of steps on which nobody insists"
}

/// Positions that wait count as of the date of the model. O(steps × orders).
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    if model.scenarios.iter().all(|(_, scenario)| scenario.waive.is_empty()) {
        return;
    }
    let orders = &on.orders().orders;
    for (waiver, span) in model.scenarios.iter().flat_map(|(_, scenario)| &scenario.waive) {
        let lies_in_the_matter = orders.iter().any(|order| {
            order.insists.is_none() && order.step == waiver.after && order.any_of.contains(&waiver.before)
        });
        let is_meant = |before, after| {
            orders.iter().any(|order| order.insists.is_some() && order.step == after && order.any_of.contains(&before))
        };
        if is_meant(waiver.before, waiver.after) {
            continue;
        }
        let id = |act: Act| format!("`{}`", act.id(model));
        let (before, after) = (id(waiver.before), id(waiver.after));
        let found = Diagnostic::new(&RULE, *span, format!("nobody insists that {before} comes before {after}"));
        let help = if is_meant(waiver.after, waiver.before) {
            let [before, after] = [waiver.after, waiver.before].map(|act| act.id(model));
            format!("somebody insists on the other order: write `{{before: {before}, after: {after}}}`")
        } else if lies_in_the_matter {
            "the order is `structural`: it lies in the matter, so there is nobody to waive it; take the waiver out"
                .to_owned()
        } else {
            "take the waiver out, or write who insists under `after:` of the later step".to_owned()
        };
        problems.push(found.label("nothing to waive").help(help));
    }
}
