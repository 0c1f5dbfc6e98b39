//! The dispute of two parties on a page: their demands in the middle, boxed by what the positions come to, and a line from each of
//! the two to each demand.

use super::between::{Class, Dispute};
use super::block::{BODY, Block, SECTION, SMALL};
use super::canvas::Canvas;
use super::data::Datum;
use super::html::{Align, Cell, Inline, Table};
use super::look::Look;
use super::name::Name;
use super::palette::{MUTED, PAPER, PARTY, RULE};
use super::plate::{Plate, Request};
use crate::answer::{Demand, Held, Party};

/// Width of the bar of a party, in points.
const BAR: f64 = 58.0;
/// Room for a line with its word, in points.
const LINE: f64 = 96.0;
/// Room between the frame of a class and what is in it, in points.
const INSET: f64 = 8.0;
/// Height of the title of a class, in points.
const TITLE: f64 = 20.0;
/// Least height of a demand, in points: as much as a word above a line and one below it.
const LEAST: f64 = 26.0;
/// Room between two demands, and between two classes, in points.
const GAP: f64 = 5.0;

/// A demand with its place within a page.
struct Placed<'m> {
    demand: Demand<'m>,
    top: f64,
    height: f64,
}

/// The demands of a class on a page.
struct Group<'m> {
    class: Class,
    all: usize,
    goes_on: bool,
    top: f64,
    demands: Vec<Placed<'m>>,
}

impl Group<'_> {
    fn height(&self) -> f64 {
        self.demands.last().map_or(TITLE, |last| last.top + last.height - self.top) + INSET
    }
}

/// Draws where two parties conflict and where they overlap.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let Some(dispute) = Dispute::new(request) else { return Vec::new() };
    let [a, b] = dispute.parties();
    let question = format!("Where do {} and {} conflict, and where do they overlap?", a.name, b.name);
    let mut head = dispute.head(&question).legend(dispute.legend());
    head.notes.insert(
        0,
        "An arrow leads to what a party is for, a bar to what it is against, a ring to what it is for on a condition."
            .to_owned(),
    );
    let width = request.page.width();
    let top = |part| head.strips(width, part).iter().map(|strip| strip.height).sum::<f64>() + head.foot(width).height;
    let rooms = [1, 2].map(|at| request.page.height() - top(Some((at, 99))));
    let pages = pages(&dispute, width, rooms);
    let of = pages.len();
    let page = |(at, groups): (usize, &Vec<Group<'_>>)| {
        let part = (of > 1).then_some((at + 1, of));
        let strips = head.strips(width, part).into_iter().chain([head.foot(width)]);
        let label = strips.fold(Table::bare(), |table, strip| table.row([strip.cell]));
        self::page(&dispute, width, &label, groups)
    };
    let pages = pages.iter().enumerate().map(page).collect();
    vec![Plate { about: dispute.file(), head, pages, page: request.page }]
}

/// Demands in their places, page by page: a class that does not fit goes on on the next one.
fn pages<'m>(dispute: &Dispute<'m>, width: f64, [first, later]: [f64; 2]) -> Vec<Vec<Group<'m>>> {
    let room = text_room(width);
    let mut pages: Vec<Vec<Group<'m>>> = vec![Vec::new()];
    let (mut y, mut bottom) = (0.0, first);
    for (class, demands) in dispute.classes() {
        let all = demands.len();
        let mut group: Option<Group<'m>> = None;
        let mut said = false;
        for demand in demands {
            let height = (text(&demand, room).height() + 8.0).max(LEAST);
            let start = if group.is_some() { 0.0 } else { TITLE };
            if y + start + height + INSET > bottom && y > 0.0 {
                pages.last_mut().into_iter().for_each(|page| page.extend(group.take()));
                pages.push(Vec::new());
                (y, bottom) = (0.0, later);
            }
            let own = group.get_or_insert_with(|| {
                let top = y;
                y += TITLE;
                Group { class, all, goes_on: said, top, demands: Vec::new() }
            });
            said = true;
            own.demands.push(Placed { demand, top: y, height });
            y += height + GAP;
        }
        if let Some(group) = group {
            y += INSET + GAP;
            if let Some(page) = pages.last_mut() {
                page.push(group);
            }
        }
    }
    pages
}

/// Width of the text of a demand.
fn text_room(width: f64) -> f64 {
    width - 2.0 * (BAR + LINE + INSET) - 12.0
}

fn text(demand: &Demand<'_>, room: f64) -> Block {
    Block::new(room).text(demand.text, BODY).at_most(8)
}

fn page(dispute: &Dispute<'_>, width: f64, head: &Table, groups: &[Group<'_>]) -> String {
    let height = groups.last().map_or(LEAST, |group| group.top + group.height());
    let mut canvas = Canvas::new(head, (width, height));
    let parties = dispute.parties();
    for (at, party) in parties.iter().enumerate() {
        let x = if at == 0 { BAR / 2.0 } else { width - BAR / 2.0 };
        canvas.node(&Datum::party(party), &bar(party, height), (x, height / 2.0), party.name);
    }
    let left = BAR + LINE;
    for group in groups {
        let size = (width - 2.0 * left, group.height());
        let name = Name::new("class", &[group.class.word]);
        let colors = (group.class.tone.tint(), group.class.tone.color());
        let title = title(group, size.0);
        canvas.frame(&name, (left, group.top), size, colors, (&title, TITLE / 2.0 + 1.0), |canvas| {
            for placed in &group.demands {
                let middle = (width / 2.0, placed.top + placed.height / 2.0);
                let table = demand(&placed.demand, text_room(width), placed.height);
                canvas.node(&dispute.demand(&placed.demand), &table, middle, placed.demand.text);
            }
        });
    }
    for placed in groups.iter().flat_map(|group| &group.demands) {
        let y = placed.top + placed.height / 2.0;
        let sides = dispute.held(&placed.demand).into_iter().flatten();
        for (at, held) in sides.enumerate() {
            let Some(datum) = dispute.datum(held, &placed.demand) else { continue };
            let ends = [(BAR, left + INSET), (width - BAR, width - left - INSET)][at];
            let look = Look::of(held.position.as_ref());
            let tooltip = super::dispute_words::tooltip(dispute, held, &placed.demand);
            canvas.edge(&datum, (ends.0, y), (ends.1, y), look, label(held).as_ref(), &tooltip);
        }
    }
    canvas.print("dispute")
}

/// A party: a bar along all its lines, in the one colour of all parties.
fn bar(party: &Party<'_>, height: f64) -> Table {
    let name = Block::new(BAR - 8.0).text(party.name, SECTION).at_most(10).inline(Align::Center);
    let cell = Cell::text(name).padding(2).at_least_points(BAR - 2.0, height - 2.0);
    Table::new(1, 0, 0).color(MUTED).fill(PARTY).style("rounded").row([cell])
}

fn title(group: &Group<'_>, width: f64) -> Table {
    let number = if group.goes_on { format!("{} in all, continued", group.all) } else { group.all.to_string() };
    let text = Block::new(width - 12.0)
        .text(&format!("{}: {number}", group.class.title), SECTION.color(group.class.tone.ink()));
    Table::bare()
        .row([Cell::text(text.at_most(1).inline(Align::Left)).align(Align::Left).at_least_points(width - 12.0, 12.0)])
}

fn demand(demand: &Demand<'_>, room: f64, height: f64) -> Table {
    let text = text(demand, room).inline(Align::Left);
    let cell = Cell::text(text).align(Align::Left).padding(4).at_least_points(room + 10.0, height - 2.0);
    Table::new(1, 0, 0).color(RULE).fill(PAPER).row([cell])
}

/// The word above the line, and what is to be known of it below.
fn label(held: &Held<'_>) -> Option<Table> {
    let position = held.position.as_ref()?;
    let look = Look::of(Some(position));
    let word = match position.then {
        Some(then) => format!("{}, then {then}", position.stance),
        None => position.stance.to_string(),
    };
    let mut below = crate::answer::marks(position);
    if position.conditional || position.interim {
        below.insert(0, "on a condition");
    }
    let line = |text: &str| {
        let block = Block::new(LINE - 14.0).text(text, SMALL.color(look.tone.ink())).at_most(1);
        Cell::text(if text.is_empty() { Inline::text(" ").size(8) } else { block.inline(Align::Center) })
    };
    Some(Table::bare().padding(1).row([line(&word)]).row([line(&below.join(", "))]))
}
