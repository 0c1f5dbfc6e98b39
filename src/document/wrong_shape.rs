//! Values of the wrong shape: what was expected, and how to write it.

use crate::diagnostic::{Diagnostic, rule};
use crate::document::node::{Items, Node, Value};
use crate::document::shape::{Form, Help};
use crate::document::slips::{self, Slip};
use crate::document::style::{Style, in_marks};
use crate::id::is_kebab;
use crate::source::Span;
use crate::words::{shorten, shorten_to};

rule! {
    /// A list where a text is expected, and the like.
    pub WRONG_TYPE = "D0103" "wrong-type" File Error:
        "a value of another shape than the format asks for"
}

/// Sections, which stand at the beginning of the line. The record of a file is above this module, which cannot ask it; a test does.
pub const SECTIONS: &[&str] = &[
    "sources",
    "parties",
    "people",
    "issues",
    "demands",
    "stances",
    "steps",
    "documents",
    "events",
    "threats",
    "claims",
    "disputes",
    "figures",
    "scenarios",
    "utilities",
    "expect",
];

/// Whether nobody sees a value: none, or a text in lines of which there is none, as behind `|`.
fn is_nothing(node: Node<'_>) -> bool {
    matches!(node.value(), Value::Null) || node.span().start == node.span().end
}

/// Whether a value is a text in lines, as behind `|` and `>`: no other one ends with the end of a line that nobody wrote down.
fn is_block_text(node: Node<'_>) -> bool {
    matches!(node.value(), Value::Scalar { text, style: Style::Other, .. } if text.ends_with('\n'))
}

/// Reports a value of the wrong shape, with what to do about it.
pub fn wrong<T>(node: Node<'_>, expected: &str, help: &str, problems: &mut Vec<Diagnostic>) -> Option<T> {
    let found = match node.value() {
        _ if is_nothing(node) => "nothing".to_owned(),
        Value::Scalar { text, .. } => format!("`{}`", shorten(text)),
        other => other.shape().to_owned(),
    };
    let help = if is_nothing(node) { "write a value here, or take the key or the dash out" } else { help };
    problems.push(
        Diagnostic::new(&WRONG_TYPE, node.span(), format!("expected {expected}, found {found}"))
            .label(format!("this is {}", node.value().shape()))
            .help(help),
    );
    None
}

/// Says of findings about one value how to write it, and where; `at` is the key if the value is not there.
pub fn patch(found: &mut [Diagnostic], value: Span, at: Option<Span>, help: &str) {
    for diagnostic in
        found.iter_mut().filter(|found| found.place.span == value && std::ptr::eq(found.rule, &WRONG_TYPE))
    {
        diagnostic.help = Some(help.to_owned());
        if let Some(at) = at {
            diagnostic.place.span = at;
            diagnostic.place.text = "nothing stands behind this key".to_owned();
        }
    }
}

/// How to write evidence that is one text: the id of a source, or its words.
fn evidence(text: &str) -> String {
    let first = "the id of a source stands first, and then its words";
    if is_kebab(text) {
        format!("{first}: write `evidence: {{{}: exact words}}`", shorten(text))
    } else {
        format!("{first}: write `evidence: {{ID-OF-THE-SOURCE: {}}}`", in_marks(&shorten_to(text, 80)))
    }
}

/// How to write clauses that are a list of demands: each with a name of its own.
fn clauses(items: Items<'_>) -> Option<String> {
    let mut written = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let text = item.text()?;
        written.push(format!("c{}: {{demand: {}}}", at + 1, shorten(text)));
    }
    if written.len() > 3 {
        written.truncate(2);
        written.push("…".to_owned());
    }
    Some(format!("each has a name of its own: write `clauses: {{{}}}`", written.join(", ")))
}

/// Says of findings about the value of a known key how to write it.
pub fn explain(key: &str, help: Option<Help>, (word, value): (Node<'_>, Node<'_>), found: &mut [Diagnostic]) {
    if is_nothing(value) {
        let help = format!("`{key}` has no value; write one after the colon, or take the key out");
        patch(found, value.span(), Some(word.span()), &help);
    } else if is_block_text(value) {
        let help = format!("`|` or `>` behind `{key}:` makes one text of all lines below; take the sign away");
        patch(found, value.span(), None, &help);
    } else if let ("evidence", Value::Scalar { text, .. }) = (key, value.value()) {
        patch(found, value.span(), None, &evidence(text));
    } else if let ("clauses", Value::Sequence(items)) = (key, value.value())
        && let Some(help) = clauses(items)
    {
        patch(found, value.span(), None, &help);
    } else {
        match help {
            Some(Help::Write(help)) => patch(found, value.span(), None, help),
            Some(Help::OneEach(help)) if matches!(value.value(), Value::Sequence(_)) => {
                patch(found, value.span(), None, help)
            }
            Some(Help::OneEach(_)) | None => {}
        }
    }
}

/// A key of the author's own with its value, which a colon does not separate as it should.
pub fn run_in(key: &str) -> Option<Slip> {
    let is_cut = |word: &str| !word.is_empty() && key[word.len()..].starts_with([':', '：']);
    slips::in_key(key, is_cut).map(|(_, slip)| slip)
}

/// What to do about a key of the author's own without a value. In `{quote: 1,000 men}` the comma ends the value, and
/// `000 men` becomes a key.
pub fn empty_help(key: &str, form: Form) -> String {
    if let Some(Slip { message, mend: Some(mend), .. }) = run_in(key) {
        return format!("{message}; write `{}`", shorten_to(&mend, 80));
    }
    if key.len() == 4 && key.bytes().all(|b| b.is_ascii_digit()) {
        return format!(
            "in `{{…}}` a comma ends the value; if this is the year of a date, write it first: `{key}-MM-DD`"
        );
    }
    let key = shorten(key);
    if SECTIONS.contains(&key.as_str()) {
        return format!(
            "if `{key}` begins a section, write it at the beginning of the line, and its entries indented below it"
        );
    }
    if form == Form::Record && !key.contains(char::is_whitespace) {
        return format!("`{key}` has no value; write its keys below it, or `{{}}` if there are none");
    }
    format!("`{key}` has no value; if it belongs to the text before the comma, put the whole text in quotation marks")
}

/// How to write a list of values.
pub fn list_help(form: Form) -> &'static str {
    match form {
        Form::Record => "begin each entry with `- `",
        Form::Text | Form::Mixed => "write a list: `[first, second]`",
    }
}

/// How to write a mapping from names.
pub fn entries_help(value: Value<'_>) -> &'static str {
    match value {
        Value::Sequence(items) if items.iter().any(|item| item.text().is_some()) => {
            "write `{id: …, other-id: …}`: each entry has an id, and there are no square brackets or dashes"
        }
        Value::Sequence(_) => "write `id: {…}` for each entry, without the dash",
        _ => "write `id: …` on a line of its own for each entry",
    }
}

/// How to write a record, of which a key is known.
pub fn record_help(value: Value<'_>, key: &str) -> String {
    match value {
        Value::Sequence(_) => format!("write `{key}: …` and the other keys, without a dash or brackets"),
        _ => format!("write its keys, as in `{{{key}: …}}`"),
    }
}
