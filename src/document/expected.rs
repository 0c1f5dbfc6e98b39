//! Values of the wrong shape: what was expected, and how to write it.

use crate::diagnostic::{Diagnostic, rule};
use crate::document::node::{Node, Value};
use crate::document::shape::Form;
use crate::source::Span;
use crate::words::shorten;

rule! {
    /// A list where a text is expected, and the like.
    pub WRONG_TYPE = "D0103" "wrong-type" File Error:
        "a value of another shape than the format asks for"
}

/// How to write what stands behind a key, if that is not plain from the shape alone.
const BY_KEY: &[(&str, &str)] = &[
    ("accepts", "write `accepts: {parameter: value}`"),
    ("after", "write `after: {step: who insists on the order}`"),
    ("evidence", "write `evidence: {source: exact words}`"),
    ("excludes", "write `excludes: {demand: reason}`"),
    ("ideal", "write `ideal: {parameter: value}`"),
    ("implies", "write `implies: {demand: reason}`"),
    ("loaded_words", "write `loaded_words: {add: […], remove: […]}`"),
    ("only_by", "write `only_by: {demand: reason, other-demand: reason}`"),
    ("parameters", "write `parameters: {name: number}` with `number`, `date` or `set`, or `{name: [first, second]}`"),
    ("red_line", "write `red_line: {judge: …, why: …}`"),
    ("sets", "write `sets: {parameter: value}`"),
    ("settled", "write `settled: {by: …, how: …}`"),
    ("translation", "write `translation: {by: …}` with whoever translated"),
];

/// Reports a value of the wrong shape, with what to do about it.
pub fn wrong<T>(node: &Node, expected: &str, help: &str, problems: &mut Vec<Diagnostic>) -> Option<T> {
    let found = match &node.value {
        Value::Scalar { text, .. } => format!("`{}`", shorten(text)),
        other => other.shape().to_owned(),
    };
    let help =
        if matches!(node.value, Value::Null) { "write a value here, or take the key or the dash out" } else { help };
    problems.push(
        Diagnostic::new(&WRONG_TYPE, node.span, format!("expected {expected}, found {found}"))
            .label(format!("this is {}", node.value.shape()))
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

/// Says of findings about the value of a known key how to write it.
pub fn explain(key: &str, (word, value): (&Node, &Node), found: &mut [Diagnostic]) {
    if matches!(value.value, Value::Null) {
        let help = format!("`{key}` has no value; write one after the colon, or take the key out");
        patch(found, value.span, Some(word.span), &help);
    } else if let Some((_, help)) = BY_KEY.iter().find(|(known, _)| *known == key) {
        patch(found, value.span, None, help);
    }
}

/// What to do about a key of the author's own without a value. In `{quote: 1,000 men}` the comma ends the value, and
/// `000 men` becomes a key.
pub fn empty_help(key: &str, form: Form) -> String {
    let key = shorten(key);
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
pub fn entries_help(value: &Value) -> &'static str {
    match value {
        Value::Sequence(_) => "write `id: {…}` for each entry, without the dash",
        _ => "write `id: …` on a line of its own for each entry",
    }
}

/// How to write a record, of which a key is known.
pub fn record_help(value: &Value, key: &str) -> String {
    match value {
        Value::Sequence(_) => format!("write `{key}: …` and the other keys, without a dash or brackets"),
        _ => format!("write its keys, as in `{{{key}: …}}`"),
    }
}
