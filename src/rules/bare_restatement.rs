//! A later word that says the same and leaves out how, when or how firmly.

use crate::analysis::{Restatement, restatements};
use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;
use crate::words::listed;

rule! {
    pub RULE = "D0446" "bare-restatement" Meaning Warning:
        "a position that is said again without the terms, conditions or red line that it had"
}

/// Only statements in force are looked at, beside those that they supersede.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for one in restatements(on.situation()) {
        let (old, new) = (&model.stances[one.earlier], &model.stances[one.now]);
        let (party, target) = (&model.parties[one.party].id, model.target_id(one.target));
        let message = format!("the later stance of `{party}` on `{target}` leaves out {}", listed(&lost(&one)));
        problems.push(
            Diagnostic::new(&RULE, new.span, message).label("this one counts now").related(old.span, "said here").help(
                "the later statement replaces the whole earlier one: write again what still holds; if the party gave it \
                 up, allow this with the reason",
            ),
        );
    }
}

fn lost(one: &Restatement<'_>) -> Vec<String> {
    let mut lost: Vec<String> = one.terms.iter().map(|term| format!("its terms for `{}`", term.parameter)).collect();
    lost.extend((!one.conditions.is_empty()).then(|| "its condition".to_owned()));
    lost.extend(one.red_line.then(|| "its red line".to_owned()));
    lost
}
