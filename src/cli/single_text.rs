//! `text`: a draft against everyone's positions, or two drafts against each other.

use anyhow::{Context, Result, bail};
use clap::Args;

use super::ask;
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::{Scope, Standings, compare_texts, read_text};
use crate::id::PaperIx;
use crate::model::{Element, Model};
use crate::report::{json, text};

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
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let papers: Vec<PaperIx> = args.documents.iter().map(|name| paper(&model, name)).collect::<Result<_>>()?;
    match papers.as_slice() {
        [a, b] if a == b => bail!("`{}` is named twice; name two documents, or one", args.documents[0]),
        [a, b] => {
            let found = compare_texts(&situation, [*a, *b]);
            ask::answer(
                &args.question,
                |page| text::compare_texts(page, &situation, [*a, *b], &found),
                || json::compare_texts(&situation, [*a, *b], &found),
            )
        }
        [one, ..] => {
            let scope = args.derived.scope();
            let readings = read_text(&situation, *one, scope);
            let footing = ask::footing(&situation, &situation.parties_heard(Scope::Derived), scope);
            let standings = Standings::new(&footing, *one, scope);
            ask::answer(
                &args.question,
                |page| text::read_text(page, &situation, *one, &readings, (&footing, &standings)),
                || json::read_text(&situation, *one, &readings, &standings),
            )
        }
        [] => bail!("name a document"),
    }
}

fn paper(model: &Model, name: &str) -> Result<PaperIx> {
    let found = model.find(name)?.into_iter().find_map(|element| match element {
        Element::Paper(ix) => Some(ix),
        _ => None,
    });
    found.with_context(|| {
        let ids: Vec<&str> = model.papers.iter().map(|(_, paper)| paper.id.as_str()).collect();
        format!("`{name}` is not a document; documents are {}", ids.join(", "))
    })
}
