//! What follows from wanting or refusing a demand: the implication graph.
//!
//! A literal is a demand with a side. `a implies b` gives a⁺ → b⁺ and b⁻ → a⁻; `a excludes b` gives a⁺ → b⁻ and
//! b⁺ → a⁻; `a only_by b` gives b⁺ → a⁺ as well, and a⁻ once all its ways are refused. This is the implication graph of 2-SAT (Aspvall, Plass and Tarjan, *Inf. Process. Lett.* 8, 1979).

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
    /// The second demand is one of the only ways to the first: against all of them is against it. No chain of
    /// [`consequences`](crate::graph::KnowledgeGraph::consequences) has such a step, since one way alone decides nothing.
    OnlyBy,
}

/// One step from a literal to one that follows from it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Consequence {
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
