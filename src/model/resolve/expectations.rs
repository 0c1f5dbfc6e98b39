//! Assertions about the answers.

use super::names::Names;
use super::stances::UNCLEAR_TARGET;
use super::steps::parties;
use super::words::{date, interval, word};
use crate::diagnostic::{Diagnostic, rule};
use crate::document::read::{OneOrMany, Text};
use crate::document::{Document, ExpectEntry};
use crate::id::DemandIx;
use crate::model::expectation::{Class, Expectation, Expected};
use crate::model::index::Model;

rule! {
    /// An assertion that asserts nothing, or several things.
    pub UNCLEAR_EXPECTATION = "D0308" "unclear-expectation" File Error:
        "an expectation that lacks a part, or says several things at once"
}

/// Adds every expectation that can be understood to the model.
pub fn resolve(document: &Document, names: &Names, model: &mut Model, problems: &mut Vec<Diagnostic>) {
    for entry in &document.expect {
        let as_of = entry.as_of.as_ref().and_then(|text| date(text, problems));
        if let Some(what) = expected(entry, names, problems) {
            model.expectations.push(Expectation { what, as_of, span: entry.span });
        }
    }
}

fn expected(entry: &ExpectEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Expected> {
    let given = |list: &OneOrMany<Text>| !list.items.is_empty();
    let all = [&entry.common_ground, &entry.conflict, &entry.deadlock, &entry.stance];
    if all.iter().filter(|list| given(list)).count() != 1 {
        let help = "give exactly one of `common_ground`, `conflict`, `deadlock` and `stance`";
        return unclear(entry, "an expectation is about one thing", help, problems);
    }
    if given(&entry.common_ground) {
        let parties = parties(&entry.common_ground.items, names, problems);
        let demand = demand(entry, names, problems)?;
        let Some(class) = &entry.class else {
            return unclear(
                entry,
                "an expectation of common ground needs the key `class`",
                "add `class: agreed`",
                problems,
            );
        };
        let class = word(class, "a class of common ground", Class::ALL, problems)?;
        (parties.len() == entry.common_ground.items.len()).then_some(Expected::Class(parties, demand, class))
    } else if given(&entry.conflict) {
        let parties = parties(&entry.conflict.items, names, problems);
        let demand = demand(entry, names, problems)?;
        match (parties.as_slice(), entry.conflict.items.len()) {
            ([a, b], 2) => Some(Expected::Conflict([*a, *b], demand)),
            (_, 2) => None,
            _ => unclear(entry, "a conflict is between two parties", "name two, as in `conflict: [a, b]`", problems),
        }
    } else if given(&entry.deadlock) {
        let steps: Vec<_> = entry.deadlock.items.iter().filter_map(|text| names.step(text, problems)).collect();
        (steps.len() == entry.deadlock.items.len()).then_some(Expected::Deadlock(steps))
    } else {
        stance(entry, names, problems)
    }
}

fn stance(entry: &ExpectEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Expected> {
    let ([party, demand], Some(is)) = (entry.stance.items.as_slice(), &entry.is) else {
        let message = "an expectation of a stance needs a party, a demand and the key `is`";
        return unclear(entry, message, "write `{stance: [party, demand], is: unknown}`", problems);
    };
    let (party, demand) = (names.party(party, problems), names.demand(demand, problems));
    let levels = match is.items.as_slice() {
        [one] if one.value == "unknown" => None,
        _ => Some(interval(is, problems)?),
    };
    Some(Expected::Stance(party?, demand?, levels))
}

fn demand(entry: &ExpectEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<DemandIx> {
    match &entry.demand {
        Some(demand) => names.demand(demand, problems),
        None => {
            problems.push(
                Diagnostic::new(&UNCLEAR_TARGET, entry.span, "this expectation needs the key `demand`")
                    .label("on what?")
                    .help("add `demand: …` with the id of a demand"),
            );
            None
        }
    }
}

fn unclear<T>(entry: &ExpectEntry, message: &str, help: &str, problems: &mut Vec<Diagnostic>) -> Option<T> {
    problems.push(Diagnostic::new(&UNCLEAR_EXPECTATION, entry.span, message).label("what is expected?").help(help));
    None
}
