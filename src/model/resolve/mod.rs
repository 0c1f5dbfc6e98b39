//! Document → model: names are looked up, words and dates understood; what is wrong is reported and left out.

mod checks;
mod conditions;
mod elements;
mod expectations;
mod kind;
mod names;
mod stances;
mod steps;
mod terms;
mod utterances;
mod words;

use crate::diagnostic::{Diagnostic, Rule};
use crate::document::Document;
use crate::model::index::Model;
use names::Names;

/// Every rule that resolving can raise.
pub static RULES: &[&Rule] = &[
    &kind::BAD_ID,
    &kind::DUPLICATE_ID,
    &kind::UNKNOWN_PARTY,
    &kind::UNKNOWN_DEMAND,
    &kind::UNKNOWN_ISSUE,
    &kind::UNKNOWN_SOURCE,
    &kind::UNKNOWN_PERSON,
    &kind::UNKNOWN_STEP,
    &kind::UNKNOWN_ID,
    &words::UNKNOWN_WORD,
    &words::BAD_DATE,
    &stances::UNCLEAR_TARGET,
    &terms::UNKNOWN_PARAMETER,
    &terms::BAD_VALUE,
    &conditions::UNKNOWN_CONDITION,
    &stances::UNJUDGED_RED_LINE,
    &steps::WRONG_WEEKDAY,
    &expectations::UNCLEAR_EXPECTATION,
];

/// Resolves a document. Total: the model holds everything that could be understood.
/// O(n log n) in the number of entries.
pub fn resolve(document: &Document, problems: &mut Vec<Diagnostic>) -> Model {
    let names = Names::collect(document, problems);
    let mut model = elements::resolve(document, &names, problems);
    stances::resolve(document, &names, &mut model, problems);
    steps::resolve(document, &names, &mut model, problems);
    utterances::resolve(document, &names, &mut model, problems);
    expectations::resolve(document, &names, &mut model, problems);
    (model.checks, model.prose) = checks::resolve(document, &names, problems);
    model
}
