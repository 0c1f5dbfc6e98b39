//! The command line: one file for each command, which loads, asks and prints.

mod args;
mod ask;
mod ask_first;
mod brokers;
mod camps;
mod check;
mod coalitions;
mod common_ground;
mod compare;
mod conflicts;
mod deal;
mod diff;
mod disputes;
mod fix;
mod git;
mod init;
mod matrix;
mod options;
mod output;
mod pairs;
mod render;
mod roadmap;
mod robust;
mod rule;
mod run;
mod schema;
mod show;
mod single_text;
mod suppose;
mod timeline;
mod waiting;
mod watch;
mod whole;
mod why;

pub use args::Cli;
pub use run::run;
