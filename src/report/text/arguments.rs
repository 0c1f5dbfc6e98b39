//! Arguments as sentences.

use super::words::{self, id};
use crate::answer::{Argument, Demand, RelationWord};
use crate::model::Polarity;
use crate::report::page::{Page, clean};

/// Arguments of a party for one side of a demand, a line each.
pub fn list(page: &mut Page, indent: usize, arguments: &[Argument<'_>], demand: &Demand<'_>, side: Polarity) {
    arguments.iter().for_each(|argument| page.line(indent, &sentence(argument, demand, side)));
}

/// One argument without its subject: the stated position with its quotations, each relation with its reason, the conclusion.
fn sentence(argument: &Argument<'_>, demand: &Demand<'_>, side: Polarity) -> String {
    let mut parts = parts(argument);
    if !argument.steps.is_empty() {
        let side = if side == Polarity::Against { "against" } else { "for" };
        parts.push(format!("so it is {side} {}", id(demand.id)));
    }
    format!("{}.", parts.join("; "))
}

/// The stated position, the relations that lead from it, and, where these come to one of several ways, the same for the others.
fn parts(argument: &Argument<'_>) -> Vec<String> {
    let says = argument.says.map_or(String::new(), |says| words::stance_on(says, &id(argument.origin.id)));
    let mut parts = vec![format!("{says}{}", rests_on(argument))];
    for step in &argument.steps {
        let (left, right) = (id(step.demand.id), id(step.other.id));
        let relation = if step.relation == RelationWord::OnlyBy { "only by" } else { step.relation.word() };
        parts.push(format!("{left} {relation} {right} (curator: {})", clean(step.reason)));
        if step.relation == RelationWord::OnlyBy {
            parts.extend(argument.beside.iter().flat_map(self::parts));
        }
    }
    parts
}

fn rests_on(argument: &Argument<'_>) -> String {
    if argument.assumed {
        return " (assumed)".to_owned();
    }
    let on = words::on_conditions(&argument.conditions, usize::from(!argument.under_conditions));
    let wait = if on.is_empty() { on } else { format!(",{on}") };
    let said = argument.said.map_or(String::new(), |said| format!("{}, ", said.words()));
    let pieces: Vec<String> = argument.evidence.iter().map(words::piece).collect();
    let evidence = if pieces.is_empty() { "no evidence".to_owned() } else { pieces.join("; ") };
    format!("{wait} [{said}{evidence}]")
}
