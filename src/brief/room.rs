//! How much a brief shows: what is left out is said.

use super::page::{Block, DAYS, Line};
use crate::words::count;

/// How much a brief shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// So many parties beside one another.
    pub parties: usize,
    /// So many demands below one another.
    pub demands: usize,
    /// So many positions.
    pub positions: usize,
    /// So many entries in the lists of a section.
    pub entries: usize,
    /// So many rows of a list of days.
    pub rows: usize,
    /// So many drawings of a picture.
    pub drawings: usize,
    /// If it has to fit on paper: so many points below one another for the rows of the table and the evidence together.
    pub paper: Option<f64>,
}

impl Room {
    /// All that a curator writes by hand; of what a machine writes so much that a browser can show it.
    pub const WHOLE: Room =
        Room { parties: 40, demands: 400, positions: 1500, entries: 400, rows: 1000, drawings: 12, paper: None };
    /// Four sides of A4: the findings, a drawing, and two for a table and its evidence, of 757 points each without the margins. Off
    /// go headings, notes, the heads of the table, and what is left white where a row or an entry does not fit any more.
    pub const SHORT: Room = Room {
        parties: 9,
        demands: 50,
        positions: 200,
        entries: 12,
        rows: 12,
        drawings: 1,
        paper: Some(2.0 * 757.0 - 62.0 - 35.0 - 2.0 * 30.0 - 60.0),
    };

    /// Whether it has to fit on a few sides of paper.
    pub fn is_short(&self) -> bool {
        self.paper.is_some()
    }
}

/// The blocks of a section as far as there is room; what is left out is counted at the end. Of days the last ones stay.
pub fn cut(blocks: Vec<Block>, room: &Room) -> Vec<Block> {
    let mut shown = Vec::new();
    let (mut space, mut left) = (room.entries, 0);
    for block in blocks {
        match block {
            Block::List(mut items) => {
                let fitting = items.len().min(space);
                left += items.len() - fitting;
                space -= fitting;
                items.truncate(fitting);
                shown.extend((fitting > 0).then_some(Block::List(items)));
            }
            Block::Fold { .. } if space == 0 => left += 1,
            Block::Fold { .. } => {
                space -= 1;
                shown.push(block);
            }
            Block::Table(mut table) if table.id == DAYS => {
                let before = table.rows.len().saturating_sub(room.rows);
                table.rows.drain(..before);
                let note = format!("{} before these are not listed.", count(before, "entry", "entries"));
                shown.extend((before > 0).then(|| Block::Note(Line::of(note))));
                shown.push(Block::Table(table));
            }
            // Without entries below it, it says nothing.
            Block::Heading(_) | Block::Text(_) if space == 0 => {}
            other => shown.push(other),
        }
    }
    let note = format!("{} not listed.", count(left, "more is", "more are"));
    shown.extend((left > 0).then(|| Block::Note(Line::of(note))));
    shown
}
