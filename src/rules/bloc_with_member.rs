//! A bloc and its member that would be counted as two voices.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, rule};
use crate::graph::KnowledgeGraph;
use crate::id::PartyIx;
use crate::model::Target;
use crate::rule::Subject;

rule! {
    pub RULE = "D0403" "bloc-with-member" Meaning Warning:
        "a bloc and one of its members both have a stance on one demand, so it would be counted twice"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let graph = &on.situation().graph;
    // Blocs that belong to themselves are told by `membership-cycle`.
    let circles = graph.membership_circles();
    let in_circle = |party: &PartyIx| circles.iter().any(|circle| circle.contains(party));
    let on_demands = model.stances.iter().filter(|(_, stance)| matches!(stance.target, Target::Demand(_)));
    for (_, stance) in on_demands {
        for bloc in blocs(graph, stance.party, in_circle) {
            let of_bloc = graph.stances_on(stance.target).into_iter().map(|ix| &model.stances[ix]);
            let mut clashes = of_bloc.filter(|other| other.party == bloc && !other.apart_from.contains(&stance.party));
            let Some(other) = clashes.next_back() else { continue };
            let (member, bloc) = (&model.parties[stance.party], &model.parties[bloc]);
            let target = model.target_id(stance.target);
            let message = format!("`{}` and its bloc `{}` both have a stance on `{target}`", member.id, bloc.id);
            problems.push(
                Diagnostic::new(&RULE, stance.span, message)
                    .label("the member's")
                    .related(other.span, "the bloc's")
                    .help(format!(
                        "keep the one that the source names; if it names both, add `apart_from: [{}]` to the bloc's",
                        member.id
                    )),
            );
        }
    }
}

/// The blocs that a party belongs to, at once or by way of others that are in no circle.
fn blocs(graph: &KnowledgeGraph, party: PartyIx, in_circle: impl Fn(&PartyIx) -> bool) -> Vec<PartyIx> {
    let mut seen = BTreeSet::from([party]);
    let mut found = graph.blocs_of(party);
    found.retain(|bloc| seen.insert(*bloc));
    let mut at = 0;
    while let Some(bloc) = found.get(at) {
        let above = if in_circle(bloc) { Vec::new() } else { graph.blocs_of(*bloc) };
        found.extend(above.into_iter().filter(|bloc| seen.insert(*bloc)));
        at += 1;
    }
    found
}
