//! A demand on which nobody is known to have a position.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;
use crate::situation::Scope;

rule! {
    pub RULE = "D0424" "unheld-demand" Meaning Warning:
        "a demand on which nobody has a position, and which nothing else is about"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let used = &on.usage().demands;
    let derived = on.situation().matrix(Scope::Derived);
    for (ix, demand) in model.demands.iter().filter(|(ix, _)| !used.contains(ix)) {
        let unclear = || on.situation().unfit().iter().any(|(_, demand)| *demand == ix);
        if model.parties.indices().any(|party| derived.cell(party, ix).is_some()) || unclear() {
            continue;
        }
        problems.push(
            Diagnostic::new(&RULE, demand.span, format!("nobody has a position on `{}`", demand.id))
                .label("wanted and refused by nobody")
                .help("add a stance on it, or take it out; who asks for it if nobody is known to?"),
        );
    }
}
