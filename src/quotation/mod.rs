//! Quotations and the texts that they are taken from: folding what typesetting changes, finding the words, and the
//! passage that comes closest.
//!
//! Nothing here reads a file or knows what a stance is.

mod fold;
mod nearest;
mod text;

pub use fold::{fold, parts, word_count};
pub use nearest::nearest;
pub use text::{Missing, Text, Texts};
