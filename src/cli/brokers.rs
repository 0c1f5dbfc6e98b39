//! `brokers`: who overlaps with both of two parties.

use anyhow::Result;
use clap::Args;

use super::asking::{self, Asked};
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::brokers;
use crate::answer::{Answer, Brokers, Register};
use crate::situation::Scope;

/// Arguments of `brokers`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche brokers russia ukraine\n  demarche brokers russia ukraine --format json")]
pub struct BrokersArgs {
    /// The two parties, by id or name.
    #[arg(value_name = "PARTY", num_args = 2, required = true)]
    parties: Vec<String>,
    #[command(flatten)]
    derived: Derived,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model or a party cannot be understood.
pub fn run(args: &BrokersArgs) -> Result<Outcome> {
    let Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    let parties = asking::parties(&model, &args.parties)?;
    let (two, scope) = ([parties[0], parties[1]], args.derived.scope());
    let register = Register::new(&situation, &sources);
    let answer = Brokers::new(&register, two, &brokers(&situation, two, scope), scope);
    let heard = situation.parties_heard(Scope::Direct);
    asking::tell(args.question.format, &Answer::new(&register, "brokers", scope, &heard, answer))
}
