//! A relation between demands that is written twice.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rule};
use crate::id::DemandIx;
use crate::model::Relation;
use crate::rule::Subject;
use crate::source::Span;

rule! {
    pub RULE = "D0227" "repeated-relation" References Warning:
        "two demands that exclude one another by two entries"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let demands = &on.model.demands;
    let mut first: BTreeMap<(DemandIx, DemandIx), Span> = BTreeMap::new();
    let each = demands.iter().flat_map(|(ix, demand)| demand.excludes.iter().map(move |relation| (ix, relation)));
    let mut all: Vec<(DemandIx, &Relation)> = each.collect();
    all.sort_by_key(|(_, relation)| relation.span);
    for (ix, relation) in all {
        let pair = (ix.min(relation.to), ix.max(relation.to));
        let Some(known) = first.get(&pair) else {
            first.insert(pair, relation.span);
            continue;
        };
        let message =
            format!("`{}` and `{}` exclude one another by two entries", demands[ix].id, demands[relation.to].id);
        problems.push(
            Diagnostic::new(&RULE, relation.span, message).label("again here").related(*known, "first here").help(
                "keep the entry with the better reason and take the other out; `excludes` works in both directions",
            ),
        );
    }
}
