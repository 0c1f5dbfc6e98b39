//! The signed graph of parties, and the two camps that fit it best.
//!
//! An edge is positive if two parties agree on more demands than they are in conflict on, negative in the other case, and
//! absent if the two are the same or nothing is known of both. That a party has edges against every partition is no fault
//! of it: a mediator has, and so has the graph whose edges rest on one demand each.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::pairs::pair_counts;
use crate::id::PartyIx;
use crate::search::frustration::{SignedEdge, frustration, is_against};
use crate::search::patience::Patience;
use crate::situation::{Scope, Situation};

/// Two parties with the sign between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedPair {
    /// The two, by id.
    pub parties: [PartyIx; 2],
    /// Whether they agree on more than they are in conflict on; otherwise the other way round.
    pub positive: bool,
    /// On how many demands positions of both are known.
    pub known: usize,
}

/// One best partition, with the edges against it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partition {
    /// The two camps, each by id; the one with the first party first.
    pub camps: [Vec<PartyIx>; 2],
    /// The pairs against it, by their place among the edges.
    pub against: Vec<usize>,
}

/// The answer of `camps`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Camps {
    /// How many edges are against the best partitions.
    pub frustration: usize,
    /// That they are no fewer than this; the same if it is exact.
    pub at_least: usize,
    /// All best partitions.
    pub partitions: Vec<Partition>,
    /// Parties with a known position and without an edge: they belong to no camp.
    pub apart: Vec<PartyIx>,
    /// Every edge, by the ids of the two.
    pub edges: Vec<SignedPair>,
    /// Whether every partition was looked at or ruled out.
    pub exact: bool,
    /// Of all demands, the share on which both parties of an edge are known, on average; none without edges.
    pub coverage: Option<f64>,
}

/// The best partitions of the parties that have an edge. O(parties² × demands), and the search of
/// [`frustration`].
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}, c: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: supports}, {party: b, demand: d, stance: demands},\
/// #     {party: c, demand: d, stance: rejects}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::camps;
/// use demarche::search::patience::Endless;
/// use demarche::situation::{Scope, Situation};
/// let found = camps(&Situation::of(&model).build(), Scope::Direct, &Endless);
/// assert_eq!((found.frustration, found.partitions.len()), (0, 1));
/// assert_eq!(found.partitions[0].camps[1], [model.find_party("c")?]);
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
pub fn camps(situation: &Situation<'_>, scope: Scope, patience: &dyn Patience) -> Camps {
    let model = situation.model;
    let heard = situation.parties_heard(scope);
    let mut edges: Vec<SignedPair> = Vec::new();
    for (at, a) in heard.iter().enumerate() {
        for b in &heard[at + 1..] {
            let counts = pair_counts(situation, *a, *b, scope).now;
            if counts.agree != counts.conflict {
                let positive = counts.agree > counts.conflict;
                edges.push(SignedPair { parties: [*a, *b], positive, known: counts.known() });
            }
        }
    }
    let with_edges: BTreeSet<PartyIx> = edges.iter().flat_map(|edge| edge.parties).collect();
    let (parties, apart): (Vec<PartyIx>, Vec<PartyIx>) =
        heard.into_iter().partition(|party| with_edges.contains(party));
    let places: BTreeMap<PartyIx, usize> = parties.iter().enumerate().map(|(at, party)| (*party, at)).collect();
    let place = |party: PartyIx| places.get(&party).copied().unwrap_or_default();
    let signed: Vec<SignedEdge> =
        edges.iter().map(|edge| SignedEdge { nodes: edge.parties.map(place), positive: edge.positive }).collect();
    let found = frustration(parties.len(), &signed, patience);
    let camp = |sides: &[bool], side: bool| -> Vec<PartyIx> {
        parties.iter().zip(sides).filter(|(_, own)| **own == side).map(|(party, _)| *party).collect()
    };
    let partition = |sides: &Vec<bool>| Partition {
        camps: [camp(sides, true), camp(sides, false)],
        against: (0..signed.len()).filter(|at| is_against(&signed[*at], sides)).collect(),
    };
    let partitions = if parties.is_empty() { Vec::new() } else { found.partitions.iter().map(partition).collect() };
    let known: usize = edges.iter().map(|edge| edge.known).sum();
    let coverage = (!edges.is_empty()).then(|| known as f64 / (edges.len() * model.demands.len()) as f64);
    Camps { frustration: found.index, at_least: found.at_least, partitions, apart, edges, exact: found.exact, coverage }
}
