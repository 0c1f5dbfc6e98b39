//! `ask`: which unknown positions would tell most, and how much is known.

use anyhow::Result;
use clap::Args;

use super::ask;
use super::options::Question;
use super::output::Outcome;
use crate::report;

/// Arguments of `ask`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  demarche ask\n  demarche ask --top 3\n  demarche ask --coverage\n  demarche ask --format json"
)]
pub struct AskArgs {
    /// How many questions are listed.
    #[arg(long, value_name = "NUMBER", default_value = "10")]
    top: usize,
    /// Print only how much is known: by party, issue, source and voice. JSON has all of it in any case.
    #[arg(long, conflicts_with = "top")]
    coverage: bool,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model cannot be understood.
pub fn run(args: &AskArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let answer = crate::analysis::ask(&situation);
    ask::answer(
        &args.question,
        |page| match args.coverage {
            true => report::text::coverage(page, &situation, &answer),
            false => report::text::ask(page, &situation, &answer, args.top),
        },
        || report::json::ask(&situation, &answer),
    )
}
