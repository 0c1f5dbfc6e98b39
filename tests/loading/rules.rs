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
    let demands = "demands: {package: {issue: i, text: P, implies: {part: r}}, part: {issue: i, text: Q, implies: {joint: r}},\n\
        joint: {issue: i, text: J}, third: {issue: i, text: T, excludes: {joint: r}}}\n";
    for (said, expected) in [
        (
            ["package supports", "third supports"],
            vec![
                "exclusive-demands: `north` wants both `package` and `third`, which cannot hold together: `third` and `joint` exclude one another",
            ],
        ),
        (
            ["joint supports", "third demands"],
            vec!["exclusive-demands: `north` wants both `joint` and `third`, which exclude one another"],
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
    assert_eq!(found(&CLASHES, &format!("{twice}{}", stances(&["a supports", "b supports"]))).len(), 1);
    let itself = "demands: {a: {issue: i, text: A, excludes: {a: r}}}\n";
    assert_eq!(found(&CLASHES, &format!("{itself}{}", stances(&["a supports"]))), [""; 0]);
}
