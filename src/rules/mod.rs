//! What a file can break. The table lists every rule; those that need the whole model are checked here.

mod bloc_with_member;
mod claim_as_stance;
mod failed_expectation;
mod foreign_speaker;
mod membership_cycle;
mod missing_evidence;
mod quotation_not_found;
mod quotation_too_long;
mod same_date;
mod shared_name;
mod source_file_missing;
mod until_before_said;

use crate::diagnostic::{Diagnostic, Rule};
use crate::document;
use crate::model::{self, Model};
use crate::quotation::Texts;

pub use quotation_not_found::Verification;

/// A rule about the whole model, with its check.
type Check = (&'static Rule, fn(&Model, &mut Vec<Diagnostic>));

static CHECKS: &[Check] = &[
    (&missing_evidence::RULE, missing_evidence::check),
    (&same_date::RULE, same_date::check),
    (&bloc_with_member::RULE, bloc_with_member::check),
    (&foreign_speaker::RULE, foreign_speaker::check),
    (&claim_as_stance::RULE, claim_as_stance::check),
    (&shared_name::RULE, shared_name::check),
    (&membership_cycle::RULE, membership_cycle::check),
    (&until_before_said::RULE, until_before_said::check),
    (&failed_expectation::RULE, failed_expectation::check),
    (&quotation_too_long::RULE, quotation_too_long::check),
];

/// Rules that also need the texts of the sources.
static WITH_TEXTS: &[&Rule] = &[&quotation_not_found::RULE, &source_file_missing::RULE];

/// Every rule, by code.
pub fn all() -> Vec<&'static Rule> {
    let checked = CHECKS.iter().map(|(rule, _)| *rule);
    let tables = document::RULES.iter().chain(model::RULES).chain(WITH_TEXTS).copied();
    let mut rules: Vec<&Rule> = tables.chain(checked).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

/// Checks every rule about the whole model. O(stances × log stances).
pub fn check(model: &Model, problems: &mut Vec<Diagnostic>) {
    for (_, check) in CHECKS {
        check(model, problems);
    }
}

/// Looks up every quotation in the text of its source, and says how many were found.
/// O(length of the texts × log of it + quotations × places of their rarest words); see [`crate::quotation::Text::find`].
pub fn verify(model: &Model, texts: &Texts, problems: &mut Vec<Diagnostic>) -> Verification {
    source_file_missing::check(model, texts, problems);
    quotation_not_found::check(model, texts, problems)
}
