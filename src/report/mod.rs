//! Answers and diagnostics as text and JSON. Nothing here asks a question of the model that [`crate::analysis`] could.

pub mod diagnostics;
mod happening;
pub mod json;
mod page;
pub mod text;

pub use page::{Page, ascii, clean};

use crate::analysis::Situation;

/// A path as seen from a folder, if it lies below it: the services that show findings want no other.
fn relative(name: &str, root: &str) -> String {
    let below = name.strip_prefix(root).and_then(|rest| rest.strip_prefix('/'));
    below.unwrap_or(name).trim_start_matches("./").to_owned()
}

/// What a difference lies between.
#[derive(Clone, Copy, Debug)]
pub struct Ends<'e> {
    /// The earlier end.
    pub from: &'e Situation<'e>,
    /// The later end.
    pub to: &'e Situation<'e>,
    /// What the user calls them, if they are of two models; two dates of one model need no names.
    pub names: Option<[&'e str; 2]>,
}

/// A section of the file whose entries are shown all together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// Threats, offers, promises, warnings and deadlines.
    Threats,
    /// Claims about others.
    Claims,
    /// What is only supposed.
    Scenarios,
    /// What options are worth to parties.
    Utilities,
}
