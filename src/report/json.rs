//! Answers as JSON. Fields and their order are a promise to other people's scripts: add, do not change.
//!
//! Ids are as in the file, numbers are not rounded, and what is undefined is `null`.

use serde_json::{Map, Value, json};

use crate::analysis::{
    Argument, Bounded, Comparison, Conflicts, Explanation, Ground, PairCounts, Pawlak, Relation, Scope, Side, Situation,
};
use crate::graph::{Basis, Cell, RelationKind};
use crate::id::{DemandIx, PartyIx, StanceIx};
use crate::model::{Accepted, Element, Model, Party, Target};

fn party(model: &Model, ix: PartyIx) -> &str {
    model.parties[ix].id.as_str()
}

fn parties(model: &Model, list: &[PartyIx]) -> Vec<String> {
    list.iter().map(|ix| party(model, *ix).to_owned()).collect()
}

fn demands(model: &Model, list: &[DemandIx]) -> Vec<String> {
    list.iter().map(|ix| model.demands[*ix].id.to_string()).collect()
}

fn bounded(figure: &Bounded) -> Value {
    json!({"known": figure.known, "low": figure.low, "high": figure.high})
}

fn pawlak(figure: &Pawlak) -> Value {
    let Bounded { known, low, high } = figure.distance;
    json!({"value": known, "low": low, "high": high, "relation": figure.relation().map(Relation::word)})
}

fn number(value: f64) -> Value {
    // A whole number is printed as one.
    if value.fract() == 0.0 && value.abs() < 9e15 { json!(value as i64) } else { json!(value) }
}

fn one(value: &crate::model::Value) -> Value {
    match value {
        crate::model::Value::Number(value) => number(*value),
        crate::model::Value::Word(word) => json!(word),
    }
}

fn accepted(accepted: &Accepted) -> Value {
    match accepted {
        Accepted::Values(values) => values.iter().map(one).collect(),
        Accepted::Range { min, max } => {
            let ends = [("min", min), ("max", max)];
            let ends = ends.into_iter().filter_map(|(key, end)| Some((key.to_owned(), number((*end)?))));
            Value::Object(ends.collect())
        }
    }
}

/// `compare`.
pub fn compare(situation: &Situation<'_>, answer: &Comparison) -> Value {
    let model = situation.model;
    let conflict = |conflict: &crate::analysis::Conflict| json!({"demand": model.demands[conflict.demand].id.as_str(), "derived": conflict.derived});
    let counts = &answer.counts;
    json!({
        "parties": parties(model, &answer.parties),
        "agree": demands(model, &answer.agree),
        "terms": demands(model, &answer.terms),
        "conditional": demands(model, &answer.conditional),
        "conflict": answer.conflict.iter().map(conflict).collect::<Vec<_>>(),
        "neutral": demands(model, &answer.neutral),
        "unknown": demands(model, &answer.unknown),
        "coverage": {"known": counts.known(), "of": counts.of()},
        "conflict_share": bounded(&counts.conflict_share),
        "distance": bounded(&counts.distance),
        "pawlak": pawlak(&counts.pawlak),
    })
}

/// `pairs`.
pub fn pairs(situation: &Situation<'_>, answer: &[PairCounts]) -> Value {
    let pair = |counts: &PairCounts| {
        json!({
            "parties": parties(situation.model, &counts.parties),
            "agree": counts.agree,
            "terms": counts.terms,
            "conditional": counts.conditional,
            "conflict": counts.conflict,
            "neutral": counts.neutral,
            "unknown": counts.unknown,
            "conflict_share": bounded(&counts.conflict_share),
            "distance": bounded(&counts.distance),
            "pawlak": pawlak(&counts.pawlak),
        })
    };
    answer.iter().map(pair).collect()
}

/// `common-ground`.
pub fn common_ground(situation: &Situation<'_>, answer: &[Ground]) -> Value {
    let model = situation.model;
    let waits = |ix: &PartyIx, demand: DemandIx| {
        let waits = situation.waits_for(*ix, demand);
        let texts: Vec<String> = waits.iter().map(|(_, condition)| model.condition_text(condition)).collect();
        json!({"party": party(model, *ix), "for": texts})
    };
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
        let opponent = |opponent: &crate::analysis::Opponent| json!({"party": party(model, opponent.party), "steps": opponent.steps, "derived": opponent.derived});
        json!({
            "demand": model.demands[ground.demand].id.as_str(),
            "class": ground.class.word(),
            "waits": ground.waits.iter().map(|ix| waits(ix, ground.demand)).collect::<Vec<_>>(),
            "opponents": ground.opponents.iter().map(opponent).collect::<Vec<_>>(),
            "terms": terms(ground),
            "ask": parties(model, &ground.ask),
            "near_miss": ground.near_miss,
            "neutral": parties(model, &ground.neutral),
        })
    };
    answer.iter().map(ground).collect()
}

fn cell(cell: Option<&Cell>) -> Value {
    let Some(cell) = cell else { return Value::Null };
    let basis = match cell.basis {
        Basis::Stated(_) => "stated",
        Basis::Derived => "derived",
        Basis::Assumed => "assumed",
    };
    json!({
        "stance": levels(cell.levels),
        "levels": [cell.levels.low().value(), cell.levels.high().value()],
        "conditional": cell.waiting,
        "red_line": cell.red_line,
        "basis": basis,
    })
}

fn levels(levels: crate::model::LevelRange) -> Value {
    let (low, high) = (levels.low(), levels.high());
    if low == high { json!(low.word()) } else { json!([low.word(), high.word()]) }
}

/// `conflicts`.
pub fn conflicts(situation: &Situation<'_>, answer: &Conflicts) -> Value {
    let model = situation.model;
    let side = |cells: &[(PartyIx, Cell)]| -> Value {
        cells.iter().map(|(ix, held)| json!({"party": party(model, *ix), "position": cell(Some(held))})).collect()
    };
    let clash = |clash: &crate::analysis::Clash| {
        json!({
            "demand": model.demands[clash.demand].id.as_str(),
            "for": side(&clash.wanted),
            "against": side(&clash.refused),
            "derived": clash.is_derived(),
            "impasse": clash.is_impasse(),
        })
    };
    let incoherent = |incoherence: &crate::analysis::Incoherence| {
        json!({
            "party": party(model, incoherence.party),
            "demand": model.demands[incoherence.demand].id.as_str(),
            "for": arguments(situation, incoherence.party, &incoherence.wanted),
            "against": arguments(situation, incoherence.party, &incoherence.refused),
        })
    };
    json!({
        "conflicts": answer.clashes.iter().map(clash).collect::<Vec<_>>(),
        "incoherent": answer.incoherent.iter().map(incoherent).collect::<Vec<_>>(),
    })
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
            "position": cell(stated),
            "statement": stance,
            "steps": argument.steps.iter().map(step).collect::<Vec<_>>(),
        })
    };
    list.iter().map(argument).collect()
}

/// `why`.
pub fn why(situation: &Situation<'_>, answer: &Explanation) -> Value {
    let model = situation.model;
    let side = |side: &Side| {
        json!({
            "party": party(model, side.party),
            "position": cell(side.cell.as_ref()),
            "arguments": arguments(situation, side.party, &side.arguments),
            "opposite": arguments(situation, side.party, &side.opposite),
        })
    };
    json!({
        "demand": model.demands[answer.demand].id.as_str(),
        "conflict": answer.is_conflict(),
        "sides": answer.sides.iter().map(side).collect::<Vec<_>>(),
    })
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
    json!({
        "as_of": situation.day.map(|day| day.to_string()),
        "parties": parties(model, list),
        "issues": model.demands_by_issue().into_iter().map(issue).collect::<Vec<_>>(),
    })
}

/// One statement with everything that the file says of it.
fn statement(situation: &Situation<'_>, ix: StanceIx) -> Value {
    let model = situation.model;
    let stance = &model.stances[ix];
    let (kind, target) = match stance.target {
        Target::Demand(demand) => ("demand", model.demands[demand].id.as_str()),
        Target::Issue(issue) => ("issue", model.issues[issue].id.as_str()),
    };
    let conditions = |(link, condition): &(crate::model::Link, crate::model::Condition)| json!({"link": link.words().replace(' ', "_"), "what": model.condition_text(condition)});
    let terms: Map<String, Value> =
        stance.terms.iter().map(|term| (term.parameter.clone(), accepted(&term.accepted))).collect();
    let evidence = |piece: &crate::model::Evidence| json!({"source": model.sources[piece.source].id.as_str(), "quote": piece.quote, "at": piece.at});
    json!({
        "party": party(model, stance.party),
        kind: target,
        "stance": levels(stance.levels),
        "in_force": situation.in_force(stance.party, stance.target) == Some(ix),
        "said": stance.said.map(|date| date.to_string()),
        "until": stance.until.map(|date| date.to_string()),
        "voice": stance.voice.map(crate::model::Voice::word),
        "speaker": stance.speaker.map(|speaker| model.people[speaker].id.to_string()),
        "conditions": stance.conditions.iter().map(conditions).collect::<Vec<_>>(),
        "otherwise": stance.otherwise.map(levels),
        "accepts": terms,
        "ideal": stance.ideal.iter().cloned().map(|(key, value)| (key, json!(value))).collect::<Map<_, _>>(),
        "red_line": stance.red_line.as_ref().map(|line| json!({"judge": line.judge, "why": line.why})),
        "apart_from": parties(model, &stance.apart_from),
        "evidence": stance.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "note": stance.note,
    })
}

fn statements(situation: &Situation<'_>, list: Vec<StanceIx>) -> Value {
    list.into_iter().map(|ix| statement(situation, ix)).collect()
}

/// `show PARTY DEMAND`.
pub fn position(situation: &Situation<'_>, holder: PartyIx, demand: DemandIx) -> Value {
    let model = situation.model;
    let mut said = situation.graph.stances_on(Target::Demand(demand));
    said.retain(|ix| model.stances[*ix].party == holder);
    json!({
        "party": party(model, holder),
        "demand": model.demands[demand].id.as_str(),
        "position": cell(situation.matrix(Scope::Derived).cell(holder, demand)),
        "statements": statements(situation, said),
    })
}

/// `show ID`.
pub fn show(situation: &Situation<'_>, element: Element) -> Value {
    let model = situation.model;
    match element {
        Element::Party(ix) => {
            let Party { id, name, kind, also, members, members_complete, part_of, note, .. } = &model.parties[ix];
            let people = situation.graph.people_of(ix);
            json!({
                "party": id.as_str(), "name": name, "kind": kind.map(|kind| kind.word()), "also": also,
                "members": parties(model, members), "members_complete": members_complete,
                "part_of": part_of.map(|whole| party(model, whole)),
                "member_of": parties(model, &situation.graph.blocs_of(ix)),
                "people": people.iter().map(|person| model.people[*person].id.as_str()).collect::<Vec<_>>(),
                "note": note,
                "statements": statements(situation, situation.graph.stances_of(ix)),
            })
        }
        Element::Person(ix) => {
            let person = &model.people[ix];
            let spoken = model.stances.iter().filter(|(_, stance)| stance.speaker == Some(ix)).map(|(ix, _)| ix);
            json!({
                "person": person.id.as_str(), "name": person.name, "party": party(model, person.party),
                "office": person.office, "also": person.also, "anonymous": person.anonymous, "note": person.note,
                "statements": statements(situation, spoken.collect()),
            })
        }
        Element::Issue(ix) => {
            let issue = &model.issues[ix];
            json!({
                "issue": issue.id.as_str(), "name": issue.name, "text": issue.text, "note": issue.note,
                "demands": demands(model, &situation.graph.demands_of(ix)),
                "statements": statements(situation, situation.graph.stances_on(Target::Issue(ix))),
            })
        }
        Element::Demand(ix) => {
            let demand = &model.demands[ix];
            let relations = |list: &[crate::model::Relation]| -> Map<String, Value> {
                list.iter().map(|to| (model.demands[to.to].id.to_string(), json!(to.reason))).collect()
            };
            json!({
                "demand": demand.id.as_str(), "text": demand.text, "note": demand.note,
                "issue": model.issues[demand.issue].id.as_str(),
                "implies": relations(&demand.implies), "excludes": relations(&demand.excludes),
                "statements": statements(situation, situation.graph.stances_on(Target::Demand(ix))),
            })
        }
        Element::Source(ix) => {
            let source = &model.sources[ix];
            json!({
                "source": source.id.as_str(), "title": source.title, "publisher": source.publisher,
                "date": source.date.map(|date| date.to_string()), "kind": source.kind, "url": source.url,
                "file": source.file, "note": source.note,
                "statements": statements(situation, situation.graph.stances_citing(ix)),
            })
        }
    }
}
