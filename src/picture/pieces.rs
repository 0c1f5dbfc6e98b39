//! Texts one below the other in a cell, in as many cells as they take: what is longer than a cell goes on in the next one.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Block, Type};
use super::sheet::{Field, INSET};

/// A text of its own in a cell.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// How it looks.
    pub look: Type,
    /// What is shown when the pointer rests on its cell.
    pub tooltip: String,
}

/// Texts of a cell in the order in which they come, each once, with all that stands behind it.
#[derive(Debug, Default)]
pub struct Once {
    pieces: Vec<Piece>,
    known: BTreeMap<String, usize>,
    behind: BTreeSet<(usize, String)>,
}

impl Once {
    /// Puts in a text with lines that stand behind it, if they are not there yet. O(length × log texts).
    pub fn put(&mut self, text: String, look: Type, behind: impl IntoIterator<Item = String>) {
        let next = self.pieces.len();
        let at = *self.known.entry(text.clone()).or_insert(next);
        if at == next {
            self.pieces.push(Piece { tooltip: text.clone(), ..Piece::new(text, look) });
        }
        for line in behind {
            let tooltip = &mut self.pieces[at].tooltip;
            if self.behind.insert((at, line.clone())) {
                tooltip.push('\n');
                tooltip.push_str(&line);
            }
        }
    }

    /// The texts.
    pub fn pieces(self) -> Vec<Piece> {
        self.pieces
    }
}

/// The highest that a cell becomes of several texts, in points: fewer lines than a cell may have, and little of a page is left
/// white before it.
const HIGHEST: f64 = 116.0;

impl Piece {
    /// A text with nothing behind it.
    pub fn new(text: impl Into<String>, look: Type) -> Piece {
        Piece { text: text.into(), look, tooltip: String::new() }
    }

    fn height(&self, room: f64) -> f64 {
        Block::new(room).text(&self.text, self.look).height()
    }
}

/// Texts in cells of a width, as many in each as fit. O(length of the texts).
pub fn cells(pieces: &[Piece], width: f64) -> Vec<&[Piece]> {
    let room = width - INSET;
    let mut cells = Vec::new();
    let (mut start, mut taken) = (0, 0.0);
    for (at, piece) in pieces.iter().enumerate() {
        let height = piece.height(room);
        if at > start && taken + height > HIGHEST {
            cells.push(&pieces[start..at]);
            (start, taken) = (at, 0.0);
        }
        taken += height;
    }
    if start < pieces.len() {
        cells.push(&pieces[start..]);
    }
    cells
}

/// Texts in one cell; what has more behind it is told in the tooltip.
pub fn field(pieces: &[Piece], width: f64) -> Field {
    let fill = |block| pieces.iter().fold(block, |block: Block, piece| block.text(&piece.text, piece.look));
    let behind: Vec<&str> = pieces.iter().map(|piece| piece.tooltip.as_str()).filter(|text| !text.is_empty()).collect();
    Field::new(width, fill).tooltip(behind.join("\n"))
}
