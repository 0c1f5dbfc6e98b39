//! Answers as pages of text: one file each, all with the same head and foot.

mod answer;
mod arguments;
mod ask;
mod balance;
mod bargaining;
mod brokers;
mod camps;
mod chronicle;
mod coalitions;
mod common_ground;
mod compare;
mod conflicts;
mod constraints;
mod deal;
mod diff;
mod disputes;
mod known;
mod matrix;
mod moved;
mod obstacles;
mod order;
mod pairs;
mod roadmap;
mod robust;
mod show;
mod single_text;
mod statements;
mod table;
mod timeline;
mod two_texts;
mod why;
mod words;

pub use answer::{Text, print};
