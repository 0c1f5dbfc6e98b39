//! `diff`: what changed between two dates.

use anyhow::{Result, bail};
use clap::Args;

use super::ask;
use super::options::{Input, Question};
use super::output::Outcome;
use crate::analysis::{Entry, Happening, Window, diff, timeline};
use crate::report::{Ends, json, text};

/// Arguments of `diff`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche diff 2025-05-28 2025-06-02\n  \
                        demarche diff 2025-05 2025-06-02 --voice stated --format json")]
pub struct DiffArgs {
    /// The earlier date: 2025, 2025-05 or 2025-05-28. Of a month or a year, its end.
    #[arg(value_name = "FROM")]
    from: String,
    /// The later date.
    #[arg(value_name = "TO")]
    to: String,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model or a date cannot be understood, or the dates are not in order.
pub fn run(args: &DiffArgs) -> Result<Outcome> {
    let Question { input, lens, .. } = &args.question;
    if input.as_of.is_some() {
        bail!("`diff` reads positions at FROM and at TO; leave out --as-of");
    }
    let (from, to) = (ask::date("FROM", &args.from)?, ask::date("TO", &args.to)?);
    if from.lasts_to(to) {
        bail!("FROM must be before TO, and {from} does not end before {to} does");
    }
    let model = ask::model(input)?;
    let at = |date: &String| ask::situation(&model, &Input { as_of: Some(date.clone()), ..input.clone() }, lens);
    let (earlier, later) = (at(&args.from)?, at(&args.to)?);
    let answer = diff(&earlier, &later);
    let since = |entry: &Entry| !entry.planned && beside(entry) && entry.date.is_some_and(|date| !date.begins_by(from));
    let mut meanwhile = timeline(&later, &Window::default()).dated;
    meanwhile.retain(since);
    let ends = Ends { from: &earlier, to: &later, names: None };
    ask::answer(
        &args.question,
        |page| text::diff(page, &ends, &answer, &meanwhile),
        || json::diff(&ends, &answer, &meanwhile),
    )
}

/// What bears on positions without being one. Claims, figures and who attends do not.
fn beside(entry: &Entry) -> bool {
    matches!(
        entry.what,
        Happening::Outcome(..)
            | Happening::Delivery(..)
            | Happening::Turn(..)
            | Happening::Threat(_)
            | Happening::Due(_)
    )
}
