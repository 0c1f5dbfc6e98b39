//! A demand that is worded as what should not be.

use crate::analysis::mirrored;
use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;
use crate::wording::negation;

rule! {
    pub RULE = "D0429" "negative-wording" Meaning Warning:
        "a demand that is worded negatively"
}

/// The negation of another demand is left to `mirrored-demand`.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let pairs = mirrored(on.model);
    for (ix, demand) in on.model.demands.iter() {
        let Some(word) = negation(&demand.text) else { continue };
        if pairs.iter().any(|(_, negative)| *negative == ix) {
            continue;
        }
        problems.push(
            Diagnostic::new(&RULE, demand.span, format!("the demand `{}` is worded with `{word}`", demand.id))
                .label("worded negatively")
                .help(
                    "word it as the outcome, and let those who are against it reject it: `The border is open`, not `The \
                     border is not closed`",
                ),
        );
    }
}
