//! What is told of a file in which something is wrong.

use super::{found, output};
use crate::support::{small_text, sources};

#[test]
fn an_expectation_of_nothing_is_told_as_one() {
    let told = found(&format!("{}expect: [{{note: x}}]\n", small_text("a", "d", &["a d open"])));
    assert!(told.iter().any(|(message, _)| message == "this expectation is about nothing"), "{told:?}");
}

#[test]
fn every_id_that_is_none_is_mended_wherever_it_stands() {
    let text = "parties: {a: {}, B_B: {}, C_C: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\n\
                stances: [{party: B_B, demand: d, stance: open}, {party: C_C, demand: d, stance: open}]\n";
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("talks.yaml");
    std::fs::write(&path, text).expect("the file can be written");
    let (told, ..) = crate::check::run(folder.path(), &["check", "--file", "talks.yaml"]);
    assert!(told.contains("mends 2 of them"), "both at once: {told}");
    crate::check::run(folder.path(), &["check", "--fix", "--file", "talks.yaml"]);
    let mended = std::fs::read_to_string(&path).expect("it is there");
    assert_eq!(mended, text.replace("B_B", "b-b").replace("C_C", "c-c"));
}

#[test]
fn a_weight_may_be_nothing() {
    let text = |weight: &str| {
        let utility = format!("utilities: [{{party: a, given_by: x, weights: {{i: {weight}}}, values: {{}}}}]\n");
        small_text("a", "d", &["a d open"]) + &utility
    };
    let negative = |weight: &str| found(&text(weight)).iter().any(|(message, _)| message == "a weight is not negative");
    assert_eq!((negative("0"), negative("-1")), (false, true));
}

#[test]
fn a_month_with_a_word_is_no_date_without_its_year() {
    let help = |said: &str| {
        let told = found(&small_text("a", "d", &[&format!("a d open, said: {said}")]));
        told.into_iter().map(|(_, help)| help).find(|help| help.contains("the year is missing"))
    };
    assert!(help("May 4").is_some_and(|help| help.contains("YEAR-05-04")));
    assert_eq!(help("May first"), None);
    assert_eq!(help("May of"), None);
}

#[test]
fn up_to_five_ids_are_named_in_place_of_a_word() {
    let help = |sources: &str| {
        let listed: Vec<String> = sources.split(' ').map(|id| format!("{id}: {{publisher: P, title: T}}")).collect();
        let text = format!(
            "sources: {{{}}}\nparties: {{a: {{}}}}\nissues: {{i: {{}}}}\ndemands: {{d: {{issue: i, text: T}}}}\n\
             stances: [{{party: a, demand: d, stance: open, evidence: {{source: exact words}}}}]\n",
            listed.join(", ")
        );
        let told = found(&text).into_iter().map(|(_, help)| help).find(|help| help.contains("in place of"));
        told.expect("it is told").rsplit_once("; ").expect("what there is").1.to_owned()
    };
    assert_eq!(help("k"), "there is `k`");
    assert_eq!(help("k l m n o"), "there are `k`, `l`, `m`, `n` and `o`");
    assert_eq!(help("k l m n o p"), "there are `k`, `l`, `m`, `n`, `o` and others");
}

#[test]
fn a_day_of_the_week_may_be_cut_short_in_what_is_suggested() {
    let told = |day: &str| {
        let event = format!("events: {{e: {{text: They meet, date: 2025-05-03, weekday: {day}}}}}\n");
        found(&(small_text("a", "d", &["a d open"]) + &event))
            .into_iter()
            .find(|(message, _)| message.contains("of the week"))
    };
    let help = |day: &str| told(day).map(|(_, help)| help);
    assert_eq!(help("Sat").as_deref(), Some("write the day in full and in English: `Saturday`"));
    assert_eq!(help("S").as_deref(), Some("write the day in full and in English, as in `Monday`"));
}

#[test]
fn for_a_word_that_is_none_the_nearest_in_meaning_is_named() {
    let told = |kind: &str| {
        let text = small_text("a", "d", &["a d open"]).replace("  a: {}", &format!("  a: {{kind: {kind}}}"));
        found(&text).into_iter().map(|(_, help)| help).find(|help| help.starts_with("the nearest word is"))
    };
    assert!(told("rebels").is_some_and(|help| help.contains("is `armed-group`;")));
    assert_eq!(told("fish"), None);
}

#[test]
fn who_writes_a_title_for_the_id_of_a_source_is_told_the_id() {
    let sources = "sources: {gazette: {title: The Weekly Gazette}}\n";
    let told = found(&(sources.to_owned() + &small_text("a", "d", &["a d open, evidence: {Weekly Gazette: it may}"])));
    let help = "`Weekly Gazette` is a source's title; write the id `gazette`";
    assert!(told.iter().any(|(_, one)| one == help), "{told:#?}");
}

#[test]
fn who_is_only_the_matter_of_a_dispute_is_used() {
    let unused = |concerns: &str| {
        let text = format!(
            "{}sources: {{s: {{publisher: P, title: S, date: 2025-01-01}}}}\ndisputes: {{q: {{question: Who, concerns: \
             [{concerns}], answers: [{{says: X, evidence: {{s: x}}}}, {{says: Y, evidence: {{s: y}}}}]}}}}\n",
            small_text("a b", "d", &["a d open, voice: stated, evidence: {s: q}"])
        );
        output(&text, &["check"]).contains("nothing refers to the party `b`")
    };
    assert_eq!([unused("d"), unused("b")], [true, false]);
}

#[test]
fn whoever_insists_may_be_the_one_whose_id_is_not_understood() {
    let told = |insists: &str| {
        let text = small_text("a", "d", &["a d open"])
            + &format!("steps: {{s: {{text: S}}, t: {{text: T, after: {{s: {insists}}}}}}}\n")
            + "scenarios: {w: {waive: [{before: s, after: t}]}}\n";
        let found = demarche::load(&sources(&[&text])).diagnostics;
        found.iter().any(|one| one.message.starts_with("nobody insists"))
    };
    assert_eq!([told("structural"), told("nobody-known"), told("a")], [true, false, false]);
}

#[test]
fn a_clause_may_leave_a_set_empty_and_no_number() {
    let findings = |sets: &str| {
        let text = "parties: {a: {}}\nissues: {i: {}}\nstances: []\n\
                    demands: {d: {issue: i, text: T, parameters: {who: set, cap: number}}}\n"
            .to_owned();
        found(&(text + &format!("documents:\n  one: {{author: a, clauses: {{c: {{demand: d, sets: {{{sets}}}}}}}}}\n")))
    };
    assert_eq!(findings("who: []"), []);
    assert!(findings("cap: []")[0].1.contains("give at least one accepted value"));
}
