//! A position that may be out of date.

use crate::diagnostic::{Diagnostic, rule};
use crate::graph::Basis;
use crate::rule::Subject;
use crate::situation::Scope;

rule! {
    pub RULE = "D0425" "stale-stance" Meaning Warning:
        "a position in force that was said long before the date of the model"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (model, situation) = (on.model, on.situation());
    let Some(day) = situation.day else { return };
    let stated = situation.matrix(Scope::Direct);
    for party in model.parties.indices() {
        let in_force = stated.cells(party).iter().flatten().filter_map(|cell| match cell.basis {
            Basis::Stated(ix) => Some(&model.stances[ix]),
            _ => None,
        });
        for stance in in_force {
            let Some(since) = situation.stale(stance) else { continue };
            let age = since.days_before(day);
            let what = match (stance.said, stance.from()) {
                (None, None) => "the latest source is of",
                (said, from) if said >= from => "said",
                _ => "holds from",
            };
            let (holder, target) = (&model.parties[party].id, model.target_id(stance.target));
            problems.push(
                Diagnostic::new(
                    &RULE,
                    stance.span,
                    format!("the position of `{holder}` on `{target}` is {} old", words(age)),
                )
                .label(format!("{what} {since}; looked at as of {day}"))
                .help(
                    "look for a later word; if the position lasted, allow this with the reason, or set `stale_after` \
                         under `checks:`",
                ),
            );
        }
    }
}

/// An age in days, or in years from two on.
fn words(days: u32) -> String {
    match days {
        ..730 => format!("{days} days"),
        _ => format!("about {} years", (f64::from(days) / 365.25).round()),
    }
}
