//! A picture that is a table: strips of measured height flow over as many pages as they take. Nothing is shrunk.

use super::block::{Block, SECTION, SMALL};
use super::datum::{self, Datum};
use super::dot::{Body, Key};
use super::frame;
use super::head::Head;
use super::html::{Align, Cell, Table};
use super::look::Look;
use super::page::Page;
use super::palette::{FAINT, GROUND, INK, PAPER, PARTY, RULE};
use super::strip::Strip;

/// Room between cells, in points.
pub const GAP: f64 = 2.0;
/// Room between the frame of a cell and its text, in points.
pub const PADDING: f64 = 3.0;
/// What a cell is wider than its text, and higher, in points.
pub const INSET: f64 = 2.0 * (PADDING + 2.0);
/// The most lines of a cell: what is longer ends with dots, and the tooltip has the whole.
const MOST_LINES: usize = 26;

/// A table with a head.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What stands above and below.
    pub head: Head,
    /// How wide it is, in points.
    pub width: f64,
    /// The head of the columns, repeated on every page; none if they have none.
    pub caption: Option<Row>,
    /// The parts, in order.
    pub sections: Vec<Section>,
}

/// Rows with a title.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The title, with a note beside it; none for rows without one.
    pub title: Option<(String, String)>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Cells side by side.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Field>,
    /// What they say, for other programs.
    pub data: Vec<Datum>,
}

/// A cell of measured text.
#[derive(Clone, Debug)]
pub struct Field {
    width: f64,
    block: Block,
    look: CellGround,
    align: Align,
    is_at_top: bool,
    tooltip: String,
}

#[derive(Clone, Copy, Debug)]
enum CellGround {
    Bare,
    Framed,
    Party,
    Heavy,
    Dashed,
    Position(Look),
}

impl Field {
    /// A cell of a width, in points, with text that `fill` puts into a block of its inner width.
    pub fn new(width: f64, fill: impl FnOnce(Block) -> Block) -> Field {
        let room = width - INSET;
        let block = fill(Block::new(room)).at_most(MOST_LINES);
        Field { width, block, look: CellGround::Bare, align: Align::Left, is_at_top: false, tooltip: String::new() }
    }

    /// In a thin frame.
    #[must_use]
    pub fn framed(self) -> Field {
        Field { look: CellGround::Framed, ..self }
    }

    /// As the box of a party.
    #[must_use]
    pub fn party(self) -> Field {
        Field { look: CellGround::Party, align: Align::Center, ..self }
    }

    /// In a heavy frame.
    #[must_use]
    pub fn heavy(self) -> Field {
        Field { look: CellGround::Heavy, ..self }
    }

    /// In a dashed frame on a light ground.
    #[must_use]
    pub fn dashed(self) -> Field {
        Field { look: CellGround::Dashed, ..self }
    }

    /// In the look of a position.
    #[must_use]
    pub fn look(self, look: Look) -> Field {
        Field { look: CellGround::Position(look), ..self }
    }

    /// With its lines in the middle.
    #[must_use]
    pub fn centred(self) -> Field {
        Field { align: Align::Center, ..self }
    }

    /// With its lines at the top.
    #[must_use]
    pub fn at_top(self) -> Field {
        Field { is_at_top: true, ..self }
    }

    /// With a text that is shown when the pointer rests on it.
    #[must_use]
    pub fn tooltip(self, tooltip: String) -> Field {
        Field { tooltip, ..self }
    }

    fn height(&self) -> f64 {
        self.block.height() + INSET
    }

    fn cell(&self, height: f64) -> Cell {
        let cell = Cell::text(self.block.inline(self.align)).align(self.align);
        let cell = cell.padding(PADDING as u8).at_least_points(self.width, height).tooltip(&self.tooltip);
        let cell = if self.is_at_top { cell.top() } else { cell };
        match self.look {
            CellGround::Bare => cell.border(0),
            CellGround::Framed => cell.border(1).color(RULE).fill(PAPER),
            CellGround::Party => cell.border(1).color(RULE).fill(PARTY),
            CellGround::Heavy => cell.border(2).color(INK).fill(PAPER),
            CellGround::Dashed => cell.border(1).color(FAINT).fill(GROUND).style("dashed"),
            CellGround::Position(look) => look.dress(cell),
        }
    }
}

/// A row as a strip.
fn row_strip(row: &Row) -> Strip {
    strip_within(row, f64::INFINITY)
}

/// A row as a strip that is at most so high: what is cut off is in the tooltip.
fn strip_within(row: &Row, most: f64) -> Strip {
    let cut = |field: &Field| Field { block: field.block.clone().within(most - 2.0 * GAP - INSET), ..field.clone() };
    let fields: Vec<Field> = row.cells.iter().map(cut).collect();
    let height = fields.iter().map(Field::height).fold(0.0, f64::max);
    let cells: Vec<Cell> = fields.iter().map(|field| field.cell(height)).collect();
    let cell = Cell::table(Table::new(0, 0, GAP as u8).row(cells)).align(Align::Left).padding(0);
    Strip::new(cell, height + 2.0 * GAP, row.data.clone())
}

/// A title as a strip, with a line below it.
fn title_strip((title, note): &(String, String), width: f64) -> Strip {
    let block = Block::new(width - 8.0).text(title, SECTION);
    let block = if note.is_empty() { block } else { block.then(note, SMALL) };
    let height = block.height() + 12.0;
    let text = Cell::text(block.inline(Align::Left)).align(Align::Left).at_least_points(width - 4.0, height - 2.0);
    let cell = Cell::table(Table::bare().row([text.sides("B").border(1).color(INK).padding(2)])).align(Align::Left);
    Strip::new(cell, height, Vec::new())
}

impl Sheet {
    /// The DOT of each page. O(cells).
    pub fn pages(&self, name: &'static str, page: Page) -> Vec<String> {
        let width = self.width;
        let room = |part: Option<(usize, usize)>| {
            let fixed = self.head.strips(width, part).iter().map(|strip| strip.height).sum::<f64>();
            let caption = self.caption.as_ref().map_or(0.0, |row| row_strip(row).height);
            page.height() - fixed - caption - self.head.foot(width).height
        };
        // How many pages there are changes nothing about how much fits on one.
        let (first, later) = (room(Some((1, 99))), room(Some((2, 99))));
        let parts = self.parts(width, first, later);
        let of = parts.len();
        let page = |(at, strips): (usize, Vec<Strip>)| self.dot(name, width, (of > 1).then_some((at + 1, of)), strips);
        parts.into_iter().enumerate().map(page).collect()
    }

    /// The strips of each page below its head: a title stays with the first row below it, and is said again where it goes on.
    fn parts(&self, width: f64, first: f64, later: f64) -> Vec<Vec<Strip>> {
        let mut parts: Vec<Vec<Strip>> = vec![Vec::new()];
        let mut left = first;
        for section in &self.sections {
            let mut said = false;
            for row in &section.rows {
                let strip = row_strip(row);
                let title = |goes_on: bool| {
                    section.title.as_ref().map(|(title, note)| match goes_on {
                        true => title_strip(&(format!("{title}, continued"), String::new()), width),
                        false => title_strip(&(title.clone(), note.clone()), width),
                    })
                };
                let mut before = if said { None } else { title(false) };
                let height = |strip: &Option<Strip>| strip.as_ref().map_or(0.0, |strip| strip.height);
                if height(&before) + strip.height > left && parts.last().is_some_and(|part| !part.is_empty()) {
                    parts.push(Vec::new());
                    left = later;
                    before = title(said);
                }
                // Alone on its page, it is cut if it is higher than that.
                let strip = if height(&before) + strip.height > left {
                    strip_within(row, left - height(&before))
                } else {
                    strip
                };
                left -= height(&before) + strip.height;
                said = true;
                if let Some(part) = parts.last_mut() {
                    part.extend(before);
                    part.push(strip);
                }
            }
        }
        parts
    }

    fn dot(&self, name: &'static str, width: f64, part: Option<(usize, usize)>, strips: Vec<Strip>) -> String {
        let caption = self.caption.iter().map(row_strip);
        let all = self.head.strips(width, part).into_iter().chain(caption).chain(strips).chain([self.head.foot(width)]);
        let all: Vec<Strip> = all.collect();
        let table = all.iter().fold(Table::bare(), |table, strip| table.row([strip.cell.clone()]));
        let mut body = Body::default();
        body.attrs(frame::graph(&table).word(Key::Layout, "nop2").bounds(0.0, 0.0, 1.0, 1.0).number(Key::Pad, 0.0));
        datum::hidden(&mut body, all.iter().flat_map(|strip| &strip.data));
        body.print(name)
    }
}

/// Widths of columns that fill a page: those that are given, and `rest` equal ones from what is left.
pub fn columns(page: f64, given: &[f64], rest: usize) -> f64 {
    let all = given.len() + rest;
    let left = page - given.iter().sum::<f64>() - GAP * (all + 1) as f64;
    if rest == 0 { left } else { (left / rest as f64).floor() }
}
