//! `common-ground`: what parties have in common.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::common_ground;
use crate::report::{json, text};

/// Arguments of `common-ground`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche common-ground russia ukraine\n  \
                        demarche common-ground ukraine us turkey --format json\n  \
                        demarche common-ground russia ukraine --assume russia:reparations=open\n  \
                        demarche common-ground russia ukraine --no-red-lines")]
pub struct CommonGroundArgs {
    /// Two or more parties, by id or name.
    #[arg(required = true, num_args = 2.., value_name = "PARTY")]
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
pub fn run(args: &CommonGroundArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let parties = ask::parties(&model, &args.parties)?;
    let scope = args.derived.scope();
    let grounds = common_ground(&situation, &parties, scope);
    let footing = ask::footing(&situation, &parties, scope);
    ask::answer(
        &args.question,
        |page| text::common_ground(page, &situation, &parties, &grounds, scope, &footing),
        || json::common_ground(&situation, &parties, &grounds, scope, &footing),
    )
}
