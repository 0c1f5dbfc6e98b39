//! `camps`: the signed graph of parties and its best partitions.

use anyhow::Result;
use clap::Args;

use super::asking::{self, Asked};
use super::options::{Derived, Question};
use super::output::Outcome;
use super::waiting::Waiting;
use crate::analysis::camps;
use crate::answer::{Answer, Camps, Register};
use crate::situation::Scope;

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
    let Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    let scope = args.derived.scope();
    let waiting = Waiting::start("Partitions");
    let found = camps(&situation, scope, &waiting);
    let outcome = waiting.finish();
    let register = Register::new(&situation, &sources);
    let answer = Camps::new(&register, &found, args.anyway);
    let heard = situation.parties_heard(Scope::Direct);
    asking::tell(args.question.format, &Answer::new(&register, "camps", scope, &heard, answer))?;
    Ok(outcome)
}
