//! What every graph has: the ground, the typeface, and a label that is a table.

use super::dot::{Attrs, Body, Key};
use super::html::Table;
use super::palette::{FONT, INK, PAPER};

/// Attributes of a graph that is one table.
pub fn graph(table: &Table) -> Attrs {
    Attrs::new()
        .color(Key::Background, &[PAPER])
        .word(Key::FontName, FONT)
        .color(Key::FontColor, &[INK])
        .word(Key::LabelLoc, "t")
        .word(Key::LabelJust, "l")
        .label_table(table)
        .tooltip("")
}

/// What nodes and edges have in every graph.
pub fn defaults(body: &mut Body) {
    let font = || Attrs::new().word(Key::FontName, FONT).number(Key::FontSize, 12.0).color(Key::FontColor, &[INK]);
    body.node_defaults(font().word(Key::Shape, "plain"));
    body.edge_defaults(font().word(Key::Dir, "none"));
}
