//! `roadmap`: the order of steps, deadlocks, ways out.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::Question;
use super::output::Outcome;
use super::waiting::Waiting;
use crate::analysis::roadmap;
use crate::report::{json, text};

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
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let waiting = Waiting::start("Ways out");
    let answer = roadmap(&situation, &waiting);
    let outcome = waiting.finish();
    let footing = ask::footing_of_steps(&situation);
    ask::answer(
        &args.question,
        |page| text::roadmap(page, &situation, &answer, &footing),
        || json::roadmap(&situation, &answer, &footing),
    )?;
    Ok(outcome)
}
