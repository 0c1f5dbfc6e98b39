//! Colons in a file that is no YAML: missing, another sign, one too many, or in a text that needs quotation marks.

use std::ops::Range;

use crate::document::finding::{Finding, open_brackets, times_as_key};
use crate::document::lines::Line;
use crate::document::slips;
use crate::document::style::in_marks;
use crate::words::{shorten, shorten_to};

/// Another sign in place of a colon or a comma, or none, in a line with several entries.
pub fn another_colon(text: &str, line: Line<'_>, at: usize) -> Option<Finding> {
    let before = &line.text[..at - line.start];
    let rest = &text[at..];
    // `party: brenn:, …` or `party: brenn:` at the end of a line.
    if let Some(behind) = rest.strip_prefix(':')
        && before.contains(": ")
        && (behind.trim_start_matches(' ').starts_with([',', '}', '\n', '\r']) || behind.trim().is_empty())
    {
        let found = Finding::new(at, "a colon behind a value", "one too many", "take the colon out");
        return Some(found.fix(at..at + 1, String::new()));
    }
    if !rest.starts_with(": ") {
        return None;
    }
    let entry = before.rfind([',', '{', '[']).map_or(line.column(), |comma| comma + 1);
    let said = before.get(entry..).unwrap_or_default();
    // `fund {issue: …` has a key before the brace.
    let outer = line.entry();
    let word = outer.split([' ', ':']).next().unwrap_or_default();
    if outer[word.len()..].starts_with(" {") || outer[word.len()..].starts_with(" [") {
        let end = line.start + line.column() + word.len();
        let help = format!("write `{word}: {}`", shorten(outer[word.len()..].trim_start()));
        let found = Finding::new(end, format!("a colon is missing after `{word}`"), "no colon here", help);
        return Some(found.fix(end..end, ":".to_owned()));
    }
    if let Some(found) = curly(line, at) {
        return Some(found);
    }
    let key = said.rfind(' ').map(|space| &said[space + 1..])?;
    if !said.contains(": ") || times_as_key(text, key) < 2 {
        return unmarked(text, line, at);
    }
    let end = at - key.len();
    let value = text[..end].trim_end_matches(' ');
    let sign = value.chars().next_back().filter(|c| matches!(c, ';' | '，' | '、' | '،' | '|'));
    let from = value.len() - sign.map_or(0, char::len_utf8);
    if open_brackets(&text[..at]).is_empty() {
        let help =
            format!("begin a new line before `{key}`, or write `{word}: {{{key}: …}}` if it belongs to `{word}`");
        return Some(Finding::new(
            end,
            format!("two keys in one line, `{key}` and one before it"),
            "the second one",
            help,
        ));
    }
    let message = format!("a comma is missing before `{key}`");
    let found = Finding::new(from, message, "no comma here", "entries within brackets have a comma between them");
    Some(found.fix(from..end, ", ".to_owned()))
}

/// A text between typographic quotation marks, which are letters to YAML, with a colon in it.
fn curly(line: Line<'_>, at: usize) -> Option<Finding> {
    let before = &line.text[..at - line.start];
    let start = before.rfind(": ").map(|colon| colon + 2)?;
    let (place, inner) = slips::curly(&line.text[start..])?;
    let place = line.start + start + place.start..line.start + start + place.end;
    let help = format!("write `{}`", shorten_to(&in_marks(inner), 80));
    let message = "typographic quotation marks are no quotation marks to YAML";
    let found = Finding::new(place.start, message, "part of the text", help);
    Some(found.fix(place, in_marks(inner)))
}

/// A text with a colon and a space in it that needs quotation marks, if it is plain where it ends: in brackets at the one that
/// closes, since what stands behind a comma may belong to it or not.
fn unmarked(text: &str, line: Line<'_>, at: usize) -> Option<Finding> {
    let is_inside = !open_brackets(&text[..at]).is_empty();
    let before = &line.text[..at - line.start];
    let entry = before.rfind([',', '{', '[']).filter(|_| is_inside).map_or(0, |mark| mark + 1);
    let start = line.start + entry + before[entry..].find(": ")? + 2;
    let value =
        value_at(text, start).filter(|value| !is_inside || text[value.end..].trim_start().starts_with(['}', ']']))?;
    let whole = &text[value.clone()];
    if !is_inside && before.trim_start().starts_with("- ") && holds_entries(whole) {
        let help = "if this is an entry with several keys, write `{` before its first key and `}` behind its last value; a text \
                    with `: ` in it must stand in quotation marks";
        return Some(Finding::new(at, "a second colon in one entry", "this colon", help));
    }
    let written = in_marks(&text[value.clone()]);
    let help = format!("a text with `: ` in it must stand in quotation marks: `{}`", shorten_to(&written, 120));
    Some(Finding::new(at, "a second colon in one entry", "this colon", help).fix(value, written))
}

/// Whether a text goes on as entries in brackets do: behind a comma stands a single word with a colon.
fn holds_entries(text: &str) -> bool {
    let is_key = |part: &str| {
        let key = part.trim_start().split_once(": ").map(|(key, _)| key);
        key.is_some_and(|key| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')))
    };
    text.split(',').skip(1).any(is_key)
}

/// The value that begins at a byte and was to be one text: to the end of the line, or in brackets to the next comma or closing
/// bracket; none if it is not plain where it ends.
pub fn value_at(text: &str, start: usize) -> Option<Range<usize>> {
    let line = text[start..].split(['\n', '\r']).next().unwrap_or_default();
    let is_inside = !open_brackets(&text[..start]).is_empty();
    let end = if is_inside { line.find([',', '}', ']'])? } else { line.find(" #").unwrap_or(line.len()) };
    let value = line[..end].trim_end();
    let goes_on = line[end..]
        .strip_prefix(',')
        .is_some_and(|next| !next.split([',', '}']).next().unwrap_or_default().contains(": "));
    let is_marked = value.starts_with(['"', '\'']) || is_inside && value.contains(['"', '{', '[']);
    (!value.is_empty() && !goes_on && !is_marked).then(|| start..start + value.len())
}

/// A line that was to begin with a key: its colon, or the space after it, is missing or another sign.
pub fn colon(text: &str, line: Line<'_>) -> Option<Finding> {
    let entry = line.entry().trim_end();
    let from = line.start + line.column();
    let word = entry.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-')).next().unwrap_or_default();
    if entry.contains(": ") && !entry[word.len()..].starts_with(['=', ' ']) || word.is_empty() || entry.ends_with(':') {
        return None;
    }
    if entry == word {
        let label = "no colon behind it";
        let help = format!("write `{word}:`, or indent the word if it belongs to the text above");
        let opens = line.below(text).is_some_and(|below| below.indent() > line.indent() || below.is_of_list());
        let found = Finding::new(from, format!("a colon is missing after `{word}`"), label, help);
        return opens.then(|| found.fix(from + word.len()..from + word.len(), ":".to_owned()));
    }
    let (word, slip) = slips::in_key(entry, |word| !word.is_empty())?;
    let is_known = times_as_key(text, &word) > 0;
    let mend = slip.mend.filter(|_| !entry.contains(" #"))?;
    if !is_known && slip.message.starts_with("a colon is missing") {
        return None;
    }
    let help = format!("write `{}`", shorten_to(&mend, 80));
    let found = Finding::new(from + slip.place.start, slip.message, "behind the key", help);
    Some(if is_known { found.fix(from..from + entry.len(), mend) } else { found })
}
