//! Obstacles of a group as knots between boxes: what no package meets together, each thing that is insisted on once.

use std::collections::BTreeMap;

use super::block::{BODY, Block, STRONG};
use super::canvas::{Canvas, Stroke};
use super::datum::Datum;
use super::dot::Key;
use super::html::{Align, Cell, Table};
use super::look::Look;
use super::palette::{INK, Tone};
use super::source_numbers::quoted;
use crate::answer::{Constraint, ConstraintId, Deal, Party};
use crate::model::Polarity;
use crate::words::listed;

/// Room for lines and knots between the two columns of boxes, in points.
const BETWEEN: f64 = 120.0;
/// Room between boxes, in points.
const GAP: f64 = 10.0;
/// Half of the width of a knot, in points.
const KNOT: f64 = 12.0;

/// Obstacles with their boxes in places.
#[derive(Clone, Debug)]
pub struct Knots {
    /// Which obstacles, by their places in the list of the answer.
    obstacles: Vec<Vec<usize>>,
    /// The boxes: of what, on the right or not, top, height.
    boxes: Vec<(usize, bool, f64, f64)>,
    /// The middle of each knot.
    knots: Vec<f64>,
    /// How high it all is.
    pub height: f64,
}

/// The names of parties.
pub fn names(parties: &[Party<'_>]) -> String {
    listed(&parties.iter().map(|party| party.name.to_owned()).collect::<Vec<_>>())
}

/// What a group is called: by its issues, with a number if there are several.
pub fn group_title(deal: &Deal<'_>, at: usize) -> String {
    let issues: Vec<String> = deal.groups[at].issues.iter().map(|issue| issue.name.to_owned()).collect();
    if deal.groups.len() > 1 { format!("Group {}: {}", at + 1, listed(&issues)) } else { listed(&issues) }
}

/// On what somebody insists: a demand, or a parameter of it.
pub fn subject(one: &Constraint<'_>) -> String {
    let text = one.target().text();
    let instead =
        one.ways.iter().flat_map(|way| &way.instead).map(|demand| format!(", or “{}” in its place", demand.text));
    let instead: String = instead.collect();
    match (&one.parameter, &one.accepts) {
        (Some(parameter), Some(accepts)) => format!("{text}: {parameter} {accepts}"),
        _ => format!("{text}{instead}"),
    }
}

/// The same with the condition, where nothing is insisted on but that.
fn subject_in_full(one: &Constraint<'_>) -> String {
    let condition = one.condition().map_or(String::new(), |condition| format!(", {condition}"));
    format!("{}{condition}", subject(one))
}

fn look(one: &Constraint<'_>) -> Look {
    let tone = match (one.side, one.conditional) {
        (Polarity::For, false) => Tone::For,
        (Polarity::For, true) => Tone::Conditional,
        (Polarity::Against, false) => Tone::Against,
        (Polarity::Against, true) => Tone::AgainstIf,
        (Polarity::Neutral, _) => Tone::Neutral,
    };
    Look { tone, red_line: !one.red_lines.is_empty(), derived: one.derived.len() == one.parties.len() }
}

/// Who insists, how, and on what.
fn text(one: &Constraint<'_>, room: f64) -> Block {
    let (look, waits) = (look(one), one.waiting().is_some());
    let verb = match (one.side, one.parties.len()) {
        _ if !one.is_insisted_on() && one.parties.len() == 1 => "is open to it on these terms alone",
        _ if !one.is_insisted_on() => "are open to it on these terms alone",
        _ if one.parameter.is_some() && one.parties.len() == 1 => "accepts only",
        _ if one.parameter.is_some() => "accept only",
        (_, 1) if waits => "accepts only on a condition",
        _ if waits => "accept only on a condition",
        (Polarity::Against, 1) => "refuses",
        (Polarity::Against, _) => "refuse",
        (Polarity::For | Polarity::Neutral, 1) => "insists on",
        (Polarity::For | Polarity::Neutral, _) => "insist on",
    };
    let red_line = match one.red_lines.len() {
        0 => None,
        all if all == one.parties.len() => Some("red line".to_owned()),
        _ => Some(format!("red line of {}", names(&one.red_lines))),
    };
    let marks = [
        red_line,
        (one.conditional && !waits).then(|| "on a condition".to_owned()),
        look.derived.then(|| "derived".to_owned()),
        (!one.assumed.is_empty()).then(|| "assumed".to_owned()),
    ];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    let block = Block::new(room).text(&names(&one.parties), STRONG);
    let block = block.text(&format!("{} {verb}", look.tone.sign()), look.strong());
    let small = super::block::SMALL.color(look.tone.ink());
    let block = if marks.is_empty() { block } else { block.then(&format!("· {}", marks.join(" · ")), small) };
    block.text(&subject_in_full(one), BODY).at_most(14)
}

/// The looks of what is in the boxes, for the legend.
pub fn looks(deal: &Deal<'_>, knots: &Knots) -> Vec<Look> {
    knots.boxes.iter().map(|own| look(&deal.constraints[own.0])).collect()
}

impl Knots {
    /// As many of the obstacles as fit into a height, and at least one; with how many these are.
    pub fn fitting(deal: &Deal<'_>, obstacles: &[Vec<ConstraintId>], width: f64, room: f64) -> (Knots, usize) {
        let mut best = Knots::new(deal, &obstacles[..obstacles.len().min(1)], width);
        let mut taken = obstacles.len().min(1);
        while taken < obstacles.len() {
            let next = Knots::new(deal, &obstacles[..taken + 1], width);
            if next.height > room {
                break;
            }
            (best, taken) = (next, taken + 1);
        }
        (best, taken)
    }

    fn new(deal: &Deal<'_>, obstacles: &[Vec<ConstraintId>], width: f64) -> Knots {
        let obstacles: Vec<Vec<usize>> = obstacles
            .iter()
            .map(|set| set.iter().map(|id| id.0).filter(|at| *at < deal.constraints.len()).collect())
            .collect();
        let side = sides(deal, &obstacles);
        let height = |at: usize| text(&deal.constraints[at], column(width) - 18.0).height() + 12.0;
        // Boxes of each column, those on the right beside what they are tied to.
        let mut left: Vec<usize> = side.iter().filter(|(_, right)| !**right).map(|(at, _)| *at).collect();
        left.sort_by_key(|at| order(deal, *at));
        let tied = |at: usize| -> (f64, (String, usize)) {
            let with = obstacles.iter().filter(|set| set.contains(&at)).flatten();
            let places: Vec<f64> =
                with.filter_map(|other| left.iter().position(|own| own == other)).map(|place| place as f64).collect();
            (places.iter().sum::<f64>() / places.len().max(1) as f64, order(deal, at))
        };
        let mut right: Vec<(f64, (String, usize))> =
            side.iter().filter(|(_, right)| **right).map(|(at, _)| tied(*at)).collect();
        right.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
        let right: Vec<usize> = right.into_iter().map(|(_, (_, at))| at).collect();
        let total = |list: &[usize]| list.iter().map(|at| height(*at) + GAP).sum::<f64>();
        let tall = total(&left).max(total(&right)).max(obstacles.len() as f64 * (2.0 * KNOT + 6.0));
        let mut boxes = Vec::new();
        for (list, on_right) in [(&left, false), (&right, true)] {
            let mut y = (tall - total(list)) / 2.0;
            for at in list {
                boxes.push((*at, on_right, y, height(*at)));
                y += height(*at) + GAP;
            }
        }
        let middle = |at: usize| boxes.iter().find(|own| own.0 == at).map_or(0.0, |own| own.2 + own.3 / 2.0);
        let wanted = |set: &Vec<usize>| set.iter().map(|at| middle(*at)).sum::<f64>() / set.len().max(1) as f64;
        let mut sorted: Vec<(f64, usize)> = obstacles.iter().map(wanted).zip(0..).collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let step = 2.0 * KNOT + 6.0;
        let mut knots = vec![0.0; obstacles.len()];
        let mut least = KNOT;
        for (at, (y, knot)) in sorted.iter().enumerate() {
            let most = tall - GAP - KNOT - (sorted.len() - 1 - at) as f64 * step;
            knots[*knot] = y.max(least).min(most.max(least));
            least = knots[*knot] + step;
        }
        Knots { obstacles, boxes, knots, height: tall }
    }

    /// What an obstacle is called by other programs: by all that it joins.
    fn name(&self, deal: &Deal<'_>, at: usize) -> String {
        let ids: Vec<String> = self.obstacles[at].iter().map(|own| deal.constraints[*own].id.to_string()).collect();
        ids.join("/")
    }

    /// Draws it with its top at a height of the page.
    pub fn draw(&self, canvas: &mut Canvas, deal: &Deal<'_>, width: f64, top: f64) {
        let inner = |right: bool| if right { width - column(width) } else { column(width) };
        for (at, right, y, height) in &self.boxes {
            let one = &deal.constraints[*at];
            let x = if *right { width - column(width) / 2.0 } else { column(width) / 2.0 };
            let table = table(one, column(width), *height);
            canvas.node(&datum(one), &table, (x, top + y + height / 2.0), &tooltip(one));
        }
        for (at, y) in self.knots.iter().enumerate() {
            let sign = Block::new(20.0).text("≠", super::block::SECTION).inline(Align::Center);
            let table = Table::bare().row([Cell::text(sign).padding(0).at_least_points(14.0, 14.0)]);
            let datum = Datum::node("obstacle", &self.name(deal, at), "no package meets these together");
            let middle = (width / 2.0, top + y);
            canvas.knot(&datum, &table, middle, 2.0 * KNOT, "no package meets these together");
        }
        for (constraint, right, y, height) in &self.boxes {
            let mut own: Vec<usize> =
                (0..self.obstacles.len()).filter(|at| self.obstacles[*at].contains(constraint)).collect();
            own.sort_by(|a, b| self.knots[*a].total_cmp(&self.knots[*b]));
            for (place, at) in own.iter().enumerate() {
                let start = (inner(*right), top + y + height * (place + 1) as f64 / (own.len() + 1) as f64);
                let end = (width / 2.0 + if *right { KNOT } else { -KNOT }, top + self.knots[*at]);
                let stroke = Stroke { color: INK, dashed: false, width: 1.2, arrow: false };
                let (id, knot) = (deal.constraints[*constraint].id.to_string(), self.name(deal, *at));
                let datum = Datum::edge("obstacle", ("constraint", &id), ("obstacle", &knot));
                canvas.way(&datum, &[start, end], stroke, None, &tooltip(&deal.constraints[*constraint]));
            }
        }
    }
}

fn column(width: f64) -> f64 {
    ((width - BETWEEN) / 2.0).floor()
}

/// By the names of who insists.
fn order(deal: &Deal<'_>, at: usize) -> (String, usize) {
    (names(&deal.constraints[at].parties), at)
}

/// On which side each stands: those that an obstacle joins on different sides, as far as that goes; the first by name on the left.
fn sides(deal: &Deal<'_>, obstacles: &[Vec<usize>]) -> BTreeMap<usize, bool> {
    let mut all: Vec<usize> = obstacles.iter().flatten().copied().collect();
    all.sort_by_key(|at| order(deal, *at));
    all.dedup();
    let mut side: BTreeMap<usize, bool> = BTreeMap::new();
    for first in all {
        let mut next = vec![(first, false)];
        while let Some((at, right)) = next.pop() {
            if side.contains_key(&at) {
                continue;
            }
            side.insert(at, right);
            for set in obstacles.iter().filter(|set| set.contains(&at)) {
                next.extend(set.iter().filter(|other| **other != at).map(|other| (*other, !right)));
            }
        }
    }
    side
}

fn table(one: &Constraint<'_>, width: f64, height: f64) -> Table {
    let text = text(one, width - 18.0).inline(Align::Left);
    let cell = Cell::text(text).align(Align::Left).padding(5).at_least_points(width - 2.0, height - 2.0);
    Table::new(0, 0, 0).row([look(one).dress(cell)])
}

fn datum(one: &Constraint<'_>) -> Datum {
    let parties: Vec<&str> = one.parties.iter().map(|party| party.id).collect();
    let sources: Vec<&str> = one.sources.iter().map(|source| source.id).collect();
    let datum = Datum::node("constraint", &one.id.to_string(), &subject(one));
    let datum = datum.with(Key::Party, parties.join(" ")).with(Key::Sources, sources.join(" "));
    let side = if one.side == Polarity::For { "for" } else { "against" };
    let on = one.demand.map(|demand| (Key::Demand, demand.id)).or(one.issue.map(|issue| (Key::Issue, issue.id)));
    let parameter = one.parameter.as_deref().map(|parameter| (Key::Parameter, parameter));
    let further = on.into_iter().chain(parameter);
    further.fold(datum.with(Key::Stance, side), |datum, (key, value)| datum.with(key, value))
}

/// Who insists on what, in which words.
fn tooltip(one: &Constraint<'_>) -> String {
    let side = if one.side == Polarity::For { "for" } else { "against" };
    let said = one.statements.iter().flat_map(|statement| quoted(&statement.evidence));
    let words: String = said.map(|words| format!("\n{words}")).collect();
    format!("{} {side}: {}{words}", names(&one.parties), subject_in_full(one))
}
