//! The brief: answers to all questions on one page, with numbered evidence, as HTML.
//!
//! Contents are answers; sections turn them into blocks, which know no format; the page writes blocks.

mod contents;
mod exhibits;
mod findings;
pub mod html;
mod method;
pub mod page;
pub mod room;
pub mod sections;
mod shown;
mod steps;
mod time;
mod two;
mod walk;
mod who;
mod words;

pub use contents::{Brief, Contents};
pub use method::heading;
