//! `roadmap`: the order of steps, deadlocks, ways out.

use anyhow::Result;
use clap::Args;

use super::asking::{self, Asked};
use super::options::Question;
use super::output::Outcome;
use super::waiting::Waiting;
use crate::analysis::roadmap;
use crate::answer::{Answer, Register, Roadmap};
use crate::situation::Scope;

/// Arguments of `roadmap`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche roadmap\n  demarche roadmap --waive memo-handover:talks-2-june\n  \
                        demarche roadmap --without commentary --format json")]
pub struct RoadmapArgs {
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model cannot be understood.
pub fn run(args: &RoadmapArgs) -> Result<Outcome> {
    let Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    let waiting = Waiting::start("Ways out");
    let found = roadmap(&situation, &waiting);
    let outcome = waiting.finish();
    let footing = asking::footing_of_steps(&situation);
    let register = Register::new(&situation, &sources);
    let answer = Roadmap::new(&register, &found, &footing);
    let heard = situation.parties_heard(Scope::Direct);
    asking::tell(args.question.format, &Answer::new(&register, "roadmap", Scope::Derived, &heard, answer))?;
    Ok(outcome)
}
