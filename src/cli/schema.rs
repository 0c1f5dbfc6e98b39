//! `schema`: the format for editors.

use anyhow::Result;
use clap::Args;

use super::options::Input;
use super::output::Outcome;
use super::{asking, output};
use crate::exchange::answers;
use crate::exchange::schema::schema;
use crate::load::understand;

/// Arguments of `schema`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche schema > demarche.schema.json\n  \
                        demarche schema --with-ids > .positions.schema.json\n  \
                        demarche schema --answers > answers.schema.json\n\n\
                        docs/editors.md says how editors pick it up.")]
pub struct SchemaArgs {
    /// Let references be to the ids of the model only, so that an editor completes them.
    #[arg(long)]
    with_ids: bool,
    /// The schema of what `--format json` prints, in place of that of the file.
    #[arg(long, conflicts_with = "with_ids")]
    answers: bool,
    #[command(flatten)]
    input: Input,
}

/// Prints a JSON Schema of the format. A model with mistakes gives the ids that it has: that is when an editor helps most.
///
/// # Errors
/// When the model cannot be read.
pub fn run(args: &SchemaArgs) -> Result<Outcome> {
    let schema = if args.answers {
        answers()
    } else if args.with_ids {
        let loaded = understand(&asking::read(&args.input)?, &[]);
        schema(Some(&loaded.model))
    } else {
        schema(None)
    };
    output::print_json(&schema)?;
    Ok(Outcome::Clean)
}
