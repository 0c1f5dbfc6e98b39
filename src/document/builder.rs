//! A tree that grows as a reader of YAML goes through a file: nesting, names and what they stand for, merge keys.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::document::merge;
use crate::document::node::{Cell, HEAD, MOST, Tree, Value};
use crate::document::open_brackets;
use crate::document::style::Style;
use crate::document::syntax::{Stop, Why};
use crate::source::{FileId, Span};

/// Nothing in the format is nested as deep as this, and reading recurses.
const MAX_DEPTH: usize = 32;

/// What all aliases together may bring in: nodes, and pieces of text of [`PIECE`] bytes.
const MAX_REPEATED: usize = 1_000_000;

/// What is said of both limits of depth.
pub const TOO_DEEP: &str = "nested too deep";

/// The bytes of a text that count as much as a node.
const PIECE: usize = 64;

/// A tree so far.
pub struct Builder<'t> {
    text: &'t str,
    tree: Tree<'t>,
    /// The lists and mappings that are not closed yet, outermost first.
    open: Vec<Open>,
    /// What the names `&name` stand for, by the parser's number; none while the value is not closed.
    anchors: Vec<Option<Anchored>>,
    /// How much aliases have brought in.
    repeated: usize,
    repeated_merges: BTreeSet<(Span, Span)>,
}

struct Open {
    /// Its own cell.
    at: usize,
    start: u32,
    is_flow: bool,
    is_mapping: bool,
    anchor: usize,
    /// Where the last of what stands in it ends.
    last: u32,
    /// Whether `<<` stands in it.
    merges: bool,
}

struct Anchored {
    cells: Vec<Cell>,
    weight: usize,
    depth: usize,
}

/// A file that could be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Parsed<'t> {
    /// All of it.
    pub tree: Tree<'t>,
    /// The merge keys `<<` that stand in a mapping after another one, each after the first: which of the two mappings
    /// counts is not written down.
    pub repeated_merges: BTreeSet<(Span, Span)>,
}

impl<'t> Builder<'t> {
    /// For a file.
    pub fn new(file: FileId, text: &'t str) -> Builder<'t> {
        Builder {
            text,
            tree: Tree::new(file, text),
            open: Vec::new(),
            anchors: Vec::new(),
            repeated: 0,
            repeated_merges: BTreeSet::new(),
        }
    }

    /// The whole.
    pub fn finish(self) -> Parsed<'t> {
        Parsed { tree: self.tree, repeated_merges: self.repeated_merges }
    }

    /// Nothing, at a place.
    pub fn null(&mut self, place: (u32, u32), anchor: usize) {
        self.tree.push_null(place);
        self.closed(place.1, self.tree.cells.len() - 1, anchor);
    }

    /// A text that is exactly what stands at a place, and no quoted one.
    #[inline]
    pub fn plain(&mut self, place: (u32, u32), anchor: usize) {
        if self.text.as_bytes().get(place.0 as usize..place.1 as usize) == Some(b"<<")
            && let Some(open) = self.open.last_mut()
        {
            open.merges = true;
        }
        self.tree.push_plain(place);
        self.closed(place.1, self.tree.cells.len() - 1, anchor);
    }

    /// A text that is exactly what stands at a place between two marks of one byte.
    pub fn quoted(&mut self, place: (u32, u32), anchor: usize) {
        self.tree.push_quoted(place);
        self.closed(place.1, self.tree.cells.len() - 1, anchor);
    }

    /// Any other text.
    pub fn text(&mut self, place: (u32, u32), text: Cow<'t, str>, quoted: bool, style: Style, anchor: usize) {
        self.tree.push_text(place, text, quoted, style);
        self.closed(place.1, self.tree.cells.len() - 1, anchor);
    }

    /// The beginning of a list or a mapping.
    ///
    /// # Errors
    /// When it is nested too deep, or the file has too many values.
    pub fn begin(&mut self, start: u32, is_mapping: bool, is_flow: bool, anchor: usize) -> Result<(), Stop> {
        let limit = |what| Err(Stop { at: start as usize, why: Why::Limit(what) });
        if self.open.len() == MAX_DEPTH {
            return limit(TOO_DEEP);
        }
        let at = self.tree.cells.len();
        if at > MOST / 2 {
            return limit("of too many values");
        }
        self.tree.push_open(start, is_mapping);
        self.open.push(Open { at, start, is_flow, is_mapping, anchor, last: start, merges: false });
        Ok(())
    }

    /// The end of the innermost list or mapping, with its bracket if it has one.
    ///
    /// # Errors
    /// When a line in brackets stands too far left, or a merge key has a value of which it can make nothing.
    pub fn end(&mut self, end: u32) -> Result<(), Stop> {
        // The parser closes what it opened.
        let Some(Open { at, start, is_flow, is_mapping, anchor, last, merges }) = self.open.pop() else {
            return Ok(());
        };
        if is_flow && self.open.last().is_none_or(|outer| !outer.is_flow) {
            let outer = self.open.last().map(|outer| outer.start as usize);
            open_brackets::check(self.text, outer, start as usize..end as usize)?;
        }
        if merges && is_mapping {
            merge::merge(&mut self.tree, at + HEAD, &mut self.repeated_merges)?;
        }
        // What has no bracket ends with its last entry.
        let end = if is_flow { end } else { last };
        self.tree.close(at, end);
        self.closed(end, at, anchor);
        Ok(())
    }

    /// A whole value is there, from a cell to the last one.
    #[inline]
    fn closed(&mut self, end: u32, at: usize, anchor: usize) {
        if let Some(open) = self.open.last_mut() {
            open.last = open.last.max(end);
        }
        if anchor != 0 {
            if self.anchors.len() <= anchor {
                self.anchors.resize_with(anchor + 1, || None);
            }
            let (weight, depth) = self.measure(at);
            self.anchors[anchor] = Some(Anchored { cells: self.tree.cells[at..].to_vec(), weight, depth });
        }
    }

    /// What a name stands for, once more.
    ///
    /// # Errors
    /// When it stands within what it names, or all of these bring in too much.
    pub fn repeat(&mut self, anchor: usize, place: (u32, u32)) -> Result<(), Stop> {
        let at = place.0 as usize;
        let Some(Some(known)) = self.anchors.get(anchor) else { return Err(Stop { at, why: Why::Recursive }) };
        self.repeated += known.weight;
        if self.repeated > MAX_REPEATED {
            return Err(Stop { at, why: Why::Limit("expanded too far") });
        }
        if self.open.len() + known.depth > MAX_DEPTH {
            return Err(Stop { at, why: Why::Limit(TOO_DEEP) });
        }
        let first = self.tree.cells.len();
        self.tree.push_again(place, &known.cells);
        self.closed(place.1, first, 0);
        Ok(())
    }

    /// What a value counts for where it is repeated, and how deep it is nested.
    fn measure(&self, at: usize) -> (usize, usize) {
        fn below(value: Value<'_>) -> (usize, usize) {
            let of_all = |measured: &mut dyn Iterator<Item = (usize, usize)>| {
                measured.fold((1, 1), |(weight, depth), (more, inner)| (weight + more, depth.max(inner + 1)))
            };
            match value {
                Value::Null => (1, 0),
                Value::Scalar { text, .. } => (1 + text.len() / PIECE, 0),
                Value::Sequence(items) => of_all(&mut items.iter().map(|item| below(item.value()))),
                Value::Mapping(pairs) => {
                    of_all(&mut pairs.iter().flat_map(|(key, value)| [key, value]).map(|node| below(node.value())))
                }
            }
        }
        below(self.tree.node(at).value())
    }
}
