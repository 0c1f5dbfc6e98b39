//! What is only supposed: assumptions, waivers and scenarios compose, and change what they name and nothing else.

use demarche::analysis::{common_ground, roadmap};
use demarche::id::StepIx;
use demarche::model::{Act, Assumption, Waiver};
use demarche::model::{Class, Level, Model};
use demarche::search::patience::Endless;
use demarche::situation::{Scope, Situation, Supposed};

use crate::support::{demand, levels, load_texts, model, party, situation};

/// South comes to the talks only after the map was shown, and as long as the weather holds.
const TALKS: &str = "parties: {north: {}, south: {}}\nissues: {i: {}}\n\
    demands: {talks: {issue: i, text: T}, map: {issue: i, text: T}, aid: {issue: i, text: T}}\n\
    stances:\n  - {party: north, demand: talks, stance: supports}\n  \
    - {party: south, demand: talks, stance: supports, only_after: map, otherwise: opposes}\n  \
    - {party: south, demand: aid, stance: open, only_after: {all_of: [map, a new law]}}\n\
    steps:\n  show-map: {text: T, fulfils: map}\n  sit-down: {text: T, fulfils: talks}\n  give-aid: {text: T, fulfils: aid}\n\
    scenarios:\n  no-map: {waive: [{before: show-map, after: sit-down}]}\n  \
    no-talks: {assume: [{party: north, demand: talks, stance: rejects}]}\n";

fn step(model: &Model, id: &str) -> StepIx {
    model.steps.iter().find(|(_, step)| step.id.as_str() == id).map(|(ix, _)| ix).unwrap_or_else(|| panic!("{id}"))
}

fn suppose(model: &Model, supposed: Supposed) -> Situation<'_> {
    Situation::of(model).supposing(supposed).build()
}

fn scenarios(model: &Model, ids: &[&str]) -> Supposed {
    let find = |id: &&str| model.scenarios.iter().find(|(_, one)| one.id.as_str() == *id).map(|(ix, _)| ix);
    Supposed { scenarios: ids.iter().filter_map(find).collect(), ..Supposed::default() }
}

fn class(situation: &Situation<'_>, on: &str) -> Class {
    let all: Vec<_> = situation.model.parties.indices().collect();
    let on = demand(situation.model, on);
    common_ground(situation, &all, Scope::Derived).into_iter().find(|ground| ground.demand == on).unwrap().class
}

#[test]
fn a_position_that_waits_for_nothing_but_what_is_waived_holds() {
    let m = model(&[TALKS]);
    let plain = situation(&m);
    assert_eq!(class(&plain, "talks"), Class::Conditional, "while the map was not shown, otherwise counts");
    let waived = suppose(&m, scenarios(&m, &["no-map"]));
    assert_eq!(class(&waived, "talks"), Class::Agreed);
    assert_eq!(levels(&waived, Scope::Direct, "south", "talks"), Some((2, 2)));
    let (south, talks) = (party(&m, "south"), demand(&m, "talks"));
    assert!(waived.hinges(south, talks, Scope::Derived).is_empty());
}

#[test]
fn what_waits_for_something_else_as_well_goes_on_waiting() {
    let m = model(&[TALKS]);
    let waivers = vec![Waiver { before: Act::Step(step(&m, "show-map")), after: Act::Step(step(&m, "give-aid")) }];
    let waived = suppose(&m, Supposed { waivers, ..Supposed::default() });
    let cell = waived.matrix(Scope::Direct).cell(party(&m, "south"), demand(&m, "aid")).copied().unwrap();
    assert!(cell.waiting, "the law is not waived");
    assert_eq!(class(&waived, "talks"), Class::Conditional, "another order is not waived");
}

#[test]
fn only_the_step_that_is_named_is_waived() {
    let m = model(&[&TALKS.replace("only_after: map,", "only_after: show-map,")]);
    let waive = |before| {
        let waivers = vec![Waiver { before: Act::Step(step(&m, before)), after: Act::Step(step(&m, "sit-down")) }];
        class(&suppose(&m, Supposed { waivers, ..Supposed::default() }), "talks")
    };
    assert_eq!((waive("give-aid"), waive("show-map")), (Class::Conditional, Class::Agreed));
}

#[test]
fn a_waiver_is_the_file_without_the_condition() {
    let m = model(&[TALKS]);
    let (text, _) = TALKS.split_once("scenarios:").unwrap();
    let without = text.replace(", only_after: map, otherwise: opposes", "");
    let other = model(&[&without]);
    let (waived, cut) = (suppose(&m, scenarios(&m, &["no-map"])), situation(&other));
    for on in ["talks", "map", "aid"] {
        assert_eq!(class(&waived, on), class(&cut, on), "{on}");
    }
    let orders = |situation: &Situation<'_>| roadmap(situation, &Endless).stages;
    assert_eq!(orders(&waived), orders(&cut));
}

#[test]
fn the_last_word_on_a_demand_counts() {
    let m = model(&[TALKS]);
    let mut supposed = scenarios(&m, &["no-map", "no-talks"]);
    let both = suppose(&m, supposed.clone());
    assert_eq!((both.assumptions.len(), both.waivers.len()), (1, 1));
    assert_eq!(class(&both, "talks"), Class::Opposed);
    let north = Assumption { party: party(&m, "north"), demand: demand(&m, "talks"), levels: Some(Level::MAX.into()) };
    supposed.assumptions.push(north);
    let last = suppose(&m, supposed);
    assert_eq!(last.assumptions, [north]);
    assert_eq!(class(&last, "talks"), Class::Agreed);
}

#[test]
fn nothing_supposed_changes_nothing() {
    let m = model(&[TALKS]);
    let (plain, supposed) = (situation(&m), suppose(&m, Supposed::default()));
    let cells = |situation: &Situation<'_>| {
        m.parties.indices().map(|ix| situation.matrix(Scope::Derived).cells(ix).to_vec()).collect::<Vec<_>>()
    };
    assert_eq!(cells(&plain), cells(&supposed));
}

#[test]
fn an_order_of_demands_without_steps_can_be_waived() {
    let text = include_str!("cases/c1.yaml");
    let m = load_texts(&[text]).model;
    let s = situation(&m);
    let stuck = demarche::analysis::stuck(&s);
    assert_eq!((stuck.len(), stuck[0].demands.len()), (1, 2), "both keep each other waiting");
    let [x, y] = ["x", "y"].map(|id| Act::Demand(demand(&m, id)));
    let supposed = Supposed { waivers: vec![Waiver { before: x, after: y }], ..Supposed::default() };
    let waived = Situation::of(&m).supposing(supposed).build();
    assert!(roadmap(&waived, &Endless).deadlocks.is_empty());
    let held =
        |s: &Situation<'_>| s.matrix(Scope::Direct).cell(party(&m, "pb"), demand(&m, "y")).map(|cell| cell.waiting);
    assert_eq!((held(&s), held(&waived)), (Some(true), Some(false)), "the position that waited for nothing else holds");
    // In a file it is written the same way, and what nobody insists on is found.
    let with = |waiver: &str| format!("{text}\nscenarios: {{first: {{waive: [{waiver}]}}}}\n");
    let found = |waiver: &str| {
        let loaded = load_texts(&[&with(waiver)]);
        loaded.diagnostics.iter().any(|found| found.rule.name == "idle-waiver" || found.rule.name == "unknown-step")
    };
    assert!(!found("{before: x, after: y}"));
    assert!(found("{before: y, after: y}"));
}
