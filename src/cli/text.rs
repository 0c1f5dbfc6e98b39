//! `text`: a draft against everyone's positions, or two drafts against each other.

use anyhow::{Context, Result, bail};
use clap::Args;

use super::asking::{self, Asked};
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::{Standings, compare_texts, read_text};
use crate::answer::{Answer, Register, SingleText, TwoTexts};
use crate::id::PaperIx;
use crate::model::{Element, Model};
use crate::situation::Scope;
use crate::words::near;

/// Arguments of `text`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche text ukraine-draft\n  \
                        demarche text orveth-draft tamolin-draft --file examples/selvar-basin.yaml")]
pub struct TextArgs {
    /// One document, or two, by id or title.
    #[arg(value_name = "DOCUMENT", num_args = 1..=2, required = true)]
    documents: Vec<String>,
    #[command(flatten)]
    derived: Derived,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model or a document cannot be understood.
pub fn run(args: &TextArgs) -> Result<Outcome> {
    let Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    let register = Register::new(&situation, &sources);
    if model.papers.is_empty() {
        bail!("the model has no documents; one is written {}", paper_as_written(&model));
    }
    let papers: Vec<PaperIx> = args.documents.iter().map(|name| paper(&model, name)).collect::<Result<_>>()?;
    let scope = args.derived.scope();
    match papers.as_slice() {
        [a, b] if a == b => bail!("`{}` is named twice; name two documents, or one", args.documents[0]),
        [a, b] => {
            let two = [*a, *b];
            let found = TwoTexts::new(&register, two, &compare_texts(&situation, two));
            asking::tell(args.question.format, &Answer::new(&register, "text", scope, &[], found))
        }
        [one, ..] => {
            let readings = read_text(&situation, *one, scope);
            let footing = asking::footing(&situation, &situation.parties_heard(Scope::Derived), scope);
            let standings = Standings::new(&footing, *one, scope);
            let found = SingleText::new(&register, *one, &readings, (&footing, &standings));
            let heard = situation.parties_heard(Scope::Direct);
            asking::tell(args.question.format, &Answer::new(&register, "text", scope, &heard, found))
        }
        [] => bail!("name a document"),
    }
}

fn paper(model: &Model, name: &str) -> Result<PaperIx> {
    let found = model.find(name).unwrap_or_default();
    let paper = found.iter().find_map(|element| match element {
        Element::Paper(ix) => Some(*ix),
        _ => None,
    });
    paper.with_context(|| {
        let ids: Vec<&str> = model.papers.iter().map(|(_, paper)| paper.id.as_str()).collect();
        let is = match (found.first(), near(name, ids.iter().copied())) {
            (Some(other), _) => format!("`{name}` is {} and not a document", other.kind().with_article()),
            (None, Some(meant)) => return format!("no document is called `{name}`; did you mean `{meant}`?"),
            (None, None) => format!("no document is called `{name}`"),
        };
        let are = if ids.len() == 1 { "the only document is" } else { "documents are" };
        format!("{is}; {are} {}", ids.join(", "))
    })
}

/// How a document is written in the file, with ids that it has.
fn paper_as_written(model: &Model) -> String {
    let author = model.parties.iter().next().map_or("PARTY", |(_, party)| party.id.as_str());
    let demand = model.demands.iter().next().map_or("DEMAND", |(_, demand)| demand.id.as_str());
    format!("`documents: {{letter: {{title: …, author: {author}, date: …, clauses: {{c1: {{demand: {demand}}}}}}}}}`")
}
