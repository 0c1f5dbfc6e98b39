//! `pairs`: the six counts for every pair of parties.

use anyhow::Result;
use clap::Args;

use super::options::{Derived, Format, Question};
use super::output::Outcome;
use super::{ask, output};
use crate::analysis::{each_pair, pairs};
use crate::report::{Page, json, text};

/// Arguments of `pairs`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche pairs\n  demarche pairs --direct --format json\n  \
                        demarche pairs --without summary --without commentary")]
pub struct PairsArgs {
    #[command(flatten)]
    derived: Derived,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model cannot be understood.
pub fn run(args: &PairsArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let scope = args.derived.scope();
    match args.question.format {
        Format::Text => {
            let mut page = Page::new(output::width());
            text::pairs(&mut page, &situation, &pairs(&situation, scope));
            output::print(&page.finish())?;
        }
        // Pair by pair: all of them at once would take as many kilobytes as there are pairs.
        Format::Json => {
            output::print_each(each_pair(&situation, scope).map(|counts| json::pair(&situation, &counts)))?;
        }
    }
    Ok(Outcome::Clean)
}
