//! `conflicts`: where parties are on opposite sides.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::{Scope, conflicts};
use crate::report::{json, text};

/// Arguments of `conflicts`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche conflicts\n  demarche conflicts russia ukraine --direct")]
pub struct ConflictsArgs {
    /// Parties, by id or name [default: all that have a position].
    #[arg(value_name = "PARTY")]
    parties: Vec<String>,
    #[command(flatten)]
    derived: Derived,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model or a name cannot be understood.
pub fn run(args: &ConflictsArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question)?;
    let mut parties = ask::parties(&model, &args.parties)?;
    if parties.is_empty() {
        parties = situation.parties_heard(Scope::Derived);
    }
    let answer = conflicts(&situation, &parties, args.derived.scope());
    ask::answer(
        &args.question,
        |page| text::conflicts(page, &situation, &parties, &answer),
        || json::conflicts(&situation, &answer),
    )
}
