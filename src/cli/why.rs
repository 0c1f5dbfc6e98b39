//! `why`: the chain of evidence and relations behind a conflict.

use anyhow::Result;
use clap::Args;

use super::asking::{self, Asked};
use super::options::Question;
use super::output::Outcome;
use crate::answer::{Answer, Register, Why};
use crate::situation::Scope;

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
    let Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    let parties = asking::parties(&model, &[args.first.clone(), args.second.clone()])?;
    let demand = model.find_demand(&args.demand)?;
    let footing = asking::footing(&situation, &parties, Scope::Derived);
    let register = Register::new(&situation, &sources);
    let why = Why::new(&register, [parties[0], parties[1]], demand, &footing);
    asking::tell(args.question.format, &Answer::new(&register, "why", Scope::Derived, &parties, why))
}
