//! Answers as text: one file each, all with the same head and foot.

mod ask;
mod balance;
mod camps;
mod chronicle;
mod coalitions;
mod common_ground;
mod compare;
mod conflicts;
mod diff;
mod frame;
mod matrix;
mod pairs;
mod party;
mod roadmap;
mod show;
mod single_text;
mod statement;
mod timeline;
mod why;

pub use ask::{ask, brokers};
pub use balance::balance;
pub use camps::camps;
pub use chronicle::disputes;
pub use coalitions::coalitions;
pub use common_ground::common_ground;
pub use compare::compare;
pub use conflicts::conflicts;
pub use diff::diff;
pub use matrix::matrix;
pub use pairs::pairs;
pub use roadmap::roadmap;
pub use show::{position, show, utterances};
pub use single_text::{compare as compare_texts, read as read_text};
pub use timeline::timeline;
pub use why::why;
