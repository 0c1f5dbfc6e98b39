//! Answers drawn: DOT through one builder, SVG through one of two engines.
//!
//! A picture is a function of plain data ([`input`]); only [`scene`] knows analyses. Nothing outside [`escape`] and
//! [`html`] turns text of a file into DOT.

mod allowance;
pub mod between;
pub mod block;
pub mod canvas;
pub mod data;
mod dispute;
mod dispute_words;
pub mod dot;
#[cfg(feature = "embedded")]
pub mod embedded;
pub mod engine;
pub mod escape;
pub mod external;
pub mod font;
pub mod frame;
pub mod gallery;
pub mod head;
pub mod html;
pub mod input;
pub mod look;
pub mod matrix;
pub mod name;
pub mod page;
pub mod palette;
pub mod party_map;
pub mod plate;
mod roadmap;
mod roadmap_lines;
mod roadmap_plan;
mod roadmap_rows;
pub mod scene;
pub mod sheet;
pub mod sides;
pub mod stance_map;
pub mod strip;
pub mod svg;
mod taken;
mod why_no_deal;
mod why_no_deal_boxes;

pub use gallery::{DrawError, Drawing, PICTURES, Picture, Takes};
pub use plate::{Plate, Request};

#[cfg(all(test, feature = "embedded"))]
mod picture_tests;
