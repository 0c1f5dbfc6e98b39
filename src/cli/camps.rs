//! `camps`: the signed graph of parties and its best partitions.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::{Derived, Question};
use super::output::Outcome;
use super::waiting::Waiting;
use crate::analysis::camps;
use crate::report::{json, text};

/// Arguments of `camps`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche camps\n  demarche camps --anyway\n  demarche camps --format json")]
pub struct CampsArgs {
    /// Print partitions even if little is known.
    #[arg(long)]
    anyway: bool,
    #[command(flatten)]
    derived: Derived,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model cannot be understood.
pub fn run(args: &CampsArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let waiting = Waiting::start("Partitions");
    let answer = camps(&situation, args.derived.scope(), &waiting);
    let outcome = waiting.finish();
    ask::answer(
        &args.question,
        |page| text::camps(page, &situation, &answer, args.anyway),
        || json::camps(&situation, &answer),
    )?;
    Ok(outcome)
}
