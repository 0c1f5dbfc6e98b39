//! `init`: a model to start from.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use super::atomic_file::{self, Known};
use super::output;
use super::output::Outcome;

/// The model, which passes `check --deny warnings`.
const STARTER: &str = include_str!("starter.yaml");

/// Arguments of `init`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche init\n  demarche init talks.yaml\n  demarche init - | less")]
pub struct InitArgs {
    /// The file to write, or - for standard output.
    #[arg(value_name = "FILE", default_value = "positions.yaml")]
    path: PathBuf,
    /// Write over a file that is there.
    #[arg(long)]
    force: bool,
}

/// Writes a small model with a comment on each part.
///
/// # Errors
/// When there is a file already, or it cannot be written.
pub fn run(args: &InitArgs) -> Result<Outcome> {
    if args.path.as_os_str() == "-" {
        output::print(STARTER)?;
        return Ok(Outcome::Clean);
    }
    let name = args.path.display();
    if args.path.symlink_metadata().is_ok() && !args.force {
        bail!("`{name}` is there already; name another file, or add --force to write over it");
    }
    let known = if args.force { Known::Replace } else { Known::Keep };
    atomic_file::write(&args.path, STARTER.as_bytes(), known)?;
    let file = output::files(std::slice::from_ref(&args.path));
    output::print(&format!(
        "wrote {name}; edit it, and `demarche check{file}` says whether it is right\n\
         then `demarche matrix{file}` answers, and `demarche render{file} --open` draws and shows the pictures\n"
    ))?;
    Ok(Outcome::Clean)
}
