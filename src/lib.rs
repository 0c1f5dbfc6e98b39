//! x
pub mod analysis;
pub mod cli;
pub mod date;
pub mod diagnostic;
pub mod document;
pub mod graph;
pub mod id;
mod load;
pub mod model;
pub mod picture;
pub mod report;
pub mod rules;
pub mod source;

pub use load::{Loaded, load};
