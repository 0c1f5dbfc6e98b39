//! A deadlock for which nothing vouches.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, rule};
use crate::model::Act;
use crate::model::Element;
use crate::rule::Subject;
use crate::words::listed;

rule! {
    pub RULE = "D0426" "unexplained-deadlock" Meaning Warning:
        "steps that wait for one another, with neither evidence for each nor a dispute about them"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let graph = &on.situation().graph;
    for deadlock in &on.orders().deadlocks {
        let circle = &deadlock.steps;
        let Some((first, others)) = circle.split_first() else { continue };
        let element = |act: &Act| match act {
            Act::Step(ix) => Element::Step(*ix),
            Act::Demand(ix) => Element::Demand(*ix),
        };
        let disputed = circle.iter().any(|act| !graph.disputes_on(element(act)).is_empty());
        let unsaid = deadlock.orders.iter().filter(|order| order.sources.is_empty()).map(|order| order.step);
        let without: BTreeSet<Act> = unsaid.collect();
        // A step after itself is a slip of the pen, and `condition-on-itself` says so.
        if without.is_empty() || disputed || others.is_empty() {
            continue;
        }
        let id = |act: &Act| format!("`{}`", act.id(model));
        let span = |act: &Act| match act {
            Act::Step(ix) => model.steps[*ix].span,
            Act::Demand(ix) => model.demands[*ix].span,
        };
        let all = listed(&circle.iter().map(id).collect::<Vec<_>>());
        let found = Diagnostic::new(&RULE, span(first), format!("{all} wait for one another"));
        let found = others.iter().fold(found.label("in a circle"), |found, ix| found.related(span(ix), "also in it"));
        problems.push(found.help(format!(
            "a deadlock is a grave thing to say: add evidence to {}, or a dispute that concerns one of the steps",
            listed(&without.iter().map(id).collect::<Vec<_>>())
        )));
    }
}
