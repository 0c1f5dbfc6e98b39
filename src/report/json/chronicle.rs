//! Steps, documents, events, threats, claims, disputes and figures.

use serde_json::{Value, json};

use super::parts::{evidence, levels, parties, party, terms};
use super::roadmap::order;
use crate::analysis::{Situation, waiting};
use crate::id::{ClaimIx, DisputeIx, EventIx, FigureIx, PaperIx, StepIx, ThreatIx};
use crate::model::{Attendance, Attribution, Clause, Condition, Delivery, Outcome, Turn};

/// Who says it, when, on whose word; added behind the fields of its own.
fn attributed(situation: &Situation<'_>, mut value: Value, attribution: &Attribution, note: Option<&String>) -> Value {
    let model = situation.model;
    let said = json!({
        "by": attribution.by.map(|ix| party(model, ix)),
        "speaker": attribution.speaker.map(|ix| model.people[ix].id.to_string()),
        "said": attribution.said.map(|date| date.to_string()),
        "voice": attribution.voice.map(crate::model::Voice::word),
        "channel": attribution.channel.map(crate::model::Channel::word),
        "evidence": evidence(situation, &attribution.evidence),
        "note": note,
    });
    if let (Value::Object(value), Value::Object(said)) = (&mut value, said) {
        value.extend(said);
    }
    value
}

/// A step.
pub fn step(situation: &Situation<'_>, ix: StepIx) -> Value {
    let model = situation.model;
    let step = &model.steps[ix];
    let after = |precedence: &crate::model::Precedence| {
        json!({
            "step": model.steps[precedence.before].id.as_str(),
            "insists": precedence.insists.map(|ix| party(model, ix)),
            "evidence": evidence(situation, &precedence.evidence),
        })
    };
    json!({
        "step": step.id.as_str(), "text": step.text,
        "after": step.after.iter().map(after).collect::<Vec<_>>(),
        "waiting": waiting(situation, ix).iter().map(|one| order(situation, one)).collect::<Vec<_>>(),
        "fulfils": step.fulfils.map(|ix| model.demands[ix].id.as_str()),
        "evidence": evidence(situation, &step.evidence), "note": step.note,
    })
}

/// A document.
pub fn paper(situation: &Situation<'_>, ix: PaperIx) -> Value {
    let model = situation.model;
    let paper = &model.papers[ix];
    let clause = |clause: &Clause| {
        json!({
            "clause": clause.name, "demand": model.demands[clause.demand].id.as_str(),
            "stance": levels(clause.levels), "sets": terms(&clause.sets),
            "text": clause.text, "at": clause.at, "note": clause.note,
        })
    };
    let delivery = |delivery: &Delivery| {
        json!({
            "from": delivery.from.map(|ix| party(model, ix)), "to": party(model, delivery.to),
            "status": delivery.status.word(), "date": delivery.date.map(|date| date.to_string()),
            "voice": delivery.voice.map(crate::model::Voice::word),
            "evidence": evidence(situation, &delivery.evidence), "note": delivery.note,
        })
    };
    let turn = |turn: &Turn| {
        json!({
            "status": turn.fate.word(), "date": turn.date.map(|date| date.to_string()),
            "evidence": evidence(situation, &turn.evidence), "note": turn.note,
        })
    };
    json!({
        "document": paper.id.as_str(), "title": paper.title, "author": parties(model, &paper.authors),
        "role": paper.role.map(|role| role.word()), "date": paper.date.map(|date| date.to_string()),
        "channel": paper.channel.map(crate::model::Channel::word),
        "clauses": paper.clauses.iter().map(clause).collect::<Vec<_>>(),
        "delivery": paper.deliveries.iter().map(delivery).collect::<Vec<_>>(),
        "history": paper.history.iter().map(turn).collect::<Vec<_>>(),
        "evidence": evidence(situation, &paper.evidence), "note": paper.note,
    })
}

/// An event.
pub fn event(situation: &Situation<'_>, ix: EventIx) -> Value {
    let model = situation.model;
    let event = &model.events[ix];
    let attendance = |attendance: &Attendance| {
        json!({
            "party": party(model, attendance.party), "status": attendance.presence.word(),
            "role": attendance.role.map(|role| role.word()),
            "head": attendance.head.map(|ix| model.people[ix].id.to_string()),
            "people": attendance.people.iter().map(|ix| model.people[*ix].id.as_str()).collect::<Vec<_>>(),
            "said": attendance.said.map(|date| date.to_string()),
            "evidence": evidence(situation, &attendance.evidence), "note": attendance.note,
        })
    };
    let outcome = |outcome: &Outcome| {
        json!({
            "demand": outcome.demand.map(|ix| model.demands[ix].id.as_str()), "text": outcome.text,
            "status": outcome.fate.word(), "date": outcome.date.map(|date| date.to_string()),
            "accepts": terms(&outcome.terms),
            "evidence": evidence(situation, &outcome.evidence), "note": outcome.note,
        })
    };
    json!({
        "event": event.id.as_str(), "kind": event.kind.map(|kind| kind.word()), "text": event.text,
        "date": event.date.map(|date| date.to_string()), "place": event.place,
        "attendance": event.attendance.iter().map(attendance).collect::<Vec<_>>(),
        "outcomes": event.outcomes.iter().map(outcome).collect::<Vec<_>>(),
        "evidence": evidence(situation, &event.evidence), "note": event.note,
    })
}

/// A threat, an offer or a deadline.
pub fn threat(situation: &Situation<'_>, ix: ThreatIx) -> Value {
    let model = situation.model;
    let threat = &model.threats[ix];
    let text = |what: &Option<Condition>| what.as_ref().map(|what| model.condition_text(what));
    let own = json!({
        "kind": threat.kind.word(),
        "against": parties(model, &threat.against), "to": parties(model, &threat.to),
        "if": text(&threat.condition), "then": text(&threat.consequence),
        "due": threat.due.map(|date| date.to_string()),
    });
    attributed(situation, own, &threat.attribution, threat.note.as_ref())
}

/// A claim about others.
pub fn claim(situation: &Situation<'_>, ix: ClaimIx) -> Value {
    let model = situation.model;
    let claim = &model.claims[ix];
    let own = json!({
        "kind": claim.kind.map(|kind| kind.word()), "about": parties(model, &claim.about), "text": claim.text,
    });
    attributed(situation, own, &claim.attribution, claim.note.as_ref())
}

/// A dispute.
pub fn dispute(situation: &Situation<'_>, ix: DisputeIx) -> Value {
    let model = situation.model;
    let dispute = &model.disputes[ix];
    let answers = dispute.answers.iter().filter(|answer| situation.filter().counts_said(&answer.attribution));
    let answer = |answer: &crate::model::Answer| {
        attributed(situation, json!({"says": answer.says}), &answer.attribution, answer.note.as_ref())
    };
    let inside = dispute.inside_one_source().map(|source| model.sources[source].id.to_string());
    json!({
        "dispute": dispute.id.as_str(), "question": dispute.question,
        "answers": answers.map(answer).collect::<Vec<_>>(),
        "settled": dispute.settled.as_ref().map(|(by, how)| json!({"by": by.word(), "how": how})),
        "inside_source": inside,
        "concerns": dispute.concerns.iter().map(|element| model.id_of(*element)).collect::<Vec<_>>(),
        "note": dispute.note,
    })
}

/// A figure.
pub fn figure(situation: &Situation<'_>, ix: FigureIx) -> Value {
    let model = situation.model;
    let figure = &model.figures[ix];
    let own = json!({
        "figure": figure.id.as_str(), "what": figure.what, "min": figure.min, "max": figure.max,
        "qualifier": figure.qualifier, "unit": figure.unit,
    });
    attributed(situation, own, &figure.attribution, figure.note.as_ref())
}
