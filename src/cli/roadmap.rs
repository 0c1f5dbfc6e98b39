//! `roadmap`: the order of steps, deadlocks, ways out.

use anyhow::{Context, Result, bail};
use clap::Args;

use super::ask;
use super::options::Question;
use super::output::Outcome;
use crate::analysis::{Situation, roadmap};
use crate::id::StepIx;
use crate::model::{Element, Model};
use crate::report::{json, text};

/// Arguments of `roadmap`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche roadmap\n  demarche roadmap --waive memo-handover:talks-2-june\n  \
                        demarche roadmap --without commentary --format json")]
pub struct RoadmapArgs {
    /// Take it that nobody insists any more that one step comes before another; may be given several times.
    #[arg(long, value_name = "BEFORE:AFTER")]
    waive: Vec<String>,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model or a waiver cannot be understood, or nobody insists on what is waived.
pub fn run(args: &RoadmapArgs) -> Result<Outcome> {
    let model = ask::model(&args.question.input)?;
    let situation = ask::situation(&model, &args.question.input, &args.question.lens)?;
    let waived: Vec<_> = args.waive.iter().map(|text| waiver(&situation, text)).collect::<Result<_>>()?;
    let answer = roadmap(&situation, &waived);
    ask::answer(
        &args.question,
        |page| text::roadmap(page, &situation, &waived, &answer),
        || json::roadmap(&situation, &answer),
    )
}

/// The two steps of a waiver on which somebody insists.
fn waiver(situation: &Situation<'_>, text: &str) -> Result<(StepIx, StepIx)> {
    let model = situation.model;
    let form = || format!("--waive: `{text}` is not of the form BEFORE:AFTER, as in memo-handover:talks-2-june");
    let (before, after) = text.split_once(':').with_context(form)?;
    let pair = (step(model, before)?, step(model, after)?);
    let insisted: Vec<String> = roadmap(situation, &[])
        .orders
        .iter()
        .filter(|order| order.insists.is_some())
        .flat_map(|order| order.any_of.iter().map(|before| (*before, order.step)))
        .map(|(before, after)| format!("{}:{}", model.steps[before].id, model.steps[after].id))
        .collect();
    let written = format!("{}:{}", model.steps[pair.0].id, model.steps[pair.1].id);
    if insisted.contains(&written) {
        return Ok(pair);
    }
    if insisted.is_empty() {
        bail!("--waive: nobody insists on the order of any two steps");
    }
    bail!("--waive: nobody insists on `{written}`; insisted on are {}", insisted.join(", "))
}

fn step(model: &Model, name: &str) -> Result<StepIx> {
    let found = model.find(name)?.into_iter().find_map(|element| match element {
        Element::Step(ix) => Some(ix),
        _ => None,
    });
    found.with_context(|| format!("--waive: `{name}` is not a step"))
}
