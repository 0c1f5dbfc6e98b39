//! A position that nobody can trace.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Model;

pub static RULE: Rule =
    Rule { code: "D0401", name: "missing-evidence", severity: Severity::Error, summary: "a stance without a source" };

pub fn check(model: &Model, problems: &mut Vec<Diagnostic>) {
    for (_, stance) in model.stances.iter().filter(|(_, stance)| !stance.traced) {
        let party = &model.parties[stance.party];
        let message = format!("the stance of `{}` on `{}` has no evidence", party.id, model.target_id(stance.target));
        problems.push(
            Diagnostic::new(&RULE, stance.span, message)
                .label("on whose word?")
                .help("add `evidence: {source: exact words}`, or `{source: {at: page or paragraph}}`"),
        );
    }
}
