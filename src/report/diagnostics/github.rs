//! Findings as workflow commands of GitHub Actions: each becomes a note beside its line in a pull request.

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::page::clean;
use crate::report::relative;
use crate::source::Sources;

/// One line for each finding, with paths as seen from `root`, in the form of [workflow commands].
///
/// [workflow commands]: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
pub fn github(diagnostics: &[Diagnostic], sources: &Sources, root: &str) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let span = diagnostic.place.span;
        let file = sources.file(span.file);
        let (start, end) = (file.place(span.start), file.place(span.end));
        // A column belongs to a line: with several lines, the service wants none.
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        let title = format!("{} {}", diagnostic.rule.code, diagnostic.rule.name);
        let mut text = vec![clean(&diagnostic.message)];
        text.extend(diagnostic.help.as_ref().map(|help| format!("help: {}", clean(help))));
        lines.push_str(&format!(
            "::{command} file={},line={},endLine={}{columns},title={}::{}\n",
            property(&relative(file.name(), root)),
            start.line,
            end.line,
            property(&title),
            data(&text.join("\n"))
        ));
    }
    lines
}

/// Escapes what would end the text.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what would end the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
