//! Demands in a column, framed in groups, and one party or two beside them: a level line leads from each party to each demand on
//! which its position is known, with the word on it.

use super::block::{BODY, Block, SECTION, SMALL, STRONG};
use super::canvas::{Canvas, Ground};
use super::datum::Datum;
use super::head::Head;
use super::html::{Align, Cell, Inline, Table};
use super::look::Look;
use super::name::Name;
use super::page::Page;
use super::palette::{MUTED, PAPER, PARTY, RULE, Tone};
use super::source_numbers;
use crate::answer::{Position, marks};

/// Width of the bar of a party, in points.
const BAR: f64 = 58.0;
/// Room for a line with its word, in points.
const LINE: f64 = 96.0;
/// Room between the frame of a group and what is in it, in points.
const INSET: f64 = 8.0;
/// Height of the title of a group, in points.
const TITLE: f64 = 20.0;
/// Room for the sign of what is not known, in points.
const UNKNOWN: f64 = 10.0;
/// Least height of a demand, in points: as much as a word above a line and one below it.
const LEAST: f64 = 26.0;
/// Room between two demands, and between two groups, in points.
const GAP: f64 = 5.0;

/// The mark of a position that does not fit another one of the same party.
const UNFIT: &str = "≠";

/// A party with its name.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The party, for other programs.
    pub datum: Datum,
    /// What it is called.
    pub name: String,
}

/// Demands in a frame.
#[derive(Clone, Debug)]
pub struct Group {
    /// What tells it from the others, in files.
    pub id: String,
    /// Its title.
    pub title: String,
    /// In whose colours it is drawn.
    pub tone: Tone,
    /// The demands.
    pub demands: Vec<Target>,
}

/// A demand with the lines that lead to it.
#[derive(Clone, Debug)]
pub struct Target {
    /// The demand, for other programs.
    pub datum: Datum,
    /// Its sentence.
    pub text: String,
    /// What is to be known of it besides: on what positions wait, and terms that do not meet.
    pub notes: Vec<String>,
    /// The line of each party, in their order; none where its position is not known.
    pub lines: Vec<Option<Line>>,
}

/// A position on a line.
#[derive(Clone, Debug)]
pub struct Line {
    /// The position, for other programs.
    pub datum: Datum,
    /// The position.
    pub position: Position,
    /// Whether it does not fit another position of the same party.
    pub unfit: bool,
    /// The numbers of its sources.
    pub cited: String,
    /// What is shown when the pointer rests on it.
    pub tooltip: String,
}

/// Demands in the order of their groups, and a party at the left, or one on each side.
#[derive(Clone, Debug)]
pub struct Lines {
    /// What stands above.
    pub head: Head,
    /// One party or two.
    pub parties: Vec<Bar>,
    /// The groups.
    pub groups: Vec<Group>,
}

/// A demand in its place on a page: its group, where it stands in that, where it begins, and how high it is.
struct Placed<'l> {
    group: &'l Group,
    target: &'l Target,
    first: bool,
    goes_on: bool,
    top: f64,
    height: f64,
}

/// How pictures with lines are to be read.
pub fn reading<'l>(lines: impl IntoIterator<Item = &'l Line>) -> String {
    let unfit = lines.into_iter().any(|line| line.unfit);
    let unfit = if unfit { " ≠: does not fit another position of the same party." } else { "" };
    format!(
        "An arrow leads to what a party is for, a bar to what it is against, a ring to what it is for on a condition.{unfit}"
    )
}

impl Lines {
    /// All lines.
    pub fn all(groups: &[Group]) -> impl Iterator<Item = &Line> {
        groups.iter().flat_map(|group| &group.demands).flat_map(|target| target.lines.iter().flatten())
    }

    /// The DOT of each page: a group that does not fit goes on on the next one. O(demands).
    pub fn pages(&self, name: &'static str, page: Page) -> Vec<String> {
        let width = page.width();
        let above = |part| {
            self.head.strips(width, part).iter().map(|strip| strip.height).sum::<f64>() + self.head.foot(width).height
        };
        let rooms = [1, 2].map(|at| page.height() - above(Some((at, 99))));
        let pages = self.placed(width, rooms);
        let of = pages.len();
        let draw =
            |(at, placed): (usize, &Vec<Placed<'_>>)| self.page(name, width, (of > 1).then_some((at + 1, of)), placed);
        pages.iter().enumerate().map(draw).collect()
    }

    fn placed(&self, width: f64, [first, later]: [f64; 2]) -> Vec<Vec<Placed<'_>>> {
        let room = self.room(width);
        let mut pages: Vec<Vec<Placed<'_>>> = vec![Vec::new()];
        let (mut y, mut bottom) = (0.0, first);
        for group in &self.groups {
            let mut first = true;
            for (at, target) in group.demands.iter().enumerate() {
                let height = (text(target, room).height() + 8.0).max(LEAST);
                let start = if first { TITLE } else { 0.0 };
                if y + start + height + INSET > bottom && y > 0.0 {
                    pages.push(Vec::new());
                    (y, bottom, first) = (0.0, later, true);
                }
                y += if first { TITLE } else { 0.0 };
                let placed = Placed { group, target, first, goes_on: first && at > 0, top: y, height };
                if let Some(page) = pages.last_mut() {
                    page.push(placed);
                }
                first = false;
                y += height + GAP;
            }
            y += INSET;
        }
        pages
    }

    /// Width of the text of a demand.
    fn room(&self, width: f64) -> f64 {
        width - self.parties.len() as f64 * (BAR + LINE + UNKNOWN) - 2.0 * INSET - 12.0
    }

    fn page(&self, name: &'static str, width: f64, part: Option<(usize, usize)>, all: &[Placed<'_>]) -> String {
        let strips = self.head.strips(width, part).into_iter().chain([self.head.foot(width)]);
        let head = strips.fold(Table::bare(), |table, strip| table.row([strip.cell]));
        let height = all.last().map_or(LEAST, |last| last.top + last.height + INSET);
        let mut canvas = Canvas::new(&head, (width, height));
        for (at, party) in self.parties.iter().enumerate() {
            let x = if at == 0 { BAR / 2.0 } else { width - BAR / 2.0 };
            canvas.node(&party.datum, &bar(&party.name, height), (x, height / 2.0), &party.name);
        }
        let left = BAR + LINE;
        let inner = width - self.parties.len() as f64 * left;
        for of_group in all.chunk_by(|_, next| !next.first) {
            self.frame(&mut canvas, (left, inner), of_group);
        }
        let ends = [(BAR, left + INSET), (width - BAR, left + inner - INSET)];
        for placed in all {
            let y = placed.top + placed.height / 2.0;
            for (line, (from, to)) in placed.target.lines.iter().zip(ends) {
                let Some(line) = line else { continue };
                let look = Look::of(Some(&line.position));
                canvas.edge(&line.datum, (from, y), (to, y), look, Some(&label(line, look)), &line.tooltip);
            }
        }
        canvas.print(name)
    }

    fn frame(&self, canvas: &mut Canvas, (left, width): (f64, f64), all: &[Placed<'_>]) {
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
        let top = first.top - TITLE;
        let size = (width, last.top + last.height + INSET - top);
        let group = first.group;
        let ground = Ground::of(group.tone);
        let title = title(group, first.goes_on, width);
        let name = Name::new("group", &[&group.id]);
        canvas.frame(&name, (left, top), size, ground, (&title, TITLE / 2.0 + 1.0), |canvas| {
            for placed in all {
                let middle = (left + width / 2.0, placed.top + placed.height / 2.0);
                let table = demand(placed.target, width - 2.0 * INSET, placed.height);
                canvas.node(&placed.target.datum, &table, middle, &placed.target.text);
            }
        });
    }
}

fn text(target: &Target, room: f64) -> Block {
    let block = Block::new(room).text(&target.text, BODY).at_most(8);
    target.notes.iter().fold(block, |block, note| block.text(note, SMALL)).at_most(16)
}

/// A party: a bar along all its lines, in the one colour of all parties.
fn bar(name: &str, height: f64) -> Table {
    let name = Block::new(BAR - 8.0).text(name, SECTION).at_most(10).inline(Align::Center);
    let cell = Cell::text(name).padding(2).at_least_points(BAR - 2.0, height - 2.0);
    Table::new(1, 0, 0).color(MUTED).fill(PARTY).style("rounded").row([cell])
}

fn title(group: &Group, goes_on: bool, width: f64) -> Table {
    let (name, number) = (&group.title, group.demands.len());
    let look = SECTION.color(group.tone.ink());
    // The longest that finds room; that it goes on is said before how many there are in all.
    let told = match goes_on {
        true => vec![format!("{name}: {number} in all, continued"), format!("{name}, continued"), format!("… {name}")],
        false => vec![format!("{name}: {number}")],
    };
    let fits = |text: &&String| look.width(text) <= width - 14.0;
    let text = told.iter().find(fits).or(told.last()).map_or("", String::as_str);
    let text = Block::new(width - 12.0).text(text, look);
    let cell = Cell::text(text.at_most(1).inline(Align::Left)).align(Align::Left);
    Table::bare().row([cell.at_least_points(width - 12.0, 12.0)])
}

/// A demand, with a sign at the side of a party whose position is not known.
fn demand(target: &Target, width: f64, height: f64) -> Table {
    let lines = text(target, width - 12.0 - UNKNOWN * target.lines.len() as f64).inline(Align::Left);
    let inner = width - 2.0 - UNKNOWN * target.lines.len() as f64;
    let cell = Cell::text(lines).align(Align::Left).padding(4).at_least_points(inner, height - 2.0);
    let known = |line: &Option<Line>| {
        let sign = if line.is_none() { Tone::Unknown.sign() } else { " " };
        let text = Block::new(UNKNOWN).text(sign, STRONG.color(Tone::Unknown.ink())).inline(Align::Center);
        Cell::text(text).padding(0).at_least_points(UNKNOWN, height - 2.0)
    };
    let mut cells = vec![cell];
    cells.splice(0..0, target.lines.first().map(known));
    cells.extend(target.lines.get(1).map(known));
    Table::new(1, 0, 0).color(RULE).fill(PAPER).row(cells)
}

/// The word above the line, and what is to be known of it below.
fn label(on: &Line, look: Look) -> Table {
    let position = &on.position;
    let word = match position.then {
        // The whole is in the tooltip.
        Some(then) => [format!("{}, then {then}", position.stance), format!("{}, turns", position.stance)]
            .into_iter()
            .find(|text| Block::new(f64::INFINITY).text(text, SMALL).width() <= LINE - 14.0)
            .unwrap_or_else(|| position.stance.to_string()),
        None => position.stance.to_string(),
    };
    let condition = (position.conditional || position.interim).then(|| "on a condition".to_owned());
    let unfit = on.unfit.then(|| UNFIT.to_owned());
    let below: Vec<String> = condition.into_iter().chain(marks(position)).chain(unfit).collect();
    let [above, below] = source_numbers::behind([word, below.join(", ")], &on.cited);
    let line = |text: &str| {
        let block = Block::new(LINE - 14.0).text(text, SMALL.color(look.tone.ink())).at_most(1);
        Cell::text(if text.is_empty() { Inline::text(" ").size(8) } else { block.inline(Align::Center) })
    };
    Table::bare().padding(2).row([line(&above)]).row([line(&below)])
}
