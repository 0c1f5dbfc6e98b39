//! Who the talks are between: what the model says, or the two of whom most is known.

use demarche::analysis::{Between, between};
use demarche::answer::{Show, Whole};
use demarche::model::Model;
use demarche::situation::Situation;

use crate::support::{
    ISTANBUL, MINI_ISTANBUL, SELVAR, assuming, day, load_texts, model, party_ids, situation, small, small_text,
    sources, told,
};

/// The two, with `given` or who is tied.
fn two(m: &Model, found: Option<Between>) -> Option<String> {
    found.map(|found| {
        let two = party_ids(m, &found.parties).join(" ");
        assert!(!found.given || found.tied.is_empty(), "nobody is tied with what the model says");
        match (found.given, party_ids(m, &found.tied).join(" ")) {
            (true, _) => format!("{two}, given"),
            (false, tied) if tied.is_empty() => two,
            (false, tied) => format!("{two}, tied: {tied}"),
        }
    })
}

fn asked(m: &Model) -> Option<String> {
    two(m, between(&situation(m)))
}

#[test]
fn the_two_with_most_stated_positions_are_the_two() {
    let m = small("a b c", "d; e", &["c d open", "a d open", "c e rejects", "a e open", "b d open"]);
    assert_eq!(asked(&m).as_deref(), Some("a c"));
    // Ukraine has seven positions in the table of the methods, Russia seven; nobody else comes near.
    assert_eq!(asked(&model(&[MINI_ISTANBUL])).as_deref(), Some("russia ukraine"));
    assert_eq!(asked(&model(&[ISTANBUL])).as_deref(), Some("russia ukraine"));
    let m = model(&[SELVAR]);
    let found = between(&situation(&m)).expect("there are two");
    let known = |ix| situation(&m).coverage(&[ix]).0;
    let least = found.parties.map(known).into_iter().min().expect("there are two");
    for other in m.parties.indices().filter(|ix| !found.parties.contains(ix)) {
        assert_eq!((known(other) >= least, known(other) > least), (found.tied.contains(&other), false));
    }
}

#[test]
fn the_model_may_say_who_the_two_are_and_the_order_in_which_it_names_them_says_nothing() {
    let stances = ["a d open", "a e open", "b d open", "b e open", "c d open"];
    let text = small_text("a b c silent", "d; e", &stances);
    for list in ["[c, a]", "[a, c]"] {
        let m = model(&[&text, &format!("model: {{between: {list}}}")]);
        assert_eq!(asked(&m).as_deref(), Some("a c, given"), "{list}");
    }
    let m = model(&[&text, "model: {between: [silent, a]}"]);
    assert_eq!(asked(&m).as_deref(), Some("a silent, given"), "whatever is known of them");
}

#[test]
fn equals_are_taken_by_name_and_the_rest_of_them_is_tied() {
    let m = small("a b c d", "x; y", &["a x open", "b x open", "c x open", "d x open", "d y open"]);
    assert_eq!(asked(&m).as_deref(), Some("a d, tied: b c"));
    let m = small("a b c", "x", &["c x open", "b x open", "a x open"]);
    assert_eq!(asked(&m).as_deref(), Some("a b, tied: c"));
    // By name, not by id, and without a tie where the second has more than the third.
    let text = "parties: {a: {name: Zeal}, b: {name: Élan}, c: {name: Folly}}\nissues: {i: {}}\n\
        demands: {d: {issue: i, text: T}}\nstances:\n- {party: a, demand: d, stance: open}\n\
        - {party: b, demand: d, stance: open}\n- {party: c, demand: d, stance: open}\n";
    assert_eq!(asked(&model(&[text])).as_deref(), Some("b c, tied: a"));
}

#[test]
fn without_two_parties_that_have_a_position_there_are_no_two() {
    assert_eq!(asked(&small("a b", "d; e", &["a d open", "a e open"])), None);
    assert_eq!(asked(&small("a b", "d", &[])), None);
    // What is assumed, and what only follows, tells nothing of whom most is known.
    let m = small("a b c", "d; e implies: {d: r}", &["a d open", "b d open", "c e demands"]);
    assert_eq!(asked(&m).as_deref(), Some("a b, tied: c"));
    let m = small("a b", "d", &["a d open"]);
    let level = m.stances.iter().next().expect("one").1.levels().expect("a word");
    let supposed = assuming(&m, "b", "d", level);
    assert_eq!(two(&m, between(&supposed)), None);
}

#[test]
fn only_what_is_said_by_the_day_counts() {
    let text = small_text(
        "a b c",
        "d; e",
        &[
            "a d open, said: 2025-01-01",
            "b d open, said: 2025-01-01",
            "c d open, said: 2025-03-01",
            "c e open, said: 2025-03-01",
        ],
    );
    let m = model(&[&text]);
    let on = |m: &Model, date: &str| two(m, between(&Situation::of(m).on(day(date)).build()));
    assert_eq!(on(&m, "2024-12-31"), None);
    assert_eq!(on(&m, "2025-02-01").as_deref(), Some("a b"));
    assert_eq!(on(&m, "2025-03-01").as_deref(), Some("a c, tied: b"));
    let m = model(&[&text, "model: {between: [b, c]}"]);
    assert_eq!(on(&m, "2024-12-31").as_deref(), Some("b c, given"), "the talks are between them on any day");
}

#[test]
fn what_is_not_two_parties_is_said_where_it_stands() {
    let text = small_text("a b c", "d", &["a d open"]);
    let nothing = "bad-value: `between` names no party";
    for (list, found) in [
        ("[]", vec![nothing]),
        ("[a]", vec!["bad-value: `between` names one party only"]),
        ("[a, a]", vec!["bad-value: `between` names the same party twice"]),
        ("[a, b, c]", vec!["bad-value: `between` names 3 parties"]),
        ("[a, z]", vec!["unknown-party: no party has the id `z`"]),
        ("[z]", vec!["bad-value: `between` names one party only", "unknown-party: no party has the id `z`"]),
        ("a", vec!["wrong-type: expected a list, found `a`"]),
        ("[a, {b: c}]", vec!["wrong-type: expected a text, found a mapping"]),
        ("", vec!["wrong-type: expected a list, found nothing"]),
    ] {
        let head = format!("model: {{between: {list}}}");
        let loaded = load_texts(&[&text, &head]);
        let of_head = loaded.diagnostics.iter().filter(|found| found.place.span.file == last_file(&head));
        let said: Vec<String> = of_head.map(|one| format!("{}: {}", one.rule.name, one.message)).collect();
        assert_eq!(said, found, "{list}");
        assert!(loaded.incomplete && loaded.model.between.is_none(), "{list}");
    }
}

fn last_file(head: &str) -> demarche::source::FileId {
    sources(&["", head]).iter().last().expect("two files").0
}

#[test]
fn a_party_that_the_talks_are_between_is_no_unused_one() {
    let text = small_text("a b c", "d", &["a d open"]);
    let unused = |head: &str| {
        let loaded = load_texts(&[&text, head]);
        loaded.diagnostics.into_iter().filter(|found| found.rule.name == "unused-party").count()
    };
    assert_eq!((unused(""), unused("model: {between: [a, b]}")), (2, 1));
}

#[test]
fn the_whole_model_says_between_whom() {
    let text = small_text("a b", "d", &["a d open", "b d open"]);
    for (head, json, line) in [
        ("", serde_json::Value::Null, None),
        ("model: {between: [b, a]}", serde_json::json!(["a", "b"]), Some("The talks are between a and b.")),
    ] {
        let m = model(&[&text, head]);
        let (page, answer) = told(&situation(&m), &[], 100, |register| Show::Whole(Box::new(Whole::new(register))));
        assert_eq!(answer["between"], json);
        assert_eq!(page.lines().find(|line| line.starts_with("The talks are between")), line);
    }
}
