//! What stands in the way of a deal, as text: obstacles, and the sets of moves after which there is a package.

use super::constraints::{grouped, wanted};
use super::words::{self, id};
use crate::answer::{Constraint, ConstraintId, Deal, Large, ObstacleGroup, Party};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, left_off, listed};

/// Every minimal obstacle, and how much can hold at once.
pub fn obstacles(page: &mut Page, deal: &Deal<'_>) {
    page.heading(&format!("Obstacles – what cannot be had together: {}{}", at_least(deal), deal.obstacles.len()));
    if deal.obstacles.is_empty() {
        page.line(2, "none found before the search was stopped");
    }
    for obstacle in deal.obstacles.iter().take(deal.shown) {
        if obstacle.is_empty() {
            page.line(2, "the relations between the demands leave no package at all");
            continue;
        }
        for (at, constraint) in each(deal, obstacle).enumerate() {
            let (indent, and) = if at == 0 { (2, "") } else { (4, "and ") };
            page.line(indent, &format!("{and}{}", side(constraint)));
        }
    }
    more(page, &deal.obstacles, deal.shown);
    if let Some(most) = deal.most_satisfied {
        let all = deal.constraints.len();
        let last = deal.constraints.last().map_or(String::new(), |last| format!(", r1 to {}", last.id));
        page.line(2, &format!("Of all {all}{last}, at most {most} can be had at once."));
    }
}

fn at_least(deal: &Deal<'_>) -> &'static str {
    if deal.groups.iter().all(|group| group.complete) { "" } else { "at least " }
}

fn each<'d, 'm>(deal: &'d Deal<'m>, set: &'d [ConstraintId]) -> impl Iterator<Item = &'d Constraint<'m>> {
    set.iter().filter_map(|at| deal.constraints.get(at.0))
}

/// `r1 for: X holds (x) – Russia`.
fn side(constraint: &Constraint<'_>) -> String {
    format!("{} {} – {}", constraint.id, wanted(constraint), words::names(&constraint.parties))
}

/// Every smallest set of moves, by groups that have nothing to do with one another, in the same words for all.
pub fn moves(page: &mut Page, deal: &Deal<'_>) {
    if deal.concessions.is_empty() {
        // Without any package there is nothing to move for; otherwise the search was stopped.
        if deal.packages != Some(Large(0)) {
            page.heading("Smallest sets of moves that open a deal: none found before the search was stopped.");
        }
        return;
    }
    let sizes: Vec<usize> =
        [deal.concessions.first(), deal.concessions.last()].into_iter().flatten().map(Vec::len).collect();
    let size = |size: usize| count(size, "move", "moves");
    let each = if deal.concessions_number == Large(1) { "" } else { "each " };
    let sized = match (sizes.as_slice(), deal.complete) {
        ([least, most], true) if least != most => {
            format!("of {least} to {}, none of which can be left out, the fewest first", size(*most))
        }
        ([least, ..], true) => format!("{each}of {}", size(*least)),
        ([least, ..], false) => format!("{each}of {} or more", size(*least)),
        ([], _) => String::new(),
    };
    let number = format!("{}{}", at_least(deal), grouped(deal.concessions_number));
    let movers = match deal.concessions_parties {
        Some([least, most]) if least == most => format!(", by {}", count(least, "party", "parties")),
        Some([least, most]) if least + 1 == most => format!(", by {least} or {most} parties"),
        Some([least, most]) => format!(", by {least} to {most} parties"),
        None => String::new(),
    };
    page.heading(&format!("Smallest sets of moves that open a deal: {number}, {sized}{movers}."));
    let several = deal.groups.len() > 1;
    if several {
        let groups = deal.groups.len();
        let text = format!("A set takes one line of each of the {groups} groups below, in any combination:");
        page.line(2, &text);
    }
    for (at, group) in deal.groups.iter().enumerate() {
        if several {
            let issues: Vec<String> = group.issues.iter().map(|issue| clean(issue.name)).collect();
            page.line(2, &format!("Group {}, on {}", at + 1, listed(&issues)));
        }
        self::group(page, deal, group);
    }
    if sizes.first().is_some_and(|least| *least > 1) {
        page.line(2, "No single move opens a deal.");
    }
}

fn group(page: &mut Page, deal: &Deal<'_>, group: &ObstacleGroup<'_>) {
    for (at, set) in group.concessions.iter().take(deal.shown).enumerate() {
        let or = if at == 0 { "" } else { "or " };
        page.line(4, &format!("{or}{}", by_party(deal, set).join("; ")));
    }
    more(page, &group.concessions, deal.shown);
}

/// A set as `Russia on x (r1) and y (r2; red line)`, one text for each party or parties.
fn by_party(deal: &Deal<'_>, set: &[ConstraintId]) -> Vec<String> {
    let mut by_party: Vec<(&[Party<'_>], Vec<String>)> = Vec::new();
    for constraint in each(deal, set) {
        let on: Vec<String> = constraint.about().into_iter().map(id).collect();
        let how = constraint.parameter.as_ref().map_or(String::new(), |parameter| format!(", {}", clean(parameter)));
        let text = format!("{} ({}{how}{})", on.join(" or "), constraint.id, red_line(constraint));
        match by_party.iter_mut().find(|(parties, _)| *parties == constraint.parties) {
            Some((_, texts)) => texts.push(text),
            None => by_party.push((&constraint.parties, vec![text])),
        }
    }
    let one = |(parties, on): (&[Party<'_>], Vec<String>)| format!("{} on {}", words::names(parties), listed(&on));
    by_party.into_iter().map(one).collect()
}

/// That a move gives up what is taken to be a red line, and whose.
fn red_line(constraint: &Constraint<'_>) -> String {
    match constraint.red_lines.len() {
        0 => String::new(),
        all if all == constraint.parties.len() => "; red line".to_owned(),
        _ => format!("; red line of {}", words::names(&constraint.red_lines)),
    }
}

/// What is not shown of sets that are listed by their size.
fn more(page: &mut Page, sets: &[Vec<ConstraintId>], shown: usize) {
    if let Some(rest) = left_off(sets.iter().map(Vec::len), shown) {
        page.line(2, &paint(FAINT, format!("and {rest}; `--limit` shows more, `--format json` all")));
    }
}
