//! A position that may be out of date.

use crate::analysis::Scope;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, rule};
use crate::graph::Basis;
use crate::model::{Model, Stance};
use crate::rule::Subject;

rule! {
    pub RULE = "D0425" "stale-stance" Meaning Warning:
        "a position in force that was said long before the date of the model"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (model, situation) = (on.model, on.situation());
    let (Some(day), days) = (situation.day, model.checks.days_to_stale()) else { return };
    let stated = situation.matrix(Scope::Direct);
    for party in model.parties.indices() {
        let in_force = stated.cells(party).iter().flatten().filter_map(|cell| match cell.basis {
            Basis::Stated(ix) => Some(&model.stances[ix]),
            _ => None,
        });
        for stance in in_force {
            // Whoever gives a last day says how long the word is good for.
            let Some((since, what)) = since(model, stance).filter(|_| stance.until.is_none()) else { continue };
            let age = since.days_before(day);
            if age <= days {
                continue;
            }
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

/// The day from which the age of a position counts: on which it was said or began to hold, or else that of its latest
/// source.
fn since(model: &Model, stance: &Stance) -> Option<(Date, &'static str)> {
    let said = stance.said.map(|said| (said, "said"));
    let from = stance.from.map(|from| (from, "holds from"));
    let sources = stance.evidence.iter().filter_map(|piece| model.sources[piece.source].date);
    let latest = || sources.max().map(|date| (date, "the latest source is of"));
    said.into_iter().chain(from).max().or_else(latest)
}

/// An age in days, or in years from two on.
fn words(days: u32) -> String {
    match days {
        ..730 => format!("{days} days"),
        _ => format!("about {} years", (f64::from(days) / 365.25).round()),
    }
}
