//! Why a party is for or against a demand: the chains of relations behind it, for people to read.

use std::collections::BTreeSet;

use crate::graph::{Consequence, KnowledgeGraph, Literal, RelationKind};
use crate::id::DemandIx;
use crate::model::{Model, Polarity};

use super::follows::{Exclusions, Follows};
use super::held::follows;
use super::positions::Positions;
use super::walk::{Reach, closed_to};

/// Why a party is for or against a demand: a stated position and the relations that lead from it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Argument {
    /// The demand on which the party has spoken.
    pub origin: DemandIx,
    /// The place of the word that counts: 0 under the conditions of the position, 1 otherwise.
    pub word: usize,
    /// Whether that word waits for something.
    pub waits: bool,
    /// From there to the conclusion; empty if the party has spoken on the demand itself.
    pub steps: Vec<Consequence>,
    /// Why it is against the other ways to a demand, if it follows from refusing all of them: then each of these, and the
    /// argument itself, leads to that demand by a step over one of its ways.
    pub beside: Vec<Argument>,
}

impl Argument {
    /// A word of the party itself.
    pub fn own(demand: DemandIx, word: usize, waits: bool) -> Argument {
        Argument { origin: demand, word, waits, steps: Vec::new(), beside: Vec::new() }
    }

    /// The demands on which the party said what it rests on, each with the place of the word.
    pub fn origins(&self) -> Vec<(DemandIx, usize)> {
        let mut found = vec![(self.origin, self.word)];
        found.extend(self.beside.iter().flat_map(Argument::origins));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Every independent argument of a party for one side of a demand: its own word, and for each stated position from which the
/// side follows, the shortest chain of relations; those that hold first, then by the ids of the demands.
/// O(stated positions × (demands + relations) × log demands).
pub fn arguments<'m>(model: &'m Model, graph: &KnowledgeGraph, stated: &Positions<'m>, goal: Literal) -> Vec<Argument> {
    found((model, graph, stated), goal, &[])
}

/// The same without what goes by way of some demands with ways, which somebody asks about already.
fn found<'m>(on: Party<'_, 'm>, goal: Literal, passed: &[DemandIx]) -> Vec<Argument> {
    let (model, graph, stated) = on;
    let mut found = Vec::new();
    if let Some(own) = stated.get(goal.demand) {
        let side = if goal.wanted { Polarity::For } else { Polarity::Against };
        let current = own.current();
        let mut places = [current, 1 - current].into_iter();
        if let Some(word) = places.find(|at| own.words[*at].is_some_and(|word| word.side() == Some(side))) {
            found.push(Argument::own(goal.demand, word, word != current));
        }
    }
    let follows = follows(model, graph, stated, &mut Exclusions::new());
    let stands = |demand: DemandIx| stated.contains(demand);
    let lead = leading_to(graph, goal, &stands);
    let mut chains = Vec::new();
    for (origin, position) in stated.iter().filter(|(demand, _)| lead.contains(demand)) {
        let closed = closed_to(model, position.conditions.iter().copied());
        let current = position.current();
        // One word is enough, the one that holds now before the other.
        let chain = [current, 1 - current].into_iter().find_map(|at| {
            let levels = position.words[at]?.levels;
            if !follows.counts(origin, at, goal) {
                return None;
            }
            let steps = Reach::new(graph, origin, levels, &closed, &stands)?.chain(goal)?;
            Some(Argument { origin, word: at, waits: at != current, steps, beside: Vec::new() })
        });
        chains.extend(chain.filter(|argument| !argument.steps.is_empty()));
    }
    if !goal.wanted {
        let choices = graph.choices().iter().filter(|choice| !passed.contains(choice));
        chains.extend(choices.filter_map(|choice| by_ways(on, &follows, *choice, goal.demand, passed)));
    }
    chains.sort_by_key(|argument| (argument.waits, argument.steps.len(), argument.origin));
    found.extend(chains);
    found
}

/// What one party stated, with the model and its graph.
type Party<'s, 'm> = (&'m Model, &'s KnowledgeGraph, &'s Positions<'m>);

/// The argument against a demand by the refusal of every way to `choice`: the chain that begins at the first of them, with the
/// others beside it.
fn by_ways<'m>(
    on: Party<'_, 'm>,
    follows: &Follows<'_, 'm>,
    choice: DemandIx,
    goal: DemandIx,
    passed: &[DemandIx],
) -> Option<Argument> {
    let (model, graph, stated) = on;
    follows.concluded(choice)?;
    let refused = Literal { demand: choice, wanted: false };
    let stands = |demand: DemandIx| stated.contains(demand);
    let onward = if choice == goal {
        Vec::new()
    } else {
        let ways = model.demands[choice].only_by.iter().map(|way| way.to).collect();
        let reach = Reach::new(graph, choice, follows.concluded(choice)?, &ways, &stands);
        reach.filter(|_| !stands(choice))?.chain(Literal { demand: goal, wanted: false })?
    };
    let passed: Vec<DemandIx> = passed.iter().copied().chain([choice]).collect();
    let mut each = Vec::new();
    for way in &model.demands[choice].only_by {
        let from = Literal { demand: way.to, wanted: false };
        let mut argument = found(on, from, &passed).into_iter().next()?;
        let (reason, kind) = (way.reason.clone(), RelationKind::OnlyBy);
        argument.steps.push(Consequence { to: refused, from, kind, left: choice, right: way.to, reason });
        each.push(argument);
    }
    let waits = each.iter().any(|argument| argument.waits);
    let mut argument = each.remove(0);
    argument.steps.extend(onward);
    argument.beside.extend(each);
    Some(Argument { waits, ..argument })
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
