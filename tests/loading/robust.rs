//! Mistakes: each in its place, all in one run. And texts that nobody would write on purpose.

use demarche::Loaded;
use demarche::diagnostic::Diagnostic;
use demarche::situation::Situation;
use demarche::source::{Sources, Span};
use proptest::prelude::*;

use crate::brute_force::answers;
use crate::support::{MINI_ISTANBUL, sources};

const MISTAKES: &str = include_str!("../fixtures/mistakes.yaml");

/// Loads a text, looks at every place that is pointed at, and asks everything.
fn load(text: &str) -> Loaded {
    let sources = sources(&[text]);
    let loaded = demarche::load(&sources);
    for found in &loaded.diagnostics {
        check_place(&sources, found);
    }
    assert!(loaded.model.stances.iter().all(|(_, stance)| is_inside(&sources, stance.span)));
    loaded
}

fn is_inside(sources: &Sources, span: Span) -> bool {
    sources.file(span.file).text().get(span.start as usize..span.end as usize).is_some()
}

fn check_place(sources: &Sources, found: &Diagnostic) {
    for label in std::iter::once(&found.place).chain(&found.related) {
        assert!(is_inside(sources, label.span), "no text at {label:?} of {found:?}");
    }
    let Span { start, end, .. } = found.place.span;
    // What is missing from the whole file, and a value that is not there, have a place but no text.
    let whole_file = matches!(found.rule.name, "missing-key" | "yaml-syntax" | "yaml-limit") && start == end;
    let nothing = found.message.ends_with("found nothing");
    assert!(start < end || whole_file || nothing, "points at nothing: {found:?}");
    assert!(found.help.as_ref().is_some_and(|help| !help.is_empty()), "says not what to do: {found:?}");
    assert!(!found.message.is_empty() && !found.message.ends_with('.'), "{}", found.message);
}

fn rules_of(text: &str) -> Vec<&'static str> {
    load(text).diagnostics.iter().map(|found| found.rule.name).collect()
}

#[test]
fn what_an_inline_merge_brings_in_and_a_lone_tag_have_a_place() {
    for text in [
        "\n   parties: | \n   parties:",
        "parties: |\n",
        "stances:\n- |\n- >\n",
        "<<: \n a:",
        "parties: !",
        "<<:\n  parties: {a: b, c: !}\n",
        "<<: !",
        "- <<:",
        "parties: [!]",
    ] {
        load(text);
    }
}

// Mistakes

/// Rule and line: from `#! rule` on the line itself, or `#! rule @-1` for the line above.
fn expected() -> Vec<(usize, String)> {
    let mut expected = Vec::new();
    for (at, line) in MISTAKES.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        if let Some((_, mark)) = line.split_once("#! ") {
            let (rule, up) = mark.split_once(" @-").unwrap_or((mark, "0"));
            expected.push((at + 1 - up.parse::<usize>().unwrap_or(0), rule.to_owned()));
        }
    }
    expected.sort();
    expected
}

#[test]
fn every_mistake_is_reported_once_on_its_line_and_all_in_one_run() {
    let sources = sources(&[MISTAKES]);
    let loaded = load(MISTAKES);
    let line = |found: &Diagnostic| sources.file(found.place.span.file).place(found.place.span.start).line;
    let mut found: Vec<(usize, String)> =
        loaded.diagnostics.iter().map(|found| (line(found), found.rule.name.to_owned())).collect();
    assert!(found.is_sorted_by_key(|(line, _)| *line), "in reading order");
    found.sort();
    assert_eq!(found, expected());
    assert!(loaded.incomplete);
}

#[test]
fn every_mistake_says_what_to_do_about_a_near_word() {
    let cases = [
        ("parties: {a: {nmae: A}}", "did you mean `name`?"),
        ("partys: {}", "did you mean `parties`?"),
        ("parties: {a: {kind: sate}}", "did you mean `state`?"),
        ("parties: {ukraine: {}}\npeople: {p: {party: ukrain}}", "did you mean `ukraine`?"),
        (
            "parties: {ukraine: {also: [Kyiv]}}\npeople: {p: {party: kyiv}}",
            "`kyiv` is another name; write the id `ukraine`",
        ),
        ("parties: {My_Party: {}}", "write `my-party`, here and wherever it is named"),
    ];
    for (text, help) in cases {
        let found = load(text).diagnostics;
        assert!(found.iter().any(|found| found.help.as_deref() == Some(help)), "{text}: {found:#?}");
    }
}

#[test]
fn what_follows_from_a_mistake_is_not_reported_again() {
    let rest = "demands: {d: {issue: i, text: T}}\nstances: [{party: a, demand: d, stance: open, evidence: {s: q}}]";
    for (frame, expected) in [
        ("issues: {i: {}}\nsources: {s: {date: 2025}}\nparties: {a: [x]}", "wrong-type"),
        ("issues: {i: {}}\nsources: {s: []}\nparties: {a: {}}", "wrong-type"),
        ("issues: {i: 3}\nsources: {s: {date: 2025}}\nparties: {a: {}}", "wrong-type"),
        ("issues: {}\nsources: {s: {date: 2025}}\nparties: {a: {}}", "unknown-issue"),
    ] {
        let found = rules_of(&format!("{frame}\n{rest}"));
        // An unreadable source leaves the stance without evidence, which is true.
        assert!(found.iter().filter(|name| **name != "missing-evidence").eq([&expected]), "{frame}: {found:?}");
    }
}

#[test]
fn a_section_of_the_wrong_shape_does_not_hide_the_others() {
    let found = rules_of("parties: {a: {}}\nissues: []\ndemands: {}\nstances: []\npeople: {p: {party: nobody}}");
    assert_eq!(found, ["wrong-type", "unknown-party"]);
}

#[test]
fn a_syntax_error_is_shown_where_it_is() {
    let lines = [
        ("demands:\n\td: {}", 3),
        ("demands: {d: [}", 2),
        ("demands: *unknown", 2),
        ("demands: a: b", 2),
        ("demands:\n  d: x\n e: y", 4),
        ("demands: @x", 2),
        ("demands: {a: b}}", 2),
        ("demands: {d: {issue: i,\ntext: T}}", 3),
        ("demands:\n  - [a,\n  b]", 4),
        ("demands: {d: 'one\nline'}", 3),
        ("demands:\n    d: {a: b\n  }", 4),
    ];
    for (text, line) in lines {
        let text = format!("parties: {{}}\n{text}\nstances: []\n");
        let sources = sources(&[&text]);
        let found = demarche::load(&sources).diagnostics;
        let place = sources.file(found[0].place.span.file).place(found[0].place.span.start);
        assert_eq!((found[0].rule.name, place.line), ("yaml-syntax", line), "{text}");
    }
}

#[test]
fn brackets_may_go_over_lines_that_are_indented() {
    for text in [
        "parties: {\n  a: {name: A},\n}",
        "parties:\n  a: {name: A,\n    also: [\n      B\n    ]\n  }",
        "parties: {\n# why\n\n  a: {}}",
        "{parties: {\na: {}\n}}",
        "parties: {a: {name: \"one\n two\"}}",
    ] {
        assert!(!rules_of(text).contains(&"yaml-syntax"), "{text}");
    }
}

#[test]
fn a_merge_key_takes_mappings_only() {
    for text in ["parties: {a: {<<: 3}}", "parties: {a: &a [x], b: {<<: [*a]}}", "parties: {a: {<<: [{}, x]}}"] {
        assert_eq!(rules_of(text), ["yaml-syntax"], "{text}");
    }
    let loaded =
        load("parties: {a: &a {name: A, note: n}, b: {<<: *a, name: B}, c: {<<: [{name: C}, *a]}, d: {<<: ~}}");
    let names: Vec<_> = loaded.model.parties.iter().map(|(_, party)| party.name.clone()).collect();
    assert_eq!(names, ["A", "B", "C", "d"]);
}

#[test]
fn letters_of_several_bytes_beside_quotation_marks_give_a_finding() {
    for text in ["a: \"x\"é b", "a: \"x\" é” b", "a: 'x' é: \"b", "\"é\" é \"é", "{a: “x”é, 'é'é: é}", "'é'é\n: 'é"]
    {
        assert!(!rules_of(text).is_empty(), "{text}");
    }
}

#[test]
fn places_of_aliases_and_merged_mappings_are_exact() {
    let text = "parties: {a: {also: &l [x], members: &m {}, part_of: *m}}\nissues: {i: {}}\ndemands: {}\nstances:\n\
                - &s {party: a, stance: open, evidence: {}}\n- {<<: *s, issue: i, note: a longer end}\n";
    let sources = sources(&[text]);
    let found = demarche::load(&sources).diagnostics;
    let words: Vec<&str> =
        found.iter().map(|found| &text[found.place.span.start as usize..found.place.span.end as usize]).collect();
    assert!(words.contains(&"*m"), "{words:?}");
    assert!(words.iter().all(|word| word.starts_with('{') == word.ends_with('}')), "{words:?}");
}

// Strange texts

#[test]
fn a_broken_file_is_one_error_and_hides_no_other_file() {
    for text in
        ["{a: [}", "parties:\n\ta: {}", "\"abc", "x: *y", "a: b\n---\nc: d", "a: b: c", "&a [*a]", "}", "- a\nb: c"]
    {
        assert_eq!(rules_of(text), ["yaml-syntax"], "{text:?}");
        let loaded = demarche::load(&sources(&[text, "parties: {a: {}}"]));
        assert_eq!((loaded.model.parties.len(), loaded.diagnostics.len()), (1, 1), "{text:?}");
    }
}

#[test]
fn an_empty_file_lacks_what_a_model_needs() {
    for text in ["", "\n\n", "# only\n# comments\n", "---\n", "~", "{}", "\u{feff}"] {
        let loaded = load(text);
        assert!(loaded.diagnostics.iter().all(|found| found.rule.name == "missing-key"), "{text:?}");
        for key in ["parties", "demands", "stances"] {
            assert!(loaded.diagnostics.iter().any(|found| found.message.contains(key)), "{text:?}: {key}");
        }
    }
    assert!(demarche::load(&Sources::default()).model.parties.is_empty());
}

#[test]
fn a_file_that_is_no_mapping_is_of_the_wrong_type() {
    for text in ["hello", "- a\n- b", "[]", "42", "\"parties: {}\"", "true"] {
        assert!(rules_of(text).contains(&"wrong-type"), "{text:?}");
    }
}

#[test]
fn the_smallest_file_is_clean() {
    for text in ["{parties: {}, demands: {}, stances: []}", "parties:\ndemands:\nstances:\n"] {
        assert!(rules_of(text).is_empty(), "{text:?}");
    }
}

#[test]
fn deep_nesting_is_a_limit_and_no_crash() {
    let deep = 100_000;
    for text in [
        "[".repeat(deep),
        "{a: ".repeat(deep),
        "- ".repeat(deep),
        "[".repeat(deep) + &"]".repeat(deep),
        "? ".repeat(deep),
        (0..60)
            .map(|level| format!("{level}: &a{level} [*a{}]\n", level - 1))
            .collect::<String>()
            .replace("[*a-1]", "x"),
    ] {
        let found = rules_of(&text);
        assert!(matches!(found[..], ["yaml-limit" | "yaml-syntax"]), "{found:?} for {}…", &text[..4]);
    }
}

#[test]
fn aliases_that_multiply_are_a_limit() {
    let mut text = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for pair in ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi", "ij"] {
        let (from, to) = pair.split_at(1);
        let nine = vec![format!("*{from}"); 9].join(", ");
        text.push_str(&format!("{to}: &{to} [{nine}]\n"));
    }
    assert_eq!(rules_of(&text), ["yaml-limit"]);
    // A long text counts as much as what it takes.
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1_000_000), vec!["*a"; 1000].join(", "));
    assert_eq!(rules_of(&long), ["yaml-limit"]);
}

/// What to do to a text: where from, how far, where to.
#[derive(Clone, Debug)]
enum Change {
    Delete(usize, usize),
    Repeat(usize, usize),
    Swap(usize, usize, usize),
    Insert(usize, &'static str),
}

fn apply(text: &str, change: &Change) -> String {
    let at = |place: usize| {
        let place = place % (text.len() + 1);
        (0..=place).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    };
    let range =
        |from: usize, length: usize| (at(from), at(from).max(at((from % (text.len() + 1) + length).min(text.len()))));
    match change {
        Change::Delete(from, length) => {
            let (start, end) = range(*from, *length);
            format!("{}{}", &text[..start], &text[end..])
        }
        Change::Repeat(from, length) => {
            let (start, end) = range(*from, *length);
            format!("{}{}", &text[..end], &text[start..])
        }
        Change::Swap(from, length, to) => {
            let (start, end) = range(*from, *length);
            let rest = format!("{}{}", &text[..start], &text[end..]);
            let to = to % (rest.len() + 1);
            let to = (0..=to).rev().find(|at| rest.is_char_boundary(*at)).unwrap_or(0);
            format!("{}{}{}", &rest[..to], &text[start..end], &rest[to..])
        }
        Change::Insert(to, word) => format!("{}{word}{}", &text[..at(*to)], &text[at(*to)..]),
    }
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let words =
        ["{", "}", "[", "]", ": ", "- ", "\n", ",", "#", "'", "\"", "&a ", "*a", "<<: ", "~", "\t", "|", "é", "?", "!"];
    let change = prop_oneof![
        (any::<usize>(), 1usize..60).prop_map(|(from, length)| Change::Delete(from, length)),
        (any::<usize>(), 1usize..200).prop_map(|(from, length)| Change::Repeat(from, length)),
        (any::<usize>(), 1usize..60, any::<usize>()).prop_map(|(from, length, to)| Change::Swap(from, length, to)),
        (any::<usize>(), proptest::sample::select(words.to_vec())).prop_map(|(to, word)| Change::Insert(to, word)),
    ];
    proptest::collection::vec(change, 1..4)
}

/// Words and ids of the format in any order: more of it is read than of arbitrary letters.
fn words_of_the_format() -> impl Strategy<Value = String> {
    // A line break, and one with indentation, are written as `;` and `;;`.
    let words: Vec<&str> = "; ; ; ;; ;; ;; parties: demands: stances: issues: sources: people: model: a: i: d: s: \
        {} [] { } [ ] , - party: demand: issue: stance: open rejects a d i said: 2025-05-28~ until: if: any_of: evidence: accepts: max: 3 \
        members: part_of: text: T implies: &x *x <<: ~ |"
        .split_whitespace()
        .map(|word| match word {
            ";" => "\n",
            ";;" => "\n  ",
            word => word,
        })
        .collect();
    proptest::collection::vec(proptest::sample::select(words), 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_model(text in "\\PC{0,80}") {
        load(&text);
    }

    #[test]
    fn any_characters_give_a_model(text in any::<Vec<char>>()) {
        load(&text.into_iter().collect::<String>());
    }

    #[test]
    fn any_words_of_the_format_give_a_model(text in words_of_the_format()) {
        load(&text);
    }

    #[test]
    fn a_damaged_file_gives_a_model_that_can_be_asked(changes in changes(), mistakes in any::<bool>()) {
        let mut text = if mistakes { MISTAKES } else { MINI_ISTANBUL }.to_owned();
        for change in &changes {
            text = apply(&text, change);
        }
        let loaded = load(&text);
        let situation = Situation::of(&loaded.model).build();
        if loaded.model.parties.len() <= 6 {
            answers(&situation, &|id| id.to_owned());
        }
    }
}

#[test]
fn cut_off_anywhere_a_text_is_told_in_the_same_words_with_either_line_end() {
    let told = |text: &str| -> Vec<String> {
        demarche::load(&sources(&[text])).diagnostics.into_iter().map(|found| found.message).collect()
    };
    let whole =
        "model: {title: A # strait\nsources:\n  s: {title: \"T\n```\nparties: {a: {name: [x, y}}\n - b\n\n* c\n";
    for end in 0..=whole.len() {
        let text = &whole[..end];
        assert_eq!(told(text), told(&text.replace('\n', "\r\n")), "{text:?}");
        // Half of such an end is none of its own, and still no reason to stop.
        told(&format!("{text}\r"));
    }
}
