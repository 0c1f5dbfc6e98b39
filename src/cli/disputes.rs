//! `disputes`: where sources differ.

use anyhow::{Result, bail};
use clap::Args;

use super::asking::{self, Asked};
use super::options::Question;
use super::output::Outcome;
use crate::analysis::disputes;
use crate::answer::{Answer, Disputes, Register};
use crate::collation::folded;
use crate::model::{Dispute, Element, Model};
use crate::situation::Scope;

/// Arguments of `disputes`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche disputes\n  demarche disputes memorandum\n  \
                        demarche disputes --open --format json")]
pub struct DisputesArgs {
    /// Ids or names of what the disputes concern, ids of disputes, or words of them [default: all].
    #[arg(value_name = "ID")]
    names: Vec<String>,
    /// Only those that nothing has settled.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model or a name cannot be understood, or no dispute concerns what was named.
pub fn run(args: &DisputesArgs) -> Result<Outcome> {
    let Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    let mut about = Vec::new();
    for name in &args.names {
        about.extend(match model.find(name) {
            Ok(found) => found,
            Err(error) => worded(&model, name).ok_or(error)?,
        });
    }
    let mut found = disputes(&situation, &about);
    if found.is_empty() && !about.is_empty() {
        bail!("no dispute concerns `{}`; `demarche disputes` shows all", args.names.join("`, `"));
    }
    found.retain(|ix| !args.open || model.disputes[*ix].settled.is_none());
    let register = Register::new(&situation, &sources);
    let disputes = Disputes::new(&register, &found);
    let channels = disputes.channels();
    let answer = Answer::new(&register, "disputes", Scope::Derived, &[], disputes);
    asking::tell(args.question.format, &answer.heard_through(channels))
}

/// The disputes with a word in their id or question, or in the id of what they concern; none if there is no such dispute.
fn worded(model: &Model, word: &str) -> Option<Vec<Element>> {
    let word = folded(word);
    let has = |dispute: &Dispute| {
        let concerned = dispute.concerns.iter().map(|element| model.id_of(*element));
        let mut texts = concerned.chain([dispute.id.as_str(), &dispute.question]);
        texts.any(|text| folded(text).contains(&word))
    };
    let found: Vec<Element> =
        model.disputes.iter().filter(|(_, dispute)| has(dispute)).map(|(ix, _)| Element::Dispute(ix)).collect();
    (!found.is_empty()).then_some(found)
}
