//! An issue without anything on it.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0224" "unused-issue" References Warning:
        "an issue without a demand or a stance"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let used = &on.usage().issues;
    for (_, issue) in model.issues.iter().filter(|(ix, _)| !used.contains(ix)) {
        problems.push(
            Diagnostic::new(&RULE, issue.span, format!("nothing is said on the issue `{}`", issue.id))
                .label("not used")
                .help("add a demand that belongs to it, or a stance on the issue, or take it out"),
        );
    }
}
