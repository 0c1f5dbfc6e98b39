//! Answers as pages, diagnostics as text, JSON and other people's formats. Nothing here looks anything up in a model.

pub mod diagnostics;
mod page;
pub mod text;

pub use page::{Page, ascii, clean};

/// A path as seen from a folder, if it lies below it: the services that show findings want no other.
fn relative(name: &str, root: &str) -> String {
    let below = name.strip_prefix(root).and_then(|rest| rest.strip_prefix('/'));
    below.unwrap_or(name).trim_start_matches("./").to_owned()
}
