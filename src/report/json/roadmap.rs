//! `roadmap` as JSON.

use serde_json::{Value, json};

use super::parts::{filtered, parties, party, single_source};
use crate::analysis::{Deadlock, Finding, Footing, Order, Roadmap, Situation, WaysOut};
use crate::id::StepIx;

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
            "steps": ids(situation, &deadlock.steps), "ways_out": ways,
            "exact": bounds.is_null(), "bounds": bounds,
            "orders": deadlock.orders.iter().map(|one| order(situation, one)).collect::<Vec<_>>(),
            "sufficient": parties(situation.model, &deadlock.sufficient),
            "necessary": parties(situation.model, &deadlock.necessary),
            "single_source": single_source(situation.model, &footing.needed(&Finding::Deadlock { steps: deadlock.steps.clone() })),
        })
    };
    let roadmap = json!({
        "stages": answer.stages.iter().map(|stage| ids(situation, stage)).collect::<Vec<_>>(),
        "deadlocks": answer.deadlocks.iter().map(deadlock).collect::<Vec<_>>(),
        "behind": ids(situation, &answer.behind),
        "orders": answer.orders.iter().map(|one| order(situation, one)).collect::<Vec<_>>(),
    });
    filtered(situation, roadmap)
}

fn ids(situation: &Situation<'_>, steps: &[StepIx]) -> Vec<String> {
    steps.iter().map(|ix| situation.model.steps[*ix].id.to_string()).collect()
}

fn order(situation: &Situation<'_>, order: &Order) -> Value {
    let model = situation.model;
    let sources: Vec<&str> = order.sources.iter().map(|ix| model.sources[*ix].id.as_str()).collect();
    json!({
        "before": ids(situation, &order.any_of), "after": model.steps[order.step].id.as_str(),
        "insists": order.insists.map(|ix| party(model, ix)), "sources": sources, "single_source": sources.len() == 1,
    })
}

/// A waiver; where one of several steps would have been enough, the others stand under `any_of`.
fn waiver(situation: &Situation<'_>, order: &Order) -> Value {
    let model = situation.model;
    let first = order.any_of.first().map(|ix| model.steps[*ix].id.as_str());
    let mut value = json!({
        "party": order.insists.map(|ix| party(model, ix)), "waives": [first, model.steps[order.step].id.as_str()],
    });
    if order.any_of.len() > 1 {
        value["any_of"] = json!(ids(situation, &order.any_of));
    }
    value
}
