//! What is found in a text that is no YAML, which brackets are open in it, and which words are keys.

use std::ops::Range;

/// What is to be said, and where.
pub struct Finding {
    /// The first byte.
    pub at: usize,
    /// What is wrong.
    pub message: String,
    /// What is there.
    pub label: &'static str,
    /// What to do.
    pub help: String,
    /// Other places that belong to it.
    pub related: Vec<(usize, &'static str)>,
    /// What mends it beyond doubt.
    pub fix: Option<(Range<usize>, String)>,
}

impl Finding {
    /// One without other places, and without what mends it.
    pub fn new(at: usize, message: impl Into<String>, label: &'static str, help: impl Into<String>) -> Finding {
        Finding { at, message: message.into(), label, help: help.into(), related: Vec::new(), fix: None }
    }

    /// Says what to do in other words.
    pub fn help(self, help: String) -> Finding {
        Finding { help, ..self }
    }

    /// Says what to write in place of what.
    pub fn fix(self, place: Range<usize>, text: String) -> Finding {
        Finding { fix: Some((place, text)), ..self }
    }
}

/// The brackets that are open at the end of a text. Quotations and comments are passed over.
pub fn open_brackets(text: &str) -> Vec<usize> {
    let mut open = Vec::new();
    let mut quoted = None;
    let mut comment = false;
    let mut previous = '\n';
    for (at, c) in text.char_indices() {
        let begins = previous.is_whitespace() || matches!(previous, '{' | '[' | ',' | ':');
        match (c, quoted) {
            ('\n', _) => comment = false,
            _ if comment => {}
            (mark, Some(closing)) if mark == closing => quoted = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) if begins => quoted = Some(c),
            ('#', None) if previous.is_whitespace() => comment = true,
            ('{' | '[', None) if begins => open.push(at),
            ('}' | ']', None) => {
                open.pop();
            }
            _ => {}
        }
        previous = c;
    }
    open
}

/// How often a word is a key in the file: if it is one elsewhere, it was probably meant to be one here.
pub fn times_as_key(text: &str, word: &str) -> usize {
    let is_behind = |at: usize| text[..at].trim_end_matches([' ', '-']).ends_with(['\n', '{', ',']) || at == 0;
    let is_key = |at: usize| is_behind(at) && text[at + word.len()..].starts_with(':');
    if word.is_empty() { 0 } else { text.match_indices(word).filter(|(at, _)| is_key(*at)).count() }
}
