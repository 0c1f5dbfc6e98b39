//! `conflicts`: where parties are on opposite sides.

use anyhow::{Result, bail};
use clap::Args;

use super::ask;
use super::options::Among;
use super::output::Outcome;
use crate::analysis::{Scope, conflicts};
use crate::report::{json, text};

/// Arguments of `conflicts`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche conflicts\n  demarche conflicts russia ukraine --direct\n  \
                        demarche conflicts --no-red-lines")]
pub struct ConflictsArgs {
    #[command(flatten)]
    among: Among,
}

/// Answers the question.
///
/// # Errors
/// When the model or a name cannot be understood.
pub fn run(args: &ConflictsArgs) -> Result<Outcome> {
    let Among { parties, derived, question } = &args.among;
    let model = ask::model(&question.input)?;
    let situation = ask::situation(&model, &question.input, &question.lens)?;
    let mut parties = ask::parties(&model, parties)?;
    if let [one] = parties.as_slice() {
        bail!("a conflict needs two parties, `{}` is one; name another, or none for all", model.parties[*one].id);
    }
    if parties.is_empty() {
        parties = situation.parties_heard(Scope::Derived);
    }
    let answer = conflicts(&situation, &parties, derived.scope());
    let footing = ask::footing(&situation, &parties, derived.scope());
    ask::answer(
        question,
        |page| text::conflicts(page, &situation, &parties, &answer, &footing),
        || json::conflicts(&situation, &parties, &answer, &footing),
    )
}
