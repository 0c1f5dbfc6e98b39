//! `coalitions`: maximal groups of parties with all that they share.

use anyhow::Result;
use clap::Args;

use super::options::{AnswerFormat, Derived, Question};
use super::output::Outcome;
use super::waiting::Waiting;
use super::{asking, output};
use crate::analysis::{Asked, coalitions};
use crate::answer::{Answer, Coalitions, Register};
use crate::situation::Scope;

/// Arguments of `coalitions`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche coalitions\n  demarche coalitions --min-parties 3\n  \
                        demarche coalitions --limit 5 --format json\n  demarche coalitions --count")]
pub struct CoalitionsArgs {
    /// Only groups of at least so many parties [default: 2 as text, 0 otherwise].
    #[arg(long, value_name = "NUMBER")]
    min_parties: Option<usize>,
    /// Only groups that share at least so many positions [default: 1 as text, 0 otherwise].
    #[arg(long, value_name = "NUMBER")]
    min_shared: Option<usize>,
    /// Only the so many largest [default: 10000].
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// Print only how many there are, as JSON.
    #[arg(long, conflicts_with = "limit")]
    count: bool,
    #[command(flatten)]
    derived: Derived,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model cannot be understood.
pub fn run(args: &CoalitionsArgs) -> Result<Outcome> {
    let asking::Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    // For people, a group is more than one party, and shares something; scripts get every formal concept.
    let for_people = args.question.format == AnswerFormat::Text && !args.count;
    let least = if for_people { [2, 1] } else { [0, 0] };
    let asked = Asked {
        parties: args.min_parties.unwrap_or(least[0]),
        shared: args.min_shared.unwrap_or(least[1]),
        limit: if args.count { Some(0) } else { args.limit },
    };
    let scope = args.derived.scope();
    let waiting = Waiting::start("Groups");
    let found = coalitions(&situation, scope, asked, &waiting);
    let outcome = waiting.finish();
    let register = Register::new(&situation, &sources);
    let heard = situation.parties_heard(Scope::Direct);
    if args.count {
        let counted = Coalitions::counted(&found);
        let format = if args.question.format == AnswerFormat::Text { AnswerFormat::Json } else { args.question.format };
        asking::tell(format, &Answer::new(&register, "coalitions", scope, &heard, counted))?;
        return Ok(outcome);
    }
    // The text says so itself.
    if args.question.format != AnswerFormat::Text && args.limit.is_none() && found.list.len() < found.number {
        let all = if found.complete { "" } else { "at least " };
        output::warn(&format!(
            "the largest {} of {all}{} groups are listed; `--limit` lists more\n",
            found.list.len(),
            found.number
        ));
    }
    let groups = Coalitions::new(&register, asked, &found, scope);
    asking::tell(args.question.format, &Answer::new(&register, "coalitions", scope, &heard, groups))?;
    Ok(outcome)
}
