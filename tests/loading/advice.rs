//! What to do about a value of the wrong shape, and about a text that is no YAML.

use demarche::source::Sources;

use crate::support::sources;

/// Every finding of a rule: the text that it points at, its message and its help.
fn found(rule: &str, text: &str) -> Vec<(String, String, String)> {
    let sources: Sources = sources(&[text]);
    let loaded = demarche::load(&sources);
    let of_rule = loaded.diagnostics.into_iter().filter(|found| found.rule.name == rule);
    of_rule
        .map(|found| {
            let span = found.place.span;
            (text[span.start as usize..span.end as usize].to_owned(), found.message, found.help.unwrap_or_default())
        })
        .collect()
}

#[test]
fn every_wrong_shape_says_how_to_write_it() {
    for (text, place, help) in [
        (
            "stances: [{evidence: we saw it}]",
            "we saw it",
            "the id of a source stands first, and then its words: write `evidence: {ID-OF-THE-SOURCE: \"we saw it\"}`",
        ),
        ("stances: [{red_line: true}]", "true", "write `red_line: {judge: …, why: …}`"),
        ("stances: [{note: [a, b]}]", "[a, b]", "write one value only, without a list"),
        ("parties: {a: {also: {b: c}}}", "{b: c}", "write a list: `[first, second]`"),
        ("parties: {a: {members_complete: yes}}", "yes", "write `true`"),
        ("parties: {a: {members_complete: No}}", "No", "write `false`"),
        ("parties: {a: {members_complete: 3}}", "3", "write `true` or `false`"),
        ("stances: {party: a}", "{party: a}", "begin each entry with `- `"),
        ("sources: [{id: s}]", "[{id: s}]", "write `id: {…}` for each entry, without the dash"),
        (
            "stances: [{if: {any_of: []}}]",
            "{any_of: []}",
            "list the conditions, or write the one that is meant without braces",
        ),
        (
            "stances: [{evidence: {s: some 1,000 people}}]",
            "000 people",
            "`000 people` has no value; if it belongs to the text before the comma, put the whole text in quotation marks",
        ),
        ("parties: {a: }", "a", "`a` has no value; write its keys below it, or `{}` if there are none"),
        ("parties: {a: {name: }}", "name", "`name` has no value; write one after the colon, or take the key out"),
        ("demands: {d: {implies: [e]}}", "[e]", "write `implies: {demand: reason}`"),
        ("steps: {a: {text: T, after: b}}", "b", "write `after: {step: who insists on the order}`"),
    ] {
        let all = found("wrong-type", text);
        assert!(matches!(all.as_slice(), [(at, _, said)] if at == place && said == help), "{text}: {all:#?}");
    }
}

#[test]
fn broken_yaml_is_told_in_plain_words() {
    for (text, place, help) in [
        (
            "parties: {a: {name: A}\ndemands: {}\n",
            "{",
            "close it with `}` where it ends, perhaps at the end of line 1; entries within it have a comma between them",
        ),
        ("parties:\n  a: {also: [x, y}\n", "[", "close it with `]`; entries within it have a comma between them"),
        (
            "parties: {a: {name: \"open\" now}}",
            "n",
            "a text that begins with a quotation mark ends at the next one; put the whole text in the other kind: `'\"open\" now'`",
        ),
        (
            "parties: {a: {name: 'ab's'}}",
            "s",
            "a text that begins with a quotation mark ends at the next one; put the whole text in the other kind: `\"ab's\"`",
        ),
        (
            "parties:\n  \"a\" b\n",
            "b",
            "a text that begins with a quotation mark ends at the next one; put the whole text in the other kind: `'\"a\" b'`; \
             or a colon is missing after `\"a\"`",
        ),
        (
            "parties: {a: {name: our word: we talk}}",
            ":",
            "a text with `: ` in it must stand in quotation marks: `\"our word: we talk\"`",
        ),
        (
            "parties:\n  a:\n    name A\n    kind: state\n",
            ":",
            "the keys of one entry start in the same column; or a colon is missing after `name A`",
        ),
        ("parties:\n  a:\n    name: long\n\ttext\n", "\t", "indent with spaces; YAML does not allow tabs there"),
        ("parties:\n  a:\n    name: a\u{1}b\n", "\u{1}", "delete the word here and type it anew"),
        ("parties: {a: {name: *foo}}", "*", "put the text in quotation marks: `\"*foo\"`"),
        (
            "parties: {a: {name: \"a}}",
            "\"",
            "close the quotation mark; inside `'…'` write `''` for an apostrophe, or use `\"…\"`",
        ),
    ] {
        let all = found("yaml-syntax", text);
        assert!(matches!(all.as_slice(), [(at, _, said)] if at == place && said == help), "{text}: {all:#?}");
        for word in ["scalar", "flow", "block", "anchor", "mapping"] {
            assert!(!all[0].1.contains(word), "{}", all[0].1);
        }
    }
}

#[test]
fn a_key_that_two_files_give_is_named() {
    for (key, values) in [("title", ["One", "Two"]), ("between", ["[a, b]", "[b, a]"])] {
        let loaded = demarche::load(&sources(
            &values.map(|value| format!("model: {{{key}: {value}}}")).each_ref().map(String::as_str),
        ));
        let of_both = format!("two files give `{key}`");
        assert!(loaded.diagnostics.iter().any(|found| found.message == of_both), "{:#?}", loaded.diagnostics);
    }
}
