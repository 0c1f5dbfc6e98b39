//! Answers drawn: DOT through one builder, SVG through one of two engines.
//!
//! A picture is a function over a typed answer: it gives a head and the pages. Nothing outside [`escape`] and [`html`] turns text of
//! a file into DOT.

#[cfg(any(feature = "cli", all(feature = "embedded", not(target_family = "wasm"))))]
mod allowance;
pub mod between;
pub mod block;
#[cfg(feature = "pdf")]
pub mod booklet;
pub mod canvas;
pub mod choice;
pub mod source_numbers;
pub mod columns;
mod common_ground;
pub mod datum;
mod dispute;
mod dispute_words;
mod timeline_days;
mod timeline_counts;
pub mod dot;
#[cfg(feature = "embedded")]
pub mod embedded;
pub mod engine;
pub mod escape;
#[cfg(feature = "cli")]
pub mod external;
pub mod font;
pub mod frame;
pub mod gallery;
pub mod groups;
pub mod head;
pub mod html;
pub mod lines;
pub mod look;
mod matrix;
pub mod name;
pub mod page;
pub mod palette;
pub mod party_map;
pub mod pieces;
pub mod plate;
mod roadmap;
mod roadmap_lines;
mod roadmap_plan;
mod roadmap_rows;
pub mod sheet;
mod sources;
pub mod stance_cell;
pub mod stance_map;
mod clause_cell;
pub mod strip;
pub mod svg;
#[cfg(feature = "cli")]
mod foreign_svg;
mod text;
mod timeline;
#[cfg(feature = "png")]
pub mod typeset;
mod why_no_deal;
mod why_no_deal_boxes;
mod why_no_deal_moves;
mod why_no_deal_parts;
pub mod xml;

pub use gallery::{DrawError, Drawing, PICTURES, Picture};
pub use plate::{Plate, Request};
