//! `ask`: which unknown positions would tell most, and how much is known.

use anyhow::Result;
use clap::Args;

use super::asking::{self, Asked};
use super::options::Question;
use super::output::Outcome;
use crate::answer::{Answer, Ask, Register, ShownOfAsk};
use crate::situation::Scope;

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
    let Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    let shown = if args.coverage { ShownOfAsk::Coverage } else { ShownOfAsk::First(args.top) };
    let register = Register::new(&situation, &sources);
    let answer = Ask::new(&register, &crate::analysis::ask(&situation), shown);
    let heard = situation.parties_heard(Scope::Direct);
    asking::tell(args.question.format, &Answer::new(&register, "ask", Scope::Derived, &heard, answer))
}
