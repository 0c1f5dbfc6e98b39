//! `show` as text: everything known about one element, or about one party on one demand.

use super::party::party;
use super::statement::{Given, disputes, each, labelled, list, note};
use super::why::argument_line;
use super::{chronicle, frame, supposed};
use crate::analysis::{Between, Scope, Situation, claims, statements, threats};
use crate::graph::Basis;
use crate::id::{DemandIx, IssueIx, PartyIx, PersonIx, SourceIx};
use crate::model::{Element, Polarity};
use crate::report::Listing;
use crate::report::page::{Page, clean};
use crate::words::listed;

/// Everything known about an element.
pub fn show(page: &mut Page, situation: &Situation<'_>, element: Element) {
    match element {
        Element::Party(ix) => party(page, situation, ix),
        Element::Person(ix) => person(page, situation, ix),
        Element::Issue(ix) => issue(page, situation, ix),
        Element::Demand(ix) => demand(page, situation, ix),
        Element::Source(ix) => source(page, situation, ix),
        Element::Step(ix) => chronicle::step(page, situation, ix),
        Element::Paper(ix) => chronicle::paper(page, situation, ix),
        Element::Event(ix) => chronicle::event(page, situation, ix),
        Element::Dispute(ix) => chronicle::dispute(page, situation, ix),
        Element::Figure(ix) => chronicle::figure(page, situation, ix),
    }
    page.gap();
    let about = match element {
        Element::Party(ix) => vec![ix],
        Element::Issue(_) | Element::Demand(_) => situation.parties_heard(Scope::Derived),
        _ => Vec::new(),
    };
    frame::caveats(page, situation, &about);
}

/// A section of the file; of threats and claims, those between some parties.
pub fn listing(page: &mut Page, situation: &Situation<'_>, what: Listing, between: &Between) {
    let (title, toward) = match what {
        Listing::Threats => ("Threats, offers and deadlines", "against or to"),
        Listing::Claims => ("Claims; none is a position of whom it is about", "about"),
        Listing::Scenarios => return supposed::scenarios(page, situation),
        Listing::Utilities => return supposed::utilities(page, situation),
    };
    let name = |word: &str, ix: Option<PartyIx>| ix.map(|ix| format!(", {word} {}", frame::party(situation.model, ix)));
    let who = [name("by", between.by), name(toward, between.against)].into_iter().flatten().collect::<String>();
    frame::head(page, situation, &format!("{title}{who}"));
    let number = if what == Listing::Threats {
        let found = threats(situation, between);
        found.iter().for_each(|ix| chronicle::threat(page, situation, *ix));
        found.len()
    } else {
        let found = claims(situation, between);
        found.iter().for_each(|ix| chronicle::claim(page, situation, *ix));
        found.len()
    };
    if number == 0 {
        page.line(2, "none is known");
    }
}

/// Who says so, when, in which words: every statement of a party on a demand, the one in force first.
pub fn position(page: &mut Page, situation: &Situation<'_>, party: PartyIx, demand: DemandIx) {
    let model = situation.model;
    let name = frame::party(model, party);
    frame::head(page, situation, &format!("{name} on {}", clean(model.demands[demand].id.as_str())));
    page.line(0, &clean(&model.demands[demand].text));
    let cell = situation.matrix(Scope::Derived).cell(party, demand);
    page.line(0, &frame::short(cell));
    let mut said = statements(situation, &[Element::Party(party), Element::Demand(demand)]);
    said.list.sort_by_key(|ix| std::cmp::Reverse(model.stances[*ix].said));
    let spoken = said.list.iter().map(|ix| &model.stances[*ix]);
    let spoken = spoken.into_iter().any(|stance| stance.is_said_by(situation.day) && stance.holds_by(situation.day));
    each(page, situation, &said, Given::Both);
    match cell {
        None if spoken => page.line(2, "What it said no longer holds; what holds now is not known."),
        None if said.left_out > 0 => page.line(2, "No statement that counts is known. Unknown is not neutral."),
        None => page.line(2, "No statement is known. Unknown is not neutral."),
        Some(cell) if cell.basis == Basis::Derived => {
            let wanted = cell.levels.polarity() == Some(Polarity::For);
            for argument in situation.arguments(party, demand, wanted) {
                page.line(2, &argument_line(situation, party, demand, wanted, &argument));
            }
        }
        Some(_) => {}
    }
    frame::foot(page, situation, &[party]);
}

fn person(page: &mut Page, situation: &Situation<'_>, ix: PersonIx) {
    let model = situation.model;
    let person = &model.people[ix];
    let office = person.office.as_ref().map_or(String::new(), |office| format!(", {}", clean(office)));
    frame::head(page, situation, &format!("{}{office}", clean(&person.name)));
    page.line(2, &format!("speaks for {}", frame::party(model, person.party)));
    labelled(page, "also", &person.also.iter().map(|name| clean(name)).collect::<Vec<_>>());
    if person.anonymous {
        page.line(2, "not named by the source");
    }
    note(page, person.note.as_ref());
    let spoken = statements(situation, &[Element::Person(ix)]);
    page.heading("Spoken for the party");
    if spoken.list.is_empty() {
        page.line(2, "nothing recorded");
    }
    each(page, situation, &spoken, Given::Party);
    let events = situation.graph.events_of(Element::Person(ix)).into_iter();
    list(page, "Events", events.map(|ix| (model.events[ix].id.to_string(), &model.events[ix].text)));
}

fn issue(page: &mut Page, situation: &Situation<'_>, ix: IssueIx) {
    let model = situation.model;
    let issue = &model.issues[ix];
    frame::head(page, situation, &format!("{} ({})", clean(&issue.name), clean(issue.id.as_str())));
    if let Some(text) = &issue.text {
        page.line(2, &clean(text));
    }
    note(page, issue.note.as_ref());
    if !issue.options.is_empty() {
        page.heading("Options");
        for option in &issue.options {
            let ids: Vec<String> = option.demands.iter().map(|ix| frame::id(&model.demands[*ix].id)).collect();
            let demands = if ids.is_empty() { "none of its demands".to_owned() } else { listed(&ids) };
            page.line(2, &format!("{}: {demands}", clean(&option.name)));
        }
    }
    let demands = situation.graph.demands_of(ix);
    page.heading("Demands");
    for demand in demands {
        frame::demand(page, model, demand);
        let sides: Vec<String> = model
            .parties
            .indices()
            .filter_map(|party| {
                let cell = situation.matrix(Scope::Derived).cell(party, demand)?;
                let position = frame::told(situation, party, demand, Some(cell), None);
                Some(format!("{}: {position}", frame::party(model, party)))
            })
            .collect();
        page.line(6, &if sides.is_empty() { "no position known".to_owned() } else { sides.join(", ") });
    }
    let whole = statements(situation, &[Element::Issue(ix)]);
    if !whole.list.is_empty() || whole.left_out > 0 {
        page.heading("On the issue as a whole");
        each(page, situation, &whole, Given::Target);
    }
}

fn demand(page: &mut Page, situation: &Situation<'_>, ix: DemandIx) {
    let model = situation.model;
    let demand = &model.demands[ix];
    frame::head(page, situation, &format!("{} ({})", clean(&demand.text), clean(demand.id.as_str())));
    page.line(2, &format!("issue: {}", clean(&model.issues[demand.issue].name)));
    labelled(page, "mediator", &demand.mediator.iter().map(|ix| frame::party(model, *ix)).collect::<Vec<_>>());
    note(page, demand.note.as_ref());
    for (word, relations) in [("implies", &demand.implies), ("excludes", &demand.excludes)] {
        for relation in relations {
            let other = frame::id(&model.demands[relation.to].id);
            page.line(2, &format!("{word} {other} (curator: {})", clean(&relation.reason)));
        }
    }
    page.heading("Positions");
    each(page, situation, &statements(situation, &[Element::Demand(ix)]), Given::Target);
    for party in model.parties.indices() {
        let follows = situation.matrix(Scope::Derived).cell(party, ix);
        if situation.matrix(Scope::Direct).cell(party, ix).is_none() && follows.is_some() {
            page.line(2, &format!("{}: {}", frame::party(model, party), frame::short(follows)));
        }
    }
    let unknown: Vec<PartyIx> = situation
        .parties_heard(Scope::Derived)
        .into_iter()
        .filter(|party| situation.matrix(Scope::Derived).cell(*party, ix).is_none())
        .collect();
    if !unknown.is_empty() {
        page.line(2, &format!("unknown: {}", frame::names(model, &unknown)));
    }
    let papers = situation.graph.papers_on(ix).into_iter();
    list(page, "In documents", papers.map(|ix| (model.papers[ix].id.to_string(), &model.papers[ix].title)));
    disputes(page, situation, Element::Demand(ix));
}

fn source(page: &mut Page, situation: &Situation<'_>, ix: SourceIx) {
    let model = situation.model;
    let source = &model.sources[ix];
    let title = source.title.as_ref().map_or(clean(source.id.as_str()), |title| clean(title));
    frame::head(page, situation, &title);
    let text = |text: &Option<String>| text.iter().map(|text| clean(text)).collect::<Vec<_>>();
    labelled(page, "id", &[frame::id(&source.id)]);
    labelled(page, "publisher", &text(&source.publisher));
    labelled(page, "drawing on", &source.via.iter().map(|name| clean(name)).collect::<Vec<_>>());
    labelled(page, "date", &source.date.iter().map(ToString::to_string).collect::<Vec<_>>());
    labelled(page, "kind", &text(&source.kind));
    labelled(page, "address", &text(&source.url));
    note(page, source.note.as_ref());
    page.heading("Positions that rest on it");
    each(page, situation, &statements(situation, &[Element::Source(ix)]), Given::Neither);
}
