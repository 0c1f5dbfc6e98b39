//! `show` as text: everything known about one element, or about one party on one demand.

use super::why::argument_line;
use super::{chronicle, frame};
use crate::analysis::{Assumption, Scope, Situation, Statements, inferred, statements};
use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, IssueIx, PartyIx, PersonIx, SourceIx, StanceIx};
use crate::model::{Element, Polarity, Target};
use crate::report::Utterances;
use crate::report::page::{FAINT, Page, clean, paint};

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
    page.line(0, &paint(FAINT, frame::NOT_ADVICE));
}

/// All threats or all claims.
pub fn utterances(page: &mut Page, situation: &Situation<'_>, what: Utterances) {
    let model = situation.model;
    match what {
        Utterances::Threats => {
            frame::head(page, situation, "Threats, offers and deadlines");
            let counting =
                model.threats.iter().filter(|(_, threat)| situation.filter().counts_said(&threat.attribution));
            counting.for_each(|(ix, _)| chronicle::threat(page, situation, ix));
        }
        Utterances::Claims => {
            frame::head(page, situation, "Claims; none is a position of whom it is about");
            let counting = model.claims.iter().filter(|(_, claim)| situation.filter().counts_said(&claim.attribution));
            counting.for_each(|(ix, _)| chronicle::claim(page, situation, ix));
        }
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
    let spoken = said.list.iter().any(|ix| model.stances[*ix].is_said_by(situation.day));
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

fn note(page: &mut Page, note: Option<&String>) {
    if let Some(note) = note {
        page.line(2, &paint(FAINT, clean(note)));
    }
}

fn labelled(page: &mut Page, label: &str, texts: &[String]) {
    if !texts.is_empty() {
        page.line(2, &format!("{label}: {}", texts.join(", ")));
    }
}

fn party(page: &mut Page, situation: &Situation<'_>, ix: PartyIx) {
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
    for bloc in situation.graph.blocs_of(ix) {
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
    let events = graph.events_of(ix).into_iter().map(|ix| (model.events[ix].id.to_string(), &model.events[ix].text));
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

fn disputes(page: &mut Page, situation: &Situation<'_>, element: Element) {
    let disputes = &situation.model.disputes;
    let on = situation.graph.disputes_on(element);
    list(page, "Disputed", on.into_iter().map(|ix| (disputes[ix].id.to_string(), &disputes[ix].question)));
}

fn list<'t>(page: &mut Page, heading: &str, entries: impl Iterator<Item = (String, &'t String)>) {
    for (at, (id, text)) in entries.enumerate() {
        if at == 0 {
            page.heading(heading);
        }
        page.entry(2, &frame::id(&id), 32, &clean(text));
    }
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
            page.entry(2, &frame::id(&model.demands[demand].id), 32, &frame::short(cell));
        }
    }
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
}

fn issue(page: &mut Page, situation: &Situation<'_>, ix: IssueIx) {
    let model = situation.model;
    let issue = &model.issues[ix];
    frame::head(page, situation, &format!("{} ({})", clean(&issue.name), clean(issue.id.as_str())));
    if let Some(text) = &issue.text {
        page.line(2, &clean(text));
    }
    note(page, issue.note.as_ref());
    let demands = situation.graph.demands_of(ix);
    page.heading("Demands");
    for demand in demands {
        frame::demand(page, model, demand);
        let sides: Vec<String> = model
            .parties
            .indices()
            .filter_map(|party| {
                let cell = situation.matrix(Scope::Derived).cell(party, demand)?;
                Some(format!("{}: {}", frame::party(model, party), frame::short(Some(cell))))
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
    labelled(page, "date", &source.date.iter().map(ToString::to_string).collect::<Vec<_>>());
    labelled(page, "kind", &text(&source.kind));
    labelled(page, "address", &text(&source.url));
    note(page, source.note.as_ref());
    page.heading("Positions that rest on it");
    each(page, situation, &statements(situation, &[Element::Source(ix)]), Given::Neither);
}

/// What a list of statements has in common, so that each says only the rest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    Party,
    Target,
    Both,
    Neither,
}

/// Every statement of a list, and how many a filter leaves out.
fn each(page: &mut Page, situation: &Situation<'_>, statements: &Statements, given: Given) {
    for stance in &statements.list {
        statement(page, situation, *stance, given);
    }
    frame::left_out(page, 2, statements.left_out);
}

/// One statement: who, on what, what, when, on what condition, in which words.
fn statement(page: &mut Page, situation: &Situation<'_>, ix: StanceIx, given: Given) {
    let model = situation.model;
    let stance = &model.stances[ix];
    let holder = frame::party(model, stance.party);
    let target = frame::id(&model.target_id(stance.target));
    let cell = Cell { levels: stance.levels, ..Cell::stated(ix, stance, situation.filter()) };
    let mut facts = vec![match given {
        Given::Party => format!("{target}: {}", frame::short(Some(&cell))),
        Given::Target => format!("{holder}: {}", frame::short(Some(&cell))),
        Given::Both => frame::short(Some(&cell)),
        Given::Neither => format!("{holder} on {target}: {}", frame::short(Some(&cell))),
    }];
    facts.extend(stance.said.map(|said| said.to_string()));
    facts.extend(stance.voice.map(|voice| voice.word().to_owned()));
    facts.extend(stance.speaker.map(|speaker| clean(&model.people[speaker].name)));
    if situation.in_force(stance.party, stance.target) != Some(ix) {
        let early = !stance.is_said_by(situation.day);
        let over = stance.until.filter(|_| !early && !stance.lasts_to(situation.day));
        facts.push(match over {
            Some(until) => format!("ran out {until}"),
            None if early => "not yet said".to_owned(),
            None => "no longer in force".to_owned(),
        });
    }
    let assumed = |a: &&Assumption| a.party == stance.party && Target::Demand(a.demand) == stance.target;
    if let Some(assumption) = situation.assumptions.iter().find(assumed) {
        facts.push(format!("assumed here: {}", assumption.levels));
    }
    page.line(2, &facts.join(" · "));
    if !stance.conditions.is_empty() {
        page.line(6, &frame::conditions(model, &stance.conditions));
    }
    if let Some(otherwise) = stance.otherwise {
        page.line(6, &format!("otherwise: {otherwise}"));
    }
    for term in &stance.terms {
        page.line(6, &format!("accepts {}: {}", clean(&term.parameter), term.accepted));
    }
    for (parameter, value) in &stance.ideal {
        page.line(6, &format!("prefers {}: {}", clean(parameter), clean(value)));
    }
    if let Some(red_line) = situation.filter().red_line(stance) {
        page.line(6, &format!("red line, as judged by {}: {}", clean(&red_line.judge), clean(&red_line.why)));
    }
    if !stance.apart_from.is_empty() {
        page.line(6, &format!("not speaking for {}", frame::names(model, &stance.apart_from)));
    }
    for piece in situation.filter().evidence(stance) {
        page.line(6, &frame::evidence(model, piece));
    }
    if let Some(note) = &stance.note {
        page.line(6, &paint(FAINT, clean(note)));
    }
}
