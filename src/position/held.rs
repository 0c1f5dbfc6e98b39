//! Every position at once: what parties said as of a day, under what is supposed, and all that follows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use crate::date::Date;
use crate::graph::{Cell, KnowledgeGraph, Literal, StanceMatrix};
use crate::id::{DemandIx, IssueIx, Ix, PartyIx};
use crate::model::{Assumption, Condition, Model, Polarity, Stance, Target};

use super::follows::{Carried, Decision, Exclusions, Follows, Source, State};
use super::positions::Positions;
use super::said::{in_force, merged};
use super::ways::with_ways;
use super::word::{Origin, Position, Word};

/// From what positions are worked out.
#[non_exhaustive]
pub struct Context<'s, 'm> {
    /// The model.
    pub model: &'m Model,
    /// Its graph, with the statements that count.
    pub graph: &'s KnowledgeGraph,
    /// As of when.
    pub day: Option<Date>,
    /// Whether nobody insists any more on a condition of a statement.
    pub waived: &'s dyn Fn(&Stance, &Condition) -> bool,
    /// What is assumed.
    pub assumptions: &'s [Assumption],
}

/// The positions of all parties.
#[derive(Debug)]
pub struct Held<'m> {
    stated: Vec<Positions<'m>>,
    on_issues: BTreeMap<(PartyIx, IssueIx), Position<'m>>,
    derived: Vec<Positions<'m>>,
    /// Stated positions, in short.
    pub direct: StanceMatrix,
    /// The same with what follows.
    pub closed: StanceMatrix,
    /// The statements in force.
    pub in_force: FixedBitSet,
    /// Where what would follow does not fit what the party said, or what else would follow.
    pub unfit: Vec<(PartyIx, DemandIx)>,
}

impl<'m> Held<'m> {
    /// Works out everything. O(parties × (demands + relations) × log demands + statements × log statements); every position
    /// with a condition, an alternative or terms adds (demands + relations) × log demands.
    pub fn new(context: &Context<'_, 'm>) -> Held<'m> {
        let Context { model, graph, .. } = context;
        let (parties, demands) = (model.parties.len(), model.demands.len());
        let mut held = Held {
            stated: vec![Positions::default(); parties],
            on_issues: BTreeMap::new(),
            derived: vec![Positions::default(); parties],
            direct: StanceMatrix::unknown(parties, demands),
            closed: StanceMatrix::unknown(parties, demands),
            in_force: FixedBitSet::with_capacity(model.stances.len()),
            unfit: Vec::new(),
        };
        for party in model.parties.indices() {
            held.say(context, party);
        }
        for assumption in context.assumptions {
            let own = &mut held.stated[assumption.party.position()];
            match assumption.levels {
                Some(levels) => {
                    let word = Word { levels, red_line: false };
                    own.insert(assumption.demand, Position::plain(word, Origin::Assumed));
                }
                None => {
                    own.remove(assumption.demand);
                }
            }
        }
        let mut exclusions = Exclusions::new();
        for party in model.parties.indices() {
            held.direct.set(party, cells(&held.stated[party.position()]));
            held.derive(context.model, graph, party, &mut exclusions);
        }
        held.closed = held.direct.clone();
        for party in model.parties.indices() {
            held.closed.set(party, cells(&held.derived[party.position()]));
        }
        held.unfit.sort_unstable();
        held
    }

    fn say(&mut self, context: &Context<'_, 'm>, party: PartyIx) {
        let Context { model, graph, day, waived, .. } = *context;
        let mut on_demands = Positions::with_capacity(graph.stances_of(party).len());
        for (target, statements) in graph.lines(party) {
            let now = in_force(model, statements, day);
            now.iter().for_each(|ix| self.in_force.insert(ix.position()));
            let Some(position) = merged(model, &now, day, graph.filter(), waived) else { continue };
            match target {
                Target::Demand(demand) => on_demands.insert(demand, position),
                Target::Issue(issue) => {
                    self.on_issues.insert((party, issue), position);
                }
            }
        }
        self.stated[party.position()] = on_demands;
    }

    fn derive(&mut self, model: &'m Model, graph: &KnowledgeGraph, party: PartyIx, exclusions: &mut Exclusions) {
        let stated = &self.stated[party.position()];
        let follows = follows(model, graph, stated, exclusions);
        let mut derived = Positions::default();
        for demand in follows.demands() {
            if let Some(own) = stated.get(demand) {
                let (word, waits) = own.now();
                let against = word.side().map(Polarity::opposite);
                let denies = |wanted: bool| against == Some(if wanted { Polarity::For } else { Polarity::Against });
                // Beside a support that waits, one that excludes it is what the party wants meanwhile: either would do then.
                let is_choice = |one: &Carried| waits && word.is_support() && follows.is_support(one);
                let fits = |one: &Carried| !denies(one.wanted) || is_choice(one);
                if follows.on(demand).iter().any(|one| follows.state(one) == State::Holds && !fits(one)) {
                    self.unfit.push((party, demand));
                }
                continue;
            }
            match follows.decide(demand) {
                Some(Decision::Side(deciding)) => {
                    if let Some(position) = follows.position(demand, &deciding) {
                        derived.insert(demand, position);
                    }
                }
                Some(Decision::Opposed) => self.unfit.push((party, demand)),
                None => {}
            }
        }
        self.derived[party.position()] = derived;
    }

    /// The stated (or assumed) position of a party.
    pub fn stated(&self, party: PartyIx, demand: DemandIx) -> Option<&Position<'m>> {
        self.stated[party.position()].get(demand)
    }

    /// Every stated position of a party, by the order of the demands.
    pub fn all_stated(&self, party: PartyIx) -> &Positions<'m> {
        &self.stated[party.position()]
    }

    /// The derived position of a party, where it stated none.
    pub fn derived(&self, party: PartyIx, demand: DemandIx) -> Option<&Position<'m>> {
        self.derived[party.position()].get(demand)
    }

    /// The position of a party on a whole issue.
    pub fn on_issue(&self, party: PartyIx, issue: IssueIx) -> Option<&Position<'m>> {
        self.on_issues.get(&(party, issue))
    }
}

/// Positions in short.
fn cells(positions: &Positions<'_>) -> impl Iterator<Item = (DemandIx, Cell)> {
    positions.iter().map(|(demand, position)| (demand, position.cell()))
}

/// What follows from stated positions as they are now.
pub fn follows<'p, 'm>(
    model: &'m Model,
    graph: &'p KnowledgeGraph,
    stated: &'p Positions<'m>,
    exclusions: &mut Exclusions,
) -> Follows<'p, 'm> {
    let states = |position: &Position<'m>| {
        let current = position.current();
        let word =
            |at: usize| position.words[at].map(|_| (at, if at == current { State::Holds } else { State::Waits }));
        (0..2).filter_map(word).collect::<Vec<_>>()
    };
    let of = |(demand, position): (DemandIx, &'p Position<'m>)| {
        let source = |(at, state)| Source { demand, at, state, position: Cow::Borrowed(position) };
        states(position).into_iter().map(source).collect::<Vec<_>>()
    };
    // From most words nothing follows, and there can be thousands of them.
    let leads_on = |demand: DemandIx| {
        [false, true].iter().any(|wanted| !graph.consequences(Literal { demand, wanted: *wanted }).is_empty())
    };
    let sources: Vec<Source<'p, 'm>> = stated.iter().filter(|(demand, _)| leads_on(*demand)).flat_map(of).collect();
    let own = |demand: DemandIx| stated.get(demand);
    let stands = |demand: DemandIx| stated.contains(demand);
    with_ways(model, graph, sources, &own, &stands, &states, exclusions)
}
