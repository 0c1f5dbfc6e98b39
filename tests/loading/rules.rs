//! What single rules find and what they leave alone, beyond the fixtures of `tests/rules/`.

use crate::support::load_texts;

const FRAME: &str =
    "model: {as_of: 2025-06-01}\nparties: {north: {}, south: {}}\nissues: {i: {}}\nsources: {s: {date: 2025-05-28}}\n";

/// The messages of the findings of these rules.
fn found(rules: &[&str], text: &str) -> Vec<String> {
    let loaded = load_texts(&[FRAME, text]);
    let of_rules = loaded.diagnostics.into_iter().filter(|found| rules.contains(&found.rule.name));
    of_rules.map(|found| format!("{}: {}", found.rule.name, found.message)).collect()
}

fn stances(entries: &[&str]) -> String {
    let line = |entry: &&str| {
        let (demand, stance) = entry.split_once(' ').unwrap_or_default();
        format!("  - {{party: north, demand: {demand}, stance: {stance}, evidence: {{s: q}}}}\n")
    };
    format!("stances:\n{}", entries.iter().map(line).collect::<String>())
}

const CLASHES: [&str; 2] = ["exclusive-demands", "incoherent-position"];

#[test]
fn what_does_not_fit_together_is_told_once() {
    let demands = "demands: {package: {issue: i, text: P, implies: {part: r}}, part: {issue: i, text: Q, implies: {joint: r}}, \
        joint: {issue: i, text: J}, third: {issue: i, text: T, excludes: {joint: r}}}\n";
    for (said, expected) in [
        (
            ["package demands", "third supports"],
            vec![
                "exclusive-demands: `north` wants both `package` and `third`, which cannot hold together: `third` and `joint` exclude one another",
            ],
        ),
        (
            ["joint supports", "third demands"],
            vec!["exclusive-demands: `north` wants both `joint` and `third`, which exclude one another"],
        ),
        (
            ["package supports", "third supports"],
            // Either would do.
            vec![],
        ),
        (
            ["package supports", "joint rejects"],
            vec![
                "incoherent-position: `north` is for `package`, which implies `joint` through `part`, and against `joint`",
            ],
        ),
        (["joint open", "third supports"], vec![]),
        (["joint supports, if: it rains", "third supports"], vec![]),
        (["package supports, only_after: it rains", "joint rejects"], vec![]),
    ] {
        assert_eq!(found(&CLASHES, &format!("{demands}{}", stances(&said))), expected, "{said:?}");
    }
}

#[test]
fn an_exclusion_that_is_written_twice_is_one_finding_and_one_of_itself_none() {
    let twice = "demands: {a: {issue: i, text: A, excludes: {b: r}}, b: {issue: i, text: B, excludes: {a: r}}}\n";
    assert_eq!(found(&CLASHES, &format!("{twice}{}", stances(&["a demands", "b supports"]))).len(), 1);
    let itself = "demands: {a: {issue: i, text: A, excludes: {a: r}}}\n";
    assert_eq!(found(&CLASHES, &format!("{itself}{}", stances(&["a supports"]))), [""; 0]);
}

const DEMANDS: &str = "demands: {d: {issue: i, text: The border opens}}\n";

#[test]
fn a_position_counts_as_old_from_the_last_day_that_speaks_for_it() {
    let text = |keys: &str| {
        format!(
            "{DEMANDS}sources: {{old: {{date: 2020-05-28}}}}\nstances: [{{party: north, demand: d, stance: open, {keys}}}]\n"
        )
    };
    let old = |keys: &str| found(&["stale-stance"], &text(keys)).len();
    assert_eq!(old("said: 2020-05-28, evidence: {s: q}"), 1);
    assert_eq!(old("said: 2020-05-28, from: 2025-01, evidence: {s: q}"), 0);
    assert_eq!(old("said: 2020-05-28, until: 2030, evidence: {s: q}"), 0);
    assert_eq!(old("evidence: {old: q}"), 1, "the source says when it was known");
    assert_eq!(old("evidence: {old: q, s: q}"), 0);
}

#[test]
fn expectations_that_assert_nothing_or_too_much_are_unclear() {
    for entry in [
        "{note: nothing}",
        "{conflict: [north, south], stance: [north, d], demand: d}",
        "{conflict: [north, north], demand: d}",
        "{common_ground: [north], demand: d, class: opposed}",
        "{deadlock: [a]}",
        "{stance: [north, d], is: open, class: opposed}",
        "{conflict: [north, south], demand: d, is: open}",
        "{conflict: [north, south]}",
        "{stance: [north, d]}",
        "{stance: [north], is: open}",
    ] {
        let all = found(
            &["unclear-expectation", "unclear-target"],
            &format!("{DEMANDS}steps: {{a: {{text: A}}}}\nexpect: [{entry}]\nstances: []"),
        );
        assert!(matches!(all.as_slice(), [one] if one.starts_with("unclear-expectation")), "{entry}: {all:?}");
    }
}

#[test]
fn whoever_speaks_for_another_party_is_found_in_every_kind_of_entry() {
    let people = "people: {ada: {party: north}}\n";
    for entry in [
        "threats: [{by: south, speaker: ada, evidence: {s: q}}]",
        "claims: [{by: south, speaker: ada, text: T, evidence: {s: q}}]",
        "disputes: {q: {question: Q, answers: [{says: A, party: south, speaker: ada, evidence: {s: q}}]}}",
        "figures: {f: {what: W, value: 3, by: south, speaker: ada, evidence: {s: q}}}",
    ] {
        assert_eq!(found(&["foreign-speaker"], &format!("{people}{entry}")).len(), 1, "{entry}");
        assert_eq!(
            found(&["foreign-speaker"], &format!("{people}{}", entry.replace("south", "north"))).len(),
            0,
            "{entry}"
        );
    }
}

#[test]
fn a_place_is_no_claim_and_a_blank_is_no_evidence() {
    let text = |stance: &str, claim: &str| {
        format!(
            "{DEMANDS}stances: [{{party: north, demand: d, stance: open, evidence: {{s: {stance}}}}}]\n\
            claims: [{{by: south, about: north, text: T, evidence: {{s: {claim}}}}}]\n"
        )
    };
    let rules = ["claim-as-stance", "missing-evidence"];
    assert_eq!(found(&rules, &text("{at: p. 3}", "{at: p. 3}")), [""; 0]);
    assert_eq!(found(&rules, &text("“it’s shut”", "'\"It''s shut\"'")).len(), 1, "typesetting makes no difference");
    assert_eq!(found(&rules, &text("''", "q")), ["missing-evidence: the stance of `north` on `d` has no evidence"]);
    assert_eq!(found(&rules, &text("{quote: ' ', at: ''}", "q")).len(), 1);
}

#[test]
fn days_of_the_week_need_a_date_and_their_english_name() {
    let event = |keys: &str| found(&["wrong-weekday", "bad-date"], &format!("events: {{e: {{text: E, {keys}}}}}"));
    assert_eq!(event("date: 2025-05-27, weekday: tuesday"), [""; 0]);
    for keys in [
        "date: 2025-05-27, weekday: Tue",
        "date: 2025-05, weekday: Tuesday",
        "weekday: Tuesday",
        "date: 2025-05-27, weekday: Dienstag",
    ] {
        assert_eq!(event(keys).len(), 1, "{keys}");
    }
    assert_eq!(event("date: 27/05/2025, weekday: Tuesday").len(), 1, "the date is what is wrong");
}

#[test]
fn red_lines_need_words_and_are_told_once() {
    for (line, rule) in [
        ("{judge: '', why: q}", "unjudged-red-line"),
        ("{judge: , why: q}", "unjudged-red-line"),
        ("{judge: curator, why: ' '}", "unjudged-red-line"),
        ("{judge: [a], why: q}", "wrong-type"),
        ("true", "wrong-type"),
    ] {
        let text = format!(
            "{DEMANDS}stances: [{{party: north, demand: d, stance: rejects, red_line: {line}, evidence: {{s: q}}}}]\n"
        );
        let all = found(&["unjudged-red-line", "wrong-type"], &text);
        assert!(matches!(all.as_slice(), [one] if one.starts_with(rule)), "{line}: {all:?}");
    }
}

#[test]
fn blocs_of_blocs_speak_for_their_members_on_demands() {
    let parties = "parties: {league: {kind: bloc, members: [north]}, union: {kind: bloc, members: [league]}}\n";
    let both = |on: &str| {
        format!(
            "{parties}{DEMANDS}stances: [{{party: north, {on}, stance: open, evidence: {{s: q}}}}, {{party: union, {on}, stance: open, evidence: {{s: q}}}}]\n"
        )
    };
    assert_eq!(found(&["bloc-with-member"], &both("demand: d")).len(), 1);
    assert_eq!(found(&["bloc-with-member"], &both("issue: i")).len(), 0);
}

#[test]
fn a_pair_with_several_names_in_common_is_one_finding() {
    let names = found(
        &["shared-name"],
        "parties: {a: {name: The Council, also: [Board]}, b: {name: Board, also: [the council, BOARD]}}\n",
    );
    assert_eq!(names, ["shared-name: `a` and `b` are both called `Board` and `the council`"]);
}

#[test]
fn the_same_alternative_twice_leaves_nothing_to_choose() {
    let demand =
        |values: &str| format!("demands: {{d: {{issue: i, text: T, parameters: {{x: {values}}}}}}}\nstances: []\n");
    assert_eq!(found(&["lone-alternative"], &demand("[]")), ["lone-alternative: `x` has no value"]);
    assert_eq!(found(&["lone-alternative"], &demand("[us, us]")), ["lone-alternative: `x` can have one value only"]);
    let stance = |group: &str| {
        format!(
            "{DEMANDS}stances: [{{party: north, demand: d, stance: open, if: {{any_of: {group}}}, evidence: {{s: q}}}}]\n"
        )
    };
    assert_eq!(found(&["lone-alternative"], &stance("[it rains, it rains]")).len(), 1);
    assert_eq!(found(&["lone-alternative"], &stance("[it rains, it snows]")).len(), 0);
}

#[test]
fn threats_are_looked_at_like_stances() {
    let rules = ["condition-on-itself", "said-after-as-of"];
    let threat = |keys: &str| {
        found(&rules, &format!("{DEMANDS}stances: []\nthreats: [{{by: north, {keys}, evidence: {{s: q}}}}]\n"))
    };
    assert_eq!(
        threat("if: d, then: d"),
        ["condition-on-itself: the threat by `north` has `d` under `if` and under `then`"]
    );
    assert_eq!(threat("if: {any_of: [d, it rains]}, then: it snows"), [""; 0]);
    assert_eq!(threat("said: 2025-06-02"), ["said-after-as-of: the threat by `north` was said 2025-06-02"]);
    let claim = format!("{DEMANDS}stances: []\nclaims: [{{text: T, about: south, said: 2026, evidence: {{s: q}}}}]\n");
    assert_eq!(found(&rules, &claim), ["said-after-as-of: the claim of a source was said 2026"]);
}

#[test]
fn one_side_is_no_side_and_a_pact_of_non_aggression_takes_none() {
    assert_eq!(found(&["bad-value"], "checks: {sides: [north]}"), ["bad-value: `sides` names one party only"]);
    assert_eq!(found(&["bad-value"], "checks: {sides: [north, south]}"), [""; 0]);
    let note = |note: &str| found(&["loaded-word"], &format!("model: {{note: {note}}}")).len();
    assert_eq!([note("a pact of non-aggression"), note("an act of aggression")], [0, 1]);
}

#[test]
fn a_range_needs_numbers() {
    let with = |values: &str| {
        let demands = format!("demands: {{d: {{issue: i, text: T, parameters: {{x: {values}}}}}}}");
        found(
            &["bad-value"],
            &format!(
                "{demands}\nstances: [{{party: north, demand: d, stance: open, accepts: {{x: {{min: 1}}}}, evidence: {{s: q}}}}]"
            ),
        )
    };
    assert_eq!(with("[us, un]"), ["bad-value: `x` has listed values and no range"]);
    assert_eq!(with("[1, 2]"), [""; 0]);
    assert_eq!(with("number"), [""; 0]);
}

#[test]
fn words_that_were_left_out_of_a_quotation_are_found() {
    use demarche::quotation::{Text, Texts};
    let quote = "we will open the border in the first week of June";
    let text = format!(
        "sources: {{t: {{file: t.txt, date: 2025}}}}\n{DEMANDS}stances: [{{party: north, demand: d, stance: open, evidence: {{t: {quote}}}}}]\n"
    );
    let mut loaded = load_texts(&[FRAME, &text]);
    let source = Text::new("“We will open the border,” she said, “in the first week of June.”");
    loaded.verify(&Texts::from([("t.txt".to_owned(), Ok(source))]));
    let help = loaded
        .diagnostics
        .iter()
        .find(|found| found.rule.name == "quotation-not-found")
        .and_then(|found| found.help.clone());
    assert_eq!(help.as_deref(), Some("put `…` where words are left out, after “we will open the border”"));
}
