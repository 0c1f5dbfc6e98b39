//! A red line that rests on one source.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, rule};
use crate::id::{PartyIx, SourceIx, StanceIx};
use crate::model::Target;
use crate::rule::Subject;

rule! {
    pub RULE = "D0441" "single-source-red-line" Evidence Warning:
        "a red line whose stance rests on one source only"
}

/// Every word of a party on one thing counts, also what a later one superseded: a line drawn twice has two witnesses.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let mut lines: BTreeMap<(PartyIx, Target), (BTreeSet<SourceIx>, StanceIx)> = BTreeMap::new();
    for (ix, stance) in model.stances.iter().filter(|(_, stance)| stance.red_line().is_some()) {
        let (sources, last) = lines.entry((stance.party, stance.target)).or_insert((BTreeSet::new(), ix));
        sources.extend(stance.evidence.iter().map(|piece| model.article(piece.source)));
        *last = ix;
    }
    for ((party, target), (sources, last)) in lines {
        if !on.situation().is_in_force(last) {
            continue;
        }
        let (Some(only), 1) = (sources.first(), sources.len()) else { continue };
        let (party, target) = (&model.parties[party].id, model.target_id(target));
        let source = &model.sources[*only].id;
        let message = format!("the red line of `{party}` on `{target}` rests on `{source}` alone");
        problems.push(
            Diagnostic::new(&RULE, model.stances[last].span, message)
                .label("one source")
                .help("add a second source, or allow this with the reason why one is enough"),
        );
    }
}
