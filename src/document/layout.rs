//! What people mistype in the layout of a file that is no YAML: a dash, a colon, a space or a comma that is missing or that is
//! another sign, a text cut off by `#`, and versions that nobody merged.

use std::ops::Range;

use crate::document::finding::{Finding, open_brackets, times_as_key};
use crate::document::node::in_marks;
use crate::document::slips;
use crate::document::spaces;
use crate::document::within;

use crate::words::{does_not_show, shorten, shorten_to};

/// Signs that begin an entry of a list in other programs.
const BULLETS: [char; 10] = ['*', '•', '·', '–', '—', '−', '‐', '‑', '▪', '+'];

/// A line of the text.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    /// The line of a byte.
    fn of(text: &'t str, at: usize) -> Line<'t> {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        Line { start, text: text[start..].split('\n').next().unwrap_or_default().trim_end_matches('\r') }
    }

    /// The nearest line above that says something.
    fn above(self, text: &'t str) -> Option<Line<'t>> {
        let mut line = self;
        while line.start > 0 {
            line = Line::of(text, line.start - 1);
            if !line.text.trim().is_empty() && !line.text.trim_start().starts_with('#') {
                return Some(line);
            }
        }
        None
    }

    /// The nearest line below that says something.
    fn below(self, text: &'t str) -> Option<Line<'t>> {
        let mut line = self;
        loop {
            let next = line.start + text[line.start..].find('\n')? + 1;
            line = Line::of(text, next);
            if !line.text.trim().is_empty() && !line.text.trim_start().starts_with('#') {
                return Some(line);
            }
        }
    }

    fn indent(self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Where its first key stands, behind dashes.
    fn column(self) -> usize {
        let rest = self.text.trim_start_matches(' ');
        self.indent() + (rest.len() - rest.trim_start_matches("- ").trim_start_matches(' ').len())
    }

    /// What stands in it from its first key on.
    fn entry(self) -> &'t str {
        &self.text[self.column()..]
    }

    fn is_of_list(self) -> bool {
        self.text[self.indent()..].starts_with("- ")
    }
}

/// A conflict of versions that nobody resolved: the markers that it begins and ends with.
pub fn conflict(text: &str) -> Option<Finding> {
    let at = |marker: &str, from: usize| {
        let found = text[from..].match_indices(marker).map(|(at, _)| from + at);
        found.into_iter().find(|at| *at == 0 || text[..*at].ends_with('\n'))
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
            .or_else(|| if open.is_empty() { within::comma_behind(text, at) } else { None })
            .or_else(|| within::slip(text, *open.last()?, line.start + line.indent()))
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
        let end = (line.start + line.text.len() + 1).min(text.len());
        return Some(found.fix(line.start..end, String::new()));
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

/// Another sign in place of a colon or a comma, or none, in a line with several entries.
fn another_colon(text: &str, line: Line<'_>, at: usize) -> Option<Finding> {
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
fn colon(text: &str, line: Line<'_>) -> Option<Finding> {
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
    while from <= at {
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
        from = line.start + line.text.len() + 1;
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
