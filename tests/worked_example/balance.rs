//! (e) The balance of the source base.

use demarche::analysis::{Balance, PartyBalance, balance};
use demarche::graph::Filter;
use demarche::model::{Model, Voice};
use demarche::situation::Situation;

use super::fixture;
use crate::support::{day, model, situation};

/// In force, statements, named, demands, evidence, sources.
fn row(m: &Model, found: &Balance, id: &str) -> [usize; 6] {
    let row = found.parties.iter().find(|row| m.parties[row.party].id.as_str() == id);
    let PartyBalance { in_force, statements, named, demands, evidence, sources, .. } =
        row.unwrap_or_else(|| panic!("no row for {id}"));
    [*in_force, *statements, *named, *demands, *evidence, *sources]
}

/// Parties, statements, quotations.
fn source_row(m: &Model, found: &Balance, id: &str) -> [usize; 3] {
    let row = found.sources.iter().find(|row| m.sources[row.source].id.as_str() == id);
    let row = row.unwrap_or_else(|| panic!("no row for {id}"));
    [row.parties, row.statements, row.quotations]
}

#[test]
fn the_fixture_rests_on_one_source_and_names_no_speaker() {
    let m = fixture();
    let found = balance(&situation(&m));
    let expected = [("eu", 1), ("russia", 7), ("turkey", 2), ("ukraine", 7), ("us", 2)];
    let ids: Vec<&str> = found.parties.iter().map(|row| m.parties[row.party].id.as_str()).collect();
    assert_eq!(ids, expected.map(|(id, _)| id), "by id");
    for (id, number) in expected {
        assert_eq!(row(&m, &found, id), [number, number, 0, number, number, 1], "{id}");
    }
    assert_eq!(source_row(&m, &found, "worked-example"), [5, 19, 19]);
    assert_eq!((found.statements(), found.named(), found.left_out), (19, 0, 0));
}

#[test]
fn on_28_may_less_had_been_said() {
    let m = fixture();
    let found = balance(&Situation::of(&m).on(day("2025-05-28")).build());
    assert_eq!((row(&m, &found, "ukraine"), row(&m, &found, "us")), ([7, 7, 0, 7, 7, 1], [0; 6]));
    assert_eq!(source_row(&m, &found, "worked-example"), [2, 14, 14]);
}

/// Superseded, run out, not yet said, on an issue, anonymous, a place without words, no evidence: one of each.
const KINDS: &str = "\
model: {as_of: 2025-05-10}
sources: {s: {}, t: {}, u: {}}
issues: {i: {}}
parties: {a: {}, b: {}, c: {}}
people: {ann: {party: a}, someone: {party: a, anonymous: true}}
demands: {d: {issue: i, text: T}, e: {issue: i, text: T}, f: {issue: i, text: T}}
stances:
- {party: a, speaker: ann, demand: d, stance: rejects, said: 2025-05-01, voice: stated, evidence: {s: [no, never]}}
- {party: a, speaker: someone, demand: d, stance: open, said: 2025-05-02, voice: stated, evidence: {s: perhaps, t: {at: p. 3}}}
- {party: a, speaker: ann, demand: e, stance: open, said: 2025-05-03, until: 2025-05-04, voice: reported, evidence: {t: for now}}
- {party: a, demand: f, stance: open, said: 2025-05-20, evidence: {t: later}}
- {party: a, issue: i, stance: open, voice: document, evidence: {t: on the whole}}
- {party: b, demand: d, stance: open}
";

#[test]
fn every_kind_of_statement_is_counted_where_it_belongs() {
    let m = model(&[KINDS]);
    let found = balance(&situation(&m));
    // In force: d and the issue; e ran out, f is not yet said. Pieces: 2 + 2 + 1 + 1.
    assert_eq!(row(&m, &found, "a"), [2, 4, 2, 2, 6, 2]);
    assert_eq!(row(&m, &found, "b"), [1, 1, 0, 1, 0, 0]);
    assert_eq!(row(&m, &found, "c"), [0; 6]);
    assert_eq!(source_row(&m, &found, "s"), [1, 2, 3]);
    assert_eq!(source_row(&m, &found, "t"), [1, 3, 2], "a place is no quotation");
    assert_eq!(source_row(&m, &found, "u"), [0; 3]);
    assert_eq!((found.statements(), found.named(), found.left_out), (5, 2, 0));
}

#[test]
fn a_filter_is_seen_in_the_balance() {
    let m = model(&[KINDS]);
    let s = m.find_source("s").unwrap_or_else(|error| panic!("{error}"));
    let of = |filter| balance(&Situation::of(&m).filtered(filter).build());
    let found = of(Filter { without: [s].into(), ..Filter::default() });
    assert_eq!(row(&m, &found, "a"), [2, 3, 1, 2, 3, 1]);
    assert_eq!((source_row(&m, &found, "s"), source_row(&m, &found, "t")), ([0; 3], [1, 3, 2]));
    assert_eq!(found.left_out, 1);
    let found = of(Filter { voices: [Voice::Document].into(), ..Filter::default() });
    assert_eq!((row(&m, &found, "a"), found.left_out), ([1, 1, 0, 0, 1, 1], 4), "what is not yet said is not counted");
}
