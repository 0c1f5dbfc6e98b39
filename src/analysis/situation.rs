//! What questions are asked of: what counts of a model at a date, under assumptions.

use crate::analysis::closure::{Argument, Closure, arguments};
use crate::date::Date;
use crate::graph::{Basis, Cell, Filter, KnowledgeGraph, Literal, StanceMatrix};
use crate::id::{DemandIx, PartyIx, ScenarioIx, SourceIx, StanceIx, StepIx};
use crate::model::{Assumption, Condition, Evidence, Link, Model, Polarity, Stance, Target, Waiver};

/// What is only supposed, for the sake of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supposed {
    /// Scenarios of the file.
    pub scenarios: Vec<ScenarioIx>,
    /// Positions, on top of those of the scenarios; the last word on a demand counts.
    pub assumptions: Vec<Assumption>,
    /// Orders of steps on which nobody insists any more, on top of those of the scenarios.
    pub waivers: Vec<Waiver>,
}

/// Which positions count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Stated (or assumed) ones only.
    Direct,
    /// Also those that follow through the curator's relations between demands.
    Derived,
}

/// A model at a date, under assumptions, with all that follows.
#[derive(Debug)]
pub struct Situation<'m> {
    /// The model.
    pub model: &'m Model,
    /// The model as a graph, without the statements that a filter leaves out.
    pub graph: KnowledgeGraph,
    /// The date; none for a model without any.
    pub day: Option<Date>,
    /// The scenarios that are supposed.
    pub scenarios: Vec<ScenarioIx>,
    /// What is assumed, one position of a party on a demand.
    pub assumptions: Vec<Assumption>,
    /// Orders of steps on which nobody insists any more.
    pub waivers: Vec<Waiver>,
    stated: StanceMatrix,
    closure: Closure,
}

impl<'m> Situation<'m> {
    /// The situation at a date, by default the model's own.
    /// O(parties × (demands + relations) × log demands + stances).
    pub fn new(model: &'m Model, day: Option<Date>, assumptions: Vec<Assumption>) -> Self {
        Situation::filtered(model, day, assumptions, Filter::default())
    }

    /// The same for what a filter leaves. It does not touch what is assumed. Complexity as [`Self::new`].
    pub fn filtered(model: &'m Model, day: Option<Date>, assumptions: Vec<Assumption>, filter: Filter) -> Self {
        Situation::supposing(model, day, Supposed { assumptions, ..Supposed::default() }, filter)
    }

    /// The same under everything that is supposed. Where a position waits for nothing but what is waived, it holds.
    /// Complexity as [`Self::new`].
    pub fn supposing(model: &'m Model, day: Option<Date>, supposed: Supposed, filter: Filter) -> Self {
        let graph = KnowledgeGraph::filtered(model, filter);
        let day = day.or(model.as_of);
        let of_scenarios = supposed.scenarios.iter().map(|ix| &model.scenarios[*ix]);
        let mut assumptions: Vec<Assumption> = Vec::new();
        for new in of_scenarios.clone().flat_map(|scenario| &scenario.assume).chain(&supposed.assumptions) {
            assumptions.retain(|known| (known.party, known.demand) != (new.party, new.demand));
            assumptions.push(*new);
        }
        let waived = of_scenarios.flat_map(|scenario| scenario.waive.iter().map(|(waiver, _)| *waiver));
        let mut waivers: Vec<Waiver> = Vec::new();
        for waiver in waived.chain(supposed.waivers) {
            if !waivers.contains(&waiver) {
                waivers.push(waiver);
            }
        }
        let stated = StanceMatrix::project(model, &graph, day);
        let closure = Closure::new(model, &graph, &stated);
        let (scenarios, supposes) = (supposed.scenarios, !assumptions.is_empty() || !waivers.is_empty());
        let mut this = Situation { model, graph, day, scenarios, assumptions, waivers, stated, closure };
        if supposes {
            this.suppose();
        }
        this
    }

    /// Puts what is supposed in place of what is stated.
    fn suppose(&mut self) {
        let model = self.model;
        for (party, demand) in
            model.parties.indices().flat_map(|party| model.demands.indices().map(move |demand| (party, demand)))
        {
            let Some(cell) = self.stated.cell(party, demand).copied() else { continue };
            if let Some(stance) = self.stance(&cell).filter(|_| cell.waiting || cell.interim)
                && self.open_conditions(stance).next().is_none()
            {
                let levels = self.filter().levels(stance.levels);
                self.stated.set(party, demand, Cell { levels, waiting: false, interim: false, ..cell });
            }
        }
        for assumption in &self.assumptions {
            let cell = Cell {
                levels: assumption.levels,
                waiting: false,
                interim: false,
                red_line: false,
                basis: Basis::Assumed,
            };
            self.stated.set(assumption.party, assumption.demand, cell);
        }
        self.closure = Closure::new(model, &self.graph, &self.stated);
    }

    /// What a statement waits for, without what is waived.
    pub fn open_conditions<'s>(&'s self, stance: &'m Stance) -> impl Iterator<Item = &'m (Link, Condition)> + 's {
        let waits = stance.conditions.iter().filter(|(link, _)| link.waits());
        waits.filter(|(_, condition)| !self.is_waived(stance.target, condition))
    }

    /// Whether nobody insists any more on what a condition asks for before a step that fulfils what the statement is on.
    fn is_waived(&self, on: Target, condition: &Condition) -> bool {
        let fulfils = |step: StepIx, demand: DemandIx| self.model.steps[step].fulfils == Some(demand);
        let later = |waiver: &&Waiver| matches!(on, Target::Demand(demand) if fulfils(waiver.after, demand));
        let mut waived = self.waivers.iter().filter(later).map(|waiver| waiver.before);
        match condition {
            Condition::Step(step) => waived.any(|before| before == *step),
            Condition::Demand(demand) => waived.any(|before| fulfils(before, *demand)),
            Condition::AllOf(parts) => parts.iter().all(|part| self.is_waived(on, part)),
            Condition::AnyOf(parts) => parts.iter().any(|part| self.is_waived(on, part)),
            Condition::Event(_) | Condition::Text(_) => false,
        }
    }

    /// The same under another filter. Complexity as [`Self::new`].
    pub fn under(&self, filter: Filter) -> Situation<'m> {
        let supposed = Supposed {
            scenarios: self.scenarios.clone(),
            assumptions: self.assumptions.clone(),
            waivers: self.waivers.clone(),
        };
        Situation::supposing(self.model, self.day, supposed, filter)
    }

    /// The side of a party on a demand; none if it is not known.
    pub fn side(&self, party: PartyIx, demand: DemandIx, scope: Scope) -> Option<Polarity> {
        self.matrix(scope).cell(party, demand).and_then(|cell| cell.levels.polarity())
    }

    /// Whether something was known by the day, by evidence that counts, see [`Model::is_out`]. What was never cited for
    /// counts; what has lost all its evidence does not.
    pub fn is_out(&self, evidence: &[Evidence]) -> bool {
        let out = |piece: &Evidence| self.model.is_out(std::slice::from_ref(piece), self.day);
        evidence.is_empty() || self.filter().pieces(evidence).any(out)
    }

    /// The one source of all evidence that counts and was out by the day; none if there are several, or there is none.
    pub fn only_source_out(&self, evidence: &[Evidence]) -> Option<SourceIx> {
        let out = |piece: &&Evidence| self.model.is_out(std::slice::from_ref(*piece), self.day);
        self.filter().only_source(evidence.iter().filter(out))
    }

    /// What is left out.
    pub fn filter(&self) -> &Filter {
        self.graph.filter()
    }

    /// The positions in a scope.
    pub fn matrix(&self, scope: Scope) -> &StanceMatrix {
        match scope {
            Scope::Direct => &self.stated,
            Scope::Derived => &self.closure.matrix,
        }
    }

    /// What follows from the positions.
    pub fn closure(&self) -> &Closure {
        &self.closure
    }

    /// Why a party is for or against a demand, see [`Argument`]. O(demands + relations).
    pub fn arguments(&self, party: PartyIx, demand: DemandIx, wanted: bool) -> Vec<Argument> {
        arguments(party, Literal { demand, wanted }, &self.graph, &self.stated)
    }

    /// Whether one of two parties is a bloc and the other its member: then one voice may stand behind both.
    pub fn is_bloc_with_member(&self, [a, b]: [PartyIx; 2]) -> bool {
        self.graph.blocs_of(a).contains(&b) || self.graph.blocs_of(b).contains(&a)
    }

    /// What a party's position on a demand waits for: the open conditions of its own word, or of every conditional
    /// position from which the derived one follows.
    pub fn waits_for(&self, party: PartyIx, demand: DemandIx) -> Vec<&'m (Link, Condition)> {
        let Some(cell) = self.closure.matrix.cell(party, demand).filter(|cell| cell.waiting) else { return Vec::new() };
        self.behind(party, demand, cell).into_iter().flat_map(|entry| self.open_conditions(entry)).collect()
    }

    /// The entries of the file behind a position: its own, or for a derived one those of every argument for it. None for what
    /// is assumed. O(demands + relations).
    pub fn behind(&self, party: PartyIx, demand: DemandIx, cell: &Cell) -> Vec<&'m Stance> {
        let wanted = cell.levels.polarity() == Some(Polarity::For);
        let origins = match cell.basis {
            Basis::Derived => {
                self.arguments(party, demand, wanted).into_iter().map(|argument| argument.origin).collect()
            }
            Basis::Stated(_) | Basis::Assumed => vec![demand],
        };
        origins.into_iter().filter_map(|origin| self.stance(self.stated.cell(party, origin)?)).collect()
    }

    /// The entry of the file behind a cell, if there is one.
    pub fn stance(&self, cell: &Cell) -> Option<&'m Stance> {
        match cell.basis {
            Basis::Stated(ix) => Some(&self.model.stances[ix]),
            Basis::Derived | Basis::Assumed => None,
        }
    }

    /// The statement of a party on a demand or issue that is in force, of those that count.
    pub fn in_force(&self, party: PartyIx, target: Target) -> Option<StanceIx> {
        let said = self.graph.stances_on(target);
        let own = said.iter().copied().filter(|ix| self.model.stances[*ix].party == party);
        self.model.in_force(own, self.day)
    }

    /// Parties with at least one position in a scope, by id. O(parties × demands).
    pub fn parties_heard(&self, scope: Scope) -> Vec<PartyIx> {
        let heard = |party: &PartyIx| self.matrix(scope).cells(*party).iter().any(Option::is_some);
        let mut parties: Vec<PartyIx> = self.model.parties.indices().filter(heard).collect();
        parties.sort_by_key(|ix| &self.model.parties[*ix].id);
        parties
    }

    /// Positions that the file states, and all that there could be, for a set of parties.
    pub fn coverage(&self, parties: &[PartyIx]) -> (usize, usize) {
        let stated = |cell: &&Cell| matches!(cell.basis, Basis::Stated(_));
        let known = |party: &PartyIx| self.stated.cells(*party).iter().flatten().filter(stated).count();
        (parties.iter().map(known).sum(), parties.len() * self.model.demands.len())
    }
}
