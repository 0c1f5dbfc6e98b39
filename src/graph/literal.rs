//! What follows from wanting or refusing a demand: the implication graph.
//!
//! A literal is a demand with a side. `a implies b` gives a⁺ → b⁺ and b⁻ → a⁻; `a excludes b` gives a⁺ → b⁻ and
//! b⁺ → a⁻. This is the implication graph of 2-SAT (Aspvall, Plass and Tarjan, *Inf. Process. Lett.* 8, 1979).

use petgraph::Direction;

use crate::graph::knowledge::{Edge, KnowledgeGraph, Node};
use crate::id::DemandIx;

/// A demand, wanted or refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Literal {
    /// The demand.
    pub demand: DemandIx,
    /// Wanted, or refused.
    pub wanted: bool,
}

/// Which relation a step uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationKind {
    /// The first demand includes the second.
    Implies,
    /// The two cannot hold together.
    Excludes,
}

/// One step from a literal to one that follows from it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// What follows.
    pub to: Literal,
    /// From what.
    pub from: Literal,
    /// By which relation.
    pub kind: RelationKind,
    /// The demand under which the relation is written.
    pub left: DemandIx,
    /// The demand that it names.
    pub right: DemandIx,
    /// The curator's reason.
    pub reason: String,
}

impl KnowledgeGraph {
    /// What follows from a literal in one step, in the order of the demands. O(relations of the demand).
    pub fn consequences(&self, from: Literal) -> Vec<Step> {
        let node = self.demand(from.demand);
        let step = |other: DemandIx, wanted: bool, kind: RelationKind, outgoing: bool, reason: &str| Step {
            to: Literal { demand: other, wanted },
            from,
            kind,
            left: if outgoing { from.demand } else { other },
            right: if outgoing { other } else { from.demand },
            reason: reason.to_owned(),
        };
        let pick = |outgoing: bool| {
            move |edge: &Edge, far: Node| match (edge, far) {
                (Edge::Implies(reason), Node::Demand(other)) if outgoing == from.wanted => {
                    Some(step(other, from.wanted, RelationKind::Implies, outgoing, reason))
                }
                (Edge::Excludes(reason), Node::Demand(other)) if from.wanted => {
                    Some(step(other, false, RelationKind::Excludes, outgoing, reason))
                }
                _ => None,
            }
        };
        let mut steps = self.ends(node, Direction::Outgoing, pick(true));
        steps.extend(self.ends(node, Direction::Incoming, pick(false)));
        steps.sort();
        steps
    }
}
