//! What a file can break. The table lists every rule; those that need the whole model are checked here.

mod asymmetric_wording;
mod bloc_with_member;
mod claim_as_stance;
mod condition_on_itself;
mod editorial_stance;
mod exclusive_demands;
mod failed_expectation;
mod foreign_speaker;
mod implication_cycle;
mod impossible_demand;
mod incoherent_position;
mod loaded_word;
mod lone_alternative;
mod lone_answer;
mod members_without_bloc;
mod membership_cycle;
mod mild_red_line;
mod mirrored_demand;
mod missing_evidence;
mod negative_wording;
mod one_sided_issue;
mod quotation_not_found;
mod quotation_too_long;
mod repeated_relation;
mod said_after_as_of;
mod said_after_source;
mod same_date;
mod shared_name;
mod single_source_red_line;
mod source_file_missing;
mod stale_stance;
mod undated_source;
mod unexplained_deadlock;
mod unheld_demand;
mod until_before_said;
mod unused_issue;
mod unused_party;
mod unused_person;
mod unused_source;

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::document;
use crate::model::{self, Model};
use crate::quotation::Texts;
use crate::rule::{Check, Subject};

pub use quotation_not_found::Verification;

/// A check of what is there.
macro_rules! presence {
    ($module:ident) => {
        Check { rule: &$module::RULE, look: $module::check, of_absence: false }
    };
}

/// A check of what is missing, or of answers, which may lack what is missing.
macro_rules! absence {
    ($module:ident) => {
        Check { rule: &$module::RULE, look: $module::check, of_absence: true }
    };
}

static CHECKS: &[Check] = &[
    presence!(asymmetric_wording),
    presence!(bloc_with_member),
    presence!(claim_as_stance),
    presence!(condition_on_itself),
    presence!(editorial_stance),
    presence!(exclusive_demands),
    absence!(failed_expectation),
    presence!(foreign_speaker),
    presence!(implication_cycle),
    presence!(impossible_demand),
    presence!(incoherent_position),
    presence!(loaded_word),
    absence!(lone_alternative),
    absence!(lone_answer),
    presence!(members_without_bloc),
    presence!(membership_cycle),
    presence!(mild_red_line),
    presence!(mirrored_demand),
    presence!(missing_evidence),
    presence!(negative_wording),
    absence!(one_sided_issue),
    presence!(quotation_too_long),
    presence!(repeated_relation),
    presence!(said_after_as_of),
    presence!(said_after_source),
    presence!(same_date),
    presence!(shared_name),
    absence!(single_source_red_line),
    presence!(stale_stance),
    absence!(undated_source),
    absence!(unexplained_deadlock),
    absence!(unheld_demand),
    presence!(until_before_said),
    absence!(unused_issue),
    absence!(unused_party),
    absence!(unused_person),
    absence!(unused_source),
];

/// Rules that also need the texts of the sources.
static WITH_TEXTS: &[&Rule] = &[&quotation_not_found::RULE, &source_file_missing::RULE];

/// Every rule, by code.
pub fn all() -> Vec<&'static Rule> {
    let checked = CHECKS.iter().map(|check| check.rule);
    let mut rules: Vec<&Rule> = reading().chain(WITH_TEXTS.iter().copied()).chain(checked).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}

fn reading() -> impl Iterator<Item = &'static Rule> {
    document::RULES.iter().chain(model::RULES).copied()
}

/// Whether what breaks a rule is lost to the model: such a rule can be neither allowed nor made a warning.
pub fn is_essential(rule: &Rule) -> bool {
    rule.severity == Severity::Error && reading().any(|other| other.code == rule.code)
}

/// Whether a rule needs the texts of the sources.
pub fn needs_texts(rule: &Rule) -> bool {
    WITH_TEXTS.iter().any(|other| other.code == rule.code)
}

/// Checks every rule about the whole model, as of a date or of its own. What may be missing only because a part of the files could not be understood
/// is not reported for an incomplete model. O(size of the model × log of it), see `impossible-demand` for the exception.
pub fn check(model: &Model, day: Option<Date>, incomplete: bool, problems: &mut Vec<Diagnostic>) {
    let subject = Subject::new(model, day);
    for check in CHECKS.iter().filter(|check| !(incomplete && check.of_absence)) {
        (check.look)(&subject, problems);
    }
}

/// Looks up every quotation in the text of its source, and says how many were found.
/// O(length of the texts × log of it + quotations × places of their rarest words); see [`crate::quotation::Text::find`].
pub fn verify(model: &Model, texts: &Texts, problems: &mut Vec<Diagnostic>) -> Verification {
    source_file_missing::check(model, texts, problems);
    quotation_not_found::check(model, texts, problems)
}
