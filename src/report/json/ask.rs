//! `ask` and `brokers` as JSON.

use serde_json::{Value, json};

use super::parts::{cell, filtered, party};
use crate::analysis::{Acceptability, Ask, Broker, Counts, Gap, Situation};
use crate::graph::Cell;
use crate::id::{EventIx, IssueIx, PartyIx, SourceIx};
use crate::model::{MeetingRole, Voice};

/// `brokers`.
pub fn brokers(situation: &Situation<'_>, found: &[Broker]) -> Value {
    let model = situation.model;
    let broker = |broker: &Broker| {
        let with = |((counts, other), overlap): ((&Counts, &PartyIx), f64)| {
            json!({
                "party": party(model, *other), "agree": counts.agree, "terms": counts.terms,
                "conditional": counts.conditional, "conflict": counts.conflict, "neutral": counts.neutral,
                "unknown": counts.unknown, "overlap": overlap,
            })
        };
        let accepts = |one: &Acceptability| {
            let position = |(ix, held): (&PartyIx, &Option<Cell>)| json!({"party": party(model, *ix), "position": cell(held.as_ref())});
            json!({
                "demand": model.demands[one.demand].id.as_str(),
                "positions": broker.two.iter().zip(&one.cells).map(position).collect::<Vec<_>>(),
                "refused_by": one.refused().map(|at| party(model, broker.two[at])).collect::<Vec<_>>(),
            })
        };
        let role = |(event, role): &(EventIx, MeetingRole)| json!({"event": model.events[*event].id.as_str(), "role": role.word()});
        json!({
            "party": party(model, broker.party), "conflicts": broker.conflicts(),
            "with": broker.counts.iter().zip(&broker.two).zip(broker.overlap()).map(with).collect::<Vec<_>>(),
            "roles": broker.roles.iter().map(role).collect::<Vec<_>>(),
            "acceptability": broker.acceptability.iter().map(accepts).collect::<Vec<_>>(),
        })
    };
    found.iter().map(broker).collect()
}

/// `ask`.
pub fn ask(situation: &Situation<'_>, answer: &Ask) -> Value {
    let model = situation.model;
    let gap = |gap: &Gap| {
        json!({
            "party": party(model, gap.party), "demand": model.demands[gap.demand].id.as_str(), "pairs": gap.pairs,
        })
    };
    let of = model.demands.len();
    let by_party = |(ix, known): &(PartyIx, usize)| json!({"party": party(model, *ix), "known": known, "of": of});
    let by_issue = |(issue, known, of): &(IssueIx, usize, usize)| json!({"issue": model.issues[*issue].id.as_str(), "known": known, "of": of});
    let stated = answer.stated;
    let by_source = |(source, known, alone): &(Option<SourceIx>, usize, usize)| {
        let id = source.map(|ix| model.sources[ix].id.as_str());
        json!({"source": id, "known": known, "alone": alone, "of": stated})
    };
    let by_voice = |(voice, known): &(Option<Voice>, usize)| json!({"voice": voice.map(Voice::word), "known": known, "of": stated});
    let answer = json!({
        "ask": answer.gaps.iter().map(gap).collect::<Vec<_>>(),
        "by_party": answer.by_party.iter().map(by_party).collect::<Vec<_>>(),
        "by_issue": answer.by_issue.iter().map(by_issue).collect::<Vec<_>>(),
        "by_source": answer.by_source.iter().map(by_source).collect::<Vec<_>>(),
        "by_voice": answer.by_voice.iter().map(by_voice).collect::<Vec<_>>(),
    });
    filtered(situation, answer)
}
