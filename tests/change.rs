//! What is said of time is right: the timeline holds what was known by a day, and a difference between two dates shows
//! who changed, not what became known.

mod git;
mod log;
mod models;
mod structure;
mod told;

use demarche::analysis::{Change, Diff, Happening, Window, diff, timeline};
use demarche::graph::Filter;
use demarche::model::{Model, Voice};
use demarche::situation::Situation;

use crate::support::{SELVAR, close, day, model, party, small};

fn at<'m>(model: &'m Model, date: &str) -> Situation<'m> {
    Situation::of(model).on(day(date)).build()
}

fn between(model: &Model, from: &str, to: &str) -> Diff {
    diff(&at(model, from), &at(model, to))
}

/// The changes of a party on a demand, or none if there are none.
fn changes(model: &Model, found: &Diff, holder: &str, target: &str) -> Vec<Change> {
    let this =
        |d: &&demarche::analysis::Difference| d.party == party(model, holder) && model.target_id(d.target) == target;
    found.changed.iter().find(this).map(|d| d.changes.clone()).unwrap_or_default()
}

/// Party, id and date of the positions of a timeline, planned ones marked.
fn positions(situation: &Situation<'_>, window: &Window) -> Vec<String> {
    let m = situation.model;
    let line = |entry: &demarche::analysis::DatedHappening| {
        let word = match entry.what {
            Happening::Stance(_) => "said",
            Happening::Begins(_) => "begins",
            Happening::RunsOut(_) => "ends",
            _ => return None,
        };
        let date = entry.date.map_or("-".to_owned(), |date| date.to_string());
        let planned = if entry.planned { " planned" } else { "" };
        let holder = &m.parties[*entry.parties.first()?].id;
        Some(format!("{date} {word} {holder} {}{planned}", entry.what.id(m).unwrap_or_default()))
    };
    timeline(situation, window).dated.iter().filter_map(line).collect()
}

#[test]
fn what_becomes_known_is_not_convergence() {
    let m = small(
        "a b",
        "d1; d2",
        &[
            "a d1 supports, said: 2025-01-01",
            "a d1 open, said: 2025-01-05",
            "a d2 demands, said: 2025-01-05",
            "b d1 opposes, said: 2025-01-01",
            "b d2 open, said: 2025-01-01",
        ],
    );
    let found = between(&m, "2025-01-01", "2025-01-05");
    let [pair] = found.convergence.as_slice() else { panic!("{:?}", found.convergence) };
    assert_eq!(pair.common, 1);
    assert!(close(pair.from, 0.6667) && close(pair.to, 0.5), "{pair:?}; over all that is known it would be 0.4167");
    assert_eq!(changes(&m, &found, "a", "d1"), [Change::SofterFor]);
    assert_eq!(changes(&m, &found, "a", "d2"), [Change::Appeared]);
    assert_eq!((found.substantive(), found.unchanged, found.count(Change::Appeared)), (1, 2, 1));
}

#[test]
fn every_way_to_change_has_its_word() {
    let step = |before: &str, now: &str| {
        let stances = [format!("a d {before}, said: 2024"), format!("a d {now}, said: 2025")];
        let m = small("a", "d; e", &[&stances[0], &stances[1]]);
        let found = between(&m, "2024", "2025");
        assert_eq!(found.changed.len() + found.said_again.len(), 1, "{before} → {now}");
        changes(&m, &found, "a", "d")
    };
    assert_eq!(step("open", "demands"), [Change::FirmerFor]);
    assert_eq!(step("neutral", "open"), [Change::FirmerFor]);
    assert_eq!(step("supports", "neutral"), [Change::SofterFor]);
    assert_eq!(step("reluctant", "rejects"), [Change::FirmerAgainst]);
    assert_eq!(step("neutral", "opposes"), [Change::FirmerAgainst]);
    assert_eq!(step("rejects", "neutral"), [Change::SofterAgainst]);
    assert_eq!(step("rejects", "[reluctant, rejects]"), [Change::Unclear], "it may have stayed");
    assert_eq!(step("[opposes, rejects]", "[reluctant, opposes]"), [Change::SofterAgainst]);
    assert_eq!(step("rejects", "open"), [Change::Turned]);
    assert_eq!(step("opposes", "[reluctant, rejects]"), [Change::Unclear], "the middle stays");
    assert_eq!(step("open", "[open, reluctant]"), [Change::Unclear], "the side is not known");
    assert_eq!(step("open", "open, if: e"), [Change::ConditionAdded]);
    assert_eq!(step("open, unless: e", "open"), [Change::ConditionDropped]);
    assert_eq!(step("open, if: e", "open, unless: e"), [Change::ConditionChanged]);
    assert_eq!(step("rejects", "supports, if: e, otherwise: rejects"), [Change::ConditionAdded]);
    let cap = |max: u32| format!("open, accepts: {{cap: {{max: {max}}}}}");
    assert_eq!(step(&cap(4), &cap(6)), [Change::TermsWidened]);
    assert_eq!(step(&cap(6), &cap(4)), [Change::TermsNarrowed]);
    assert_eq!(step("open, accepts: {cap: 5}", "open, accepts: {cap: 6}"), [Change::TermsChanged]);
    assert_eq!(step("open", &cap(4)), [Change::TermsChanged], "what it accepted before is not known");
    let red = "rejects, red_line: {judge: curator, why: never}";
    assert_eq!(step("rejects", red), [Change::RedLineAdded]);
    assert_eq!(step(red, "rejects"), [Change::RedLineDropped]);
    assert_eq!(step("open, if: e", "open, if: e"), [], "said again");
    assert_eq!(
        step("rejects", "open, if: e, accepts: {lead: us}"),
        [Change::Turned, Change::ConditionAdded, Change::TermsChanged]
    );
}

/// Superseded, run out, superseded before it would have, and undated.
const TURNS: &[&str] = &[
    "a d rejects, said: 2025-01-01",
    "a d open, said: 2025-01-03, voice: stated",
    "a e open, said: 2025-01-02, until: 2025-01-04",
    "b e open, said: 2025-01-01, until: 2025-01-04",
    "b e supports, said: 2025-01-03",
    "b d neutral",
];

#[test]
fn what_ran_out_is_dropped_and_what_is_superseded_is_not() {
    let m = small("a b", "d; e", TURNS);
    let found = between(&m, "2025-01-02", "2025-01-05");
    assert_eq!(changes(&m, &found, "a", "e"), [Change::Dropped]);
    assert_eq!(changes(&m, &found, "a", "d"), [Change::Turned]);
    assert_eq!(changes(&m, &found, "b", "e"), [Change::FirmerFor]);
    assert_eq!((found.unchanged, found.substantive()), (1, 2), "the undated position was always known");
}

#[test]
fn nothing_changes_between_a_date_and_itself() {
    let m = model(&[SELVAR]);
    for date in ["2015", "2020", "2024-05-20"] {
        let found = between(&m, date, date);
        assert!(found.changed.is_empty() && found.said_again.is_empty() && found.unchanged > 0, "{date}");
        assert!(found.convergence.iter().all(|pair| pair.from == pair.to), "{date}");
    }
}

#[test]
fn what_appears_one_way_is_dropped_the_other() {
    let m = model(&[SELVAR]);
    let (there, back) = (between(&m, "2015", "2024-05"), between(&m, "2024-05", "2015"));
    assert!(there.count(Change::Appeared) > 0);
    assert_eq!(there.count(Change::Appeared), back.count(Change::Dropped));
    assert_eq!(there.count(Change::Dropped), back.count(Change::Appeared));
    assert_eq!(there.count(Change::FirmerFor), back.count(Change::SofterFor));
    assert_eq!(there.count(Change::FirmerAgainst), back.count(Change::SofterAgainst));
    assert_eq!(there.count(Change::Turned), back.count(Change::Turned));
    assert_eq!((there.substantive(), there.unchanged), (back.substantive(), back.unchanged));
}

#[test]
fn orveth_turns_on_the_gauges_and_back() {
    let m = model(&[SELVAR]);
    let on_gauges = |from, to| changes(&m, &between(&m, from, to), "orveth", "joint-gauges");
    assert_eq!(on_gauges("2015", "2020"), [Change::Turned, Change::TermsChanged]);
    assert_eq!(on_gauges("2020", "2024"), [Change::Turned, Change::ConditionAdded, Change::TermsChanged]);
    // Two dates show where a position stands, not the way that it took.
    assert_eq!(on_gauges("2015", "2024"), [Change::SofterFor, Change::ConditionAdded, Change::TermsChanged]);
}

#[test]
fn a_timeline_holds_what_was_known_by_the_day() {
    let m = small("a b", "d; e", TURNS);
    let everything = Window::default();
    assert_eq!(
        positions(&at(&m, "2025-01-02"), &everything),
        [
            "2025-01-01 said a d",
            "2025-01-01 said b e",
            "2025-01-02 said a e",
            "2025-01-04 ends a e planned",
            "2025-01-04 ends b e planned",
        ]
    );
    assert_eq!(
        positions(&at(&m, "2025-01-05"), &everything),
        [
            "2025-01-01 said a d",
            "2025-01-01 said b e",
            "2025-01-02 said a e",
            "2025-01-03 said a d",
            "2025-01-03 said b e",
            "2025-01-04 ends a e",
        ]
    );
    assert_eq!(timeline(&at(&m, "2025-01-05"), &everything).undated.len(), 1);
}

#[test]
fn a_window_and_a_filter_cut_a_timeline() {
    let m = small("a b", "d; e", TURNS);
    let window = Window { parties: vec![party(&m, "a")], from: Some(day("2025-01-02")), to: Some(day("2025-01-03")) };
    let situation = at(&m, "2025-01-05");
    assert_eq!(positions(&situation, &window), ["2025-01-02 said a e", "2025-01-03 said a d"]);
    let filter = Filter { voices: [Voice::Stated].into(), ..Filter::default() };
    let found = timeline(&Situation::of(&m).on(day("2025-01-05")).filtered(filter).build(), &window);
    assert_eq!((found.dated.len(), found.left_out), (1, 1));
    assert!(found.dated[0].supersedes.is_empty(), "the rejection has no voice, so it does not count");
    let unfiltered = timeline(&situation, &window);
    assert!(!unfiltered.dated[1].supersedes.is_empty());
}

#[test]
fn a_position_that_begins_later_is_planned_from_the_day_on_which_it_was_said() {
    let m = small("a", "d", &["a d open, said: 2024-03-01, from: 2024-06-01"]);
    let all = Window::default();
    assert!(positions(&at(&m, "2024-02-01"), &all).is_empty());
    let said = "2024-03-01 said a d";
    assert_eq!(positions(&at(&m, "2024-04-01"), &all), [said, "2024-06-01 begins a d planned"]);
    assert_eq!(positions(&at(&m, "2024-06-01"), &all), [said, "2024-06-01 begins a d"]);
}
