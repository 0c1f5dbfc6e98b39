//! Two camps of a signed graph with as few edges against them as can be.

use std::collections::BTreeSet;

use fixedbitset::FixedBitSet;

use crate::search::patience::Patience;

/// An edge between two nodes, positive or negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedEdge {
    /// The two nodes.
    pub nodes: [usize; 2],
    /// Whether it is positive.
    pub positive: bool,
}

/// How many edges are against the best partitions, and these.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Frustration {
    /// The least number of positive edges across and negative edges within; an upper bound if it is not exact.
    pub index: usize,
    /// That it is no less than this; the same if it is exact.
    pub at_least: usize,
    /// Every best partition: for each node, whether it is on the side of the first. Those that were found, if not exact.
    pub partitions: Vec<Vec<bool>>,
    /// Whether every partition was looked at or ruled out.
    pub exact: bool,
}

/// Nodes up to which the answer is exact.
const MOST: usize = 30;

/// The frustration index, or line index of balance, of a signed graph (F. Harary 1959), with all best partitions.
///
/// Branch and bound over sides, the nodes with most edges first: a branch ends where it is worse than the best so far.
/// O(2^(nodes − 1)) at worst; NP-hard in general. Beyond 30 nodes with edges only a local search is made, and the answer
/// says so, as it does if the search is stopped. In every partition, the first node with an edge and all without any stand on the first side.
pub fn frustration(nodes: usize, edges: &[SignedEdge], patience: &dyn Patience) -> Frustration {
    let adjacent = adjacent(nodes, edges);
    let mut order: Vec<usize> = (0..nodes).filter(|node| !adjacent[*node].is_empty()).collect();
    order.sort_by_key(|node| (std::cmp::Reverse(adjacent[*node].len()), *node));
    let start = local_search(&adjacent, patience);
    if order.len() > MOST {
        let partitions = vec![canonical(start, &order)];
        let at_least = at_least(nodes, edges);
        return Frustration { index: against(edges, &partitions[0]), at_least, partitions, exact: false };
    }
    let best = against(edges, &start);
    let mut search =
        CampSearch { adjacent: &adjacent, order: &order, best, found: Vec::new(), patience, stopped: false };
    search.branch(&mut vec![None; nodes], 0, 0);
    if search.found.is_empty() {
        // Stopped before anything as good was found again.
        search.found.push(start);
    }
    let mut partitions: Vec<Vec<bool>> = search.found.into_iter().map(|sides| canonical(sides, &order)).collect();
    partitions.sort_by(|a, b| b.cmp(a));
    partitions.dedup();
    let exact = !search.stopped;
    let at_least = if exact { search.best } else { at_least(nodes, edges) };
    Frustration { index: search.best, at_least, partitions, exact }
}

/// A lower bound of the frustration index: triangles with an odd number of negative edges, no two with an edge in common.
/// Whatever the partition, an edge of each is against it. O(edges × nodes / 64).
fn at_least(nodes: usize, edges: &[SignedEdge]) -> usize {
    // For every sign and node, those to which it has an edge of that sign that belongs to no triangle yet.
    let mut free = [false, true].map(|_| vec![FixedBitSet::with_capacity(nodes); nodes]);
    for SignedEdge { nodes: [a, b], positive } in edges.iter().filter(|edge| edge.nodes[0] != edge.nodes[1]) {
        let of_sign = &mut free[usize::from(*positive)];
        of_sign[*a].insert(*b);
        of_sign[*b].insert(*a);
    }
    let mut found = 0;
    for SignedEdge { nodes: [a, b], positive } in edges {
        if !free[usize::from(*positive)][*a].contains(*b) {
            continue;
        }
        // The signs of the two other edges: unlike over a positive one, alike over a negative one.
        let others = [0, 1].map(|sign| [sign, if *positive { 1 - sign } else { sign }]);
        let third = others.into_iter().find_map(|signs| {
            let third = free[signs[0]][*a].intersection(&free[signs[1]][*b]).next()?;
            Some((third, signs))
        });
        if let Some((third, [to_a, to_b])) = third {
            for (sign, one, other) in [(usize::from(*positive), *a, *b), (to_a, *a, third), (to_b, *b, third)] {
                free[sign][one].remove(other);
                free[sign][other].remove(one);
            }
            found += 1;
        }
    }
    found
}

/// How many edges are against a partition.
pub fn against(edges: &[SignedEdge], sides: &[bool]) -> usize {
    edges.iter().filter(|edge| is_against(edge, sides)).count()
}

/// Whether an edge is against a partition: positive across, or negative within.
pub fn is_against(edge: &SignedEdge, sides: &[bool]) -> bool {
    (sides[edge.nodes[0]] == sides[edge.nodes[1]]) != edge.positive
}

/// The same partition with the first node that has an edge on the first side, and those without any.
fn canonical(mut sides: Vec<bool>, with_edges: &[usize]) -> Vec<bool> {
    let first = with_edges.iter().min().is_none_or(|node| sides[*node]);
    let mut side = vec![true; sides.len()];
    with_edges.iter().for_each(|node| side[*node] = sides[*node] == first);
    sides.copy_from_slice(&side);
    sides
}

/// For every node, the others to which it has an edge, with the sign.
fn adjacent(nodes: usize, edges: &[SignedEdge]) -> Vec<Vec<(usize, bool)>> {
    let mut adjacent = vec![Vec::new(); nodes];
    for SignedEdge { nodes: [a, b], positive } in edges.iter().filter(|edge| edge.nodes[0] != edge.nodes[1]) {
        adjacent[*a].push((*b, *positive));
        adjacent[*b].push((*a, *positive));
    }
    adjacent
}

struct CampSearch<'e> {
    adjacent: &'e [Vec<(usize, bool)>],
    order: &'e [usize],
    best: usize,
    found: Vec<Vec<bool>>,
    patience: &'e dyn Patience,
    stopped: bool,
}

impl CampSearch<'_> {
    fn branch(&mut self, sides: &mut Vec<Option<bool>>, depth: usize, cost: usize) {
        self.stopped = self.stopped || !self.patience.go_on(self.found.len());
        if cost > self.best || self.stopped {
            return;
        }
        let Some(node) = self.order.get(depth).copied() else {
            if cost < self.best {
                self.best = cost;
                self.found.clear();
            }
            self.found.push(sides.iter().map(|side| side.unwrap_or(true)).collect());
            return;
        };
        // The two camps have no names, so the first node has a side of its own choice.
        let choices: &[bool] = if depth == 0 { &[true] } else { &[true, false] };
        for side in choices {
            sides[node] = Some(*side);
            let is_against =
                |(other, positive): &&(usize, bool)| sides[*other].is_some_and(|other| (other == *side) != *positive);
            let added = self.adjacent[node].iter().filter(is_against).count();
            self.branch(sides, depth + 1, cost + added);
        }
        sides[node] = None;
    }
}

/// A partition that no single change of side makes better. Every change takes at least one edge away, so that there are at most as
/// many as edges; each costs O(edges of the node × log nodes).
fn local_search(adjacent: &[Vec<(usize, bool)>], patience: &dyn Patience) -> Vec<bool> {
    let mut sides = vec![true; adjacent.len()];
    let of = |node: usize, sides: &[bool]| {
        adjacent[node].iter().filter(|(other, positive)| (sides[node] == sides[*other]) != *positive).count()
    };
    let mut bad: Vec<usize> = (0..adjacent.len()).map(|node| of(node, &sides)).collect();
    let is_worse = |node: usize, bad: &[usize]| 2 * bad[node] > adjacent[node].len();
    let mut worse: BTreeSet<usize> = (0..adjacent.len()).filter(|node| is_worse(*node, &bad)).collect();
    while let Some(node) = worse.pop_first() {
        if !patience.go_on(0) {
            break;
        }
        sides[node] = !sides[node];
        bad[node] = adjacent[node].len() - bad[node];
        for (other, positive) in &adjacent[node] {
            if (sides[node] == sides[*other]) == *positive {
                bad[*other] -= 1;
            } else {
                bad[*other] += 1;
            }
            if is_worse(*other, &bad) {
                worse.insert(*other);
            } else {
                worse.remove(other);
            }
        }
    }
    sides
}
