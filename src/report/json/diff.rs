//! `diff` as JSON.

use serde_json::{Value, json};

use super::parts::{filtered, parties, party, statement};
use super::timeline::entry;
use crate::analysis::{Change, Convergence, Diff, Difference, Entry, Situation};
use crate::id::StanceIx;
use crate::model::Target;

/// One entry of `changes` for each respect in which a position changed, each with both statements.
pub fn diff(from: &Situation<'_>, to: &Situation<'_>, answer: &Diff, meanwhile: &[Entry]) -> Value {
    let model = to.model;
    let changes = |difference: &Difference| -> Vec<Value> {
        difference.changes.iter().map(|change| row(from, to, difference, Some(*change))).collect()
    };
    let pair = |pair: &Convergence| json!({"parties": parties(model, &pair.parties), "common": pair.common, "from": pair.from, "to": pair.to});
    let answer = json!({
        "from": from.day.map(|day| day.to_string()),
        "to": to.day.map(|day| day.to_string()),
        "changes": answer.changed.iter().flat_map(changes).collect::<Vec<_>>(),
        "changed": answer.substantive(),
        "unchanged": answer.unchanged,
        "appeared": answer.count(Change::Appeared),
        "dropped": answer.count(Change::Dropped),
        "said_again": answer.said_again.iter().map(|each| row(from, to, each, None)).collect::<Vec<_>>(),
        "meanwhile": meanwhile.iter().map(|each| entry(to, each)).collect::<Vec<_>>(),
        "convergence": answer.convergence.iter().map(pair).collect::<Vec<_>>(),
    });
    filtered(to, answer)
}

fn row(from: &Situation<'_>, to: &Situation<'_>, difference: &Difference, change: Option<Change>) -> Value {
    let side = |situation: &Situation<'_>, ix: Option<StanceIx>| ix.map(|ix| statement(situation, ix));
    let on = to.model.target_id(difference.target);
    let (demand, issue) = match difference.target {
        Target::Demand(_) => (Some(on), None),
        Target::Issue(_) => (None, Some(on)),
    };
    json!({
        "party": party(to.model, difference.party),
        "demand": demand,
        "issue": issue,
        "kind": change.map_or("said-again", Change::word),
        "old": side(from, difference.old),
        "new": side(to, difference.new),
    })
}
