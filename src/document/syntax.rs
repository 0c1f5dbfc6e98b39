//! What is wrong with a text that is no YAML, in the words of somebody who only wanted to write down a stance.
//!
//! The parser stops at its first error and says it in terms of its own. What usually stands behind each is found here
//! by looking at the text around the place.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, rule};
use crate::document::colons::value_at;
use crate::document::finding::{Finding, open_brackets};
use crate::document::layout;
use crate::document::style::in_marks;
use crate::source::{FileId, SourceFile, Span};
use crate::words::{shorten, shorten_to};

rule! {
    /// The text is not YAML.
    pub YAML_SYNTAX = "D0001" "yaml-syntax" File Error:
        "the text is not well-formed YAML"
}

rule! {
    /// The text is YAML made to exhaust its reader, or far from anything that a person wrote.
    pub YAML_LIMIT = "D0002" "yaml-limit" File Error:
        "the YAML goes beyond a limit of nesting, size or aliases"
}

/// Terms of the parser, and what they mean to others.
const PLAIN: &[(&str, &str)] = &[
    ("flow mapping", "`{…}`"),
    ("flow sequence", "`[…]`"),
    ("block mapping", "an entry"),
    ("block collection", "a list"),
    ("block sequence", "a list"),
    ("double-quoted scalar", "a text in quotation marks"),
    ("single-quoted scalar", "a text in quotation marks"),
    ("quoted scalar", "a text in quotation marks"),
    ("plain scalar", "a text"),
    ("block scalar", "a text"),
    ("scalar", "text"),
    ("mapping values", "keys"),
    ("anchor", "name"),
];

/// Why reading stops, and where.
pub struct Stop {
    /// The byte.
    pub at: usize,
    /// The reason.
    pub why: Why,
}

/// Why reading stops.
pub enum Why {
    /// The parser says this.
    Parser(String),
    /// The YAML is this, which is beyond a limit of ours.
    Limit(&'static str),
    /// There is another document.
    Another,
    /// An alias stands within what it names.
    Recursive,
    /// A merge key has a value of which it can make nothing.
    NoMapping,
    /// There are versions that nobody merged.
    Conflict,
    /// The line stands further left than what the bracket that was opened there belongs to.
    FurtherLeft(usize),
}

/// The diagnostic for what stopped the reader.
pub fn error(id: FileId, file: &SourceFile, stop: &Stop) -> Diagnostic {
    let text = file.text();
    let span = |at: usize| {
        // An error at the very end is shown on the last line that has something on it.
        let start = at.min(text.trim_end().len());
        let length = text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
        Span { file: id, start: start as u32, end: (start + length) as u32 }
    };
    let at = stop.at.min(text.len());
    let found = match &stop.why {
        Why::Limit(what) => {
            return Diagnostic::new(&YAML_LIMIT, span(at), format!("the YAML is {what}"))
                .label("the reader stops here")
                .help("write the values out instead of nesting or aliasing them");
        }
        Why::Another => {
            let help = "keep one document in each file: remove the line `---`, or move what follows it to another file";
            Finding::new(at, "more than one document in one file", "a second one", help)
        }
        Why::Recursive => {
            let help = "an alias `*name` may not stand inside the value that it names";
            Finding::new(at, "a value that contains itself", "inside of itself", help)
        }
        Why::NoMapping => {
            let help = "write `<<: *name`, or `<<: [*first, *second]`, with names that stand for entries";
            Finding::new(at, "`<<` does not take this", "no entry, and no list of them", help)
        }
        Why::FurtherLeft(opened) => {
            let help =
                "close the bracket before this line, or indent the line below the entry that the bracket belongs to";
            let found = Finding::new(at, "a line within brackets that is not indented", "begins too far left", help);
            Finding { related: vec![(*opened, "in this bracket")], ..found }
        }
        Why::Conflict => layout::conflict(text).unwrap_or_else(|| finding(text, at, "")),
        Why::Parser(said) => layout::slip(text, at, said).unwrap_or_else(|| finding(text, at, said)),
    };
    let diagnostic = Diagnostic::new(&YAML_SYNTAX, span(found.at), format!("not well-formed YAML: {}", found.message))
        .label(found.label)
        .help(found.help);
    let others = found.related.into_iter().filter(|(place, _)| *place != found.at);
    let diagnostic = others.fold(diagnostic, |found, (place, label)| found.related(span(place), label));
    let whole = |(place, text): (Range<usize>, String)| {
        (Span { file: id, start: place.start as u32, end: place.end as u32 }, text)
    };
    diagnostic.fix_at(found.fix.map(whole))
}

/// What usually stands behind what the parser says.
fn finding(text: &str, at: usize, said: &str) -> Finding {
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if has(&["tab"]) {
        let at = tab_after(text, at).unwrap_or(at);
        Finding::new(at, "a tab before a text", "a tab", "indent with spaces; YAML does not allow tabs there")
    } else if has(&["misplaced bracket"]) {
        Finding::new(at, "a closing bracket that nothing opens", "one too many", "take it out, or open it before")
    } else if has(&["unclosed bracket"]) {
        // The reader names the bracket; it stops where the text ends.
        let found = bracket(text, text.trim_end().len());
        Finding { at, ..found }
    } else if has(&["flow mapping", "flow sequence", "mismatched bracket", "expected ',' or"]) {
        bracket(text, at)
    } else if has(&["trailing content after"]) {
        after_quotation(text, at)
    } else if has(&["escape"]) {
        let help = "write `\\\\` for a backslash, or put the text in `'…'`, where it stands for itself";
        Finding::new(at, "a backslash that begins no escape", "in this text", help)
    } else if has(&["multiline quoted", "unclosed quote", "unexpected end", "end of stream", "document indicator"]) {
        let label = if said.contains("unclosed") { "opened here" } else { "the text in the marks cannot go on here" };
        Finding::new(
            at,
            "a quotation mark is not closed",
            label,
            "close the quotation mark; inside `'…'` write `''` for an apostrophe, or use `\"…\"`",
        )
    } else if has(&["mapping values are not allowed"]) {
        second_colon(text, at)
    } else if has(&["'-' indicator", "only valid inside a block", "illegal placement"])
        && !open_brackets(&text[..at]).is_empty()
    {
        bracket(text, at)
    } else if has(&["'-' indicator"]) {
        let help = "begin every entry of a list with `- `, in the same column";
        Finding::new(at, "a line that is neither an entry of the list nor indented below one", "no dash here", help)
    } else if has(&["expected key", "indentation"]) {
        column(text, at)
    } else if has(&[
        "unknown anchor",
        "unexpected character",
        "while scanning",
        "tag URI",
        "mapping keys are not allowed",
    ]) {
        character(text, at)
    } else if has(&["simple key expected"]) {
        let help = "write `key: value`, or indent the line further if it belongs to the text above";
        Finding::new(at, "a line that is neither a key with its value nor an entry of a list", "no colon here", help)
    } else {
        let help = "look at the quotation marks, the brackets and the columns of this line and of the one before";
        Finding::new(at, plain(said), "the reader stops here", help)
    }
}

fn plain(said: &str) -> String {
    let said = said.replace(['`', '\''], "\"");
    PLAIN.iter().fold(said, |said, (term, words)| said.replace(term, words))
}

/// The line of a byte, up to it.
fn line_before(text: &str, at: usize) -> &str {
    &text[text[..at].rfind('\n').map_or(0, |line| line + 1)..at]
}

/// The first tab in the indentation of the lines of a text that begins at a byte.
fn tab_after(text: &str, at: usize) -> Option<usize> {
    let start = at - line_before(text, at).len();
    let mut place = start;
    for line in text[start..].split('\n') {
        let indent = &line[..line.len() - line.trim_start().len()];
        if let Some(tab) = indent.find('\t') {
            return Some(place + tab);
        }
        place += line.len() + 1;
    }
    None
}

/// A bracket that is not closed, or something in brackets that is no entry.
fn bracket(text: &str, at: usize) -> Finding {
    let before = line_before(text, at);
    let entry = before.rsplit([',', '{', '[']).next().unwrap_or_default();
    if text[at..].starts_with(':') && entry.contains(": ") {
        return colon_in_value(at);
    }
    // A bracket that the wrong one closes is itself the place.
    let itself = text[at..].starts_with(['{', '[']).then_some(at);
    let Some(open) = itself.or_else(|| open_brackets(&text[..at]).pop()) else {
        let help = "put a comma between entries, and values with a comma or colon in quotation marks";
        return Finding::new(at, "an entry in brackets that cannot be read", "the reader stops here", help);
    };
    let (mark, close) = if text[open..].starts_with('{') { ('{', '}') } else { ('[', ']') };
    // What is not closed goes on to the last line before the one at which the reader stops.
    let last = text[..at].trim_end().len();
    let stops = text[..at].matches('\n').count();
    let stop = if text[last..at].contains('\n') || text[at..].trim().is_empty() {
        text[..last].matches('\n').count()
    } else {
        stops.saturating_sub(1)
    };
    let is_below = stops > text[..open].matches('\n').count();
    let place =
        if is_below { format!(" where it ends, perhaps at the end of line {}", stop + 1) } else { String::new() };
    let help = format!("close it with `{close}`{place}; entries within it have a comma between them");
    let found = Finding::new(open, format!("this `{mark}` is not closed"), "opened here", help);
    Finding { related: vec![(at, "the reader stops here")], ..found }
}

fn colon_in_value(at: usize) -> Finding {
    let help = "a text with `: ` in it must stand in quotation marks";
    Finding::new(at, "a second colon in one entry", "this colon", help)
}

/// Something behind a text in quotation marks: the text was to begin with a quotation, or a colon is missing.
fn after_quotation(text: &str, at: usize) -> Finding {
    let before = line_before(text, at).trim_end();
    let label = "the text has ended before this";
    let message = "something stands behind a closed quotation mark";
    let last = before.char_indices().next_back().filter(|(_, mark)| matches!(mark, '"' | '\''));
    let Some((mark, start)) = last.and_then(|(end, mark)| Some((mark, before[..end].rfind(mark)?))) else {
        let whole = || Finding::new(at, message, label, "put the whole text in quotation marks");
        return last
            .and_then(|(end, mark)| not_closed(text, at, at - line_before(text, at).len() + end, mark))
            .unwrap_or_else(whole);
    };
    let (lead, quotation) = before.split_at(start);
    let tail = text[at..].split('\n').next().unwrap_or_default().trim();
    if matches!(tail, "," | ";" | ".") {
        let help = format!("take the `{tail}` out, or put it inside the marks");
        return Finding::new(at, message, label, help);
    }
    let in_brackets = !open_brackets(&text[..at]).is_empty();
    let ends: &[char] = if in_brackets { &['\n', ',', '}', ']'] } else { &['\n'] };
    let rest = text[at..].split(ends).next().unwrap_or_default().trim_end();
    let from = at - line_before(text, at).len() + start;
    let whole = &text[from..at + rest.len()];
    // What begins and ends with a mark was to stand between the two, with others in it.
    // But of two quotations side by side each has its own.
    let is_closed = text[..at].ends_with(' ') && !quotation.trim_end_matches(mark).ends_with(' ');
    let is_marked = whole.len() > 1 && whole.ends_with(mark) && whole.matches(mark).count() != 2 && !is_closed;
    let inner = if is_marked { &whole[1..whole.len() - 1] } else { whole };
    let example = if whole.chars().count() > 120 { String::new() } else { format!(": `{}`", in_marks(inner)) };
    let mut help = format!(
        "a text that begins with a quotation mark ends at the next one; put the whole text in the other kind{example}"
    );
    if lead.trim_end().is_empty() || lead.trim_end().ends_with(['{', ',', '-', '[']) {
        help = format!("{help}; or a colon is missing after `{}`", shorten(quotation));
    }
    let found = Finding::new(at, message, label, help);
    if is_marked { found.fix(from..from + whole.len(), in_marks(inner)) } else { found }
}

/// A text that was opened on an earlier line: the mark at `end`, which ended it, was to open another one.
fn not_closed(text: &str, at: usize, end: usize, mark: char) -> Option<Finding> {
    let opened = text[..end].rfind(mark)?;
    let help = "close the quotation mark where the text ends that it opens";
    let found = Finding::new(opened, "a quotation mark is not closed", "opened here", help);
    Some(Finding { related: vec![(at, "the reader takes this to stand behind the text")], ..found })
}

/// A colon where no key can stand.
fn second_colon(text: &str, at: usize) -> Finding {
    let before = line_before(text, at);
    if before.contains(": ") {
        return colon_in_value(at);
    }
    let above = text[..at - before.len()].lines().next_back().unwrap_or_default().trim();
    let mut help = "the keys of one entry start in the same column".to_owned();
    if !above.is_empty() && !above.contains(':') {
        help = format!("{help}; or a colon is missing after `{}`", shorten(above));
    }
    Finding::new(at, "a key where none can stand", "no key can stand here", help)
}

/// A line that begins in a column of its own.
fn column(text: &str, at: usize) -> Finding {
    let before = line_before(text, at).trim_end();
    if before.ends_with(['}', ']']) {
        let start = text[..at].rfind(": ").map(|colon| colon + 2).filter(|_| open_brackets(&text[..at]).is_empty());
        let whole = start.and_then(|start| value_at(text, start)).map(|value| in_marks(&text[value]));
        let whole = whole.map_or(String::new(), |whole| format!(": `{}`", shorten_to(&whole, 120)));
        let help = format!("take out what follows the bracket, or put the whole text in quotation marks{whole}");
        return Finding::new(at, "something stands behind a closed bracket", "the value has ended before this", help);
    }
    let help = "start the keys of one entry in the same column, and close every quotation mark";
    Finding::new(at, "a line that begins in another column than its entry", "this column", help)
}

/// A character that the text cannot have, or that it cannot begin with.
fn character(text: &str, at: usize) -> Finding {
    let rest = text[at..].split('\n').next().unwrap_or_default();
    if let Some((inside, c)) = rest.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\t' | '\r')) {
        let message = format!("a control character in a text: U+{:04X}", u32::from(c));
        return Finding::new(at + inside, message, "does not show", "delete the word here and type it anew");
    }
    let value = value_at(text, at).map(|value| (value.clone(), in_marks(&text[value])));
    let marked = |help: &str| match &value {
        Some((_, written)) => format!("{help}: `{}`", shorten_to(written, 120)),
        None => help.to_owned(),
    };
    let mended = |found: Finding| match &value {
        Some((place, written)) => found.fix(place.clone(), written.clone()),
        None => found,
    };
    let help =
        marked("put the text in quotation marks; without them it can begin with letters and digits, and few signs");
    match rest.chars().next() {
        Some('*') => {
            let name: String = rest.chars().take_while(|c| !c.is_whitespace() && !",}]".contains(*c)).collect();
            let message = format!("`{}` stands for a value that is marked nowhere before", shorten(&name));
            let help = marked("put the text in quotation marks");
            mended(Finding::new(at, message, "a text cannot begin with `*`", help))
        }
        Some(c) if c != '`' => mended(Finding::new(at, format!("a text cannot begin with `{c}`"), "begins here", help)),
        _ => mended(Finding::new(at, "a text cannot begin with a backtick", "begins here", help)),
    }
}
