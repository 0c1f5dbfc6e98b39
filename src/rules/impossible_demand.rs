//! A demand that its own relations rule out.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::diagnostic::{Diagnostic, rule};
use crate::graph::KnowledgeGraph;
use crate::id::DemandIx;
use crate::model::Model;
use crate::rule::Subject;
use crate::source::Span;

rule! {
    pub RULE = "D0226" "impossible-demand" References Error:
        "a demand that, by its relations, rules itself out"
}

/// O(demands × relations that can be reached from one).
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let demands = &on.model.demands;
    let graph = &on.situation().graph;
    let clashes: BTreeMap<DemandIx, Clash> =
        demands.indices().filter_map(|demand| Some((demand, clash(on.model, graph, demand)?))).collect();
    for (demand, clash) in &clashes {
        // What is impossible because of a part of it is told at that part.
        let parts = demands[*demand].implies.iter().map(|relation| relation.to);
        if parts.filter(|part| part != demand).any(|part| clashes.contains_key(&part)) {
            continue;
        }
        let id = |ix: DemandIx| format!("`{}`", demands[ix].id);
        let (whole, [one, other]) = (id(*demand), clash.between);
        let message = match (one == *demand, other == *demand) {
            (true, true) => format!("{whole} excludes itself"),
            (true, false) => format!("{whole} both implies and excludes {}", id(other)),
            (false, true) => format!("{whole} implies {}, which excludes it", id(one)),
            (false, false) => {
                format!("{whole} implies {} and {}, which exclude one another", id(one), id(other))
            }
        };
        problems.push(
            Diagnostic::new(&RULE, demands[*demand].span, message)
                .label("cannot come about")
                .related(clash.span, "excluded here")
                .help("take out the relation that is wrong: an entry under `implies` or this one under `excludes`"),
        );
    }
}

/// Two demands that one demand includes and that exclude one another.
struct Clash {
    between: [DemandIx; 2],
    span: Span,
}

/// The first clash among what a demand includes, by id.
fn clash(model: &Model, graph: &KnowledgeGraph, from: DemandIx) -> Option<Clash> {
    let mut included = BTreeSet::from([from]);
    let mut queue = VecDeque::from([from]);
    while let Some(demand) = queue.pop_front() {
        for relation in &model.demands[demand].implies {
            if included.insert(relation.to) {
                queue.push_back(relation.to);
            }
        }
    }
    let exclusions =
        included.iter().flat_map(|one| model.demands[*one].excludes.iter().map(move |other| (*one, other)));
    let inside = exclusions.filter(|(_, other)| included.contains(&other.to));
    let first = inside.min_by_key(|(one, other)| (graph.rank(*one), graph.rank(other.to)));
    first.map(|(one, other)| Clash { between: [one, other.to], span: other.span })
}
