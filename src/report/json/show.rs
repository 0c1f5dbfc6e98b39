//! `show`: everything known about one element, or about one party on one demand.

use serde_json::{Map, Value, json};

use super::parts::{cell, demands, filtered, parties, party, statement};
use super::{chronicle, supposed};
use crate::analysis::{Between, Inferred, Scope, Situation, claims, inferred, statements, threats};
use crate::id::{DemandIx, PartyIx};
use crate::model::{Element, Party};
use crate::report::Listing;

/// What is known about some elements with the statements about all of them; how many of these are left out stands with
/// the filter.
fn with_statements(situation: &Situation<'_>, mut known: Value, about: &[Element]) -> Value {
    let found = statements(situation, about);
    known["statements"] = found.list.into_iter().map(|ix| statement(situation, ix)).collect();
    let mut answer = filtered(situation, known);
    if let Some(filter) = answer.get_mut("filter") {
        filter["left_out"] = json!(found.left_out);
    }
    answer
}

/// `show PARTY DEMAND`.
pub fn position(situation: &Situation<'_>, holder: PartyIx, demand: DemandIx) -> Value {
    let model = situation.model;
    let known = json!({
        "party": party(model, holder),
        "demand": model.demands[demand].id.as_str(),
        "position": cell(situation.matrix(Scope::Derived).cell(holder, demand)),
    });
    with_statements(situation, known, &[Element::Party(holder), Element::Demand(demand)])
}

/// `show ID`.
pub fn show(situation: &Situation<'_>, element: Element) -> Value {
    let known = about(situation, element);
    match element {
        Element::Step(_) | Element::Paper(_) | Element::Event(_) | Element::Dispute(_) | Element::Figure(_) => known,
        _ => with_statements(situation, known, &[element]),
    }
}

fn about(situation: &Situation<'_>, element: Element) -> Value {
    let (model, graph) = (situation.model, &situation.graph);
    let through_bloc = |through: &Inferred| {
        json!({
            "demand": model.demands[through.demand].id.as_str(), "bloc": party(model, through.bloc),
            "position": cell(Some(&through.cell)),
        })
    };
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
                "member_of": parties(model, situation.graph.blocs_of(ix)),
                "people": people.iter().map(|person| model.people[*person].id.as_str()).collect::<Vec<_>>(),
                "note": note,
                "inferred": inferred(situation, ix).iter().map(through_bloc).collect::<Vec<_>>(),
                "documents": graph.papers_of(ix).iter().map(|ix| model.papers[*ix].id.as_str()).collect::<Vec<_>>(),
                "events": graph.events_of(element).iter().map(|ix| model.events[*ix].id.as_str()).collect::<Vec<_>>(),
                "threats": graph.threats_of(ix).iter().map(|ix| chronicle::threat(situation, *ix)).collect::<Vec<_>>(),
                "claims": graph.claims_of(ix).iter().map(|ix| chronicle::claim(situation, *ix)).collect::<Vec<_>>(),
            })
        }
        Element::Person(ix) => {
            let person = &model.people[ix];
            json!({
                "person": person.id.as_str(), "name": person.name, "party": party(model, person.party),
                "office": person.office, "also": person.also, "anonymous": person.anonymous, "note": person.note,
                "events": graph.events_of(element).iter().map(|ix| model.events[*ix].id.as_str()).collect::<Vec<_>>(),
            })
        }
        Element::Issue(ix) => {
            let issue = &model.issues[ix];
            json!({
                "issue": issue.id.as_str(), "name": issue.name, "text": issue.text, "note": issue.note,
                "demands": demands(model, &situation.graph.demands_of(ix)),
                "options": issue.options.iter().map(|option| (option.name.clone(), json!(demands(model, &option.demands)))).collect::<Map<_, _>>(),
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
                "mediator": demand.mediator.map(|ix| party(model, ix)),
            })
        }
        Element::Source(ix) => {
            let source = &model.sources[ix];
            json!({
                "source": source.id.as_str(), "title": source.title, "publisher": source.publisher,
                "via": source.via, "date": source.date.map(|date| date.to_string()), "kind": source.kind, "url": source.url,
                "file": source.file, "note": source.note,
            })
        }
    }
}

/// A section of the file; of threats and claims, those between some parties.
pub fn listing(situation: &Situation<'_>, what: Listing, between: &Between) -> Vec<Value> {
    match what {
        Listing::Threats => {
            threats(situation, between).into_iter().map(|ix| chronicle::threat(situation, ix)).collect()
        }
        Listing::Claims => claims(situation, between).into_iter().map(|ix| chronicle::claim(situation, ix)).collect(),
        Listing::Scenarios => supposed::scenarios(situation),
        Listing::Utilities => supposed::utilities(situation),
    }
}
