//! A bloc and its member that would be counted as two voices.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, rule};
use crate::graph::KnowledgeGraph;
use crate::id::{Ix, PartyIx};
use crate::model::{Stance, Target};
use crate::rule::Subject;

rule! {
    pub RULE = "D0403" "bloc-with-member" Meaning Warning:
        "a bloc and one of its members both have a stance on one demand, so it would be counted twice"
}

/// O((stances + parties × blocs) × log of them): the blocs of a party, and what a bloc said of a target, are looked up once.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let graph = &on.situation().graph;
    // Blocs that belong to themselves are told by `membership-cycle`.
    let circles = graph.membership_circles();
    let in_circle = |party: &PartyIx| circles.iter().any(|circle| circle.contains(party));
    let blocs: Vec<Vec<PartyIx>> = model.parties.indices().map(|party| blocs(graph, party, in_circle)).collect();
    let is_bloc: BTreeSet<PartyIx> = blocs.iter().flatten().copied().collect();
    let mut said: BTreeMap<(PartyIx, Target), Vec<&Stance>> = BTreeMap::new();
    let on_demands = || model.stances.iter().filter(|(_, stance)| matches!(stance.target, Target::Demand(_)));
    for (_, stance) in on_demands().filter(|(_, stance)| is_bloc.contains(&stance.party)) {
        said.entry((stance.party, stance.target)).or_default().push(stance);
    }
    let mut known: BTreeMap<(PartyIx, PartyIx, Target), Option<&Stance>> = BTreeMap::new();
    for (_, stance) in on_demands() {
        for bloc in blocs[stance.party.position()].iter().copied() {
            let Some(of_bloc) = said.get(&(bloc, stance.target)) else { continue };
            let for_member = |other: &&&Stance| !other.apart_from.contains(&stance.party);
            let clash = known.entry((bloc, stance.party, stance.target));
            let clash = *clash.or_insert_with(|| of_bloc.iter().rev().find(for_member).copied());
            let Some(other) = clash else { continue };
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
    let mut found: Vec<PartyIx> = graph.blocs_of(party).iter().copied().filter(|bloc| seen.insert(*bloc)).collect();
    let mut at = 0;
    while let Some(bloc) = found.get(at) {
        let above = if in_circle(bloc) { &[] } else { graph.blocs_of(*bloc) };
        found.extend(above.iter().copied().filter(|bloc| seen.insert(*bloc)));
        at += 1;
    }
    found
}
