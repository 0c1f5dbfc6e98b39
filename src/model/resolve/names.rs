//! All ids of a document, kind by kind.

use super::kind::{
    Kind, UNKNOWN_DEMAND, UNKNOWN_ID, UNKNOWN_ISSUE, UNKNOWN_PARTY, UNKNOWN_PERSON, UNKNOWN_SOURCE, UNKNOWN_STEP,
};
use crate::diagnostic::Diagnostic;
use crate::document::read::Text;
use crate::document::{Document, Section};
use crate::id::{DemandIx, DisputeIx, EventIx, FigureIx, IssueIx, Ix, PaperIx, PartyIx, PersonIx, SourceIx, StepIx};
use crate::model::reference::Element;
use crate::model::stance::Condition;
use crate::words::near;

/// All ids of a document.
pub struct Names {
    parties: Kind<PartyIx>,
    people: Kind<PersonIx>,
    issues: Kind<IssueIx>,
    demands: Kind<DemandIx>,
    sources: Kind<SourceIx>,
    steps: Kind<StepIx>,
    papers: Kind<PaperIx>,
    events: Kind<EventIx>,
    disputes: Kind<DisputeIx>,
    figures: Kind<FigureIx>,
}

impl Names {
    /// Registers every id and reports bad and repeated ones.
    pub fn collect(document: &Document, problems: &mut Vec<Diagnostic>) -> Names {
        let d = document;
        let parties = Kind::collect(
            "party",
            "parties",
            &UNKNOWN_PARTY,
            &d.parties,
            |_| true,
            |party| with_name(&party.name, &party.also.items),
            problems,
        );
        let issues = Kind::collect(
            "issue",
            "issues",
            &UNKNOWN_ISSUE,
            &d.issues,
            |_| true,
            |issue| with_name(&issue.name, &[]),
            problems,
        );
        let people = Kind::collect(
            "person",
            "people",
            &UNKNOWN_PERSON,
            &d.people,
            |person| parties.has(&person.party),
            |person| with_name(&person.name, &person.also.items),
            problems,
        );
        let demands = Kind::collect(
            "demand",
            "demands",
            &UNKNOWN_DEMAND,
            &d.demands,
            |demand| issues.has(&demand.issue),
            |_| Vec::new(),
            problems,
        );
        let sources = Kind::plain("source", "sources", &UNKNOWN_SOURCE, &d.sources, problems);
        let steps = Kind::plain("step", "steps", &UNKNOWN_STEP, &d.steps, problems);
        let papers = Kind::plain("document", "documents", &UNKNOWN_ID, &d.papers, problems);
        let events = Kind::plain("event", "events", &UNKNOWN_ID, &d.events, problems);
        let disputes = Kind::plain("dispute", "disputes", &UNKNOWN_ID, &d.disputes, problems);
        let figures = Kind::plain("figure", "figures", &UNKNOWN_ID, &d.figures, problems);
        Names { parties, people, issues, demands, sources, steps, papers, events, disputes, figures }
    }

    /// Every element with this id; none for one that cannot be used.
    fn elements(&self, id: &str) -> Vec<Option<Element>> {
        fn of<I: Ix>(kind: &Kind<I>, id: &str, wrap: fn(I) -> Element) -> Option<Option<Element>> {
            kind.ids.get(id).map(|ix| ix.map(wrap))
        }
        let found = [
            of(&self.parties, id, Element::Party),
            of(&self.people, id, Element::Person),
            of(&self.issues, id, Element::Issue),
            of(&self.demands, id, Element::Demand),
            of(&self.sources, id, Element::Source),
            of(&self.steps, id, Element::Step),
            of(&self.papers, id, Element::Paper),
            of(&self.events, id, Element::Event),
            of(&self.disputes, id, Element::Dispute),
            of(&self.figures, id, Element::Figure),
        ];
        found.into_iter().flatten().collect()
    }

    fn kind_of(&self, id: &str) -> Option<&'static str> {
        self.elements(id).into_iter().flatten().next().map(Element::article_and_kind)
    }

    /// Every element with this id, or nothing after a report.
    pub fn any(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Vec<Element> {
        let found = self.elements(&text.value);
        if found.is_empty() {
            problems.push(
                Diagnostic::new(&UNKNOWN_ID, text.span, format!("nothing has the id `{}`", text.value))
                    .label("not defined under any key")
                    .help("name a party, person, issue, demand, source, step, document, event, dispute or figure"),
            );
        }
        found.into_iter().flatten().collect()
    }

    /// A step, or nothing after a report.
    pub fn step(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<StepIx> {
        self.steps.look_up(text, |id| self.kind_of(id), problems)
    }

    /// A party, or nothing after a report.
    pub fn party(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<PartyIx> {
        self.parties.look_up(text, |id| self.kind_of(id), problems)
    }

    /// A person, or nothing after a report.
    pub fn person(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<PersonIx> {
        self.people.look_up(text, |id| self.kind_of(id), problems)
    }

    /// An issue, or nothing after a report.
    pub fn issue(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<IssueIx> {
        self.issues.look_up(text, |id| self.kind_of(id), problems)
    }

    /// A demand, or nothing after a report.
    pub fn demand(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<DemandIx> {
        self.demands.look_up(text, |id| self.kind_of(id), problems)
    }

    /// A source, or nothing after a report.
    pub fn source(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<SourceIx> {
        self.sources.look_up(text, |id| self.kind_of(id), problems)
    }

    /// The condition that an id stands for: a demand, a step or an event. The inner value is none for an entry that
    /// cannot be used, the outer for an id that is neither.
    pub fn condition(&self, id: &str) -> Option<Option<Condition>> {
        let demand = self.demands.ids.get(id).map(|ix| ix.map(Condition::Demand));
        let step = || self.steps.ids.get(id).map(|ix| ix.map(Condition::Step));
        let event = || self.events.ids.get(id).map(|ix| ix.map(Condition::Event));
        demand.or_else(step).or_else(event)
    }

    /// The demand, step or event that a mistyped id probably means.
    pub fn near_condition(&self, id: &str) -> Option<&str> {
        let ids = self.demands.ids.keys().chain(self.steps.ids.keys()).chain(self.events.ids.keys());
        near(id, ids.map(String::as_str))
    }

    /// The readable entries of a section in the order of their indices: the first definition of each id.
    pub fn first_definitions<T>(section: &Section<T>) -> impl Iterator<Item = (&Text, &T)> {
        let mut seen = std::collections::BTreeSet::new();
        section
            .entries
            .iter()
            .filter(move |(id, _)| seen.insert(id.value.as_str()))
            .filter_map(|(id, entry)| Some((id, entry.as_ref()?)))
    }
}

fn with_name<'e>(name: &'e Option<Text>, also: &'e [Text]) -> Vec<&'e Text> {
    name.iter().chain(also).collect()
}
