//! What `show` says of parties, people, issues, demands and sources.

mod affiliation;
mod said;

pub mod demand;
pub mod issue;
pub mod party;
pub mod person;
pub mod position;
pub mod source;
