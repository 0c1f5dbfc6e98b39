//! What parties insist on, in words that obstacles and sets of moves share.

use super::words::{self, called};
use crate::answer::{Constraint, Deal, InsistedWay, Large, Party, Position};
use crate::model::Polarity;
use crate::report::page::{Page, clean};
use crate::words::listed;

/// Everything that is insisted on with its number, who insists on it, and on which sources that rests.
pub fn insisted_on(page: &mut Page, deal: &Deal<'_>) {
    let own: Vec<&Constraint<'_>> = deal.constraints.iter().filter(|one| one.is_insisted_on()).collect();
    page.heading(&format!("What is insisted on: {}", own.len()));
    entries(page, &own);
}

/// Terms of parties that are only open to something. Nobody insists on it, but where it comes about packages keep to them.
pub fn open_terms(page: &mut Page, deal: &Deal<'_>) {
    let own: Vec<&Constraint<'_>> = deal.constraints.iter().filter(|one| !one.is_insisted_on()).collect();
    if !own.is_empty() {
        let text = "Terms of who is only open to something: not insisted on, but kept to where it comes about";
        page.heading(&format!("{text}: {}", own.len()));
        entries(page, &own);
    }
}

fn entries(page: &mut Page, constraints: &[&Constraint<'_>]) {
    for constraint in constraints {
        let names: Vec<String> = constraint.parties.iter().map(|party| marked(constraint, party)).collect();
        let sources = words::sources(&constraint.sources);
        let text = format!("{} – {}{sources}", wanted(constraint), listed(&names));
        page.entry(2, &constraint.id.to_string(), 5, &text);
    }
}

/// A party with how it insists: `Ukraine (red line; leaked)`.
fn marked(constraint: &Constraint<'_>, party: &Party<'_>) -> String {
    // Of two words, a red line is around one.
    let red_line = constraint.red_line_sides.iter().find(|one| one.party == *party).map(|one| match one.side {
        Polarity::For if constraint.ways.len() > 1 => "red line on being for it",
        Polarity::Against if constraint.ways.len() > 1 => "red line on being against it",
        _ => "red line",
    });
    let channel = constraint.not_public.iter().find(|one| one.party == *party);
    let marks = [
        red_line,
        constraint.derived.contains(party).then_some("derived"),
        constraint.assumed.contains(party).then_some("assumed"),
        // Where nobody insists, the heading says so.
        (constraint.is_insisted_on() && constraint.open.contains(party)).then_some("only open to it"),
        channel.map(|one| words::channel(one.channel)),
    ];
    let marks: Vec<&str> = marks.into_iter().flatten().collect();
    let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) };
    format!("{}{marks}", clean(party.name))
}

/// `for: X holds (x)`, `against: X holds (x) if y`, `for: X holds (x) only after y, against it until y`, `for: X holds (x), or Z
/// holds (z) in its place`, `X holds (x) with boats at most 6`.
pub fn wanted(constraint: &Constraint<'_>) -> String {
    let on = words::on(&constraint.target());
    let position = constraint.position.as_ref().filter(|_| constraint.conditional);
    if let (Some(parameter), Some(accepted)) = (&constraint.parameter, &constraint.accepts) {
        // Terms bind before the condition of a position too, and end with it.
        let ended = position.filter(|own| !own.interim).map_or(String::new(), on_end);
        let yields = if constraint.yields { " where nothing firmer follows" } else { "" };
        return format!("{on} with {} {}{ended}{yields}", clean(parameter), clean(&accepted.to_string()));
    }
    let side = |side: Polarity| if side == Polarity::For { "for" } else { "against" };
    let plain = format!("{}: {on}", side(constraint.side));
    let Some(position) = position else { return plain };
    let way = |(at, way): (usize, &InsistedWay<'_>)| {
        let what = if at == 0 { format!(": {on}") } else { " it".to_owned() };
        let word = if way.now { position.current() } else { 1 - position.current() };
        let conditions = words::on_conditions(&position.conditions, word);
        let others: Vec<String> = way.instead.iter().map(|demand| called(demand.text, demand.id)).collect();
        let instead =
            if others.is_empty() { String::new() } else { format!(", or {} in its place", others.join(" or ")) };
        format!("{}{what}{conditions}{instead}", side(way.side))
    };
    let ways: Vec<String> = constraint.ways.iter().enumerate().map(way).collect();
    if !ways.is_empty() {
        ways.join(", ")
    } else if let Some(position) = constraint.waiting() {
        format!("{on}{}", words::on_conditions(&position.conditions, position.shown()))
    } else if position.conditional {
        format!("{plain}{}", words::on_conditions(&position.conditions, position.shown()))
    } else {
        plain
    }
}

/// What ends a position of one word: ` unless x`, ` until x`.
fn on_end(position: &Position) -> String {
    match position.shown() {
        0 if position.exceptions().next().is_none() => String::new(),
        0 => format!(" {}", words::conditions(position.exceptions())),
        word => words::on_conditions(&position.conditions, word),
    }
}

/// A number with its thousands apart from 10,000 up.
pub fn grouped(number: Large) -> String {
    number.grouped()
}
