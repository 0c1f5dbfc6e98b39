//! `timeline` as JSON.

use serde_json::{Value, json};

use super::parts::parties;
use crate::analysis::{Entry, Situation, Timeline};
use crate::model::Voice;
use crate::report::happening;

/// Entries in order of time; with `undated`, those without a date behind them.
pub fn timeline(situation: &Situation<'_>, answer: &Timeline, undated: bool) -> Value {
    let rest = answer.undated.iter().filter(|_| undated);
    answer.dated.iter().chain(rest).map(|each| entry(situation, each)).collect()
}

/// One entry.
pub fn entry(situation: &Situation<'_>, entry: &Entry) -> Value {
    let model = situation.model;
    json!({
        "date": entry.date.map(|date| date.to_string()),
        "kind": happening::kind(model, entry.what),
        "parties": parties(model, &entry.parties),
        "text": happening::text(situation, entry),
        "id": entry.what.id(model),
        "voice": entry.what.voice(model).map(Voice::word),
        "planned": entry.planned,
        "supersedes": happening::superseding(model, entry),
    })
}
