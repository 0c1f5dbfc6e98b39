//! Why no package is acceptable to all, and which smallest sets of moves would open a deal; what all acceptable packages share, if
//! there are some.

use std::collections::BTreeMap;

use super::block::{Block, SECTION, SMALL};
use super::datum::{self, Datum};
use super::dot::Key;
use super::head::Head;
use super::html::Table;
use super::look::Look;
use super::plate::{Plate, Request};
use super::why_no_deal_boxes::{self, Knots, group_title};
use super::why_no_deal_moves::{self, SHOWN};
use super::why_no_deal_parts::{Part, What, dot, flow, line, text};
use crate::analysis::{DealQuery, deal};
use crate::answer::{Answer, Deal, Large};
use crate::id::IssueIx;
use crate::search::patience::Counted;
use crate::situation::Scope;
use crate::words::{count, listed};

/// How many obstacles and sets of moves are looked for, as on the command line.
const MOST: usize = 1000;
/// So often the search is asked whether to go on.
const PATIENCE: usize = 20_000;
/// How high the obstacles of a group may be, in points.
const TALLEST: f64 = 400.0;
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
    let issues = datum::issues(register.model());
    let parts =
        if answer.body.possible { shared(&answer.body, &issues, width) } else { barred(&answer.body, width, tallest) };
    let looks = parts.iter().flat_map(|part| match &part.what {
        What::Knots(knots) => why_no_deal_boxes::looks(&answer.body, knots),
        What::Text(..) | What::Line(..) => Vec::new(),
    });
    let head = head(&answer, Look::legend(looks));
    let pages = flow(parts, [room(&head, 1), room(&head, 2)], width);
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
    let mut notes = vec!["A package says of every demand whether it is met.".to_owned()];
    if !deal.possible {
        let points = count(deal.constraints.len(), "point", "points");
        let most = deal.most_satisfied.map_or(String::new(), |most| format!("; at most {most} can be had at once"));
        let waits = deal.constraints.iter().any(|one| one.waiting().is_some());
        let each = if waits {
            "a demand, a refusal, terms or a condition of it"
        } else {
            "a demand, a refusal or terms of it"
        };
        notes.push(format!("Parties hold to {points}, each {each}{most}."));
        if !deal.concessions.is_empty() {
            let text = "A move means that a party gives up a point; nothing here says who should move.";
            notes.push(text.to_owned());
        }
        notes.push(
            "An obstacle is what lines join at a ≠: points that no package meets together, though it could without one of \
             them."
                .to_owned(),
        );
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
        (Some(least), 0) => format!("a deal takes at least {least} moves"),
        (Some(_), 1) => "1 single move opens a deal".to_owned(),
        (Some(_), several) => format!("each of {several} single moves opens a deal"),
    };
    let are = if deal.packages == Some(Large(1)) { "is" } else { "are" };
    format!("0 of {packages} {are} acceptable to all; {at_least}{obstacles}{groups}; {moves}.")
}

/// What stands in the way, group by group, then what would open a deal.
fn barred(deal: &Deal<'_>, width: f64, tallest: f64) -> Vec<Part> {
    let mut parts = Vec::new();
    for (at, group) in deal.groups.iter().enumerate().filter(|(_, group)| !group.obstacles.is_empty()) {
        let (knots, drawn) = Knots::fitting(deal, &group.obstacles, width, tallest);
        let more = group.obstacles.len() - drawn;
        let known = if group.complete { "" } else { "at least " };
        let title = Block::new(width - 8.0).text(&group_title(deal, at), SECTION).at_most(4);
        let title = match (more, group.complete) {
            (0, true) => title,
            (0, false) => title.then("(there may be more obstacles)", SMALL),
            (more, _) => {
                let drawn = count(drawn, "obstacle is drawn", "obstacles are drawn");
                let are = if more == 1 { "is" } else { "are" };
                title.then(&format!("({drawn}; {known}{more} more, none of them smaller, {are} not)"), SMALL)
            }
        };
        parts.push(text(&format!("group-{}", at + 1), title, true));
        parts.push(Part { height: knots.height + 4.0, leads: false, under: None, what: What::Knots(knots) });
    }
    parts.extend(why_no_deal_moves::parts(deal, width));
    parts
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
