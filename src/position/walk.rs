//! Along which chains of relations a word is carried to other demands.
//!
//! Wanting a demand is wanting what it implies; refusing one is refusing what implies it; and who wants one firmly refuses
//! what it excludes. This is reachability in the implication graph of 2-satisfiability (Aspvall, Plass and Tarjan 1979), except
//! that being open to a demand says nothing against what it excludes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::graph::{Consequence, KnowledgeGraph, Literal, RelationKind};
use crate::id::DemandIx;
use crate::model::{Condition, LevelRange, Link, Model, Polarity};

use super::word::named_demands;

/// Where a word begins: on which side of its demand; none for a word that is on no side, which is carried nowhere.
pub fn start(demand: DemandIx, levels: LevelRange) -> Option<Literal> {
    match levels.polarity()? {
        Polarity::For => Some(Literal { demand, wanted: true }),
        Polarity::Against => Some(Literal { demand, wanted: false }),
        Polarity::Neutral => None,
    }
}

/// Whether a word of these levels is carried along a relation.
pub fn carries(levels: LevelRange, step: &Consequence) -> bool {
    step.kind == RelationKind::Implies || levels.low().value() >= 2
}

/// The demands that some conditions name, with all that these imply: nothing is derived there from a position that depends
/// on them. O(relations × log demands) for each.
pub fn closed_to<'c>(model: &Model, conditions: impl IntoIterator<Item = &'c (Link, Condition)>) -> BTreeSet<DemandIx> {
    let named = conditions.into_iter().flat_map(|(_, condition)| named_demands(model, condition));
    named.flat_map(|demand| model.included_in(demand)).collect()
}

/// What a word is carried to: every literal with the step that leads there, on the shortest chain.
pub struct Reach {
    start: Literal,
    closed: BTreeSet<DemandIx>,
    steps: BTreeMap<Literal, (Consequence, usize)>,
}

impl Reach {
    /// Follows a word from its demand. Chains end where the party stands (`stands`); nothing is concluded on demands that are
    /// `closed`, although chains lead past them. O((demands + relations) × log demands).
    pub fn new(
        graph: &KnowledgeGraph,
        demand: DemandIx,
        levels: LevelRange,
        closed: &BTreeSet<DemandIx>,
        stands: &dyn Fn(DemandIx) -> bool,
    ) -> Option<Reach> {
        let start = start(demand, levels)?;
        let mut reach = Reach { start, closed: closed.clone(), steps: BTreeMap::new() };
        let mut queue = VecDeque::from([(start, 0)]);
        while let Some((at, length)) = queue.pop_front() {
            for step in graph.consequences(at).iter().filter(|step| carries(levels, step)) {
                let to = step.to;
                if to == start || reach.steps.contains_key(&to) {
                    continue;
                }
                reach.steps.insert(to, (step.clone(), length + 1));
                if !stands(to.demand) {
                    queue.push_back((to, length + 1));
                }
            }
        }
        Some(reach)
    }

    /// Every literal that is reached, with the number of steps to it.
    pub fn literals(&self) -> impl Iterator<Item = (Literal, usize)> + '_ {
        let open = self.steps.iter().filter(|(literal, _)| !self.closed.contains(&literal.demand));
        open.map(|(literal, (_, length))| (*literal, *length))
    }

    /// Whether a literal is reached.
    pub fn has(&self, literal: Literal) -> bool {
        self.steps.contains_key(&literal) && !self.closed.contains(&literal.demand)
    }

    /// The steps that lead to a literal, from the word on; none if it is not reached.
    pub fn chain(&self, to: Literal) -> Option<Vec<Consequence>> {
        if !self.has(to) {
            return None;
        }
        let mut chain = Vec::new();
        let mut at = to;
        while at != self.start || chain.is_empty() {
            let (step, _) = self.steps.get(&at)?;
            chain.push(step.clone());
            at = step.from;
        }
        chain.reverse();
        Some(chain)
    }
}

/// The demands that cannot hold together with a demand, by what both imply. O((demands + relations) × log demands).
pub fn excluded_by(graph: &KnowledgeGraph, demand: DemandIx) -> BTreeSet<DemandIx> {
    let reach = Reach::new(graph, demand, crate::model::Level::MAX.into(), &BTreeSet::new(), &|_| false);
    let refused = |reach: Reach| -> BTreeSet<DemandIx> {
        reach.literals().filter(|(literal, _)| !literal.wanted).map(|(literal, _)| literal.demand).collect()
    };
    reach.map(refused).unwrap_or_default()
}

/// Whether a word on a demand leads to a literal, whatever a party says of what lies between.
/// O((demands + relations) × log demands).
pub fn leads_to(graph: &KnowledgeGraph, demand: DemandIx, levels: LevelRange, to: Literal) -> bool {
    let reach = Reach::new(graph, demand, levels, &BTreeSet::new(), &|_| false);
    reach.is_some_and(|reach| reach.has(to))
}
