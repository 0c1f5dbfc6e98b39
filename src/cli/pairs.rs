//! `pairs`: the six counts for every pair of parties.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::pairs;
use crate::report::{json, text};

/// Arguments of `pairs`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche pairs\n  demarche pairs --direct --format json\n  \
                        demarche pairs --without summary --without commentary")]
pub struct PairsArgs {
    #[command(flatten)]
    derived: Derived,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model cannot be understood.
pub fn run(args: &PairsArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let answer = pairs(&situation, args.derived.scope());
    ask::answer(&args.question, |page| text::pairs(page, &situation, &answer), || json::pairs(&situation, &answer))
}
