//! The boxes of the roadmap in rows: what each step says of itself, and what a deadlock says of its ways out.

use std::collections::BTreeSet;

use super::block::{BODY, Block, SECTION, SMALL, STRONG};
use super::html::{Align, Cell, Table};
use super::palette::{Color, INK, MUTED, PAPER, PARTY, RULE, Tone};
use super::roadmap_lines::{SIDE, Slot};
use super::roadmap_plan::{OrderLine, Plan, Why};
use crate::answer::{Act, Deadlock, Order, PLAIN, Party, Refusal, Roadmap, Waived};
use crate::words::{count, listed};

/// Least width of a box, in points.
const BOX: f64 = 144.0;
/// Room that a line takes with its label, in points.
const LABEL: f64 = 100.0;
/// Room between boxes, in points.
const GAP: f64 = 12.0;
/// How many ways out a page lists.
const SHOWN: usize = 12;

/// A box with its place in a row.
#[derive(Clone, Debug)]
pub struct Boxed {
    /// Which of the plan it is.
    pub at: usize,
    /// What it says.
    pub text: Block,
    /// Where it is.
    pub slot: Slot,
}

/// What stands side by side.
#[derive(Clone, Debug)]
pub struct RoadmapRow {
    /// Its boxes.
    pub boxes: Vec<Boxed>,
    /// The ways out of a deadlock, in place of boxes.
    pub panel: Option<Block>,
    /// The deadlock that it is part of.
    pub deadlock: Option<usize>,
    /// Whether its boxes are a deadlock of two, with lines between them.
    pub pair: bool,
    /// Without the room above it, in points.
    pub height: f64,
}

/// All rows. What `told` has of lines, by their places in the plan, is told in words and not drawn.
pub fn rows(roadmap: &Roadmap<'_>, plan: &Plan<'_, '_>, told: &BTreeSet<usize>, width: f64) -> Vec<RoadmapRow> {
    let room = width - 2.0 * SIDE;
    let mut rows = Vec::new();
    for level in &plan.levels {
        let deadlocks: BTreeSet<usize> = level.iter().filter_map(|at| deadlock(plan, *at)).collect();
        let free: Vec<usize> = level.iter().copied().filter(|at| deadlock(plan, *at).is_none()).collect();
        rows.extend(packed(roadmap, plan, told, &free, width));
        for own in deadlocks {
            let locked: Vec<usize> = level.iter().copied().filter(|at| deadlock(plan, *at) == Some(own)).collect();
            if let [left, right] = locked[..] {
                let size = ((room - 2.0 * GAP) * 0.34).floor();
                let slots = [SIDE + GAP, width - SIDE - GAP - size].map(|left| Slot { left, width: size });
                let boxes = [left, right].into_iter().zip(slots);
                let boxes = boxes.map(|(at, slot)| boxed(roadmap, plan, told, at, slot)).collect();
                rows.push(RoadmapRow::new(boxes, Some(own), true));
            } else {
                for at in locked {
                    let slot = Slot { left: ((width - 1.4 * BOX) / 2.0).floor(), width: (1.4 * BOX).floor() };
                    rows.push(RoadmapRow::new(vec![boxed(roadmap, plan, told, at, slot)], Some(own), false));
                }
            }
            let panel = panel(&roadmap.deadlocks[own], room - 4.0 * GAP);
            let height = panel.height() + 14.0;
            rows.push(RoadmapRow { boxes: Vec::new(), panel: Some(panel), deadlock: Some(own), pair: false, height });
        }
    }
    rows
}

fn deadlock(plan: &Plan<'_, '_>, at: usize) -> Option<usize> {
    match plan.acts[at].1 {
        Why::Locked(own) => Some(own),
        Why::Stage(_) | Why::Behind | Why::Demand => None,
    }
}

impl RoadmapRow {
    fn new(boxes: Vec<Boxed>, deadlock: Option<usize>, pair: bool) -> RoadmapRow {
        // Above and below the two lines there is room for three lines of words.
        let least = if pair { 88.0 } else { 0.0 };
        let height = boxes.iter().map(|own| own.text.height() + 12.0).fold(least, f64::max);
        RoadmapRow { boxes, panel: None, deadlock, pair, height }
    }
}

/// How many lines with a label fit above one another's side on a page.
pub fn most_labels(width: f64) -> usize {
    ((width - 2.0 * SIDE) / LABEL) as usize
}

/// Boxes side by side, as many to a row as fit, in its middle.
fn packed(
    roadmap: &Roadmap<'_>,
    plan: &Plan<'_, '_>,
    told: &BTreeSet<usize>,
    acts: &[usize],
    width: f64,
) -> Vec<RoadmapRow> {
    let room = width - 2.0 * SIDE;
    let size = |at: usize| {
        let arriving = plan.lines.iter().enumerate();
        let arriving = arriving.filter(|(line, own)| own.to == at && !told.contains(line)).count();
        BOX.max(arriving as f64 * LABEL).min(room)
    };
    let mut lines: Vec<(f64, Vec<(usize, f64)>)> = Vec::new();
    for at in acts {
        let own = size(*at);
        match lines.last_mut() {
            Some((taken, list)) if *taken + GAP + own <= room => {
                *taken += GAP + own;
                list.push((*at, own));
            }
            _ => lines.push((own, vec![(*at, own)])),
        }
    }
    let row = |(taken, list): (f64, Vec<(usize, f64)>)| {
        let mut left = ((width - taken) / 2.0).floor();
        let mut boxes = Vec::new();
        for (at, own) in list {
            boxes.push(boxed(roadmap, plan, told, at, Slot { left, width: own }));
            left += own + GAP;
        }
        RoadmapRow::new(boxes, None, false)
    };
    lines.into_iter().map(row).collect()
}

fn boxed(roadmap: &Roadmap<'_>, plan: &Plan<'_, '_>, told: &BTreeSet<usize>, at: usize, slot: Slot) -> Boxed {
    let room = slot.width - 16.0;
    let text = Block::new(room).text(text(&plan.acts[at].0), STRONG);
    let marks = marks(roadmap, plan, told, at);
    let text = marks.iter().fold(text, |block, (mark, color)| block.text(mark, SMALL.color(*color)));
    Boxed { at, text: text.at_most(40), slot }
}

/// What a step or a demand says.
pub fn text<'m>(act: &Act<'m>) -> &'m str {
    match act {
        Act::Step(step) => step.text,
        Act::Demand(demand) => demand.text,
    }
}

/// Who refuses what a step leads to, or a demand.
pub fn refusals<'a, 'm>(roadmap: &'a Roadmap<'m>, act: &Act<'m>) -> &'a [Refusal<'m>] {
    match act {
        Act::Step(step) => roadmap.refused.iter().find(|one| one.step == *step).map_or(&[], |one| &one.parties),
        Act::Demand(demand) => {
            roadmap.refused_demands.iter().find(|one| one.demand == *demand).map_or(&[], |one| &one.parties)
        }
    }
}

/// Whether a step comes after what is refused, or after a deadlock.
pub fn comes_too_late(roadmap: &Roadmap<'_>, act: &Act<'_>, why: Why) -> bool {
    why == Why::Behind || roadmap.after_refused.iter().any(|one| Act::Step(one.step) == *act)
}

/// What is to be known of a step besides its text, and which orders are told instead of drawn.
fn marks(roadmap: &Roadmap<'_>, plan: &Plan<'_, '_>, told: &BTreeSet<usize>, at: usize) -> Vec<(String, Color)> {
    let (act, why) = plan.acts[at];
    let place = match why {
        Why::Stage(stage) => Some(format!("stage {}", stage + 1)),
        Why::Locked(_) => None,
        Why::Behind => Some("comes after a deadlock".to_owned()),
        Why::Demand => Some("a demand without a step".to_owned()),
    };
    let mut marks: Vec<(String, Color)> = place.into_iter().map(|text| (text, MUTED)).collect();
    let by = refusals(roadmap, &act);
    if !by.is_empty() {
        let by = by.iter().map(|by| format!("{} {}", by.party.name, PLAIN.told(by.position.as_ref(), None)));
        let leads = if matches!(act, Act::Step(_)) { "leads to what is refused" } else { "refused" };
        marks.push((format!("− {leads}: {}", by.collect::<Vec<_>>().join("; ")), Tone::Against.ink()));
    }
    for one in roadmap.after_refused.iter().filter(|one| Act::Step(one.step) == act) {
        let refused: Vec<String> = one.refused.iter().map(|act| format!("“{}”", text(act))).collect();
        marks.push((format!("comes after what is refused: {}", listed(&refused)), INK));
    }
    for two in roadmap.exclusive.iter().filter(|two| two.iter().any(|step| Act::Step(*step) == act)) {
        for other in two.iter().filter(|step| Act::Step(**step) != act) {
            marks.push((format!("≠ not together with “{}”", other.text), INK));
        }
    }
    for (_, line) in plan.lines.iter().enumerate().filter(|(line, _)| told.contains(line)) {
        let (from, to) = (text(&plan.acts[line.from].0), text(&plan.acts[line.to].0));
        if line.to == at {
            marks.push((format!("→ only after “{from}” – {}", label(line).join(", ")), INK));
        } else if line.from == at {
            marks.push((format!("→ leads on to “{to}”"), INK));
        }
    }
    marks
}

/// Who insists on an order or waits for it, and the single source that says so.
pub fn label(line: &OrderLine<'_, '_>) -> Vec<String> {
    let Order { insists, before, waits, sources, .. } = line.order;
    let how = if *waits { "waited for by" } else { "insisted on by" };
    let who = |party: &Party<'_>| format!("{how} {}", party.name);
    let mut label = vec![insists.as_ref().map_or("in the nature of things".to_owned(), who)];
    label.extend((before.len() > 1).then(|| format!("one of {} is enough", before.len())));
    match sources.as_slice() {
        [] => {}
        [one] => label.push(format!("single source: {}", one.name)),
        several => label.push(format!("{} sources", several.len())),
    }
    label
}

/// The ways out of a deadlock, in sentences.
fn panel(deadlock: &Deadlock<'_>, room: f64) -> Block {
    let block = Block::new(room);
    let ways = &deadlock.ways_out;
    let block = match (deadlock.bounds, ways.first()) {
        (Some([least, most]), _) => block
            .text("Ways out", SECTION)
            .text(&format!("Not searched to the end: between {least} and {most} of these orders have to fall."), BODY),
        (None, None) => block
            .text("Ways out: none", SECTION)
            .text("Nobody can open it by no longer insisting: the order lies in the nature of things.", BODY),
        (None, Some(_)) if ways.len() == 1 => block.text("The one smallest way out", SECTION),
        (None, Some(_)) => block.text("Ways out: one of these is enough", SECTION),
    };
    let block = ways.iter().take(SHOWN).enumerate().fold(block, |block, (at, way)| {
        let moves = way.iter().map(waived).collect::<Vec<_>>().join(", and ");
        block.text(&format!("{}   {moves}", at + 1), BODY)
    });
    let block = alone(deadlock).iter().fold(block, |block, text| block.text(text, BODY));
    let block = match ways.len().saturating_sub(SHOWN) {
        0 if ways.is_empty() => block,
        0 => block.text("All smallest ways are listed; nothing here says who should move.", SMALL),
        more => block.text(&format!("and {} more", count(more, "way", "ways")), SMALL),
    };
    let single: Vec<&str> = deadlock.rests.single_sources.iter().map(|source| source.name).collect();
    match single.as_slice() {
        [] => block,
        [one] => block.text(&format!("It rests on a single source: without {one} there is no such deadlock."), SMALL),
        several => {
            let text =
                format!("It rests on single sources: without any of {} there is no such deadlock.", several.join(", "));
            block.text(&text, SMALL)
        }
    }
}

/// Who can open a deadlock alone, and without whom nothing does.
fn alone(deadlock: &Deadlock<'_>) -> Vec<String> {
    let names = |parties: &[Party<'_>]| listed(&parties.iter().map(|party| party.name.to_owned()).collect::<Vec<_>>());
    let alone = match deadlock.sufficient.as_slice() {
        [] if deadlock.ways_out.is_empty() => None,
        [] => Some("No party can open the deadlock alone.".to_owned()),
        [one] => Some(format!("{} alone can open the deadlock.", one.name)),
        [one, other] => {
            Some(format!("Either of the two, {} or {}, can open the deadlock alone.", one.name, other.name))
        }
        several => Some(format!("Each of these can open the deadlock alone: {}.", names(several))),
    };
    // Who alone is needed and is enough was just named.
    let needed = &deadlock.necessary;
    let needed = (!needed.is_empty() && *needed != deadlock.sufficient)
        .then(|| format!("Nothing opens it without {}.", names(needed)));
    alone.into_iter().chain(needed).collect()
}

/// `Ukraine no longer insists that “The memo is handed over” comes first`.
fn waived(one: &Waived<'_>) -> String {
    let who = one.party.map_or("nobody", |party| party.name);
    let before: Vec<String> = one.before().iter().map(|act| format!("“{}”", text(act))).collect();
    format!("{who} no longer insists that {} comes first", before.join(" or "))
}

/// The box of a step.
pub fn table(roadmap: &Roadmap<'_>, plan: &Plan<'_, '_>, own: &Boxed, height: f64) -> Table {
    let (act, why) = plan.acts[own.at];
    let (border, color, fill) = match why {
        _ if !refusals(roadmap, &act).is_empty() => (1, Tone::Against.color(), Tone::Against.tint()),
        _ if comes_too_late(roadmap, &act, why) => (1, MUTED, PARTY),
        Why::Locked(_) => (2, INK, PAPER),
        Why::Stage(_) | Why::Behind => (1, INK, PAPER),
        Why::Demand => (1, RULE, PAPER),
    };
    let cell = Cell::text(own.text.inline(Align::Center)).padding(4);
    let around = 2.0 * f64::from(border);
    let table = Table::new(border, 0, 0).color(color).fill(fill);
    let table = if why == Why::Demand { table } else { table.style("rounded") };
    table.row([cell.at_least_points(own.slot.width - around, height - around)])
}

/// The ways out as a box.
pub fn panel_table(panel: &Block, width: f64, height: f64) -> Table {
    let cell = Cell::text(panel.inline(Align::Left)).align(Align::Left).padding(6);
    Table::new(1, 0, 0).color(RULE).fill(PAPER).row([cell.at_least_points(width - 2.0, height - 2.0)])
}
