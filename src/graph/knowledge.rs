//! The model as a graph with typed nodes and edges.

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};

use crate::date::Date;
use crate::graph::filter::Filter;
use crate::graph::literal::Consequence;
use crate::graph::statements::Statements;
use crate::id::{ClaimIx, DemandIx, Ix, PartyIx, StanceIx, ThreatIx};
use crate::model::{Belongs, Element, Model, Period, Target};

/// How two nodes are connected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// Party → demand or issue. One edge for each statement, superseded ones included.
    HoldsStance(StanceIx),
    /// Person → party, with the time for which it is so.
    SpeaksFor(Period),
    /// Party → bloc, with the time for which it is so.
    MemberOf(Period),
    /// Sub-unit or constituency → party.
    PartOf,
    /// Demand → issue.
    BelongsTo,
    /// Demand → demand that is part of it, with the curator's reason.
    Implies(Box<str>),
    /// Demand → demand that cannot hold with it, with the curator's reason. Symmetric in meaning, stored once.
    Excludes(Box<str>),
    /// Demand → one of the only ways in which it can come about, with the curator's reason.
    OnlyBy(Box<str>),
    /// Demand → party that mediates or hosts by it.
    MediatedBy,
    /// Party → source, for the stance that rests on it.
    Cites(StanceIx),
    /// Consequence → later step, with the party that insists on the order.
    Precedes(Option<PartyIx>),
    /// Consequence → demand that is met by it.
    Fulfils,
    /// Party → document that it wrote.
    Wrote,
    /// Document → demand of one of its clauses.
    Provides,
    /// Document → document that it changes.
    Amends,
    /// Party or person → event that it takes part in, or is said to.
    Attends,
    /// Event → demand on which something came of it.
    Decides,
    /// Party → party, for a threat, an offer or a deadline.
    Announces(ThreatIx),
    /// Party, or source in its own words → party that something is said about.
    SaysAbout(ClaimIx),
    /// Dispute → what it is about.
    Concerns,
    /// Party → figure that it gives.
    Gives,
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
    pub(super) graph: DiGraph<Element, EdgeKind>,
    nodes: BTreeMap<Element, NodeIndex>,
    pub(super) consequences: Vec<[Vec<Consequence>; 2]>,
    /// The demands that can come about in certain ways only.
    pub(super) choices: Vec<DemandIx>,
    /// Of each party, the blocs that it is a member of on the day. They are asked for with every statement, and a party has as
    /// many edges as it has statements.
    pub(super) blocs: Vec<Vec<PartyIx>>,
    pub(super) statements: Statements,
    pub(super) filter: Filter,
    /// The day by which members and speakers are judged; none for all that ever were.
    pub(super) day: Option<Date>,
}

impl KnowledgeGraph {
    /// The graph of the whole model. O((elements + stances + pieces of evidence) × log elements).
    pub fn new(model: &Model) -> Self {
        KnowledgeGraph::filtered(model, Filter::default(), None)
    }

    /// The graph with the statements and the evidence that count, which tells members and speakers as of a day. All elements
    /// stay. Complexity as [`Self::new`].
    pub fn filtered(model: &Model, filter: Filter, day: Option<Date>) -> Self {
        let filter = filter.of(model);
        let mut this = KnowledgeGraph {
            graph: DiGraph::new(),
            nodes: BTreeMap::new(),
            consequences: Vec::new(),
            choices: Vec::new(),
            blocs: vec![Vec::new(); model.parties.len()],
            statements: Statements::of(model, &filter),
            filter,
            day,
        };
        for element in model.elements() {
            let node = this.graph.add_node(element);
            this.nodes.insert(element, node);
        }
        this.connect_parties(model);
        this.connect_demands(model);
        // As long as no statement stands at a demand, its relations are found at once.
        this.consequences = this.all_consequences(model.demands.len());
        this.connect_stances(model);
        this.connect_papers_and_steps(model);
        this.connect_events(model);
        this.connect_utterances(model);
        this
    }

    pub(super) fn node(&self, element: Element) -> NodeIndex {
        // Every element of the model got a node, and indices come from the model only.
        self.nodes.get(&element).copied().unwrap_or_else(NodeIndex::end)
    }

    fn connect(&mut self, from: Element, to: Element, edge: EdgeKind) {
        self.graph.add_edge(self.node(from), self.node(to), edge);
    }

    fn connect_parties(&mut self, model: &Model) {
        for (ix, person) in model.people.iter() {
            for own in &person.parties {
                self.connect(Element::Person(ix), Element::Party(own.party), EdgeKind::SpeaksFor(own.period));
            }
        }
        for (ix, party) in model.parties.iter() {
            for member in &party.members {
                self.connect(Element::Party(member.party), Element::Party(ix), EdgeKind::MemberOf(member.period));
                if member.period.on(self.day) == Belongs::Now {
                    self.blocs[member.party.position()].push(ix);
                }
            }
            if let Some(whole) = party.part_of {
                self.connect(Element::Party(ix), Element::Party(whole), EdgeKind::PartOf);
            }
        }
    }

    fn connect_demands(&mut self, model: &Model) {
        for (ix, demand) in model.demands.iter() {
            let from = Element::Demand(ix);
            self.connect(from, Element::Issue(demand.issue), EdgeKind::BelongsTo);
            if let Some(mediator) = demand.mediator {
                self.connect(from, Element::Party(mediator), EdgeKind::MediatedBy);
            }
            for relation in &demand.implies {
                self.connect(from, Element::Demand(relation.to), EdgeKind::Implies(relation.reason.as_str().into()));
            }
            for relation in &demand.excludes {
                self.connect(from, Element::Demand(relation.to), EdgeKind::Excludes(relation.reason.as_str().into()));
            }
            for way in &demand.only_by {
                self.connect(from, Element::Demand(way.to), EdgeKind::OnlyBy(way.reason.as_str().into()));
            }
            if !demand.only_by.is_empty() {
                self.choices.push(ix);
            }
        }
    }

    fn connect_stances(&mut self, model: &Model) {
        let filter = self.filter.clone();
        // Nothing else has as many edges.
        self.graph.reserve_edges(model.stances.len());
        let parties: Vec<NodeIndex> = model.parties.indices().map(|ix| self.node(Element::Party(ix))).collect();
        let demands: Vec<NodeIndex> = model.demands.indices().map(|ix| self.node(Element::Demand(ix))).collect();
        for (ix, stance) in model.stances.iter().filter(|(_, stance)| filter.counts(stance)) {
            let target = match stance.target {
                Target::Demand(demand) => demands[demand.position()],
                Target::Issue(issue) => self.node(Element::Issue(issue)),
            };
            self.graph.add_edge(parties[stance.party.position()], target, EdgeKind::HoldsStance(ix));
            let party = Element::Party(stance.party);
            for evidence in filter.evidence(stance) {
                self.connect(party, Element::Source(evidence.source), EdgeKind::Cites(ix));
            }
        }
    }

    fn connect_papers_and_steps(&mut self, model: &Model) {
        for (ix, step) in model.steps.iter() {
            for precedence in &step.after {
                self.connect(
                    Element::Step(precedence.before),
                    Element::Step(ix),
                    EdgeKind::Precedes(precedence.insists),
                );
            }
            if let Some(demand) = step.fulfils {
                self.connect(Element::Step(ix), Element::Demand(demand), EdgeKind::Fulfils);
            }
        }
        for (ix, paper) in model.papers.iter() {
            for author in &paper.authors {
                self.connect(Element::Party(*author), Element::Paper(ix), EdgeKind::Wrote);
            }
            if let Some(amended) = paper.amends {
                self.connect(Element::Paper(ix), Element::Paper(amended), EdgeKind::Amends);
            }
            for clause in &paper.clauses {
                self.connect(Element::Paper(ix), Element::Demand(clause.demand), EdgeKind::Provides);
            }
        }
    }

    fn connect_events(&mut self, model: &Model) {
        for (ix, event) in model.events.iter() {
            for attendance in &event.attendance {
                self.connect(Element::Party(attendance.party), Element::Event(ix), EdgeKind::Attends);
                for person in attendance.head.iter().chain(&attendance.people) {
                    self.connect(Element::Person(*person), Element::Event(ix), EdgeKind::Attends);
                }
            }
            for demand in event.outcomes.iter().filter_map(|outcome| outcome.demand) {
                self.connect(Element::Event(ix), Element::Demand(demand), EdgeKind::Decides);
            }
        }
    }

    fn connect_utterances(&mut self, model: &Model) {
        let filter = self.filter.clone();
        for (ix, threat) in model.threats.iter().filter(|(_, threat)| filter.counts_said(&threat.attribution)) {
            for (by, about) in threat.pairs() {
                self.connect(Element::Party(by), Element::Party(about), EdgeKind::Announces(ix));
            }
        }
        for (ix, claim) in model.claims.iter().filter(|(_, claim)| filter.counts_said(&claim.attribution)) {
            let pieces = filter.pieces(&claim.attribution.evidence);
            let sources = pieces.map(|piece| Element::Source(piece.source));
            let speakers: Vec<Element> = match claim.attribution.by {
                Some(party) => vec![Element::Party(party)],
                None => sources.collect(),
            };
            for (by, about) in speakers.iter().flat_map(|by| claim.about.iter().map(move |about| (*by, *about))) {
                self.connect(by, Element::Party(about), EdgeKind::SaysAbout(ix));
            }
        }
        for (ix, dispute) in model.disputes.iter() {
            for about in &dispute.concerns {
                self.connect(Element::Dispute(ix), *about, EdgeKind::Concerns);
            }
        }
        for (ix, figure) in model.figures.iter().filter(|(_, figure)| filter.counts_said(&figure.attribution)) {
            if let Some(by) = figure.attribution.by {
                self.connect(Element::Party(by), Element::Figure(ix), EdgeKind::Gives);
            }
        }
    }
}
