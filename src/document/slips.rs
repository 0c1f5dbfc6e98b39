//! Slips of the hand around keys and values: a colon, a space or a comma that is missing, or a sign that only looks like one.

use std::ops::Range;

use crate::document::spaces::is_odd;
use crate::document::style::in_marks;

/// What is wrong with a text between a key and its value, or before it, and how to write it.
pub struct Slip {
    /// The bytes that are wrong.
    pub place: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write at the place; none if that is not beyond doubt.
    pub mend: Option<String>,
}

/// Signs that are written in place of a colon.
const FOR_COLON: [&str; 7] = ["：", "=>", "->", "→", "=", "–", "—"];

/// The length of the word at the beginning of a text that can be a key or an id.
fn word_length(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-')).unwrap_or(text.len())
}

/// A key and its value that are not separated by a colon and a space, where the reader saw one text: `known` says which words
/// are keys. The mended text stands for all of it.
pub fn in_key(text: &str, known: impl Fn(&str) -> bool) -> Option<(String, Slip)> {
    let (word, rest) = text.split_at(word_length(text));
    if !known(word) || rest.is_empty() {
        return None;
    }
    let tail = rest.trim_start_matches(|c: char| c == ' ' || is_odd(c));
    let separated = |sign: &str| tail.strip_prefix(sign).map(|value| (sign.len(), value));
    let is_odd = rest.starts_with(is_odd) || rest.strip_prefix(':').is_some_and(|rest| rest.starts_with(is_odd));
    let (message, (length, value)) = match (separated(":"), FOR_COLON.iter().find_map(|sign| separated(sign))) {
        (Some(found), _) if is_odd => (format!("the space behind `{word}` is no space to YAML"), found),
        (Some(found), _) => (format!("a space is missing after the colon of `{word}`"), found),
        (None, Some(found)) => (format!("`{word}` has another sign in place of its colon"), found),
        (None, None) => (format!("a colon is missing after `{word}`"), (0, tail)),
    };
    let value = value.trim_matches(|c: char| c.is_whitespace());
    let end = text.len() - tail.len() + length;
    let place = word.len()..end;
    // Who writes one sign of another alphabet writes all of them in it.
    let value = &value.replace("， ", ", ").replace('，', ", ");
    let mended = if value.contains('：') { value.replace('：', ": ") } else { written(value) };
    (!value.is_empty()).then(|| (word.to_owned(), Slip { place, message, mend: Some(format!("{word}: {mended}")) }))
}

/// A value as it can stand behind a key: as it is, or in quotation marks if it needs them.
fn written(value: &str) -> String {
    let is_marked =
        value.len() > 1 && ['"', '\''].iter().any(|mark| value.starts_with(*mark) && value.ends_with(*mark));
    let is_safe = value.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '[' | '{'));
    let is_cut = value.contains(": ") || value.contains(" #") || value.ends_with(':');
    if is_marked || (is_safe && !is_cut) { value.to_owned() } else { in_marks(value) }
}

/// Marks that begin a quotation in print.
pub const OPENING: &str = "“„«‘‚‹”»＂「『";
/// Marks that end one.
const CLOSING: &str = "”“»’‘›«＂」』\"";

/// Whether a text begins with an opening quotation mark of print.
pub fn opens(text: &str) -> bool {
    text.starts_with(|c: char| OPENING.contains(c))
}

/// A text that begins with a typographic quotation mark: up to the one that closes it, and what stands between them.
pub fn curly(text: &str) -> Option<(Range<usize>, &str)> {
    let mark = text.chars().next().filter(|_| opens(text))?;
    let from = mark.len_utf8();
    let is_double = !matches!(mark, '‘' | '‚');
    let closes = |(at, c): &(usize, char)| {
        let behind = text[from + at + c.len_utf8()..].chars().next();
        let is_apostrophe = matches!(c, '’' | '‘') && (is_double || behind.is_some_and(char::is_alphanumeric));
        CLOSING.contains(*c) && !is_apostrophe
    };
    let (at, closing) = text[from..].char_indices().find(closes)?;
    let end = from + at + closing.len_utf8();
    Some((0..end, &text[from..from + at]))
}
