//! From indices to what answers name, with a note of everything that was named.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::glossary::Glossary;
use super::names::{
    Act, Demand, Dispute, Event, Figure, Issue, Named, Paper, Party, Person, Scenario, Source, Step, Target,
};
use crate::id::{
    DemandIx, DisputeIx, EventIx, FigureIx, IssueIx, PaperIx, PartyIx, PersonIx, ScenarioIx, SourceIx, StepIx,
};
use crate::model::{self, Element, Model};
use crate::situation::Situation;
use crate::source::{Sources, Span};
use crate::words::called;

/// Looks up the words of an answer once, and notes what it names for the glossary.
#[derive(Debug)]
pub struct Register<'a, 'm> {
    /// What is asked.
    pub situation: &'a Situation<'m>,
    sources: &'a Sources,
    named: RefCell<BTreeSet<Element>>,
    /// Scenarios are no elements: nothing in a file can refer to one.
    scenarios: RefCell<BTreeSet<ScenarioIx>>,
}

impl<'a, 'm> Register<'a, 'm> {
    /// A register of nothing yet. The sources are the texts of the model, which have the lines of its statements.
    pub fn new(situation: &'a Situation<'m>, sources: &'a Sources) -> Self {
        Register { situation, sources, named: RefCell::default(), scenarios: RefCell::default() }
    }

    /// The model.
    pub fn model(&self) -> &'m Model {
        self.situation.model
    }

    /// What was named so far.
    pub fn glossary(&self) -> Glossary<'m> {
        Glossary::of(self.model(), &self.named.borrow(), &self.scenarios.borrow())
    }

    /// The demands that were named so far.
    pub fn named_demands(&self) -> BTreeSet<DemandIx> {
        let demand = |element: &Element| if let Element::Demand(ix) = element { Some(*ix) } else { None };
        self.named.borrow().iter().filter_map(demand).collect()
    }

    /// The name of a file and the line at which something begins in it.
    pub fn place(&self, span: Span) -> (&'a str, usize) {
        let file = self.sources.file(span.file);
        (file.name(), file.place(span.start).line)
    }

    /// The texts of the model.
    pub fn sources(&self) -> &'a Sources {
        self.sources
    }

    fn note(&self, element: Element) -> &'m str {
        self.named.borrow_mut().insert(element);
        self.model().id_of(element)
    }

    /// A party.
    pub fn party(&self, ix: PartyIx) -> Party<'m> {
        Party { id: self.note(Element::Party(ix)), name: &self.model().parties[ix].name }
    }

    /// Parties, in the order of the list.
    pub fn parties<'l>(&self, list: impl IntoIterator<Item = &'l PartyIx>) -> Vec<Party<'m>> {
        list.into_iter().map(|ix| self.party(*ix)).collect()
    }

    /// A person.
    pub fn person(&self, ix: PersonIx) -> Person<'m> {
        Person { id: self.note(Element::Person(ix)), name: &self.model().people[ix].name }
    }

    /// An issue.
    pub fn issue(&self, ix: IssueIx) -> Issue<'m> {
        Issue { id: self.note(Element::Issue(ix)), name: &self.model().issues[ix].name }
    }

    /// A demand.
    pub fn demand(&self, ix: DemandIx) -> Demand<'m> {
        Demand { id: self.note(Element::Demand(ix)), text: &self.model().demands[ix].text }
    }

    /// Demands, in the order of the list.
    pub fn demands<'l>(&self, list: impl IntoIterator<Item = &'l DemandIx>) -> Vec<Demand<'m>> {
        list.into_iter().map(|ix| self.demand(*ix)).collect()
    }

    /// A step.
    pub fn step(&self, ix: StepIx) -> Step<'m> {
        Step { id: self.note(Element::Step(ix)), text: &self.model().steps[ix].text }
    }

    /// A source.
    pub fn source(&self, ix: SourceIx) -> Source<'m> {
        let id = self.note(Element::Source(ix));
        let (model, own) = (self.model(), &self.model().sources[ix]);
        let (name, url) = (model.source_name(ix), own.url.as_deref());
        let (title, archived) = (own.title.as_deref().unwrap_or(id), own.archived.as_deref());
        Source { id, title, name, date: own.date, url, archived, retrieved: own.retrieved }
    }

    /// A document.
    pub fn paper(&self, ix: PaperIx) -> Paper<'m> {
        Paper { id: self.note(Element::Paper(ix)), title: &self.model().papers[ix].title }
    }

    /// An event.
    pub fn event(&self, ix: EventIx) -> Event<'m> {
        Event { id: self.note(Element::Event(ix)), text: &self.model().events[ix].text }
    }

    /// A dispute.
    pub fn dispute(&self, ix: DisputeIx) -> Dispute<'m> {
        Dispute { id: self.note(Element::Dispute(ix)), question: &self.model().disputes[ix].question }
    }

    /// A figure.
    pub fn figure(&self, ix: FigureIx) -> Figure<'m> {
        Figure { id: self.note(Element::Figure(ix)), what: &self.model().figures[ix].what }
    }

    /// A scenario.
    pub fn scenario(&self, ix: ScenarioIx) -> Scenario<'m> {
        self.scenarios.borrow_mut().insert(ix);
        let scenario = &self.model().scenarios[ix];
        Scenario { id: scenario.id.as_str(), text: scenario.text.as_deref() }
    }

    /// The id of any element.
    pub fn id(&self, element: Element) -> &'m str {
        self.note(element)
    }

    /// A condition as a sentence would say it.
    pub fn condition(&self, condition: &model::Condition) -> String {
        self.named_by(condition);
        self.model().condition_text(condition)
    }

    /// A condition as somebody reads it who does not know the ids: what it names by its sentence, with the id.
    pub fn condition_in_full(&self, condition: &model::Condition) -> String {
        self.model().condition_with(condition, &|element| called(self.model().title_of(element), self.note(element)))
    }

    /// Notes what a condition names.
    pub fn named_by(&self, condition: &model::Condition) {
        self.named_in(condition);
    }

    /// What a condition names: demands, steps and events.
    pub fn named_in(&self, condition: &model::Condition) -> Vec<Named<'m>> {
        let of = |element| vec![Named { id: self.note(element), text: self.model().title_of(element) }];
        match condition {
            model::Condition::Demand(ix) => of(Element::Demand(*ix)),
            model::Condition::Step(ix) => of(Element::Step(*ix)),
            model::Condition::Event(ix) => of(Element::Event(*ix)),
            model::Condition::Text(_) => Vec::new(),
            model::Condition::AnyOf(parts) | model::Condition::AllOf(parts) => {
                parts.iter().flat_map(|part| self.named_in(part)).collect()
            }
        }
    }

    /// What a statement is on.
    pub fn target(&self, target: model::Target) -> Target<'m> {
        match target {
            model::Target::Demand(ix) => Target { demand: Some(self.demand(ix)), issue: None },
            model::Target::Issue(ix) => Target { demand: None, issue: Some(self.issue(ix)) },
        }
    }

    /// A step, or a demand without steps.
    pub fn act(&self, act: model::Act) -> Act<'m> {
        match act {
            model::Act::Step(ix) => Act::Step(self.step(ix)),
            model::Act::Demand(ix) => Act::Demand(self.demand(ix)),
        }
    }
}
