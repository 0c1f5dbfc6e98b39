//! From the command line to an exit code.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use super::args::{Cli, When};
use super::hints;
use super::output;
use super::status;
use super::waiting;
use crate::report::clean;
use crate::words::of_system;

/// Reads the command line, runs the command and says how it went, see [`status`].
pub fn run() -> ExitCode {
    if let Err(error) = waiting::listen() {
        output::warn(&format!("note: {error}\n"));
    }
    ExitCode::from(run_from(std::env::args_os()))
}

/// The same for a command line that begins with the name of the program, as often as one likes: the status.
pub fn run_from(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return refused(&error, &arguments),
    };
    match cli.color {
        When::Auto => anstream::ColorChoice::Auto,
        When::Always => anstream::ColorChoice::Always,
        When::Never => anstream::ColorChoice::Never,
    }
    .write_global();
    match cli.command.run() {
        Ok(outcome) => status::of(outcome),
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
            status::COULD_NOT_RUN
        }
    }
}

/// Help that was asked for, or what is wrong with the command line, with what to type in its place.
fn refused(error: &clap::Error, arguments: &[OsString]) -> u8 {
    // If it cannot be written there is nobody to tell.
    let _ = error.print();
    if let Some(hint) = hints::hint(error, arguments) {
        output::warn(&format!("\n{}\n", clean(&hint)));
    }
    u8::try_from(error.exit_code()).unwrap_or(status::COULD_NOT_RUN)
}
