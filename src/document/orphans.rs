//! Entries that have slipped out of their section: they stand at the beginning of the line, where only sections do.

use crate::diagnostic::Diagnostic;
use crate::document::node::{Node, Value};
use crate::document::record::UNKNOWN_KEY;
use crate::source::{SourceFile, Span};
use crate::words::shorten;

/// Says of findings about unknown sections which section they may belong to, and how to write them there; the names of these
/// sections, of which nobody knows all entries then. O(size of the file) if there is one.
pub fn explain<'t>(file: &SourceFile, root: Node<'t>, found: &mut [Diagnostic]) -> Vec<&'t str> {
    let Value::Mapping(pairs) = root.value() else { return Vec::new() };
    let mut sections = Vec::new();
    let mut above: Option<(&str, Node<'_>)> = None;
    for (key, value) in pairs.iter() {
        let Some(word) = key.text() else { continue };
        let own = found
            .iter_mut()
            .find(|found| found.place.span.start == key.span().start && std::ptr::eq(found.rule, &UNKNOWN_KEY));
        let (Some(own), Some((section, first))) = (own, above) else {
            above = first_entry(value).map(|first| (word, first));
            continue;
        };
        if own.fix.is_some() || !matches!(value.value(), Value::Mapping(_)) {
            // Its spaces are mended already, or it is no entry.
            sections.extend(own.fix.is_some().then_some(section));
            continue;
        }
        let column = file.place(first.span().start).column - 1;
        own.help = Some(format!(
            "if `{}` is one of `{section}`, indent it by {column} spaces, like the others there, and all that belongs to it",
            shorten(word)
        ));
        let whole = Span { end: value.span().end, ..key.span() };
        let text = file.text().get(whole.start as usize..whole.end as usize).unwrap_or_default();
        let shift = " ".repeat(column);
        let shifted = text
            .split('\n')
            .map(|line| if line.trim().is_empty() { line.to_owned() } else { format!("{shift}{line}") });
        let is_alone = file.place(key.span().start).column == 1;
        let shifted = shifted.collect::<Vec<_>>().join("\n");
        *own = own.clone().fix_at(is_alone.then_some((whole, shifted)));
        sections.push(section);
    }
    sections
}

/// The first entry of a section in which the entries have names.
fn first_entry(value: Node<'_>) -> Option<Node<'_>> {
    match value.value() {
        Value::Mapping(pairs) => {
            pairs.iter().find(|(_, entry)| matches!(entry.value(), Value::Mapping(_))).map(|(key, _)| key)
        }
        _ => None,
    }
}
