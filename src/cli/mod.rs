//! The command line: one file for each command, which loads, asks and prints.

mod among;
mod args;
mod ask;
mod ask_first;
mod brokers;
mod camps;
mod check;
mod checked;
mod coalitions;
mod deal;
mod diff;
mod disputes;
mod draw;
mod fix;
mod git;
mod init;
mod ink;
mod options;
mod output;
mod pictures;
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
