//! Answers drawn: DOT through one builder, SVG through one of two engines.
//!
//! A picture is a function of plain data ([`input`]); only [`scene`] knows analyses. Nothing outside [`escape`] and
//! [`html`] turns text of a file into DOT.

mod allowance;
pub mod dot;
#[cfg(feature = "embedded")]
pub mod embedded;
pub mod engine;
pub mod escape;
pub mod external;
pub mod frame;
mod gallery;
pub mod html;
pub mod input;
pub mod matrix;
pub mod name;
pub mod palette;
pub mod party_map;
pub mod scene;
pub mod sides;
pub mod stance_map;
pub mod svg;
mod taken;

pub use gallery::{DrawError, Drawing, Picture};

#[cfg(all(test, feature = "embedded"))]
mod picture_tests;
