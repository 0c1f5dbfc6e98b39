//! Scenarios, options of issues, and utilities.

use super::accepted::BAD_VALUE;
use super::ids::{Called, DUPLICATE_ID, Ids, UNKNOWN_ID};
use super::names::Names;
use super::stances::evidence;
use super::words::{interval, value};
use crate::diagnostic::Diagnostic;
use crate::document::read::{Entries, Text, unique};
use crate::document::set::Set;
use crate::document::{self, Document};
use crate::id::{IssueIx, ScenarioId, ScenarioIx};
use crate::model::scenario::{Assumption, IssueOption, Scenario, Utility, Waiver};
use crate::model::terms::number;
use crate::model::whole::Model;
use crate::source::Span;
use crate::words::{near, shorten};

/// Adds every scenario and utility that can be understood to the model.
pub fn resolve(document: &Document<'_>, names: &Names, model: &mut Model, problems: &mut Vec<Diagnostic>) {
    // Nothing refers to a scenario, so its ids are only looked at.
    let called = Called { word: "scenario", section: "scenarios" };
    Ids::<ScenarioIx>::plain(called, &UNKNOWN_ID, &document.scenarios, problems);
    for (id, entry) in Names::first_definitions(&document.scenarios) {
        model.scenarios.push(scenario(id, entry, names, problems));
    }
    for entry in &document.utilities {
        if let Some(utility) = utility(entry, names, model, problems) {
            model.utilities.push(utility);
        }
    }
}

fn scenario(id: &Text<'_>, entry: &document::ScenarioEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Scenario {
    let assumption = |entry: &document::AssumedEntry, problems: &mut Vec<Diagnostic>| {
        let (party, demand) = (names.party(&entry.party, problems), names.demand(&entry.demand, problems));
        let Some(words) = entry.stance.as_ref().filter(|words| !words.items.is_empty()) else {
            let found = Diagnostic::new(&BAD_VALUE, entry.span, "an assumption needs the key `stance`");
            problems.push(found.label("which position?").help("add `stance:` with one word of the scale"));
            return None;
        };
        // That a position is not known can be supposed as well.
        let unknown = matches!(words.items.as_slice(), [word] if word.value == "unknown");
        let levels = if unknown { None } else { Some(interval(words, problems)?) };
        Some(Assumption { levels, party: party?, demand: demand? })
    };
    let waiver = |entry: &document::WaiverEntry, problems: &mut Vec<Diagnostic>| {
        let (before, after) = (names.act(&entry.before, problems), names.act(&entry.after, problems));
        Some((Waiver { before: before?, after: after? }, entry.span))
    };
    if entry.assume.is_empty() && entry.waive.is_empty() {
        let found = Diagnostic::new(&BAD_VALUE, id.span, format!("the scenario `{}` supposes nothing", id.value));
        problems.push(found.label("nothing under it").help("add `assume:` or `waive:`, or take it out"));
    }
    let mut assume: Vec<(Assumption, Span)> = Vec::new();
    for entry in &entry.assume {
        let Some(one) = assumption(entry, problems) else { continue };
        match assume.iter().find(|(known, _)| (known.party, known.demand) == (one.party, one.demand)) {
            Some((_, first)) => {
                let message = format!("`{}` on `{}` is assumed twice", entry.party.value, entry.demand.value);
                let found = Diagnostic::new(&BAD_VALUE, entry.span, message).label("again here");
                problems.push(found.related(*first, "first here").help("keep the one that is meant"));
            }
            None => assume.push((one, entry.span)),
        }
    }
    Scenario {
        id: ScenarioId::new(id.value),
        text: value(&entry.text),
        assume: assume.into_iter().map(|(one, _)| one).collect(),
        waive: entry.waive.iter().filter_map(|entry| waiver(entry, problems)).collect(),
        note: value(&entry.note),
        span: id.span,
    }
}

/// The options of an issue. Whether their demands belong to it is looked at in the document: the model does not hold its
/// demands yet.
pub fn options(
    issue: &Text<'_>,
    entries: &Entries<Set<Text<'_>>>,
    document: &Document<'_>,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Vec<IssueOption> {
    let mut options = Vec::new();
    for (name, demands) in unique(entries, problems) {
        let mut own = Vec::new();
        for text in &demands.items {
            let Some(demand) = names.demand(text, problems) else { continue };
            let is_other = |(id, entry): (&Text<'_>, &document::DemandEntry)| {
                id.value == text.value && entry.issue.value != issue.value
            };
            if Names::first_definitions(&document.demands).any(is_other) {
                let message = format!("`{}` is a demand of another issue", shorten(text.value));
                let found = Diagnostic::new(&BAD_VALUE, text.span, message);
                let help = "an option settles its own issue: name demands of this issue, and decide others there";
                problems.push(found.label(format!("not of the issue `{}`", shorten(issue.value))).help(help));
                continue;
            }
            if own.contains(&demand) {
                let found = Diagnostic::new(&BAD_VALUE, text.span, format!("`{}` is named twice", shorten(text.value)));
                problems.push(found.label("again here").help("name each demand of an option once"));
                continue;
            }
            own.push(demand);
        }
        if name.value.trim().is_empty() {
            let found = Diagnostic::new(&BAD_VALUE, name.span, "an option without a name");
            problems
                .push(found.label("what is it called?").help("give it a word or two, as in `joint: [first, second]`"));
        }
        options.push(IssueOption { name: name.value.to_string(), demands: own, span: name.span });
    }
    options
}

fn utility(
    entry: &document::UtilityEntry,
    names: &Names,
    model: &Model,
    problems: &mut Vec<Diagnostic>,
) -> Option<Utility> {
    let mut weights = Vec::new();
    for (issue, text) in unique(&entry.weights, problems) {
        let weight = amount(text, problems).and_then(|weight| {
            if weight < 0.0 {
                let found = Diagnostic::new(&BAD_VALUE, text.span, "a weight is not negative");
                problems.push(found.label("less than nothing").help("give a weight of 0 or more"));
                return None;
            }
            Some(weight)
        });
        weights.extend(names.issue(issue, problems).zip(weight));
    }
    let mut values = Vec::new();
    for (issue, entries) in unique(&entry.values, problems) {
        let of_options: Vec<(&Text<'_>, Option<f64>)> = unique(entries, problems)
            .collect::<Vec<_>>()
            .into_iter()
            .map(|(name, text)| (name, amount(text, problems)))
            .collect();
        let Some(ix) = names.issue(issue, problems) else { continue };
        let known =
            of_options.into_iter().filter_map(|(name, value)| Some((option(name, ix, model, problems)?, value?)));
        let mut known: Vec<(usize, f64)> = known.collect();
        known.sort_by_key(|(option, _)| *option);
        values.push((ix, known));
    }
    weights.sort_by_key(|(issue, _)| *issue);
    values.sort_by_key(|(issue, _)| *issue);
    let party = names.party(&entry.party, problems)?;
    if let Some(first) = model.utilities.iter().find(|utility| utility.party == party) {
        let message = format!("`{}` has utilities twice", model.parties[party].id);
        let found = Diagnostic::new(&DUPLICATE_ID, entry.party.span, message).label("again here");
        problems.push(found.related(first.span, "first here").help("keep one of the two, or make them one"));
        return None;
    }
    Some(Utility {
        party,
        given_by: entry.given_by.value.to_string(),
        weights,
        values,
        disagreement: entry.disagreement.as_ref().and_then(|text| amount(text, problems)),
        evidence: evidence(&entry.evidence, names, problems),
        note: value(&entry.note),
        span: entry.span,
    })
}

fn amount(text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<f64> {
    let found = number(text.value);
    if found.is_none() {
        let message = format!("`{}` is not a number", shorten(text.value));
        let help = "utilities are numbers that the party gives; leave out what it does not say";
        problems.push(Diagnostic::new(&BAD_VALUE, text.span, message).label("expected a number").help(help));
    }
    found
}

fn option(name: &Text<'_>, issue: IssueIx, model: &Model, problems: &mut Vec<Diagnostic>) -> Option<usize> {
    let options = &model.issues[issue].options;
    let found = options.iter().position(|option| option.name == name.value);
    if found.is_none() {
        let known = || options.iter().map(|option| option.name.as_str());
        let help = match near(name.value, known()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if options.is_empty() => "list the options of the issue under `options:` there".to_owned(),
            None => format!("its options are: {}", known().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("`{}` has no option `{}`", model.issues[issue].id, shorten(name.value));
        problems.push(Diagnostic::new(&BAD_VALUE, name.span, message).label("not an option of the issue").help(help));
    }
    found
}
