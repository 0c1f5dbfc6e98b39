//! The whole model in one document.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Claim, DemandRecord, DisputeEntry, EventEntry, FigureEntry, HeldOn, IssueRecord, PaperEntry, Party, PartyRecord,
    PersonRecord, Register, ScenarioEntry, SourceRecord, Statement, StepEntry, Threat, Utility,
};

/// Everything that the file says, each kind by id or by date, and what follows from it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Whole<'m> {
    /// The two parties that the talks are between, by name; none if the model does not say.
    pub between: Option<[Party<'m>; 2]>,
    /// Sources.
    pub sources: Vec<SourceRecord<'m>>,
    /// Parties.
    pub parties: Vec<PartyRecord<'m>>,
    /// People.
    pub people: Vec<PersonRecord<'m>>,
    /// Issues, with their parameters.
    pub issues: Vec<IssueRecord<'m>>,
    /// Demands, with their parameters.
    pub demands: Vec<DemandRecord<'m>>,
    /// Every statement that counts, with its file and line, by party, by what it is on, and by date.
    pub statements: Vec<Statement<'m>>,
    /// How many statements are left out, by voice or source.
    pub left_out: usize,
    /// Every position as of the day, those that only follow marked as derived.
    pub positions: Vec<HeldOn<'m>>,
    /// Steps.
    pub steps: Vec<StepEntry<'m>>,
    /// Documents.
    pub documents: Vec<PaperEntry<'m>>,
    /// Events.
    pub events: Vec<EventEntry<'m>>,
    /// Threats, offers and deadlines.
    pub threats: Vec<Threat<'m>>,
    /// Claims about others.
    pub claims: Vec<Claim<'m>>,
    /// Where sources differ.
    pub disputes: Vec<DisputeEntry<'m>>,
    /// Numbers with who gives them.
    pub figures: Vec<FigureEntry<'m>>,
    /// What is only supposed.
    pub scenarios: Vec<ScenarioEntry<'m>>,
    /// What options are worth to parties, by their own account.
    pub utilities: Vec<Utility<'m>>,
}

impl<'m> Whole<'m> {
    /// Of the model. O(size of the model + parties × demands).
    pub fn new(register: &Register<'_, 'm>) -> Whole<'m> {
        let (model, filter) = (register.model(), register.situation.filter());
        let counting = model.stances.iter().filter(|(_, stance)| filter.counts(stance));
        let statements: Vec<Statement<'m>> = counting.map(|(ix, _)| Statement::new(register, ix)).collect();
        let between = model.between.map(|mut parties| {
            model.sort_by_name(&mut parties);
            parties.map(|ix| register.party(ix))
        });
        Whole {
            between,
            sources: model.sources.indices().map(|ix| SourceRecord::new(register, ix)).collect(),
            parties: model.parties.indices().map(|ix| PartyRecord::new(register, ix)).collect(),
            people: model.people.indices().map(|ix| PersonRecord::new(register, ix)).collect(),
            issues: model.issues.indices().map(|ix| IssueRecord::new(register, ix)).collect(),
            demands: model.demands.indices().map(|ix| DemandRecord::new(register, ix)).collect(),
            left_out: model.stances.len() - statements.len(),
            statements,
            positions: model.parties.indices().flat_map(|ix| HeldOn::all(register, ix)).collect(),
            steps: model.steps.indices().map(|ix| StepEntry::new(register, ix)).collect(),
            documents: model.papers.indices().map(|ix| PaperEntry::new(register, ix)).collect(),
            events: model.events.indices().map(|ix| EventEntry::new(register, ix)).collect(),
            threats: model.threats.indices().map(|ix| Threat::new(register, ix)).collect(),
            claims: model.claims.indices().map(|ix| Claim::new(register, ix)).collect(),
            disputes: model.disputes.indices().map(|ix| DisputeEntry::new(register, ix)).collect(),
            figures: model.figures.indices().map(|ix| FigureEntry::new(register, ix)).collect(),
            scenarios: model.scenarios.indices().map(|ix| ScenarioEntry::new(register, ix)).collect(),
            utilities: model.utilities.iter().map(|one| Utility::new(register, one)).collect(),
        }
    }
}
