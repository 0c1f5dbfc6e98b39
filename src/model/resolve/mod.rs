//! Document → model: names are looked up, words and dates understood; what is wrong is reported and left out.

mod accepted;
mod amendments;
mod checks;
mod conditions;
mod dates;
mod elements;
mod expectations;
mod ids;
mod names;
mod order;
mod paper_positions;
mod papers;
mod quotations;
mod scenarios;
mod stances;
mod steps;
mod terms;
mod utterances;
mod words;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::model::whole::Model;
use crate::source::Sources;
use names::Names;

// Rules that resolving can find broken, for the table of all.
pub use accepted::BAD_VALUE;
pub use amendments::UNCLEAR_AMENDMENT;
pub use checks::prose;
pub use conditions::UNKNOWN_CONDITION;
pub use expectations::UNCLEAR_EXPECTATION;
pub use ids::{
    BAD_ID, DUPLICATE_ID, UNKNOWN_DEMAND, UNKNOWN_ID, UNKNOWN_ISSUE, UNKNOWN_PARTY, UNKNOWN_PERSON, UNKNOWN_SOURCE,
    UNKNOWN_STEP,
};
pub use paper_positions::POSITIONS_OF_NOBODY;
pub use quotations::IDLE_KEY;
pub use stances::{SEVERAL_KEYS, UNCLEAR_TARGET, UNJUDGED_RED_LINE};
pub use steps::WRONG_WEEKDAY;
pub use terms::UNKNOWN_PARAMETER;
pub use words::{BAD_DATE, UNKNOWN_LABEL, UNKNOWN_WORD};

/// Resolves a document. Total: the model holds everything that could be understood.
/// O(n log n) in the number of entries.
pub fn resolve(document: &Document<'_>, sources: &Sources, problems: &mut Vec<Diagnostic>) -> Model {
    let names = Names::collect(document, problems);
    let mut model = elements::resolve(document, &names, problems);
    stances::resolve(document, sources, &names, &mut model, problems);
    steps::resolve(document, &names, &mut model, problems);
    papers::resolve(document, &names, &mut model, problems);
    utterances::resolve(document, &names, &mut model, problems);
    scenarios::resolve(document, &names, &mut model, problems);
    expectations::resolve(document, &names, &mut model, problems);
    model.checks = checks::resolve(document, &names, problems);
    names.rename(problems);
    names.mend_definitions(document, problems);
    model
}
