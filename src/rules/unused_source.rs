//! A source that nothing rests on.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0221" "unused-source" References Warning:
        "a source that no evidence cites"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let used = &on.usage().sources;
    for (_, source) in model.sources.iter().filter(|(ix, _)| !used.contains(ix)) {
        problems.push(
            Diagnostic::new(&RULE, source.span, format!("no evidence cites the source `{}`", source.id))
                .label("not used")
                .help("cite it under `evidence:` of a stance or another entry that it bears out, or take it out"),
        );
    }
}
