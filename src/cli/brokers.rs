//! `brokers`: who overlaps with both of two parties.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::brokers;
use crate::report::{json, text};

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
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let parties = ask::parties(&model, &args.parties)?;
    let two = [parties[0], parties[1]];
    let found = brokers(&situation, two, args.derived.scope());
    ask::answer(
        &args.question,
        |page| text::brokers(page, &situation, two, &found),
        || json::brokers(&situation, &found),
    )
}
