//! What questions are asked of: what counts of a model at a date, under assumptions.

use crate::analysis::closure::{Argument, Closure, arguments};
use crate::date::Date;
use crate::graph::{Basis, Cell, Filter, KnowledgeGraph, Literal, StanceMatrix};
use crate::id::{DemandIx, PartyIx, StanceIx};
use crate::model::{Condition, LevelRange, Link, Model, Polarity, Stance, Target};

/// A position that the user assumes, in place of what the file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// Whose.
    pub party: PartyIx,
    /// On what.
    pub demand: DemandIx,
    /// Which.
    pub levels: LevelRange,
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
    /// What is assumed.
    pub assumptions: Vec<Assumption>,
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
        let graph = KnowledgeGraph::filtered(model, filter);
        let day = day.or(model.as_of);
        let mut stated = StanceMatrix::project(model, &graph, day);
        for assumption in &assumptions {
            let cell = Cell {
                levels: assumption.levels,
                waiting: false,
                interim: false,
                red_line: false,
                basis: Basis::Assumed,
            };
            stated.set(assumption.party, assumption.demand, cell);
        }
        let closure = Closure::new(model, &graph, &stated);
        Situation { model, graph, day, assumptions, stated, closure }
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
        let wanted = cell.levels.polarity() == Some(Polarity::For);
        let origins = match cell.basis {
            Basis::Derived => {
                self.arguments(party, demand, wanted).into_iter().map(|argument| argument.origin).collect()
            }
            Basis::Stated(_) | Basis::Assumed => vec![demand],
        };
        let entries = origins.into_iter().filter_map(|origin| self.stance(self.stated.cell(party, origin)?));
        entries.flat_map(|entry| &entry.conditions).filter(|(link, _)| link.waits()).collect()
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

    /// Parties with at least one position in a scope, in the order of the file.
    pub fn parties_heard(&self, scope: Scope) -> Vec<PartyIx> {
        let heard = |party: &PartyIx| self.matrix(scope).cells(*party).iter().any(Option::is_some);
        self.model.parties.indices().filter(heard).collect()
    }

    /// Positions that the file states, and all that there could be, for a set of parties.
    pub fn coverage(&self, parties: &[PartyIx]) -> (usize, usize) {
        let stated = |cell: &&Cell| matches!(cell.basis, Basis::Stated(_));
        let known = |party: &PartyIx| self.stated.cells(*party).iter().flatten().filter(stated).count();
        (parties.iter().map(known).sum(), parties.len() * self.model.demands.len())
    }
}
