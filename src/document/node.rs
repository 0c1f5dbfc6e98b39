//! A file as a tree: every value with its place and as it was written.
//!
//! The tree keeps what typed reading would throw away: every key of a mapping in order, also a repeated one, and every
//! word as it stands (`no` stays `no`, `1_000` stays `1_000`). So a wrong value in one place does not hide the problems of
//! another.
//!
//! All of it lies in one vector, twelve bytes a value, in the order of the file: a list or a mapping is followed by what stands
//! in it. Texts are those of the file, wherever they stand there as they are meant.

use std::borrow::Cow;
use std::fmt;
use std::num::NonZeroU32;

use crate::source::{FileId, Span};

/// A whole file.
#[derive(Debug, PartialEq, Eq)]
pub struct Tree<'t> {
    file: FileId,
    text: &'t str,
    pub(super) cells: Vec<Cell>,
    asides: Vec<Aside<'t>>,
}

/// A value: its first and last byte, what sort of value it is in the lowest bits, and above them how many cells it takes with
/// all that stands in it, or for a text aside which of those it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    start: u32,
    end: u32,
    what: u32,
}

const BITS: u32 = 3;

/// The most values that a tree has: what fits above the lowest three bits.
pub const MOST: usize = (1 << (u32::BITS - BITS)) - 1;

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
}

impl Cell {
    fn new((start, end): (u32, u32), sort: Sort, number: usize) -> Cell {
        Cell { start, end, what: (number as u32) << BITS | sort as u32 }
    }

    fn sort(self) -> Sort {
        const SORTS: [Sort; 6] = [Sort::Null, Sort::Plain, Sort::Quoted, Sort::Aside, Sort::Sequence, Sort::Mapping];
        SORTS[(self.what & ((1 << BITS) - 1)) as usize]
    }

    fn number(self) -> usize {
        (self.what >> BITS) as usize
    }

    /// How many cells it takes with all that stands in it.
    pub fn size(self) -> usize {
        match self.sort() {
            Sort::Sequence | Sort::Mapping => self.number(),
            Sort::Null | Sort::Plain | Sort::Quoted | Sort::Aside => 1,
        }
    }
}

/// A text that does not stand in the file as it is meant, or not at the place of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Aside<'t> {
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
        self.cells.push(Cell::new(place, Sort::Null, 0));
    }

    /// Adds a text that is exactly what stands at a place.
    #[inline]
    pub(super) fn push_plain(&mut self, place: (u32, u32)) {
        self.cells.push(Cell::new(place, Sort::Plain, 0));
    }

    /// Adds a text that is exactly what stands at a place between two marks of one byte.
    pub(super) fn push_quoted(&mut self, place: (u32, u32)) {
        self.cells.push(Cell::new(place, Sort::Quoted, 0));
    }

    /// Adds a text, whatever stands at its place.
    pub(super) fn push_text(&mut self, place: (u32, u32), text: Cow<'t, str>, quoted: bool, style: Style) {
        self.cells.push(Cell::new(place, Sort::Aside, self.asides.len()));
        self.asides.push(Aside { text, quoted, style });
    }

    /// Adds a list or a mapping that begins at a byte; it has an end once it is closed.
    pub(super) fn push_open(&mut self, start: u32, is_mapping: bool) {
        let sort = if is_mapping { Sort::Mapping } else { Sort::Sequence };
        self.cells.push(Cell::new((start, start), sort, 1));
    }

    /// Ends the list or the mapping at a cell with the last cell there is.
    pub(super) fn close(&mut self, at: usize, end: u32) {
        let cell = self.cells[at];
        self.cells[at] = Cell::new((cell.start, end.max(cell.start)), cell.sort(), self.cells.len() - at);
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
                sort => self.cells.push(Cell::new(place, sort, cell.number())),
            }
        }
    }

    /// The text of a cell that stands in the file.
    #[inline]
    fn written(&self, cell: Cell) -> &'t str {
        let marks = u32::from(cell.sort() == Sort::Quoted);
        self.text.get((cell.start + marks) as usize..(cell.end - marks) as usize).unwrap_or_default()
    }

    /// The value that begins at a cell.
    pub(super) fn node(&self, at: usize) -> Node<'_> {
        Node { tree: self, at }
    }

    /// Every value with its place.
    #[cfg(test)]
    pub fn told(&self) -> String {
        let one = |cell: &Cell| match cell.sort() {
            Sort::Aside => format!("{}-{} {:?}", cell.start, cell.end, self.asides[cell.number()]),
            sort => format!("{}-{} {sort:?} {}", cell.start, cell.end, cell.number()),
        };
        self.cells.iter().map(one).collect::<Vec<_>>().join(", ")
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
        let (start, end) = self.cell().map_or((0, 0), |cell| (cell.start, cell.end));
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
        let within = Items { tree: self.tree, at: self.at + 1, end: self.at + cell.size() };
        match cell.sort() {
            Sort::Null => Value::Null,
            Sort::Plain => Value::Scalar { text: self.tree.written(cell), quoted: false, style: Style::Plain },
            Sort::Quoted => {
                let mark = if self.tree.text.as_bytes()[cell.start as usize] == b'"' { '"' } else { '\'' };
                Value::Scalar { text: self.tree.written(cell), quoted: true, style: Style::Quoted(mark) }
            }
            Sort::Aside => {
                let Aside { text, quoted, style } = &self.tree.asides[cell.number()];
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
            Sort::Null | Sort::Sequence | Sort::Mapping => None,
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
    /// How `text` is written where its file says `written`.
    pub(super) fn new(text: &str, written: &str) -> Style {
        let bare = |mark: char| written.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if written == text {
            Style::Plain
        } else {
            let marked = ['"', '\''].into_iter().find(|mark| bare(*mark) == Some(text));
            marked.map_or(Style::Other, Style::Quoted)
        }
    }

    /// What to write so that a text stands where another one of this style stood; none if that is not beyond doubt.
    ///
    /// ```
    /// use demarche::document::node::Style;
    /// assert_eq!(Style::Quoted('"').write("north").as_deref(), Some("\"north\""));
    /// assert_eq!(Style::Plain.write("a: b"), None);
    /// assert_eq!(Style::Other.write("north"), None);
    /// ```
    pub fn write(self, text: &str) -> Option<String> {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '~');
        let is_plain = text.starts_with(char::is_alphanumeric) && text.trim() == text && text.chars().all(plain);
        match self {
            Style::Plain => (is_plain && !text.eq_ignore_ascii_case("null")).then(|| text.to_owned()),
            Style::Quoted(mark) => (!text.contains([mark, '\\'])).then(|| format!("{mark}{text}{mark}")),
            Style::Other => None,
        }
    }
}

/// A text as it stands between quotation marks, whatever is in it.
///
/// ```
/// use demarche::document::node::in_marks;
/// assert_eq!(in_marks("fund #2"), "\"fund #2\"");
/// assert_eq!(in_marks("so \"far\""), "'so \"far\"'");
/// assert_eq!(in_marks("it's \"far\""), "'it''s \"far\"'");
/// ```
pub fn in_marks(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}
