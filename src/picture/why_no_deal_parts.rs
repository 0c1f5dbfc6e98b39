//! The parts of the picture of a deal, one below the other, and how they stand on pages.

use super::block::{BODY, Block, SECTION};
use super::canvas::Canvas;
use super::datum::Datum;
use super::html::{Align, Cell, Table};
use super::palette::{PAPER, PARTY, RULE};
use super::why_no_deal_boxes::Knots;
use crate::answer::Deal;

/// Width of a letter before a set of moves, in points.
const LETTER: f64 = 24.0;

/// A part of the picture that no page breaks.
pub struct Part {
    /// In points.
    pub height: f64,
    /// Whether it says nothing without what comes below it.
    pub leads: bool,
    /// Under which title it stands, that is repeated if a page begins with it.
    pub under: Option<String>,
    /// What it is.
    pub what: What,
}

/// What a part is.
pub enum What {
    /// The obstacles of a group.
    Knots(Knots),
    /// A text over the whole width.
    Text(Datum, Block),
    /// A line with a letter or a sign before it.
    Line(Datum, String, Block),
}

/// A text, by what it is for.
pub fn text(name: &str, block: Block, leads: bool) -> Part {
    Part { height: block.height() + 6.0, leads, under: None, what: What::Text(Datum::node("text", name, ""), block) }
}

/// A line with a letter or a sign before it.
pub fn line(datum: Datum, sign: String, content: &str, width: f64) -> Part {
    let block = Block::new(width - LETTER - 24.0).text(content, BODY).at_most(20);
    Part { height: block.height() + 12.0, leads: false, under: None, what: What::Line(datum, sign, block) }
}

/// A title that goes on on a page.
fn continued(under: &str, page: usize, width: f64) -> Part {
    let block = Block::new(width - 8.0).text(under, BODY).at_most(4);
    text(&format!("continued-{page}"), block, true)
}

/// Parts on pages: what only leads on to something is not the last on a page, and what goes on has its title again.
pub fn flow(parts: Vec<Part>, rooms: [f64; 2], width: f64) -> Vec<Vec<Part>> {
    let mut pages: Vec<Vec<Part>> = Vec::new();
    let mut page: Vec<Part> = Vec::new();
    let mut left = rooms[0];
    for part in parts {
        if part.height > left && !page.is_empty() {
            let keep = page.iter().rposition(|part| !part.leads).map_or(0, |last| last + 1);
            let mut carried = if keep == 0 { Vec::new() } else { page.split_off(keep) };
            let under = carried.first().unwrap_or(&part).under.as_deref();
            carried.splice(..0, under.map(|under| continued(under, pages.len() + 2, width)));
            left = rooms[1] - carried.iter().map(|part| part.height).sum::<f64>();
            pages.push(std::mem::replace(&mut page, carried));
        }
        left -= part.height;
        page.push(part);
    }
    if !page.is_empty() {
        pages.push(page);
    }
    pages
}

/// A page.
pub fn dot(deal: &Deal<'_>, parts: &[Part], width: f64, head: &Table) -> String {
    let mut canvas = Canvas::new(head, (width, parts.iter().map(|part| part.height).sum()));
    let mut top = 0.0;
    for part in parts {
        let middle = top + part.height / 2.0;
        match &part.what {
            What::Knots(knots) => knots.draw(&mut canvas, deal, width, top),
            What::Text(datum, block) => {
                let cell = Cell::text(block.inline(Align::Left)).align(Align::Left);
                let table = Table::bare().row([cell.at_least_points(width - 2.0, part.height - 4.0)]);
                canvas.node(datum, &table, (width / 2.0, middle), "");
            }
            What::Line(datum, sign, block) => {
                let letter = Block::new(LETTER).text(sign, SECTION).inline(Align::Center);
                let letter = Cell::text(letter).fill(PARTY).at_least_points(LETTER, part.height - 4.0);
                let content = Cell::text(block.inline(Align::Left)).align(Align::Left).padding(3).fill(PAPER);
                let content = content.at_least_points(width - LETTER - 4.0, part.height - 4.0);
                let table = Table::new(1, 0, 0).color(RULE).row([letter, content]);
                canvas.node(datum, &table, (width / 2.0, middle), "");
            }
        }
        top += part.height;
    }
    canvas.print("why-no-deal")
}
