//! `show`: everything known about something.

use anyhow::{Result, bail};
use clap::Args;
use serde_json::Value;

use super::ask;
use super::options::Question;
use super::output::Outcome;
use crate::analysis::{Between, balance};
use crate::model::{Element, Model};
use crate::report::{Listing, json, text};

/// Arguments of `show`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche show ukraine\n  demarche show ceasefire\n  \
                        demarche show russia ceasefire-unconditional\n  demarche show russia D6\n  \
                        demarche show documents threats\n  \
                        demarche show threats --by us --against russia\n  \
                        demarche show ukraine --voice stated,document\n  demarche show --balance")]
pub struct ShowArgs {
    /// Ids or names, or a demand's number in the pictures (`D6`); a party and a demand together ask for the party's
    /// position on it. The name of a section of the file, such as `threats`, shows all of it.
    #[arg(value_name = "ID")]
    names: Vec<String>,
    /// How much of the model each party and each source makes up, in place of an element.
    #[arg(long, conflicts_with = "names")]
    balance: bool,
    /// Of `threats` and `claims`, only those of this party.
    #[arg(long, value_name = "PARTY")]
    by: Option<String>,
    /// Of `threats` and `claims`, only those against, to or about this party.
    #[arg(long, value_name = "PARTY")]
    against: Option<String>,
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
    let mut said: Vec<Listing> = Vec::new();
    for name in &args.names {
        // A word can be an issue and a demand at once; then both are shown. A section comes after every id.
        match (model.find(name), section(&model, name)) {
            (Ok(found), _) => elements.extend(found),
            (Err(_), Some(Section::Elements(found))) => elements.extend(found),
            (Err(_), Some(Section::Listed(what))) => said.push(what),
            (Err(error), None) => return Err(error.into()),
        }
    }
    let party = |name: &Option<String>| name.as_ref().map(|name| model.find_party(name)).transpose();
    let between = Between { by: party(&args.by)?, against: party(&args.against)? };
    let is_said = |what: &Listing| matches!(what, Listing::Threats | Listing::Claims);
    if between != Between::default() && !said.iter().any(is_said) {
        bail!("`--by` and `--against` go with `threats` or `claims`, as in `demarche show threats --by us`");
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
        |page| {
            elements.iter().for_each(|element| text::show(page, &situation, *element));
            said.iter().for_each(|what| text::listing(page, &situation, *what, &between));
        },
        || match (elements.as_slice(), said.as_slice()) {
            ([one], []) => json::show(&situation, *one),
            (elements, said) => {
                let shown = elements.iter().map(|element| json::show(&situation, *element));
                shown.chain(said.iter().flat_map(|what| json::listing(&situation, *what, &between))).collect::<Value>()
            }
        },
    )
}

/// Everything of one section of the file.
enum Section {
    Elements(Vec<Element>),
    Listed(Listing),
}

fn section(model: &Model, name: &str) -> Option<Section> {
    let all = |fits: fn(&Element) -> bool| Some(Section::Elements(model.elements().filter(fits).collect()));
    match name {
        "parties" => all(|element| matches!(element, Element::Party(_))),
        "people" => all(|element| matches!(element, Element::Person(_))),
        "issues" => all(|element| matches!(element, Element::Issue(_))),
        "demands" => all(|element| matches!(element, Element::Demand(_))),
        "sources" => all(|element| matches!(element, Element::Source(_))),
        "steps" => all(|element| matches!(element, Element::Step(_))),
        "documents" => all(|element| matches!(element, Element::Paper(_))),
        "events" => all(|element| matches!(element, Element::Event(_))),
        "disputes" => all(|element| matches!(element, Element::Dispute(_))),
        "figures" => all(|element| matches!(element, Element::Figure(_))),
        "threats" => Some(Section::Listed(Listing::Threats)),
        "claims" => Some(Section::Listed(Listing::Claims)),
        "scenarios" => Some(Section::Listed(Listing::Scenarios)),
        "utilities" => Some(Section::Listed(Listing::Utilities)),
        _ => None,
    }
}
