//! `show`: everything known about something.

use anyhow::{Result, bail};
use clap::Args;

use super::asking::{self, Asked};
use super::hints;
use super::options::Question;
use super::output::Outcome;
use crate::analysis::{SaidBetween, balance};
use crate::answer::{Answer, Balance, Listing, Register, Show, Whole};
use crate::id::PartyIx;
use crate::kind::Kind;
use crate::model::{Element, Model};
use crate::situation::Scope;

/// Arguments of `show`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche show ukraine\n  demarche show ceasefire\n  \
                        demarche show russia ceasefire-unconditional\n  demarche show russia D6\n  \
                        demarche show documents threats\n  \
                        demarche show threats --by us --against russia\n  \
                        demarche show ukraine --voice stated,document\n  demarche show --balance\n  \
                        demarche show all --format json")]
pub struct ShowArgs {
    /// Ids or names, or a demand's number in the pictures (`D6`); a party and a demand together ask for the party's
    /// position on it. The name of a section of the file, such as `threats`, shows all of it, and `all` the whole model.
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
        let example = hints::example("show", &args.question.input);
        let example = example.map_or(String::new(), |line| format!("; for example: `{line}`"));
        bail!("nothing to show; name a party, person, issue, demand or source, or `all`, or give `--balance`{example}");
    }
    let Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    let register = Register::new(&situation, &sources);
    let (format, scope) = (args.question.format, Scope::Derived);
    let heard = situation.parties_heard(scope);
    if args.balance {
        let balance = Balance::new(&register, &balance(&situation));
        return asking::tell(format, &Answer::new(&register, "balance", scope, &heard, balance));
    }
    let (elements, lists) = named(&model, &args.names)?;
    let party = |name: &Option<String>| name.as_ref().map(|name| model.find_party(name)).transpose();
    let between = SaidBetween { by: party(&args.by)?, against: party(&args.against)? };
    let is_said = |what: &Listing| matches!(what, Listing::Threats | Listing::Claims);
    if between != SaidBetween::default() && !lists.iter().any(is_said) {
        bail!("`--by` and `--against` go with `threats` or `claims`, as in `demarche show threats --by us`");
    }
    let about = about(&elements, &heard);
    let show = match (elements.as_slice(), args.names.as_slice()) {
        ([Element::Party(party), Element::Demand(demand)] | [Element::Demand(demand), Element::Party(party)], _) => {
            Show::position(&register, *party, *demand)
        }
        ([], [all]) if all == ALL && lists.is_empty() => Show::Whole(Box::new(Whole::new(&register))),
        _ => Show::new(&register, &elements, &lists, &between),
    };
    asking::tell(format, &Answer::new(&register, "show", scope, &about, show))
}

/// Asks for the whole model.
const ALL: &str = "all";

/// The elements and sections that are called so.
fn named(model: &Model, names: &[String]) -> Result<(Vec<Element>, Vec<Listing>)> {
    let (mut elements, mut lists) = (Vec::new(), Vec::new());
    for name in names {
        // A word can be an issue and a demand at once; then both are shown. A section comes after every id.
        match (model.find(name), section(model, name)) {
            (Ok(found), _) => elements.extend(found),
            (Err(_), Some(Section::Elements(what, found))) if found.is_empty() => lists.push(Listing::Nothing(what)),
            (Err(_), Some(Section::Elements(_, found))) => elements.extend(found),
            (Err(_), Some(Section::Listed(what))) => lists.push(what),
            (Err(_), None) if name == ALL && names.len() == 1 => {}
            (Err(_), None) if name == ALL => bail!("`all` shows the whole model; name nothing else beside it"),
            (Err(error), None) => return Err(error.into()),
        }
    }
    Ok((elements, lists))
}

/// The parties that an answer is about: those that were named, or all that are heard where a demand or an issue was.
fn about(elements: &[Element], heard: &[PartyIx]) -> Vec<PartyIx> {
    if elements.iter().any(|element| matches!(element, Element::Issue(_))) {
        return heard.to_vec();
    }
    let named: Vec<PartyIx> =
        elements.iter().filter_map(|element| if let Element::Party(ix) = element { Some(*ix) } else { None }).collect();
    let demands = elements.iter().any(|element| matches!(element, Element::Demand(_)));
    if demands && named.is_empty() { heard.to_vec() } else { named }
}

/// Everything of one section of the file.
enum Section {
    Elements(&'static str, Vec<Element>),
    Listed(Listing),
}

fn section(model: &Model, name: &str) -> Option<Section> {
    if let Some(kind) = Kind::ALL.iter().find(|kind| kind.section() == name) {
        return Some(Section::Elements(kind.section(), model.of_kind(*kind)));
    }
    match name {
        "threats" => Some(Section::Listed(Listing::Threats)),
        "claims" => Some(Section::Listed(Listing::Claims)),
        "scenarios" => Some(Section::Listed(Listing::Scenarios)),
        "utilities" => Some(Section::Listed(Listing::Utilities)),
        _ => None,
    }
}
