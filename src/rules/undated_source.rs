//! A source of which nobody knows how old it is.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0445" "undated-source" Evidence Warning:
        "a source without a date"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, source) in on.model.sources.iter().filter(|(_, source)| source.date.is_none()) {
        problems.push(
            Diagnostic::new(&RULE, source.span, format!("the source `{}` has no date", source.id))
                .label("of when?")
                .help("add `date:`; a year or a month is enough, and a `~` after it, as in `2025-05~`, marks a date that was inferred"),
        );
    }
}
