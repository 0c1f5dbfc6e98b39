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
        let quote = evidence.quote.as_deref().map(|quote| ("a quotation", quote, evidence.span));
        let original = evidence.original.as_ref().map(|(words, span)| ("an original", words.as_str(), *span));
        for (what, text, span) in quote.into_iter().chain(original) {
            let words = word_count(text);
            if words <= longest as usize {
                continue;
            }
            let message = format!("{what} of {words} words from `{}`", model.sources[evidence.source].id);
            problems.push(
                Diagnostic::new(&RULE, span, message)
                    .label(format!("more than {longest} words"))
                    .help("quote only the words that show the stance; `…` stands for what is left out"),
            );
        }
    }
}
