//! Signs that YAML reads in another way than they look: a `#` that cuts a text off, a `!` or `&` that is taken away from its
//! beginning, and quotation marks of print that stay in the text.

use std::collections::BTreeSet;

use memchr::memchr3_iter;

use crate::diagnostic::{Diagnostic, rule};
use crate::document::finding::open_brackets;
use crate::document::node::{Node, Value};
use crate::document::slips;
use crate::document::style::{Style, in_marks};
use crate::source::{SourceFile, Span};
use crate::words::{shorten, shorten_to};

rule! {
    /// A sign that YAML reads in another way than it looks.
    pub STRAY_PUNCTUATION = "D0455" "stray-punctuation" File Warning:
        "a `#`, `!` or `&` that takes words away from a text, or quotation marks of print that stay in it"
}

/// Tags that YAML itself defines.
const TAGS: [&str; 8] = ["!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"];

/// Reports all of them in a file that could be read. O(length of the text), and again for each finding.
pub fn check(file: &SourceFile, root: Node<'_>, problems: &mut Vec<Diagnostic>) {
    Reader { text: file.text(), signs: signs(file.text()), problems }.node(root, "");
}

/// Where bytes stand with which one of the signs begins, or a quotation mark of print. O(length of the text).
fn signs(text: &str) -> Vec<usize> {
    let marks: BTreeSet<u8> = slips::OPENING.chars().filter_map(|mark| mark.to_string().bytes().next()).collect();
    let signs: Vec<u8> = marks.into_iter().chain([b'#', b'!', b'&']).collect();
    // Three at a time is what costs as little as one.
    let some = |signs: &[u8]| {
        let one = |at: usize| signs[at.min(signs.len() - 1)];
        memchr3_iter(one(0), one(1), one(2), text.as_bytes())
    };
    let mut found: Vec<usize> = signs.chunks(3).flat_map(some).collect();
    found.sort_unstable();
    found
}

struct Reader<'t, 'p> {
    text: &'t str,
    signs: Vec<usize>,
    problems: &'p mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    /// A value, behind a key.
    fn node(&mut self, node: Node<'_>, key: &str) {
        match node.value() {
            Value::Null => {}
            Value::Scalar { .. } if !self.is_worth_a_look(node) => {}
            Value::Scalar { text, quoted, style } => {
                let found = self.taken_away(node, text).or_else(|| {
                    let is_plain = !quoted && matches!(style, Style::Plain | Style::Other);
                    is_plain.then(|| self.cut_off(node, text).or_else(|| self.marks(node, text, key))).flatten()
                });
                self.problems.extend(found);
            }
            Value::Sequence(_) | Value::Mapping(_) if !self.has_signs(node) => {}
            Value::Sequence(items) => items.iter().for_each(|item| self.node(item, key)),
            Value::Mapping(pairs) => {
                for (word, value) in pairs.iter() {
                    self.node(word, "");
                    let key = word.text().unwrap_or_default();
                    if value.is_null() {
                        let found = self.nothing_left(word);
                        self.problems.extend(found);
                    }
                    self.node(value, key);
                }
            }
        }
    }

    /// Whether one of the signs stands in or beside what a list or a mapping holds: in most of millions there is none.
    fn has_signs(&self, node: Node<'_>) -> bool {
        let (start, end) = (node.span().start as usize, node.span().end as usize);
        let next = self.signs.partition_point(|at| *at < start);
        self.signs.get(next).is_some_and(|at| *at < end) || self.is_beside(node)
    }

    /// Whether one of the signs stands in or beside a value.
    fn is_worth_a_look(&self, node: Node<'_>) -> bool {
        let first = self.text.as_bytes().get(node.span().start as usize);
        !first.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'"') || self.is_beside(node)
    }

    /// Whether one of the signs stands directly before or behind a value, or behind the colon of a key without one.
    fn is_beside(&self, node: Node<'_>) -> bool {
        let (bytes, span) = (self.text.as_bytes(), node.span());
        let before = bytes[..span.start as usize].trim_ascii_end();
        let word = before.rsplit(|byte| matches!(byte, b' ' | b'\n' | b'{' | b'[' | b',')).next();
        let behind = bytes[span.end as usize..].trim_ascii_start();
        let behind = behind.strip_prefix(b":").map_or(behind, <[u8]>::trim_ascii_start);
        word.is_some_and(|word| matches!(word.first(), Some(b'!' | b'&'))) || behind.first() == Some(&b'#')
    }

    /// What stands at some bytes; nothing for a value that an alias brought here.
    fn written(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).filter(|text| !text.starts_with('*')).unwrap_or_default()
    }

    /// How many blanks stand behind a byte. Nobody looks for the end of a line that may be as long as the file.
    fn blanks(&self, at: u32) -> u32 {
        let rest = self.text.get(at as usize..).unwrap_or_default();
        (rest.len() - rest.trim_start_matches([' ', '\t']).len()) as u32
    }

    /// The rest of the line behind a byte. O(length of that).
    fn rest(&self, at: u32) -> &str {
        self.text.get(at as usize..).and_then(|rest| rest.split(['\n', '\r']).next()).unwrap_or_default()
    }

    /// A text that ends where a `#` stands that is no comment to anybody who reads it.
    fn cut_off(&self, node: Node<'_>, text: &str) -> Option<Diagnostic> {
        let hash = self.blanks(node.span().end);
        if hash == 0 || self.written(node.span()).is_empty() {
            return None;
        }
        self.hash(node.span(), node.span().end + hash, text.contains(char::is_whitespace))
    }

    /// A `#` behind a key, with nothing before it.
    fn nothing_left(&self, key: Node<'_>) -> Option<Diagnostic> {
        self.text.get(key.span().end as usize..)?.strip_prefix(':')?;
        let start = key.span().end + 1;
        let start = start + self.blanks(start);
        self.hash(Span { start, end: start, ..key.span() }, start, true)
    }

    /// A `#` at a byte that cuts off what begins with `value`.
    fn hash(&self, value: Span, at: u32, is_sentence: bool) -> Option<Diagnostic> {
        let comment = self.text.get(at as usize..).filter(|text| text.starts_with('#')).map(|_| self.rest(at))?;
        let behind = comment.strip_prefix('#')?;
        let word = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_number = behind.starts_with(|c: char| c.is_ascii_digit());
        let is_word = is_sentence && !word.is_empty() && word.chars().any(char::is_lowercase) && word != "allow";
        let is_apart =
            is_sentence && behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        if !is_number && !is_word && !is_apart {
            return None;
        }
        let meant = comment.split(" # ").next().unwrap_or_default().trim_end();
        let whole = Span { end: at + meant.len() as u32, ..value };
        let text = self.written(whole);
        let help =
            format!("write `{}`; if it is a comment, leave a space behind the `#`", shorten_to(&in_marks(text), 120));
        let fits = is_number && !text.contains('\n') && open_brackets(&self.text[..value.start as usize]).is_empty();
        let place = Span { start: at, ..whole };
        let found = Diagnostic::new(&STRAY_PUNCTUATION, place, "` #` begins a comment and cuts the text off")
            .label("not part of the text")
            .help(if is_apart {
                format!("if it belongs to the text, write `{}`", shorten_to(&in_marks(text), 120))
            } else {
                help
            });
        Some(found.fix_at(fits.then(|| (whole, in_marks(text)))))
    }

    /// A word that stands before a text and is taken for a tag, or for the name of an anchor.
    fn taken_away(&self, node: Node<'_>, text: &str) -> Option<Diagnostic> {
        let written = self.written(node.span());
        let before = self.text[..node.span().start as usize].trim_end_matches(' ');
        let itself = written.starts_with(['!', '&']) && text.is_empty();
        let from = if itself {
            node.span().start as usize
        } else {
            before.rfind([' ', '\n', '{', '[', ',']).map_or(0, |at| at + 1)
        };
        let end = if itself { node.span().end as usize } else { before.len() };
        let word = &self.text[from..end.max(from)];
        let what = match word.chars().next()? {
            '!' if !TAGS.contains(&word) => "tag",
            '&' if !self.text.contains(&format!("*{}", &word[1..])) => "name for the value",
            _ => return None,
        };
        if what != "tag" && text.trim().is_empty() {
            return None;
        }
        let whole = Span { start: from as u32, end: node.span().end.max(end as u32), ..node.span() };
        let meant = &self.text[whole.start as usize..whole.end as usize];
        let is_plain = itself || meant.ends_with(text) && !meant.contains(['\n', '"', '\'']);
        let message = format!("`{}` is read as a {what} and taken away from the text", shorten(word));
        let found = Diagnostic::new(&STRAY_PUNCTUATION, Span { end: end as u32, ..whole }, message)
            .label("not part of the text")
            .help(format!("write `{}`", shorten_to(&in_marks(meant), 120)));
        Some(found.fix_at(is_plain.then(|| (whole, in_marks(meant)))))
    }

    /// Quotation marks of print around a whole text, where YAML takes straight ones only. The title of a source can be a quotation.
    fn marks(&self, node: Node<'_>, text: &str, key: &str) -> Option<Diagnostic> {
        if key == "title" || self.written(node.span()).is_empty() {
            return None;
        }
        let behind = self.text.get(node.span().start as usize..).unwrap_or_default();
        if !slips::opens(text) && !slips::opens(behind) {
            return None;
        }
        let line = self.rest(node.span().start);
        let (whole, inner) = match (slips::curly(text), slips::curly(line)) {
            (Some((place, inner)), _) if place.end == text.len() => (node.span(), inner),
            // In brackets a comma has cut it in two.
            (None, Some((place, inner))) if !inner.contains(['{', '}', '[', ']', '"']) => {
                (Span { end: node.span().start + place.end as u32, ..node.span() }, inner)
            }
            _ => return None,
        };
        let found = Diagnostic::new(&STRAY_PUNCTUATION, whole, "quotation marks of print are letters to YAML")
            .label("the marks are part of the text")
            .help(format!(
                "write `{}`; to keep the marks, put straight ones around them",
                shorten_to(&in_marks(inner), 120)
            ));
        Some(found.fix_at(Some((whole, in_marks(inner)))))
    }
}
