//! A party that nothing refers to.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0222" "unused-party" References Warning:
        "a party that nothing refers to"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let used = &on.usage().parties;
    for (_, party) in model.parties.iter().filter(|(ix, _)| !used.contains(ix)) {
        problems.push(
            Diagnostic::new(&RULE, party.span, format!("nothing refers to the party `{}`", party.id))
                .label("not used")
                .help("add what it wants, says or does, or take it out; if it is known to be silent, allow this with that reason"),
        );
    }
}
