//! The model as a graph with typed nodes and edges.

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::graph::filter::Filter;
use crate::graph::literal::{Literal, RelationKind, Step};
use crate::id::{DemandIx, IssueIx, Ix, PartyIx, PersonIx, SourceIx, StanceIx};
use crate::model::{Model, Target};

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A party.
    Party(PartyIx),
    /// A person.
    Person(PersonIx),
    /// An issue.
    Issue(IssueIx),
    /// A demand.
    Demand(DemandIx),
    /// A source.
    Source(SourceIx),
}

/// How two nodes are connected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// Party → demand or issue. One edge for each statement, superseded ones included.
    HoldsStance(StanceIx),
    /// Person → party.
    SpeaksFor,
    /// Party → bloc.
    MemberOf,
    /// Sub-unit or constituency → party.
    PartOf,
    /// Demand → issue.
    BelongsTo,
    /// Demand → demand that is part of it, with the curator's reason.
    Implies(String),
    /// Demand → demand that cannot hold with it, with the curator's reason. Symmetric in meaning, stored once.
    Excludes(String),
    /// Party → source, for the stance that rests on it.
    Cites(StanceIx),
}

/// The knowledge graph of a model.
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: open}]}");
/// # let model = demarche::load(&sources).model;
/// let graph = demarche::graph::KnowledgeGraph::new(&model);
/// let party = model.find_party("a")?;
/// assert_eq!(graph.stances_of(party).len(), 1);
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
#[derive(Clone, Debug)]
pub struct KnowledgeGraph {
    graph: DiGraph<Node, Edge>,
    parties: Vec<NodeIndex>,
    issues: Vec<NodeIndex>,
    demands: Vec<NodeIndex>,
    sources: Vec<NodeIndex>,
    ranks: Vec<usize>,
    consequences: Vec<[Vec<Step>; 2]>,
    filter: Filter,
}

impl KnowledgeGraph {
    /// The graph of the whole model. O(elements + stances + pieces of evidence).
    pub fn new(model: &Model) -> Self {
        KnowledgeGraph::filtered(model, Filter::default())
    }

    /// The graph with the statements and the evidence that count. All elements stay. Complexity as [`Self::new`].
    pub fn filtered(model: &Model, filter: Filter) -> Self {
        let mut graph = DiGraph::new();
        let parties = model.parties.indices().map(|ix| graph.add_node(Node::Party(ix))).collect();
        let people: Vec<NodeIndex> = model.people.indices().map(|ix| graph.add_node(Node::Person(ix))).collect();
        let issues = model.issues.indices().map(|ix| graph.add_node(Node::Issue(ix))).collect();
        let demands = model.demands.indices().map(|ix| graph.add_node(Node::Demand(ix))).collect();
        let sources = model.sources.indices().map(|ix| graph.add_node(Node::Source(ix))).collect();
        let (ranks, consequences) = (ranks(model), Vec::new());
        let mut this =
            KnowledgeGraph { graph, parties, issues, demands, sources, ranks, consequences, filter: filter.clone() };
        this.connect_parties(model, &people);
        this.connect_demands(model);
        this.connect_stances(model, &filter);
        this.consequences = this.all_consequences(model.demands.len());
        this
    }

    fn connect_parties(&mut self, model: &Model, people: &[NodeIndex]) {
        for (ix, person) in model.people.iter() {
            self.graph.add_edge(people[ix.position()], self.party(person.party), Edge::SpeaksFor);
        }
        for (ix, party) in model.parties.iter() {
            for member in &party.members {
                self.graph.add_edge(self.party(*member), self.party(ix), Edge::MemberOf);
            }
            if let Some(whole) = party.part_of {
                self.graph.add_edge(self.party(ix), self.party(whole), Edge::PartOf);
            }
        }
    }

    fn connect_demands(&mut self, model: &Model) {
        for (ix, demand) in model.demands.iter() {
            self.graph.add_edge(self.demand(ix), self.issues[demand.issue.position()], Edge::BelongsTo);
            for relation in &demand.implies {
                let edge = Edge::Implies(relation.reason.clone());
                self.graph.add_edge(self.demand(ix), self.demand(relation.to), edge);
            }
            for relation in &demand.excludes {
                let edge = Edge::Excludes(relation.reason.clone());
                self.graph.add_edge(self.demand(ix), self.demand(relation.to), edge);
            }
        }
    }

    fn connect_stances(&mut self, model: &Model, filter: &Filter) {
        for (ix, stance) in model.stances.iter().filter(|(_, stance)| filter.counts(stance)) {
            let party = self.party(stance.party);
            self.graph.add_edge(party, self.target(stance.target), Edge::HoldsStance(ix));
            for evidence in filter.evidence(stance) {
                self.graph.add_edge(party, self.sources[evidence.source.position()], Edge::Cites(ix));
            }
        }
    }

    fn party(&self, ix: PartyIx) -> NodeIndex {
        self.parties[ix.position()]
    }

    fn demand(&self, ix: DemandIx) -> NodeIndex {
        self.demands[ix.position()]
    }

    fn target(&self, target: Target) -> NodeIndex {
        match target {
            Target::Demand(demand) => self.demand(demand),
            Target::Issue(issue) => self.issues[issue.position()],
        }
    }

    /// The place of a demand when all are sorted by id. Ties are broken by it: the order of the file means nothing.
    pub fn rank(&self, demand: DemandIx) -> usize {
        self.ranks[demand.position()]
    }

    /// Which statements the graph holds.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Number of nodes and edges.
    pub fn size(&self) -> (usize, usize) {
        (self.graph.node_count(), self.graph.edge_count())
    }

    /// The far ends of the edges at a node that `pick` wants, in order, each once.
    fn ends<T: Ord>(&self, node: NodeIndex, direction: Direction, pick: impl Fn(&Edge, Node) -> Option<T>) -> Vec<T> {
        let far = |edge: &petgraph::graph::EdgeReference<'_, Edge>| match direction {
            Direction::Outgoing => edge.target(),
            Direction::Incoming => edge.source(),
        };
        let mut found: Vec<T> = self
            .graph
            .edges_directed(node, direction)
            .filter_map(|edge| pick(edge.weight(), self.graph[far(&edge)]))
            .collect();
        found.sort();
        found.dedup();
        found
    }

    /// Every statement of a party that counts, superseded ones included, in the order of the files.
    pub fn stances_of(&self, party: PartyIx) -> Vec<StanceIx> {
        self.ends(self.party(party), Direction::Outgoing, |edge, _| match edge {
            Edge::HoldsStance(stance) => Some(*stance),
            _ => None,
        })
    }

    /// Every statement on a demand or issue that counts, in the order of the files.
    pub fn stances_on(&self, target: Target) -> Vec<StanceIx> {
        self.ends(self.target(target), Direction::Incoming, |edge, _| match edge {
            Edge::HoldsStance(stance) => Some(*stance),
            _ => None,
        })
    }

    /// Every statement that counts and cites a source, by evidence that counts.
    pub fn stances_citing(&self, source: SourceIx) -> Vec<StanceIx> {
        self.ends(self.sources[source.position()], Direction::Incoming, |edge, _| match edge {
            Edge::Cites(stance) => Some(*stance),
            _ => None,
        })
    }

    /// Who speaks for a party.
    pub fn people_of(&self, party: PartyIx) -> Vec<PersonIx> {
        self.ends(self.party(party), Direction::Incoming, |edge, node| match (edge, node) {
            (Edge::SpeaksFor, Node::Person(person)) => Some(person),
            _ => None,
        })
    }

    /// The blocs that name a party as a member.
    pub fn blocs_of(&self, party: PartyIx) -> Vec<PartyIx> {
        self.ends(self.party(party), Direction::Outgoing, |edge, node| match (edge, node) {
            (Edge::MemberOf, Node::Party(bloc)) => Some(bloc),
            _ => None,
        })
    }

    /// The sub-units and constituencies of a party.
    pub fn parts_of(&self, party: PartyIx) -> Vec<PartyIx> {
        self.ends(self.party(party), Direction::Incoming, |edge, node| match (edge, node) {
            (Edge::PartOf, Node::Party(part)) => Some(part),
            _ => None,
        })
    }

    /// The demands of an issue.
    pub fn demands_of(&self, issue: IssueIx) -> Vec<DemandIx> {
        self.ends(self.issues[issue.position()], Direction::Incoming, |edge, node| match (edge, node) {
            (Edge::BelongsTo, Node::Demand(demand)) => Some(demand),
            _ => None,
        })
    }

    /// What follows from a literal in one step, by the id of the other demand. O(1).
    pub fn consequences(&self, from: Literal) -> &[Step] {
        &self.consequences[from.demand.position()][usize::from(from.wanted)]
    }

    /// The steps from every literal, so that searches do not walk past the stances at each demand.
    /// O(relations × log relations + stances).
    fn all_consequences(&self, demands: usize) -> Vec<[Vec<Step>; 2]> {
        let of = |at: usize| [false, true].map(|wanted| self.steps(Literal { demand: DemandIx::new(at), wanted }));
        (0..demands).map(of).collect()
    }

    fn steps(&self, from: Literal) -> Vec<Step> {
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
        steps.sort_by_key(|step| (self.rank(step.to.demand), step.kind, step.left != from.demand));
        steps
    }
}

fn ranks(model: &Model) -> Vec<usize> {
    let mut by_id: Vec<DemandIx> = model.demands.indices().collect();
    by_id.sort_by_key(|ix| &model.demands[*ix].id);
    let mut ranks = vec![0; by_id.len()];
    for (rank, ix) in by_id.into_iter().enumerate() {
        ranks[ix.position()] = rank;
    }
    ranks
}
