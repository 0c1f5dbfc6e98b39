//! `matrix`: parties × demands.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::Among;
use super::output::Outcome;
use crate::analysis::Scope;
use crate::report::{json, text};

/// Arguments of `matrix`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche matrix\n  demarche matrix russia ukraine turkey --as-of 2025-05-28\n  \
                        demarche matrix --voice stated,document")]
pub struct MatrixArgs {
    #[command(flatten)]
    among: Among,
}

/// Answers the question.
///
/// # Errors
/// When the model or a name cannot be understood.
pub fn run(args: &MatrixArgs) -> Result<Outcome> {
    let Among { parties, derived, question } = &args.among;
    let model = ask::model(&question.input)?;
    let situation = ask::situation(&model, &question.input, &question.lens)?;
    let mut parties = ask::parties(&model, parties)?;
    if parties.is_empty() {
        parties = situation.parties_heard(Scope::Derived);
        model.sort_by_name(&mut parties);
    }
    let scope = derived.scope();
    ask::answer(
        question,
        |page| text::matrix(page, &situation, &parties, scope),
        || json::matrix(&situation, &parties, scope),
    )
}
