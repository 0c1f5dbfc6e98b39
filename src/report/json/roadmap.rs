//! `roadmap` as JSON.

use serde_json::{Value, json};

use super::parts::{cell, filtered, parties, party, single_source};
use crate::analysis::{Act, Deadlock, Finding, Footing, Order, Roadmap, Situation, WaysOut};
use crate::graph::Cell;
use crate::id::{PartyIx, StepIx};

/// `roadmap`.
pub fn roadmap(situation: &Situation<'_>, answer: &Roadmap, footing: &Footing<'_>) -> Value {
    let deadlock = |deadlock: &Deadlock| {
        let way = |way: &Vec<usize>| {
            let waiver = |unit: &usize| waiver(situation, &deadlock.orders[*unit]);
            way.iter().map(waiver).collect::<Value>()
        };
        let (ways, bounds) = match &deadlock.ways_out {
            WaysOut::All(ways) => (ways.iter().map(way).collect::<Vec<_>>(), Value::Null),
            WaysOut::Between(least, most) => (Vec::new(), json!([least, most])),
        };
        json!({
            "steps": acts(situation, &deadlock.steps, true), "demands": acts(situation, &deadlock.steps, false), "ways_out": ways,
            "exact": bounds.is_null(), "bounds": bounds,
            "orders": deadlock.orders.iter().map(|one| order(situation, one)).collect::<Vec<_>>(),
            "sufficient": parties(situation.model, &deadlock.sufficient),
            "necessary": parties(situation.model, &deadlock.necessary),
            "single_source": single_source(situation.model, &footing.needed(&Finding::Deadlock { steps: deadlock.steps.clone() })),
        })
    };
    let refused = |(step, by): &(StepIx, Vec<(PartyIx, Cell)>)| {
        let position =
            |(ix, held): &(PartyIx, Cell)| json!({"party": party(situation.model, *ix), "position": cell(Some(held))});
        json!({
            "step": situation.model.steps[*step].id.as_str(),
            "parties": by.iter().map(position).collect::<Vec<_>>(),
        })
    };
    let roadmap = json!({
        "stages": answer.stages.iter().map(|stage| ids(situation, stage)).collect::<Vec<_>>(),
        "deadlocks": answer.deadlocks.iter().map(deadlock).collect::<Vec<_>>(),
        "behind": ids(situation, &answer.behind),
        "refused": answer.refused.iter().map(refused).collect::<Vec<_>>(),
        "exclusive": answer.exclusive.iter().map(|two| ids(situation, two)).collect::<Vec<_>>(),
        "orders": answer.orders.iter().map(|one| order(situation, one)).collect::<Vec<_>>(),
    });
    filtered(situation, roadmap)
}

fn ids(situation: &Situation<'_>, steps: &[StepIx]) -> Vec<String> {
    steps.iter().map(|ix| situation.model.steps[*ix].id.to_string()).collect()
}

/// The ids of the steps among some acts, or of the demands.
fn acts(situation: &Situation<'_>, acts: &[Act], steps: bool) -> Vec<String> {
    let own = acts.iter().filter(|act| matches!(act, Act::Step(_)) == steps);
    own.map(|act| act.id(situation.model).to_owned()).collect()
}

fn every(situation: &Situation<'_>, acts: &[Act]) -> Vec<String> {
    acts.iter().map(|act| act.id(situation.model).to_owned()).collect()
}

pub fn order(situation: &Situation<'_>, order: &Order) -> Value {
    let model = situation.model;
    let sources: Vec<&str> = order.sources.iter().map(|ix| model.sources[*ix].id.as_str()).collect();
    json!({
        "before": every(situation, &order.any_of), "after": order.step.id(model),
        "insists": order.insists.map(|ix| party(model, ix)), "sources": sources, "single_source": sources.len() == 1,
    })
}

/// A waiver; where one of several steps would have been enough, the others stand under `any_of`.
fn waiver(situation: &Situation<'_>, order: &Order) -> Value {
    let model = situation.model;
    let first = order.any_of.first().map(|act| act.id(model));
    let mut value = json!({
        "party": order.insists.map(|ix| party(model, ix)), "waives": [first, order.step.id(model)],
    });
    if order.any_of.len() > 1 {
        value["any_of"] = json!(every(situation, &order.any_of));
    }
    value
}
