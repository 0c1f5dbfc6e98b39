//! The brief: answers to all questions on one page, with numbered evidence, as HTML.
//!
//! Contents are answers; sections turn them into blocks, which know no format; the page writes blocks.

mod contents;
mod exhibits;
mod findings;
pub mod html;
mod method;
pub mod page;
pub mod sections;
mod steps;
mod time;
mod two;
mod who;
mod words;

pub use contents::{Brief, Contents};
pub use method::heading;
