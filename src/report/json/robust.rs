//! `robust` as JSON.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::parts::{filtered, parties, single_source};
use crate::analysis::{Finding, Robust, Situation, Tested};
use crate::id::{DemandIx, SourceIx};
use crate::model::{End, Voice};

/// `robust`.
pub fn robust(situation: &Situation<'_>, answer: &Robust) -> Value {
    let answer = json!({
        "findings": answer.findings.iter().map(|one| tested(situation, one)).collect::<Vec<_>>(),
        "tried": {
            "without": sources(situation, &answer.sources),
            "voices": answer.voices.iter().map(voices).collect::<Vec<_>>(),
            "intervals": ends(&answer.ends),
        },
    });
    filtered(situation, answer)
}

fn tested(situation: &Situation<'_>, one: &Tested) -> Value {
    let model = situation.model;
    let demand = |ix: &DemandIx| model.demands[*ix].id.to_string();
    let (kind, who, on, class, steps) = match &one.finding {
        Finding::Position { party, demand: on, .. } => ("position", vec![*party], Some(demand(on)), None, None),
        Finding::Conflict { parties, demand: on } => ("conflict", parties.clone(), Some(demand(on)), None, None),
        Finding::Ground { parties, demand: on, class } => {
            ("agreement", parties.clone(), Some(demand(on)), Some(class.word()), None)
        }
        Finding::Deadlock { steps } => ("deadlock", Vec::new(), None, None, Some(steps)),
    };
    let steps: Option<Vec<&str>> = steps.map(|list| list.iter().map(|act| act.id(model)).collect());
    json!({
        "kind": kind,
        "parties": parties(model, &who),
        "demand": on,
        "steps": steps,
        "class": class,
        "derived": one.derived,
        "impasse": one.impasse,
        "holds_throughout": one.holds_throughout(),
        "as_read": one.as_read,
        "single_source": single_source(model, &one.without),
        "fails_without": sources(situation, &one.without),
        "fails_with_voices": one.voices.iter().map(voices).collect::<Vec<_>>(),
        "needs_voices": one.needs.as_ref().map(voices),
        "fails_at_intervals": ends(&one.ends),
    })
}

fn sources(situation: &Situation<'_>, list: &[SourceIx]) -> Vec<String> {
    list.iter().map(|ix| situation.model.sources[*ix].id.to_string()).collect()
}

fn voices(set: &BTreeSet<Voice>) -> Vec<&'static str> {
    set.iter().map(|voice| voice.word()).collect()
}

fn ends(list: &[End]) -> Vec<&'static str> {
    list.iter().map(|end| end.word()).collect()
}
