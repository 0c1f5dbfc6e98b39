//! A difference between two models: what is in one of them only is told apart from what changed, and elements are the
//! same if their ids are.

use demarche::analysis::{Change, Diff, diff};
use demarche::date::Date;
use demarche::model::Model;
use demarche::situation::Situation;
use proptest::prelude::*;
use serde_json::Value;

use super::changes;
use super::told::{as_json, as_text};
use crate::brute_force::spec::{Order, Spec, specs};
use crate::support::{day, demand, demand_ids, model, party, party_ids, situation, small, small_text};

/// The difference between two models, each as of its own date.
pub fn between(old: &Model, new: &Model) -> Diff {
    diff(&situation(old), &situation(new))
}

#[test]
fn what_becomes_known_is_not_convergence_between_models_either() {
    let old = small("a b", "d1; d2", &["a d1 supports", "b d1 opposes", "b d2 open"]);
    let new = small("a b", "d1; d2", &["a d1 open", "a d2 demands", "b d1 opposes", "b d2 open"]);
    let found = between(&old, &new);
    let [pair] = found.convergence.as_slice() else { panic!("{:?}", found.convergence) };
    assert_eq!(pair.common, 1);
    assert!((pair.from - 4.0 / 6.0).abs() < 1e-9 && (pair.to - 3.0 / 6.0).abs() < 1e-9, "{pair:?}");
    assert_eq!(changes(&new, &found, "a", "d1"), [Change::SofterFor]);
    assert_eq!(changes(&new, &found, "a", "d2"), [Change::Appeared]);
    assert_eq!((found.substantive(), found.unchanged, found.count(Change::Appeared)), (1, 2, 1));
    let log: Vec<_> = found.log.iter().map(|each| (each.direction.word(), each.levels)).collect();
    assert_eq!(log, [("toward", Some(1.0))], "what became known of a second demand is no move");
}

#[test]
fn two_models_are_read_as_two_dates_of_one_are() {
    let statements = [
        "a d1 supports, said: 2025-01-01",
        "b d1 opposes, said: 2025-01-01",
        "b d2 open, said: 2025-01-01",
        "a d1 open, said: 2025-01-05",
        "a d2 demands, said: 2025-01-05",
        "b d2 open, said: 2025-01-05",
    ];
    let whole = small("a b", "d1; d2", &statements);
    let (old, new) = (small("a b", "d1; d2", &statements[..3]), small("a b", "d1; d2", &statements));
    let at = |date| Situation::of(&whole).on(day(date)).build();
    let (dates, models) = (diff(&at("2025-01-01"), &at("2025-01-05")), between(&old, &new));
    // The statements of two models have numbers of their own.
    let text = |found: &Diff, m: &Model| -> Vec<(String, Option<Date>)> {
        let old = found.changed.iter().chain(&found.said_again).filter_map(|one| one.old);
        old.map(|ix| (m.target_id(m.stances[ix].target).to_owned(), m.stances[ix].said)).collect()
    };
    assert_eq!(text(&dates, &whole), text(&models, &old));
    let without = |mut found: Diff| {
        found.changed.iter_mut().chain(&mut found.said_again).for_each(|one| one.old = None);
        found
    };
    let [dates, models] = [dates, models].map(without);
    assert_eq!(dates, models);
    assert_eq!((models.said_again.len(), models.changed.len()), (1, 2));
}

#[test]
fn what_is_added_to_a_model_is_no_change_of_a_position() {
    let old = small("a gone", "d; old-name", &["a d open", "a old-name rejects", "gone d opposes"]);
    let new = small("a come", "d; new-name", &["a d open", "a new-name rejects", "come d opposes"]);
    let found = between(&old, &new);
    assert!(found.changed.is_empty() && found.said_again.is_empty() && found.log.is_empty());
    assert_eq!((found.unchanged, found.substantive()), (1, 0));
    assert_eq!(party_ids(&old, &found.removed.parties), ["gone"]);
    assert_eq!(party_ids(&new, &found.added.parties), ["come"]);
    // A demand with another id is another demand.
    assert_eq!(demand_ids(&old, &found.removed.demands), ["old-name"]);
    assert_eq!(demand_ids(&new, &found.added.demands), ["new-name"]);
    let of = |m: &Model, list: &[demarche::id::StanceIx]| -> Vec<String> {
        let text = |ix: &demarche::id::StanceIx| {
            let stance = &m.stances[*ix];
            format!("{} {}", m.parties[stance.party].id, m.target_id(stance.target))
        };
        list.iter().map(text).collect()
    };
    assert_eq!(of(&old, &found.removed.positions), ["a old-name", "gone d"]);
    assert_eq!(of(&new, &found.added.positions), ["a new-name", "come d"]);
    let page = as_text(&old, &new);
    for line in ["Removed from the model", "  party gone", "  demand new-name", "    new-name: rejects"] {
        assert!(page.lines().any(|found| found.starts_with(line)), "{line}\n{page}");
    }
    assert!(!page.contains("Appeared") && !page.contains("Dropped"), "{page}");
}

#[test]
fn names_and_places_do_not_matter_but_ids_do() {
    let of = |parties: &str, text: &str| {
        model(&[&format!(
            "{{parties: {{{parties}}}, issues: {{i: {{}}}}, demands: {{d: {{issue: i, text: {text}}}}},\
               stances: [{{party: a, demand: d, stance: open}}, {{party: b, demand: d, stance: rejects}}]}}"
        )])
    };
    let old = of("a: {name: Upland}, b: {name: Lowland}", "T");
    let new = of("b: {name: Upland}, c: {}, a: {name: Lowland, also: [b]}", "T");
    let found = between(&old, &new);
    assert_eq!((found.changed.len(), found.unchanged), (0, 2), "{found:?}");
    assert_eq!(party_ids(&new, &found.added.parties), ["c"]);
    assert!(found.removed.parties.is_empty());
}

#[test]
fn an_issue_can_be_added_too() {
    let old = model(&["{parties: {a: {}}, issues: {i: {}}, demands: {}, stances: []}"]);
    let new = model(&[
        "{parties: {a: {}}, issues: {i: {}, j: {}}, demands: {}, stances: [{party: a, issue: j, stance: open},\
                       {party: a, issue: i, stance: open}]}",
    ]);
    let found = between(&old, &new);
    assert_eq!((found.added.issues.len(), found.added.positions.len()), (1, 1));
    assert_eq!(found.count(Change::Appeared), 1, "on the issue that both have");
}

#[test]
fn a_demand_with_another_sentence_is_pointed_out() {
    let old = small("a", "d; e", &["a d open"]);
    let new = model(&[&small_text("a", "d; e", &["a d open"]).replacen("text: T", "text: U", 1)]);
    let found = between(&old, &new);
    assert_eq!(found.reworded.len(), 1);
    let reworded = &as_json(&old, &new)["reworded"][0];
    assert_eq!([&reworded["demand"], &reworded["old"], &reworded["new"]], ["d", "T", "U"]);
    // What is held on it stands there, and is no part of any figure.
    assert_eq!(reworded["positions"][0]["party"], "a");
    assert_eq!((found.unchanged, found.changed.len(), found.convergence.len()), (0, 0, 0));
    let page = as_text(&old, &new);
    assert!(page.contains("Reworded") && page.contains("    was T\n    now U\n"), "{page}");
    assert!(between(&old, &old).reworded.is_empty());
}

#[test]
fn an_edited_entry_is_told_apart_from_a_new_statement() {
    let said = |words: &str| small("a b", "d", &[&format!("a d {words}"), "b d opposes, said: 2024"]);
    let old = said("supports, said: 2025-01-01");
    let edited = |new: &Model| between(&old, new).changed.iter().map(|each| each.edited).collect::<Vec<_>>();
    assert_eq!(edited(&said("open, said: 2025-01-01")), [true], "of one date, so it was judged anew");
    assert_eq!(edited(&said("open, said: 2025-01-02")), [false]);
    assert_eq!(edited(&said("open")), [false], "nothing is known of its date");
    let new = said("open, said: 2025-01-01");
    assert!(as_text(&old, &new).contains("coded differently"));
    let found = as_json(&old, &new);
    assert_eq!((&found["changes"][0]["edited"], &found["log"][0]["edited"]), (&Value::Bool(true), &Value::Bool(true)));
    // Of the same date and with the same words, it is not said again.
    let same = said("supports, said: 2025-01-01, voice: stated");
    assert!(between(&old, &same).said_again.is_empty() && between(&old, &same).unchanged == 2);
    assert_eq!(between(&old, &said("supports, said: 2025-01-02")).said_again.len(), 1);
}

#[test]
fn each_side_shows_words_and_sources_of_its_own_model() {
    // Other sources and other people before them, so that every index is another one in the other model.
    let of = |before: &str, level: &str, speaker: &str, quote: &str, said: &str| {
        model(&[&format!(
            "{{parties: {{{before} a: {{}}}}, people: {{{speaker}: {{party: a}}}}, issues: {{i: {{}}}},\
               sources: {{{before} of-{speaker}: {{date: 2024}}}}, demands: {{d: {{issue: i, text: T}}}},\
               stances: [{{party: a, speaker: {speaker}, demand: d, stance: {level}, said: {said},\
                 only_after: {speaker} agrees, evidence: {{of-{speaker}: {quote}}}}}]}}"
        )])
    };
    let old = of("", "supports", "first", "as the old file has it", "2024");
    let new = of("z: {}, y: {},", "open", "second", "as the new file has it", "2025");
    let found = as_json(&old, &new);
    let change = &found["changes"][0];
    assert_eq!((&change["old"]["speaker"], &change["new"]["speaker"]), (&Value::from("first"), &Value::from("second")));
    assert_eq!(change["old"]["evidence"][0]["quote"], "as the old file has it");
    assert_eq!(change["old"]["evidence"][0]["source"], "of-first");
    assert_eq!(change["old"]["conditions"][0]["what"], "first agrees");
    assert_eq!(change["new"]["evidence"][0]["source"], "of-second");
    assert_eq!(found["changes"][1]["kind"], "condition-changed");
    let page = as_text(&old, &new);
    let (was, now) = page.split_once("now open").unwrap_or_else(|| panic!("{page}"));
    assert!(was.contains("of-first “as the old file has it”") && was.contains("only after first agrees"), "{page}");
    assert!(now.contains("of-second “as the new file has it”"), "{page}");
    // What is dropped is shown from the model that has it.
    let none = model(&["{parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}}, stances: []}"]);
    let page = as_text(&new, &none);
    assert!(
        page.contains("Dropped: known at the earlier end only") && page.contains("as the new file has it"),
        "{page}"
    );
}

#[test]
fn the_fields_of_json_stay_and_new_ones_follow() {
    let m = small("a", "d", &["a d open"]);
    let found = as_json(&m, &m);
    let keys: Vec<&str> = found.as_object().map(|all| all.keys().map(String::as_str).collect()).unwrap_or_default();
    let before = [
        "from",
        "to",
        "changes",
        "changed",
        "unchanged",
        "appeared",
        "dropped",
        "said_again",
        "meanwhile",
        "convergence",
    ];
    let head = ["question", "model", "as_of", "supposed", "glossary"];
    let keys = keys.strip_prefix(&head).unwrap_or_else(|| panic!("{keys:?}"));
    assert_eq!(keys[..before.len()], before);
    assert_eq!(
        keys[before.len()..],
        ["log", "models", "added", "removed", "reworded", "edited", "same_words", "caveats"]
    );
    assert_eq!(found["models"], serde_json::json!(["old", "new"]));
}

fn texts(spec: &Spec, order: &Order) -> Model {
    model(&[&spec.text(order)])
}

fn two_specs() -> impl Strategy<Value = ((Spec, Order, Order), (Spec, Order, Order))> {
    let with_orders = || {
        specs().prop_flat_map(|spec| {
            let (one, other) = (Order::shuffled(&spec), Order::shuffled(&spec));
            (Just(spec), one, other)
        })
    };
    (with_orders(), with_orders())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_files_changes_no_difference((old, new) in two_specs()) {
        let one = as_json(&texts(&old.0, &old.1), &texts(&new.0, &new.1));
        let other = as_json(&texts(&old.0, &old.2), &texts(&new.0, &new.2));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn what_is_added_one_way_is_removed_the_other((old, new) in two_specs()) {
        let (old, new) = (texts(&old.0, &old.1), texts(&new.0, &new.1));
        let (there, back) = (between(&old, &new), between(&new, &old));
        prop_assert_eq!(&there.added, &back.removed);
        prop_assert_eq!(&there.removed, &back.added);
        let inverse = [
            (Change::Appeared, Change::Dropped),
            (Change::FirmerFor, Change::SofterFor),
            (Change::FirmerAgainst, Change::SofterAgainst),
            (Change::TermsWidened, Change::TermsNarrowed),
        ];
        for (one, other) in inverse {
            prop_assert_eq!(there.count(one), back.count(other));
            prop_assert_eq!(there.count(other), back.count(one));
        }
        prop_assert_eq!((there.substantive(), there.unchanged), (back.substantive(), back.unchanged));
        let distances = |found: &Diff| found.convergence.iter().map(|pair| (pair.from, pair.to)).collect::<Vec<_>>();
        let turned: Vec<_> = distances(&back).into_iter().map(|(from, to)| (to, from)).collect();
        prop_assert_eq!(distances(&there), turned);
    }
}

#[test]
fn of_two_whose_positions_changed_one_entry_may_be_edited() {
    let said = |a: &str, b: &str| small("a b", "d", &[&format!("a d {a}"), &format!("b d {b}")]);
    let (old, new) = (
        said("supports, said: 2025-01-01", "opposes, said: 2025-01-01"),
        said("open, said: 2025-01-01", "neutral, said: 2025-02-01"),
    );
    let found = between(&old, &new);
    let edited = ["a", "b"].map(|one| found.is_edited(party(&new, one), demand(&new, "d")));
    assert_eq!((found.changed.len(), edited), (2, [true, false]));
}
