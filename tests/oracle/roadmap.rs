//! The order of steps, and what cannot begin because it waits for itself.

use super::meaning::Meaning;
use super::position::Position;
use super::talks::{Cond, Word};
use std::collections::BTreeSet;

/// What is put in an order: a step, or a demand that no step fulfils. [A36]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A step.
    Step(usize),
    /// A demand without a step.
    Demand(usize),
}

/// Something comes after at least one of some others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// What comes later.
    pub later: Node,
    /// One of these comes first.
    pub earlier: BTreeSet<Node>,
    /// Who insists on it; none if it lies in the matter.
    pub insists: Option<usize>,
}

/// The orders, and what is deadlocked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roadmap {
    /// All orders.
    pub orders: BTreeSet<Order>,
    /// Sets that wait for one another.
    pub deadlocks: BTreeSet<BTreeSet<Node>>,
}

/// What has to come before: all of the sets, and of each set at least one. None stands for something that no step does.
type Needs = Vec<BTreeSet<Option<Node>>>;

impl Meaning<'_> {
    /// The steps that fulfil a demand, or the demand itself if no step does.
    fn nodes(&self, demand: usize) -> BTreeSet<Node> {
        let steps = self.talks.steps.iter().enumerate().filter(|(_, s)| s.fulfils == Some(demand));
        let steps: BTreeSet<Node> = steps.map(|(at, _)| Node::Step(at)).collect();
        if steps.is_empty() { BTreeSet::from([Node::Demand(demand)]) } else { steps }
    }

    fn needs(&self, cond: &Cond) -> Needs {
        match cond {
            Cond::Demand(d) => vec![self.nodes(*d).into_iter().map(Some).collect()],
            Cond::Step(s) => vec![BTreeSet::from([Some(Node::Step(*s))])],
            Cond::Text(_) => vec![BTreeSet::from([None])],
            Cond::All(of) => of.iter().flat_map(|c| self.needs(c)).collect(),
            // One of several, each of which may need several: every way to take one need of each.
            Cond::Any(of) => of.iter().map(|c| self.needs(c)).fold(vec![BTreeSet::new()], |done, next| {
                done.iter().flat_map(|d| next.iter().map(move |n| d.union(n).copied().collect())).collect()
            }),
        }
    }

    /// The orders of steps, and the deadlocks.
    pub fn roadmap(&self) -> Roadmap {
        let mut orders = BTreeSet::new();
        for (at, step) in self.talks.steps.iter().enumerate() {
            for (before, insists) in &step.after {
                let earlier = BTreeSet::from([Node::Step(*before)]);
                orders.insert(Order { later: Node::Step(at), earlier, insists: *insists });
            }
        }
        for position in &self.positions {
            for cond in waits_for(position) {
                for need in self.needs(&cond) {
                    // What no step does can come about at any time, and orders nothing. [A36]
                    let Some(earlier) = need.into_iter().collect::<Option<BTreeSet<Node>>>() else { continue };
                    for later in self.nodes(position.demand) {
                        orders.insert(Order { later, earlier: earlier.clone(), insists: Some(position.party) });
                    }
                }
            }
        }
        let deadlocks = deadlocks(&orders);
        Roadmap { orders, deadlocks }
    }
}

/// What a position puts before its demand: only who is for it, at every end, and refuses it until then or says nothing
/// of that time. "O until c otherwise W" is the same position as "W only_after c otherwise O". [A38, A44]
fn waits_for(position: &Position) -> Vec<Cond> {
    let for_it = |word: Word| word.0 >= 1;
    let refused = |word: Word| word.1 <= -2;
    if for_it(position.first) && position.second.is_none_or(refused) {
        return position.after.clone();
    }
    let only_until = !position.until.is_empty() && position.unless.is_empty() && !position.needs();
    if only_until && refused(position.first) && position.second.is_some_and(for_it) {
        return vec![Cond::Any(position.until.clone())];
    }
    Vec::new()
}

/// What can never be done, taken apart into sets whose members all wait for one another. [A37]
pub fn deadlocks(orders: &BTreeSet<Order>) -> BTreeSet<BTreeSet<Node>> {
    let mut blocked: BTreeSet<Node> = orders.iter().map(|o| o.later).collect();
    loop {
        let stuck = |node: &Node| orders.iter().any(|o| o.later == *node && o.earlier.is_subset(&blocked));
        let still: BTreeSet<Node> = blocked.iter().copied().filter(stuck).collect();
        if still == blocked {
            break;
        }
        blocked = still;
    }
    let waits: BTreeSet<(Node, Node)> = orders
        .iter()
        .filter(|o| blocked.contains(&o.later) && o.earlier.is_subset(&blocked))
        .flat_map(|o| o.earlier.iter().map(|e| (o.later, *e)))
        .collect();
    let mut reach = waits.clone();
    loop {
        let longer: BTreeSet<(Node, Node)> =
            reach.iter().flat_map(|(a, b)| waits.iter().filter(move |(c, _)| b == c).map(|(_, d)| (*a, *d))).collect();
        let before = reach.len();
        reach.extend(longer);
        if reach.len() == before {
            break;
        }
    }
    let circle = |a: Node| {
        blocked
            .iter()
            .copied()
            .filter(|b| reach.contains(&(a, *b)) && reach.contains(&(*b, a)))
            .collect::<BTreeSet<_>>()
    };
    blocked.iter().map(|a| circle(*a)).filter(|set| !set.is_empty()).collect()
}
