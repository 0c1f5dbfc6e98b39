//! The model: every element by its index, and the position that is in force.

use std::collections::BTreeSet;

use crate::collation;
use crate::date::Date;
use crate::id::{
    Arena, ClaimIx, DemandIx, DisputeIx, EventIx, FigureIx, IssueIx, Ix, PaperIx, PartyIx, PersonIx, ScenarioIx,
    SourceIx, StanceIx, StepIx, ThreatIx,
};
use crate::kind::{Kind, each_kind};
use crate::model::checks::{Checks, Prose};
use crate::model::element::Element;
use crate::model::elements::{Demand, Issue, Party, Person, Relation, Source};
use crate::model::event::Event;
use crate::model::expectation::Expectation;
use crate::model::scenario::{Scenario, Utility};
use crate::model::stance::{Condition, Evidence, Stance, Target};
use crate::model::step::{Paper, Step};
use crate::model::terms::Parameter;
use crate::model::utterance::{Claim, Dispute, Figure, Threat};

/// Everything that the files say, resolved.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// The heading of pictures and answers.
    pub title: Option<String>,
    /// The date at which positions are read unless the user says another.
    pub as_of: Option<Date>,
    /// The two parties that the talks are between, by id; none if the author does not say.
    pub between: Option<[PartyIx; 2]>,
    /// Free text.
    pub note: Option<String>,
    /// Sources, by id.
    pub sources: Arena<SourceIx, Source>,
    /// Parties, by id.
    pub parties: Arena<PartyIx, Party>,
    /// People, by id.
    pub people: Arena<PersonIx, Person>,
    /// Issues, by id.
    pub issues: Arena<IssueIx, Issue>,
    /// Demands, by id.
    pub demands: Arena<DemandIx, Demand>,
    /// Stances, by party, target and date.
    pub stances: Arena<StanceIx, Stance>,
    /// Steps, by id.
    pub steps: Arena<StepIx, Step>,
    /// Documents, by id.
    pub papers: Arena<PaperIx, Paper>,
    /// Events, by id.
    pub events: Arena<EventIx, Event>,
    /// Threats, offers and deadlines, by date.
    pub threats: Arena<ThreatIx, Threat>,
    /// Claims, by date.
    pub claims: Arena<ClaimIx, Claim>,
    /// Disputes, by id.
    pub disputes: Arena<DisputeIx, Dispute>,
    /// Figures, by id.
    pub figures: Arena<FigureIx, Figure>,
    /// Scenarios, by id.
    pub scenarios: Arena<ScenarioIx, Scenario>,
    /// Utilities, by party, at most one of each party.
    pub utilities: Vec<Utility>,
    /// What the author expects of the answers.
    pub expectations: Vec<Expectation>,
    /// How strictly it wants to be checked.
    pub checks: Checks,
    /// Everything that its authors wrote in their own words, if it was read for rules and not for questions only.
    pub prose: Vec<Prose>,
    /// For each source the one that stands for its article.
    pub(in crate::model) articles: Vec<SourceIx>,
    /// Publishers of one source only.
    pub(in crate::model) lone_publishers: BTreeSet<String>,
}

macro_rules! elements {
    ($($kind:ident $list:ident $word:literal $article:literal $section:literal $id:ident $ix:ident;)*) => {
        impl Model {
            /// Everything of a kind, by id.
            pub fn of_kind(&self, kind: Kind) -> Vec<Element> {
                match kind { $(Kind::$kind => self.$list.indices().map(Element::$kind).collect(),)* }
            }

            /// The id of an element.
            pub fn id_of(&self, element: Element) -> &str {
                match element { $(Element::$kind(ix) => self.$list[ix].id.as_str(),)* }
            }
        }
    };
}
each_kind!(elements);

impl Model {
    /// Everything that has an id, kind by kind, by id.
    pub fn elements(&self) -> impl Iterator<Item = Element> {
        Kind::ALL.iter().flat_map(|kind| self.of_kind(*kind))
    }

    /// Every piece of evidence, of whatever kind of entry, in the order of the sections.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        // Clauses that are positions cite what their document does.
        let written = self.stances.iter().filter(|(_, stance)| stance.clause().is_none());
        let stances = written.flat_map(|(_, stance)| &stance.evidence);
        let steps = self
            .steps
            .iter()
            .flat_map(|(_, step)| step.evidence.iter().chain(step.after.iter().flat_map(|order| &order.evidence)));
        let papers = self.papers.iter().flat_map(|(_, paper)| {
            let deliveries = paper.deliveries.iter().flat_map(|delivery| &delivery.evidence);
            let history = paper.history.iter().flat_map(|turn| &turn.evidence);
            let own = paper.clauses.iter().filter(|clause| clause.taken_from.is_none());
            let clauses = own.flat_map(|clause| &clause.evidence);
            paper.evidence.iter().chain(clauses).chain(deliveries).chain(history)
        });
        let events = self.events.iter().flat_map(|(_, event)| {
            let attendance = event.attendance.iter().flat_map(|attendance| &attendance.evidence);
            let outcomes = event.outcomes.iter().flat_map(|outcome| &outcome.evidence);
            event.evidence.iter().chain(attendance).chain(outcomes)
        });
        let threats = self.threats.iter().map(|(_, threat)| &threat.attribution);
        let claims = self.claims.iter().map(|(_, claim)| &claim.attribution);
        let answers = self.disputes.iter().flat_map(|(_, d)| d.answers.iter().map(|answer| &answer.attribution));
        let figures = self.figures.iter().map(|(_, figure)| &figure.attribution);
        let said = threats.chain(claims).chain(answers).chain(figures).flat_map(|said| &said.evidence);
        let given = self.utilities.iter().flat_map(|utility| &utility.evidence);
        stances.chain(steps).chain(papers).chain(events).chain(said).chain(given)
    }

    /// What people call an element: its name, its title or its sentence.
    pub fn title_of(&self, element: Element) -> &str {
        match element {
            Element::Party(ix) => &self.parties[ix].name,
            Element::Person(ix) => &self.people[ix].name,
            Element::Issue(ix) => &self.issues[ix].name,
            Element::Demand(ix) => &self.demands[ix].text,
            Element::Source(ix) => self.sources[ix].title.as_deref().unwrap_or(self.sources[ix].id.as_str()),
            Element::Step(ix) => &self.steps[ix].text,
            Element::Paper(ix) => &self.papers[ix].title,
            Element::Event(ix) => &self.events[ix].text,
            Element::Dispute(ix) => &self.disputes[ix].question,
            Element::Figure(ix) => &self.figures[ix].what,
        }
    }

    /// Whether something was known by the end of a day: one of the sources that speak of it was out. What nobody is cited
    /// for, or a source without a date speaks of, was always known; without a day everything is.
    pub fn is_out(&self, evidence: &[Evidence], day: Option<Date>) -> bool {
        let Some(day) = day else { return true };
        let is_out = |date: Option<Date>| date.is_none_or(|date| date.begins_by(day));
        evidence.is_empty() || evidence.iter().any(|piece| is_out(self.sources[piece.source].date))
    }

    /// The day from which the age of a statement counts: on which it was said or began to hold, or else that of its latest source.
    pub fn since(&self, stance: &Stance) -> Option<Date> {
        let sources = stance.evidence.iter().filter_map(|piece| self.sources[piece.source].date);
        stance.said.max(stance.from()).or_else(|| sources.max())
    }

    /// A demand with everything that it includes by `implies`, directly or through others. O(relations × log demands).
    pub fn included_in(&self, demand: DemandIx) -> BTreeSet<DemandIx> {
        let mut included = BTreeSet::from([demand]);
        let mut queue = vec![demand];
        while let Some(one) = queue.pop() {
            let parts = self.demands[one].implies.iter().map(|relation| relation.to);
            queue.extend(parts.filter(|part| included.insert(*part)));
        }
        included
    }

    /// Whether a demand includes two that exclude one another: the two, with the relation that says so. The first by
    /// their ids. O(relations × log demands).
    pub fn clash_in(&self, demand: DemandIx) -> Option<(DemandIx, &Relation)> {
        let included = self.included_in(demand);
        let exclusions = included.iter().flat_map(|one| self.demands[*one].excludes.iter().map(|other| (*one, other)));
        let inside = exclusions.filter(|(_, other)| included.contains(&other.to));
        inside.min_by_key(|(one, other)| (*one, other.to))
    }

    /// The parameters of what a stance is on: of a demand its own, then those of its issue that it does not declare itself.
    pub fn parameters(&self, on: Target) -> impl Iterator<Item = &Parameter> {
        let (own, issue): (&[Parameter], IssueIx) = match on {
            Target::Demand(demand) => (&self.demands[demand].parameters, self.demands[demand].issue),
            Target::Issue(issue) => (&[], issue),
        };
        let shared = self.issues[issue].parameters.iter();
        own.iter().chain(shared.filter(|shared| !own.iter().any(|own| own.name == shared.name)))
    }

    /// What declares a parameter that is used on a demand or an issue: the demand, or its issue.
    pub fn declarer(&self, on: Target, parameter: &str) -> Target {
        match on {
            Target::Demand(demand) if !self.demands[demand].parameters.iter().any(|own| own.name == parameter) => {
                Target::Issue(self.demands[demand].issue)
            }
            _ => on,
        }
    }

    /// Sorts parties by their names, those of one name by their ids. Any other order could be read as a judgement.
    /// O(n log n).
    pub fn sort_by_name(&self, parties: &mut [PartyIx]) {
        let name = |ix: &PartyIx| (&self.parties[*ix].name, &self.parties[*ix].id);
        parties.sort_by(|a, b| {
            let ((name_a, id_a), (name_b, id_b)) = (name(a), name(b));
            collation::compare(name_a, name_b).then_with(|| id_a.cmp(id_b))
        });
    }

    /// Demands with their issue: issues by their names, those of one name by their ids, and demands by their ids. O(n log n).
    pub fn demands_by_issue(&self) -> Vec<(IssueIx, Vec<DemandIx>)> {
        let mut by_issue: Vec<(IssueIx, Vec<DemandIx>)> = self.issues.indices().map(|ix| (ix, Vec::new())).collect();
        for (ix, demand) in self.demands.iter() {
            by_issue[demand.issue.position()].1.push(ix);
        }
        let name = |ix: IssueIx| self.issues[ix].name.as_str();
        by_issue.sort_by(|(a, _), (b, _)| collation::compare(name(*a), name(*b)).then_with(|| a.cmp(b)));
        by_issue
    }

    /// The numbers of the demands, `D1` and on, that the pictures print: issues by name, demands by id
    /// within them. At the position of each demand. O(demands).
    pub fn demand_numbers(&self) -> Vec<String> {
        let mut numbers = vec![String::new(); self.demands.len()];
        for (at, demand) in self.demands_by_issue().into_iter().flat_map(|(_, demands)| demands).enumerate() {
            numbers[demand.position()] = format!("D{}", at + 1);
        }
        numbers
    }

    /// A condition as a sentence would say it: ids of demands, the author's words otherwise.
    pub fn condition_text(&self, condition: &Condition) -> String {
        self.condition_with(condition, &|element| self.id_of(element).to_owned())
    }

    /// The same with another way to call what it names.
    pub fn condition_with(&self, condition: &Condition, call: &dyn Fn(Element) -> String) -> String {
        let list = |parts: &[Condition], and: &str| {
            let texts: Vec<String> = parts.iter().map(|part| self.condition_with(part, call)).collect();
            format!("({})", texts.join(and))
        };
        match condition {
            Condition::Demand(demand) => call(Element::Demand(*demand)),
            Condition::Step(step) => call(Element::Step(*step)),
            Condition::Event(event) => call(Element::Event(*event)),
            Condition::Text(text) => text.clone(),
            Condition::AnyOf(parts) => list(parts, " or "),
            Condition::AllOf(parts) => list(parts, " and "),
        }
    }

    /// The id of what a stance is on.
    pub fn target_id(&self, target: Target) -> &str {
        match target {
            Target::Demand(demand) => self.demands[demand].id.as_str(),
            Target::Issue(issue) => self.issues[issue].id.as_str(),
        }
    }
}
