//! `compare`: two parties side by side.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::compare;
use crate::report::{json, text};

/// Arguments of `compare`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche compare russia ukraine\n  \
                        demarche compare russia us --direct --format json\n  \
                        demarche compare russia ukraine --without eastern-times")]
pub struct CompareArgs {
    /// Two parties, by id or name.
    #[arg(required = true, num_args = 2, value_name = "PARTY")]
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
pub fn run(args: &CompareArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let parties = ask::parties(&model, &args.parties)?;
    let scope = args.derived.scope();
    let answer = compare(&situation, parties[0], parties[1], scope);
    let footing = ask::footing(&situation, &parties, scope);
    ask::answer(
        &args.question,
        |page| text::compare(page, &situation, &answer, scope, &footing),
        || json::compare(&situation, &answer, &footing),
    )
}
