//! What is asked of the knowledge graph. Answers are sorted and hold each thing once.

use std::collections::BTreeSet;

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::date::Date;
use crate::graph::filter::Filter;
use crate::graph::knowledge::{EdgeKind, KnowledgeGraph};
use crate::graph::literal::{Consequence, Literal, RelationKind};
use crate::id::{
    ClaimIx, DemandIx, DisputeIx, EventIx, FigureIx, IssueIx, Ix, PaperIx, PartyIx, PersonIx, SourceIx, StanceIx,
    StepIx, ThreatIx,
};
use crate::model::{Belongs, Element, Period, Target};

impl KnowledgeGraph {
    /// Which statements the graph holds.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Number of nodes and edges.
    pub fn size(&self) -> (usize, usize) {
        (self.graph.node_count(), self.graph.edge_count())
    }

    /// The far ends of the edges at a node that `pick` wants, in order, each once.
    fn ends<T: Ord>(
        &self,
        node: NodeIndex,
        direction: Direction,
        pick: impl Fn(&EdgeKind, Element) -> Option<T>,
    ) -> Vec<T> {
        let far = |edge: &petgraph::graph::EdgeReference<'_, EdgeKind>| match direction {
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

    /// Every statement of a party that counts, superseded ones included, by what it is on and by date. O(1).
    pub fn stances_of(&self, party: PartyIx) -> &[StanceIx] {
        self.statements.of_party(party)
    }

    /// Every statement of a party on a demand or issue that counts, by date. O(log statements, and their number).
    pub fn statements(&self, party: PartyIx, target: Target) -> &[StanceIx] {
        self.statements.on(party, target)
    }

    /// Everything that a party spoke on, with its statements on that.
    pub fn lines(&self, party: PartyIx) -> impl Iterator<Item = (Target, &[StanceIx])> {
        self.statements.lines(party)
    }

    /// Every statement that counts and cites a source, by evidence that counts.
    pub fn stances_citing(&self, source: SourceIx) -> Vec<StanceIx> {
        self.ends(self.node(Element::Source(source)), Direction::Incoming, |edge, _| match edge {
            EdgeKind::Cites(stance) => Some(*stance),
            _ => None,
        })
    }

    /// Who speaks for a party on the day of the graph.
    pub fn people_of(&self, party: PartyIx) -> Vec<PersonIx> {
        let all = self.speakers_of(party).into_iter();
        all.filter(|(_, period)| period.on(self.day) == Belongs::Now).map(|(person, _)| person).collect()
    }

    /// Who has ever spoken for a party, or will, with the time of each.
    pub fn speakers_of(&self, party: PartyIx) -> Vec<(PersonIx, Period)> {
        self.ends(self.node(Element::Party(party)), Direction::Incoming, |edge, node| match (edge, node) {
            (EdgeKind::SpeaksFor(period), Element::Person(person)) => Some((person, *period)),
            _ => None,
        })
    }

    /// The blocs that a party has ever been a member of, or will be, with the time of each.
    pub fn memberships_of(&self, party: PartyIx) -> Vec<(PartyIx, Period)> {
        self.ends(self.node(Element::Party(party)), Direction::Outgoing, |edge, node| match (edge, node) {
            (EdgeKind::MemberOf(period), Element::Party(bloc)) => Some((bloc, *period)),
            _ => None,
        })
    }

    /// The blocs that a party is a member of on the day of the graph. O(1).
    pub fn blocs_of(&self, party: PartyIx) -> &[PartyIx] {
        &self.blocs[party.position()]
    }

    /// The sub-units and constituencies of a party.
    pub fn parts_of(&self, party: PartyIx) -> Vec<PartyIx> {
        self.ends(self.node(Element::Party(party)), Direction::Incoming, |edge, node| match (edge, node) {
            (EdgeKind::PartOf, Element::Party(part)) => Some(part),
            _ => None,
        })
    }

    /// The steps that come after a step, with who insists on that.
    pub fn steps_after(&self, step: StepIx) -> Vec<(StepIx, Option<PartyIx>)> {
        self.ends(self.node(Element::Step(step)), Direction::Outgoing, |edge, far| match (edge, far) {
            (EdgeKind::Precedes(insists), Element::Step(later)) => Some((later, *insists)),
            _ => None,
        })
    }

    /// The documents that a party wrote.
    pub fn papers_of(&self, party: PartyIx) -> Vec<PaperIx> {
        self.ends(self.node(Element::Party(party)), Direction::Outgoing, |edge, far| match (edge, far) {
            (EdgeKind::Wrote, Element::Paper(paper)) => Some(paper),
            _ => None,
        })
    }

    /// The documents that change another one.
    pub fn papers_amending(&self, paper: PaperIx) -> Vec<PaperIx> {
        self.ends(self.node(Element::Paper(paper)), Direction::Incoming, |edge, far| match (edge, far) {
            (EdgeKind::Amends, Element::Paper(later)) => Some(later),
            _ => None,
        })
    }

    /// The documents with a clause on a demand.
    pub fn papers_on(&self, demand: DemandIx) -> Vec<PaperIx> {
        self.ends(self.node(Element::Demand(demand)), Direction::Incoming, |edge, far| match (edge, far) {
            (EdgeKind::Provides, Element::Paper(paper)) => Some(paper),
            _ => None,
        })
    }

    /// The figures that a party gives.
    pub fn figures_of(&self, party: PartyIx) -> Vec<FigureIx> {
        self.ends(self.node(Element::Party(party)), Direction::Outgoing, |edge, far| match (edge, far) {
            (EdgeKind::Gives, Element::Figure(figure)) => Some(figure),
            _ => None,
        })
    }

    /// The events at which something came of a demand.
    pub fn events_on(&self, demand: DemandIx) -> Vec<EventIx> {
        self.ends(self.node(Element::Demand(demand)), Direction::Incoming, |edge, far| match (edge, far) {
            (EdgeKind::Decides, Element::Event(event)) => Some(event),
            _ => None,
        })
    }

    /// The steps by which a demand comes about.
    pub fn steps_to(&self, demand: DemandIx) -> Vec<StepIx> {
        self.ends(self.node(Element::Demand(demand)), Direction::Incoming, |edge, far| match (edge, far) {
            (EdgeKind::Fulfils, Element::Step(step)) => Some(step),
            _ => None,
        })
    }

    /// The events that a party or a person takes part in, or is said to.
    pub fn events_of(&self, who: Element) -> Vec<EventIx> {
        self.ends(self.node(who), Direction::Outgoing, |edge, far| match (edge, far) {
            (EdgeKind::Attends, Element::Event(event)) => Some(event),
            _ => None,
        })
    }

    /// The demands by which a party would mediate or host.
    pub fn mediations_of(&self, party: PartyIx) -> Vec<DemandIx> {
        self.ends(self.node(Element::Party(party)), Direction::Incoming, |edge, far| match (edge, far) {
            (EdgeKind::MediatedBy, Element::Demand(demand)) => Some(demand),
            _ => None,
        })
    }

    /// The disputes that concern an element.
    pub fn disputes_on(&self, element: Element) -> Vec<DisputeIx> {
        self.ends(self.node(element), Direction::Incoming, |edge, far| match (edge, far) {
            (EdgeKind::Concerns, Element::Dispute(dispute)) => Some(dispute),
            _ => None,
        })
    }

    /// The threats, offers and deadlines that a party makes to another one, or is the object of.
    pub fn threats_of(&self, party: PartyIx) -> Vec<ThreatIx> {
        self.both_ways(party, |edge| match edge {
            EdgeKind::Announces(threat) => Some(*threat),
            _ => None,
        })
    }

    /// The claims that a party makes about another one, or is the object of.
    pub fn claims_of(&self, party: PartyIx) -> Vec<ClaimIx> {
        self.both_ways(party, |edge| match edge {
            EdgeKind::SaysAbout(claim) => Some(*claim),
            _ => None,
        })
    }

    fn both_ways<T: Ord>(&self, party: PartyIx, pick: impl Fn(&EdgeKind) -> Option<T> + Copy) -> Vec<T> {
        let node = self.node(Element::Party(party));
        let mut found = self.ends(node, Direction::Outgoing, move |edge, _| pick(edge));
        found.extend(self.ends(node, Direction::Incoming, move |edge, _| pick(edge)));
        found.sort();
        found.dedup();
        found
    }

    /// Parties that are members or parts of one another in a circle on some day, whichever it is.
    /// O(nodes + edges), times the days on which a membership begins if there are circles.
    pub fn membership_circles(&self) -> Vec<Vec<PartyIx>> {
        let begins = self.graph.edge_weights().filter_map(|edge| match edge {
            EdgeKind::MemberOf(period) => period.from,
            _ => None,
        });
        // Whatever holds together somewhere holds together on the day on which the last of it begins.
        let days: BTreeSet<Option<Date>> = std::iter::once(None).chain(begins.map(Some)).collect();
        let on = |day: Option<Date>| {
            move |edge: &EdgeKind| match (edge, day) {
                (EdgeKind::MemberOf(period), Some(day)) => period.runs_when_begins(day),
                (EdgeKind::MemberOf(period), None) => period.from.is_none(),
                (edge, _) => matches!(edge, EdgeKind::PartOf),
            }
        };
        let party = |element| if let Element::Party(party) = element { Some(party) } else { None };
        if self.circles(|edge| matches!(edge, EdgeKind::MemberOf(_) | EdgeKind::PartOf), party).is_empty() {
            return Vec::new();
        }
        let mut circles: Vec<Vec<PartyIx>> = days.into_iter().flat_map(|day| self.circles(on(day), party)).collect();
        circles.sort();
        circles.dedup();
        circles
    }

    /// Demands that imply one another in a circle, so that they are one and the same. O(nodes + edges).
    pub fn implication_circles(&self) -> Vec<Vec<DemandIx>> {
        self.circles(
            |edge| matches!(edge, EdgeKind::Implies(_)),
            |element| match element {
                Element::Demand(demand) => Some(demand),
                _ => None,
            },
        )
    }

    /// The strongly connected components of some of the edges between picked nodes, with more than one node or a
    /// loop (Sharir, *Comput. Math. Appl.* 7, 1981, which needs no recursion: chains are as long as somebody writes them).
    fn circles<T: Ord>(&self, follow: impl Fn(&EdgeKind) -> bool, pick: impl Fn(Element) -> Option<T>) -> Vec<Vec<T>> {
        let part =
            self.graph.filter_map(|_, element| pick(*element).map(|_| *element), |_, edge| follow(edge).then_some(()));
        let looped = |node: NodeIndex| part.contains_edge(node, node);
        let mut circles: Vec<Vec<T>> = petgraph::algo::kosaraju_scc(&part)
            .into_iter()
            .filter(|nodes| nodes.len() > 1 || nodes.iter().any(|node| looped(*node)))
            .map(|nodes| nodes.iter().filter_map(|node| pick(part[*node])).collect())
            .collect();
        circles.iter_mut().for_each(|circle: &mut Vec<T>| circle.sort());
        circles.sort();
        circles
    }

    /// The demands of an issue.
    pub fn demands_of(&self, issue: IssueIx) -> Vec<DemandIx> {
        self.ends(self.node(Element::Issue(issue)), Direction::Incoming, |edge, node| match (edge, node) {
            (EdgeKind::BelongsTo, Element::Demand(demand)) => Some(demand),
            _ => None,
        })
    }

    /// The demands that can come about in certain ways only, by id. O(1).
    pub fn choices(&self) -> &[DemandIx] {
        &self.choices
    }

    /// What follows from a literal in one step, by the id of the other demand. O(1).
    pub fn consequences(&self, from: Literal) -> &[Consequence] {
        &self.consequences[from.demand.position()][usize::from(from.wanted)]
    }

    /// The steps from every literal, so that searches do not walk past the stances at each demand.
    /// O(relations × log relations), and the edges that are at the demands already.
    pub(super) fn all_consequences(&self, demands: usize) -> Vec<[Vec<Consequence>; 2]> {
        let of = |at: usize| [false, true].map(|wanted| self.steps(Literal { demand: DemandIx::new(at), wanted }));
        (0..demands).map(of).collect()
    }

    fn steps(&self, from: Literal) -> Vec<Consequence> {
        let node = self.node(Element::Demand(from.demand));
        let step = |other: DemandIx, wanted: bool, kind: RelationKind, outgoing: bool, reason: &str| Consequence {
            to: Literal { demand: other, wanted },
            from,
            kind,
            left: if outgoing { from.demand } else { other },
            right: if outgoing { other } else { from.demand },
            reason: reason.to_owned(),
        };
        let pick = |outgoing: bool| {
            move |edge: &EdgeKind, far: Element| match (edge, far) {
                (EdgeKind::Implies(reason), Element::Demand(other)) if outgoing == from.wanted => {
                    Some(step(other, from.wanted, RelationKind::Implies, outgoing, reason))
                }
                (EdgeKind::Excludes(reason), Element::Demand(other)) if from.wanted => {
                    Some(step(other, false, RelationKind::Excludes, outgoing, reason))
                }
                _ => None,
            }
        };
        let mut steps = self.ends(node, Direction::Outgoing, pick(true));
        steps.extend(self.ends(node, Direction::Incoming, pick(false)));
        steps.sort_by_key(|step| (step.to.demand, step.kind, step.left != from.demand));
        steps
    }
}
