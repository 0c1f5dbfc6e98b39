//! The worked example "mini-istanbul" with every number that was worked out by hand, and the small examples of the
//! definitions. Here (a), pairs and Pawlak's distance; what follows from positions, common ground, filters and the
//! balance of sources are below.

mod balance;
mod brokers;
mod derived;
mod filters;
mod ground;
mod leverage;

use demarche::analysis::{Bounded, PawlakRelation, compare, pair_counts, pairs};
use demarche::model::Class;
use demarche::model::Model;
use demarche::situation::{Scope, Situation};

use crate::support::{
    MINI_ISTANBUL, close, counts_of, day, demand, demand_ids, ground_on, load_texts, model, party, party_ids,
    situation, six, small,
};

const WD: &str = "leave-four-regions";
/// The demands in the order of the table.
const COLUMNS: [&str; 8] = [
    "ceasefire-unconditional",
    "nato-renounce",
    "cede-occupied",
    WD,
    "reparations",
    "leaders-meeting",
    "memo-before-talks",
    "talks-2-june",
];
const ALL: [&str; 5] = ["ukraine", "russia", "us", "turkey", "eu"];

fn fixture() -> Model {
    model(&[MINI_ISTANBUL])
}

fn assert_bounds(what: &str, found: Bounded, known: Option<f64>, low: f64, high: f64) {
    let same = match (found.known, known) {
        (Some(found), Some(known)) => close(found, known),
        (None, None) => true,
        _ => false,
    };
    assert!(
        same && close(found.low, low) && close(found.high, high),
        "{what}: {found:?}, not {known:?} [{low}, {high}]"
    );
}

#[test]
fn the_fixture_is_clean() {
    let loaded = load_texts(&[MINI_ISTANBUL]);
    assert!(loaded.diagnostics.is_empty(), "{:#?}", loaded.diagnostics);
    assert!(!loaded.incomplete);
    let m = &loaded.model;
    assert_eq!((m.parties.len(), m.demands.len(), m.stances.len()), (5, 8, 19));
    assert!(m.stances.iter().all(|(_, stance)| stance.evidence.len() == 1 && stance.said.is_some()));
}

#[test]
fn the_fixture_has_the_levels_of_the_table() {
    let expected = "\
        ukraine +2 -3 -3 ? +3 +1c +3 +2c
        russia -3 +3 +3 +3 ? +1c -2 +3
        us +3 ? ? ? ? +2 ? ?
        turkey ? ? ? ? ? +2 ? +2
        eu +3 ? ? ? ? ? ? ?";
    let m = fixture();
    let s = situation(&m);
    for line in expected.lines() {
        let mut words = line.split_whitespace();
        let id = words.next().unwrap_or_default();
        let cells = COLUMNS.map(|on| s.matrix(Scope::Direct).cell(party(&m, id), demand(&m, on)));
        let found: Vec<String> = cells
            .iter()
            .map(|cell| match cell {
                None => "?".to_owned(),
                Some(cell) => format!("{:+}{}", cell.levels.low().value(), if cell.waiting { "c" } else { "" }),
            })
            .collect();
        assert_eq!(found, words.collect::<Vec<_>>(), "{id}");
    }
}

// (a) Pairs

/// Pair; agree, terms, conditional, conflict, neutral, unknown; known C and its bounds; known G and its bounds.
type Row = (&'static str, &'static str, [usize; 6], (Option<f64>, f64, f64), (Option<f64>, f64, f64));

const TABLE: [Row; 10] = [
    ("ukraine", "russia", [0, 0, 2, 4, 0, 2], (Some(4.0 / 6.0), 0.5, 0.75), (Some(0.6389), 0.4792, 0.7292)),
    ("ukraine", "us", [1, 0, 1, 0, 0, 6], (Some(0.0), 0.0, 0.75), (Some(0.1667), 0.0417, 0.7708)),
    ("ukraine", "turkey", [0, 0, 2, 0, 0, 6], (Some(0.0), 0.0, 0.75), (Some(0.0833), 0.0208, 0.7500)),
    ("ukraine", "eu", [1, 0, 0, 0, 0, 7], (Some(0.0), 0.0, 0.875), (Some(0.1667), 0.0208, 0.8333)),
    ("russia", "us", [0, 0, 1, 1, 0, 6], (Some(0.5), 0.125, 0.875), (Some(0.5833), 0.1458, 0.8750)),
    ("russia", "turkey", [1, 0, 1, 0, 0, 6], (Some(0.0), 0.0, 0.75), (Some(0.1667), 0.0417, 0.7708)),
    ("russia", "eu", [0, 0, 0, 1, 0, 7], (Some(1.0), 0.125, 1.0), (Some(1.0), 0.125, 0.9375)),
    ("us", "turkey", [1, 0, 0, 0, 0, 7], (Some(0.0), 0.0, 0.875), (Some(0.0), 0.0, 0.8542)),
    ("us", "eu", [1, 0, 0, 0, 0, 7], (Some(0.0), 0.0, 0.875), (Some(0.0), 0.0, 0.8542)),
    ("turkey", "eu", [0, 0, 0, 0, 0, 8], (None, 0.0, 1.0), (None, 0.0, 0.9583)),
];

fn assert_row(s: &Situation<'_>, scope: Scope, (a, b, counts, share, distance): Row) {
    for (a, b) in [(a, b), (b, a)] {
        let found = counts_of(s, a, b, scope);
        assert_eq!(six(&found), counts, "{a} and {b}");
        assert_eq!((found.counts.known(), found.counts.of()), (8 - counts[5], 8), "coverage of {a} and {b}");
        assert_bounds(&format!("C of {a} and {b}"), found.conflict_share, share.0, share.1, share.2);
        assert_bounds(&format!("G of {a} and {b}"), found.distance, distance.0, distance.1, distance.2);
    }
}

#[test]
fn every_pair_has_the_counts_and_bounds_of_the_table() {
    let m = fixture();
    let s = situation(&m);
    for row in TABLE {
        assert_row(&s, Scope::Direct, row);
    }
}

#[test]
fn pairs_are_all_pairs_in_the_order_of_ids() {
    let m = fixture();
    let found: Vec<Vec<String>> =
        pairs(&situation(&m), Scope::Direct).iter().map(|pair| party_ids(&m, &pair.parties)).collect();
    let mut ids = ALL;
    ids.sort_unstable();
    let expected: Vec<Vec<&str>> = (0..5).flat_map(|a| (a + 1..5).map(move |b| vec![ids[a], ids[b]])).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_lists_of_a_comparison_name_the_demands() {
    let m = fixture();
    let found = compare(&situation(&m), party(&m, "ukraine"), party(&m, "russia"), Scope::Direct);
    let conflict: Vec<_> = found.conflict.iter().map(|conflict| conflict.demand).collect();
    assert_eq!(
        demand_ids(&m, &conflict),
        ["ceasefire-unconditional", "cede-occupied", "memo-before-talks", "nato-renounce"]
    );
    assert!(found.conflict.iter().all(|conflict| !conflict.derived));
    assert_eq!(demand_ids(&m, &found.conditional), ["leaders-meeting", "talks-2-june"]);
    assert_eq!(demand_ids(&m, &found.unknown), [WD, "reparations"]);
    assert!(found.agree.is_empty() && found.terms.is_empty() && found.neutral.is_empty());
}

#[test]
fn on_2_june_ukraine_attends_without_a_condition() {
    let update = "stances: [{party: ukraine, demand: talks-2-june, stance: supports, said: 2025-06-02, voice: inferred, \
                  evidence: {worked-example: the delegation arrived}}]";
    let m = model(&[MINI_ISTANBUL, update]);
    let before = situation(&m);
    assert_eq!(six(&counts_of(&before, "ukraine", "russia", Scope::Direct)), [0, 0, 2, 4, 0, 2]);
    let after = Situation::of(&m).on(day("2025-06-02")).build();
    assert_eq!(six(&counts_of(&after, "ukraine", "russia", Scope::Direct)), [1, 0, 1, 4, 0, 2]);
    let class = |s| ground_on(s, &["ukraine", "russia"], "talks-2-june").class;
    assert_eq!((class(&before), class(&after)), (Class::Conditional, Class::Agreed));
}

// (a) Pawlak

fn pawlak(stances: &[&str]) -> (Bounded, Option<PawlakRelation>) {
    let m = small("a b", "d", stances);
    let found = counts_of(&situation(&m), "a", "b", Scope::Direct).pawlak;
    (found.distance, found.relation())
}

#[test]
fn pawlaks_distance_of_one_demand() {
    use PawlakRelation::{Alliance, Conflict, Neutral};
    // In the trap, two neutrals, the mean of |v − v′| / 2 would give 0 and an alliance.
    let cases = [
        ("supports", "demands", 0.0, Alliance),
        ("rejects", "reluctant", 0.0, Alliance),
        ("supports", "neutral", 0.5, Neutral),
        ("neutral", "rejects", 0.5, Neutral),
        ("neutral", "neutral", 0.5, Neutral),
        ("open", "reluctant", 1.0, Conflict),
        ("rejects", "demands", 1.0, Conflict),
    ];
    for (a, b, expected, relation) in cases {
        let (found, relation_found) = pawlak(&[&format!("a d {a}"), &format!("b d {b}")]);
        assert_bounds(&format!("{a}, {b}"), found, Some(expected), expected, expected);
        assert_eq!(relation_found, Some(relation), "{a}, {b}");
    }
}

#[test]
fn two_neutrals_are_half_apart_for_pawlak_and_not_at_all_apart_in_levels() {
    let m = small("a b", "d", &["a d neutral", "b d neutral"]);
    let found = counts_of(&situation(&m), "a", "b", Scope::Direct);
    assert_eq!(found.pawlak.distance.known, Some(0.5));
    assert_eq!(found.distance.known, Some(0.0));
}

#[test]
fn unknown_opposite_a_neutral_is_exactly_half() {
    let (found, relation) = pawlak(&["a d neutral"]);
    assert_eq!(found, Bounded { known: None, low: 0.5, high: 0.5 });
    assert_eq!(relation, None);
}

#[test]
fn unknown_is_not_pawlaks_neutral() {
    for stances in [&["a d supports"][..], &["a d rejects"], &[]] {
        assert_eq!(pawlak(stances).0, Bounded { known: None, low: 0.0, high: 1.0 }, "{stances:?}");
    }
}

#[test]
fn unknown_opposite_a_neutral_cannot_become_a_conflict() {
    let m = small("a b", "d; e", &["a d neutral", "a e supports"]);
    let found = counts_of(&situation(&m), "a", "b", Scope::Direct);
    assert_eq!(found.conflict_share, Bounded { known: None, low: 0.0, high: 0.5 });
    // From 0, the farthest level is 3 away, half of the scale; from +2 it is −3.
    assert_bounds("G", found.distance, None, 0.0, (0.5 + 5.0 / 6.0) / 2.0);
}

#[test]
fn pawlaks_distance_on_the_worked_example() {
    let m = fixture();
    let s = situation(&m);
    let found = |a, b| counts_of(&s, a, b, Scope::Direct).pawlak;
    // No stance is neutral, so it is the share of conflicts; two unknowns per pair go either way.
    assert_bounds("UA-RU", found("ukraine", "russia").distance, Some(4.0 / 6.0), 0.5, 0.75);
    assert_eq!(found("ukraine", "russia").relation(), Some(PawlakRelation::Conflict));
    assert_eq!(found("russia", "us").relation(), Some(PawlakRelation::Neutral));
    assert_eq!(found("us", "eu").relation(), Some(PawlakRelation::Alliance));
    assert_eq!(found("turkey", "eu").relation(), None);
}

#[test]
fn pair_counts_are_those_of_a_comparison() {
    let m = fixture();
    let s = situation(&m);
    for scope in [Scope::Direct, Scope::Derived] {
        for counts in pairs(&s, scope) {
            let [a, b] = counts.parties;
            assert_eq!(compare(&s, a, b, scope).counts, counts);
            assert_eq!(pair_counts(&s, a, b, scope), counts);
        }
    }
}
