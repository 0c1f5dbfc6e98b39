//! One name for two parties, or for two people.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;
use crate::source::Span;

rule! {
    pub RULE = "D0406" "shared-name" References Error:
        "a name that two parties or two people have, so that nobody knows which one is meant"
}

/// What has names: its id, where it is defined, and every name.
type Named<'a> = (&'a str, Span, Vec<&'a String>);

/// A party may have the name of a person: somebody can take part in the talks in their own name. Unnamed speakers are
/// left out, because several of them are called the same and none is looked up by it.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let names = |name, also| std::iter::once(name).chain(also).collect();
    let parties = model.parties.iter().map(|(_, party)| party);
    let people = model.people.iter().map(|(_, person)| person).filter(|person| !person.anonymous);
    shared(
        parties.map(|party| (party.id.as_str(), party.span, names(&party.name, &party.also))),
        "keep the name with one of the two; for a part of a party, use `part_of`",
        problems,
    );
    shared(
        people.map(|person| (person.id.as_str(), person.span, names(&person.name, &person.also))),
        "keep the name with one of the two, or add a first name or an office",
        problems,
    );
}

/// Reports every name that an earlier one has already.
fn shared<'a>(all: impl Iterator<Item = Named<'a>>, help: &str, problems: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for (id, span, names) in all {
        for name in names {
            let first = *taken.entry(name.to_lowercase()).or_insert((id, span));
            if first.0 == id {
                continue;
            }
            problems.push(
                Diagnostic::new(&RULE, span, format!("`{}` and `{id}` are both called `{name}`", first.0))
                    .label("the second")
                    .related(first.1, "the first")
                    .help(help),
            );
        }
    }
}
