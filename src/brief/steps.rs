//! Steps, what waits for itself, and why no package is acceptable to all.

use super::charts;
use std::collections::BTreeMap;

use super::contents::Contents;
use super::exhibits::Exhibits;
use super::page::{Block, Item, Line};
use super::words::{any_of, named, quoted, single, text};
use crate::answer::{Act, Constraint, ConstraintId, Deadlock, Deal, Order, PLAIN, Roadmap, Step, Waived};
use crate::model::Polarity;
use crate::words::{capitalised, count, listed};

/// So many ways out of a deadlock are listed; how many more there are is said.
const WAYS: usize = 12;
/// So many obstacles of a group are listed.
const OBSTACLES: usize = 12;
/// So many smallest sets of moves of a group are listed.
const SETS: usize = 3;

/// The stages, deadlocks with their ways out, and what parties refuse.
pub fn steps(contents: &Contents<'_>, exhibits: &mut Exhibits<'_>, with_graph: bool) -> Vec<Block> {
    let roadmap = &contents.roadmap;
    if roadmap.steps == 0 {
        return vec![Block::Text(Line::of("The model names no steps."))];
    }
    let mut blocks = vec![Block::Note(Line::of(
        "An order says when, not whether somebody wants it. “In the nature of things”: it lies in the matter, and nobody has to insist.",
    ))];
    blocks.extend(with_graph.then(|| Block::Graph(charts::roadmap(contents))));
    for deadlock in &roadmap.deadlocks {
        blocks.extend(self::deadlock(deadlock, exhibits));
    }
    if roadmap.deadlocks.is_empty() {
        blocks.push(Block::Text(Line::of("No deadlock: no steps wait for one another in a circle.")));
    }
    for (at, stage) in roadmap.stages.iter().enumerate() {
        blocks.push(Block::Heading(Line::of(format!("Stage {}", at + 1))));
        blocks.push(Block::List(stage.iter().map(|step| step_item(roadmap, *step, exhibits)).collect()));
    }
    if !roadmap.behind.is_empty() {
        blocks.push(Block::Heading(Line::of("After a deadlock")));
        blocks.push(Block::List(roadmap.behind.iter().map(|step| step_item(roadmap, *step, exhibits)).collect()));
    }
    blocks
}

/// A step or a demand with what comes before it.
fn act_item(orders: &[Order<'_>], act: &Act<'_>, exhibits: &mut Exhibits<'_>) -> Item {
    let own = orders.iter().filter(|order| order.after == *act);
    own.fold(Item::new(Line::strong(text(act))), |item, order| item.small(self::order(order, exhibits)))
}

fn step_item(roadmap: &Roadmap<'_>, step: Step<'_>, exhibits: &mut Exhibits<'_>) -> Item {
    let item = act_item(&roadmap.orders, &Act::Step(step), exhibits);
    let refused = roadmap.refused.iter().filter(|one| one.step == step);
    let refused = refused.flat_map(|one| &one.parties).map(|by| {
        Line::of(format!("It leads to what {} refuses: {}", by.party.name, PLAIN.told(by.position.as_ref(), None)))
    });
    let late = roadmap.after_refused.iter().filter(|one| one.step == step);
    let late = late.map(|one| Line::of(format!("It comes after what is refused: {}.", named(one.refused.clone()))));
    refused.chain(late).fold(item, Item::small)
}

/// What comes first, who insists on that, and who says so.
fn order(order: &Order<'_>, exhibits: &mut Exhibits<'_>) -> Line {
    let who = match (order.insists, order.waits) {
        (None, _) => "in the nature of things".to_owned(),
        (Some(party), true) => format!("{} waits for it", party.name),
        (Some(party), false) => format!("{} insists on that", party.name),
    };
    let single = match order.sources.as_slice() {
        [one] => format!(" (single source: {})", one.name),
        _ => String::new(),
    };
    Line::of(format!("Only after {}: {who}{single}.", any_of(&order.before))).cited(exhibits.order(order))
}

fn deadlock(deadlock: &Deadlock<'_>, exhibits: &mut Exhibits<'_>) -> Vec<Block> {
    let steps = deadlock.steps.iter().map(|step| Act::Step(*step));
    let acts: Vec<Act<'_>> = steps.chain(deadlock.demands.iter().map(|demand| Act::Demand(*demand))).collect();
    let wait = if acts.len() == 1 { "waits for itself" } else { "wait for one another" };
    let mut blocks = vec![Block::Heading(Line::of(format!("Deadlock: {} {wait}", named(acts.clone()))))];
    blocks.push(Block::List(acts.iter().map(|act| act_item(&deadlock.orders, act, exhibits)).collect()));
    blocks.push(Block::Text(match (deadlock.bounds, deadlock.ways_out.len()) {
        (Some([least, most]), _) => {
            Line::of(format!("Not searched to the end: between {least} and {most} waivers open it."))
        }
        (None, 0) => Line::of("No waiver opens it: the order lies in the matter."),
        (None, number) => {
            Line::of(format!("Smallest ways out: {number}. Each is enough; nothing here says who should move."))
        }
    }));
    if !deadlock.ways_out.is_empty() {
        let way =
            |way: &Vec<Waived<'_>>| Item::new(Line::of(way.iter().map(waived).collect::<Vec<_>>().join(", and ")));
        blocks.push(Block::List(deadlock.ways_out.iter().take(WAYS).map(way).collect()));
    }
    blocks.extend(single(&deadlock.rests.single_sources).map(Block::Note));
    blocks
}

fn waived(one: &Waived<'_>) -> String {
    let who = one.party.map_or("Somebody", |party| party.name);
    format!("{who} no longer insists that {} comes before {}", any_of(one.before()), quoted(&one.waives[1]))
}

/// What stands in the way of a package, and the smallest sets of moves.
pub fn packages(contents: &Contents<'_>, exhibits: &mut Exhibits<'_>) -> Vec<Block> {
    let Some(deal) = &contents.deal else {
        return vec![Block::Text(Line::of("The model has no demands, so there is nothing to decide."))];
    };
    let mut blocks = vec![Block::Note(Line::of(
        "A package says of every demand whether it is met. A move means that a party gives up a point; nothing here says who should \
         move. A position on which sources differ is taken at its weakest, and what is unknown blocks nothing.",
    ))];
    if deal.possible {
        let list =
            |demands: &[crate::answer::Demand<'_>]| demands.iter().map(|one| Item::new(Line::of(one.text))).collect();
        let number = deal.acceptable_number.map_or("Some".to_owned(), |number| number.grouped());
        blocks.push(Block::Text(Line::of(format!("{number} packages break nothing that a party insists on."))));
        for (title, demands) in [("Every one of them provides for", &deal.with), ("None provides for", &deal.without)] {
            if !demands.is_empty() {
                blocks.push(Block::Heading(Line::of(title)));
                blocks.push(Block::List(list(demands)));
            }
        }
        return blocks;
    }
    if deal.constraints.is_empty() {
        blocks.push(Block::Text(Line::of("Nobody is known to insist on anything, so no package can be judged.")));
        return blocks;
    }
    for (at, group) in deal.groups.iter().enumerate() {
        let issues: Vec<String> = group.issues.iter().map(|issue| issue.name.to_owned()).collect();
        blocks.push(Block::Heading(Line::of(format!("Group {}: {}", at + 1, listed(&issues)))));
        let obstacles = group
            .obstacles
            .iter()
            .take(OBSTACLES)
            .map(|set| Item::new(Line::of("Not together: ").then(insisted(deal, set, exhibits)).text(".")));
        blocks.push(Block::List(obstacles.collect()));
        blocks.extend(more(group.obstacles.len(), OBSTACLES, "obstacle is", "obstacles are"));
        if let Some(first) = group.concessions.first() {
            let moves = count(first.len(), "move", "moves");
            blocks.push(Block::Text(Line::of(format!(
                "Each of these sets of moves alone makes room in the group; the smallest have {moves}."
            ))));
            let sets = group.concessions.iter().take(SETS).map(|set| given_up(deal, set));
            blocks.push(Block::List(sets.collect()));
            blocks.extend(more(group.concessions.len(), SETS, "set of moves is", "sets of moves are"));
        }
    }
    if !deal.complete {
        blocks.push(Block::Note(Line::of("The search was stopped: there may be more obstacles and sets of moves.")));
    }
    blocks
}

fn constraint<'d, 'm>(deal: &'d Deal<'m>, id: &ConstraintId) -> Option<&'d Constraint<'m>> {
    deal.constraints.get(id.0)
}

fn subject(one: &Constraint<'_>) -> String {
    let on = one.demand.map(|demand| demand.text).or(one.issue.map(|issue| issue.name)).unwrap_or_default();
    let of = one.parameter.as_deref().map_or(String::new(), |parameter| format!(" ({})", parameter.replace('-', " ")));
    format!("“{on}”{of}")
}

fn who(one: &Constraint<'_>) -> String {
    listed(&one.parties.iter().map(|party| party.name.to_owned()).collect::<Vec<_>>())
}

/// Who insists on what: `A insists on “…”; B refuses “…”`.
fn insisted(deal: &Deal<'_>, set: &[ConstraintId], exhibits: &mut Exhibits<'_>) -> Line {
    let each = set.iter().filter_map(|id| constraint(deal, id)).map(|one| {
        let (insist, refuse) = if one.parties.len() == 1 { ("insists on", "refuses") } else { ("insist on", "refuse") };
        let verb = if one.side == Polarity::For { insist } else { refuse };
        let word = one.position.as_ref().filter(|own| own.stance.low() != own.stance.high());
        let word = word.map_or(String::new(), |own| format!(" ({}, sources differ)", own.stance));
        let says = match one.condition() {
            Some(condition) if one.parties.len() == 1 => format!("accepts {} {condition}", subject(one)),
            Some(condition) => format!("accept {} {condition}", subject(one)),
            None => format!("{verb} {}", subject(one)),
        };
        Line::of(format!("{} {says}{word}", who(one))).cited(exhibits.constraint(one))
    });
    Line::joined(each, "; ")
}

/// What is given up, by each party: `A no longer insists on “…”`, `B no longer refuses “…” and “…”`.
fn given_up(deal: &Deal<'_>, set: &[ConstraintId]) -> Item {
    let mut each: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
    for one in set.iter().filter_map(|id| constraint(deal, id)) {
        let (insist, refuse) = if one.parties.len() == 1 { ("insists on", "refuses") } else { ("insist on", "refuse") };
        let verb = if one.side == Polarity::For { insist } else { refuse };
        let (verb, condition) = match (one.condition(), one.parties.len()) {
            (Some(condition), 1) => ("holds to its condition on", format!(" ({condition})")),
            (Some(condition), _) => ("hold to their condition on", format!(" ({condition})")),
            (None, _) => (verb, String::new()),
        };
        each.entry((who(one), verb)).or_default().push(format!("{}{condition}", subject(one)));
    }
    let moves = count(set.len(), "move", "moves");
    let line = |((who, verb), subjects): (&(String, &str), &Vec<String>)| {
        Line::of(format!("{who} no longer {verb} {}", listed(subjects)))
    };
    each.iter().map(line).fold(Item::new(Line::strong(capitalised(&moves))), Item::small)
}

fn more(all: usize, listed: usize, one: &str, several: &str) -> Option<Block> {
    let left = all.saturating_sub(listed);
    (left > 0).then(|| {
        Block::Note(Line::of(format!(
            "{} not listed here.",
            count(left, &format!("more {one}"), &format!("more {several}"))
        )))
    })
}
