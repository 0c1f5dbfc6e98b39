//! Assertions about the answers.

use super::names::Names;
use super::steps::parties;
use super::words::{date, interval, word};
use crate::diagnostic::{Diagnostic, rule};
use crate::document::read::Text;
use crate::document::{Document, ExpectEntry};
use crate::id::DemandIx;
use crate::model::expectation::{Class, Expectation, Expected};
use crate::model::scale::Level;
use crate::model::whole::Model;
use crate::source::Span;
use crate::words::listed;

rule! {
    /// An assertion that asserts nothing, or several things.
    pub UNCLEAR_EXPECTATION = "D0308" "unclear-expectation" File Error:
        "an expectation that lacks a part, or says several things at once"
}

/// Adds every expectation that can be understood to the model.
pub fn resolve(document: &Document<'_>, names: &Names, model: &mut Model, problems: &mut Vec<Diagnostic>) {
    for entry in &document.expect {
        let as_of = entry.as_of.as_ref().and_then(|text| date(text, problems));
        if let Some(what) = expected(entry, names, problems) {
            model.expectations.push(Expectation { what, as_of, span: entry.span });
        }
    }
}

/// What an expectation can be about, with the keys that belong to it besides `as_of` and `note`.
const SUBJECTS: [(&str, &[&str]); 4] =
    [("common_ground", &["demand", "class"]), ("conflict", &["demand"]), ("deadlock", &[]), ("stance", &["is"])];

fn expected(entry: &ExpectEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Expected> {
    let lists = [&*entry.common_ground.items, &entry.conflict.items, &entry.deadlock.items, &entry.stance.items];
    let given: Vec<usize> = (0..lists.len()).filter(|at| !lists[*at].is_empty()).collect();
    let [subject] = given.as_slice() else {
        let about: Vec<String> = given.iter().map(|at| format!("`{}`", SUBJECTS[*at].0)).collect();
        let message = match about.as_slice() {
            [] => "this expectation is about nothing".to_owned(),
            _ => format!("this expectation is about several things: {}", listed(&about)),
        };
        let help = "give exactly one of `common_ground`, `conflict`, `deadlock` and `stance`";
        return unclear(entry, message, help, problems);
    };
    if let Some((key, span)) = foreign(entry, SUBJECTS[*subject].1) {
        let message = format!("`{key}` does not belong to an expectation with `{}`", SUBJECTS[*subject].0);
        let found = Diagnostic::new(&UNCLEAR_EXPECTATION, span, message).label("does not belong here");
        problems.push(found.help(format!("take `{key}` out, or write an expectation of its own")));
        return None;
    }
    match subject {
        0 => class(entry, names, problems),
        1 => conflict(entry, names, problems),
        2 => deadlock(entry, names, problems),
        _ => stance(entry, names, problems),
    }
}

/// The first key that belongs to another sort of expectation.
fn foreign(entry: &ExpectEntry, own: &[&str]) -> Option<(&'static str, Span)> {
    let is = entry.is.as_ref().and_then(|is| is.items.first());
    let keys = [("demand", entry.demand.as_ref()), ("class", entry.class.as_ref()), ("is", is)];
    let mut given = keys.into_iter().filter_map(|(key, text)| Some((key, text?.span)));
    given.find(|(key, _)| !own.contains(key))
}

/// Whether a list names at least two different things.
fn several(list: &[Text<'_>]) -> bool {
    list.iter().any(|text| text.value != list[0].value)
}

fn class(entry: &ExpectEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Expected> {
    if !several(&entry.common_ground.items) {
        let help = "name two different parties or more";
        return unclear(entry, "common ground is between several parties", help, problems);
    }
    let parties = parties(&entry.common_ground.items, names, problems);
    let demand = demand(entry, names, problems);
    let Some(class) = &entry.class else {
        let message = "an expectation of common ground needs the key `class`";
        let words: Vec<&str> = Class::ALL.iter().map(|(word, _)| *word).collect();
        return unclear(entry, message, &format!("add `class:` with one of: {}", words.join(", ")), problems);
    };
    let class = word(class, "a class of common ground", Class::ALL, problems);
    let all = parties.len() == entry.common_ground.items.len();
    Some(Expected::Class(parties, demand?, class?)).filter(|_| all)
}

fn conflict(entry: &ExpectEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Expected> {
    if entry.conflict.items.len() != 2 || !several(&entry.conflict.items) {
        let help = "name two different parties: `conflict: [first, second]`";
        return unclear(entry, "a conflict is between two parties", help, problems);
    }
    let parties = parties(&entry.conflict.items, names, problems);
    let demand = demand(entry, names, problems)?;
    match parties.as_slice() {
        [a, b] => Some(Expected::Conflict([*a, *b], demand)),
        _ => None,
    }
}

fn deadlock(entry: &ExpectEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Expected> {
    if !several(&entry.deadlock.items) {
        let help = "name two different steps or more that wait for one another";
        return unclear(entry, "a deadlock is between several steps", help, problems);
    }
    let steps: Vec<_> = entry.deadlock.items.iter().filter_map(|text| names.step(text, problems)).collect();
    (steps.len() == entry.deadlock.items.len()).then_some(Expected::Deadlock(steps))
}

fn stance(entry: &ExpectEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Expected> {
    let [party, demand] = entry.stance.items.as_slice() else {
        let message = "an expectation of a stance needs a party and a demand";
        return unclear(entry, message, "write `stance: [party, demand]` with the id of each", problems);
    };
    let Some(is) = entry.is.as_ref().filter(|is| !is.items.is_empty()) else {
        let words: Vec<&str> = Level::words().collect();
        let help = format!("add `is:` with one of: {}, unknown", words.join(", "));
        return unclear(entry, "an expectation of a stance needs the key `is`", &help, problems);
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
            let help = "add `demand: …` with the id of a demand";
            unclear(entry, "this expectation needs the key `demand`", help, problems)
        }
    }
}

fn unclear<T>(
    entry: &ExpectEntry,
    message: impl Into<String>,
    help: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    problems.push(Diagnostic::new(&UNCLEAR_EXPECTATION, entry.span, message).label("what is expected?").help(help));
    None
}
