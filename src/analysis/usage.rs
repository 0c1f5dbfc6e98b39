//! What of a model is referred to by something else in it.

use std::collections::BTreeSet;

use crate::id::{DemandIx, IssueIx, PartyIx, PersonIx, SourceIx};
use crate::model::{Attribution, Condition, Element, Model, Target};
use crate::position::as_written;

/// Everything that something refers to.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Usage {
    /// Parties that say, do, want or receive something, or belong to or contain others.
    pub parties: BTreeSet<PartyIx>,
    /// People who speak or take part.
    pub people: BTreeSet<PersonIx>,
    /// Sources that are cited.
    pub sources: BTreeSet<SourceIx>,
    /// Issues with a demand or a stance.
    pub issues: BTreeSet<IssueIx>,
    /// Demands that a stance, a clause, an outcome, a step or a condition is about.
    pub demands: BTreeSet<DemandIx>,
}

/// What is referred to. A definition does not refer to itself, and expectations only ask. O(size of the model).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: open}]}");
/// # let model = demarche::load(&sources).model;
/// let used = demarche::analysis::usage(&model).parties;
/// assert!(used.contains(&model.find_party("a")?) && !used.contains(&model.find_party("b")?));
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
pub fn usage(model: &Model) -> Usage {
    let mut used = Usage::default();
    for (ix, party) in model.parties.iter() {
        used.parties.extend(party.members.iter().map(|member| member.party).chain(party.part_of));
        if !party.members.is_empty() || party.part_of.is_some() {
            used.parties.insert(ix);
        }
    }
    used.parties.extend(model.people.iter().flat_map(|(_, person)| &person.parties).map(|own| own.party));
    used.parties.extend(&model.checks.sides);
    used.parties.extend(model.between.iter().flatten());
    used.sources.extend(model.evidence().map(|piece| piece.source));
    used.issues.extend(model.demands.iter().map(|(_, demand)| demand.issue));
    used.parties.extend(model.demands.iter().filter_map(|(_, demand)| demand.mediator));
    for (ix, stance) in model.stances.iter() {
        used.parties.insert(stance.party);
        used.parties.extend(stance.apart_from());
        used.people.extend(stance.speaker());
        match stance.target {
            Target::Demand(demand) => used.demands.insert(demand),
            Target::Issue(issue) => used.issues.insert(issue),
        };
        as_written(model, ix).conditions.iter().for_each(|(_, condition)| used.condition(condition));
    }
    for (_, scenario) in model.scenarios.iter() {
        used.parties.extend(scenario.assume.iter().map(|one| one.party));
    }
    used.parties.extend(model.utilities.iter().map(|utility| utility.party));
    used.chronicle(model);
    used.utterances(model);
    used
}

impl Usage {
    fn chronicle(&mut self, model: &Model) {
        for (_, step) in model.steps.iter() {
            self.parties.extend(step.after.iter().filter_map(|precedence| precedence.insists));
            self.demands.extend(step.fulfils);
        }
        for (_, paper) in model.papers.iter() {
            self.parties.extend(&paper.authors);
            self.parties.extend(paper.deliveries.iter().flat_map(|way| way.from.into_iter().chain([way.to])));
            self.demands.extend(paper.clauses.iter().map(|clause| clause.demand));
            let hinges = paper.clauses.iter().flat_map(|clause| &clause.hangs.on);
            hinges.for_each(|(_, condition)| self.condition(condition));
        }
        for (_, event) in model.events.iter() {
            self.demands.extend(event.outcomes.iter().filter_map(|outcome| outcome.demand));
            for attendance in &event.attendance {
                self.parties.insert(attendance.party);
                self.people.extend(attendance.head.iter().chain(&attendance.people));
            }
        }
    }

    fn utterances(&mut self, model: &Model) {
        for (_, threat) in model.threats.iter() {
            self.said(&threat.attribution);
            self.parties.extend(threat.against.iter().chain(&threat.to));
            threat.condition.iter().chain(&threat.consequence).for_each(|condition| self.condition(condition));
        }
        for (_, claim) in model.claims.iter() {
            self.said(&claim.attribution);
            self.parties.extend(&claim.about);
        }
        for (_, dispute) in model.disputes.iter() {
            dispute.answers.iter().for_each(|answer| self.said(&answer.attribution));
            dispute.concerns.iter().for_each(|element| self.element(*element));
        }
        model.figures.iter().for_each(|(_, figure)| self.said(&figure.attribution));
    }

    fn said(&mut self, attribution: &Attribution) {
        self.parties.extend(attribution.by);
        self.people.extend(attribution.speaker);
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Demand(demand) => {
                self.demands.insert(*demand);
            }
            Condition::AnyOf(parts) | Condition::AllOf(parts) => parts.iter().for_each(|part| self.condition(part)),
            Condition::Step(_) | Condition::Event(_) | Condition::Text(_) => {}
        }
    }

    fn element(&mut self, element: Element) {
        match element {
            Element::Party(ix) => self.parties.insert(ix),
            Element::Person(ix) => self.people.insert(ix),
            Element::Source(ix) => self.sources.insert(ix),
            Element::Issue(ix) => self.issues.insert(ix),
            Element::Demand(ix) => self.demands.insert(ix),
            Element::Step(_) | Element::Paper(_) | Element::Event(_) | Element::Dispute(_) | Element::Figure(_) => {
                false
            }
        };
    }
}
