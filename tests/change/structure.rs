//! A difference compares what is there: entries by their ids and kinds, words as they are folded, values by what they allow. How
//! something is printed decides nothing, and neither does whether two models are one in memory.

use demarche::analysis::{Change, Diff, diff};
use demarche::model::Model;
use demarche::situation::Situation;

use super::changes;
use super::models::between;
use crate::support::{day, model, small, small_text};

fn changed(old: &Model, new: &Model) -> Vec<Change> {
    changes(new, &between(old, new), "a", "d")
}

/// One party that supports a demand with some further keys.
fn with(keys: &str) -> Model {
    small("a", "d; e; f", &[&format!("a d supports, {keys}")])
}

#[test]
fn an_entry_of_another_kind_is_another_condition() {
    let of = |demands: &str, steps: &str| {
        let text = small_text("a", demands, &["a d supports, only_after: memo"]);
        model(&[&format!("{text}steps: {{{steps}}}\n")])
    };
    let (demand, step) = (of("d; memo", ""), of("d", "memo: {text: A memorandum is sent}"));
    assert_eq!(changed(&demand, &step), [Change::ConditionChanged], "they are printed alike");
    assert_eq!(changed(&step, &step), []);
}

#[test]
fn what_typesetters_do_differently_is_no_other_condition() {
    let plain = with("only_after: \"the guns' silence - all of them\"");
    assert_eq!(changed(&plain, &with("only_after: the guns’ silence – all of them")), []);
    assert_eq!(changed(&plain, &with("only_after: The guns’ silence –  all of them")), []);
    assert_eq!(changed(&plain, &with("only_after: the guns’ silence – some of them")), [Change::ConditionChanged]);
}

#[test]
fn parts_of_a_condition_have_no_order_but_a_join() {
    let one = with("only_after: {any_of: [e, f, it rains]}");
    assert_eq!(changed(&one, &with("only_after: {any_of: [It rains, f, e]}")), []);
    assert_eq!(changed(&one, &with("only_after: {all_of: [e, f, it rains]}")), [Change::ConditionChanged]);
    assert_eq!(changed(&one, &with("only_after: \"(e or f or it rains)\"")), [Change::ConditionChanged]);
}

#[test]
fn values_are_the_same_if_they_allow_the_same() {
    let cap = |values: &str| with(&format!("accepts: {{cap: {values}}}"));
    assert_eq!(changed(&cap("5"), &cap("{min: 5, max: 5}")), []);
    assert_eq!(changed(&cap("5"), &cap("[5, 6]")), [Change::TermsWidened]);
    // A parameter that takes any number in one model lists its values in the other.
    let listed = |parameters: &str, value: &str| {
        let text = small_text("a", "d; e; f", &[&format!("a d supports, accepts: {{cap: {value}}}")]);
        model(&[&text.replace("cap: number", &format!("cap: [{parameters}]"))])
    };
    assert_eq!(changed(&cap("600"), &listed("600, 800", "600")), []);
    assert_eq!(
        changed(&cap("10000"), &listed("\"10,000\", none", "\"10,000\"")),
        [Change::TermsChanged],
        "printed alike"
    );
    assert_eq!(changed(&listed("the EU's, none", "the EU's"), &listed("the EU’s, none", "the EU’s")), []);
}

#[test]
fn a_sentence_in_other_typesetting_is_not_reworded() {
    let of = |text: &str| model(&[&small_text("a", "d", &["a d open"]).replace("text: T", &format!("text: {text}"))]);
    let old = of("\"Kyiv's terms - all\"");
    assert!(between(&old, &of("Kyiv’s terms – all")).reworded.is_empty());
    assert_eq!(between(&old, &of("Kyiv’s terms – some")).reworded.len(), 1);
}

#[test]
fn a_last_day_between_two_ends_is_no_edit() {
    let text = |last: &str, word: &str| {
        let said = format!("a d supports, until: {last}, otherwise: {word}, said: 2025-01-01");
        small_text("a", "d", &[&said])
    };
    let load = |text: &str| model(&[text]);
    let (old, new) = (load(&text("2025-03-01", "opposes")), load(&text("2025-03-01", "opposes")));
    let at = |from, to| -> Diff {
        diff(&Situation::of(from).on(day("2025-02-01")).build(), &Situation::of(to).on(day("2025-04-01")).build())
    };
    let edited = |found: &Diff| found.changed.iter().map(|one| (one.changes.clone(), one.edited)).collect::<Vec<_>>();
    assert_eq!(edited(&at(&old, &new)), [(vec![Change::Turned], false)], "both files say the same");
    assert_eq!(at(&old, &new), at(&old, &old), "two copies of a model are one model");
    let mended = load(&text("2025-03-01", "rejects"));
    assert_eq!(edited(&at(&old, &mended)), [(vec![Change::CodedDifferently], true)]);
}

#[test]
fn two_copies_of_a_model_differ_as_two_days_of_it_do() {
    for (text, from, to) in [
        (crate::support::MINI_ISTANBUL, "2025-05-28", "2025-06-02"),
        (include_str!("../../examples/selvar-basin.yaml"), "2015", "2021"),
        (include_str!("../cases/words-in-time.yaml"), "2025-02-01", "2025-06-30"),
        (include_str!("../cases/words-of-one-day.yaml"), "2024", "2026"),
    ] {
        let (one, other) = (crate::support::load_texts(&[text]).model, crate::support::load_texts(&[text]).model);
        let at = |m, date| Situation::of(m).on(day(date)).build();
        assert_eq!(diff(&at(&one, from), &at(&other, to)), diff(&at(&one, from), &at(&one, to)));
    }
}
