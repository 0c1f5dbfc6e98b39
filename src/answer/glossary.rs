//! What the ids of an answer stand for, so that nobody has to read the file to understand it.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::date::Date;
use crate::model::{Element, Model};

/// The elements that an answer names, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Glossary<'m> {
    /// Parties with their names.
    pub parties: BTreeMap<&'m str, &'m str>,
    /// Demands with their sentences and issues.
    pub demands: BTreeMap<&'m str, DemandEntry<'m>>,
    /// Issues with their names.
    pub issues: BTreeMap<&'m str, &'m str>,
    /// Steps with their sentences.
    pub steps: BTreeMap<&'m str, &'m str>,
    /// Sources.
    pub sources: BTreeMap<&'m str, SourceEntry<'m>>,
    /// People with their names.
    pub people: BTreeMap<&'m str, &'m str>,
    /// Documents with their titles.
    pub documents: BTreeMap<&'m str, &'m str>,
    /// Events, in a sentence each.
    pub events: BTreeMap<&'m str, &'m str>,
    /// What sources differ on.
    pub disputes: BTreeMap<&'m str, &'m str>,
    /// What figures are of.
    pub figures: BTreeMap<&'m str, &'m str>,
}

/// A demand.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DemandEntry<'m> {
    /// The outcome, as a sentence.
    pub text: &'m str,
    /// What it is about.
    pub issue: &'m str,
}

/// A source.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SourceEntry<'m> {
    /// What it is called in few words.
    pub short: Option<&'m str>,
    /// Its title.
    pub title: Option<&'m str>,
    /// When it came out.
    pub date: Option<Date>,
}

impl<'m> Glossary<'m> {
    /// The entries of some elements, and of the issues of demands among them. O(elements × log elements).
    pub fn of(model: &'m Model, used: &BTreeSet<Element>) -> Glossary<'m> {
        let mut glossary = Glossary::default();
        for element in used {
            glossary.add(model, *element);
        }
        glossary
    }

    fn add(&mut self, model: &'m Model, element: Element) {
        let id = model.id_of(element);
        match element {
            Element::Party(ix) => {
                self.parties.insert(id, &model.parties[ix].name);
            }
            Element::Person(ix) => {
                self.people.insert(id, &model.people[ix].name);
            }
            Element::Issue(ix) => {
                self.issues.insert(id, &model.issues[ix].name);
            }
            Element::Demand(ix) => {
                let demand = &model.demands[ix];
                let issue = model.issues[demand.issue].id.as_str();
                self.demands.insert(id, DemandEntry { text: &demand.text, issue });
                self.add(model, Element::Issue(demand.issue));
            }
            Element::Source(ix) => {
                let source = &model.sources[ix];
                let (short, title) = (source.short.as_deref(), source.title.as_deref());
                self.sources.insert(id, SourceEntry { short, title, date: source.date });
            }
            Element::Step(ix) => {
                self.steps.insert(id, &model.steps[ix].text);
            }
            Element::Paper(ix) => {
                self.documents.insert(id, &model.papers[ix].title);
            }
            Element::Event(ix) => {
                self.events.insert(id, &model.events[ix].text);
            }
            Element::Dispute(ix) => {
                self.disputes.insert(id, &model.disputes[ix].question);
            }
            Element::Figure(ix) => {
                self.figures.insert(id, &model.figures[ix].what);
            }
        }
    }

    /// What two answers on two models name together; of an id in both, the later one counts.
    pub fn with(mut self, later: Glossary<'m>) -> Glossary<'m> {
        self.parties.extend(later.parties);
        self.demands.extend(later.demands);
        self.issues.extend(later.issues);
        self.steps.extend(later.steps);
        self.sources.extend(later.sources);
        self.people.extend(later.people);
        self.documents.extend(later.documents);
        self.events.extend(later.events);
        self.disputes.extend(later.disputes);
        self.figures.extend(later.figures);
        self
    }
}
