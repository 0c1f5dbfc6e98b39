//! Answers and diagnostics as text and JSON. Nothing here asks a question of the model that [`crate::analysis`] could.

pub mod diagnostics;
mod happening;
pub mod json;
mod page;
pub mod text;

pub use page::{Page, clean};

/// What is said without being a position and has no id of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Utterances {
    /// Threats, offers, promises, warnings and deadlines.
    Threats,
    /// Claims about others.
    Claims,
}
