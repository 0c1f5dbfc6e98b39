//! What positions, clauses and what does not fit together are told to be.

use super::{answer, output};
use crate::support::{model, situation, small_text};
use demarche::analysis::{incoherent, restatements};
use serde_json::json;

/// A model with one demand, some entries and a document of the first party.
fn with_document(entries: &str, document: &str) -> String {
    format!(
        "model: {{as_of: 2025-07-01}}\nsources:\n  s: {{publisher: P, title: S, date: 2025-06-02}}\n  \
         t: {{publisher: P, title: T, date: 2025-06-02}}\nparties: {{a: {{}}, b: {{}}}}\nissues: {{i: {{}}}}\n\
         demands: {{d: {{issue: i, text: T, parameters: {{cap: number}}}}}}\nstances: [{entries}]\ndocuments:\n  one: {{author: a, {document}}}\n"
    )
}

#[test]
fn a_clause_on_which_nobody_is_known_to_stand_anywhere_is_silent() {
    let silent = |entries: &str, document: &str| {
        answer(&with_document(entries, document), "text one")["clauses"][0]["silent"].clone()
    };
    let draft = "date: 2025-06-01, clauses: {c: {demand: d}}";
    assert_eq!(silent("", draft), json!(true));
    assert_eq!(silent("{party: b, demand: d, stance: rejects}", draft), json!(false));
    assert_eq!(silent("", &format!("role: own-position, {draft}")), json!(false), "whoever wrote it stands by it");
}

#[test]
fn what_a_document_of_the_day_has_is_not_left_out_by_the_entry_of_that_day() {
    let said = |day: &str| format!("{{party: a, demand: d, stance: supports, said: {day}}}");
    let of = |entry: &str| {
        let entries = format!("{}, {}", said("2025-05-01"), said(entry));
        let clauses = "positions: true, date: 2025-06-01, clauses: {c: {demand: d, sets: {cap: 5}}}";
        let m = model(&[&with_document(&entries, clauses)]);
        restatements(&situation(&m)).len()
    };
    assert_eq!((of("2025-06-01"), of("2025-06-02")), (0, 1));
}

#[test]
fn a_clause_that_is_a_position_rests_on_its_own_words() {
    let document = "positions: true, date: 2025-06-01, evidence: {s: of the whole}, clauses: {c: {demand: d, evidence: {t: of the clause}}}";
    let evidence = &answer(&with_document("", document), "show a d")["statements"][0]["evidence"];
    assert_eq!(evidence[0]["quote"], "of the clause", "{evidence:#}");
}

#[test]
fn a_last_day_is_told_with_what_comes_then() {
    let text = small_text("a", "d", &["a d supports, until: 2025-06-01, otherwise: opposes"]);
    let told = output(&text, &["show", "a", "d", "--as-of", "2025-05-01"]);
    assert!(told.contains("otherwise: opposes"), "{told}");
}

#[test]
fn a_position_is_told_with_what_would_end_it() {
    let stances = ["a d supports, unless: it rains", "b d supports, if: it snows, otherwise: rejects"];
    let told = output(&small_text("a b", "d; e implies: {d: part of it}", &stances), &["compare", "a", "b"]);
    for line in ["supports (unless it rains) / supports if it", "unknown / rejects (until it snows; derived)"] {
        assert!(told.contains(line), "{line}: {told}");
    }
}

#[test]
fn a_demand_that_rules_itself_out_is_told_there_and_not_as_a_position() {
    let demands = "d implies: {e: part of it}, excludes: {e: not both}; e; f only_by: {g: no other way}; g";
    let text = small_text("a", demands, &["a d demands", "a g demands"]);
    let m = model(&[&text]);
    assert_eq!(incoherent(&situation(&m)), []);
}

#[test]
fn of_positions_that_do_not_fit_together_one_has_to_be_firm() {
    let stances = ["a d supports", "a e opposes", "a f demands"];
    let m = model(&[&small_text("a", "d implies: {e: part of it}; e; f implies: {e: part of it}", &stances)]);
    let sets: Vec<Vec<&str>> = incoherent(&situation(&m))
        .iter()
        .map(|one| one.positions.iter().map(|ix| m.demands[*ix].id.as_str()).collect())
        .collect();
    assert_eq!(sets, [["e", "f"]]);
}
