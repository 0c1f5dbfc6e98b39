//! Two options of an issue that come to the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, rule};
use crate::id::DemandIx;
use crate::model::IssueOption;
use crate::rule::Subject;

rule! {
    pub RULE = "D0230" "same-option" References Warning:
        "two options of an issue that provide for the same demands"
}

/// O(options × relations that can be reached from one).
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, issue) in on.model.issues.iter() {
        let mut known: BTreeMap<BTreeSet<DemandIx>, &IssueOption> = BTreeMap::new();
        for option in &issue.options {
            let included = option.demands.iter().flat_map(|ix| on.model.included_in(*ix)).collect();
            match known.get(&included) {
                Some(first) => problems.push(
                    Diagnostic::new(
                        &RULE,
                        option.span,
                        format!("the options `{}` and `{}` come to the same", first.name, option.name),
                    )
                    .label("provides for the same")
                    .related(first.span, "as this one")
                    .help("take one of the two out, or name the demand that tells them apart"),
                ),
                None => _ = known.insert(included, option),
            }
        }
    }
}
