//! What people mistype in the layout of a file that is no YAML: a dash or a space that is missing or that is another sign, a key
//! in another column, a text cut off by `#`, and versions that nobody merged.

use std::ops::Range;

use crate::document::colons::{another_colon, colon};
use crate::document::finding::{Finding, open_brackets};
use crate::document::in_brackets;
use crate::document::lines::Line;
use crate::document::spaces;
use crate::document::style::in_marks;
use crate::words::{does_not_show, shorten, shorten_to};

/// Signs that begin an entry of a list in other programs.
const BULLETS: [char; 10] = ['*', '•', '·', '–', '—', '−', '‐', '‑', '▪', '+'];

/// A conflict of versions that nobody resolved: the markers that it begins and ends with.
pub fn conflict(text: &str) -> Option<Finding> {
    let at = |marker: &str, from: usize| {
        let mut found = memchr::memmem::find_iter(&text.as_bytes()[from..], marker).map(|at| from + at);
        found.find(|at| *at == 0 || text[..*at].ends_with('\n'))
    };
    let begins = at("<<<<<<< ", 0)?;
    let middle = at("=======", begins)?;
    let ends = at(">>>>>>> ", middle)?;
    let help = "keep one of the two versions, or what is right of both, and delete the lines with the markers";
    let mut found =
        Finding::new(begins, "a merge conflict that was not resolved", "`<<<<<<<` begins the first version", help);
    found.related = vec![(middle, "`=======` begins the second version"), (ends, "`>>>>>>>` ends it")];
    Some(found)
}

/// A slip on the line at which the reader stopped, or in the bracket that is open there.
pub fn slip(text: &str, at: usize, said: &str) -> Option<Finding> {
    let line = Line::of(text, at);
    if let Some(found) = foreign(text, line, at) {
        return Some(found);
    }
    let open = open_brackets(&text[..at]);
    if let Some(cut) = open.last().and_then(|open| cut_in_bracket(text, *open, at)) {
        return Some(cut);
    }
    if said.contains("intercepting") {
        let help =
            "put the whole text in quotation marks, or leave a space on both sides of a `#` that begins a comment";
        return Some(Finding::new(at, "` #` begins a comment in the middle of a text", "cut off here", help));
    }
    let slip = odd_space(text, line).or_else(|| odd_space(text, line.above(text)?));
    // In a bracket lines begin where they like, but further right than what it belongs to.
    if let Some(outer) = open_brackets(&text[..line.start]).first() {
        if line.indent() <= Line::of(text, *outer).indent() {
            return slip;
        }
        return slip
            .or_else(|| if open.is_empty() { in_brackets::comma_behind(text, at) } else { None })
            .or_else(|| in_brackets::slip(text, *open.last()?, line.start + line.indent()))
            .or_else(|| another_colon(text, line, at));
    }
    slip.or_else(|| dash(text, line))
        .or_else(|| another_colon(text, line, at))
        .or_else(|| if open.is_empty() { colon(text, line).or_else(|| colon(text, line.above(text)?)) } else { None })
        .or_else(|| column(text, line).filter(|found| found.fix.is_some()))
        .or_else(|| mixed(text, line))
        .or_else(|| column(text, line))
}

/// What belongs to another program: a character that does not show, a fence of Markdown, a marker of a merge.
fn foreign(text: &str, line: Line<'_>, at: usize) -> Option<Finding> {
    if let Some(c) = text[at..].chars().next().filter(|c| !c.is_control() && does_not_show(*c, ' ')) {
        let message = format!("a character that does not show: U+{:04X}", u32::from(c));
        let found = Finding::new(at, message, "does not show", "delete the word here and type it anew");
        return Some(found.fix(at..at + c.len_utf8(), String::new()));
    }
    if line.text.starts_with("```") {
        let found = Finding::new(line.start, "a fence of Markdown", "not part of YAML", "take the line out");
        return Some(found.fix(line.start..line.end(text), String::new()));
    }
    let is_marker = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|marker| line.text.starts_with(marker));
    let help = "look at the lines around it, keep what is right, and delete the line with the marker";
    is_marker.then(|| Finding::new(line.start, "a marker that is left of a merge conflict", "left of a merge", help))
}

/// A space in the indentation, or behind a colon or a dash, that is none to YAML.
fn odd_space(text: &str, line: Line<'_>) -> Option<Finding> {
    let (place, mend) = spaces::places(line.text).into_iter().next()?;
    let place = line.start + place.start..line.start + place.end;
    let message = spaces::message(&text[place.clone()]);
    let found = Finding::new(place.start, message, "no space to YAML", spaces::HELP);
    Some(found.fix(place, mend))
}

/// Another sign, or none, or no space, where an entry of a list begins.
fn dash(text: &str, line: Line<'_>) -> Option<Finding> {
    let rest = &line.text[line.indent()..];
    let at = line.start + line.indent();
    let sign = rest.chars().next()?;
    let behind = &rest[sign.len_utf8()..];
    let list = || line.above(text).is_some_and(|above| above.is_of_list() && above.indent() == line.indent());
    if BULLETS.contains(&sign) && behind.starts_with([' ', '\u{a0}']) {
        let message = format!("`{sign}` does not begin an entry of a list");
        let found = Finding::new(at, message, "a dash is meant", "begin it with a hyphen and a space, `- `");
        return Some(found.fix(at..at + sign.len_utf8(), "-".to_owned()));
    }
    if sign == '-' && behind.starts_with(|c: char| c.is_alphabetic() || c == '{') {
        let help = format!("write `- {}`", shorten(behind));
        let found = Finding::new(at, "a space is missing after the dash", "no space behind it", help);
        return Some(found.fix(at..at + 1, "- ".to_owned()));
    }
    if matches!(sign, '{' | '[') {
        let help = "begin every entry of a list with `- `, in the same column".to_owned();
        let found = Finding::new(at, "an entry of a list without its dash", "no dash before this", help);
        return Some(if list() { found.fix(at..at, "- ".to_owned()) } else { found });
    }
    None
}

/// An entry with a dash among entries without, or the other way round.
fn mixed(text: &str, line: Line<'_>) -> Option<Finding> {
    let mut above = line.above(text)?;
    while above.indent() > line.indent() {
        above = above.above(text)?;
    }
    let is_entry = |line: Line<'_>| line.is_of_list() || line.entry().contains(": ") || line.entry().ends_with(':');
    if above.indent() != line.indent() || above.is_of_list() == line.is_of_list() || !is_entry(line) || !is_entry(above)
    {
        return None;
    }
    let (message, label) = if line.is_of_list() {
        ("an entry with a dash below entries without", "has a dash")
    } else {
        ("an entry without a dash below entries with one", "no dash here")
    };
    let help = "under one key either all entries begin with `- `, as in lists such as `stances:`, or all with an id and a colon";
    let mut found = Finding::new(line.start + line.indent(), message, label, help);
    found.related = vec![(above.start + above.indent(), "as this one")];
    Some(found)
}

/// A key in another column than those around it.
fn column(text: &str, line: Line<'_>) -> Option<Finding> {
    let above = line.above(text)?;
    let is_key_line = |line: Line<'_>| {
        let entry = line.entry();
        entry.split_once(':').is_some_and(|(word, rest)| {
            !word.contains(' ') && (rest.is_empty() || rest.starts_with(' ')) && !line.text.contains('\t')
        })
    };
    if line.is_of_list() || line.indent() == above.column() || !is_key_line(line) || !is_key_line(above) {
        return None;
    }
    if above.entry().trim_end().ends_with(':') || line.indent() + 2 < above.column() {
        return None;
    }
    let column = above.column();
    let help =
        format!("begin it in column {}, below the key above it; the keys of one entry stand in one column", column + 1);
    let found =
        Finding::new(line.start + line.indent(), "a key in another column than those around it", "this column", help);
    let fits = line.below(text).is_some_and(|below| !below.is_of_list() && below.indent() == column);
    Some(if fits { found.fix(line.start..line.start + line.indent(), " ".repeat(column)) } else { found })
}

/// A `#` in a bracket, which makes a comment of the rest of the line and of the closing bracket in it.
fn cut_in_bracket(text: &str, open: usize, at: usize) -> Option<Finding> {
    let mut from = open;
    while from <= at && from < text.len() {
        let line = Line::of(text, from);
        let inside = from - line.start;
        let hash = line.text[inside..].match_indices(" #").map(|(at, _)| inside + at + 1).find(|hash| {
            let before = &line.text[..*hash];
            before.matches('"').count().is_multiple_of(2) && !before.trim().is_empty()
        });
        if let Some(hash) = hash.filter(|hash| line.text[*hash..].contains(['}', ']'])) {
            let help = "put the text with `#` in quotation marks; without them it ends where a space and `#` stand";
            let label = "from here on a comment, with the bracket that closes";
            let found = Finding::new(line.start + hash, "` #` begins a comment and cuts the text off", label, help);
            return Some(match value_around(line.text, hash) {
                Some(value) => {
                    let written = in_marks(&line.text[value.clone()]);
                    found
                        .help(format!("write `{}`", shorten_to(&written, 80)))
                        .fix(line.start + value.start..line.start + value.end, written)
                }
                None => found,
            });
        }
        from = line.end(text);
    }
    None
}

/// The value in brackets that goes on behind a `#`, if it is plain where it ends.
fn value_around(line: &str, hash: usize) -> Option<Range<usize>> {
    let start = line[..hash].rfind(": ")? + 2;
    let end = hash + line[hash..].find(['}', ']', ','])?;
    let value = line[start..end].trim_end();
    let is_plain = !value.contains(['"', '\'', '{', '[', ',', '“', '”']) && !line[end..].starts_with(',');
    is_plain.then(|| start..start + value.len())
}
