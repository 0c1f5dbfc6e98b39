//! Answers to questions about conflict and common ground.

use serde_json::{Map, Value, json};

use super::parts::{
    accepted, blocs, bounded, cell, demands, filtered, levels, parties, party, pawlak, single_source, statement,
};
use crate::analysis::{
    Argument, Camps, Clash, Coalition, Comparison, Conflicts, Explanation, Finding, Footing, Ground, Misfits,
    PairCounts, Partition, Scope, Shared, Side, SignedPair, Situation, Waiting,
};
use crate::graph::{Basis, Cell, RelationKind};
use crate::id::{DemandIx, PartyIx};
use crate::model::{Condition, Link};

/// `compare`.
pub fn compare(situation: &Situation<'_>, answer: &Comparison, footing: &Footing<'_>) -> Value {
    let model = situation.model;
    let two = answer.parties.to_vec();
    let conflict = |conflict: &crate::analysis::Conflict| {
        let finding = Finding::Conflict { parties: two.clone(), demand: conflict.demand };
        json!({
            "demand": model.demands[conflict.demand].id.as_str(), "derived": conflict.derived,
            "single_source": single_source(model, &footing.needed(&finding)),
        })
    };
    let agreement = |demand: &DemandIx| {
        let needed = footing.of_ground(situation, &two, *demand);
        json!({"demand": model.demands[*demand].id.as_str(), "single_source": single_source(model, &needed)})
    };
    let counts = &answer.counts;
    let answer = json!({
        "parties": parties(model, &answer.parties),
        "agree": demands(model, &answer.agree),
        "terms": demands(model, &answer.terms),
        "conditional": demands(model, &answer.conditional),
        "conflict": answer.conflict.iter().map(conflict).collect::<Vec<_>>(),
        "neutral": demands(model, &answer.neutral),
        "unknown": demands(model, &answer.unknown),
        "coverage": {"known": counts.counts.known(), "of": counts.counts.of()},
        "conflict_share": bounded(&counts.conflict_share),
        "distance": bounded(&counts.distance),
        "pawlak": pawlak(&counts.pawlak),
        "agreements": answer.agree.iter().map(agreement).collect::<Vec<_>>(),
    });
    filtered(situation, answer)
}

/// One of `pairs`.
pub fn pair(situation: &Situation<'_>, pair: &PairCounts) -> Value {
    let counts = pair.counts;
    json!({
        "parties": parties(situation.model, &pair.parties),
        "agree": counts.agree,
        "terms": counts.terms,
        "conditional": counts.conditional,
        "conflict": counts.conflict,
        "neutral": counts.neutral,
        "unknown": counts.unknown,
        "conflict_share": bounded(&pair.conflict_share),
        "distance": bounded(&pair.distance),
        "pawlak": pawlak(&pair.pawlak),
        "bloc_with_member": situation.is_bloc_with_member(pair.parties),
    })
}

/// `common-ground`.
pub fn common_ground(
    situation: &Situation<'_>,
    list: &[PartyIx],
    answer: &[Ground],
    scope: Scope,
    footing: &Footing<'_>,
) -> Value {
    let (model, unfit) = (situation.model, Misfits::new(situation));
    let texts = |list: Vec<&(Link, Condition)>| -> Vec<String> {
        list.iter().map(|(_, condition)| model.condition_text(condition)).collect()
    };
    let waits = |one: &Waiting, demand: DemandIx| {
        json!({
            "party": party(model, one.party), "for": texts(situation.hinges(one.party, demand, scope)),
            "now": one.now.map(levels), "then": levels(one.then),
        })
    };
    let ending = |ix: &PartyIx, demand: DemandIx| json!({"party": party(model, *ix), "unless": texts(situation.exceptions(*ix, demand, scope))});
    let terms = |ground: &Ground| -> Value {
        let zone = |zone: &crate::analysis::Zone| {
            let each = zone.accepted.iter().map(|(ix, values)| (party(model, *ix).to_owned(), accepted(values)));
            let common = zone.common.as_ref().map_or(Value::Null, accepted);
            let all: Map<String, Value> = each.chain([("zopa".to_owned(), common)]).collect();
            (zone.parameter.clone(), Value::Object(all))
        };
        Value::Object(ground.zones.iter().map(zone).collect())
    };
    let ground = |ground: &Ground| {
        let opponent = |opponent: &crate::analysis::Opponent| {
            let needed = footing.of_position(situation, opponent.party, ground.demand);
            json!({
                "party": party(model, opponent.party), "steps": opponent.steps, "derived": opponent.derived,
                "single_source": single_source(model, &needed),
            })
        };
        json!({
            "demand": model.demands[ground.demand].id.as_str(),
            "class": ground.class.word(),
            "waits": ground.waits.iter().map(|one| waits(one, ground.demand)).collect::<Vec<_>>(),
            "opponents": ground.opponents.iter().map(opponent).collect::<Vec<_>>(),
            "terms": terms(ground),
            "ask": parties(model, &ground.ask),
            "near_miss": ground.near_miss,
            "neutral": parties(model, &ground.neutral),
            "supporters": parties(model, &ground.supporters),
            "ends": ground.ending.iter().map(|ix| ending(ix, ground.demand)).collect::<Vec<_>>(),
            "unfit": parties(model, &unfit.of(list, ground.demand)),
            "single_source": single_source(model, &footing.of_ground(situation, list, ground.demand)),
        })
    };
    answer.iter().map(ground).collect()
}

/// `conflicts`.
pub fn conflicts(situation: &Situation<'_>, list: &[PartyIx], answer: &Conflicts, footing: &Footing<'_>) -> Value {
    let model = situation.model;
    let side = |clash: &Clash, cells: &[(PartyIx, Cell)]| -> Value {
        let position = |(ix, held): &(PartyIx, Cell)| {
            json!({
                "party": party(model, *ix), "position": cell(Some(held)),
                "single_source": single_source(model, &footing.of_position(situation, *ix, clash.demand)),
                "leverage": clash.leverage(*ix),
            })
        };
        cells.iter().map(position).collect()
    };
    let clash = |clash: &Clash| {
        let finding = Finding::Conflict { parties: list.to_vec(), demand: clash.demand };
        json!({
            "demand": model.demands[clash.demand].id.as_str(),
            "for": side(clash, &clash.wanted),
            "against": side(clash, &clash.refused),
            "turning": side(clash, &clash.turning),
            "derived": clash.is_derived(),
            "impasse": clash.is_impasse(),
            "pairs": clash.pairs(),
            "single_source": single_source(model, &footing.needed(&finding)),
        })
    };
    let incoherent = |incoherence: &crate::analysis::Incoherence| {
        json!({
            "party": party(model, incoherence.party),
            "positions": demands(model, &incoherence.positions),
            "demand": model.demands[incoherence.demand].id.as_str(),
            "for": arguments(situation, incoherence.party, &incoherence.wanted),
            "against": arguments(situation, incoherence.party, &incoherence.refused),
        })
    };
    let unfit = |one: &crate::analysis::Unfit| {
        json!({
            "party": party(model, one.party),
            "demand": model.demands[one.demand].id.as_str(),
            "for": arguments(situation, one.party, &one.wanted),
            "against": arguments(situation, one.party, &one.refused),
        })
    };
    let answer = json!({
        "conflicts": answer.clashes.iter().map(clash).collect::<Vec<_>>(),
        "incoherent": answer.incoherent.iter().map(incoherent).collect::<Vec<_>>(),
        "unfit": answer.unfit.iter().map(unfit).collect::<Vec<_>>(),
    });
    filtered(situation, answer)
}

fn arguments(situation: &Situation<'_>, holder: PartyIx, list: &[Argument]) -> Value {
    let model = situation.model;
    let argument = |argument: &Argument| {
        let stated = situation.matrix(Scope::Direct).cell(holder, argument.origin);
        let step = |step: &crate::graph::Step| {
            let relation = match step.kind {
                RelationKind::Implies => "implies",
                RelationKind::Excludes => "excludes",
            };
            json!({
                "demand": model.demands[step.left].id.as_str(),
                "relation": relation,
                "other": model.demands[step.right].id.as_str(),
                "reason": step.reason,
            })
        };
        let stance = stated.and_then(|held| match held.basis {
            Basis::Stated(ix) => Some(statement(situation, ix)),
            _ => None,
        });
        json!({
            "origin": model.demands[argument.origin].id.as_str(),
            "waits": argument.waits,
            "position": cell(stated),
            "statement": stance,
            "steps": argument.steps.iter().map(step).collect::<Vec<_>>(),
        })
    };
    list.iter().map(argument).collect()
}

/// `why`.
pub fn why(situation: &Situation<'_>, answer: &Explanation, footing: &Footing<'_>) -> Value {
    let model = situation.model;
    let side = |side: &Side| {
        json!({
            "party": party(model, side.party),
            "position": cell(side.cell.as_ref()),
            "arguments": arguments(situation, side.party, &side.arguments),
            "opposite": arguments(situation, side.party, &side.opposite),
            "single_source": single_source(model, &footing.of_position(situation, side.party, answer.demand)),
        })
    };
    let two = answer.sides.each_ref().map(|side| side.party).to_vec();
    let conflict = Finding::Conflict { parties: two, demand: answer.demand };
    let needed = if answer.is_conflict() { footing.needed(&conflict) } else { Vec::new() };
    let answer = json!({
        "demand": model.demands[answer.demand].id.as_str(),
        "conflict": answer.is_conflict(),
        "conflict_for_now": answer.is_conflict_for_now(),
        "sides": answer.sides.iter().map(side).collect::<Vec<_>>(),
        "single_source": single_source(model, &needed),
    });
    filtered(situation, answer)
}

/// `matrix`: every party of the list on every demand, `null` for unknown.
pub fn matrix(situation: &Situation<'_>, list: &[PartyIx], scope: Scope) -> Value {
    let model = situation.model;
    let demand = |ix: DemandIx| {
        let cells = list
            .iter()
            .map(|holder| (party(model, *holder).to_owned(), cell(situation.matrix(scope).cell(*holder, ix))));
        let demand = &model.demands[ix];
        json!({"demand": demand.id.as_str(), "text": demand.text, "positions": Value::Object(cells.collect())})
    };
    let issue = |(ix, list): (crate::id::IssueIx, Vec<DemandIx>)| {
        let rows: Vec<Value> = list.into_iter().map(demand).collect();
        json!({"issue": model.issues[ix].id.as_str(), "name": model.issues[ix].name, "demands": rows})
    };
    let answer = json!({
        "as_of": situation.day.map(|day| day.to_string()),
        "parties": parties(model, list),
        "issues": model.demands_by_issue().into_iter().map(issue).collect::<Vec<_>>(),
    });
    filtered(situation, answer)
}

/// `coalitions`.
pub fn coalitions(situation: &Situation<'_>, found: &[Coalition]) -> Value {
    let (model, unfit) = (situation.model, Misfits::new(situation));
    let shared = |holders: &[PartyIx], shared: &Shared| {
        json!({
            "demand": model.demands[shared.demand].id.as_str(), "side": if shared.wanted { "for" } else { "against" },
            "waiting": parties(model, &shared.waiting), "unfit": parties(model, &unfit.of(holders, shared.demand)),
        })
    };
    let coalition = |coalition: &Coalition| {
        json!({
            "parties": parties(model, &coalition.parties),
            "shared": coalition.shared.iter().map(|one| shared(&coalition.parties, one)).collect::<Vec<_>>(),
            "blocs": blocs(situation, &coalition.parties),
            "possible": parties(model, &coalition.possible),
        })
    };
    found.iter().map(coalition).collect()
}

/// `camps`.
pub fn camps(situation: &Situation<'_>, answer: &Camps) -> Value {
    let model = situation.model;
    let edge = |edge: &SignedPair| {
        json!({
            "parties": parties(model, &edge.parties), "sign": if edge.positive { 1 } else { -1 }, "known": edge.known,
        })
    };
    let partition = |partition: &Partition| partition.camps.each_ref().map(|camp| parties(model, camp));
    let answer = json!({
        "frustration": answer.frustration,
        "at_least": answer.at_least,
        "partitions": answer.partitions.iter().map(partition).collect::<Vec<_>>(),
        "edges": answer.edges.iter().map(edge).collect::<Vec<_>>(),
        "exact": answer.exact,
        "coverage": answer.coverage,
    });
    filtered(situation, answer)
}
