//! `deal` as text.

use super::constraints::{self, grouped};
use super::{frame, obstacles};
use crate::analysis::{Bargaining, Deal, DealQuery, Reason, Scope, SetAside, Settlement, Situation};
use crate::id::PartyIx;
use crate::model::Target;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::listed;

/// How many packages there are, what is insisted on, then either what is acceptable or what stands in the way.
/// `shown` is how many lines of a list are printed.
pub fn deal(
    page: &mut Page,
    situation: &Situation<'_>,
    query: &DealQuery,
    answer: &Deal,
    by_utility: Option<&Bargaining>,
    shown: usize,
) {
    let model = situation.model;
    let names: Vec<String> = query.issues.iter().map(|ix| clean(&model.issues[*ix].name)).collect();
    let on = if names.len() > 5 { format!("{} issues", names.len()) } else { listed(&names) };
    frame::head(page, situation, &format!("Packages on {on}"));
    let number = |number: Option<u128>| number.map_or("too many to count".to_owned(), grouped);
    page.line(0, &headline(answer));
    let own: Vec<String> =
        answer.own.iter().map(|(ix, left)| format!("{} {}", frame::party(model, *ix), number(*left))).collect();
    for (with, word) in [(true, "with"), (false, "without")] {
        let ids: Vec<String> = query
            .fixed
            .iter()
            .filter(|(_, own)| *own == with)
            .map(|(demand, _)| frame::id(&model.demands[*demand].id))
            .collect();
        if !ids.is_empty() {
            page.line(0, &format!("only packages {word} {}", listed(&ids)));
        }
    }
    if answer.is_possible {
        packages(page, situation, answer, shown);
    } else if answer.coverage.0 > 0 {
        obstacles::obstacles(page, situation, answer, shown);
        obstacles::concessions(page, situation, answer, shown);
    }
    constraints::list(page, situation, answer);
    if answer.coverage.0 > 0 {
        page.line(2, &format!("Packages that break none of a party's own: {}.", own.join("; ")));
    }
    values(page, situation, answer);
    if let Some(by_utility) = by_utility {
        super::bargaining(page, situation, by_utility, shown);
    } else if model.utilities.len() > 1 {
        let parties: Vec<PartyIx> = model.utilities.iter().map(|utility| utility.party).collect();
        let names = frame::names(model, &parties);
        let text = format!("{names} say what options are worth to them: `--utilities` compares packages by that.");
        page.gap();
        page.line(0, &paint(FAINT, text));
    }
    set_aside(page, situation, answer);
    page.gap();
    let (known, of) = answer.coverage;
    let text =
        format!("Known positions on these demands: {known} of {of}. What is unknown stands in no package's way.");
    page.line(0, &paint(FAINT, text));
    frame::caveats(page, situation, &query.parties);
}

/// How many packages there are, and how many are acceptable as far as positions are known.
fn headline(answer: &Deal) -> String {
    let packages = match answer.packages {
        Some(1) => "1 package".to_owned(),
        Some(number) => format!("{} packages", grouped(number)),
        None => "Too many packages to count".to_owned(),
    };
    let (known, of) = answer.coverage;
    match answer.acceptable_number {
        _ if known == 0 => format!("{packages}; no position on them is known, so nobody can say which are acceptable."),
        Some(0) => format!("{packages}, 0 acceptable to all."),
        None if !answer.is_possible => format!("{packages}, 0 acceptable to all."),
        acceptable => {
            let number = acceptable.map_or("too many to count".to_owned(), grouped);
            let is_whole = known == of && answer.set_aside.is_empty();
            let known = if is_whole { "" } else { ", as far as is known" };
            format!("{packages}, {number} acceptable to all{known}.")
        }
    }
}

fn packages(page: &mut Page, situation: &Situation<'_>, answer: &Deal, shown: usize) {
    let ids = |with: bool| -> Vec<String> {
        let own = answer.settled.iter().filter(|(_, settled)| *settled == with);
        own.map(|(demand, _)| frame::id(&situation.model.demands[*demand].id)).collect()
    };
    page.heading("What all acceptable packages share");
    for (text, ids) in [("with", ids(true)), ("without", ids(false))] {
        if !ids.is_empty() {
            page.line(2, &format!("{text} {}", listed(&ids)));
        }
    }
    if answer.settled.is_empty() {
        page.line(2, "nothing: each of these demands can go either way");
    }
    let number = answer.acceptable.len().min(shown);
    match answer.acceptable_number {
        Some(all) if all == number as u128 => page.heading(&format!("Acceptable packages: {all}")),
        Some(all) => page.heading(&format!("Acceptable packages, the first {number} of {}", grouped(all))),
        None => page.heading(&format!("Acceptable packages, the first {number}")),
    }
    for (at, package) in answer.acceptable.iter().take(shown).enumerate() {
        page.line(2, &format!("Package {}", at + 1));
        package.settlements.iter().for_each(|settlement| self::settlement(page, situation, settlement));
        let name = |(party, demand): &(PartyIx, crate::id::DemandIx)| {
            let id = frame::id(&situation.model.demands[*demand].id);
            format!("{} on {id}", frame::party(situation.model, *party))
        };
        let names = |of: &[(PartyIx, crate::id::DemandIx)]| listed(&of.iter().map(name).collect::<Vec<_>>());
        if !package.ended.is_empty() {
            page.line(4, &format!("as far as known: it ends the position of {}", names(&package.ended)));
        }
        if !package.overtaken.is_empty() {
            let text = "what the same party wants elsewhere brings this before what it waits for";
            page.line(4, &format!("{}: {text}", names(&package.overtaken)));
        }
        for stuck in &package.deadlocks {
            let model = situation.model;
            let acts: Vec<String> = stuck.acts.iter().map(|act| frame::id(&act.id(model))).collect();
            let demands: Vec<String> = stuck.demands.iter().map(|ix| frame::id(&model.demands[*ix].id)).collect();
            let wait = if acts.len() == 1 { "waits for itself" } else { "wait for one another" };
            let keeps =
                if acts == demands { String::new() } else { format!(", which keeps {} waiting", listed(&demands)) };
            page.line(4, &format!("but {} {wait}{keeps}; see `roadmap`", listed(&acts)));
        }
    }
}

/// `Ceasefire: unconditional (ceasefire-unconditional)`.
pub fn settlement(page: &mut Page, situation: &Situation<'_>, settlement: &Settlement) {
    let model = situation.model;
    let ids: Vec<String> = settlement.demands.iter().map(|ix| frame::id(&model.demands[*ix].id)).collect();
    let demands = if ids.is_empty() { "none of its demands".to_owned() } else { listed(&ids) };
    let mut text = match &settlement.option {
        Some(option) => format!("{} ({demands})", clean(option)),
        None => demands,
    };
    for (on, parameter, value) in &settlement.values {
        let of = match on {
            Target::Demand(demand) => format!("{} ", frame::id(&model.demands[*demand].id)),
            Target::Issue(_) => String::new(),
        };
        text.push_str(&format!("; {of}{} {}", clean(parameter), clean(value)));
    }
    page.line(4, &format!("{}: {text}", clean(&model.issues[settlement.issue].name)));
}

fn values(page: &mut Page, situation: &Situation<'_>, answer: &Deal) {
    if answer.values.is_empty() {
        return;
    }
    page.heading("Zones of possible agreement");
    for (at, value) in answer.values.iter().enumerate() {
        if at == 0 || answer.values[at - 1].on != value.on {
            page.line(2, &frame::id(&situation.model.target_id(value.on)));
        }
        frame::zones(page, situation.model, std::slice::from_ref(&value.zone));
        let aside = |ix: &PartyIx| {
            let waits = |one: &&SetAside<'_>| one.party == *ix && Target::Demand(one.demand) == value.on;
            answer.set_aside.iter().filter(waits).any(|one| one.reason == Reason::Waits)
        };
        let aside: Vec<PartyIx> = value.zone.accepted.iter().map(|(ix, _)| *ix).filter(aside).collect();
        if !aside.is_empty() {
            let names = frame::names(situation.model, &aside);
            page.line(6, &format!("no package is held to the terms of {names}, as the position is set aside"));
        }
        if !value.ask.is_empty() {
            let names = frame::names(situation.model, &value.ask);
            page.line(6, &format!("not known of all, so neither is the zone: ask {names}"));
        }
    }
}

fn set_aside(page: &mut Page, situation: &Situation<'_>, answer: &Deal) {
    if answer.set_aside.is_empty() {
        return;
    }
    page.heading("Set aside");
    for one in &answer.set_aside {
        let on = frame::id(&situation.model.demands[one.demand].id);
        let why = match one.reason {
            Reason::Waits => {
                let waits = frame::conditions(situation.model, one.hinges.iter().copied());
                format!("waits for what these issues do not decide: {waits}")
            }
            Reason::Turns => {
                let position = situation.position(one.party, one.demand, Scope::Derived);
                let two = position.and_then(|position| Some((position.now().0, position.other()?)));
                let text = two.map_or(String::new(), |(now, then)| {
                    let own = position.map(|own| frame::turning(situation.model, own, Some(now.levels), then.levels));
                    own.unwrap_or_default()
                });
                format!("counts by its word now; these issues do not decide what turns it: {text}")
            }
            Reason::Ends => {
                let ends = frame::conditions(situation.model, one.hinges.iter().copied());
                format!("counts, as these issues do not decide what ends it: {ends}")
            }
            Reason::Alternative => {
                "another position of it, on what these issues do not decide, would do in its place".to_owned()
            }
            Reason::SourcesDiffer => {
                let cell = situation.matrix(Scope::Derived).cell(one.party, one.demand);
                format!("{}; at its weakest, it does not insist", frame::short(cell))
            }
        };
        page.line(2, &format!("{} on {on}: {why}", frame::party(situation.model, one.party)));
    }
}
