//! `roadmap` as text.

use super::{frame, single};
use crate::analysis::{Act, Deadlock, Finding, Footing, Order, Roadmap, Scope, Situation, WaysOut};
use crate::graph::Cell;
use crate::id::{PartyIx, StepIx};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

/// The stages, then every deadlock with what keeps it and every smallest way out, in words that are the same for all.
pub fn roadmap(page: &mut Page, situation: &Situation<'_>, answer: &Roadmap, footing: &Footing<'_>) {
    let model = situation.model;
    frame::head(page, situation, "Order of steps");
    for (at, stage) in answer.stages.iter().enumerate() {
        page.heading(&format!("Stage {}", at + 1));
        for ix in stage {
            page.entry(2, &frame::id(&model.steps[*ix].id), 32, &clean(&model.steps[*ix].text));
            marks(page, situation, answer, *ix);
        }
    }
    for deadlock in &answer.deadlocks {
        let label = single::label(model, &footing.needed(&Finding::Deadlock { steps: deadlock.steps.clone() }));
        self::deadlock(page, situation, deadlock, label);
        for ix in deadlock.steps.iter().filter_map(|act| act.step()) {
            let marks = wanted(situation, answer, ix);
            if !marks.is_empty() {
                page.line(2, &format!("{}:", step(situation, Act::Step(ix))));
                marks.iter().for_each(|mark| page.line(4, mark));
            }
        }
    }
    if answer.deadlocks.is_empty() {
        page.heading("Deadlocks: none");
    }
    if !answer.behind.is_empty() {
        page.heading("After a deadlock");
        for ix in &answer.behind {
            page.entry(2, &frame::id(&model.steps[*ix].id), 32, &clean(&model.steps[*ix].text));
            marks(page, situation, answer, *ix);
        }
    }
    let locked = |act: &Act| answer.deadlocks.iter().any(|deadlock| deadlock.steps.contains(act));
    let waits = |order: &&Order| order.step.step().is_none() && !locked(&order.step);
    let waiting: Vec<&Order> = answer.orders.iter().filter(waits).collect();
    if !waiting.is_empty() {
        page.heading("Demands without steps that wait for something");
        waiting.iter().for_each(|order| page.line(2, &said(situation, order)));
    }
    if model.steps.is_empty() {
        page.gap();
        page.line(0, "The model names no steps.");
    }
    page.gap();
    page.line(
        0,
        &paint(FAINT, "An order says when, not whether somebody wants it: `deal` looks at that, and not at the order."),
    );
    frame::caveats(page, situation, &situation.parties_heard(Scope::Direct));
}

/// Who insists on what before a step, and what stands against what it leads to.
fn marks(page: &mut Page, situation: &Situation<'_>, answer: &Roadmap, ix: StepIx) {
    for order in answer.orders.iter().filter(|order| order.step == Act::Step(ix)) {
        page.line(6, &said(situation, order));
    }
    wanted(situation, answer, ix).iter().for_each(|mark| page.line(6, mark));
}

/// Who refuses what a step leads to, and which other steps cannot stand beside it.
fn wanted(situation: &Situation<'_>, answer: &Roadmap, ix: StepIx) -> Vec<String> {
    let mut marks = Vec::new();
    for (_, by) in answer.refused.iter().filter(|(step, _)| *step == ix) {
        let refuses = |(party, cell): &(PartyIx, Cell)| {
            let demand = situation.model.steps[ix].fulfils;
            let position = demand.map(|demand| frame::told(situation, *party, demand, Some(cell), None));
            format!("{}: {}", frame::party(situation.model, *party), position.unwrap_or_default())
        };
        let names = listed(&by.iter().map(refuses).collect::<Vec<_>>());
        marks.push(format!("refused: what it leads to, by {names}; see {}", deal(situation, ix)));
    }
    for two in answer.exclusive.iter().filter(|two| two.contains(&ix)) {
        for other in two.iter().filter(|other| **other != ix) {
            let other = step(situation, Act::Step(*other));
            marks.push(format!("cannot stand beside {other}; see {}", deal(situation, ix)));
        }
    }
    marks
}

/// The question that looks at whether what a step leads to can be agreed on.
fn deal(situation: &Situation<'_>, ix: StepIx) -> String {
    let model = situation.model;
    let issue = model.steps[ix].fulfils.map(|demand| model.demands[demand].issue);
    issue.map_or("`deal`".to_owned(), |issue| format!("`deal {}`", clean(model.issues[issue].id.as_str())))
}

fn deadlock(page: &mut Page, situation: &Situation<'_>, deadlock: &Deadlock, label: Option<String>) {
    let ids: Vec<String> = deadlock.steps.iter().map(|ix| step(situation, *ix)).collect();
    let wait = if ids.len() == 1 { "waits for itself" } else { "wait for one another" };
    let rests = label.map_or(String::new(), |label| format!(" ({label})"));
    page.heading(&format!("Deadlock: {} {wait}{rests}", listed(&ids)));
    for order in &deadlock.orders {
        page.line(2, &said(situation, order));
    }
    match &deadlock.ways_out {
        WaysOut::All(ways) if ways.is_empty() => {
            page.line(2, "No waiver opens it: the order lies in the matter.");
        }
        WaysOut::All(ways) => {
            let size = ways[0].len();
            let waivers = count(size, "waiver", "waivers");
            page.line(2, &format!("Ways out with {waivers}, the fewest: {}", ways.len()));
            for (at, way) in ways.iter().enumerate() {
                let each: Vec<String> = way.iter().map(|unit| waiver(situation, &deadlock.orders[*unit])).collect();
                let or = if at == 0 { "" } else { "or " };
                page.line(4, &format!("{or}{}", each.join(", and ")));
            }
            parties(
                page,
                situation,
                "Each could open it, by its own waivers alone",
                "Could open it, by its own waivers alone",
                &deadlock.sufficient,
            );
            let text = "No way out is without a waiver of";
            parties(page, situation, text, text, &deadlock.necessary);
        }
        WaysOut::Between(least, most) => {
            let text = format!("Not searched to the end: between {least} and {most} waivers open it.");
            page.line(2, &text);
        }
    }
}

fn parties(page: &mut Page, situation: &Situation<'_>, several: &str, one: &str, parties: &[PartyIx]) {
    let text = if parties.len() > 1 { several } else { one };
    if !parties.is_empty() {
        page.line(2, &format!("{text}: {}", frame::names(situation.model, parties)));
    }
}

fn step(situation: &Situation<'_>, act: Act) -> String {
    frame::id(&act.id(situation.model))
}

/// `memo before talks: Ukraine [gazette]`.
pub fn said(situation: &Situation<'_>, order: &Order) -> String {
    let model = situation.model;
    let who = order.insists.map_or("in the nature of the matter".to_owned(), |ix| frame::party(model, ix));
    let rests = single::rests(model, &order.sources);
    let waits = if order.stances.is_empty() { "" } else { ", whose position waits for it" };
    format!("{} before {}: {who}{waits}{rests}", before(situation, order), step(situation, order.step))
}

fn before(situation: &Situation<'_>, order: &Order) -> String {
    order.any_of.iter().map(|ix| step(situation, *ix)).collect::<Vec<_>>().join(" or ")
}

fn waiver(situation: &Situation<'_>, order: &Order) -> String {
    let who = order.insists.map_or(String::new(), |ix| frame::party(situation.model, ix));
    format!("{who} waives {} before {}", before(situation, order), step(situation, order.step))
}
