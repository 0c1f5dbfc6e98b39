//! HTML-like labels as types: what Graphviz would reject cannot be built, and every text in them is escaped.
//!
//! Graphviz allows a cell to hold either text or one table, never both, and a table only inside a cell; hence [`Inline`]
//! for text and [`Table`] for tables, which meet in [`Cell`] alone.

use std::fmt::Write as _;

use super::escape::{html_attribute, html_text};
use super::palette::Color;

/// A run of text with font changes and line breaks.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Inline(String);

/// Which edge of the cell the text keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The left edge.
    Left,
    /// The middle.
    Center,
    /// The right edge.
    Right,
}

impl Align {
    fn word(self) -> &'static str {
        match self {
            Self::Left => "LEFT",
            Self::Center => "CENTER",
            Self::Right => "RIGHT",
        }
    }
}

impl Inline {
    /// Plain text, escaped; an empty text takes the room of a space.
    ///
    /// ```
    /// use demarche::picture::html::Inline;
    /// assert_eq!(Inline::text("R&D <b>").to_string(), "R&amp;D &lt;b&gt;");
    /// ```
    pub fn text(text: &str) -> Self {
        Self(html_text(text))
    }

    /// Lines below one another, each kept to the given edge.
    pub fn lines<S: AsRef<str>>(lines: &[S], align: Align) -> Self {
        Self::broken(lines.iter().map(|line| Self::text(line.as_ref())), align)
    }

    /// Lines of formatted text, each kept to the given edge.
    pub fn broken(lines: impl IntoIterator<Item = Inline>, align: Align) -> Self {
        let end = format!("<BR ALIGN=\"{}\"/>", align.word());
        let lines: Vec<String> = lines.into_iter().map(|line| line.to_string()).collect();
        // The centred break is a separator, the other two end a line.
        if align == Align::Center {
            Self(lines.join("<BR/>"))
        } else {
            Self(lines.iter().flat_map(|line| [line, &end]).cloned().collect())
        }
    }

    /// The same text in bold.
    #[must_use]
    pub fn bold(self) -> Self {
        self.wrapped("<B>", "</B>")
    }

    /// The same text in italics.
    #[must_use]
    pub fn italic(self) -> Self {
        self.wrapped("<I>", "</I>")
    }

    /// The same text in another colour.
    #[must_use]
    pub fn color(self, color: Color) -> Self {
        self.wrapped(&format!("<FONT COLOR=\"{color}\">"), "</FONT>")
    }

    /// The same text in another size, in points.
    #[must_use]
    pub fn size(self, points: u8) -> Self {
        self.wrapped(&format!("<FONT POINT-SIZE=\"{points}\">"), "</FONT>")
    }

    /// This text with another one after it.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.0.push_str(&next.0);
        self
    }

    fn wrapped(self, open: &str, close: &str) -> Self {
        let inner = if self.0.is_empty() { html_text("") } else { self.0 };
        Self(format!("{open}{inner}{close}"))
    }
}

impl std::fmt::Display for Inline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_empty() { "&#160;" } else { &self.0 })
    }
}

/// Attributes that tables and cells share, in the order in which they were set.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Tag(String);

impl Tag {
    fn set(&mut self, name: &str, value: impl std::fmt::Display) {
        let _ = write!(self.0, " {name}=\"{value}\"");
    }
}

macro_rules! shared_attributes {
    () => {
        /// Width of the border, in points.
        #[must_use]
        pub fn border(mut self, points: u8) -> Self {
            self.tag.set("BORDER", points);
            self
        }

        /// Colour of the border.
        #[must_use]
        pub fn color(mut self, color: Color) -> Self {
            self.tag.set("COLOR", color);
            self
        }

        /// Colour of the ground.
        #[must_use]
        pub fn fill(mut self, color: Color) -> Self {
            self.tag.set("BGCOLOR", color);
            self
        }

        /// Line style of the border, or `rounded`.
        #[must_use]
        pub fn style(mut self, style: &'static str) -> Self {
            self.tag.set("STYLE", style);
            self
        }

        /// Which sides have a border: letters out of `LTRB`.
        #[must_use]
        pub fn sides(mut self, sides: &'static str) -> Self {
            self.tag.set("SIDES", sides);
            self
        }

        /// Least width and height, in points.
        #[must_use]
        pub fn at_least(mut self, width: u16, height: u16) -> Self {
            self.tag.set("WIDTH", width);
            self.tag.set("HEIGHT", height);
            self
        }

        /// Least width and height in points, rounded up.
        #[must_use]
        pub fn at_least_points(self, width: f64, height: f64) -> Self {
            // A page has a thousand points or so: the cast is exact.
            self.at_least(width.ceil() as u16, height.ceil() as u16)
        }

        /// Exact width and height, in points; what does not fit is a warning of the engine.
        #[must_use]
        pub fn exactly(mut self, width: u16, height: u16) -> Self {
            self.tag.set("FIXEDSIZE", "TRUE");
            self.at_least(width, height)
        }

        /// Room between border and content, in points.
        #[must_use]
        pub fn padding(mut self, points: u8) -> Self {
            self.tag.set("CELLPADDING", points);
            self
        }

        /// Which edge the content keeps to.
        #[must_use]
        pub fn align(mut self, align: Align) -> Self {
            self.tag.set("ALIGN", align.word());
            self
        }

        /// A text shown when the pointer rests here; may have several lines.
        #[must_use]
        pub fn tooltip(mut self, text: &str) -> Self {
            if !text.is_empty() {
                self.tag.set("TITLE", html_attribute(text));
            }
            self
        }
    };
}

/// A table of cells; prints one row a line.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Table {
    tag: Tag,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table that draws no lines and leaves no room of its own; set what it shall have.
    pub fn bare() -> Self {
        let mut table = Self::default();
        table.tag.set("BORDER", 0);
        table.tag.set("CELLBORDER", 0);
        table.tag.set("CELLSPACING", 0);
        table
    }

    /// A table with the given borders around itself and its cells and the given room between cells, in points.
    pub fn new(border: u8, cell_border: u8, spacing: u8) -> Self {
        let mut table = Self::default();
        table.tag.set("BORDER", border);
        table.tag.set("CELLBORDER", cell_border);
        table.tag.set("CELLSPACING", spacing);
        table
    }

    shared_attributes!();

    /// Adds a row; a row without cells is left out, because Graphviz rejects it.
    #[must_use]
    pub fn row(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        let cells: Vec<Cell> = cells.into_iter().collect();
        if !cells.is_empty() {
            self.rows.push(cells);
        }
        self
    }

    pub(super) fn write(&self, out: &mut String, depth: usize) {
        let indent = "  ".repeat(depth);
        let _ = write!(out, "<TABLE{}>", self.tag.0);
        for row in &self.rows {
            let _ = write!(out, "\n{indent}  <TR>");
            for cell in row {
                cell.write(out, depth + 1);
            }
            out.push_str("</TR>");
        }
        if self.rows.is_empty() {
            // A table without rows is a syntax error, and an answer without elements is not.
            out.push_str("<TR><TD></TD></TR>");
        }
        let _ = write!(out, "\n{indent}</TABLE>");
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut out = String::new();
        self.write(&mut out, 0);
        f.write_str(&out)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Content {
    Nothing,
    Text(Inline),
    Table(Table),
}

/// One cell of a [`Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    tag: Tag,
    content: Content,
}

impl Cell {
    /// A cell with text.
    pub fn text(text: Inline) -> Self {
        Self { tag: Tag::default(), content: Content::Text(text) }
    }

    /// A cell with a table and nothing else.
    pub fn table(table: Table) -> Self {
        Self { tag: Tag::default(), content: Content::Table(table) }
    }

    /// A cell without content: room, or a line drawn with its border.
    pub fn empty() -> Self {
        Self { tag: Tag::default(), content: Content::Nothing }
    }

    shared_attributes!();

    /// Keeps the content at the top.
    #[must_use]
    pub fn top(mut self) -> Self {
        self.tag.set("VALIGN", "TOP");
        self
    }

    /// How many columns the cell takes.
    #[must_use]
    pub fn columns(mut self, count: usize) -> Self {
        self.tag.set("COLSPAN", count.max(1));
        self
    }

    /// How many rows the cell takes.
    #[must_use]
    pub fn rows(mut self, count: usize) -> Self {
        self.tag.set("ROWSPAN", count.max(1));
        self
    }

    fn write(&self, out: &mut String, depth: usize) {
        let _ = write!(out, "<TD{}>", self.tag.0);
        match &self.content {
            Content::Nothing => {}
            Content::Text(text) => out.push_str(&text.to_string()),
            Content::Table(table) => table.write(out, depth),
        }
        out.push_str("</TD>");
    }
}
