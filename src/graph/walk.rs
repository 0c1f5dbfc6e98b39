//! Walking the knowledge graph, element by element.

use petgraph::Direction;
use petgraph::visit::EdgeRef;

use crate::graph::knowledge::{EdgeKind, KnowledgeGraph};
use crate::model::Element;

/// An edge of the knowledge graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Edge<'g> {
    /// Where it begins.
    pub from: Element,
    /// What it says, with what the file says of it.
    pub kind: &'g EdgeKind,
    /// Where it ends.
    pub to: Element,
}

impl Edge<'_> {
    /// The other end, seen from one of them.
    pub fn other(&self, end: Element) -> Element {
        if self.from == end { self.to } else { self.from }
    }
}

/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: open}, {party: b, demand: d, stance: open}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::graph::{EdgeKind, KnowledgeGraph};
/// use demarche::model::Element;
///
/// // Who has spoken on what A has spoken on?
/// let graph = KnowledgeGraph::new(&model);
/// let a = Element::Party(model.find_party("a")?);
/// let is_stance = |kind: &EdgeKind| matches!(kind, EdgeKind::HoldsStance(_));
/// let spoken = graph.edges_from(a).filter(|edge| is_stance(edge.kind));
/// let others = spoken.flat_map(|edge| graph.edges_to(edge.to)).filter(|edge| is_stance(edge.kind) && edge.from != a);
/// assert_eq!(others.map(|edge| edge.from).collect::<Vec<_>>(), [Element::Party(model.find_party("b")?)]);
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
impl KnowledgeGraph {
    /// Every element, in the order of the model.
    pub fn elements(&self) -> impl Iterator<Item = Element> {
        self.graph.node_weights().copied()
    }

    /// Every edge, in the order of the model.
    pub fn edges(&self) -> impl Iterator<Item = Edge<'_>> {
        self.graph.edge_references().map(|edge| self.edge(edge))
    }

    /// The edges that begin at an element, in the order of the model. O(such edges).
    pub fn edges_from(&self, element: Element) -> impl Iterator<Item = Edge<'_>> {
        self.edges_at(element, Direction::Outgoing)
    }

    /// The edges that end at an element, in the order of the model. O(such edges).
    pub fn edges_to(&self, element: Element) -> impl Iterator<Item = Edge<'_>> {
        self.edges_at(element, Direction::Incoming)
    }

    /// What an element is connected with, in either direction, each once and in order; itself too, if it has an edge to
    /// itself. O(its edges × log its edges).
    pub fn neighbours(&self, element: Element) -> Vec<Element> {
        let both = self.edges_from(element).chain(self.edges_to(element));
        let mut found: Vec<Element> = both.map(|edge| edge.other(element)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn edges_at(&self, element: Element, direction: Direction) -> impl Iterator<Item = Edge<'_>> {
        // The latest edge comes first there.
        let edges: Vec<_> = self.graph.edges_directed(self.node(element), direction).collect();
        edges.into_iter().rev().map(|edge| self.edge(edge))
    }

    fn edge<'g>(&'g self, edge: petgraph::graph::EdgeReference<'g, EdgeKind>) -> Edge<'g> {
        Edge { from: self.graph[edge.source()], kind: edge.weight(), to: self.graph[edge.target()] }
    }
}
