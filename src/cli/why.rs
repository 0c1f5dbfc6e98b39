//! `why`: the chain of evidence and relations behind a conflict.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::Question;
use super::output::Outcome;
use crate::analysis::{Scope, why};
use crate::report::{json, text};

/// Arguments of `why`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche why ukraine russia leave-four-regions\n  \
                        demarche why ukraine russia leave-four-regions --voice reported")]
pub struct WhyArgs {
    /// The first party, by id or name.
    #[arg(value_name = "PARTY")]
    first: String,
    /// The second party.
    #[arg(value_name = "PARTY")]
    second: String,
    /// The demand, by id.
    demand: String,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model or a name cannot be understood.
pub fn run(args: &WhyArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let parties = ask::parties(&model, &[args.first.clone(), args.second.clone()])?;
    let demand = model.find_demand(&args.demand)?;
    let answer = why(&situation, parties[0], parties[1], demand);
    let footing = ask::footing(&situation, &parties, Scope::Derived);
    ask::answer(
        &args.question,
        |page| text::why(page, &situation, &answer, &footing),
        || json::why(&situation, &answer, &footing),
    )
}
