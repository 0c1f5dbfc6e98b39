//! `timeline`: what was said, done and due, in order of time.

use anyhow::{Result, bail};
use clap::Args;

use super::asking::{self, Asked};
use super::options::Question;
use super::output::Outcome;
use crate::analysis::{Window, timeline};
use crate::answer::{Answer, Register, Timeline};
use crate::situation::Scope;

/// Arguments of `timeline`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  demarche timeline\n  demarche timeline russia us --from 2025-05-28 --to 2025-06\n  \
                        demarche timeline turkey --undated --format json"
)]
pub struct TimelineArgs {
    /// Parties, by id or name: only what involves one of them, in any role [default: everything].
    #[arg(value_name = "PARTY")]
    parties: Vec<String>,
    /// Leave out what ended before this date.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Leave out what began after this date.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// List what has no date, too; otherwise the text says how much there is.
    #[arg(long)]
    undated: bool,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model, a name or a date cannot be understood.
pub fn run(args: &TimelineArgs) -> Result<Outcome> {
    let date = |option: &str, text: &Option<String>| text.as_ref().map(|text| asking::date(option, text)).transpose();
    let (from, to) = (date("--from", &args.from)?, date("--to", &args.to)?);
    if let (Some(first), Some(last)) = (from, to)
        && !first.begins_by(last)
    {
        bail!("--from {first} begins after --to {last} ends; nothing can lie between them");
    }
    let Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    let window = Window { parties: asking::parties(&model, &args.parties)?, from, to };
    let answer = timeline(&situation, &window);
    let register = Register::new(&situation, &sources);
    let timeline = Timeline::new(&register, &window, &answer, args.undated);
    let channels = timeline.channels();
    let answer = Answer::new(&register, "timeline", Scope::Derived, &[], timeline);
    asking::tell(args.question.format, &answer.heard_through(channels))
}
