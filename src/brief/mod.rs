//! The brief: answers to all questions on one page, with numbered evidence, as HTML or Markdown.
//!
//! Contents are answers; sections turn them into blocks, which know no format; the page writes blocks.

mod charts;
mod contents;
mod exhibits;
mod findings;
pub mod graph;
mod heading;
pub mod html;
pub mod live;
pub mod markdown;
mod mermaid;
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
pub use heading::Heading;
pub use method::heading;
