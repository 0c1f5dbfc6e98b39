//! A row of a page with its height, so that pages can be filled before anything is drawn.

use super::block::Block;
use super::datum::Datum;
use super::html::{Align, Cell, Table};

/// A row of a page with its height.
#[derive(Clone, Debug)]
pub struct Strip {
    /// What is drawn.
    pub cell: Cell,
    /// In points.
    pub height: f64,
    /// What it says, for other programs.
    pub data: Vec<Datum>,
}

impl Strip {
    /// A cell of a height: engines take whole points, and more rather than less.
    pub fn new(cell: Cell, height: f64, data: Vec<Datum>) -> Strip {
        Strip { cell, height: height.ceil(), data }
    }

    /// Text over the whole width, which is four points wider than the room of the block.
    pub fn text(block: Block) -> Strip {
        let height = block.height() + 4.0;
        let cell = Cell::text(block.inline(Align::Left)).align(Align::Left).padding(2);
        Strip::new(cell, height, Vec::new())
    }

    /// Room.
    pub fn gap(height: f64) -> Strip {
        Strip::new(Cell::empty().at_least_points(1.0, height), height, Vec::new())
    }

    /// Cells that keep to the left.
    pub fn cells(cells: Vec<Cell>, height: f64) -> Strip {
        let cell = Cell::table(Table::bare().padding(2).row(cells)).align(Align::Left);
        Strip::new(cell, height, Vec::new())
    }
}
