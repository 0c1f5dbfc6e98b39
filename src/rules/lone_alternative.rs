//! A choice that leaves nothing to choose.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, rule};
use crate::model::{Condition, Domain, Parameter};
use crate::position::as_written;
use crate::rule::Subject;

rule! {
    pub RULE = "D0430" "lone-alternative" Meaning Warning:
        "a choice between fewer than two things"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let conditions = model.stances.iter().flat_map(|(ix, stance)| {
        as_written(model, ix).conditions.into_iter().map(|(_, condition)| (stance.span, condition))
    });
    let announced = model.threats.iter().flat_map(|(_, threat)| {
        threat.condition.iter().chain(&threat.consequence).map(|condition| (threat.span, condition))
    });
    for (span, condition) in conditions.chain(announced) {
        if let Some(key) = lonely(condition) {
            problems.push(
                Diagnostic::new(&RULE, span, format!("`{key}` has one part only"))
                    .label(if key == "any_of" { "nothing to choose" } else { "one part only" })
                    .help(format!("write the condition without `{key}`, or add the others")),
            );
        }
    }
    for (_, demand) in model.demands.iter() {
        if let [way] = demand.only_by.as_slice() {
            let (id, other) = (&demand.id, &model.demands[way.to].id);
            problems.push(
                Diagnostic::new(&RULE, way.span, format!("`{id}` can come about by `{other}` only"))
                    .label("so the two are one outcome")
                    .help("name the other ways as well, or keep one of the two demands"),
            );
        }
    }
    let of_demands = model.demands.iter().flat_map(|(_, demand)| &demand.parameters);
    let of_issues = model.issues.iter().flat_map(|(_, issue)| &issue.parameters);
    for parameter in of_demands.chain(of_issues) {
        let message = match values(parameter) {
            Some(0) => format!("`{}` has no value", parameter.name),
            Some(1) => format!("`{}` can have one value only", parameter.name),
            _ => continue,
        };
        problems.push(
            Diagnostic::new(&RULE, parameter.span, message)
                .label("nothing to choose")
                .help("list every value that is under discussion, or take the parameter out"),
        );
    }
}

/// How many different values a parameter lists, if it lists them.
fn values(parameter: &Parameter) -> Option<usize> {
    match &parameter.domain {
        Domain::Values(values) => Some(values.iter().collect::<BTreeSet<_>>().len()),
        Domain::Number | Domain::Date | Domain::Set => None,
    }
}

/// Whether the parts of a group are all the same.
fn is_one(parts: &[Condition]) -> bool {
    parts.iter().all(|part| parts.first() == Some(part))
}

/// The key of a group with fewer than two different parts.
fn lonely(condition: &Condition) -> Option<&'static str> {
    match condition {
        Condition::AnyOf(parts) if is_one(parts) => Some("any_of"),
        Condition::AllOf(parts) if is_one(parts) => Some("all_of"),
        Condition::AnyOf(parts) | Condition::AllOf(parts) => parts.iter().find_map(lonely),
        _ => None,
    }
}
