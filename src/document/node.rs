//! A file as a tree: every value with its place and as it was written.
//!
//! The tree keeps what typed reading would throw away: every key of a mapping in order, also a repeated one, and every
//! word as it stands (`no` stays `no`, `1_000` stays `1_000`). So a wrong value in one place does not hide the problems of
//! another.
//!
//! All of it lies in one vector, eight bytes a value and eight more for a list or a mapping, which is followed by what stands in it,
//! in the order of the file. Texts are those of the file, wherever they stand there as they are meant.

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU32;

use crate::document::style::Style;
use crate::source::{FileId, Span};

/// A whole file.
#[derive(Debug, PartialEq, Eq)]
pub struct Tree<'t> {
    file: FileId,
    text: &'t str,
    pub(super) cells: Vec<Cell>,
    asides: Vec<Aside<'t>>,
}

/// A value: its first byte, what sort of value it is in the lowest bits, and above them how many bytes it has, of a list or a mapping
/// how many cells it takes with all that stands in it, or of a text aside which of those it is. A list or a mapping has a second
/// cell, which says where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    start: u32,
    what: u32,
}

const BITS: u32 = 3;

/// The most cells that a tree has, and bytes that a text has in it: what fits above the lowest three bits.
pub const MOST: usize = (1 << (u32::BITS - BITS)) - 1;

/// How many cells a list or a mapping takes before what stands in it.
pub(super) const HEAD: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Null,
    /// A text as it stands in the file.
    Plain,
    /// A text as it stands in the file between two marks.
    Quoted,
    /// Any other text.
    Aside,
    Sequence,
    Mapping,
    /// Where the list or the mapping ends whose cell is the one before.
    End,
}

impl Cell {
    fn new(start: u32, sort: Sort, number: u32) -> Cell {
        Cell { start, what: number << BITS | sort as u32 }
    }

    fn sort(self) -> Sort {
        // Eight, so that three bits are always one of them.
        const SORTS: [Sort; 1 << BITS] =
            [Sort::Null, Sort::Plain, Sort::Quoted, Sort::Aside, Sort::Sequence, Sort::Mapping, Sort::End, Sort::End];
        SORTS[(self.what & ((1 << BITS) - 1)) as usize]
    }

    fn number(self) -> usize {
        (self.what >> BITS) as usize
    }

    /// How many cells it takes with all that stands in it.
    pub fn size(self) -> usize {
        match self.sort() {
            Sort::Sequence | Sort::Mapping => self.number(),
            Sort::Null | Sort::Plain | Sort::Quoted | Sort::Aside | Sort::End => 1,
        }
    }
}

/// A text that does not stand in the file as it is meant, or not at the place of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Aside<'t> {
    end: u32,
    text: Cow<'t, str>,
    quoted: bool,
    style: Style,
}

/// For a tree that grows, value by value in the order of the file.
impl<'t> Tree<'t> {
    /// One without any value.
    pub(super) fn new(file: FileId, text: &'t str) -> Tree<'t> {
        Tree { file, text, cells: Vec::new(), asides: Vec::new() }
    }

    /// Adds nothing at a place.
    pub(super) fn push_null(&mut self, place: (u32, u32)) {
        self.push_written(place, Sort::Null);
    }

    /// Adds a text that is exactly what stands at a place.
    #[inline]
    pub(super) fn push_plain(&mut self, place: (u32, u32)) {
        self.push_written(place, Sort::Plain);
    }

    /// Adds a text that is exactly what stands at a place between two marks of one byte.
    pub(super) fn push_quoted(&mut self, place: (u32, u32)) {
        self.push_written(place, Sort::Quoted);
    }

    #[inline]
    fn push_written(&mut self, (start, end): (u32, u32), sort: Sort) {
        let length = end.saturating_sub(start);
        let cell = Cell::new(start, sort, length);
        if cell.number() == length as usize {
            self.cells.push(cell);
        } else {
            // Half a gigabyte has no room in a cell.
            let (quoted, text) = (sort == Sort::Quoted, self.text);
            let marks = usize::from(quoted);
            let text = text.get(start as usize + marks..end as usize - marks).unwrap_or_default();
            self.push_text((start, end), Cow::Borrowed(text), quoted, Style::Other);
        }
    }

    /// Adds a text, whatever stands at its place.
    pub(super) fn push_text(&mut self, (start, end): (u32, u32), text: Cow<'t, str>, quoted: bool, style: Style) {
        self.cells.push(Cell::new(start, Sort::Aside, self.asides.len() as u32));
        self.asides.push(Aside { end, text, quoted, style });
    }

    /// Adds a list or a mapping that begins at a byte; it has an end once it is closed.
    pub(super) fn push_open(&mut self, start: u32, is_mapping: bool) {
        let sort = if is_mapping { Sort::Mapping } else { Sort::Sequence };
        self.cells.extend([Cell::new(start, sort, HEAD as u32), Cell::new(start, Sort::End, 0)]);
    }

    /// Ends the list or the mapping at a cell with the last cell there is.
    pub(super) fn close(&mut self, at: usize, end: u32) {
        let (cell, size) = (self.cells[at], self.cells.len() - at);
        self.cells[at] = Cell::new(cell.start, cell.sort(), size as u32);
        self.cells[at + 1].start = end.max(cell.start);
    }

    /// Adds values that stand elsewhere, all of them at a place.
    pub(super) fn push_again(&mut self, place: (u32, u32), cells: &[Cell]) {
        for cell in cells {
            match cell.sort() {
                Sort::Plain | Sort::Quoted | Sort::Aside => {
                    let (text, quoted) = match cell.sort() {
                        Sort::Aside => {
                            let aside = &self.asides[cell.number()];
                            (aside.text.clone(), aside.quoted)
                        }
                        sort => (Cow::Borrowed(self.written(*cell)), sort == Sort::Quoted),
                    };
                    self.push_text(place, text, quoted, Style::Other);
                }
                Sort::Null => self.push_null(place),
                Sort::Sequence | Sort::Mapping => self.cells.push(Cell { start: place.0, ..*cell }),
                Sort::End => self.cells.push(Cell { start: place.1, ..*cell }),
            }
        }
    }

    /// The text of a cell that stands in the file.
    #[inline]
    fn written(&self, cell: Cell) -> &'t str {
        let (marks, start) = (usize::from(cell.sort() == Sort::Quoted), cell.start as usize);
        self.text.get(start + marks..start + cell.number() - marks).unwrap_or_default()
    }

    /// One past the last byte of the value at a cell.
    fn end(&self, at: usize, cell: Cell) -> u32 {
        match cell.sort() {
            Sort::Null | Sort::Plain | Sort::Quoted => cell.start + cell.number() as u32,
            Sort::Aside => self.asides[cell.number()].end,
            Sort::Sequence | Sort::Mapping => self.cells[at + 1].start,
            Sort::End => cell.start,
        }
    }

    /// The value that begins at a cell.
    pub(super) fn node(&self, at: usize) -> Node<'_> {
        Node { tree: self, at }
    }

    /// Every value with its place.
    #[cfg(test)]
    pub fn told(&self) -> String {
        let one = |(at, cell): (usize, &Cell)| match cell.sort() {
            Sort::Aside => format!("{} {:?}", cell.start, self.asides[cell.number()]),
            sort => format!("{}-{} {sort:?} {}", cell.start, self.end(at, *cell), cell.number()),
        };
        self.cells.iter().enumerate().map(one).collect::<Vec<_>>().join(", ")
    }

    /// The whole file; nothing if it says nothing.
    pub fn root(&self) -> Node<'_> {
        self.node(0)
    }
}

/// A value and where it stands.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree<'t>,
    at: usize,
}

impl<'t> Node<'t> {
    fn cell(self) -> Option<Cell> {
        self.tree.cells.get(self.at).copied()
    }

    /// The whole value; for an alias, where it is used.
    pub fn span(self) -> Span {
        let (start, end) = self.cell().map_or((0, 0), |cell| (cell.start, self.tree.end(self.at, cell)));
        Span { file: self.tree.file, start, end }
    }

    /// Where it is in its tree; none for the root.
    pub(super) fn place(self) -> Option<NonZeroU32> {
        NonZeroU32::new(self.at as u32)
    }

    /// The key at a place of the same tree, and its value.
    pub(super) fn pair(self, key: NonZeroU32) -> (Node<'t>, Node<'t>) {
        let key = Node { at: key.get() as usize, ..self };
        (key, Node { at: key.at + key.cell().map_or(1, Cell::size), ..self })
    }

    /// What it is. O(1).
    pub fn value(self) -> Value<'t> {
        let Some(cell) = self.cell() else { return Value::Null };
        let within = Items { tree: self.tree, at: self.at + HEAD, end: self.at + cell.size() };
        match cell.sort() {
            Sort::Null | Sort::End => Value::Null,
            Sort::Plain => Value::Scalar { text: self.tree.written(cell), quoted: false, style: Style::Plain },
            Sort::Quoted => {
                let mark = if self.tree.text.as_bytes()[cell.start as usize] == b'"' { '"' } else { '\'' };
                Value::Scalar { text: self.tree.written(cell), quoted: true, style: Style::Quoted(mark) }
            }
            Sort::Aside => {
                let Aside { text, quoted, style, .. } = &self.tree.asides[cell.number()];
                Value::Scalar { text, quoted: *quoted, style: *style }
            }
            Sort::Sequence => Value::Sequence(within),
            Sort::Mapping => Value::Mapping(Pairs { items: within }),
        }
    }

    /// Its text, if it is one.
    pub fn text(self) -> Option<&'t str> {
        let cell = self.cell()?;
        match cell.sort() {
            Sort::Plain | Sort::Quoted => Some(self.tree.written(cell)),
            Sort::Aside => Some(&self.tree.asides[cell.number()].text),
            Sort::Null | Sort::Sequence | Sort::Mapping | Sort::End => None,
        }
    }

    /// Whether nothing stands there.
    pub fn is_null(self) -> bool {
        self.cell().is_none_or(|cell| cell.sort() == Sort::Null)
    }
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.value())
    }
}

/// The four shapes of a YAML value.
#[derive(Clone, Copy, Debug)]
pub enum Value<'t> {
    /// `~`, `null` or nothing.
    Null,
    /// Text, numbers, booleans and dates alike; `quoted` tells `"true"` from `true`.
    Scalar {
        /// As meant: escapes resolved, folds folded; for plain scalars as written.
        text: &'t str,
        /// Whether a reader of YAML would see a text in any case.
        quoted: bool,
        /// How it stands in the file.
        style: Style,
    },
    /// A list.
    Sequence(Items<'t>),
    /// Keys and values, in order, repeated keys included.
    Mapping(Pairs<'t>),
}

impl Value<'_> {
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

/// What stands in a list.
#[derive(Clone, Copy)]
pub struct Items<'t> {
    tree: &'t Tree<'t>,
    at: usize,
    end: usize,
}

impl<'t> Items<'t> {
    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.at == self.end
    }

    /// One after another.
    pub fn iter(self) -> impl Iterator<Item = Node<'t>> + use<'t> {
        let Items { tree, mut at, end } = self;
        std::iter::from_fn(move || {
            let node = Node { tree, at };
            at += tree.cells.get(at).filter(|_| at < end)?.size();
            Some(node)
        })
    }
}

impl fmt::Debug for Items<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// What stands in a mapping.
#[derive(Clone, Copy, Debug)]
pub struct Pairs<'t> {
    items: Items<'t>,
}

impl<'t> Pairs<'t> {
    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.items.is_empty()
    }

    /// Keys and values, one pair after another.
    pub fn iter(self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> + use<'t> {
        let mut items = self.items.iter();
        std::iter::from_fn(move || Some((items.next()?, items.next()?)))
    }
}
