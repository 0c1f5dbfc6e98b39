//! `deal` as text.

use super::{frame, single};
use crate::analysis::{
    Bargaining, Constraint, Deal, DealQuery, Insistence, MinimalSets, Reason, Scope, Settlement, Situation,
};
use crate::id::{PartyIx, SourceIx};
use crate::model::Target;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

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
    let acceptable = number(answer.acceptable_number);
    let noun = if answer.packages == Some(1) { "package" } else { "packages" };
    page.line(0, &format!("{} {noun}, {acceptable} acceptable to all.", number(answer.packages)));
    constraints(page, situation, answer);
    let own: Vec<String> =
        answer.own.iter().map(|(ix, left)| format!("{} {}", frame::party(model, *ix), number(*left))).collect();
    page.line(2, &format!("Packages that break none of a party's own: {}.", own.join("; ")));
    for (ix, _) in answer.own.iter().filter(|(_, left)| *left == Some(0)) {
        let name = frame::party(model, *ix);
        page.line(2, &format!("What {name} insists on does not fit together; `demarche conflicts` shows why."));
    }
    if answer.obstacles.is_empty() {
        packages(page, situation, answer, shown);
    } else {
        obstacles(page, situation, answer, shown);
        concessions(page, situation, answer, shown);
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
    page.line(0, &paint(FAINT, frame::NOT_ADVICE));
}

/// A number with its thousands apart.
fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|g| std::str::from_utf8(g).unwrap_or("")).collect();
    groups.join(",")
}

/// `r3`, as obstacles and concession sets name it.
fn number(at: usize) -> String {
    format!("r{}", at + 1)
}

fn constraints(page: &mut Page, situation: &Situation<'_>, answer: &Deal) {
    let model = situation.model;
    page.heading(&format!("What is insisted on: {}", answer.constraints.len()));
    for (at, constraint) in answer.constraints.iter().enumerate() {
        let name = |ix: &PartyIx| {
            let red = if constraint.red_lines.contains(ix) { " (red line)" } else { "" };
            format!("{}{red}", frame::party(model, *ix))
        };
        let names = listed(&constraint.parties.iter().map(name).collect::<Vec<_>>());
        let with = if constraint.conditional { ", by conditions that a package can meet" } else { "" };
        let text = format!("{}: {names}{with}{}", wanted(situation, constraint), rests(situation, constraint));
        page.entry(2, &number(at), 5, &text);
    }
}

/// `for x`, `against x`, `x with personnel at most 600,000`.
fn wanted(situation: &Situation<'_>, constraint: &Constraint) -> String {
    let on = frame::id(&situation.model.target_id(constraint.on));
    match &constraint.insistence {
        Insistence::For => format!("for {on}"),
        Insistence::Against => format!("against {on}"),
        Insistence::Terms(parameter, accepted) => {
            format!("{on} with {} {}", clean(parameter), clean(&accepted.to_string()))
        }
    }
}

fn rests(situation: &Situation<'_>, constraint: &Constraint) -> String {
    let evidence = constraint.stances.iter().flat_map(|ix| &situation.model.stances[*ix].evidence);
    let mut sources: Vec<SourceIx> =
        evidence.map(|piece| piece.source).filter(|ix| !situation.filter().without.contains(ix)).collect();
    sources.sort_by_key(|ix| &situation.model.sources[*ix].id);
    sources.dedup();
    single::rests(situation.model, &sources)
}

fn obstacles(page: &mut Page, situation: &Situation<'_>, answer: &Deal, shown: usize) {
    let at_least = if answer.groups.iter().all(|group| group.complete) { "" } else { "at least " };
    page.heading(&format!("Smallest obstacles, which no package meets together: {at_least}{}", answer.obstacles.len()));
    for obstacle in answer.obstacles.iter().take(shown) {
        if obstacle.is_empty() {
            page.line(2, "the relations between the demands leave no package at all");
            continue;
        }
        page.line(2, &sides(situation, answer, obstacle).join(" · "));
    }
    more(page, answer.obstacles.len(), shown);
    let all = answer.constraints.len();
    page.line(2, &format!("At most {at_most} of {all} hold at once.", at_most = answer.most_satisfied));
}

/// Each constraint of a set as `r1 for x (Russia)`.
fn sides(situation: &Situation<'_>, answer: &Deal, set: &[usize]) -> Vec<String> {
    let one = |at: &usize| {
        let constraint = &answer.constraints[*at];
        let names = frame::names(situation.model, &constraint.parties);
        format!("{} {} ({names})", number(*at), wanted(situation, constraint))
    };
    set.iter().map(one).collect()
}

fn concessions(page: &mut Page, situation: &Situation<'_>, answer: &Deal, shown: usize) {
    if answer.concessions.is_empty() {
        return;
    }
    let sizes: Vec<usize> =
        [answer.concessions.first(), answer.concessions.last()].into_iter().flatten().map(Vec::len).collect();
    let moves = match (sizes.as_slice(), answer.complete) {
        ([least, most], true) if least != most => format!("of {least} to {most} moves"),
        ([least, ..], true) => format!("of {}", count(*least, "move", "moves")),
        ([least, ..], false) => format!("of {} or more", count(*least, "move", "moves")),
        ([], _) => String::new(),
    };
    let at_least = if answer.groups.iter().all(|group| group.complete) { "" } else { "at least " };
    page.heading(&format!("Smallest concession sets: {at_least}{} {moves}", grouped(answer.concessions_number)));
    let several = answer.groups.len() > 1;
    if several {
        let groups = answer.groups.len();
        page.line(
            2,
            &format!("One line of each of the {groups} groups below, which have nothing to do with each other:"),
        );
    }
    for (at, group) in answer.groups.iter().enumerate() {
        if several {
            page.line(2, &format!("Group {}", at + 1));
        }
        self::group(page, situation, answer, group, shown);
    }
    if sizes.first().is_some_and(|least| *least > 1) {
        page.line(2, "No single move opens a deal.");
    }
}

fn group(page: &mut Page, situation: &Situation<'_>, answer: &Deal, group: &MinimalSets, shown: usize) {
    for (at, set) in group.corrections.iter().take(shown).enumerate() {
        let or = if at == 0 { "" } else { "or " };
        page.line(4, &format!("{or}{}", moves(situation, answer, set).join("; ")));
    }
    more(page, group.corrections.len(), shown);
}

/// A set as `Russia on x (r1) and y (r2)`, one text for each party or parties.
fn moves(situation: &Situation<'_>, answer: &Deal, set: &[usize]) -> Vec<String> {
    let mut by_party: Vec<(&[PartyIx], Vec<String>)> = Vec::new();
    for at in set {
        let constraint = &answer.constraints[*at];
        let on = frame::id(&situation.model.target_id(constraint.on));
        let how = match &constraint.insistence {
            Insistence::Terms(parameter, _) => format!(", {}", clean(parameter)),
            _ => String::new(),
        };
        let text = format!("{on} ({}{how})", number(*at));
        match by_party.iter_mut().find(|(parties, _)| *parties == constraint.parties) {
            Some((_, texts)) => texts.push(text),
            None => by_party.push((&constraint.parties, vec![text])),
        }
    }
    let one = |(parties, on): (&[PartyIx], Vec<String>)| {
        format!("{} on {}", frame::names(situation.model, parties), listed(&on))
    };
    by_party.into_iter().map(one).collect()
}

fn more(page: &mut Page, all: usize, shown: usize) {
    if all > shown {
        page.line(2, &paint(FAINT, format!("and {} more; `--limit` shows more, `--format json` all", all - shown)));
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
        package.iter().for_each(|settlement| self::settlement(page, situation, settlement));
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
                let waits = frame::conditions(situation.model, situation.waits_for(one.party, one.demand));
                let waits = if waits.is_empty() { waits } else { format!(": {waits}") };
                format!("waits for what no package decides{waits}")
            }
            Reason::SourcesDiffer => {
                let cell = situation.matrix(Scope::Derived).cell(one.party, one.demand);
                format!("{}; at its weakest, it does not insist", frame::short(cell))
            }
        };
        page.line(2, &format!("{} on {on}: {why}", frame::party(situation.model, one.party)));
    }
}
