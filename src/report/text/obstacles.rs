//! What stands in the way of a deal, as text: obstacles, and the sets of moves after which there is a package.

use super::constraints::{grouped, number, wanted};
use super::frame;
use crate::analysis::{Deal, Insistence, MinimalSets, Situation};
use crate::id::PartyIx;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, left_off, listed};

/// Every minimal obstacle, and how much can hold at once.
pub fn obstacles(page: &mut Page, situation: &Situation<'_>, answer: &Deal, shown: usize) {
    let at_least = if answer.groups.iter().all(|group| group.complete) { "" } else { "at least " };
    page.heading(&format!("Minimal obstacles, which no package meets together: {at_least}{}", answer.obstacles.len()));
    if answer.obstacles.is_empty() {
        page.line(2, "none found before the search was stopped");
    }
    for obstacle in answer.obstacles.iter().take(shown) {
        if obstacle.is_empty() {
            page.line(2, "the relations between the demands leave no package at all");
            continue;
        }
        page.line(2, &sides(situation, answer, obstacle).join(" · "));
    }
    more(page, &answer.obstacles, shown);
    if let Some(most) = answer.most_satisfied {
        page.line(2, &format!("At most {most} of {} hold at once.", answer.constraints.len()));
    }
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

/// Every minimal concession set, by groups that have nothing to do with one another, in the same words for all.
pub fn concessions(page: &mut Page, situation: &Situation<'_>, answer: &Deal, shown: usize) {
    if answer.concessions.is_empty() {
        // Without any package there is nothing to move for; otherwise the search was stopped.
        if answer.packages != Some(0) {
            page.heading("Minimal concession sets: none found before the search was stopped");
        }
        return;
    }
    let sizes: Vec<usize> =
        [answer.concessions.first(), answer.concessions.last()].into_iter().flatten().map(Vec::len).collect();
    let moves = match (sizes.as_slice(), answer.complete) {
        ([least, most], true) if least != most => format!("of {least} to {most} moves, the fewest first"),
        ([least, ..], true) => format!("of {}", count(*least, "move", "moves")),
        ([least, ..], false) => format!("of {} or more", count(*least, "move", "moves")),
        ([], _) => String::new(),
    };
    let at_least = if answer.groups.iter().all(|group| group.complete) { "" } else { "at least " };
    page.heading(&format!("Minimal concession sets: {at_least}{} {moves}", grouped(answer.concessions_number)));
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
    more(page, &group.corrections, shown);
}

/// A set as `Russia on x (r1) and y (r2)`, one text for each party or parties.
fn moves(situation: &Situation<'_>, answer: &Deal, set: &[usize]) -> Vec<String> {
    let mut by_party: Vec<(&[PartyIx], Vec<String>)> = Vec::new();
    for at in set {
        let constraint = &answer.constraints[*at];
        let about = constraint.about().into_iter();
        let on = about.map(|on| frame::id(&situation.model.target_id(on))).collect::<Vec<_>>().join(" or ");
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

/// What is not shown of sets that are listed by their size.
fn more(page: &mut Page, sets: &[Vec<usize>], shown: usize) {
    if let Some(rest) = left_off(sets.iter().map(Vec::len), shown) {
        page.line(2, &paint(FAINT, format!("and {rest}; `--limit` shows more, `--format json` all")));
    }
}
