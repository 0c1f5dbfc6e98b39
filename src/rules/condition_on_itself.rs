//! Something that waits for itself.

use crate::diagnostic::{Diagnostic, rule};
use crate::model::{Condition, Target};
use crate::rule::Subject;

rule! {
    pub RULE = "D0423" "condition-on-itself" Meaning Error:
        "a stance that waits for its own demand, or a step that comes after itself"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (_, stance) in model.stances.iter() {
        let Target::Demand(demand) = stance.target else { continue };
        let waits =
            |link: &str, condition: &Condition| names(condition, &Condition::Demand(demand)).then(|| link.to_owned());
        let Some(link) = stance.conditions.iter().find_map(|(link, what)| waits(link.words(), what)) else { continue };
        let (party, id) = (&model.parties[stance.party].id, &model.demands[demand].id);
        problems.push(
            Diagnostic::new(&RULE, stance.span, format!("the stance of `{party}` on `{id}` holds {link} `{id}`"))
                .label("waits for itself")
                .help("name what the party waits for, or say it in several words"),
        );
    }
    for (ix, step) in model.steps.iter() {
        for precedence in step.after.iter().filter(|precedence| precedence.before == ix) {
            problems.push(
                Diagnostic::new(&RULE, precedence.span, format!("the step `{}` comes after itself", step.id))
                    .label("the same step")
                    .help("name the step that has to come before it"),
            );
        }
    }
}

/// Whether a condition is another one, or has it as a part.
fn names(condition: &Condition, other: &Condition) -> bool {
    match condition {
        Condition::AnyOf(parts) | Condition::AllOf(parts) => parts.iter().any(|part| names(part, other)),
        one => one == other,
    }
}
