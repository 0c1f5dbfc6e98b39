//! What follows from a party's positions through the curator's relations between demands.
//!
//! A commitment is a literal that can be reached from a stated position in the implication graph. It is as firm as its
//! origin, inherits its condition and its red line, and never overrides what the party has said itself: a path ends at
//! any demand on which the party has spoken. Where a path arrives at the opposite of what was said, or two paths at
//! opposite sides of one demand, the position is incoherent; it is reported and nothing is derived.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

use crate::graph::{Basis, Cell, KnowledgeGraph, Literal, StanceMatrix, Step};
use crate::id::{DemandIx, Ix, PartyIx};
use crate::model::{Model, Polarity};

/// Why a party is for or against a demand: a stated position and the relations that lead from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The demand on which the party has spoken.
    pub origin: DemandIx,
    /// From there to the conclusion; empty if the party has spoken on the demand itself.
    pub steps: Vec<Step>,
}

/// A party whose positions do not fit together, on one demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoherence {
    /// Whose.
    pub party: PartyIx,
    /// On what.
    pub demand: DemandIx,
    /// Why it would be for.
    pub wanted: Vec<Argument>,
    /// Why it would be against.
    pub refused: Vec<Argument>,
}

/// The positions with all that follows from them.
#[derive(Clone, Debug)]
pub struct Closure {
    /// Stated and derived positions.
    pub matrix: StanceMatrix,
    /// Positions that do not fit together, by party and demand.
    pub incoherent: Vec<Incoherence>,
}

/// A reached literal with its origin, ordered so that the firmest comes first, then the unconditional, then the red
/// line, then the nearest, then by ids.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Reach {
    strength: Reverse<u8>,
    waiting: bool,
    red_line: Reverse<bool>,
    length: usize,
    ranks: (usize, usize),
    literal: Literal,
    origin: DemandIx,
}

impl Closure {
    /// Derives everything. O(parties × (demands + relations) × log demands).
    pub fn new(model: &Model, graph: &KnowledgeGraph, stated: &StanceMatrix) -> Closure {
        let mut closure = Closure { matrix: stated.clone(), incoherent: Vec::new() };
        for party in model.parties.indices() {
            closure.derive(party, graph, stated);
        }
        closure.incoherent.sort_by_key(|one| (&model.parties[one.party].id, graph.rank(one.demand)));
        closure
    }

    fn derive(&mut self, party: PartyIx, graph: &KnowledgeGraph, stated: &StanceMatrix) {
        let reached = reach(party, graph, stated);
        let mut clashes: Vec<DemandIx> = Vec::new();
        for (literal, origin) in &reached {
            let opposite = Literal { wanted: !literal.wanted, ..*literal };
            let said = stated.cell(party, literal.demand).map(|cell| cell.levels.polarity());
            let against_own_word = said.flatten().is_some_and(|side| side == side_of(*literal).opposite());
            if against_own_word || reached.contains_key(&opposite) {
                clashes.push(literal.demand);
            } else if said.is_none()
                && let Some(cell) = stated.cell(party, *origin)
            {
                self.matrix.set(party, literal.demand, derived(cell, *literal));
            }
        }
        clashes.dedup();
        for demand in clashes {
            let side = |wanted| arguments(party, Literal { demand, wanted }, graph, stated);
            self.incoherent.push(Incoherence { party, demand, wanted: side(true), refused: side(false) });
        }
    }
}

fn side_of(literal: Literal) -> Polarity {
    if literal.wanted { Polarity::For } else { Polarity::Against }
}

fn derived(origin: &Cell, literal: Literal) -> Cell {
    let same = origin.levels.polarity() == Some(side_of(literal));
    let levels = if same { origin.levels } else { origin.levels.negated() };
    Cell { levels, basis: Basis::Derived, ..*origin }
}

/// Every literal that follows from stated ones, with its best origin.
fn reach(party: PartyIx, graph: &KnowledgeGraph, stated: &StanceMatrix) -> BTreeMap<Literal, DemandIx> {
    let mut heap: BinaryHeap<Reverse<Reach>> = BinaryHeap::new();
    let row = stated.row(party);
    for (demands, wanted) in [(&row.wanted, true), (&row.refused, false)] {
        for demand in demands.ones().map(DemandIx::new) {
            if let Some(cell) = stated.cell(party, demand) {
                heap.push(Reverse(Reach {
                    strength: Reverse(cell.levels.strength()),
                    waiting: cell.waiting,
                    red_line: Reverse(cell.red_line),
                    length: 0,
                    ranks: (graph.rank(demand), graph.rank(demand)),
                    literal: Literal { demand, wanted },
                    origin: demand,
                }));
            }
        }
    }
    let mut reached = BTreeMap::new();
    while let Some(Reverse(at)) = heap.pop() {
        if at.length > 0 {
            if reached.contains_key(&at.literal) {
                continue;
            }
            reached.insert(at.literal, at.origin);
            if stated.cell(party, at.literal.demand).is_some() {
                continue;
            }
        }
        for step in graph.consequences(at.literal) {
            if !reached.contains_key(&step.to) {
                let ranks = (at.ranks.0, graph.rank(step.to.demand));
                heap.push(Reverse(Reach { length: at.length + 1, ranks, literal: step.to, ..at }));
            }
        }
    }
    reached
}

/// Every independent argument of a party for one side of a demand: its own word, and for each stated position from
/// which the side follows, the shortest chain of relations. O(demands + relations).
///
/// By contraposition the search can run backwards: what leads to a literal is the opposite of what follows from its
/// opposite.
pub fn arguments(party: PartyIx, goal: Literal, graph: &KnowledgeGraph, stated: &StanceMatrix) -> Vec<Argument> {
    let holds = |literal: Literal| {
        let side = stated.cell(party, literal.demand).and_then(|cell| cell.levels.polarity());
        side == Some(side_of(literal))
    };
    let mut found = Vec::new();
    if holds(goal) {
        found.push(Argument { origin: goal.demand, steps: Vec::new() });
    }
    let negated = |literal: Literal| Literal { wanted: !literal.wanted, ..literal };
    // For every literal that leads to the goal: the step to take from it.
    let mut towards: BTreeMap<Literal, Step> = BTreeMap::new();
    let mut queue = VecDeque::from([goal]);
    while let Some(literal) = queue.pop_front() {
        for step in graph.consequences(negated(literal)) {
            let before = negated(step.to);
            if before == goal || towards.contains_key(&before) {
                continue;
            }
            towards.insert(before, Step { from: before, to: literal, ..step.clone() });
            if holds(before) {
                found.push(Argument { origin: before.demand, steps: chain(before, goal, &towards) });
            } else if stated.cell(party, before.demand).is_none() {
                queue.push_back(before);
            }
        }
    }
    found
}

fn chain(from: Literal, goal: Literal, towards: &BTreeMap<Literal, Step>) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut at = from;
    while at != goal {
        let Some(step) = towards.get(&at) else { break };
        steps.push(step.clone());
        at = step.to;
    }
    steps
}
