//! What answers are made of: ids, positions, statements, figures.

use serde_json::{Map, Value, json};

use crate::analysis::{Bounded, Misfits, Pawlak, Relation, Restatement, Scope, Situation, restatements};
use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, PartyIx, SourceIx, StanceIx};
use crate::model::{Accepted, Assumption, Condition, Evidence, Link, Model, Target, Term, Waiver};

pub fn party(model: &Model, ix: PartyIx) -> &str {
    model.parties[ix].id.as_str()
}

pub fn parties(model: &Model, list: &[PartyIx]) -> Vec<String> {
    list.iter().map(|ix| party(model, *ix).to_owned()).collect()
}

pub fn demands(model: &Model, list: &[DemandIx]) -> Vec<String> {
    list.iter().map(|ix| model.demands[*ix].id.to_string()).collect()
}

pub fn bounded(figure: &Bounded) -> Value {
    json!({"known": figure.known, "low": figure.low, "high": figure.high})
}

pub fn pawlak(figure: &Pawlak) -> Value {
    let Bounded { known, low, high } = figure.distance;
    json!({"value": known, "low": low, "high": high, "relation": figure.relation().map(Relation::word)})
}

pub fn number(value: f64) -> Value {
    // A whole number is printed as one.
    if value.fract() == 0.0 && value.abs() < 9e15 { json!(value as i64) } else { json!(value) }
}

pub fn one(value: &crate::model::Value) -> Value {
    match value {
        crate::model::Value::Number(value) => number(*value),
        crate::model::Value::Word(word) => json!(word),
    }
}

pub fn accepted(accepted: &Accepted) -> Value {
    match accepted {
        Accepted::Values(values) => values.iter().map(one).collect(),
        Accepted::Range { min, max } => {
            let ends = [("min", min), ("max", max)];
            let ends = ends.into_iter().filter_map(|(key, end)| Some((key.to_owned(), number((*end)?))));
            Value::Object(ends.collect())
        }
    }
}

pub fn cell(cell: Option<&Cell>) -> Value {
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
        "interim": cell.other.is_some(),
        "then": cell.other.map(levels),
        "red_line": cell.red_line,
        "then_red_line": cell.other_red_line,
        "basis": basis,
    })
}

pub fn levels(levels: crate::model::LevelRange) -> Value {
    let (low, high) = (levels.low(), levels.high());
    if low == high { json!(low.word()) } else { json!([low.word(), high.word()]) }
}

/// The source that something rests on alone, the first by id if it needs each of several; `null` for none.
pub fn single_source(model: &Model, needed: &[SourceIx]) -> Value {
    needed.first().map_or(Value::Null, |ix| json!(model.sources[*ix].id.as_str()))
}

/// An object with what is supposed and what is left out as its last fields; the object alone if nothing is.
pub fn filtered(situation: &Situation<'_>, mut answer: Value) -> Value {
    let filter = situation.filter();
    if let (Value::Object(answer), false) = (&mut answer, filter.is_empty()) {
        let sources = filter.without.iter().map(|ix| situation.model.sources[*ix].id.as_str());
        let what = json!({
            "voices": filter.voices.iter().map(|voice| voice.word()).collect::<Vec<_>>(),
            "without": sources.collect::<Vec<_>>(),
            "no_red_lines": filter.no_red_lines,
            "intervals": filter.end.map(|end| end.word()),
        });
        answer.insert("filter".to_owned(), what);
    }
    if let (Value::Object(answer), Some(supposed)) = (&mut answer, supposed(situation)) {
        answer.insert("supposed".to_owned(), supposed);
    }
    if let Value::Object(answer) = &mut answer {
        answer.insert("caveats".to_owned(), caveats(situation));
    }
    answer
}

/// Whose voice may stand behind two parties, and whose own positions do not fit together, among all that are heard.
fn caveats(situation: &Situation<'_>) -> Value {
    let (model, unfit) = (situation.model, Misfits::new(situation));
    let heard = situation.parties_heard(Scope::Derived);
    let on = |ix: &PartyIx| (*ix, unfit.on(*ix));
    let misfit =
        |(ix, on): (PartyIx, Vec<DemandIx>)| json!({"party": party(model, ix), "demands": demands(model, &on)});
    let misfits = heard.iter().map(on).filter(|(_, on)| !on.is_empty());
    let said_again = |one: Restatement<'_>| {
        json!({
            "party": party(model, one.party), "on": model.target_id(one.target),
            "said": model.stances[one.now].said.map(|day| day.to_string()),
            "earlier": model.stances[one.earlier].said.map(|day| day.to_string()),
            "terms": terms(&one.terms), "conditions": conditions(model, one.conditions), "red_line": one.red_line,
        })
    };
    json!({
        "blocs": blocs(situation, &heard),
        "unfit": misfits.map(misfit).collect::<Vec<_>>(),
        "said_again_without": restatements(situation).into_iter().map(said_again).collect::<Vec<_>>(),
    })
}

/// The blocs among some parties that have members among them.
pub fn blocs(situation: &Situation<'_>, among: &[PartyIx]) -> Value {
    let bloc = |(bloc, members): (PartyIx, Vec<PartyIx>)| json!({"bloc": party(situation.model, bloc), "members": parties(situation.model, &members)});
    situation.blocs(among).into_iter().map(bloc).collect()
}

/// What is supposed; nothing if nothing is.
fn supposed(situation: &Situation<'_>) -> Option<Value> {
    let model = situation.model;
    if situation.scenarios.is_empty() && situation.assumptions.is_empty() && situation.waivers.is_empty() {
        return None;
    }
    Some(json!({
        "scenarios": situation.scenarios.iter().map(|ix| model.scenarios[*ix].id.as_str()).collect::<Vec<_>>(),
        "assume": situation.assumptions.iter().map(|one| assumption(model, one)).collect::<Vec<_>>(),
        "waive": situation.waivers.iter().map(|one| waiver(model, *one)).collect::<Vec<_>>(),
    }))
}

pub fn assumption(model: &Model, one: &Assumption) -> Value {
    json!({
        "party": party(model, one.party), "demand": model.demands[one.demand].id.as_str(), "stance": one.levels.map_or(json!("unknown"), levels),
    })
}

pub fn waiver(model: &Model, one: Waiver) -> Value {
    json!({"before": one.before.id(model), "after": one.after.id(model)})
}

/// One statement with everything that the file says of it.
pub fn statement(situation: &Situation<'_>, ix: StanceIx) -> Value {
    let model = situation.model;
    let stance = &model.stances[ix];
    let (kind, target) = match stance.target {
        Target::Demand(demand) => ("demand", model.demands[demand].id.as_str()),
        Target::Issue(issue) => ("issue", model.issues[issue].id.as_str()),
    };
    json!({
        "party": party(model, stance.party),
        kind: target,
        "stance": levels(situation.filter().levels(stance.levels)),
        "in_force": situation.is_in_force(ix),
        "said": stance.said.map(|date| date.to_string()),
        "from": stance.from.map(|date| date.to_string()),
        "until": stance.until.map(|date| date.to_string()),
        "voice": stance.voice.map(crate::model::Voice::word),
        "channel": stance.channel.map(crate::model::Channel::word),
        "salience": stance.salience,
        "speaker": stance.speaker.map(|speaker| model.people[speaker].id.to_string()),
        "conditions": conditions(model, &stance.conditions),
        "otherwise": stance.otherwise.map(|otherwise| levels(situation.filter().levels(otherwise))),
        "accepts": terms(&stance.terms),
        "ideal": stance.ideal.iter().cloned().map(|(key, value)| (key, json!(value))).collect::<Map<_, _>>(),
        "red_line": situation.filter().red_line(stance).map(|line| json!({"judge": line.judge, "why": line.why})),
        "apart_from": parties(model, &stance.apart_from),
        "evidence": evidence(situation, &stance.evidence),
        "note": stance.note,
    })
}

/// What something depends on.
fn conditions<'c>(model: &Model, list: impl IntoIterator<Item = &'c (Link, Condition)>) -> Value {
    let one = |(link, condition): &(Link, Condition)| json!({"link": link.words().replace(' ', "_"), "what": model.condition_text(condition)});
    list.into_iter().map(one).collect()
}

/// Pieces of evidence that count.
pub fn evidence(situation: &Situation<'_>, pieces: &[Evidence]) -> Value {
    let model = situation.model;
    let piece = |piece: &Evidence| json!({"source": model.sources[piece.source].id.as_str(), "quote": piece.quote, "at": piece.at});
    situation.filter().pieces(pieces).map(piece).collect()
}

/// Accepted values by parameter.
pub fn terms(terms: &[Term]) -> Value {
    let each = terms.iter().map(|term| (term.parameter.clone(), accepted(&term.accepted)));
    Value::Object(each.collect::<Map<_, _>>())
}
