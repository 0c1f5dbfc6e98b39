//! `check`: is the file right?

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::options::Input;
use super::output::Outcome;
use super::{ask, output};
use crate::diagnostic::Severity;
use crate::load::load;
use crate::model::Model;
use crate::quotation::{Text, Texts};
use crate::report::diagnostics;
use crate::source::read_below;
use crate::words::count;

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche check\n  demarche check talks/ --deny warnings\n  \
                        demarche check --sources articles/\n  \
                        demarche check --format json < positions.yaml -")]
pub struct CheckArgs {
    /// Files or folders to check, as with --file.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    input: Input,
    /// Look up every quotation in the files that the sources name, in this folder.
    #[arg(long, value_name = "FOLDER")]
    sources: Option<PathBuf>,
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
/// When they cannot be read, or the folder of the sources is none.
pub fn run(args: &CheckArgs) -> Result<Outcome> {
    let mut input = args.input.clone();
    input.files.extend(args.paths.iter().cloned());
    ask::day(&input)?;
    let sources = ask::read(&input)?;
    let mut loaded = load(&sources);
    let verification = match &args.sources {
        Some(folder) => Some(loaded.verify(&texts(&loaded.model, folder)?)),
        None => None,
    };
    if args.deny == Some(Deny::Warnings) {
        loaded.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.severity = Severity::Error);
    }
    let (errors, warnings) = (loaded.count(Severity::Error), loaded.count(Severity::Warning));
    match args.format {
        Format::Json => output::print_json(&diagnostics::json(&loaded.diagnostics, &sources, verification))?,
        Format::Human => {
            let mut text = String::new();
            for diagnostic in &loaded.diagnostics {
                text.push_str(&diagnostics::human(diagnostic, &sources, output::width()));
                text.push_str("\n\n");
            }
            let model = &loaded.model;
            text.push_str(&format!(
                "{}, {}, {}, {}: {}, {}{}\n",
                count(model.parties.len(), "party", "parties"),
                count(model.demands.len(), "demand", "demands"),
                count(model.stances.len(), "stance", "stances"),
                count(model.sources.len(), "source", "sources"),
                count(errors, "error", "errors"),
                count(warnings, "warning", "warnings"),
                verification.map_or(String::new(), |done| format!("; {}", diagnostics::verified(done))),
            ));
            output::print(&text)?;
        }
    }
    Ok(if errors > 0 { Outcome::Findings } else { Outcome::Clean })
}

/// The files that the sources name, each read once.
fn texts(model: &Model, folder: &Path) -> Result<Texts> {
    if !folder.is_dir() {
        bail!("--sources: `{}` is not a folder", folder.display());
    }
    let mut texts = Texts::new();
    for file in model.sources.iter().filter_map(|(_, source)| source.file.as_ref()) {
        if !texts.contains_key(file) {
            texts.insert(file.clone(), read_below(folder, file).map(Text::new));
        }
    }
    Ok(texts)
}
