//! Demands that imply one another, so that they are one demand under several names.

use crate::diagnostic::{Diagnostic, rule};
use crate::id::DemandIx;
use crate::rule::Subject;
use crate::words::listed;

rule! {
    pub RULE = "D0225" "implication-cycle" References Warning:
        "demands that imply one another in a circle"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let demands = &on.model.demands;
    for circle in on.situation().graph.implication_circles() {
        let Some((first, others)) = circle.split_first() else { continue };
        let id = |ix: &DemandIx| format!("`{}`", demands[*ix].id);
        let (message, help) = if others.is_empty() {
            (format!("{} implies itself", id(first)), "take the relation out: every demand includes itself")
        } else {
            let all = listed(&circle.iter().map(id).collect::<Vec<_>>());
            let help = if circle.iter().any(|ix| !demands[*ix].only_by.is_empty()) {
                "a way under `only_by` implies its demand; if they are the same outcome, keep one of them; if not, take one \
                 relation out"
            } else {
                "if they are the same outcome, keep one of them; if not, take one relation out"
            };
            let rest = if circle.len() == 2 { "the other" } else { "the others" };
            (format!("{all} imply one another, so nobody can want one without {rest}"), help)
        };
        let found = Diagnostic::new(&RULE, demands[*first].span, message).label("in a circle");
        let found = others.iter().fold(found, |found, ix| found.related(demands[*ix].span, "also in it"));
        problems.push(found.help(help));
    }
}
