//! A change is told in plain sentences, from its structure and in the same words for every party.

use demarche::analysis::diff;
use demarche::answer::{Answer, Diff, Register};
use demarche::model::Model;
use demarche::report::{Page, text};
use demarche::source::Sources;
use serde_json::Value;

use crate::support::{situation, small, small_text, sources};

/// Texts in which every place is on the first line: on which line a statement begins is not asked here.
fn blank() -> Sources {
    sources(&[&" ".repeat(100_000)])
}

/// The answer between two models, as it is told to others.
pub fn told<T>(old: &Model, new: &Model, tell: impl FnOnce(&Answer<'_, Diff<'_>>) -> T) -> T {
    let texts = blank();
    let (from, to) = (situation(old), situation(new));
    let registers = [&Register::new(&from, &texts), &Register::new(&to, &texts)];
    let names = Some(["old".to_owned(), "new".to_owned()]);
    tell(&Diff::new(registers, names, &diff(&from, &to), &[]).answer(registers))
}

/// The same as JSON.
pub fn as_json(old: &Model, new: &Model) -> Value {
    told(old, new, |answer| serde_json::to_value(answer)).unwrap_or_else(|error| panic!("{error}"))
}

/// The same as text, without styles.
pub fn as_text(old: &Model, new: &Model) -> String {
    let mut page = Page::new(200);
    told(old, new, |answer| text::print(&mut page, answer));
    plain(&page.finish())
}

/// The words alone; styles belong to the terminal.
pub fn plain(page: &str) -> String {
    let mut plain = String::new();
    let mut pieces = page.split('\u{1b}');
    plain.extend(pieces.next());
    plain.extend(pieces.filter_map(|piece| piece.split_once('m')).map(|(_, rest)| rest));
    plain
}

/// The line of the sentences of the one change between two statements.
fn sentence(old: &str, new: &str) -> String {
    let of = |words: &str| small("a b", "d; memo", &[&format!("a d {words}")]);
    let page = as_text(&of(old), &of(new));
    let mut lines = page.lines().skip_while(|line| !line.starts_with("    d: "));
    lines.nth(1).unwrap_or_default().trim().to_owned()
}

#[test]
fn what_became_of_a_position_is_said_in_a_sentence() {
    for (old, new, expected) in [
        ("opposes", "rejects", "a moved from opposing to rejecting: T."),
        ("open", "reluctant", "a moved from being open to being reluctant: T."),
        ("supports, only_after: memo", "supports", "a is no longer waiting for memo."),
        ("supports", "supports, only_after: memo", "a is now waiting for memo."),
        ("supports, if: it rains", "supports", "a’s position no longer hangs on “it rains”."),
        ("supports", "supports, unless: memo", "a’s position would now end with memo."),
        (
            "opposes, only_after: memo, otherwise: supports",
            "opposes, only_after: memo, otherwise: demands",
            "a moved from supporting to demanding: T.",
        ),
        (
            "demands, only_after: memo, otherwise: open",
            "supports, only_after: memo, otherwise: open",
            "a’s other word, once its conditions change, went from demanding to supporting.",
        ),
        (
            "open, accepts: {cap: {max: 4}}",
            "open, accepts: {cap: {max: 6}}",
            "a widened what it accepts of cap: at most 6, before at most 4.",
        ),
        (
            "open, accepts: {cap: {max: 6}}",
            "open, accepts: {cap: {max: 4}}",
            "a narrowed what it accepts of cap: at most 4, before at most 6.",
        ),
        ("open, ideal: {lead: us}", "open, ideal: {lead: un}", "a now prefers un of lead, before us."),
        ("opposes", "opposes, red_line: {judge: c, why: w}", "a’s position is now taken to be a red line: T."),
        ("opposes, red_line: {judge: c, why: w}", "opposes", "a’s position is no longer taken to be a red line: T."),
    ] {
        assert_eq!(sentence(old, new), expected, "{old} / {new}");
    }
}

#[test]
fn an_edited_entry_is_no_move() {
    let said = |words: &str| format!("{words}, said: 2025-01-01");
    let line = sentence(&said("opposes"), &said("rejects"));
    assert_eq!(line, "coded differently: both are of one date, which shows no change of mind");
}

#[test]
fn what_a_page_names_json_has_and_the_glossary_explains() {
    let steps = "steps: {memo: {text: A memorandum is sent}}\n";
    let of = |words: &str| crate::support::model(&[&format!("{}{steps}", small_text("a b", "d", &[words]))]);
    let found = as_json(&of("a d supports, only_after: memo"), &of("a d supports"));
    let change = &found["changes"][0];
    assert_eq!(change["kind"], "condition-dropped");
    let dropped = serde_json::json!([{"link": "only_after", "what": "memo", "on": {"step": "memo"}}]);
    assert_eq!(change["conditions_dropped"], dropped);
    assert_eq!(found["glossary"]["steps"]["memo"], "A memorandum is sent");
    assert_eq!(found["model"].as_array().map(Vec::len), Some(2), "an entry for each model");
    let one = blank();
    let m = of("a d supports");
    let s = situation(&m);
    let register = Register::new(&s, &one);
    let found = Diff::new([&register; 2], None, &diff(&s, &s), &[]).answer([&register; 2]);
    let found = serde_json::to_value(&found).unwrap_or_else(|error| panic!("{error}"));
    assert!(found["model"].is_object(), "two dates are of one model");
}
