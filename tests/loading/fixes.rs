//! What `check --fix` may write: only what is beyond doubt, and so that the rest of the file stays as it is.

use demarche::diagnostic::Diagnostic;

use crate::support::load_texts;

const FRAME: &str = "parties: {north: {name: Northland}, south: {}}\npeople: {ada: {name: Ada Lind, party: north}}\n\
    issues: {border: {name: Border}}\nsources: {gazette: {title: The Gazette of May, date: 2025}}\n\
    demands: {open-border: {issue: border, text: The border is open, parameters: {troops: number, watch: [joint, third-party]}}}\n\
    steps: {hand-over: {text: T}}\n";

fn found(text: &str) -> Vec<Diagnostic> {
    load_texts(&[FRAME, text]).diagnostics
}

/// The text after the fixes of one rule.
fn mended(text: &str, rule: &str) -> String {
    let fixes: Vec<_> =
        found(text).into_iter().filter(|found| found.rule.name == rule).filter_map(|found| found.fix).collect();
    let mut mended = text.to_owned();
    for edit in fixes.iter().rev() {
        mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    mended
}

fn stance(keys: &str) -> String {
    format!("stances:\n  - {{party: north, demand: open-border, stance: open, evidence: {{gazette: q}}, {keys}}}\n")
}

#[test]
fn what_was_certainly_meant_is_written() {
    for (rule, before, after) in [
        ("unknown-party", "demands: {}\nstances: [{party: nrth, issue: border}]", "nrth → north"),
        ("unknown-party", "stances: [{party: Northland, issue: border}]", "Northland → north"),
        ("unknown-demand", "stances: [{party: north, demand: open-bordr}]", "open-bordr → open-border"),
        (
            "unknown-demand",
            "stances: [{party: north, demand: The border is open.}]",
            "The border is open. → open-border",
        ),
        ("unknown-issue", "stances: [{party: north, issue: boarder}]", "boarder → border"),
        ("unknown-source", &stance("evidence: {gazete: q}"), "gazete → gazette"),
        ("unknown-person", &stance("speaker: Ada Lind"), "Ada Lind → ada"),
        ("unknown-step", "steps: {next: {text: T, after: {handover: south}}}", "handover → hand-over"),
        ("unknown-condition", &stance("if: hand-ovr"), "hand-ovr → hand-over"),
        ("unknown-id", "disputes: {q: {question: Q, concerns: [gazzette]}}", "gazzette → gazette"),
        ("unknown-word", &stance("voice: statd"), "statd → stated"),
        ("unknown-key", &stance("voise: stated"), "voise → voice"),
        ("unknown-parameter", &stance("accepts: {troop: 3}"), "troop → troops"),
        ("bad-value", &stance("accepts: {watch: jont}"), "jont → joint"),
    ] {
        let (old, new) = after.split_once(" → ").unwrap_or_default();
        let before = before.replace("evidence: {gazette: q}, evidence", "evidence");
        assert_eq!(mended(&before, rule), before.replacen(old, new, 1), "{rule}: {:#?}", found(&before));
    }
}

#[test]
fn quotation_marks_stay() {
    for mark in ['"', '\''] {
        let with =
            |id: &str| format!("stances: [{{party: {mark}{id}{mark}, issue: border, {mark}voice{mark}: stated}}]");
        assert_eq!(mended(&with("nrth"), "unknown-party"), with("north"));
        assert_eq!(mended(&with("Northland"), "unknown-party"), with("north"));
    }
    assert_eq!(mended("{\"stances\": [{\"praty\": north}]}", "unknown-key"), "{\"stances\": [{\"party\": north}]}");
}

#[test]
fn what_is_not_beyond_doubt_is_left() {
    for (rule, text) in [
        // The place is that of the alias, and the word stands elsewhere.
        ("unknown-party", "model: {note: &p nrth}\nstances: [{party: *p, issue: border}]"),
        ("unknown-word", "model: {note: &v statd}\nstances: [{party: north, issue: border, stance: open, voice: *v}]"),
        // Escapes and lines.
        ("unknown-party", "stances: [{party: \"n\\u0072th\", issue: border}]"),
        ("unknown-party", "stances:\n  - party: >-\n      nrth\n    issue: border\n"),
        ("unknown-party", "parties: {orth: {}}\nstances: [{party: xorth, issue: border}]\n"),
        // Two keys would become one.
        ("unknown-key", "parties: {a: {nmae: A, name: B}}"),
        ("unknown-key", "parties: {a: {nmae: A, naem: B}}"),
        ("unknown-source", "stances: [{party: north, issue: border, stance: open, evidence: {gazete: q, gazette: p}}]"),
        ("unknown-step", "steps: {next: {text: T, after: {handover: north, hand-over: south}}}"),
        // Somebody else, or nobody.
        ("unknown-party", "stances: [{party: ada, issue: border}]"),
        ("unknown-demand", "stances: [{party: north, demand: Border}]"),
        // The id is another one's, two become one, or a place that names it cannot be mended.
        ("bad-id", "parties: {My_Party: {}, my-party: {}}"),
        ("bad-id", "parties: {My_Party: {}, my party: {}}"),
        ("bad-id", "parties: {My_Party: {}}\nstances: [{party: \"My\\u005fParty\", issue: border}]"),
        // Both are dates.
        ("bad-date", "sources: {s: {date: 07/05/2025}}"),
        ("bad-date", "sources: {s: {date: 2025-05-07T10:00}}"),
        ("bad-date", "sources: {s: {date: \"Monday, 7 May 2025\"}}"),
    ] {
        let found = found(text);
        let of_rule: Vec<_> = found.iter().filter(|found| found.rule.name == rule).collect();
        assert!(!of_rule.is_empty(), "{text}: {found:#?}");
        assert!(of_rule.iter().all(|found| found.fix.is_none()), "{text}: {of_rule:#?}");
    }
}

#[test]
fn what_belongs_to_another_kind_is_said() {
    for (text, help) in [
        ("stances: [{party: north, demand: Border}]", "`Border` is an issue; write the id of a demand here"),
        ("stances: [{party: Ada Lind, issue: border}]", "`ada` is a person; write `party: north` and `speaker: ada`"),
        ("threats: [{by: ada}]", "`ada` is a person; write `by: north` and `speaker: ada`"),
        ("threats: [{by: north, against: ada}]", "`ada` is a person; write `north`, the party spoken for"),
        ("stances: [{party: north, demand: the open border}]", "did you mean `open-border` (The border is open)?"),
        (
            "stances: [{party: north, issue: border, if: border}]",
            "`border` is an issue; say in several words what has to happen",
        ),
        ("stances: [{party: north, issue: border, if: 2025-05-01}]", "a date goes under `from` or `until`"),
        ("stances: [{party: north, issue: border, stance: unknown}]", "leave the stance out; no entry means unknown"),
        (
            "stances: [{party: north, issue: border, evidence: {quote: q, at: p}}]",
            "write `evidence: {source: {quote: …, at: …}}`",
        ),
        ("parties: {Київ: {}}", "write it in the letters a to z, in lower case, with digits and single hyphens"),
        ("sources: {s: {date: 27 May 2025}}", "write `2025-05-27`"),
        ("sources: {s: {date: May 2025}}", "write `2025-05`"),
        ("sources: {s: {date: 2025/5/7}}", "write `2025-05-07`"),
        (
            "sources: {s: {date: 07/05/2025}}",
            "this has two readings; write `2025-05-07` or `2025-07-05`, whichever it is",
        ),
        ("sources: {s: {date: 28.02.2025}}", "write `2025-02-28`"),
        ("sources: {s: {date: 28.02.25}}", "write the year first and with four digits, as in 2025-05-28"),
        ("sources: {s: {date: May 7}}", "the year is missing: write YEAR-05-07; in `{…}` a comma ends the value"),
        (
            "sources: {s: {date: soon}}",
            "write 2025, 2025-05 or 2025-05-28; a trailing ~ says approximately or inferred",
        ),
        ("sources: {s: {date: 2025-06-31}}", "June 2025 has 30 days"),
        ("sources: {s: {date: 2025-13-01}}", "months go from 01 to 12"),
    ] {
        let found = found(text);
        assert!(found.iter().any(|found| found.help.as_deref() == Some(help)), "{text}: {found:#?}");
    }
}

#[test]
fn nothing_is_said_of_names_in_a_section_that_is_not_there() {
    for missing in ["parties", "demands"] {
        let rest = FRAME.lines().filter(|line| !line.starts_with(missing)).collect::<Vec<_>>().join("\n");
        let stances = "stances: [{party: north, demand: open-border, stance: open, evidence: {gazette: q}}]";
        let found = load_texts(&[&rest, stances]).diagnostics;
        let names: Vec<&str> = found.iter().map(|found| found.rule.name).collect();
        assert_eq!(names, ["missing-key"], "{missing}: {found:#?}");
    }
}
