//! What parties insist on, in words that obstacles and concession sets share.

use super::{frame, single};
use crate::analysis::{Constraint, Deal, Insistence, Scope, Situation, Way};
use crate::id::PartyIx;
use crate::model::Polarity;
use crate::report::page::{Page, clean};
use crate::words::listed;

/// Every constraint with its number, who insists on it, and on which sources that rests.
pub fn list(page: &mut Page, situation: &Situation<'_>, answer: &Deal<'_>) {
    let model = situation.model;
    page.heading(&format!("What is insisted on: {}", answer.constraints.len()));
    for (at, constraint) in answer.constraints.iter().enumerate() {
        let name = |ix: &PartyIx| {
            // Of two words, a red line is around one.
            let red_line = constraint.red_lines.iter().find(|(own, _)| own == ix).map(|(_, side)| match side {
                Polarity::For if constraint.ways.len() > 1 => "red line on being for it",
                Polarity::Against if constraint.ways.len() > 1 => "red line on being against it",
                _ => "red line",
            });
            let marks = [
                (red_line.is_some(), red_line.unwrap_or_default()),
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

/// `for x`, `against x if y`, `for x only after y, against it until y`, `for x, or z in its place`, `x with boats at most 6`.
pub fn wanted(situation: &Situation<'_>, constraint: &Constraint<'_>) -> String {
    let model = situation.model;
    let on = frame::id(&model.target_id(constraint.on));
    let side = |wanted: bool| if wanted { "for" } else { "against" };
    let plain = match &constraint.insistence {
        Insistence::For => format!("for {on}"),
        Insistence::Against => format!("against {on}"),
        Insistence::Terms(parameter, accepted) => {
            // Terms bind before the condition of a position too, and end with it.
            let origin = constraint.from.zip(constraint.parties.first());
            let origin = origin.and_then(|((from, _), party)| situation.position(*party, from, Scope::Direct));
            let own = if constraint.from.is_some() { origin } else { constraint.position.as_ref() };
            let own = own.filter(|own| constraint.conditional && own.other().is_none());
            let ended = own.map_or(String::new(), |own| frame::on_end(model, own));
            let yields = constraint.conditional && constraint.from.is_some_and(|(_, is_firm)| !is_firm);
            let yields = if yields { " where nothing firmer follows" } else { "" };
            return format!("{on} with {} {}{ended}{yields}", clean(parameter), clean(&accepted.to_string()));
        }
    };
    let Some(position) = constraint.position.as_ref().filter(|_| constraint.conditional) else { return plain };
    let way = |(at, way): (usize, &Way)| {
        let what = if at == 0 { on.as_str() } else { "it" };
        let conditions = frame::on_conditions(model, position, way.word);
        let others: Vec<String> = way.instead.iter().map(|ix| frame::id(&model.demands[*ix].id)).collect();
        let instead =
            if others.is_empty() { String::new() } else { format!(", or {} in its place", others.join(" or ")) };
        format!("{} {what}{conditions}{instead}", side(way.wanted))
    };
    let ways: Vec<String> = constraint.ways.iter().enumerate().map(way).collect();
    match position.now() {
        // Nothing is insisted on but the condition.
        (_, true) if ways.is_empty() => format!("{on}{}", frame::on_conditions(model, position, position.shown())),
        _ if ways.is_empty() => plain,
        _ => ways.join(", "),
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
