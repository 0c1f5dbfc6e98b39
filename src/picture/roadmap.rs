//! In what order steps can be taken, what waits for itself, and what would open it.

use std::collections::BTreeSet;

use super::block::{Block, SECTION, SMALL, STRONG};
use super::canvas::{Canvas, Ground, Stroke};
use super::datum::{self, Datum};
use super::dot::Key;
use super::head::Head;
use super::html::{Align, Cell, Table};
use super::look::Look;
use super::palette::{GROUND, INK, MUTED, PAPER, PARTY, RULE, Tone};
use super::plate::{Plate, Request};
use super::roadmap_lines::{Routes, SIDE, Wish};
use super::roadmap_plan::{OrderLine, Plan, Why};
use super::roadmap_rows::{self, RoadmapRow, label, most_labels, refusals, text};
use crate::analysis::{Footing, roadmap};
use crate::answer::{Act, Answer, Roadmap};
use crate::search::patience::Counted;
use crate::situation::Scope;
use crate::words::count;

/// Height of the title of a deadlock, in points.
const TITLE: f64 = 18.0;
/// Room between the frame of a deadlock and what is in it, in points.
const INSET: f64 = 8.0;
/// So often the search for ways out is asked whether to go on.
const PATIENCE: usize = 1_000_000;

/// Draws the order of steps.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let register = request.register;
    let found = roadmap(register.situation, &Counted::new(PATIENCE));
    let footing = Footing::of_steps(register.situation, request.scope);
    let body = Roadmap::new(register, &found, &footing);
    let heard = register.situation.parties_heard(Scope::Direct);
    let answer = Answer::new(register, "roadmap", request.scope, &heard, body);
    let plan = Plan::new(register.model(), &answer.body);
    if plan.acts.is_empty() {
        return Vec::new();
    }
    let head = head(&answer, &plan);
    let width = request.page.width();
    let top = |part| head.strips(width, part).iter().map(|strip| strip.height).sum::<f64>() + head.foot(width).height;
    let rooms = [1, 2].map(|at| request.page.height() - top(Some((at, 99))));
    let pages = pages(&answer.body, &plan, width, rooms);
    let of = pages.len();
    let page = |(at, laid): (usize, Laid<'_, '_>)| {
        let part = (of > 1).then_some((at + 1, of));
        let strips = head.strips(width, part).into_iter().chain([head.foot(width)]);
        let label = strips.fold(Table::bare(), |table, strip| table.row([strip.cell]));
        laid.dot(&answer.body, &plan, width, &label)
    };
    let pages = pages.into_iter().enumerate().map(page).collect();
    vec![Plate::whole(head, pages, request.page)]
}

/// The headline counts what the answer counts.
fn head(answer: &Answer<'_, Roadmap<'_>>, plan: &Plan<'_, '_>) -> Head {
    let roadmap = &answer.body;
    let question = "In what order can the steps be taken, and what blocks itself?";
    let single = roadmap.orders.iter().filter(|order| order.single_source).count();
    let rests = match (roadmap.orders.len(), single) {
        (0, _) => "No order is known.".to_owned(),
        (all, one @ 1) => {
            format!("{one} of {} rests on a single source, which is named.", count(all, "order", "orders"))
        }
        (all, several) => {
            format!("{several} of {} rest on a single source, which is named.", count(all, "order", "orders"))
        }
    };
    let notes = vec![
        "An arrow leads from what has to come first to what may follow; beside it stands who insists on that or waits for it."
            .to_owned(),
        "“In the nature of things”: nobody has to insist.".to_owned(),
        rests,
        "An order says when, not whether somebody wants it.".to_owned(),
        "Which steps have been taken is not known here.".to_owned(),
    ];
    let is = |which: &dyn Fn(&Act<'_>, Why) -> bool| plan.acts.iter().any(|(act, why)| which(act, *why));
    let refused = is(&|act, _| !refusals(roadmap, act).is_empty());
    let refused = refused.then_some((Look::plain(Tone::Against), "leads to what somebody refuses"));
    let late = is(&|act, _| roadmap.after_refused.iter().any(|one| Act::Step(one.step) == *act));
    let late = match (late, is(&|_, why| why == Why::Behind)) {
        (true, true) => Some("comes after what is refused or after a deadlock"),
        (true, false) => Some("comes after what is refused"),
        (false, true) => Some("comes after a deadlock"),
        (false, false) => None,
    };
    let sample = |width, color, fill| Cell::empty().border(width).color(color).fill(fill);
    let locked = is(&|_, why| matches!(why, Why::Locked(_))).then_some("in a deadlock");
    let demand = is(&|_, why| why == Why::Demand).then_some("a demand without a step");
    let marks = [
        late.map(|meaning| (sample(1, MUTED, PARTY), meaning)),
        locked.map(|meaning| (sample(2, INK, PAPER), meaning)),
        demand.map(|meaning| (sample(1, RULE, PAPER), meaning)),
    ];
    Head::of(answer, question, roadmap.sentence(), notes)
        .legend(refused.into_iter().collect())
        .marks(marks.into_iter().flatten().collect())
}

/// A page: its rows from the top down, with the lines between them.
struct Laid<'a, 'm> {
    rows: Vec<RoadmapRow>,
    lines: Vec<(usize, OrderLine<'a, 'm>)>,
    /// The orders that boxes of the page tell in words, since they come from another page or found no room.
    told: Vec<OrderLine<'a, 'm>>,
    routes: Routes,
    /// The top of the lines above each row, and below the last one.
    gaps: Vec<f64>,
    /// The top of each row.
    tops: Vec<f64>,
    height: f64,
}

/// Rows on pages. An order that leads to another page, or for which there is no room, is told in the boxes; then they are higher, so
/// that it takes some rounds until nothing changes.
fn pages<'a, 'm>(roadmap: &Roadmap<'m>, plan: &Plan<'a, 'm>, width: f64, rooms: [f64; 2]) -> Vec<Laid<'a, 'm>> {
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for at in 0..plan.acts.len() {
        let arriving = plan.lines.iter().enumerate().filter(|(_, line)| line.to == at && !plan.is_pair(line));
        told.extend(arriving.skip(most_labels(width)).map(|(line, _)| line));
    }
    loop {
        let rows = roadmap_rows::rows(roadmap, plan, &told, width);
        let mut pages: Vec<Laid<'a, 'm>> = Vec::new();
        let mut rest = rows.as_slice();
        while !rest.is_empty() {
            let room = rooms[usize::from(!pages.is_empty())];
            let mut best = Laid::new(plan, &told, &rest[..1], width);
            let mut taken = 1;
            while taken < rest.len() {
                let next = Laid::new(plan, &told, &rest[..taken + 1], width);
                if next.height > room {
                    break;
                }
                (best, taken) = (next, taken + 1);
            }
            // A deadlock stays with its ways out, if both fit on a page.
            let broken =
                rest.get(taken).and_then(|next| next.deadlock).filter(|own| rest[taken - 1].deadlock == Some(*own));
            let first = rest.iter().position(|row| broken.is_some() && row.deadlock == broken).unwrap_or(0);
            let last = rest.iter().rposition(|row| row.deadlock == broken).unwrap_or(0);
            if first > 0 && Laid::new(plan, &told, &rest[first..=last], width).height <= rooms[1] {
                (best, taken) = (Laid::new(plan, &told, &rest[..first], width), first);
            }
            pages.push(best);
            rest = &rest[taken..];
        }
        let drawn = |line: &usize| {
            let is_drawn = |page: &Laid<'_, '_>| {
                page.lines
                    .iter()
                    .zip(&page.routes.lines)
                    .any(|((at, own), route)| at == line && (route.is_some() || plan.is_pair(own)))
            };
            pages.iter().any(is_drawn)
        };
        let missing: Vec<usize> =
            (0..plan.lines.len()).filter(|line| !told.contains(line)).filter(|line| !drawn(line)).collect();
        if missing.is_empty() {
            return pages;
        }
        // What is once told stays told, so this ends.
        told.extend(missing);
    }
}

impl<'a, 'm> Laid<'a, 'm> {
    fn new(plan: &Plan<'a, 'm>, told: &BTreeSet<usize>, rows: &[RoadmapRow], width: f64) -> Laid<'a, 'm> {
        let place = |at: usize| {
            let in_row = |row: &RoadmapRow| row.boxes.iter().position(|own| own.at == at);
            rows.iter().enumerate().find_map(|(number, row)| Some((number, in_row(row)?)))
        };
        let ends = |line: &OrderLine<'_, '_>| Some(Wish { from: place(line.from)?, to: place(line.to)? });
        let lines: Vec<(usize, OrderLine<'a, 'm>)> = plan.lines.iter().copied().enumerate().collect();
        let (lines, wishes): (Vec<_>, Vec<Wish>) = lines
            .into_iter()
            .filter(|(at, _)| !told.contains(at))
            .filter_map(|(at, line)| Some(((at, line), ends(&line)?)))
            .unzip();
        let free: Vec<Wish> =
            lines.iter().zip(&wishes).filter(|((_, line), _)| !plan.is_pair(line)).map(|(_, wish)| *wish).collect();
        let slots: Vec<Vec<_>> = rows.iter().map(|row| row.boxes.iter().map(|own| own.slot).collect()).collect();
        let Routes { lines: found, tracks } = Routes::new(&slots, &free, width);
        let mut found = found.into_iter();
        let found = lines.iter().map(|(_, line)| if plan.is_pair(line) { None } else { found.next().flatten() });
        let routes = Routes { lines: found.collect(), tracks };
        let told = told.iter().map(|at| plan.lines[*at]).filter(|line| place(line.to).is_some()).collect();
        let mut laid =
            Laid { rows: rows.to_vec(), lines, told, routes, gaps: Vec::new(), tops: Vec::new(), height: 0.0 };
        laid.stack(&wishes);
        laid
    }

    /// Gives each row its place.
    fn stack(&mut self, wishes: &[Wish]) {
        let mut y = 0.0;
        for (at, row) in self.rows.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| self.rows[before].deadlock);
            self.gaps.push(y);
            y += self.routes.height(at);
            if row.deadlock.is_some() && row.deadlock != before {
                y += TITLE + INSET;
            }
            let arriving = self.lines.iter().zip(&self.routes.lines).zip(wishes).filter(|(_, wish)| wish.to.0 == at);
            let labels =
                arriving.filter_map(|(((_, line), route), _)| Some(words(line, route.as_ref()?.room).height()));
            let labels = labels.fold(0.0, f64::max);
            y += if labels > 0.0 { labels + 16.0 } else { 0.0 };
            self.tops.push(y);
            y += row.height;
            let next = self.rows.get(at + 1).and_then(|next| next.deadlock);
            if row.deadlock.is_some() && row.deadlock != next {
                y += INSET;
            }
        }
        self.gaps.push(y);
        self.height = y + self.routes.height(self.rows.len());
    }

    fn dot(&self, roadmap: &Roadmap<'_>, plan: &Plan<'_, '_>, width: f64, head: &Table) -> String {
        let mut canvas = Canvas::new(head, (width, self.height));
        let numbers: Vec<usize> = (0..self.rows.len()).collect();
        for part in numbers.chunk_by(|a, b| self.rows[*a].deadlock == self.rows[*b].deadlock) {
            let (first, last) = (part[0], part[part.len() - 1]);
            let draw = |canvas: &mut Canvas| part.iter().for_each(|at| self.row(canvas, roadmap, plan, width, *at));
            let Some(deadlock) = self.rows[first].deadlock else {
                draw(&mut canvas);
                continue;
            };
            let pair = self.rows.iter().any(|row| row.deadlock == Some(deadlock) && row.pair);
            let side = if pair { SIDE } else { 1.0 };
            let top = self.gaps[first] + self.routes.height(first);
            let size = (width - 2.0 * side, self.tops[last] + self.rows[last].height + INSET - top);
            let text = Block::new(size.0 - 16.0).text("Deadlock: each waits for another one", SECTION).at_most(1);
            let cell = Cell::text(text.inline(Align::Left)).align(Align::Left);
            let title = Table::bare().row([cell.at_least_points(size.0 - 16.0, 12.0)]);
            let name = datum::name("deadlock", &locked(roadmap, deadlock));
            canvas.frame(&name, (side, top), size, Ground::plain(GROUND, INK), (&title, TITLE / 2.0 + 2.0), draw);
        }
        for ((_, line), route) in self.lines.iter().zip(&self.routes.lines) {
            match route {
                Some(_) => self.line(&mut canvas, plan, line, route.as_ref()),
                None if plan.is_pair(line) => self.line(&mut canvas, plan, line, None),
                None => {}
            }
        }
        let said = self.told.iter().flat_map(|line| {
            let ends = [line.from, line.to].map(|at| datum(plan, &plan.acts[at].0));
            ends.into_iter().chain([order(plan, line)])
        });
        canvas.hidden(&said.collect::<Vec<_>>());
        canvas.print("roadmap")
    }

    fn row(&self, canvas: &mut Canvas, roadmap: &Roadmap<'_>, plan: &Plan<'_, '_>, width: f64, at: usize) {
        let (row, top) = (&self.rows[at], self.tops[at]);
        let middle = top + row.height / 2.0;
        for own in &row.boxes {
            let act = plan.acts[own.at].0;
            let refused = if refusals(roadmap, &act).is_empty() { "" } else { ", refused" };
            let tooltip = format!("{}{refused}", text(&act));
            let table = roadmap_rows::table(roadmap, plan, own, row.height);
            canvas.node(&datum(plan, &act), &table, (own.slot.left + own.slot.width / 2.0, middle), &tooltip);
        }
        if let (Some(panel), Some(deadlock)) = (&row.panel, row.deadlock) {
            let name = Datum::node("ways_out", &locked(roadmap, deadlock), "ways out");
            let size = width - 2.0 * SIDE - 24.0;
            let table = roadmap_rows::panel_table(panel, size, row.height);
            canvas.node(&name, &table, (width / 2.0, middle), "");
        }
    }

    fn line(
        &self,
        canvas: &mut Canvas,
        plan: &Plan<'_, '_>,
        line: &OrderLine<'_, '_>,
        route: Option<&super::roadmap_lines::Route>,
    ) {
        let (before, after) = (plan.acts[line.from].0, plan.acts[line.to].0);
        let find = |at: usize| {
            let number = self.rows.iter().position(|row| row.boxes.iter().any(|own| own.at == at))?;
            let slot = self.rows[number].boxes.iter().find(|own| own.at == at)?.slot;
            Some((number, slot))
        };
        let (Some((from, start)), Some((to, end))) = (find(line.from), find(line.to)) else { return };
        let tooltip = format!("“{}” comes before “{}”: {}", text(&before), text(&after), label(line).join(", "));
        let (color, pen) = if line.order.insists.is_some() { (INK, 1.5) } else { (MUTED, 1.2) };
        let stroke = Stroke { color, dashed: false, width: pen, arrow: true };
        let (points, at, block, align) = match route {
            Some(route) => {
                let points = route.points(self.tops[from] + self.rows[from].height, self.tops[to], &self.gaps);
                let block = words(line, route.room);
                let left = route.ports.1 + 4.0;
                let at = (left + block.width() / 2.0 + 2.0, self.tops[to] - 12.0 - block.height() / 2.0);
                (points, at, block, Align::Left)
            }
            None => {
                // The one that leads to the right runs above the one that leads to the left, each with its words on its outside.
                let right = start.left < end.left;
                let (a, b) =
                    if right { (start.left + start.width, end.left) } else { (start.left, end.left + end.width) };
                let y = self.tops[to] + self.rows[to].height / 2.0 + if right { -5.0 } else { 5.0 };
                let block = words(line, (b - a).abs() - 12.0).at_most(3);
                let away = block.height() / 2.0 + 4.0;
                let at = ((a + b) / 2.0, y + if right { -away } else { away });
                (vec![(a, y), (b, y)], at, block, Align::Center)
            }
        };
        let cell = Cell::text(block.inline(align)).align(align);
        let table = Table::bare().row([cell.at_least_points(block.width(), block.height())]);
        canvas.way(&order(plan, line), &points, stroke, Some((&table, at)), &tooltip);
    }
}

/// The label of a line: who in bold, what is to be known of it below.
fn words(line: &OrderLine<'_, '_>, room: f64) -> Block {
    let label = label(line);
    let first = if line.order.insists.is_some() { STRONG } else { SMALL };
    let block = Block::new(room);
    label.iter().enumerate().fold(block, |block, (at, text)| block.text(text, if at == 0 { first } else { SMALL }))
}

/// What a deadlock is called by other programs: by all that waits in it.
fn locked(roadmap: &Roadmap<'_>, deadlock: usize) -> String {
    let own = &roadmap.deadlocks[deadlock];
    let ids: Vec<&str> =
        own.steps.iter().map(|step| step.id).chain(own.demands.iter().map(|demand| demand.id)).collect();
    ids.join("/")
}

fn end_of<'m>(act: &Act<'m>) -> (&'static str, &'m str) {
    match act {
        Act::Step(step) => ("step", step.id),
        Act::Demand(demand) => ("demand", demand.id),
    }
}

fn datum(plan: &Plan<'_, '_>, act: &Act<'_>) -> Datum {
    match act {
        Act::Step(step) => Datum::node("step", step.id, step.text),
        Act::Demand(demand) => Datum::demand(demand, plan.issues.get(demand.id).copied()),
    }
}

/// What has to come before what, with who insists on that.
fn order(plan: &Plan<'_, '_>, line: &OrderLine<'_, '_>) -> Datum {
    let [before, after] = [line.from, line.to].map(|at| plan.acts[at].0);
    let sources: Vec<&str> = line.order.sources.iter().map(|source| source.id).collect();
    let datum = Datum::edge("order", end_of(&before), end_of(&after)).with(Key::Sources, sources.join(" "));
    line.order.insists.iter().fold(datum, |datum, party| datum.with(Key::Party, party.id))
}
