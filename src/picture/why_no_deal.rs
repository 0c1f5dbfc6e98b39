//! Why no package is acceptable to all, and which smallest sets of moves would open a deal; what all acceptable packages share, if
//! there are some.

use std::collections::BTreeMap;

use super::block::{BODY, Block, SECTION, SMALL};
use super::canvas::Canvas;
use super::data::{self, Datum};
use super::dot::Key;
use super::head::Head;
use super::html::{Align, Cell, Table};
use super::look::Look;
use super::palette::{PAPER, PARTY, RULE};
use super::plate::{Plate, Request};
use super::why_no_deal_boxes::{self, Knots, names, subject};
use crate::analysis::{Counted, DealQuery, Scope, deal};
use crate::answer::{Answer, ConstraintId, Deal, Large};
use crate::id::IssueIx;
use crate::words::{count, listed};

/// How many obstacles and sets of moves are looked for, as on the command line.
const MOST: usize = 1000;
/// So often the search is asked whether to go on.
const PATIENCE: usize = 20_000;
/// How many sets of moves of a group, and how many packages, are listed.
const SHOWN: usize = 8;
/// How high the obstacles of a group may be, in points.
const TALLEST: f64 = 400.0;
/// Width of a letter before a set of moves, in points.
const LETTER: f64 = 24.0;

/// A part of the picture that no page breaks.
struct Part {
    height: f64,
    /// Whether it says nothing without what comes below it.
    leads: bool,
    what: What,
}

enum What {
    /// The obstacles of a group.
    Knots(Knots),
    /// A text over the whole width.
    Text(Datum, Block),
    /// A line with a letter or a sign before it.
    Line(Datum, String, Block),
}

/// Draws why there is no deal, or what all deals share.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let register = request.register;
    let situation = register.situation;
    let choice = &request.choice;
    let is_asked = |ix: &IssueIx| choice.issues.is_empty() || choice.issues.contains(ix);
    let issues = situation.model.issues.indices().filter(is_asked);
    let issues: Vec<IssueIx> = issues.filter(|ix| !situation.graph.demands_of(*ix).is_empty()).collect();
    let heard = situation.parties_heard(Scope::Direct);
    let parties = if choice.parties.is_empty() { heard } else { choice.parties.clone() };
    let query = DealQuery { issues, parties, fixed: Vec::new(), scope: request.scope, most: MOST };
    if query.issues.is_empty() {
        return Vec::new();
    }
    let found = deal(situation, &query, &Counted::new(PATIENCE));
    let body = Deal::new(register, &query, &found, None, SHOWN);
    let answer = Answer::new(register, "deal", query.scope, &query.parties, body);
    if answer.body.coverage.known == 0 {
        return Vec::new();
    }
    let width = request.page.width();
    let bare = head(&answer, Vec::new());
    let room = |head: &Head, at: usize| {
        let strips = head.strips(width, Some((at, 99)));
        request.page.height() - strips.iter().map(|strip| strip.height).sum::<f64>() - head.foot(width).height
    };
    let tallest = TALLEST.min(room(&bare, 1) - 110.0);
    let issues = data::issues(register.model());
    let parts =
        if answer.body.possible { shared(&answer.body, &issues, width) } else { barred(&answer.body, width, tallest) };
    let looks = parts.iter().flat_map(|part| match &part.what {
        What::Knots(knots) => why_no_deal_boxes::looks(&answer.body, knots),
        What::Text(..) | What::Line(..) => Vec::new(),
    });
    let head = head(&answer, Look::legend(looks));
    let pages = flow(parts, [room(&head, 1), room(&head, 2)]);
    let of = pages.len();
    let page = |(at, parts): (usize, Vec<Part>)| {
        let part = (of > 1).then_some((at + 1, of));
        let strips = head.strips(width, part).into_iter().chain([head.foot(width)]);
        let label = strips.fold(Table::bare(), |table, strip| table.row([strip.cell]));
        dot(&answer.body, &parts, width, &label)
    };
    let pages = pages.into_iter().enumerate().map(page).collect();
    vec![Plate::whole(head, pages, request.page)]
}

fn head(answer: &Answer<'_, Deal<'_>>, legend: Vec<(Look, &'static str)>) -> Head {
    let deal = &answer.body;
    let issues: Vec<String> = deal.issues.iter().map(|issue| issue.name.to_owned()).collect();
    let on = if issues.len() > 5 { format!("{} issues", issues.len()) } else { listed(&issues) };
    let question = match deal.possible {
        true => format!("Which packages on {on} are acceptable to all?"),
        false => format!("Why is no package on {on} acceptable to all?"),
    };
    let known = format!(
        "Known are {} of {} positions; what is unknown stands in no package’s way.",
        deal.coverage.known, deal.coverage.of
    );
    let mut notes = Vec::new();
    if !deal.possible {
        notes.push("A knot (≠) joins what no package meets together; each is as small as can be.".to_owned());
        notes.extend(deal.most_satisfied.map(|most| {
            format!(
                "At most {most} of {} can be had at once.",
                count(deal.constraints.len(), "such point", "such points")
            )
        }));
        notes
            .push("A position on which sources differ is taken at its weakest. Left and right are by name.".to_owned());
    }
    notes.push(known);
    let aside = count(deal.set_aside.len(), "position", "positions");
    notes.extend((!deal.set_aside.is_empty()).then(|| format!("Set aside or only as of now: {aside}.")));
    if !deal.complete {
        notes.push("Not all obstacles and sets of moves were looked for.".to_owned());
    }
    Head::of(answer, &question, headline(deal), notes).legend(legend)
}

/// `0 of 126 packages are acceptable to all; 4 obstacles in 2 groups; no single move opens a deal.`
fn headline(deal: &Deal<'_>) -> String {
    let packages = deal.packages.map_or("more packages than can be counted".to_owned(), |number| {
        format!("{} {}", number.grouped(), if number == Large(1) { "package" } else { "packages" })
    });
    if deal.packages == Some(Large(0)) {
        return "The relations between the demands leave no package at all.".to_owned();
    }
    if deal.possible {
        let number = deal.acceptable_number.map_or("Too many to count".to_owned(), Large::grouped);
        let are = if deal.acceptable_number == Some(Large(1)) { "is" } else { "are" };
        let known = deal.coverage.known == deal.coverage.of && deal.set_aside.is_empty();
        let known = if known { "" } else { ", as far as is known" };
        return format!("{number} of {packages} {are} acceptable to all{known}.");
    }
    let at_least = if deal.groups.iter().all(|group| group.complete) { "" } else { "at least " };
    let obstacles = count(deal.obstacles.len(), "obstacle", "obstacles");
    let groups = match deal.groups.len() {
        0 | 1 => String::new(),
        several => format!(" in {several} groups"),
    };
    let single = deal.concessions.iter().filter(|set| set.len() == 1).count();
    let moves = match (deal.concessions.first().map(Vec::len), single) {
        (None, _) => "no set of moves was found that opens a deal".to_owned(),
        (Some(_), 0) => "no single move opens a deal".to_owned(),
        (Some(_), 1) => "1 single move opens a deal".to_owned(),
        (Some(_), several) => format!("each of {several} single moves opens a deal"),
    };
    format!("0 of {packages} are acceptable to all; {at_least}{obstacles}{groups}; {moves}.")
}

/// A text, by what it is for.
fn text(name: &str, block: Block, leads: bool) -> Part {
    Part { height: block.height() + 6.0, leads, what: What::Text(Datum::node("text", name, ""), block) }
}

fn line(datum: Datum, sign: String, content: &str, width: f64) -> Part {
    let block = Block::new(width - LETTER - 24.0).text(content, BODY).at_most(20);
    Part { height: block.height() + 12.0, leads: false, what: What::Line(datum, sign, block) }
}

/// What stands in the way, group by group, then what would open a deal.
fn barred(deal: &Deal<'_>, width: f64, tallest: f64) -> Vec<Part> {
    let block = |words: &str, look| Block::new(width - 8.0).text(words, look).at_most(4);
    let several = deal.groups.len() > 1;
    let title = |at: usize| {
        let issues: Vec<String> = deal.groups[at].issues.iter().map(|issue| issue.name.to_owned()).collect();
        if several { format!("Group {}: {}", at + 1, listed(&issues)) } else { listed(&issues) }
    };
    let mut parts = Vec::new();
    for (at, group) in deal.groups.iter().enumerate().filter(|(_, group)| !group.obstacles.is_empty()) {
        parts.push(text(&format!("group-{}", at + 1), block(&title(at), SECTION), true));
        let (knots, taken) = Knots::fitting(deal, &group.obstacles, width, tallest);
        let more = group.obstacles.len() - taken;
        parts.push(Part { height: knots.height + 4.0, leads: more > 0, what: What::Knots(knots) });
        if more > 0 {
            let known = if group.complete { "" } else { "at least " };
            let words = format!(
                "and {known}{} of this group, none of them smaller",
                count(more, "more obstacle", "more obstacles")
            );
            parts.push(text(&format!("group-{}-more", at + 1), block(&words, SMALL), false));
        }
    }
    if deal.concessions.is_empty() {
        return parts;
    }
    let title_of_moves = match several {
        true => "Smallest sets of moves that open a deal: one line of each group",
        false => "Smallest sets of moves that open a deal: one of these lines",
    };
    parts.push(text("moves", block(title_of_moves, SECTION), true));
    for (at, group) in deal.groups.iter().enumerate() {
        if several {
            let block = block(&format!("{} – one of these", title(at)), BODY);
            parts.push(text(&format!("moves-{}", at + 1), block, true));
        }
        for (place, set) in group.concessions.iter().take(SHOWN).enumerate() {
            let letter = char::from(b'a'.saturating_add(u8::try_from(place).unwrap_or(25)));
            let ids: Vec<String> = set.iter().map(|id| id.to_string()).collect();
            let words = moves(deal, set);
            let datum = Datum::node("moves", &ids.join("/"), &words).with(Key::Of, ids.join(" "));
            parts.push(line(datum, letter.to_string(), &words, width));
        }
        let more = group.concessions.len().saturating_sub(SHOWN);
        if more > 0 {
            let known = if group.complete { "" } else { "at least " };
            let block = block(&format!("and {known}{more} more, none of them smaller"), SMALL);
            parts.push(text(&format!("moves-{}-more", at + 1), block, false));
        }
    }
    let all = deal.groups.iter().all(|group| group.complete && group.concessions.len() <= SHOWN);
    let all = if all { "All smallest sets are listed. " } else { "" };
    let words = format!("{all}A move means that a point is no longer insisted on; nothing here says who should move.");
    parts.push(text("moves-note", block(&words, SMALL), false));
    parts
}

/// `Russia on “X holds” and “Y holds” (red line); and Ukraine on “Z holds”`.
fn moves(deal: &Deal<'_>, set: &[ConstraintId]) -> String {
    let mut by_party: Vec<(String, Vec<String>)> = Vec::new();
    for one in set.iter().filter_map(|id| deal.constraints.get(id.0)) {
        let red_line = match one.red_lines.len() {
            0 => String::new(),
            all if all == one.parties.len() => " (red line)".to_owned(),
            _ => format!(" (red line of {})", names(&one.red_lines)),
        };
        let words = format!("“{}”{red_line}", subject(one));
        let who = names(&one.parties);
        match by_party.iter_mut().find(|(known, _)| *known == who) {
            Some((_, list)) => list.push(words),
            None => by_party.push((who, vec![words])),
        }
    }
    let one = |(who, on): (String, Vec<String>)| format!("{who} on {}", listed(&on));
    by_party.into_iter().map(one).collect::<Vec<_>>().join("; and ")
}

/// What all acceptable packages share, and the first of them.
fn shared(deal: &Deal<'_>, issues: &BTreeMap<&str, &str>, width: f64) -> Vec<Part> {
    let block = |words: &str, look| Block::new(width - 8.0).text(words, look).at_most(4);
    let mut parts = Vec::new();
    let lists = [
        (&deal.with, "+", "All of them provide for", "in all"),
        (&deal.without, "−", "None of them provides for", "in none"),
    ];
    for (demands, sign, words, status) in lists {
        let number = count(demands.len(), "demand", "demands");
        let title = block(&format!("{words}: {number}"), SECTION);
        parts.push(text(&status.replace(' ', "-"), title, !demands.is_empty()));
        parts.extend(demands.iter().map(|demand| {
            let datum = Datum::demand(demand, issues.get(demand.id).copied()).with(Key::Status, status);
            line(datum, sign.to_owned(), demand.text, width)
        }));
    }
    let shown = deal.acceptable.len().min(3);
    for (at, package) in deal.acceptable.iter().take(shown).enumerate() {
        let of = deal.acceptable_number.map_or("too many to count".to_owned(), Large::grouped);
        let title = block(&format!("Package {} of {of}, by ids", at + 1), SECTION);
        parts.push(text(&format!("package-{}", at + 1), title, true));
        for one in &package.issues {
            let demands: Vec<String> = one.demands.iter().map(|demand| format!("“{}”", demand.text)).collect();
            let demands = if demands.is_empty() { "none of its demands".to_owned() } else { listed(&demands) };
            let values = one.values.iter().map(|value| format!("; {} {}", value.parameter, value.value));
            let content = format!("{}: {demands}{}", one.issue.name, values.collect::<String>());
            let ids: Vec<&str> = one.demands.iter().map(|demand| demand.id).collect();
            let datum = Datum::node("package", &format!("{}/{}", at + 1, one.issue.id), one.issue.name)
                .with(Key::Issue, one.issue.id)
                .with(Key::Of, ids.join(" "));
            parts.push(line(datum, "·".to_owned(), &content, width));
        }
        if package.as_far_as_known || !package.deadlocks.is_empty() {
            let stuck = if package.deadlocks.is_empty() {
                ""
            } else {
                " What it provides for waits for one another; see the roadmap."
            };
            let known = if package.as_far_as_known { "Acceptable as far as is known." } else { "" };
            let note = block(format!("{known}{stuck}").trim(), SMALL);
            parts.push(text(&format!("package-{}-note", at + 1), note, false));
        }
    }
    parts
}

/// Parts on pages: what only leads on to something is not the last on a page.
fn flow(parts: Vec<Part>, rooms: [f64; 2]) -> Vec<Vec<Part>> {
    let mut pages: Vec<Vec<Part>> = Vec::new();
    let mut page: Vec<Part> = Vec::new();
    let mut left = rooms[0];
    for part in parts {
        if part.height > left && !page.is_empty() {
            let keep = page.iter().rposition(|part| !part.leads).map_or(0, |last| last + 1);
            let carried = if keep == 0 { Vec::new() } else { page.split_off(keep) };
            left = rooms[1] - carried.iter().map(|part| part.height).sum::<f64>();
            pages.push(std::mem::replace(&mut page, carried));
        }
        left -= part.height;
        page.push(part);
    }
    if !page.is_empty() {
        pages.push(page);
    }
    pages
}

fn dot(deal: &Deal<'_>, parts: &[Part], width: f64, head: &Table) -> String {
    let mut canvas = Canvas::new(head, (width, parts.iter().map(|part| part.height).sum()));
    let mut top = 0.0;
    for part in parts {
        let middle = top + part.height / 2.0;
        match &part.what {
            What::Knots(knots) => knots.draw(&mut canvas, deal, width, top),
            What::Text(datum, block) => {
                let cell = Cell::text(block.inline(Align::Left)).align(Align::Left);
                let table = Table::bare().row([cell.at_least_points(width - 2.0, part.height - 4.0)]);
                canvas.node(datum, &table, (width / 2.0, middle), "");
            }
            What::Line(datum, sign, block) => {
                let letter = Block::new(LETTER).text(sign, SECTION).inline(Align::Center);
                let letter = Cell::text(letter).fill(PARTY).at_least_points(LETTER, part.height - 4.0);
                let content = Cell::text(block.inline(Align::Left)).align(Align::Left).padding(3).fill(PAPER);
                let content = content.at_least_points(width - LETTER - 4.0, part.height - 4.0);
                let table = Table::new(1, 0, 0).color(RULE).row([letter, content]);
                canvas.node(datum, &table, (width / 2.0, middle), "");
            }
        }
        top += part.height;
    }
    canvas.print("why-no-deal")
}
