//! Camps: the numbers of the worked example, and partitions that equal those of trying every one.

use std::collections::BTreeSet;

use demarche::analysis::camps;
use demarche::search::frustration::{SignedEdge, against, frustration};
use demarche::search::patience::{Endless, Impatient};
use demarche::situation::Scope;
use proptest::prelude::*;

use crate::support::{MINI_ISTANBUL, model, party_ids, situation, small};

#[test]
fn the_worked_example_has_two_best_partitions() {
    let m = model(&[MINI_ISTANBUL]);
    let found = camps(&situation(&m), Scope::Direct, &Endless);
    assert_eq!((found.edges.len(), found.frustration, found.exact), (8, 1, true));
    let line = |partition: &demarche::analysis::Partition| {
        let [a, b] = partition.camps.each_ref().map(|camp| party_ids(&m, camp).join(" "));
        let pairs: Vec<String> =
            partition.against.iter().map(|at| party_ids(&m, &found.edges[*at].parties).join("-")).collect();
        format!("{a} | {b}: {}", pairs.join(" "))
    };
    let rows: Vec<String> = found.partitions.iter().map(line).collect();
    assert_eq!(rows, ["eu turkey ukraine us | russia: russia-turkey", "eu ukraine us | russia turkey: turkey-us"]);
    assert!(found.coverage.is_some_and(|coverage| coverage < 0.5), "mostly missing data");
}

#[test]
fn without_an_edge_there_is_no_camp() {
    let m = small("a b c", "d; e", &["a d supports", "b e supports", "c d neutral"]);
    let found = camps(&situation(&m), Scope::Direct, &Endless);
    assert_eq!((found.frustration, found.partitions.len(), found.edges.len(), found.coverage), (0, 0, 0, None));
}

#[test]
fn a_large_graph_is_searched_to_the_bound_and_beyond_it_said_to_be_not() {
    // Two camps that fit without an exception.
    let two = |nodes: usize| -> Vec<SignedEdge> {
        let pairs = (0..nodes).flat_map(|a| (a + 1..nodes).map(move |b| [a, b]));
        pairs.map(|nodes| SignedEdge { nodes, positive: nodes[0] % 2 == nodes[1] % 2 }).collect()
    };
    let found = frustration(30, &two(30), &Endless);
    assert_eq!((found.index, found.partitions.len(), found.exact), (0, 1, true));
    let found = frustration(31, &two(31), &Endless);
    assert_eq!(
        (found.index, found.exact),
        (0, false),
        "the local search finds it, and cannot know that it is the only one"
    );
    // Where everybody is against everybody, two camps of fifteen and sixteen have 105 and 120 pairs within.
    let all: Vec<SignedEdge> = two(31).into_iter().map(|edge| SignedEdge { positive: false, ..edge }).collect();
    let found = frustration(31, &all, &Endless);
    assert!(found.index == 225 && (100..=225).contains(&found.at_least), "{} to {}", found.at_least, found.index);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn partitions_are_those_of_trying_every_one(
        nodes in 1usize..7,
        raw in prop::collection::vec((0usize..7, 0usize..7, any::<bool>()), 0..14),
    ) {
        let edges: Vec<SignedEdge> = raw
            .into_iter()
            .map(|(a, b, positive)| SignedEdge { nodes: [a % nodes, b % nodes], positive })
            .filter(|edge| edge.nodes[0] != edge.nodes[1])
            .collect();
        let found = frustration(nodes, &edges, &Endless);
        let has_edge = |node: usize| edges.iter().any(|edge| edge.nodes.contains(&node));
        // Every partition with the first node that has an edge, and all without any, on the first side.
        let first = (0..nodes).find(|node| has_edge(*node)).unwrap_or_default();
        let sides = |mask: usize| (0..nodes).map(|node| mask & (1 << node) != 0).collect::<Vec<bool>>();
        let all = (0..1 << nodes).map(sides).filter(|sides| sides[first] && (0..nodes).all(|node| sides[node] || has_edge(node)));
        let all: Vec<Vec<bool>> = all.collect();
        let least = all.iter().map(|sides| against(&edges, sides)).min().unwrap_or_default();
        let best: BTreeSet<Vec<bool>> = all.into_iter().filter(|sides| against(&edges, sides) == least).collect();
        prop_assert_eq!(found.index, least);
        prop_assert_eq!(found.partitions.iter().cloned().collect::<BTreeSet<_>>(), best);
        prop_assert!(found.exact && found.at_least == least);
        // Whoever does not wait gets a bound from below that is none too high.
        let hurried = frustration(nodes, &edges, &Impatient);
        prop_assert!(hurried.at_least <= least && least <= hurried.index, "{hurried:?}");
    }
}
