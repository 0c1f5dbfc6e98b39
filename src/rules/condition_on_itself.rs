//! Something that waits for itself.

use crate::diagnostic::{Diagnostic, Severity, rule};
use crate::id::{DemandIx, StanceIx};
use crate::model::{Condition, Link, Target};
use crate::position::{as_written, excluded_by, named_demands};
use crate::rule::Subject;

rule! {
    pub RULE = "D0423" "condition-on-itself" Meaning Error:
        "a stance or a threat that waits for itself or for what it excludes, or a step that comes after itself"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (ix, stance) in model.stances.iter() {
        let Target::Demand(demand) = stance.target else { continue };
        let position = as_written(model, ix);
        let own = position.conditions.iter().find(|(_, what)| named_demands(model, what).contains(&demand));
        let Some((link, what)) = own else {
            problems.extend(on_what_it_excludes(on, ix, demand));
            continue;
        };
        let (party, id) = (&model.parties[stance.party].id, &model.demands[demand].id);
        problems.push(
            Diagnostic::new(
                &RULE,
                stance.span,
                match names(what, &Condition::Demand(demand)) {
                    true => format!("the stance of `{party}` on `{id}` holds {} `{id}`", link.words()),
                    false => format!(
                        "the stance of `{party}` on `{id}` holds {} {}, which is a step to it",
                        link.words(),
                        model.condition_text(what)
                    ),
                },
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

/// A wish that holds only once something comes about that cannot stand beside it.
fn on_what_it_excludes(on: &Subject<'_>, ix: StanceIx, demand: DemandIx) -> Option<Diagnostic> {
    let model = on.model;
    let position = as_written(model, ix);
    if position.words[0].is_none_or(|word| word.levels.low().value() < 1) {
        return None;
    }
    let excluded = excluded_by(&on.situation().graph, demand);
    // Of several ways, another one may be open.
    let single = |what: &Condition| !matches!(what, Condition::AnyOf(_));
    let (link, other) = position.awaited().filter(|(_, what)| single(what)).find_map(|(link, what)| {
        let other = named_demands(model, what).into_iter().find(|other| excluded.contains(other))?;
        Some((link, other))
    })?;
    let stance = &model.stances[ix];
    let (party, id, other) = (&model.parties[stance.party].id, &model.demands[demand].id, &model.demands[other].id);
    let message =
        format!("the stance of `{party}` on `{id}` holds {} `{other}`, which cannot stand beside `{id}`", link.words());
    let mut found = Diagnostic::new(&RULE, stance.span, message).label("waits for what it excludes").help(
        "look at the relation between the two, or name what the party waits for; if the one has to end first, make that a \
         demand of its own",
    );
    // It may be what the party says; it can only never come about.
    found.severity = Severity::Warning;
    Some(found)
}

/// Whether a condition is another one, or has it as a part.
fn names(condition: &Condition, other: &Condition) -> bool {
    match condition {
        Condition::AnyOf(parts) | Condition::AllOf(parts) => parts.iter().any(|part| names(part, other)),
        one => one == other,
    }
}
