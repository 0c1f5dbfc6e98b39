//! What parties insist on, in words that obstacles and concession sets share.

use super::{frame, single};
use crate::analysis::{Constraint, Deal, Insistence, Situation, as_written};
use crate::id::PartyIx;
use crate::model::Polarity;
use crate::report::page::{Page, clean};
use crate::words::listed;

/// Every constraint with its number, who insists on it, and on which sources that rests.
pub fn list(page: &mut Page, situation: &Situation<'_>, answer: &Deal) {
    let model = situation.model;
    page.heading(&format!("What is insisted on: {}", answer.constraints.len()));
    for (at, constraint) in answer.constraints.iter().enumerate() {
        let name = |ix: &PartyIx| {
            let marks = [
                (constraint.red_lines.contains(ix), "red line"),
                (constraint.derived.contains(ix), "derived"),
                (constraint.assumed.contains(ix), "assumed"),
            ];
            let marks: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect();
            let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) };
            format!("{}{marks}", frame::party(model, *ix))
        };
        let names = listed(&constraint.parties.iter().map(name).collect::<Vec<_>>());
        let stances = constraint.stances.iter().map(|ix| &model.stances[*ix]);
        let text = format!(
            "{}: {names}{}",
            wanted(situation, constraint),
            single::of_evidence(situation, stances.flat_map(|stance| &stance.evidence))
        );
        page.entry(2, &number(at), 5, &text);
    }
}

/// `for x`, `against x if y`, `x with personnel at most 600,000`.
pub fn wanted(situation: &Situation<'_>, constraint: &Constraint) -> String {
    let on = frame::id(&situation.model.target_id(constraint.on));
    let first = constraint.stances.first().filter(|_| constraint.conditional);
    let conditions = first.map_or(String::new(), |ix| {
        let position = as_written(situation.model, *ix);
        let side = match constraint.insistence {
            Insistence::For => Some(Polarity::For),
            Insistence::Against => Some(Polarity::Against),
            Insistence::Terms(..) => None,
        };
        // A party may insist by its other word.
        let at = position.words.iter().position(|word| word.and_then(|word| word.side()) == side).unwrap_or(0);
        frame::on_conditions(situation.model, &position, at)
    });
    match &constraint.insistence {
        Insistence::For => format!("for {on}{conditions}"),
        Insistence::Against => format!("against {on}{conditions}"),
        Insistence::Terms(parameter, accepted) => {
            format!("{on} with {} {}", clean(parameter), clean(&accepted.to_string()))
        }
    }
}

/// `r3`, as obstacles and concession sets name it.
pub fn number(at: usize) -> String {
    format!("r{}", at + 1)
}

/// A number with its thousands apart from 10,000 up.
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|g| std::str::from_utf8(g).unwrap_or("")).collect();
    groups.join(",")
}
