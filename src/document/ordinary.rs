//! The YAML of which nearly every file is made, read in one pass: block and flow collections, plain, quoted, folded and literal
//! texts, anchors, comments.
//!
//! Anything else – tags, escapes, tabs, directives, several documents, and everything that is wrong – is left to the parser, which
//! reads the file from its beginning. So this reader never has to say what is wrong, and needs no answer for what is rare. What it
//! reads, it reads as the parser does: the same values at the same places, which tests compare.

use std::borrow::Cow;

use crate::document::builder::{Builder, Parsed};
use crate::document::style::Style;
use crate::document::{encoding, fold};
use crate::source::FileId;

/// The longest key, in bytes, that stands on one line with its colon.
const LONGEST_KEY: usize = 1_000;

/// A file that is made of nothing else; none for all others. O(length of the text).
pub fn read(id: FileId, text: &str) -> Option<Parsed<'_>> {
    if !is_ordinary(text) {
        return None;
    }
    let builder = Builder::new(id, text);
    let mut pass = Pass { text, bytes: text.as_bytes(), at: 0, line: 0, builder, names: Vec::new() };
    pass.skip()?;
    if !pass.is_over() {
        pass.block(-1, 0)?;
    }
    pass.is_over().then(|| pass.builder.finish())
}

/// Whether a text has no character that needs care: tabs, other line breaks, and what YAML does not print.
fn is_ordinary(text: &str) -> bool {
    let is_odd = |c: char| {
        c != '\n' && c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    encoding::is_plain(text) || !text.contains(is_odd)
}

/// Where the reader is. Every step gives nothing where the file is for the parser.
struct Pass<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Where the line begins.
    line: usize,
    builder: Builder<'t>,
    /// The names of anchors, from 1 on.
    names: Vec<&'t str>,
}

impl<'t> Pass<'t> {
    fn rest(&self) -> &'t [u8] {
        &self.bytes[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn is_over(&self) -> bool {
        self.at == self.bytes.len()
    }

    fn column(&self) -> isize {
        (self.at - self.line) as isize
    }

    fn spaces(&mut self) -> usize {
        let number = self.rest().iter().take_while(|byte| **byte == b' ').count();
        self.at += number;
        number
    }

    /// Over blanks, line breaks and comments to what comes next: its column.
    fn skip(&mut self) -> Option<isize> {
        loop {
            match self.peek() {
                Some(b' ') => self.at += 1,
                Some(b'\n') => (self.at, self.line) = (self.at + 1, self.at + 1),
                Some(b'#') if self.column() == 0 || self.bytes[self.at - 1] == b' ' => {
                    self.at += self.rest().iter().position(|byte| *byte == b'\n').unwrap_or(self.rest().len());
                }
                _ if self.is_marker() => return None,
                _ => return Some(self.column()),
            }
        }
    }

    /// The same, where nothing more may stand on this line.
    fn next_line(&mut self) -> Option<isize> {
        let line = self.line;
        let column = self.skip()?;
        (self.line > line || self.is_over()).then_some(column)
    }

    /// Whether a document begins or ends here, or something is said about it.
    fn is_marker(&self) -> bool {
        self.column() == 0 && ["---", "...", "%"].iter().any(|marker| self.rest().starts_with(marker.as_bytes()))
    }

    fn is_dash(&self) -> bool {
        matches!(self.rest(), [b'-'] | [b'-', b' ' | b'\n', ..])
    }

    /// Whether a key begins here, with its colon on the same line.
    fn is_key(&self) -> bool {
        let rest = self.rest();
        let end = match rest.first() {
            Some(mark @ (b'"' | b'\'')) => {
                rest[1..].iter().position(|byte| byte == mark || *byte == b'\n').map(|end| end + 2)
            }
            _ => plain_end(rest, true, false),
        };
        let Some(behind) = end.and_then(|end| rest.get(end..)) else { return false };
        matches!(behind.trim_ascii_start(), [b':'] | [b':', b' ' | b'\n', ..]) && !behind.starts_with(b"\n")
    }

    /// What begins here, and stands further right than `parent`; the column of what follows.
    fn block(&mut self, parent: isize, anchor: usize) -> Option<isize> {
        if self.is_dash() || self.is_key() { self.collection(parent, anchor) } else { self.inline(parent, anchor) }
    }

    /// A list with dashes, or a mapping with keys at the beginning of their lines; the column of what follows.
    fn collection(&mut self, parent: isize, anchor: usize) -> Option<isize> {
        let (column, is_list) = (self.column(), self.is_dash());
        // A list in the column of its key begins, to the parser, with its first entry.
        let lead =
            if parent == column { self.rest()[1..].iter().take_while(|byte| **byte == b' ').count() + 1 } else { 0 };
        if lead > 0 && matches!(self.rest().get(lead), None | Some(b'\n' | b'#')) {
            return None;
        }
        self.builder.begin((self.at + lead) as u32, !is_list, false, anchor).ok()?;
        loop {
            let sign = if is_list { self.at } else { self.key(false)? };
            self.at = sign + 1;
            self.spaces();
            let anchor = self.anchor()?;
            let next = if matches!(self.peek(), None | Some(b'\n' | b'#')) {
                self.below(column, is_list, anchor, sign)?
            } else if self.is_dash() || is_list && self.is_key() {
                if anchor > 0 || !is_list {
                    return None;
                }
                self.collection(column, 0)?
            } else {
                self.inline(column, anchor)?
            };
            let is_end =
                self.is_over() || next < column || is_list && parent == column && next == column && !self.is_dash();
            if is_end {
                self.builder.end(0).ok()?;
                return Some(next);
            }
            if next > column || self.is_dash() != is_list {
                return None;
            }
        }
    }

    /// The value of the key or dash at a byte, with nothing behind it: what stands below, further right than `column`.
    fn below(&mut self, column: isize, is_list: bool, anchor: usize, sign: usize) -> Option<isize> {
        let next = self.next_line()?;
        if !self.is_over() && (next > column || next == column && !is_list && self.is_dash()) {
            return self.block(column, anchor);
        }
        if anchor > 0 || is_list {
            return None;
        }
        self.builder.null((sign as u32, sign as u32), 0);
        Some(next)
    }

    /// The number of the name that a value gets here; 0 if it gets none.
    fn anchor(&mut self) -> Option<usize> {
        if self.peek() != Some(b'&') {
            return Some(0);
        }
        let name = self.name()?;
        self.spaces();
        self.names.push(name);
        Some(self.names.len())
    }

    /// The name behind `&` or `*`.
    fn name(&mut self) -> Option<&'t str> {
        let from = self.at + 1;
        let is_of_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        self.at = from + self.bytes[from..].iter().take_while(is_of_name).count();
        let is_over = matches!(self.peek(), None | Some(b' ' | b'\n' | b',' | b'}' | b']'));
        self.text.get(from..self.at).filter(|name| !name.is_empty() && is_over)
    }

    /// A key, and the blanks behind it: where its colon stands.
    fn key(&mut self, in_brackets: bool) -> Option<usize> {
        let from = self.at;
        match self.peek()? {
            b'"' | b'\'' => self.quoted(isize::MAX, 0)?,
            _ => self.one_line(in_brackets, 0)?,
        }
        self.spaces();
        let is_over = matches!(self.rest(), [b':'] | [b':', b' ' | b'\n', ..]);
        (is_over && self.at - from <= LONGEST_KEY).then_some(self.at)
    }

    /// A plain text on one line.
    fn one_line(&mut self, in_brackets: bool, anchor: usize) -> Option<()> {
        let from = self.at;
        self.at += plain_end(self.rest(), true, in_brackets)?;
        self.push_plain(from, anchor);
        Some(())
    }

    fn push_plain(&mut self, from: usize, anchor: usize) {
        let place = (from as u32, self.at as u32);
        match &self.bytes[from..self.at] {
            b"~" | b"null" | b"Null" | b"NULL" => self.builder.null(place, anchor),
            _ => self.builder.plain(place, anchor),
        }
    }

    /// A value that begins behind its key or dash, or is the whole file; the column of what follows below. What it goes on with stands
    /// further right than `parent`.
    fn inline(&mut self, parent: isize, anchor: usize) -> Option<isize> {
        match self.peek()? {
            b'|' | b'>' => {
                self.lines(parent, anchor)?;
                return self.skip();
            }
            b'{' | b'[' | b'"' | b'\'' | b'*' => self.marked(parent, anchor)?,
            _ => self.plain(parent, anchor)?,
        }
        self.next_line()
    }

    /// A value that its first sign tells.
    fn marked(&mut self, parent: isize, anchor: usize) -> Option<()> {
        match self.peek()? {
            b'{' | b'[' => self.flow(parent, anchor),
            b'"' | b'\'' => self.quoted(parent, anchor),
            b'*' if anchor == 0 => {
                let from = self.at;
                let name = self.name()?;
                let known = self.names.iter().rposition(|known| *known == name)?;
                self.builder.repeat(known + 1, (from as u32, self.at as u32)).ok()
            }
            _ => self.one_line(true, anchor),
        }
    }

    /// A plain text, over one line or several.
    fn plain(&mut self, parent: isize, anchor: usize) -> Option<()> {
        let (from, first) = (self.at, self.line);
        self.at += plain_end(self.rest(), true, false)?;
        loop {
            let rest = &self.text[self.at..];
            let gap = rest.len() - rest.trim_start_matches([' ', '\n']).len();
            let Some(line) = rest[..gap].rfind('\n').map(|end| end + 1) else { break };
            if matches!(rest.as_bytes().get(gap), None | Some(b'#')) || (gap - line) as isize <= parent {
                break;
            }
            (self.line, self.at) = (self.at + line, self.at + gap);
            if self.is_dash() || self.is_marker() {
                return None;
            }
            self.at += plain_end(self.rest(), false, false)?;
            if self.rest().trim_ascii_start().starts_with(b":") {
                return None;
            }
        }
        if self.line == first {
            self.push_plain(from, anchor);
        } else {
            let text = fold::over_lines(&self.text[from..self.at]);
            self.builder.text((from as u32, self.at as u32), Cow::Owned(text), false, Style::Other, anchor);
        }
        Some(())
    }

    /// A text between two marks, over one line or several.
    fn quoted(&mut self, parent: isize, anchor: usize) -> Option<()> {
        let (from, first, mark) = (self.at, self.line, self.peek()?);
        let mut is_doubled = false;
        loop {
            self.at += 1;
            match self.peek()? {
                b'\\' if mark == b'"' => return None,
                b'\n' => {
                    self.line = self.at + 1;
                    let indent = self.bytes[self.line..].iter().take_while(|byte| **byte == b' ').count();
                    let is_empty = self.bytes.get(self.line + indent) == Some(&b'\n');
                    self.at = self.line;
                    if self.is_marker() || !is_empty && indent as isize <= parent {
                        return None;
                    }
                    self.at -= 1;
                }
                byte if byte == mark && mark == b'\'' && self.bytes.get(self.at + 1) == Some(&mark) => {
                    (self.at, is_doubled) = (self.at + 1, true);
                }
                byte if byte == mark => break,
                _ => {}
            }
        }
        self.at += 1;
        let place = (from as u32, self.at as u32);
        if self.line == first && !is_doubled {
            self.builder.quoted(place, anchor);
            return Some(());
        }
        let text = fold::over_lines(&self.text[from + 1..self.at - 1]);
        let text = if is_doubled { text.replace("''", "'") } else { text };
        let style = Style::new(&text, &self.text[from..self.at]);
        self.builder.text(place, Cow::Owned(text), true, style, anchor);
        Some(())
    }

    /// A text in lines, as behind `|` and `>`.
    fn lines(&mut self, parent: isize, anchor: usize) -> Option<()> {
        let fold::Block { text, start, next, column } = fold::block(self.text, self.at, parent)?;
        (self.at, self.line) = (next, next);
        let end = next + column;
        match Style::new(&text, &self.text[start..end]) {
            Style::Plain => self.builder.plain((start as u32, end as u32), anchor),
            style => self.builder.text((start as u32, end as u32), Cow::Owned(text), false, style, anchor),
        }
        Some(())
    }

    /// A list or a mapping in brackets, whose lines stand further right than `parent`.
    fn flow(&mut self, parent: isize, anchor: usize) -> Option<()> {
        let is_mapping = self.peek()? == b'{';
        let close = if is_mapping { b'}' } else { b']' };
        self.builder.begin(self.at as u32, is_mapping, true, anchor).ok()?;
        self.at += 1;
        loop {
            if self.within(parent)? == close {
                break;
            }
            if is_mapping {
                self.at = self.key(true)? + 1;
                self.within(parent)?;
            }
            let anchor = self.anchor()?;
            self.marked(parent, anchor)?;
            match self.within(parent)? {
                b',' => self.at += 1,
                byte if byte == close => break,
                _ => return None,
            }
        }
        self.at += 1;
        self.builder.end(self.at as u32).ok()
    }

    /// What comes next between brackets.
    fn within(&mut self, parent: isize) -> Option<u8> {
        let line = self.line;
        let column = self.skip()?;
        self.peek().filter(|_| self.line == line || column > parent)
    }
}

/// The bytes at which a plain text may be over.
const STOPS: [bool; 256] = {
    let (mut stops, of, mut at) = ([false; 256], b"\n:#[]{},", 0);
    while at < of.len() {
        stops[of[at] as usize] = true;
        at += 1;
    }
    stops
};

/// How long a plain text is on its line, the first one or one that it goes on with; none where none stands, or where brackets make it
/// a case for the parser.
fn plain_end(rest: &[u8], is_first: bool, in_brackets: bool) -> Option<usize> {
    let is_blank = |at: usize| matches!(rest.get(at), None | Some(b' ' | b'\n'));
    let is_bracket = |at: usize| matches!(rest.get(at), Some(b',' | b'[' | b']' | b'{' | b'}'));
    let first = *rest.first()?;
    let is_dash = || first == b'-' && (is_blank(1) || in_brackets && is_bracket(1));
    let is_sign = || is_dash() || b"&*!|>%@`?:#\"' \n,[]{}".contains(&first);
    if is_first && !first.is_ascii_alphanumeric() && is_sign() {
        return None;
    }
    let mut end = 0;
    loop {
        end += rest[end..].iter().take_while(|byte| !STOPS[usize::from(**byte)]).count();
        match rest.get(end) {
            None | Some(b'\n' | b'[' | b'{') if in_brackets => return None,
            None | Some(b'\n') => break,
            Some(b':') if is_blank(end + 1) => break,
            Some(b'#') if end > 0 && rest[end - 1] == b' ' => break,
            Some(b':') if in_brackets && is_bracket(end + 1) => return None,
            Some(b',' | b']' | b'}') if in_brackets => break,
            Some(_) => end += 1,
        }
    }
    Some(rest[..end].trim_ascii_end().len()).filter(|length| *length > 0)
}
