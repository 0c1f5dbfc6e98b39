//! What questions are asked of: what counts of a model at a date, under assumptions.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use crate::date::Date;
use crate::graph::{Basis, Cell, Filter, KnowledgeGraph, Literal, StanceMatrix};
use crate::id::{DemandIx, IssueIx, Ix, PartyIx, ScenarioIx, SourceIx, StanceIx};
use crate::model::{Assumption, Condition, Evidence, Link, Model, Polarity, Stance, Target, Waiver};
use crate::position::{self, Argument, Content, Held, Here, Origin, Position, Positions, State};

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
    pub(super) held: Held<'m>,
    /// The demands that have parameters, once somebody asks.
    pub(super) parametric: OnceCell<FixedBitSet>,
}

impl<'m> Situation<'m> {
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
        self.filter().only_source(self.model, evidence.iter().filter(out))
    }

    /// What is left out.
    pub fn filter(&self) -> &Filter {
        self.graph.filter()
    }

    /// The positions in a scope, in short.
    pub fn matrix(&self, scope: Scope) -> &StanceMatrix {
        match scope {
            Scope::Direct => &self.held.direct,
            Scope::Derived => &self.held.closed,
        }
    }

    /// The position of a party on a demand; none if it is not known.
    pub fn position(&self, party: PartyIx, demand: DemandIx, scope: Scope) -> Option<&Position<'m>> {
        let derived = || self.held.derived(party, demand).filter(|_| scope == Scope::Derived);
        self.held.stated(party, demand).or_else(derived)
    }

    /// The position of a party on what a statement can be on. Nothing follows on whole issues.
    pub fn position_on(&self, party: PartyIx, on: Target, scope: Scope) -> Option<&Position<'m>> {
        match on {
            Target::Demand(demand) => self.position(party, demand, scope),
            Target::Issue(issue) => self.on_issue(party, issue),
        }
    }

    /// The position of a party on a whole issue; none if it took none.
    pub fn on_issue(&self, party: PartyIx, issue: IssueIx) -> Option<&Position<'m>> {
        self.held.on_issue(party, issue)
    }

    /// What a party stated (or is assumed to hold), by the order of the demands.
    pub fn stated(&self, party: PartyIx) -> &Positions<'m> {
        self.held.all_stated(party)
    }

    /// Where what would follow from the positions of a party does not fit what it said, or what else would follow: by the
    /// ids of party and demand. A stated position stands there; otherwise nothing is known.
    pub fn unfit(&self) -> &[(PartyIx, DemandIx)] {
        &self.held.unfit
    }

    /// The positions of a party under a draft, see [`Here`].
    pub fn before(&self, party: PartyIx, content: &Content, scope: Scope) -> BTreeMap<DemandIx, Here<'m>> {
        let stated = self.held.all_stated(party);
        match scope {
            Scope::Direct => position::stated_under(self.model, stated, content),
            Scope::Derived => position::under(self.model, &self.graph, stated, content),
        }
    }

    /// Of positions under a draft, the supports that would do in place of one: of demands that cannot hold with its own.
    pub fn alternatives(&self, own: &BTreeMap<DemandIx, Here<'m>>, demand: DemandIx) -> Vec<DemandIx> {
        let supports = |here: &Here<'_>| {
            here.state == State::Holds && here.word.is_support() && !matches!(here.position.origin, Origin::Derived(_))
        };
        if !own.get(&demand).is_some_and(supports) {
            return Vec::new();
        }
        let excluded = position::excluded_by(&self.graph, demand);
        let others = own.iter().filter(|(other, here)| **other != demand && excluded.contains(other) && supports(here));
        others.map(|(other, _)| *other).collect()
    }

    /// Why a party is for or against a demand, see [`Argument`]. O(stated positions × (demands + relations) × log demands).
    pub fn arguments(&self, party: PartyIx, demand: DemandIx, wanted: bool) -> Vec<Argument> {
        let goal = Literal { demand, wanted };
        position::arguments(self.model, &self.graph, self.held.all_stated(party), goal)
    }

    /// Whether one of two parties is a bloc and the other its member on the day: then one voice may stand behind both.
    pub fn is_bloc_with_member(&self, [a, b]: [PartyIx; 2]) -> bool {
        self.graph.blocs_of(a).contains(&b) || self.graph.blocs_of(b).contains(&a)
    }

    /// The blocs among some parties that have members of the day among them, with these members.
    pub fn blocs(&self, parties: &[PartyIx]) -> Vec<(PartyIx, Vec<PartyIx>)> {
        let members =
            |bloc: PartyIx| parties.iter().copied().filter(move |ix| self.graph.blocs_of(*ix).contains(&bloc));
        let each = parties.iter().map(|bloc| (*bloc, members(*bloc).collect::<Vec<_>>()));
        each.filter(|(_, members)| !members.is_empty()).collect()
    }

    /// What a party's position on a demand hangs on: what it waits for, or, where it has two words, on which of the two it
    /// turns. For a derived position the conditions of the position from which it follows.
    pub fn hinges(&self, party: PartyIx, demand: DemandIx, scope: Scope) -> Vec<&'m (Link, Condition)> {
        let position = self.position(party, demand, scope);
        let turns = position.filter(|position| position.now().1 || position.other().is_some());
        turns.map(Position::hinges).unwrap_or_default()
    }

    /// What ends a position of one word: its exceptions. None where another argument for the same side has no exception.
    pub fn exceptions(&self, party: PartyIx, demand: DemandIx, scope: Scope) -> Vec<&'m (Link, Condition)> {
        let Some(position) = self.position(party, demand, scope) else { return Vec::new() };
        let ends = position.ends();
        if !ends.is_empty() && matches!(position.origin, Origin::Derived(_)) {
            let wanted = position.now().0.side() == Some(Polarity::For);
            let stays = |argument: &Argument| {
                let lasts = |(origin, word): (DemandIx, usize)| {
                    let Some(origin) = self.held.stated(party, origin) else { return false };
                    let mut sides = origin.each().map(position::Word::side);
                    let first = sides.next();
                    let turns = origin.other().is_none() || sides.any(|side| Some(side) != first);
                    !turns || origin.ends_of(word).is_empty()
                };
                !argument.waits && argument.origins().into_iter().all(lasts)
            };
            if self.arguments(party, demand, wanted).iter().any(stays) {
                return Vec::new();
            }
        }
        ends
    }

    /// The entries of the file behind a position: its own, or for a derived one those of every argument for it. None for what
    /// is assumed. O(demands + relations).
    pub fn behind(&self, party: PartyIx, demand: DemandIx, cell: &Cell) -> Vec<&'m Stance> {
        let wanted = cell.levels.polarity() == Some(Polarity::For);
        let origins = match cell.basis {
            Basis::Derived => {
                let mut arguments = self.arguments(party, demand, wanted);
                // What waits vouches for nothing that holds.
                arguments.retain(|argument| argument.waits == cell.waiting);
                let origins = arguments.iter().flat_map(Argument::origins).map(|(origin, _)| origin);
                origins.collect::<BTreeSet<_>>().into_iter().collect()
            }
            Basis::Stated(_) | Basis::Assumed => vec![demand],
        };
        let positions = origins.into_iter().filter_map(|origin| self.held.stated(party, origin));
        positions.flat_map(Position::stances).map(|ix| &self.model.stances[ix]).collect()
    }

    /// The entry of the file behind a cell, if there is one.
    pub fn stance(&self, cell: &Cell) -> Option<&'m Stance> {
        match cell.basis {
            Basis::Stated(ix) => Some(&self.model.stances[ix]),
            Basis::Derived | Basis::Assumed => None,
        }
    }

    /// The statements of a party on a demand or issue that are in force, of those that count: mostly one, several if they are
    /// of one day. Whatever is assumed, these are what the file has.
    pub fn in_force(&self, party: PartyIx, target: Target) -> Vec<StanceIx> {
        position::in_force(self.model, self.graph.statements(party, target), self.day).into_vec()
    }

    /// Whether a statement counts and is in force. O(1).
    pub fn is_in_force(&self, statement: StanceIx) -> bool {
        self.held.in_force.contains(statement.position())
    }

    /// The demands that have parameters. O(1), after O(demands) once.
    pub fn parametric(&self) -> &FixedBitSet {
        self.parametric.get_or_init(|| {
            let has = |ix: &DemandIx| self.model.parameters(Target::Demand(*ix)).next().is_some();
            let mut all = FixedBitSet::with_capacity(self.model.demands.len());
            all.extend(self.model.demands.indices().filter(has).map(Ix::position));
            all
        })
    }

    /// The day of a statement that may be out of date: it was said, began to hold or was reported longer ago than the model
    /// lets pass, and nobody gives a last day. None if it is not so old, or no day is asked for.
    pub fn stale(&self, stance: &Stance) -> Option<Date> {
        let (day, since) = (self.day?, self.model.since(stance)?);
        let is_old = since.days_before(day) > self.model.checks.days_to_stale();
        (is_old && stance.until().is_none()).then_some(since)
    }

    /// Parties with at least one position in a scope, by id. O(parties × demands).
    pub fn parties_heard(&self, scope: Scope) -> Vec<PartyIx> {
        let heard = |party: &PartyIx| self.matrix(scope).cells(*party).iter().any(Option::is_some);
        let mut parties: Vec<PartyIx> = self.model.parties.indices().filter(heard).collect();
        parties.sort_unstable();
        parties
    }

    /// Positions that the file states, and all that there could be, for a set of parties.
    pub fn coverage(&self, parties: &[PartyIx]) -> (usize, usize) {
        let stated = |position: &&Position<'_>| matches!(position.origin, Origin::Stated(..));
        let known = |party: &PartyIx| self.held.all_stated(*party).values().filter(stated).count();
        (parties.iter().map(known).sum(), parties.len() * self.model.demands.len())
    }
}
