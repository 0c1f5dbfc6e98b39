//! `diff` as JSON.

use serde_json::{Value, json};

use super::parts::{cell, demands, filtered, number, parties, party, statement};
use super::timeline::entry;
use crate::analysis::{Change, Convergence, Diff, Difference, Entry, Move, Scope, Situation, Unmatched};
use crate::id::StanceIx;
use crate::model::Target;
use crate::report::Ends;

/// One entry of `changes` for each respect in which a position changed, each with both statements.
pub fn diff(ends: &Ends<'_>, answer: &Diff, meanwhile: &[Entry]) -> Value {
    let Ends { from, to, names } = *ends;
    let model = to.model;
    let changes = |difference: &Difference| -> Vec<Value> {
        difference.changes.iter().map(|change| row(ends, difference, Some(*change))).collect()
    };
    let pair = |pair: &Convergence| json!({"parties": parties(model, &pair.parties), "common": pair.common, "from": pair.from, "to": pair.to});
    let reworded = answer.reworded.iter().map(|(old, new)| {
        let (old, new) = (&from.model.demands[*old], &model.demands[*new]);
        json!({"demand": new.id.as_str(), "old": old.text, "new": new.text})
    });
    let answer = json!({
        "from": from.day.map(|day| day.to_string()),
        "to": to.day.map(|day| day.to_string()),
        "changes": answer.changed.iter().flat_map(changes).collect::<Vec<_>>(),
        "changed": answer.substantive(),
        "unchanged": answer.unchanged,
        "appeared": answer.count(Change::Appeared),
        "dropped": answer.count(Change::Dropped),
        "said_again": answer.said_again.iter().map(|each| row(ends, each, None)).collect::<Vec<_>>(),
        "meanwhile": meanwhile.iter().map(|each| entry(to, each)).collect::<Vec<_>>(),
        "convergence": answer.convergence.iter().map(pair).collect::<Vec<_>>(),
        "log": answer.log.iter().map(|each| logged(to, answer, each)).collect::<Vec<_>>(),
        "models": names,
        "added": unmatched(to, &answer.added),
        "removed": unmatched(from, &answer.removed),
        "reworded": reworded.collect::<Vec<_>>(),
    });
    filtered(to, answer)
}

fn row(ends: &Ends<'_>, difference: &Difference, change: Option<Change>) -> Value {
    let model = ends.to.model;
    let side = |situation: &Situation<'_>, ix: Option<StanceIx>| ix.map(|ix| statement(situation, ix));
    // The position at each end: of several statements of one day together, and after a last day by its other word.
    let held = |situation: &Situation<'_>, ix: Option<StanceIx>| {
        let stance = ix.map(|ix| &situation.model.stances[ix]);
        let own = stance.and_then(|own| situation.position_on(own.party, own.target, Scope::Direct));
        cell(own.map(|own| own.cell()).as_ref())
    };
    let on = model.target_id(difference.target);
    let (demand, issue) = match difference.target {
        Target::Demand(_) => (Some(on), None),
        Target::Issue(_) => (None, Some(on)),
    };
    json!({
        "party": party(model, difference.party),
        "demand": demand,
        "issue": issue,
        "kind": change.map_or("said-again", Change::word),
        "old": side(ends.from, difference.old),
        "new": side(ends.to, difference.new),
        "was": held(ends.from, difference.old),
        "is": held(ends.to, difference.new),
        "edited": difference.edited,
    })
}

fn logged(to: &Situation<'_>, answer: &Diff, each: &Move) -> Value {
    json!({
        "party": party(to.model, each.party),
        "demand": to.model.demands[each.demand].id.as_str(),
        "other": party(to.model, each.other),
        "direction": each.direction.word(),
        "levels": each.levels.map(number),
        "parameters": each.parameters,
        "edited": answer.is_edited(each.party, each.demand),
    })
}

fn unmatched(situation: &Situation<'_>, only: &Unmatched) -> Value {
    let model = situation.model;
    let issues = only.issues.iter().map(|ix| model.issues[*ix].id.as_str());
    json!({
        "parties": parties(model, &only.parties),
        "issues": issues.collect::<Vec<_>>(),
        "demands": demands(model, &only.demands),
        "positions": only.positions.iter().map(|ix| statement(situation, *ix)).collect::<Vec<_>>(),
    })
}
