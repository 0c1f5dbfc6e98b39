//! From the command line to an exit code.

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use super::args::{Cli, Command, When};
use super::output::Outcome;
use super::waiting::{self, INTERRUPTED};
use super::{
    ask_first, brokers, camps, check, coalitions, common_ground, compare, conflicts, deal, diff, disputes, init,
    matrix, output, pairs, render, roadmap, robust, rule, schema, show, single_text, timeline, why,
};
use crate::report::clean;
use crate::words::of_system;

/// Reads the command line, runs the command and says how it went: 0 clean, 1 findings, 2 could not run.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match cli.color {
        When::Auto => anstream::ColorChoice::Auto,
        When::Always => anstream::ColorChoice::Always,
        When::Never => anstream::ColorChoice::Never,
    }
    .write_global();
    if let Err(error) = waiting::listen() {
        output::warn(&format!("note: {error}\n"));
    }
    match dispatch(&cli.command) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::Interrupted) => ExitCode::from(INTERRUPTED),
        Err(error) => {
            let words = |cause: &(dyn std::error::Error + 'static)| {
                cause.downcast_ref().map_or_else(|| cause.to_string(), of_system)
            };
            let mut lines = vec![format!("error: {error}")];
            // A cause that the message above already says would be read twice.
            lines.extend(error.chain().skip(1).map(|cause| format!("  because {}", words(cause))));
            // Names of files and words of other programs are in them.
            let lines: Vec<String> = lines.iter().flat_map(|line| line.lines()).map(clean).collect();
            output::warn(&format!("{}\n", lines.join("\n")));
            ExitCode::from(2)
        }
    }
}

fn dispatch(command: &Command) -> Result<Outcome> {
    match command {
        Command::Check(args) => check::run(args),
        Command::Rule(args) => rule::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Init(args) => init::run(args),
        Command::Show(args) => show::run(args),
        Command::Matrix(args) => matrix::run(args),
        Command::CommonGround(args) => common_ground::run(args),
        Command::Conflicts(args) => conflicts::run(args),
        Command::Why(args) => why::run(args),
        Command::Compare(args) => compare::run(args),
        Command::Pairs(args) => pairs::run(args),
        Command::Coalitions(args) => coalitions::run(args),
        Command::Camps(args) => camps::run(args),
        Command::Brokers(args) => brokers::run(args),
        Command::Ask(args) => ask_first::run(args),
        Command::Text(args) => single_text::run(args),
        Command::Roadmap(args) => roadmap::run(args),
        Command::Deal(args) => deal::run(args),
        Command::Robust(args) => robust::run(args),
        Command::Disputes(args) => disputes::run(args),
        Command::Timeline(args) => timeline::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Render(args) => render::run(args),
    }
}
