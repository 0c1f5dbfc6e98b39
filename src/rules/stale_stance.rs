//! A position that may be out of date.

use crate::analysis::Scope;
use crate::diagnostic::{Diagnostic, rule};
use crate::graph::Basis;
use crate::rule::Subject;

rule! {
    pub RULE = "D0425" "stale-stance" Meaning Warning:
        "a position in force that was said long before the date of the model"
}

/// After how many days a position counts as old, unless `checks` says another number.
const DAYS: u32 = 730;

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (model, situation) = (on.model, on.situation());
    let (Some(day), days) = (model.as_of, model.checks.stale_after.unwrap_or(DAYS)) else { return };
    let stated = situation.matrix(Scope::Direct);
    for party in model.parties.indices() {
        let in_force = stated.cells(party).iter().flatten().filter_map(|cell| match cell.basis {
            Basis::Stated(ix) => Some(&model.stances[ix]),
            _ => None,
        });
        for stance in in_force {
            let Some(said) = stance.said.filter(|said| said.days_before(day) > days) else { continue };
            let (holder, target) = (&model.parties[party].id, model.target_id(stance.target));
            let age = said.days_before(day);
            problems.push(
                Diagnostic::new(
                    &RULE,
                    stance.span,
                    format!("the position of `{holder}` on `{target}` is {age} days old"),
                )
                .label(format!("said {said}; the model is as of {day}"))
                .help(
                    "look for a later word; if the position lasted, allow this with the reason, or set `stale_after` \
                         under `checks:`",
                ),
            );
        }
    }
}
