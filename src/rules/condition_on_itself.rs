//! Something that waits for itself.

use crate::diagnostic::{Diagnostic, rule};
use crate::model::{Condition, Link, Target};
use crate::rule::Subject;

rule! {
    pub RULE = "D0423" "condition-on-itself" Meaning Error:
        "a stance or a threat that is its own condition, or a step that comes after itself"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (_, stance) in model.stances.iter() {
        let Target::Demand(demand) = stance.target else { continue };
        let own = stance.conditions.iter().find(|(_, what)| names(what, &Condition::Demand(demand)));
        let Some((link, _)) = own else { continue };
        let (party, id) = (&model.parties[stance.party].id, &model.demands[demand].id);
        problems.push(
            Diagnostic::new(
                &RULE,
                stance.span,
                format!("the stance of `{party}` on `{id}` holds {} `{id}`", link.words()),
            )
            .label("its own condition")
            .help(match link {
                Link::Until => "name what ends the stance, or take `until` out: every demand is settled once it is met",
                _ => "name what the party waits for, or say it in several words",
            }),
        );
    }
    for (_, threat) in model.threats.iter() {
        let (Some(condition), Some(then)) = (&threat.condition, &threat.consequence) else { continue };
        let Some(by) = threat.attribution.by.filter(|_| names(condition, then)) else { continue };
        let (kind, by, what) = (threat.kind.word(), &model.parties[by].id, model.condition_text(then));
        problems.push(
            Diagnostic::new(
                &RULE,
                threat.span,
                format!("the {kind} by `{by}` has `{what}` under `if` and under `then`"),
            )
            .label("its own condition")
            .help("name what would lead to it, or take `if` out"),
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
