//! YAML text → a tree of nodes with byte spans.
//!
//! The only file that knows the YAML parser. Its events become nodes as they come; aliases and merge keys are written out
//! here, within a limit.

use std::collections::BTreeSet;

use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, StructureStyle, Tag};

use crate::diagnostic::Diagnostic;
use crate::document::layout;
use crate::document::merge::merged;
use crate::document::node::{Node, Style, Value};
use crate::document::open_brackets;
use crate::document::syntax::{self, Stop, Why};
use crate::source::{FileId, Place, SourceFile, Span};

/// Nothing in the format is nested as deep as this, and reading recurses.
const MAX_DEPTH: usize = 32;

/// What all aliases together may bring in: nodes, and pieces of text of [`PIECE`] bytes.
const MAX_REPEATED: usize = 1_000_000;

/// What is said of both limits of depth.
const TOO_DEEP: &str = "nested too deep";

/// The bytes of a text that count as much as a node.
const PIECE: usize = 64;

/// A file that could be read.
pub struct Parsed<'t> {
    /// The whole of it; [`Value::Null`] if it is empty.
    pub root: Node<'t>,
    /// The merge keys `<<` that stand in a mapping after another one, each after the first: which of the two mappings
    /// counts is not written down.
    pub repeated_merges: BTreeSet<(Span, Span)>,
}

/// Parses one file. O(size of the text), and of what its aliases stand for.
///
/// # Errors
/// The first syntax error; YAML cannot be read on after one.
pub fn parse(id: FileId, file: &SourceFile) -> Result<Parsed<'_>, Box<Diagnostic>> {
    // Versions that nobody merged are no text of anybody, wherever they stand.
    if let Some(found) = layout::conflict(file.text()) {
        let stop = Stop { at: found.at, why: Why::Conflict };
        return Err(Box::new(syntax::error(id, file, &stop)));
    }
    let mut tree = Tree::new(id, file.text());
    for event in Parser::new_from_str(file.text()) {
        let taken = match event {
            Ok((event, span)) => tree.take(event, span),
            Err(error) => {
                let mark = error.marker();
                let at = file.byte(Place { line: mark.line(), column: mark.col() + 1 }) as usize;
                // The parser has a limit of its own, far beyond ours, where it looks ahead.
                let is_limit = matches!(error.kind(), ErrorKind::RecursionLimitExceeded);
                Err(Stop { at, why: if is_limit { Why::Limit(TOO_DEEP) } else { Why::Parser(error.info()) } })
            }
        };
        taken.map_err(|stop| Box::new(syntax::error(id, file, &stop)))?;
    }
    let empty = Node { span: Span { file: id, start: 0, end: 0 }, value: Value::Null };
    Ok(Parsed { root: tree.values.pop().unwrap_or(empty), repeated_merges: tree.repeated_merges })
}

/// The tree so far.
struct Tree<'t> {
    file: FileId,
    text: &'t str,
    /// The lists and mappings that are not closed yet, outermost first.
    open: Vec<Open>,
    /// What stands in them so far, each behind what stands in the outer ones; the root if none is open.
    values: Vec<Node<'t>>,
    has_document: bool,
    /// What the names `&name` stand for, by the parser's number; none while the value is not closed.
    anchors: Vec<Option<Anchored<'t>>>,
    /// How much aliases have brought in.
    repeated: usize,
    repeated_merges: BTreeSet<(Span, Span)>,
}

struct Open {
    start: usize,
    is_mapping: bool,
    is_flow: bool,
    anchor: usize,
    /// The first of its values.
    first: usize,
}

struct Anchored<'t> {
    node: Node<'t>,
    weight: usize,
    depth: usize,
}

impl<'t> Tree<'t> {
    fn new(file: FileId, text: &'t str) -> Tree<'t> {
        Tree {
            file,
            text,
            open: Vec::new(),
            values: Vec::new(),
            has_document: false,
            anchors: Vec::new(),
            repeated: 0,
            repeated_merges: BTreeSet::new(),
        }
    }

    fn take(&mut self, event: Event<'t>, place: granit_parser::Span) -> Result<(), Stop> {
        let start = byte(place.start);
        let span = Span { file: self.file, start: start as u32, end: byte(place.end) as u32 };
        match event {
            Event::DocumentStart(..) if self.has_document => return Err(Stop { at: start, why: Why::Another }),
            Event::DocumentStart(..) => self.has_document = true,
            Event::Scalar(text, style, anchor, tag) => {
                let written = self.text.get(start..span.end as usize).unwrap_or_default();
                let is_text = tag.as_deref().is_some_and(|tag| tag.core_suffix() == Some("str") || tag.suffix() == "!");
                let is_null = tag.as_deref().map_or(style == ScalarStyle::Plain && is_null(&text), is_null_tag);
                let value = if is_null {
                    Value::Null
                } else {
                    let quoted = is_text || matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                    let style = Style::new(&text, written);
                    Value::Scalar { text, quoted, style }
                };
                // A text that is nothing but its tag stands there.
                let tagged = place.tag_span().filter(|_| span.start == span.end);
                let span = tagged.map_or(span, |tag| Span {
                    start: byte(tag.start) as u32,
                    end: byte(tag.end) as u32,
                    ..span
                });
                self.close(Node { span, value }, anchor);
            }
            Event::SequenceStart(style, anchor, _) => self.begin(start, false, style, anchor)?,
            Event::MappingStart(style, anchor, _) => self.begin(start, true, style, anchor)?,
            Event::SequenceEnd | Event::MappingEnd => self.end(span.end as usize)?,
            Event::Alias(anchor) => self.repeat(anchor, span)?,
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, start: usize, is_mapping: bool, style: StructureStyle, anchor: usize) -> Result<(), Stop> {
        if self.open.len() == MAX_DEPTH {
            return Err(Stop { at: start, why: Why::Limit(TOO_DEEP) });
        }
        let is_flow = style == StructureStyle::Flow;
        self.open.push(Open { start, is_mapping, is_flow, anchor, first: self.values.len() });
        Ok(())
    }

    fn end(&mut self, end: usize) -> Result<(), Stop> {
        // The parser closes what it opened.
        let Some(Open { start, is_mapping, is_flow, anchor, first }) = self.open.pop() else { return Ok(()) };
        if is_flow && self.open.last().is_none_or(|outer| !outer.is_flow) {
            let outer = self.open.last().map(|outer| outer.start);
            open_brackets::check(self.text, outer, start..end)?;
        }
        let last = self.values[first..].iter().map(|node| node.span.end).max();
        let mut items = self.values.drain(first..);
        let value = if is_mapping {
            let mut pairs = Vec::with_capacity(items.len() / 2);
            while let (Some(key), Some(value)) = (items.next(), items.next()) {
                pairs.push((key, value));
            }
            drop(items);
            Value::Mapping(merged(pairs, &mut self.repeated_merges)?)
        } else {
            Value::Sequence(items.collect())
        };
        // What has no bracket ends with its last entry.
        let end = if is_flow { end as u32 } else { last.unwrap_or(start as u32) };
        let span = Span { file: self.file, start: start as u32, end: end.max(start as u32) };
        self.close(Node { span, value }, anchor);
        Ok(())
    }

    /// Puts a whole value where it belongs.
    fn close(&mut self, node: Node<'t>, anchor: usize) {
        if anchor != 0 {
            if self.anchors.len() <= anchor {
                self.anchors.resize_with(anchor + 1, || None);
            }
            let (weight, depth) = measure(&node);
            self.anchors[anchor] = Some(Anchored { node: node.clone(), weight, depth });
        }
        self.values.push(node);
    }

    fn repeat(&mut self, anchor: usize, span: Span) -> Result<(), Stop> {
        let at = span.start as usize;
        let Some(Some(known)) = self.anchors.get(anchor) else { return Err(Stop { at, why: Why::Recursive }) };
        self.repeated += known.weight;
        if self.repeated > MAX_REPEATED {
            return Err(Stop { at, why: Why::Limit("expanded too far") });
        }
        if self.open.len() + known.depth > MAX_DEPTH {
            return Err(Stop { at, why: Why::Limit(TOO_DEEP) });
        }
        let mut node = known.node.clone();
        stand_at(&mut node, span);
        self.close(node, 0);
        Ok(())
    }
}

fn byte(mark: Marker) -> usize {
    mark.byte_offset().unwrap_or_default()
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn is_null_tag(tag: &Tag) -> bool {
    tag.core_suffix() == Some("null")
}

/// What a value counts for where it is repeated, and how deep it is nested.
fn measure(node: &Node<'_>) -> (usize, usize) {
    let of_all = |measured: &mut dyn Iterator<Item = (usize, usize)>| {
        measured.fold((1, 1), |(weight, depth), (more, inner)| (weight + more, depth.max(inner + 1)))
    };
    match &node.value {
        Value::Null => (1, 0),
        Value::Scalar { text, .. } => (1 + text.len() / PIECE, 0),
        Value::Sequence(items) => of_all(&mut items.iter().map(measure)),
        Value::Mapping(pairs) => of_all(&mut pairs.iter().flat_map(|(key, value)| [measure(key), measure(value)])),
    }
}

/// What an alias brings in stands, with everything in it, where the alias stands.
fn stand_at(node: &mut Node<'_>, span: Span) {
    node.span = span;
    match &mut node.value {
        Value::Null => {}
        Value::Scalar { style, .. } => *style = Style::Other,
        Value::Sequence(items) => items.iter_mut().for_each(|item| stand_at(item, span)),
        Value::Mapping(pairs) => pairs.iter_mut().for_each(|(key, value)| {
            stand_at(key, span);
            stand_at(value, span);
        }),
    }
}
