//! A demand that its own relations rule out.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rule};
use crate::id::DemandIx;
use crate::model::Relation;
use crate::rule::Subject;

rule! {
    pub RULE = "D0226" "impossible-demand" References Error:
        "a demand that, by its relations, rules itself out"
}

/// O(demands × relations that can be reached from one).
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let demands = &on.model.demands;
    let clash = |demand| Some((demand, on.model.clash_in(demand)?));
    let clashes: BTreeMap<DemandIx, (DemandIx, &Relation)> = demands.indices().filter_map(clash).collect();
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
