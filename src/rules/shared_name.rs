//! One name for two parties, or for two people.

use std::collections::BTreeMap;

use crate::collation::folded;
use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;
use crate::source::Span;
use crate::words::listed;

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
        "if both are the same, keep one entry; if not, keep the name with one of the two; for a part of a party, use `part_of`",
        problems,
    );
    shared(
        people.map(|person| (person.id.as_str(), person.span, names(&person.name, &person.also))),
        "if both are the same, keep one entry; if not, keep the name with one of the two, or add a first name or an office",
        problems,
    );
}

/// Reports every pair with the names that the one further up has already.
fn shared<'a>(all: impl Iterator<Item = Named<'a>>, help: &str, problems: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    let mut all: Vec<Named<'_>> = all.collect();
    all.sort_by_key(|(_, span, _)| *span);
    for (id, span, names) in all {
        // By who has it first: the names that both have.
        let mut both: BTreeMap<(&str, Span), Vec<String>> = BTreeMap::new();
        for name in names {
            let first = *taken.entry(folded(name)).or_insert((id, span));
            let shared = format!("`{name}`");
            if first.0 != id
                && both.get(&first).is_none_or(|known| known.iter().all(|other| folded(other) != folded(&shared)))
            {
                both.entry(first).or_default().push(shared);
            }
        }
        for ((first, place), names) in both {
            problems.push(
                Diagnostic::new(&RULE, span, format!("`{first}` and `{id}` are both called {}", listed(&names)))
                    .label("the second")
                    .related(place, "the first")
                    .help(help),
            );
        }
    }
}
