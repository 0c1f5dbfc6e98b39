//! `--assume`, `--waive` and `--scenario`: what is only supposed.

use anyhow::{Context, Result, anyhow, bail};

use super::options::Lens;
use super::output;
use crate::analysis::roadmap;
use crate::id::ScenarioIx;
use crate::model::{Act, Assumption, Element, Level, LevelRange, Model, Waiver};
use crate::search::patience::Impatient;
use crate::situation::{Situation, Supposed};
use crate::words::near;

/// What the options suppose.
///
/// # Errors
/// When a scenario, a position or an order of steps cannot be understood.
pub fn supposed(model: &Model, lens: &Lens) -> Result<Supposed> {
    if let Some(twice) = (1..lens.scenario.len()).find(|at| lens.scenario[..*at].contains(&lens.scenario[*at])) {
        bail!("--scenario: `{}` is named twice; name different scenarios", lens.scenario[twice]);
    }
    Ok(Supposed {
        scenarios: lens.scenario.iter().map(|name| scenario(model, name)).collect::<Result<_>>()?,
        assumptions: lens.assume.iter().map(|text| assumption(model, text)).collect::<Result<_>>()?,
        waivers: lens.waive.iter().map(|text| waiver(model, text)).collect::<Result<_>>()?,
    })
}

fn scenario(model: &Model, name: &str) -> Result<ScenarioIx> {
    let ids = || model.scenarios.iter().map(|(_, scenario)| scenario.id.as_str());
    let found = model.scenarios.iter().find(|(_, scenario)| scenario.id.as_str() == name).map(|(ix, _)| ix);
    found.ok_or_else(|| {
        let help = match near(name, ids()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if model.scenarios.is_empty() => "the model has none; add them under `scenarios:`".to_owned(),
            None => format!("scenarios are {}", ids().collect::<Vec<_>>().join(", ")),
        };
        anyhow!("--scenario: no scenario has the id `{name}`; {help}")
    })
}

/// The word for a position that is supposed not to be known.
const UNKNOWN: &str = "unknown";

fn assumption(model: &Model, text: &str) -> Result<Assumption> {
    let form = || format!("--assume: `{text}` is not of the form PARTY:DEMAND=STANCE, as in us:nato-renounce=opposes");
    let (party, rest) = text.split_once(':').with_context(form)?;
    let (demand, word) = rest.split_once('=').with_context(form)?;
    let level = Level::from_word(word);
    if level.is_none() && word != UNKNOWN {
        let meant = near(word, Level::words().chain([UNKNOWN]));
        let words = || format!("the words are {} and {UNKNOWN}", Level::words().collect::<Vec<_>>().join(", "));
        let help = meant.map_or_else(words, |meant| format!("did you mean `{meant}`?"));
        bail!("--assume: `{word}` is not a word of the scale, nor `{UNKNOWN}`; {help}");
    }
    let levels = level.map(LevelRange::from);
    Ok(Assumption { party: model.find_party(party)?, demand: model.find_demand(demand)?, levels })
}

fn waiver(model: &Model, text: &str) -> Result<Waiver> {
    let form = || format!("--waive: `{text}` is not of the form BEFORE:AFTER, as in memo-handover:talks-2-june");
    let (before, after) = text.split_once(':').with_context(form)?;
    Ok(Waiver { before: act(model, before)?, after: act(model, after)? })
}

/// A step, or a demand if no step is called so.
fn act(model: &Model, name: &str) -> Result<Act> {
    let found = model.find(name)?;
    let step = found.iter().find_map(|element| match element {
        Element::Step(ix) => Some(Act::Step(*ix)),
        _ => None,
    });
    let demand = || {
        found.iter().find_map(|element| match element {
            Element::Demand(ix) => Some(Act::Demand(*ix)),
            _ => None,
        })
    };
    step.or_else(demand).with_context(|| format!("--waive: `{name}` is neither a step nor a demand"))
}

/// Refuses to waive what nobody insists on: the answer would be the same, and somebody would take it for another one. What a
/// scenario waives may be insisted on at another date, or by a source that is left out, so there it is noted only.
///
/// # Errors
/// When nobody insists on an order of `--waive`, with the orders on which somebody does.
pub fn refuse_idle(situation: &Situation<'_>, asked: &[Waiver]) -> Result<()> {
    let model = situation.model;
    if situation.waivers.is_empty() {
        return Ok(());
    }
    let bare = Situation::of(model).on(situation.day).filtered(situation.filter().clone()).build();
    let insisted: Vec<Waiver> = roadmap(&bare, &Impatient)
        .orders
        .iter()
        .filter(|order| order.insists.is_some())
        .flat_map(|order| order.any_of.iter().map(|before| Waiver { before: *before, after: order.step }))
        .collect();
    let written = |waiver: &Waiver| format!("{}:{}", waiver.before.id(model), waiver.after.id(model));
    let idle = |waiver: &&Waiver| !insisted.contains(waiver);
    if let Some(idle) = asked.iter().find(idle) {
        if insisted.is_empty() {
            bail!("--waive: nobody insists on any order");
        }
        let orders: Vec<String> = insisted.iter().map(written).collect();
        bail!("--waive: nobody insists on `{}`; insisted on are {}", written(idle), orders.join(", "));
    }
    for waiver in situation.waivers.iter().filter(idle) {
        output::warn(&format!(
            "note: --scenario: nobody insists on `{}` here, so nothing is waived\n",
            written(waiver)
        ));
    }
    Ok(())
}
