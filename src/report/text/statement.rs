//! Statements and lists, as all parts of `show` print them.

use super::frame;
use crate::analysis::{Assumption, Situation, Statements, as_written};
use crate::graph::Cell;
use crate::id::StanceIx;
use crate::model::{Element, Target};
use crate::report::page::{FAINT, Page, clean, paint};

/// What a list of statements has in common, so that each says only the rest.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Given {
    Party,
    Target,
    Both,
    Neither,
}

/// Every statement of a list, and how many a filter leaves out.
pub fn each(page: &mut Page, situation: &Situation<'_>, statements: &Statements, given: Given) {
    for stance in &statements.list {
        statement(page, situation, *stance, given);
    }
    frame::left_out(page, 2, statements.left_out);
}

/// One statement: who, on what, what, when, on what condition, in which words.
pub fn statement(page: &mut Page, situation: &Situation<'_>, ix: StanceIx, given: Given) {
    let model = situation.model;
    let stance = &model.stances[ix];
    let holder = frame::party(model, stance.party);
    let target = frame::id(&model.target_id(stance.target));
    let cell = Cell {
        levels: situation.filter().levels(stance.levels),
        other: None,
        red_line: situation.filter().red_line(stance).is_some(),
        ..as_written(model, ix).cell()
    };
    let mut facts = vec![match given {
        Given::Party => format!("{target}: {}", frame::short(Some(&cell))),
        Given::Target => format!("{holder}: {}", frame::short(Some(&cell))),
        Given::Both => frame::short(Some(&cell)),
        Given::Neither => format!("{holder} on {target}: {}", frame::short(Some(&cell))),
    }];
    facts.extend(stance.said.map(|said| said.to_string()));
    facts.extend(stance.from.map(|from| format!("holds from {from}")));
    facts.extend(stance.voice.map(|voice| voice.word().to_owned()));
    facts.extend(stance.channel.map(|channel| channel.word().to_owned()));
    facts.extend(stance.salience.map(|salience| format!("salience {salience} of 100")));
    facts.extend(stance.speaker.map(|speaker| clean(&model.people[speaker].name)));
    if !situation.is_in_force(ix) {
        let early = !stance.is_said_by(situation.day);
        let over = stance.until.filter(|_| !early && !stance.lasts_to(situation.day));
        facts.push(match over {
            Some(until) => format!("ran out {until}"),
            None if early => "not yet said".to_owned(),
            None if !stance.holds_by(situation.day) => "not yet in force".to_owned(),
            None => "no longer in force".to_owned(),
        });
    } else if let Some(until) = stance.until {
        let now = stance.otherwise.filter(|_| !stance.lasts_to(situation.day));
        facts.push(now.map_or(format!("until {until}"), |now| {
            format!("ran out {until}, since then {}", situation.filter().levels(now))
        }));
    }
    let assumed = |a: &&Assumption| a.party == stance.party && Target::Demand(a.demand) == stance.target;
    if let Some(assumption) = situation.assumptions.iter().find(assumed) {
        let levels = assumption.levels.map_or("unknown".to_owned(), |levels| levels.to_string());
        facts.push(format!("assumed here: {levels}"));
    }
    page.line(2, &facts.join(" · "));
    if !stance.conditions.is_empty() {
        page.line(6, &frame::conditions(model, &stance.conditions));
    }
    if let Some(otherwise) = stance.otherwise {
        page.line(6, &format!("otherwise: {}", situation.filter().levels(otherwise)));
    }
    for term in &stance.terms {
        page.line(6, &format!("accepts {}: {}", clean(&term.parameter), term.accepted));
    }
    for (parameter, value) in &stance.ideal {
        page.line(6, &format!("prefers {}: {}", clean(parameter), clean(value)));
    }
    if let Some(red_line) = situation.filter().red_line(stance) {
        page.line(6, &format!("red line, as judged by {}: {}", clean(&red_line.judge), clean(&red_line.why)));
    }
    if !stance.apart_from.is_empty() {
        page.line(6, &format!("not speaking for {}", frame::names(model, &stance.apart_from)));
    }
    for piece in situation.filter().evidence(stance) {
        page.line(6, &frame::evidence(model, piece));
    }
    if let Some(note) = &stance.note {
        page.line(6, &paint(FAINT, clean(note)));
    }
}
/// A note of the curator.
pub fn note(page: &mut Page, note: Option<&String>) {
    if let Some(note) = note {
        page.line(2, &paint(FAINT, clean(note)));
    }
}

/// Texts behind a label; nothing for no texts.
pub fn labelled(page: &mut Page, label: &str, texts: &[String]) {
    if !texts.is_empty() {
        page.line(2, &format!("{label}: {}", texts.join(", ")));
    }
}

/// Ids with their texts below a heading; nothing for none.
pub fn list<'t>(page: &mut Page, heading: &str, entries: impl Iterator<Item = (String, &'t String)>) {
    for (at, (id, text)) in entries.enumerate() {
        if at == 0 {
            page.heading(heading);
        }
        page.entry(2, &frame::id(&id), 32, &clean(text));
    }
}

/// The disputes that concern an element.
pub fn disputes(page: &mut Page, situation: &Situation<'_>, element: Element) {
    let disputes = &situation.model.disputes;
    let on = situation.graph.disputes_on(element);
    list(page, "Disputed", on.into_iter().map(|ix| (disputes[ix].id.to_string(), &disputes[ix].question)));
}
