//! Why a party is for or against a demand: the chains of relations behind it, for people to read.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::{KnowledgeGraph, Literal, Step};
use crate::id::DemandIx;
use crate::model::{Model, Polarity};

use super::follows::Exclusions;
use super::held::follows;
use super::walk::{Reach, closed_to};
use super::word::Position;

/// Why a party is for or against a demand: a stated position and the relations that lead from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The demand on which the party has spoken.
    pub origin: DemandIx,
    /// The place of the word that counts: 0 under the conditions of the position, 1 otherwise.
    pub word: usize,
    /// Whether that word waits for something.
    pub waits: bool,
    /// From there to the conclusion; empty if the party has spoken on the demand itself.
    pub steps: Vec<Step>,
}

/// Every independent argument of a party for one side of a demand: its own word, and for each stated position from which the
/// side follows, the shortest chain of relations; those that hold first, then by the ids of the demands.
/// O(stated positions × (demands + relations) × log demands).
pub fn arguments<'m>(
    model: &'m Model,
    graph: &KnowledgeGraph,
    stated: &BTreeMap<DemandIx, Position<'m>>,
    goal: Literal,
) -> Vec<Argument> {
    let mut found = Vec::new();
    if let Some(own) = stated.get(&goal.demand) {
        let side = if goal.wanted { Polarity::For } else { Polarity::Against };
        let current = own.current();
        let mut places = [current, 1 - current].into_iter();
        if let Some(word) = places.find(|at| own.words[*at].is_some_and(|word| word.side() == Some(side))) {
            found.push(Argument { origin: goal.demand, word, waits: word != current, steps: Vec::new() });
        }
    }
    let follows = follows(model, graph, stated, &mut Exclusions::new());
    let stands = |demand: DemandIx| stated.contains_key(&demand);
    let lead = leading_to(graph, goal, &stands);
    let mut chains = Vec::new();
    for (origin, position) in stated.iter().filter(|(demand, _)| lead.contains(demand)) {
        let closed = closed_to(model, position.conditions.iter().copied());
        let current = position.current();
        // One word is enough, the one that holds now before the other.
        let chain = [current, 1 - current].into_iter().find_map(|at| {
            let levels = position.words[at]?.levels;
            if !follows.counts(*origin, at, goal) {
                return None;
            }
            let steps = Reach::new(graph, *origin, levels, &closed, &stands)?.chain(goal)?;
            Some(Argument { origin: *origin, word: at, waits: at != current, steps })
        });
        chains.extend(chain.filter(|argument| !argument.steps.is_empty()));
    }
    chains.sort_by_key(|argument| (argument.waits, argument.steps.len(), argument.origin));
    found.extend(chains);
    found
}

/// The demands on which a word can lead to a literal. By contraposition: the opposite of what follows from its opposite.
fn leading_to(graph: &KnowledgeGraph, goal: Literal, stands: &dyn Fn(DemandIx) -> bool) -> BTreeSet<DemandIx> {
    let negated = |literal: Literal| Literal { wanted: !literal.wanted, ..literal };
    let mut seen = BTreeSet::from([goal]);
    let mut queue = vec![goal];
    let mut found = BTreeSet::new();
    while let Some(literal) = queue.pop() {
        for step in graph.consequences(negated(literal)) {
            let before = negated(step.to);
            if seen.insert(before) {
                found.insert(before.demand);
                if !stands(before.demand) {
                    queue.push(before);
                }
            }
        }
    }
    found
}
