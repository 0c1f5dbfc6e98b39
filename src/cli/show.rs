//! `show`: everything known about something.

use anyhow::{Result, bail};
use clap::Args;
use serde_json::Value;

use super::ask;
use super::options::Question;
use super::output::Outcome;
use crate::analysis::balance;
use crate::model::Element;
use crate::report::{json, text};

/// Arguments of `show`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche show ukraine\n  demarche show ceasefire\n  \
                        demarche show russia ceasefire-unconditional\n  demarche show ukraine --voice stated,document\n  \
                        demarche show --balance")]
pub struct ShowArgs {
    /// Ids or names; a party and a demand together ask for the party's position on it.
    #[arg(value_name = "ID")]
    names: Vec<String>,
    /// How much of the model each party and each source makes up, in place of an element.
    #[arg(long, conflicts_with = "names")]
    balance: bool,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When nothing is asked for, or the model or a name cannot be understood.
pub fn run(args: &ShowArgs) -> Result<Outcome> {
    if args.names.is_empty() && !args.balance {
        bail!("nothing to show; name a party, person, issue, demand or source, or give `--balance`");
    }
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    if args.balance {
        let answer = balance(&situation);
        return ask::answer(
            &args.question,
            |page| text::balance(page, &situation, &answer),
            || json::balance(&situation, &answer),
        );
    }
    let mut elements: Vec<Element> = Vec::new();
    for name in &args.names {
        // A word can be an issue and a demand at once; then both are shown.
        elements.extend(model.find(name)?);
    }
    if let [Element::Party(party), Element::Demand(demand)] | [Element::Demand(demand), Element::Party(party)] =
        *elements.as_slice()
    {
        return ask::answer(
            &args.question,
            |page| text::position(page, &situation, party, demand),
            || json::position(&situation, party, demand),
        );
    }
    ask::answer(
        &args.question,
        |page| elements.iter().for_each(|element| text::show(page, &situation, *element)),
        || match elements.as_slice() {
            [one] => json::show(&situation, *one),
            many => many.iter().map(|element| json::show(&situation, *element)).collect::<Value>(),
        },
    )
}
