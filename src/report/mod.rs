//! Answers and diagnostics as text and JSON. Nothing here asks a question of the model that [`crate::analysis`] could.

pub mod diagnostics;
pub mod json;
mod page;
pub mod text;

pub use page::{Page, clean};
