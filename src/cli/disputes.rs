//! `disputes`: where sources differ.

use anyhow::{Result, bail};
use clap::Args;
use serde_json::Value;

use super::ask;
use super::options::Question;
use super::output::Outcome;
use crate::analysis::disputes;
use crate::report::{json, text};

/// Arguments of `disputes`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche disputes\n  demarche disputes russia-memorandum\n  \
                        demarche disputes --open --format json")]
pub struct DisputesArgs {
    /// Ids or names of what the disputes concern, or ids of disputes [default: all].
    #[arg(value_name = "ID")]
    names: Vec<String>,
    /// Only those that nothing has settled.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model or a name cannot be understood, or no dispute concerns what was named.
pub fn run(args: &DisputesArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let mut about = Vec::new();
    for name in &args.names {
        about.extend(model.find(name)?);
    }
    let mut found = disputes(&situation, &about);
    if found.is_empty() && !about.is_empty() {
        bail!("no dispute concerns `{}`; `demarche disputes` shows all", args.names.join("`, `"));
    }
    found.retain(|ix| !args.open || model.disputes[*ix].settled.is_none());
    ask::answer(
        &args.question,
        |page| text::disputes(page, &situation, &found),
        || found.iter().map(|ix| json::dispute(&situation, *ix)).collect::<Value>(),
    )
}
