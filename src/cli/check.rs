//! `check`: is the file right?

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::options::Input;
use super::output::Outcome;
use super::{ask, output};
use crate::diagnostic::Severity;
use crate::load::load;
use crate::report::diagnostics;
use crate::words::count;

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche check\n  demarche check talks/ --deny warnings\n  \
                        demarche check --format json < positions.yaml -")]
pub struct CheckArgs {
    /// Files or folders to check, as with --file.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    input: Input,
    /// Treat these as errors.
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// How findings are printed.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// What can be denied as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Every warning.
    Warnings,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines that they are about.
    Human,
    /// One JSON document.
    Json,
}

/// Prints everything that is wrong with the files.
///
/// # Errors
/// When they cannot be read.
pub fn run(args: &CheckArgs) -> Result<Outcome> {
    let mut input = args.input.clone();
    input.files.extend(args.paths.iter().cloned());
    ask::day(&input)?;
    let sources = ask::read(&input)?;
    let mut loaded = load(&sources);
    if args.deny == Some(Deny::Warnings) {
        loaded.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    let (errors, warnings) = (loaded.count(Severity::Error), loaded.count(Severity::Warning));
    match args.format {
        Format::Json => output::print_json(&diagnostics::json(&loaded.diagnostics, &sources))?,
        Format::Human => {
            let mut text = String::new();
            for diagnostic in &loaded.diagnostics {
                text.push_str(&diagnostics::human(diagnostic, &sources, output::width()));
                text.push_str("\n\n");
            }
            let model = &loaded.model;
            text.push_str(&format!(
                "{}, {}, {}, {}: {}, {}\n",
                count(model.parties.len(), "party", "parties"),
                count(model.demands.len(), "demand", "demands"),
                count(model.stances.len(), "stance", "stances"),
                count(model.sources.len(), "source", "sources"),
                count(errors, "error", "errors"),
                count(warnings, "warning", "warnings"),
            ));
            output::print(&text)?;
        }
    }
    Ok(if errors > 0 { Outcome::Findings } else { Outcome::Clean })
}
