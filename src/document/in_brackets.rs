//! Slips in brackets that go over several lines: a quotation mark that is not closed, a comma that is missing where a line ends.

use std::ops::Range;

use crate::document::finding::{Finding, times_as_key};
use crate::words::shorten;

/// A slip in the bracket that opens at one byte, in or before the line whose first sign stands at another.
pub fn slip(text: &str, open: usize, at: usize) -> Option<Finding> {
    not_closed(text, open).or_else(|| comma(text, at))
}

/// A comma behind the last of the brackets, at or just before the byte at which the reader stops.
pub fn comma_behind(text: &str, at: usize) -> Option<Finding> {
    let at = if text[..at].ends_with(',') { at - 1 } else { at };
    let is_last = text[..at].trim_end().ends_with(['}', ']']) && text[at..].starts_with(',');
    if !is_last || !text[at + 1..].split('\n').next().unwrap_or_default().trim().is_empty() {
        return None;
    }
    let help = "take the comma out; entries that begin with a dash or on a line of their own have none between them";
    Some(Finding::new(at, "a comma behind an entry", "one too many", help).fix(at..at + 1, String::new()))
}

/// The word that begins a text, if it is a key.
fn key(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-'))?;
    (end > 0 && (text[end..].starts_with(": ") || text[end..].starts_with(":\n"))).then(|| &text[..end])
}

/// A text in quotation marks with a line end and with keys in it: its mark was to be closed before the first of them.
fn not_closed(text: &str, open: usize) -> Option<Finding> {
    let quoted = quotations(text, open).into_iter().find(|place| text[place.clone()].contains('\n'))?;
    let inside = &text[quoted.clone()];
    let keys = inside
        .match_indices([',', '{', '\n'])
        .filter_map(|(at, _)| key(inside[at + 1..].trim_start_matches([' ', '-', '{'])));
    let key = keys.into_iter().next()?;
    let line = inside.split('\n').next().unwrap_or_default().trim_end();
    let closing = line[line.trim_end_matches(['}', ']']).len()..].to_owned();
    let before = match line.contains(&format!("{key}: ")) {
        true => format!(", before `{key}:`"),
        false if closing.is_empty() => String::new(),
        false => format!(", before `{closing}`"),
    };
    let help =
        format!("close it where the text ends{before}; inside `'…'` write `''` for an apostrophe, or use `\"…\"`");
    Some(Finding::new(quoted.start, "a quotation mark is not closed", "opened here", help))
}

/// The texts in quotation marks behind a byte, with their marks; the last one may have no end. Behind the first in which a line
/// ends everything is doubtful.
fn quotations(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut previous = '{';
    let mut opened: Option<(usize, char)> = None;
    for (at, c) in text[from..].char_indices().map(|(at, c)| (from + at, c)) {
        match opened {
            Some((start, mark)) if c == mark => {
                found.push(start..at + 1);
                opened = None;
                if text[start..at].contains('\n') {
                    return found;
                }
            }
            None if matches!(c, '"' | '\'') && matches!(before(previous, text, at), '{' | '[' | ',' | ':') => {
                opened = Some((at, c))
            }
            _ => {}
        }
        previous = c;
    }
    found.extend(opened.map(|(start, _)| start..text.len()));
    found
}

/// The last sign before a byte that is no space.
fn before(previous: char, text: &str, at: usize) -> char {
    if previous == ' ' { text[..at].trim_end().chars().next_back().unwrap_or_default() } else { previous }
}

/// A comma that is missing at the end of the line above a key.
fn comma(text: &str, at: usize) -> Option<Finding> {
    let key = key(&text[at..])?;
    let end = text[..at].trim_end().len();
    let above = text[..end].rsplit('\n').next().unwrap_or_default();
    if !text[end..at].contains('\n') || above.ends_with([',', '{', '[', ':']) || above.contains('#') {
        return None;
    }
    let message = format!("a comma is missing before `{}`", shorten(key));
    let found = Finding::new(end, message, "no comma here", "entries within brackets have a comma between them");
    // A word that is no key elsewhere can belong to the text above.
    Some(if times_as_key(text, key) > 1 { found.fix(end..end, ",".to_owned()) } else { found })
}
