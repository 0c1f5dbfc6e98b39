//! A quotation that is longer than it needs to be.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Model;
use crate::quotation::word_count;

pub static RULE: Rule = Rule {
    code: "D0412",
    name: "quotation-too-long",
    severity: Severity::Warning,
    summary: "a quotation of more than 25 words",
};

/// The longest quotation that passes, in words.
const LONGEST: usize = 25;

pub fn check(model: &Model, problems: &mut Vec<Diagnostic>) {
    for evidence in model.evidence() {
        let words = evidence.quote.as_deref().map_or(0, word_count);
        if words > LONGEST {
            let message = format!("a quotation of {words} words from `{}`", model.sources[evidence.source].id);
            problems.push(
                Diagnostic::new(&RULE, evidence.span, message)
                    .label(format!("more than {LONGEST} words"))
                    .help("quote only the words that show the stance; `…` stands for what is left out"),
            );
        }
    }
}
