//! Answers as JSON. Fields and their order are a promise to other people's scripts: add, do not change.
//!
//! Ids are as in the file, numbers are not rounded, and what is undefined is `null`.

mod answers;
mod ask;
mod balance;
mod chronicle;
mod deal;
mod diff;
mod parts;
mod roadmap;
mod robust;
mod show;
mod single_text;
mod supposed;
mod timeline;

pub use answers::{camps, coalitions, common_ground, compare, conflicts, matrix, pair, why};
pub use ask::{ask, brokers};
pub use balance::balance;
pub use chronicle::dispute;
pub use deal::{bargaining, deal};
pub use diff::diff;
pub use roadmap::roadmap;
pub use robust::robust;
pub use show::{listing, position, show};
pub use single_text::{compare_texts, read_text};
pub use timeline::timeline;
