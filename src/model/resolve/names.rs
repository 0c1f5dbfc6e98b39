//! All ids of a document, kind by kind.

use super::kind::{
    Kind, UNKNOWN_DEMAND, UNKNOWN_ID, UNKNOWN_ISSUE, UNKNOWN_PARTY, UNKNOWN_PERSON, UNKNOWN_SOURCE, UNKNOWN_STEP,
};
use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::document::read::Text;
use crate::document::{Document, Section};
use crate::id::{DemandIx, DisputeIx, EventIx, FigureIx, IssueIx, Ix, PaperIx, PartyIx, PersonIx, SourceIx, StepIx};
use crate::model::reference::Element;
use crate::model::scenario::Act;
use crate::model::stance::Condition;
use crate::words::{near, typo};

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
    /// The parties of each person, as written.
    party_of: BTreeMap<String, Vec<String>>,
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
            |person| person.party.entries.iter().any(|(party, _)| parties.has(party)),
            |person| with_name(&person.name, &person.also.items),
            problems,
        );
        let demands = Kind::collect(
            "demand",
            "demands",
            &UNKNOWN_DEMAND,
            &d.demands,
            |demand| issues.has(&demand.issue),
            |demand| vec![&demand.text],
            problems,
        );
        let sources = Kind::collect(
            "source",
            "sources",
            &UNKNOWN_SOURCE,
            &d.sources,
            |_| true,
            |source| source.title.iter().collect(),
            problems,
        );
        let steps = Kind::plain("step", "steps", &UNKNOWN_STEP, &d.steps, problems);
        let papers = Kind::plain("document", "documents", &UNKNOWN_ID, &d.papers, problems);
        let events = Kind::plain("event", "events", &UNKNOWN_ID, &d.events, problems);
        let disputes = Kind::plain("dispute", "disputes", &UNKNOWN_ID, &d.disputes, problems);
        let figures = Kind::plain("figure", "figures", &UNKNOWN_ID, &d.figures, problems);
        let people_of = d.people.entries.iter();
        let party_of = people_of.filter_map(|(id, person)| {
            let parties = person.as_ref()?.party.entries.iter().map(|(party, _)| party.value.to_string());
            Some((id.value.to_string(), parties.collect()))
        });
        let party_of = party_of.collect();
        Names { parties, people, issues, demands, sources, steps, papers, events, disputes, figures, party_of }
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

    /// The id of every kind that a text is the id or a name of, with what that is called.
    fn called(&self, name: &str) -> impl Iterator<Item = (&'static str, &'static str, &str)> {
        let found = [
            ("party", "a party", self.parties.id_of(name)),
            ("person", "a person", self.people.id_of(name)),
            ("issue", "an issue", self.issues.id_of(name)),
            ("demand", "a demand", self.demands.id_of(name)),
            ("source", "a source", self.sources.id_of(name)),
            ("step", "a step", self.steps.id_of(name)),
            ("document", "a document", self.papers.id_of(name)),
            ("event", "an event", self.events.id_of(name)),
            ("dispute", "a dispute", self.disputes.id_of(name)),
            ("figure", "a figure", self.figures.id_of(name)),
        ];
        found.into_iter().filter_map(|(kind, words, id)| Some((kind, words, id?)))
    }

    /// What is called so and is of none of these kinds: what it is, and its id.
    pub fn other(&self, name: &str, kinds: &[&str]) -> Option<(&'static str, &str)> {
        self.called(name).find(|(kind, _, _)| !kinds.contains(kind)).map(|(_, words, id)| (words, id))
    }

    /// What to write where something of another kind is named. `key` is the one of the party that says something.
    fn of_another_kind(&self, name: &str, wanted: &str, key: Option<&str>) -> Option<String> {
        let (kind, id) = self.other(name, &[wanted])?;
        let parties = self.party_of.get(id).filter(|_| kind == "a person" && wanted == "party");
        Some(match (parties.map(Vec::as_slice), key) {
            (Some([party]), Some(key)) => format!("`{id}` is a person; write `{key}: {party}` and `speaker: {id}`"),
            (Some([party]), None) => format!("`{id}` is a person; write `{party}`, the party spoken for"),
            (Some(several), _) => {
                let parties = several.iter().map(|party| format!("`{party}`")).collect::<Vec<_>>().join(" or ");
                let speaker = key.map_or(String::new(), |_| format!(", and `speaker: {id}`"));
                format!("`{id}` is a person; write the party spoken for at the time, {parties}{speaker}")
            }
            (None, _) => format!("`{name}` is {kind}; write the id of a {wanted} here").replace("a issue", "an issue"),
        })
    }

    /// Every element with this id, or nothing after a report.
    pub fn any(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Vec<Element> {
        let found = self.elements(&text.value);
        if found.is_empty() && !self.is_unread() {
            let named = self.called(&text.value).next().map(|(_, _, id)| id);
            let help = match (named, near(&text.value, self.all_ids())) {
                (Some(id), _) => format!("`{}` is another name; write the id `{id}`", text.value),
                (None, Some(meant)) => format!("did you mean `{meant}`?"),
                (None, None) => {
                    "name a party, person, issue, demand, source, step, document, event, dispute or figure".to_owned()
                }
            };
            problems.push(
                Diagnostic::new(&UNKNOWN_ID, text.span, format!("nothing has the id `{}`", text.value))
                    .label("not defined under any key")
                    .help(help)
                    .fix(text.fixed(named.or_else(|| typo(&text.value, self.all_ids())))),
            );
        }
        found.into_iter().flatten().collect()
    }

    fn all_ids(&self) -> impl Iterator<Item = &str> {
        let talked_about = self.parties.ids.keys().chain(self.people.ids.keys()).chain(self.issues.ids.keys());
        let wanted = self.demands.ids.keys().chain(self.sources.ids.keys()).chain(self.steps.ids.keys());
        let told = self.papers.ids.keys().chain(self.events.ids.keys());
        let said = self.disputes.ids.keys().chain(self.figures.ids.keys());
        let all: std::collections::BTreeSet<&str> =
            talked_about.chain(wanted).chain(told).chain(said).map(String::as_str).collect();
        all.into_iter()
    }

    /// Whether some section could not be read.
    fn is_unread(&self) -> bool {
        let talked_about = self.parties.is_unread() || self.people.is_unread() || self.issues.is_unread();
        let said = self.sources.is_unread() || self.papers.is_unread();
        let others = self.disputes.is_unread() || self.figures.is_unread();
        talked_about || said || others || self.conditions_unread()
    }

    /// Whether a section could not be read that defines what a condition may name.
    pub fn conditions_unread(&self) -> bool {
        self.demands.is_unread() || self.steps.is_unread() || self.events.is_unread()
    }

    /// A step, or nothing after a report.
    pub fn step(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<StepIx> {
        self.steps.look_up(text, |name| self.of_another_kind(name, "step", None), problems)
    }

    /// A document, or nothing after a report.
    pub fn paper(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<PaperIx> {
        self.papers.look_up(text, |name| self.of_another_kind(name, "document", None), problems)
    }

    /// A step or a demand, or nothing after a report.
    pub fn act(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<Act> {
        match self.demands.ids.get(text.value.as_str()) {
            Some(demand) if !self.steps.ids.contains_key(text.value.as_str()) => demand.map(Act::Demand),
            _ => self.step(text, problems).map(Act::Step),
        }
    }

    /// A party, or nothing after a report.
    pub fn party(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<PartyIx> {
        self.parties.look_up(text, |name| self.of_another_kind(name, "party", None), problems)
    }

    /// A person, or nothing after a report.
    pub fn person(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<PersonIx> {
        self.people.look_up(text, |name| self.of_another_kind(name, "person", None), problems)
    }

    /// An issue, or nothing after a report.
    pub fn issue(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<IssueIx> {
        self.issues.look_up(text, |name| self.of_another_kind(name, "issue", None), problems)
    }

    /// A demand, or nothing after a report.
    pub fn demand(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<DemandIx> {
        self.demands.look_up(text, |name| self.of_another_kind(name, "demand", None), problems)
    }

    /// A source, or nothing after a report.
    pub fn source(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<SourceIx> {
        self.sources.look_up(text, |name| self.of_another_kind(name, "source", None), problems)
    }

    /// The party that says something, under some key, or nothing after a report.
    pub fn party_saying(&self, text: &Text, key: &str, problems: &mut Vec<Diagnostic>) -> Option<PartyIx> {
        self.parties.look_up(text, |name| self.of_another_kind(name, "party", Some(key)), problems)
    }

    /// Whether a source has this id.
    pub fn has_source(&self, id: &Text) -> bool {
        self.sources.ids.contains_key(id.value.as_str())
    }

    /// The condition that an id stands for: a demand, a step or an event. The inner value is none for an entry that
    /// cannot be used, the outer for an id that is neither.
    pub fn condition(&self, id: &str) -> Option<Option<Condition>> {
        let demand = self.demands.ids.get(id).map(|ix| ix.map(Condition::Demand));
        let step = || self.steps.ids.get(id).map(|ix| ix.map(Condition::Step));
        let event = || self.events.ids.get(id).map(|ix| ix.map(Condition::Event));
        demand.or_else(step).or_else(event)
    }

    fn condition_ids(&self) -> impl Iterator<Item = &str> {
        let ids = self.demands.ids.keys().chain(self.steps.ids.keys()).chain(self.events.ids.keys());
        ids.map(String::as_str)
    }

    /// The demand, step or event that has this other name.
    pub fn named_condition(&self, name: &str) -> Option<&str> {
        self.demands.id_of(name).or_else(|| self.steps.id_of(name)).or_else(|| self.events.id_of(name))
    }

    /// The demand, step or event that a mistyped id probably means.
    pub fn near_condition(&self, id: &str) -> Option<&str> {
        near(id, self.condition_ids())
    }

    /// The demand, step or event that a mistyped id certainly means.
    pub fn mistyped_condition(&self, id: &str) -> Option<&str> {
        typo(id, self.condition_ids())
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
