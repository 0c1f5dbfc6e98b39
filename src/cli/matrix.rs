//! `matrix`: parties × demands.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::Scope;
use crate::report::{json, text};

/// Arguments of `matrix`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche matrix\n  demarche matrix russia ukraine turkey --as-of 2025-05-28")]
pub struct MatrixArgs {
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
pub fn run(args: &MatrixArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question)?;
    let mut parties = ask::parties(&model, &args.parties)?;
    if parties.is_empty() {
        parties = situation.parties_heard(Scope::Derived);
        parties.sort_by_key(|party| &model.parties[*party].name);
    }
    let scope = args.derived.scope();
    ask::answer(
        &args.question,
        |page| text::matrix(page, &situation, &parties, scope),
        || json::matrix(&situation, &parties, scope),
    )
}
