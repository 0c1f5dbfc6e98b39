//! Statements, as every page tells them.

use super::words::{self, id};
use crate::answer::{Position, Spoken, State, Statement};
use crate::date::Date;
use crate::model::Says;
use crate::report::page::{Page, clean};

/// What a list of statements has in common, so that each says only the rest.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Given {
    Party,
    Target,
    Both,
    Neither,
}

/// One statement: who, on what, what, when, on what condition, in which words. What belongs to it is indented by four more.
pub fn statement(page: &mut Page, one: &Statement<'_>, given: Given, indent: usize) {
    let (holder, target) = (clean(one.party.name), id(one.on.id()));
    let label = match given {
        Given::Party => format!("{target}: "),
        Given::Target => format!("{holder}: "),
        Given::Both => String::new(),
        Given::Neither => format!("{holder} on {target}: "),
    };
    printed(page, one, format!("{label}{}", word(one)), None, indent);
}

/// A position with the one statement that it is, behind a label; conditions that are told with the position are not repeated.
pub fn with_position(page: &mut Page, label: &str, position: &Position, one: &Statement<'_>, indent: usize) {
    let words = format!("{label}{}", words::told(Some(position), None));
    printed(page, one, words, Some(position), indent);
}

fn printed(page: &mut Page, one: &Statement<'_>, words: String, told: Option<&Position>, indent: usize) {
    let mut facts = vec![words];
    facts.extend(one.said.map(Date::words));
    facts.extend(one.from.map(|from| format!("holds from {}", from.words())));
    facts.extend(one.voice.map(|voice| voice.word().to_owned()));
    facts.extend(one.channel.map(|channel| words::channel(channel).to_owned()));
    facts.extend(one.salience.map(|salience| format!("salience {} of 100", salience.0)));
    facts.extend(one.speaker.map(|speaker| clean(speaker.name)));
    facts.extend(state(one));
    if let Some(assumed) = one.assumed {
        facts.push(format!("assumed here: {}", assumed.0.map_or("unknown".to_owned(), |levels| levels.to_string())));
    }
    page.line(indent, &facts.join(" · "));
    let inner = indent + 4;
    if let Some(of) = &one.clause {
        let (name, title, paper) = (clean(of.name), clean(of.document.title), id(of.document.id));
        let is_dropped = one.stance == Spoken(Says::Dropped);
        let what = if is_dropped {
            format!("clause {name} is left out by {title}")
        } else {
            format!("clause {name} of {title}")
        };
        page.line(inner, &format!("{what} ({paper})"));
    }
    let is_told =
        told.is_some_and(|position| position.conditions == one.conditions && words::tells_conditions(position));
    if !one.conditions.is_empty() && !is_told {
        page.line(inner, &words::conditions(&one.conditions));
    }
    if let Some(otherwise) = one.otherwise.filter(|_| !is_told) {
        page.line(inner, &format!("otherwise: {otherwise}"));
    }
    words::terms(&one.accepts, |parameter, accepted| page.line(inner, &format!("accepts {parameter}: {accepted}")));
    for (parameter, value) in &one.ideal.0 {
        page.line(inner, &format!("prefers {}: {}", clean(parameter), clean(&value.to_string())));
    }
    if let Some(red_line) = &one.red_line {
        page.line(inner, &format!("red line, as judged by {}: {}", clean(red_line.judge), clean(red_line.why)));
    }
    if !one.apart_from.is_empty() {
        page.line(inner, &format!("not speaking for {}", words::names(&one.apart_from)));
    }
    words::evidence(page, &one.evidence, inner);
    words::note(page, one.note, inner);
}

/// The word with its marks: `supports (conditional; red line; sources differ)`.
fn word(one: &Statement<'_>) -> String {
    let marks = [
        (one.conditional, "conditional"),
        (one.red_line.is_some(), "red line"),
        (one.stance.levels().is_some_and(|levels| levels.low() != levels.high()), "sources differ"),
    ];
    let marks: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
    let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) };
    let stance = one.stance.levels().map_or_else(|| one.stance.words(), words::levels);
    format!("{stance}{marks}")
}

/// Why it does not count, or until when it does.
fn state(one: &Statement<'_>) -> Option<String> {
    let ran_out = one.until.map(|until| format!("ran out {}", until.words()));
    match one.state {
        State::InForce => match (one.since, one.until) {
            (Some(since), _) => ran_out.map(|text| format!("{text}, since then {since}")),
            (None, until) => until.map(|until| format!("until {}", until.words())),
        },
        State::RanOut => ran_out,
        State::NotYetSaid => Some("not yet said".to_owned()),
        State::NotYetInForce => Some("not yet in force".to_owned()),
        State::NoLongerInForce => Some("no longer in force".to_owned()),
        // That it is none is its word.
        State::NoPosition => None,
    }
}
