//! Which smallest sets of moves would open a deal, group by group, in the same words for all.

use std::collections::BTreeSet;

use super::block::{BODY, Block, SECTION, SMALL};
use super::datum::Datum;
use super::dot::Key;
use super::why_no_deal_boxes::{group_title, names, subject};
use super::why_no_deal_parts::{Part, line, text};
use crate::answer::{Constraint, ConstraintId, Deal, Large};
use crate::model::Polarity;
use crate::words::{count, listed};

/// How many sets of moves of a group, and how many packages, are listed.
pub const SHOWN: usize = 8;

/// How many sets there are and how large they are, then those of each group.
pub fn parts(deal: &Deal<'_>, width: f64) -> Vec<Part> {
    let block = |words: &str, look| Block::new(width - 8.0).text(words, look).at_most(4);
    let Some(least) = deal.concessions.first().map(Vec::len) else { return Vec::new() };
    let is_all = deal.groups.iter().all(|group| group.complete);
    let at_least = if is_all { "" } else { "at least " };
    let number = deal.concessions_number.grouped();
    let each = if deal.concessions_number == Large(1) { "" } else { "each " };
    let least = count(least, "move", "moves");
    let title = format!("Smallest sets of moves that open a deal: {at_least}{number}, {each}of at least {least}");
    let mut parts = vec![text("moves", block(&title, SECTION), true)];
    let several = deal.groups.len() > 1;
    if several {
        let how =
            format!("A set takes one line of each of the {} groups below, in any combination.", deal.groups.len());
        parts.push(text("moves-of-groups", block(&how, BODY), true));
    }
    for (at, group) in deal.groups.iter().enumerate() {
        let title = format!("{} – one of these", group_title(deal, at));
        if several {
            parts.push(text(&format!("moves-{}", at + 1), block(&title, BODY), true));
        }
        let shown = &group.concessions[..group.concessions.len().min(SHOWN)];
        let common = common(shown);
        let mut own = Vec::new();
        if !common.is_empty() {
            let words = format!("In each set below: {}", moves(deal, &common));
            let datum = Datum::node("text", &format!("moves-{}-common", at + 1), "");
            own.push(Part { leads: true, ..line(datum, "all".to_owned(), &words, width) });
        }
        for (place, set) in shown.iter().enumerate() {
            let letter = char::from(b'a'.saturating_add(u8::try_from(place).unwrap_or(25)));
            let ids: Vec<String> = set.iter().map(|id| id.to_string()).collect();
            let datum = Datum::node("moves", &ids.join("/"), &moves(deal, set)).with(Key::Of, ids.join(" "));
            let rest: Vec<ConstraintId> = set.iter().copied().filter(|id| !common.contains(id)).collect();
            let words = moves(deal, &rest);
            let words = if common.is_empty() { words } else { format!("and {words}") };
            own.push(line(datum, letter.to_string(), &words, width));
        }
        let more = group.concessions.len() - shown.len();
        if more > 0 {
            let known = if group.complete { "" } else { "at least " };
            let block = block(&format!("and {known}{more} more, none of them smaller"), SMALL);
            own.push(text(&format!("moves-{}-more", at + 1), block, false));
        }
        let beside = if common.is_empty() { "" } else { ", each with the moves that stand under “all” before" };
        let under = format!("{title} – continued{beside}");
        parts.extend(own.into_iter().map(|part| Part { under: Some(under.clone()), ..part }));
    }
    if is_all && deal.groups.iter().all(|group| group.concessions.len() <= SHOWN) {
        parts.push(text("moves-note", block("All smallest sets are listed.", SMALL), false));
    }
    parts
}

/// What is in each of several sets, in the order of the first one.
fn common(sets: &[Vec<ConstraintId>]) -> Vec<ConstraintId> {
    let [first, others @ ..] = sets else { return Vec::new() };
    let others: Vec<BTreeSet<&ConstraintId>> = others.iter().map(|set| set.iter().collect()).collect();
    let is_common = |id: &&ConstraintId| !others.is_empty() && others.iter().all(|set| set.contains(*id));
    first.iter().filter(is_common).copied().collect()
}

/// In which words something is given up, and what.
type GivenUp = (&'static str, Vec<String>);

/// `Russia no longer insists on “X holds” and “Y holds” (red line); Ukraine no longer refuses “Z holds”`.
fn moves(deal: &Deal<'_>, set: &[ConstraintId]) -> String {
    let mut by_party: Vec<(String, Vec<GivenUp>)> = Vec::new();
    for one in set.iter().filter_map(|id| deal.constraints.get(id.0)) {
        let red_line = match one.red_lines.len() {
            0 => String::new(),
            all if all == one.parties.len() => " (red line)".to_owned(),
            _ => format!(" (red line of {})", names(&one.red_lines)),
        };
        let condition = one.condition().map_or(String::new(), |condition| format!(" ({condition})"));
        let what = format!("“{}”{condition}{red_line}", subject(one));
        let (who, how) = (names(&one.parties), given_up(one));
        let at = by_party.iter().position(|(known, _)| *known == who).unwrap_or_else(|| {
            by_party.push((who, Vec::new()));
            by_party.len() - 1
        });
        let own = &mut by_party[at].1;
        match own.iter_mut().find(|(known, _)| *known == how) {
            Some((_, list)) => list.push(what),
            None => own.push((how, vec![what])),
        }
    }
    let one = |(who, ways): (String, Vec<GivenUp>)| {
        let ways: Vec<String> = ways.into_iter().map(|(how, list)| format!("{how} {}", listed(&list))).collect();
        format!("{who} {}", ways.join(", and "))
    };
    by_party.into_iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What a move is, in a verb.
fn given_up(one: &Constraint<'_>) -> &'static str {
    match (one.side, one.parties.len()) {
        (_, 1) if one.parameter.is_some() => "no longer accepts only",
        _ if one.parameter.is_some() => "no longer accept only",
        (_, 1) if one.waiting().is_some() => "no longer holds to its condition on",
        _ if one.waiting().is_some() => "no longer hold to their condition on",
        (Polarity::Against, 1) => "no longer refuses",
        (Polarity::Against, _) => "no longer refuse",
        (Polarity::For | Polarity::Neutral, 1) => "no longer insists on",
        (Polarity::For | Polarity::Neutral, _) => "no longer insist on",
    }
}
