//! What `show` says of a party.

use super::statement::{Given, disputes, each, labelled, list, note};
use super::{chronicle, frame};
use crate::analysis::{Scope, Situation, inferred, statements};
use crate::id::{DemandIx, PartyIx};
use crate::model::Element;
use crate::report::page::{Page, clean};

/// A party: who it is, who speaks for it, its positions, and what stands around them.
pub fn party(page: &mut Page, situation: &Situation<'_>, ix: PartyIx) {
    let model = situation.model;
    let party = &model.parties[ix];
    let kind = party.kind.map_or("party", crate::model::PartyKind::word);
    frame::head(page, situation, &format!("{} ({}, {kind})", clean(&party.name), clean(party.id.as_str())));
    labelled(page, "also", &party.also.iter().map(|name| clean(name)).collect::<Vec<_>>());
    let names = |list: &[PartyIx]| list.iter().map(|ix| frame::party(model, *ix)).collect::<Vec<_>>();
    labelled(page, "part of", &names(party.part_of.as_slice()));
    labelled(page, "parts", &names(&situation.graph.parts_of(ix)));
    if party.kind == Some(crate::model::PartyKind::Bloc) {
        let open = if party.members_complete { "" } else { " and others that are not known" };
        page.line(2, &format!("members: {}{open}", frame::names(model, &party.members)));
    }
    for bloc in situation.graph.blocs_of(ix).iter().copied() {
        page.line(2, &format!("member of {}; a bloc's position is not its member's", frame::party(model, bloc)));
    }
    note(page, party.note.as_ref());
    let people = situation.graph.people_of(ix);
    if !people.is_empty() {
        page.heading("People");
        for person in people {
            let person = &model.people[person];
            let office = person.office.as_ref().map_or(String::new(), |office| clean(office));
            page.entry(
                2,
                &frame::id(&person.id),
                24,
                format!("{}, {office}", clean(&person.name)).trim_end_matches(", "),
            );
        }
    }
    page.heading("Positions");
    let said = statements(situation, &[Element::Party(ix)]);
    if said.list.is_empty() {
        page.line(2, "none known");
    }
    each(page, situation, &said, Given::Party);
    derived(page, situation, ix);
    through_blocs(page, situation, ix);
    around(page, situation, ix);
}

/// What its blocs have said where it has not: inferred, and marked so.
fn through_blocs(page: &mut Page, situation: &Situation<'_>, ix: PartyIx) {
    let model = situation.model;
    for (at, through) in inferred(situation, ix).into_iter().enumerate() {
        if at == 0 {
            page.heading("Inferred from its blocs; counted nowhere");
        }
        let position = format!("{} ({})", frame::short(Some(&through.cell)), frame::party(model, through.bloc));
        page.entry(2, &frame::id(&model.demands[through.demand].id), 32, &position);
    }
}

/// What is known around a party's positions: documents, events, announcements, claims, disputes.
fn around(page: &mut Page, situation: &Situation<'_>, ix: PartyIx) {
    let (model, graph) = (situation.model, &situation.graph);
    let papers = graph.papers_of(ix).into_iter().map(|ix| (model.papers[ix].id.to_string(), &model.papers[ix].title));
    list(page, "Documents", papers);
    let events = graph
        .events_of(Element::Party(ix))
        .into_iter()
        .map(|ix| (model.events[ix].id.to_string(), &model.events[ix].text));
    list(page, "Events", events);
    let threats = graph.threats_of(ix);
    if !threats.is_empty() {
        page.heading("Threats, offers and deadlines, by it or to it");
        threats.into_iter().for_each(|ix| chronicle::threat(page, situation, ix));
    }
    let claims = graph.claims_of(ix);
    if !claims.is_empty() {
        page.heading("Claims by it and about it; a claim is never a position of whom it is about");
        claims.into_iter().for_each(|ix| chronicle::claim(page, situation, ix));
    }
    disputes(page, situation, Element::Party(ix));
}

fn derived(page: &mut Page, situation: &Situation<'_>, ix: PartyIx) {
    let model = situation.model;
    let follows: Vec<DemandIx> = model
        .demands
        .indices()
        .filter(|demand| situation.matrix(Scope::Direct).cell(ix, *demand).is_none())
        .filter(|demand| situation.matrix(Scope::Derived).cell(ix, *demand).is_some())
        .collect();
    if !follows.is_empty() {
        page.heading("What follows through relations between demands");
        for demand in follows {
            let cell = situation.matrix(Scope::Derived).cell(ix, demand);
            page.entry(2, &frame::id(&model.demands[demand].id), 32, &frame::told(situation, ix, demand, cell, None));
        }
    }
}
