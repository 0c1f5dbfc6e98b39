//! A quotation that is longer than it needs to be.

use crate::diagnostic::{Diagnostic, rule};
use crate::quotation::word_count;
use crate::rule::Subject;

rule! {
    pub RULE = "D0412" "quotation-too-long" Evidence Warning:
        "a quotation of more than 25 words, or of more than `checks:` allows"
}

/// The longest quotation that passes, in words, unless `checks` says another number.
const LONGEST: u32 = 25;

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let longest = model.checks.quotation_words.unwrap_or(LONGEST);
    for evidence in model.evidence() {
        let words = evidence.quote.as_deref().map_or(0, word_count);
        if words > longest as usize {
            let message = format!("a quotation of {words} words from `{}`", model.sources[evidence.source].id);
            problems.push(
                Diagnostic::new(&RULE, evidence.span, message)
                    .label(format!("more than {longest} words"))
                    .help("quote only the words that show the stance; `…` stands for what is left out"),
            );
        }
    }
}
