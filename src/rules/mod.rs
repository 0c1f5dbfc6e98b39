//! What a file can break. The table lists every rule; those that need the whole model are checked here.

mod asymmetric_wording;
mod bare_restatement;
mod bloc_with_member;
mod changed_source;
mod circular_conditions;
mod claim_as_stance;
mod condition_on_itself;
mod doubtful_amendment;
mod editorial_stance;
mod exclusive_demands;
mod failed_expectation;
mod foreign_speaker;
mod implication_cycle;
mod idle_waiver;
mod impossible_demand;
mod impossible_option;
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
mod own_paper;
mod possible_opposites;
mod quotation_not_found;
mod quotation_too_long;
mod repeated_relation;
mod repeated_source;
mod repeated_words;
mod retrieved_before_date;
mod said_after_as_of;
mod said_after_source;
mod same_date;
mod same_option;
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
use crate::rule::{Found, RuleEntry, Subject};

pub use quotation_not_found::Verification;

/// A rule that is broken while the files are read: declared where that is found.
macro_rules! reading {
    ($($path:ident)::+) => {
        RuleEntry { rule: &$($path)::+, found: Found::Reading }
    };
}

/// A rule about what is there.
macro_rules! presence {
    ($module:ident) => {
        RuleEntry { rule: &$module::RULE, found: Found::Checking { look: $module::check, of_absence: false } }
    };
}

/// A rule about what is missing, or about answers, which may lack what is missing.
macro_rules! absence {
    ($module:ident) => {
        RuleEntry { rule: &$module::RULE, found: Found::Checking { look: $module::check, of_absence: true } }
    };
}

/// A rule that also needs the texts of the sources.
macro_rules! with_texts {
    ($module:ident) => {
        RuleEntry { rule: &$module::RULE, found: Found::Verifying }
    };
}

/// Every rule, by code.
static TABLE: &[RuleEntry] = &[
    reading!(document::YAML_SYNTAX),
    reading!(document::YAML_LIMIT),
    reading!(document::NOT_UTF8),
    reading!(document::HIDDEN_CHARACTER),
    reading!(document::UNKNOWN_KEY),
    reading!(document::MISSING_KEY),
    reading!(document::WRONG_TYPE),
    reading!(document::DUPLICATE_KEY),
    reading!(document::REPEATED_ITEM),
    reading!(model::BAD_ID),
    reading!(model::DUPLICATE_ID),
    reading!(model::UNKNOWN_PARTY),
    reading!(model::UNKNOWN_DEMAND),
    reading!(model::UNKNOWN_ISSUE),
    reading!(model::UNKNOWN_SOURCE),
    reading!(model::UNKNOWN_PERSON),
    reading!(model::UNKNOWN_STEP),
    reading!(model::UNKNOWN_ID),
    absence!(unused_source),
    absence!(unused_party),
    absence!(unused_person),
    absence!(unused_issue),
    presence!(implication_cycle),
    presence!(impossible_demand),
    presence!(repeated_relation),
    presence!(members_without_bloc),
    presence!(impossible_option),
    presence!(same_option),
    presence!(repeated_source),
    reading!(model::UNKNOWN_WORD),
    reading!(model::BAD_DATE),
    reading!(model::UNCLEAR_TARGET),
    reading!(model::UNKNOWN_PARAMETER),
    reading!(model::BAD_VALUE),
    reading!(model::UNKNOWN_CONDITION),
    reading!(model::WRONG_WEEKDAY),
    reading!(model::UNCLEAR_EXPECTATION),
    reading!(model::UNKNOWN_LABEL),
    presence!(missing_evidence),
    presence!(same_date),
    presence!(bloc_with_member),
    presence!(foreign_speaker),
    presence!(claim_as_stance),
    presence!(shared_name),
    presence!(membership_cycle),
    presence!(until_before_said),
    with_texts!(quotation_not_found),
    presence!(quotation_too_long),
    with_texts!(source_file_missing),
    absence!(idle_waiver),
    presence!(incoherent_position),
    presence!(exclusive_demands),
    presence!(condition_on_itself),
    absence!(unheld_demand),
    presence!(stale_stance),
    absence!(unexplained_deadlock),
    reading!(model::UNJUDGED_RED_LINE),
    absence!(one_sided_issue),
    presence!(negative_wording),
    absence!(lone_alternative),
    presence!(said_after_as_of),
    presence!(said_after_source),
    absence!(lone_answer),
    presence!(mild_red_line),
    presence!(mirrored_demand),
    absence!(single_source_red_line),
    presence!(editorial_stance),
    presence!(loaded_word),
    presence!(asymmetric_wording),
    absence!(undated_source),
    presence!(bare_restatement),
    absence!(own_paper),
    presence!(circular_conditions),
    reading!(model::SEVERAL_KEYS),
    reading!(model::UNCLEAR_AMENDMENT),
    reading!(model::POSITIONS_OF_NOBODY),
    presence!(doubtful_amendment),
    presence!(repeated_words),
    absence!(possible_opposites),
    reading!(document::STRAY_PUNCTUATION),
    with_texts!(changed_source),
    presence!(retrieved_before_date),
    reading!(model::IDLE_KEY),
    absence!(failed_expectation),
    reading!(document::UNKNOWN_RULE),
    reading!(document::ALLOW_WITHOUT_REASON),
    reading!(document::UNUSED_ALLOW),
];

/// Every rule, by code.
pub fn all() -> Vec<&'static Rule> {
    TABLE.iter().map(|entry| entry.rule).collect()
}

fn how(rule: &Rule) -> Option<Found> {
    TABLE.iter().find(|entry| entry.rule.code == rule.code).map(|entry| entry.found)
}

/// Whether what breaks a rule is lost to the model: such a rule can be neither allowed nor made a warning.
pub fn is_essential(rule: &Rule) -> bool {
    rule.severity == Severity::Error && matches!(how(rule), Some(Found::Reading))
}

/// Whether a rule needs the texts of the sources.
pub fn needs_texts(rule: &Rule) -> bool {
    matches!(how(rule), Some(Found::Verifying))
}

/// Checks every rule about the whole model, as of a date or of its own. What may be missing only because a part of the
/// files could not be understood is not reported for an incomplete model. O(size of the model × log of it), see
/// `impossible-demand` for the exception.
pub fn check(model: &Model, day: Option<Date>, incomplete: bool, problems: &mut Vec<Diagnostic>) {
    let subject = Subject::new(model, day);
    for entry in TABLE {
        match entry.found {
            Found::Checking { look, of_absence } if !(incomplete && of_absence) => look(&subject, problems),
            _ => {}
        }
    }
}

/// Looks up every quotation in the text of its source, and says how many were found; compares the texts with their digests.
/// O(length of the texts × log of it + quotations × places of their rarest words); see [`crate::quotation::Text::find`].
pub fn verify(model: &Model, texts: &Texts, problems: &mut Vec<Diagnostic>) -> Verification {
    source_file_missing::check(model, texts, problems);
    let [unchanged, changed] = changed_source::check(model, texts, problems);
    Verification { unchanged, changed, ..quotation_not_found::check(model, texts, problems) }
}
