//! One name for two parties.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::id::PartyIx;
use crate::model::Model;

pub static RULE: Rule = Rule {
    code: "D0406",
    name: "shared-name",
    severity: Severity::Error,
    summary: "a name that two parties have, so that nobody knows which one is meant",
};

pub fn check(model: &Model, problems: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<String, PartyIx> = BTreeMap::new();
    for (ix, party) in model.parties.iter() {
        for name in std::iter::once(&party.name).chain(&party.also) {
            let first = *taken.entry(name.to_lowercase()).or_insert(ix);
            if first == ix {
                continue;
            }
            let message = format!("`{}` and `{}` are both called `{name}`", model.parties[first].id, party.id);
            problems.push(
                Diagnostic::new(&RULE, party.span, message)
                    .label("the second")
                    .related(model.parties[first].span, "the first")
                    .help("keep the name with one of the two; for a part of a party, use `part_of`"),
            );
        }
    }
}
