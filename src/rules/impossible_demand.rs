//! A demand that its own relations rule out.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, rule};
use crate::id::DemandIx;
use crate::model::Relation;
use crate::rule::Subject;

rule! {
    pub RULE = "D0226" "impossible-demand" References Error:
        "a demand that, by its relations, rules itself out"
}

/// The demands that include both of two that exclude one another. O(exclusions × relations that lead to their ends).
fn including_both(on: &Subject<'_>) -> BTreeSet<DemandIx> {
    let demands = &on.model.demands;
    let mut wholes: BTreeMap<DemandIx, Vec<DemandIx>> = BTreeMap::new();
    for (whole, demand) in demands.iter() {
        demand.implies.iter().for_each(|part| wholes.entry(part.to).or_default().push(whole));
    }
    let above = |part: DemandIx| {
        let (mut found, mut queue) = (BTreeSet::from([part]), vec![part]);
        while let Some(one) = queue.pop() {
            queue.extend(wholes.get(&one).into_iter().flatten().copied().filter(|whole| found.insert(*whole)));
        }
        found
    };
    let mut known: BTreeMap<DemandIx, BTreeSet<DemandIx>> = BTreeMap::new();
    let mut both = BTreeSet::new();
    for (one, demand) in demands.iter() {
        for excluded in &demand.excludes {
            for end in [one, excluded.to] {
                known.entry(end).or_insert_with(|| above(end));
            }
            both.extend(known[&one].intersection(&known[&excluded.to]));
        }
    }
    both
}

/// O(exclusions × relations that lead to their ends), and for each demand that is found the relations that can be reached from it.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let demands = &on.model.demands;
    let clash = |demand| Some((demand, on.model.clash_in(demand)?));
    let clashes: BTreeMap<DemandIx, (DemandIx, &Relation)> = including_both(on).into_iter().filter_map(clash).collect();
    for (demand, (one, excluded)) in &clashes {
        // What is impossible because of a part of it is told at that part.
        let parts = demands[*demand].implies.iter().map(|relation| relation.to);
        if parts.filter(|part| part != demand).any(|part| clashes.contains_key(&part)) {
            continue;
        }
        let id = |ix: DemandIx| format!("`{}`", demands[ix].id);
        let (whole, one, other) = (id(*demand), *one, excluded.to);
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
                .related(excluded.span, "excluded here")
                .help("take out the relation that is wrong: an entry under `implies` or this one under `excludes`"),
        );
    }
}
