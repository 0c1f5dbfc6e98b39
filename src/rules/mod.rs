//! What a file can break. The table lists every rule; those that need the whole model are checked here.

mod bloc_with_member;
mod missing_evidence;
mod same_date;

use crate::diagnostic::{Diagnostic, Rule};
use crate::document;
use crate::model::{self, Model};

/// A rule about the whole model, with its check.
type Check = (&'static Rule, fn(&Model, &mut Vec<Diagnostic>));

static CHECKS: &[Check] = &[
    (&missing_evidence::RULE, missing_evidence::check),
    (&same_date::RULE, same_date::check),
    (&bloc_with_member::RULE, bloc_with_member::check),
];

/// Every rule, by code.
pub fn all() -> Vec<&'static Rule> {
    let checked = CHECKS.iter().map(|(rule, _)| *rule);
    let mut rules: Vec<&Rule> = document::RULES.iter().chain(model::RULES).copied().chain(checked).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// Checks every rule about the whole model. O(stances × log stances).
pub fn check(model: &Model, problems: &mut Vec<Diagnostic>) {
    for (_, check) in CHECKS {
        check(model, problems);
    }
}
