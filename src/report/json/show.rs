//! `show`: everything known about one element, or about one party on one demand.

use serde_json::{Map, Value, json};

use super::chronicle;
use super::parts::{cell, demands, parties, party, statement};
use crate::analysis::{Scope, Situation};
use crate::id::{DemandIx, PartyIx, StanceIx};
use crate::model::{Element, Party, Target};
use crate::report::Utterances;

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
    let (model, graph) = (situation.model, &situation.graph);
    match element {
        Element::Step(ix) => chronicle::step(situation, ix),
        Element::Paper(ix) => chronicle::paper(situation, ix),
        Element::Event(ix) => chronicle::event(situation, ix),
        Element::Dispute(ix) => chronicle::dispute(situation, ix),
        Element::Figure(ix) => chronicle::figure(situation, ix),
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
                "documents": graph.papers_of(ix).iter().map(|ix| model.papers[*ix].id.as_str()).collect::<Vec<_>>(),
                "events": graph.events_of(ix).iter().map(|ix| model.events[*ix].id.as_str()).collect::<Vec<_>>(),
                "threats": graph.threats_of(ix).iter().map(|ix| chronicle::threat(model, *ix)).collect::<Vec<_>>(),
                "claims": graph.claims_of(ix).iter().map(|ix| chronicle::claim(model, *ix)).collect::<Vec<_>>(),
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

/// All threats or all claims.
pub fn utterances(situation: &Situation<'_>, what: Utterances) -> Vec<Value> {
    let model = situation.model;
    match what {
        Utterances::Threats => model.threats.indices().map(|ix| chronicle::threat(model, ix)).collect(),
        Utterances::Claims => model.claims.indices().map(|ix| chronicle::claim(model, ix)).collect(),
    }
}
