//! YAML text → a tree of nodes with byte spans.
//!
//! The only file that knows the YAML crate. The tree keeps what typed deserialising would throw away: every key of a
//! mapping in order, also a repeated one, and every word as it was written (`no` stays `no`, `1_000` stays `1_000`).
//! So a wrong value in one place does not hide the problems of another.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::options::MergeKeyPolicy;
use serde_yaml::{Location, Options, Spanned};

use crate::diagnostic::Diagnostic;
use crate::document::syntax;
use crate::source::{FileId, Place, SourceFile, Span};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The whole value; for an alias, where it is used.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// The four shapes of a YAML value.
#[derive(Clone, Debug)]
pub enum Value {
    /// `~`, `null` or nothing.
    Null,
    /// Text, numbers, booleans and dates alike; `quoted` tells `"true"` from `true`.
    Scalar {
        /// As meant: escapes resolved, folds folded; for plain scalars as written.
        text: String,
        /// Whether a reader of YAML would see a text in any case.
        quoted: bool,
        /// How it stands in the file.
        style: Style,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, in order, repeated keys included.
    Mapping(Vec<(Node, Node)>),
}

impl Value {
    /// What it is called in messages.
    pub fn shape(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Scalar { .. } => "a text",
            Value::Sequence(items) if items.is_empty() => "an empty list",
            Value::Sequence(_) => "a list",
            Value::Mapping(pairs) if pairs.is_empty() => "an empty mapping",
            Value::Mapping(_) => "a mapping",
        }
    }
}

/// How a text stands in its file: what has to be known to put another in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    Plain,
    /// Between two of these marks, without an escape.
    Quoted(char),
    /// Otherwise: folded over lines, escaped, tagged, or at another place and used by an alias.
    Other,
}

impl Style {
    fn new(text: &str, written: &str, is_alias: bool) -> Style {
        let bare = |mark: char| written.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if is_alias {
            Style::Other
        } else if written == text {
            Style::Plain
        } else {
            let marked = ['"', '\''].into_iter().find(|mark| bare(*mark) == Some(text));
            marked.map_or(Style::Other, Style::Quoted)
        }
    }

    /// What to write so that a text stands where another one of this style stood; none if that is not beyond doubt.
    ///
    /// ```
    /// use demarche::document::yaml::Style;
    /// assert_eq!(Style::Quoted('"').write("north").as_deref(), Some("\"north\""));
    /// assert_eq!(Style::Plain.write("a: b"), None);
    /// assert_eq!(Style::Other.write("north"), None);
    /// ```
    pub fn write(self, text: &str) -> Option<String> {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
        let is_plain = text.starts_with(char::is_alphanumeric) && text.trim() == text && text.chars().all(plain);
        match self {
            Style::Plain => (is_plain && !text.eq_ignore_ascii_case("null")).then(|| text.to_owned()),
            Style::Quoted(mark) => (!text.contains([mark, '\\'])).then(|| format!("{mark}{text}{mark}")),
            Style::Other => None,
        }
    }
}

/// Parses one file. An empty file is [`Value::Null`].
///
/// # Errors
/// The first syntax error; YAML cannot be read on after one.
pub fn parse(id: FileId, file: &SourceFile) -> Result<Node, Box<Diagnostic>> {
    let text = file.text();
    match serde_yaml::from_str_with_options::<Raw>(text, options(MergeKeyPolicy::Merge)) {
        Ok(raw) => Ok(raw.finish(id, text)),
        Err(error) => {
            let place = error.location().map(|at| Place { line: at.line() as usize, column: at.column() as usize });
            Err(Box::new(syntax::error(
                id,
                file,
                place.map_or(0, |place| file.byte(place) as usize),
                &error.to_string(),
            )))
        }
    }
}

fn options(merge_keys: MergeKeyPolicy) -> Options {
    // The default budget stops at 22,700 stances, and at honest files with one anchor used a hundred times. Nothing in the
    // format is nested as deep as this, and reading recurses.
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: 32,
            enforce_alias_anchor_ratio: false,
            max_nodes: 60_000_000,
            max_events: 120_000_000,
            max_total_scalar_bytes: 1 << 30,
        },
        duplicate_keys: serde_yaml::options::DuplicateKeyPolicy::PassThrough,
        non_finite_float_policy: serde_yaml::options::NonFiniteFloatPolicy::PassThrough,
        strict_booleans: true,
        merge_keys: merge_keys,
        with_snippet: false,
    }
}

/// The merge keys `<<` that stand in a mapping after another one, each after the first: which of the two mappings counts
/// is not written down, and the library takes either. None in a file that cannot be read.
pub fn repeated_merges(id: FileId, file: &SourceFile) -> Vec<(Span, Span)> {
    let mut found = Vec::new();
    // What is merged is no longer there to be counted, so that such a file is read once more.
    if file.text().matches("<<").nth(1).is_some()
        && let Ok(raw) = serde_yaml::from_str_with_options::<Raw>(file.text(), options(MergeKeyPolicy::AsOrdinary))
    {
        collect_repeated_merges(&raw.finish(id, file.text()), &mut found);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn collect_repeated_merges(node: &Node, found: &mut Vec<(Span, Span)>) {
    match &node.value {
        Value::Null | Value::Scalar { .. } => {}
        Value::Sequence(items) => items.iter().for_each(|item| collect_repeated_merges(item, found)),
        Value::Mapping(pairs) => {
            let is_merge =
                |node: &Node| matches!(&node.value, Value::Scalar { text, quoted: false, .. } if text == "<<");
            let mut merges = pairs.iter().map(|(key, _)| key).filter(|key| is_merge(key)).map(|key| key.span);
            if let Some(first) = merges.next() {
                found.extend(merges.map(|again| (first, again)));
            }
            pairs.iter().for_each(|(_, value)| collect_repeated_merges(value, found));
        }
    }
}

/// A node as the crate delivers it: number-like scalars are known by their place only.
struct Raw {
    referenced: (u32, u32),
    defined: (u32, u32),
    value: RawValue,
}

enum RawValue {
    Null,
    Text(String),
    Literal,
    Sequence(Vec<Raw>),
    Mapping(Vec<(Raw, Raw)>),
}

fn bytes(location: Location) -> (u32, u32) {
    let span = location.span();
    let start = span.byte_offset().unwrap_or(0) as u32;
    (start, start + span.byte_len().unwrap_or(0) as u32)
}

impl Raw {
    fn finish(self, file: FileId, text: &str) -> Node {
        // What stands at no text is looked for where it is defined: an inline mapping that is merged has no place of use.
        let is_placed = self.referenced.0 < self.referenced.1;
        let (start, end) = if is_placed { self.referenced } else { self.defined };
        let mut span = Span { file, start, end };
        let written = text.get(self.defined.0 as usize..self.defined.1 as usize).unwrap_or_default();
        let is_alias = self.referenced != self.defined;
        let value = match self.value {
            RawValue::Null => Value::Null,
            RawValue::Literal => {
                Value::Scalar { text: written.to_owned(), quoted: false, style: Style::new(written, written, is_alias) }
            }
            RawValue::Text(text) => {
                let quoted = written.starts_with(['"', '\'']);
                let style = Style::new(&text, written, is_alias);
                Value::Scalar { text, quoted, style }
            }
            RawValue::Sequence(items) => {
                Value::Sequence(items.into_iter().map(|item| item.finish(file, text)).collect())
            }
            RawValue::Mapping(pairs) => {
                let finish = |(key, value): (Raw, Raw)| (key.finish(file, text), value.finish(file, text));
                Value::Mapping(pairs.into_iter().map(finish).collect())
            }
        };
        // The crate gives a container's first byte only. Children of a merge key stand where the alias stands.
        let end = match &value {
            Value::Sequence(items) => items.iter().map(|item| item.span.end).max(),
            Value::Mapping(pairs) => pairs.iter().map(|(key, value)| key.span.end.max(value.span.end)).max(),
            _ => None,
        };
        if let Value::Scalar { text: word, .. } = &value
            && span.start == span.end
        {
            span = around(text, span, word);
        }
        let is_container = matches!(value, Value::Sequence(_) | Value::Mapping(_));
        if let Some(end) = end.filter(|_| !is_alias) {
            span.end = span.end.max(end);
        }
        if is_container && !is_alias && written.starts_with(['[', '{']) {
            span.end = closing(text, span);
        }
        Node { span, value }
    }
}

/// The place of a scalar of which the crate gives the first byte only: what a merge key brings in has no length there, and
/// an empty text behind a lone tag is nothing but its tag.
fn around(text: &str, span: Span, word: &str) -> Span {
    let Some((before, rest)) = text.split_at_checked(span.start as usize) else { return span };
    if !word.is_empty() {
        let length = if rest.starts_with(word) { word.len() } else { 0 };
        return Span { end: span.start + length as u32, ..span };
    }
    let tag = before.trim_end();
    let opens = |(_, c): &(usize, char)| c.is_whitespace() || "[{,".contains(*c);
    let start = tag.char_indices().rev().find(opens).map_or(0, |(at, c)| at + c.len_utf8());
    if tag[start..].starts_with('!') { Span { start: start as u32, end: tag.len() as u32, ..span } } else { span }
}

/// Where a flow container ends: past the bracket that follows its last child.
fn closing(text: &str, span: Span) -> u32 {
    let rest = text.as_bytes().get(span.end as usize..).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| b" \t\r\n,".contains(byte)).count();
    let closes = rest.get(blank).is_some_and(|byte| b"]}".contains(byte));
    if closes { span.end + blank as u32 + 1 } else { span.end }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<RawValue>::deserialize(deserializer)?;
        Ok(Raw { referenced: bytes(spanned.referenced), defined: bytes(spanned.defined), value: spanned.value })
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawValue, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }

    fn visit_bool<E>(self, _: bool) -> Result<RawValue, E> {
        Ok(RawValue::Literal)
    }

    fn visit_i64<E>(self, _: i64) -> Result<RawValue, E> {
        Ok(RawValue::Literal)
    }

    fn visit_u64<E>(self, _: u64) -> Result<RawValue, E> {
        Ok(RawValue::Literal)
    }

    fn visit_i128<E>(self, _: i128) -> Result<RawValue, E> {
        Ok(RawValue::Literal)
    }

    fn visit_u128<E>(self, _: u128) -> Result<RawValue, E> {
        Ok(RawValue::Literal)
    }

    fn visit_f64<E>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::Literal)
    }

    fn visit_str<E>(self, text: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<RawValue, E> {
        Ok(RawValue::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(RawValue::Sequence(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut pairs = Vec::new();
        while let Some(key) = access.next_key()? {
            pairs.push((key, access.next_value()?));
        }
        Ok(RawValue::Mapping(pairs))
    }
}
