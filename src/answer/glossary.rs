//! What the ids of an answer stand for, so that nobody has to read the file to understand it.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::date::Date;
use crate::id::ScenarioIx;
use crate::model::{Element, Model};

/// The elements that an answer names, by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
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
    /// What scenarios suppose, in a sentence each; none for one without.
    pub scenarios: BTreeMap<&'m str, Option<&'m str>>,
}

/// A demand.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct DemandEntry<'m> {
    /// The outcome, as a sentence.
    pub text: &'m str,
    /// What it is about.
    pub issue: &'m str,
}

/// A source.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SourceEntry<'m> {
    /// What it is called in few words.
    pub short: Option<&'m str>,
    /// Its title.
    pub title: Option<&'m str>,
    /// When it came out.
    pub date: Option<Date>,
}

impl<'m> Glossary<'m> {
    /// The entries of some elements, and of the issues of demands among them, and of some scenarios.
    /// O(elements × log elements).
    pub fn of(model: &'m Model, used: &BTreeSet<Element>, supposed: &BTreeSet<ScenarioIx>) -> Glossary<'m> {
        let mut glossary = Glossary::default();
        for element in used {
            glossary.add(model, *element);
        }
        for ix in supposed {
            let scenario = &model.scenarios[*ix];
            glossary.scenarios.insert(scenario.id.as_str(), scenario.text.as_deref());
        }
        glossary
    }

    fn add(&mut self, model: &'m Model, element: Element) {
        let id = model.id_of(element);
        let titles = match element {
            Element::Demand(ix) => {
                let demand = &model.demands[ix];
                let issue = model.issues[demand.issue].id.as_str();
                self.demands.insert(id, DemandEntry { text: &demand.text, issue });
                self.add(model, Element::Issue(demand.issue));
                return;
            }
            Element::Source(ix) => {
                let source = &model.sources[ix];
                let (short, title) = (source.short.as_deref(), source.title.as_deref());
                self.sources.insert(id, SourceEntry { short, title, date: source.date });
                return;
            }
            Element::Party(_) => &mut self.parties,
            Element::Person(_) => &mut self.people,
            Element::Issue(_) => &mut self.issues,
            Element::Step(_) => &mut self.steps,
            Element::Paper(_) => &mut self.documents,
            Element::Event(_) => &mut self.events,
            Element::Dispute(_) => &mut self.disputes,
            Element::Figure(_) => &mut self.figures,
        };
        titles.insert(id, model.title_of(element));
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
        self.scenarios.extend(later.scenarios);
        self
    }
}
