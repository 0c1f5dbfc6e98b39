//! Findings as the JSON that scripts rely on, and what became of the quotations.

use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::rules::Verification;
use crate::source::{Sources, Span};
use crate::words::count;

/// The document that `check --format json` prints; the fields are a promise. `more` counts what is left out of the list. What became of the quotations is only
/// there when they were looked up.
pub fn json(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    [errors, warnings]: [usize; 2],
    more: usize,
    verification: Option<Verification>,
) -> Value {
    let place = |span: Span| {
        let file = sources.file(span.file);
        let (start, end) = (file.place(span.start), file.place(span.end));
        json!({
            "file": file.name(), "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column,
        })
    };
    let finding = |diagnostic: &Diagnostic| {
        let mut value = json!({
            "code": diagnostic.rule.code, "rule": diagnostic.rule.name,
            "level": diagnostic.severity.word(), "message": diagnostic.message,
        });
        let related: Vec<Value> =
            diagnostic.related.iter().map(|label| extend(json!({"message": label.text}), place(label.span))).collect();
        value = extend(value, place(diagnostic.place.span));
        let fix = diagnostic.fix.as_ref().map(|edit| extend(json!({"text": edit.text}), place(edit.span)));
        extend(value, json!({"help": diagnostic.help, "label": diagnostic.place.text, "related": related, "fix": fix}))
    };
    let document = json!({
        "findings": diagnostics.iter().map(finding).collect::<Vec<_>>(),
        "errors": errors,
        "warnings": warnings,
        "more": more,
    });
    match verification {
        None => document,
        Some(Verification { verified, not_found, unverified }) => {
            let quotations = json!({"verified": verified, "not_found": not_found, "unverified": unverified});
            extend(document, json!({"quotations": quotations}))
        }
    }
}

fn extend(mut value: Value, more: Value) -> Value {
    if let (Value::Object(value), Value::Object(more)) = (&mut value, more) {
        value.extend(more);
    }
    value
}

/// How many quotations were verified, as the end of a sentence.
pub fn verified(done: Verification) -> String {
    let missing = if done.not_found > 0 { format!(", {} not found", done.not_found) } else { String::new() };
    let verified = count(done.verified, "quotation", "quotations");
    format!("{verified} verified{missing}, {} without a source file", done.unverified)
}
