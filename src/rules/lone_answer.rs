//! A dispute in which nobody differs.

use std::collections::BTreeSet;

use crate::collation::folded;
use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0433" "lone-answer" Meaning Warning:
        "a dispute with fewer than two different answers"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, dispute) in on.model.disputes.iter() {
        let different: BTreeSet<String> = dispute.answers.iter().map(|answer| folded(&answer.says)).collect();
        if different.len() > 1 {
            continue;
        }
        let message = match dispute.answers.len() {
            0 => format!("the dispute `{}` has no answer", dispute.id),
            1 => format!("the dispute `{}` has one answer only", dispute.id),
            _ => format!("the answers to the dispute `{}` all say the same", dispute.id),
        };
        problems.push(
            Diagnostic::new(&RULE, dispute.span, message)
                .label("who differs?")
                .help("add the other answer with its evidence; what one source says alone is a claim or a note"),
        );
    }
}
