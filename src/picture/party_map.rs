//! The party map: every pair of parties that something is known about, at the crossing of its two lines.
//!
//! The parties stand on a diagonal and the pairs in the half above it, as in a table of road distances. No line crosses a box,
//! fifteen or thirty pairs stay readable, and no arrangement of camps can be read into it.

use std::collections::{BTreeMap, BTreeSet};

use super::dot::{Attrs, Body, End, Key};
use super::escape::wrap;
use super::frame::{self, Entry};
use super::html::{Align, Cell, Inline, Table};
use super::input::{Party, Relation, Relations};
use super::name::Name;
use super::palette::{FAINT, GROUND, INK, MUTED, PAPER, RULE, Tone};

/// Distance of the middles of two columns, in points.
const COLUMN: f64 = 158.0;
/// Distance of the middles of two rows whose boxes had no lines of demand numbers, in points.
const ROW: f64 = 74.0;
/// Height of a line of demand numbers, in points.
const LINE: f64 = 11.0;
/// Width of a party or a pair, in points.
const WIDTH: u16 = 128;
/// More pairs than this without anything in common are counted, not named.
const MOST_NAMED: usize = 12;
/// Columns of text in a line of demand numbers.
const NUMBER_COLUMNS: usize = 17;

/// Columns of text in a line of the key.
const KEY_COLUMNS: usize = 64;
/// Width of the key, in points; its text is measured to fit.
const KEY_WIDTH: u16 = 400;
/// Height of a line of the key, in points.
const KEY_LINE: u16 = 14;

/// Draws what divides and joins each pair of parties, in DOT.
pub fn draw(relations: &Relations) -> String {
    let places: BTreeMap<&str, usize> = relations.parties.iter().enumerate().map(|(n, p)| (p.id.as_str(), n)).collect();
    let grid = Grid::new(relations);
    let mut body = Body::default();
    body.attrs(graph(relations));
    frame::defaults(&mut body);
    for (place, party) in relations.parties.iter().enumerate() {
        party_node(&mut body, grid, party, place);
    }
    for relation in &relations.relations {
        let (a, b) = (places.get(relation.parties.0.as_str()), places.get(relation.parties.1.as_str()));
        if let (Some(&a), Some(&b)) = (a, b) {
            pair_node(&mut body, grid, relations, relation, (a.min(b), a.max(b)));
        }
    }
    let key_end = key(&mut body, grid, relations);
    foot(&mut body, grid, relations, key_end);
    body.print("party map")
}

fn graph(relations: &Relations) -> Attrs {
    let legend = vec![
        Entry::text("+", Tone::For.ink(), "same side (single frame)"),
        Entry::text("−", Tone::Against.ink(), "opposite sides (double frame)"),
        Entry::text("≈", Tone::Neutral.ink(), "agreed but for the terms"),
        Entry::text("±", Tone::Conditional.ink(), "depends on a condition"),
        Entry::text("?", Tone::Unknown.ink(), "at least one side unknown"),
    ];
    let mut notes = vec![
        "Each box stands where the lines of its two parties meet, as in a table of road distances. The dark part of the bar is the share of the \
         demands on which both positions are known. Alphabetical order."
            .to_owned(),
    ];
    notes.extend(relations.left_out.clone());
    let strangers = strangers(relations);
    match strangers.len() {
        0 => {}
        1..=MOST_NAMED => notes.push(format!("Nothing known in common: {}.", strangers.join("; "))),
        more => notes.push(format!("Nothing is known in common for the other {more} pairs.")),
    }
    if !relations.apart.is_empty() {
        notes.push(format!("Nothing known in common with any other party: {}.", relations.apart.join(", ")));
    }
    frame::page(&frame::head(&relations.heading, legend, &notes, 150))
        .word(Key::Layout, "neato")
        // Positions are given in points and every node is pinned: the engine only draws.
        .number(Key::InputScale, 72.0)
        .word(Key::Splines, "line")
        .word(Key::OutputOrder, "edgesfirst")
}

/// The pairs without a box, each as `A and B`.
fn strangers(relations: &Relations) -> Vec<String> {
    let related: BTreeSet<(&str, &str)> = relations
        .relations
        .iter()
        .flat_map(|relation| [(&relation.parties.0, &relation.parties.1), (&relation.parties.1, &relation.parties.0)])
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let mut out = Vec::new();
    for (n, a) in relations.parties.iter().enumerate() {
        for b in &relations.parties[n + 1..] {
            if !related.contains(&(a.id.as_str(), b.id.as_str())) {
                out.push(format!("{} and {}", a.name, b.name));
            }
        }
    }
    out
}

/// The grid on which everything stands: rows are as far apart as the fullest box is high, so that no two boxes touch.
#[derive(Clone, Copy)]
struct Grid {
    row: f64,
}

impl Grid {
    fn new(relations: &Relations) -> Self {
        let lines = |numbers: &[String]| {
            if numbers.is_empty() { 0 } else { wrap(&numbers.join(" "), NUMBER_COLUMNS).len() }
        };
        let fullest = relations.relations.iter().map(|r| lines(&r.conflict) + lines(&r.agree)).max().unwrap_or(0);
        // A box has a handful of lines; the cast is exact.
        Self { row: ROW + LINE * fullest as f64 }
    }

    fn place(self, column: usize, row: usize) -> (f64, f64) {
        // A negotiation has far fewer parties than a double has whole numbers.
        (column as f64 * COLUMN, -(row as f64) * self.row)
    }
}

fn party_node(body: &mut Body, grid: Grid, party: &Party, n: usize) {
    let (x, y) = grid.place(n, n);
    let attrs = Attrs::new().at(x, y).label_table(&frame::party(&party.name, WIDTH)).tooltip(&party.name);
    body.node(&Name::new("p", &[&party.id]), attrs);
}

/// The box of a pair stands in the row of the first party and the column of the second.
fn pair_node(body: &mut Body, grid: Grid, relations: &Relations, relation: &Relation, (first, second): (usize, usize)) {
    let (a, b) = (&relations.parties[first], &relations.parties[second]);
    let name = Name::new("r", &[&a.id, &b.id]);
    let (x, y) = grid.place(second, first);
    let tooltip = sentence(relation, a, b);
    body.node(&name, Attrs::new().at(x, y).label_table(&pair_table(relation)).tooltip(&tooltip));
    for party in [a, b] {
        let line = Attrs::new().color(Key::Color, &[RULE]).number(Key::PenWidth, 1.5).tooltip(&tooltip);
        body.edge(End::node(&Name::new("p", &[&party.id])), End::node(&name), line);
    }
}

/// What a pair's box says, in words.
fn sentence(relation: &Relation, a: &Party, b: &Party) -> String {
    let list = |numbers: &[String]| {
        if numbers.is_empty() { String::new() } else { format!(" ({})", numbers.join(", ")) }
    };
    format!(
        "{} and {}: agree {}{} · terms {} · conditional {} · conflict {}{} · unknown {} of {}",
        a.name,
        b.name,
        relation.agree.len(),
        list(&relation.agree),
        relation.terms,
        relation.conditional,
        relation.conflict.len(),
        list(&relation.conflict),
        relation.unknown,
        relation.total
    )
}

fn pair_table(relation: &Relation) -> Table {
    let mut table = Table::new(1, 0, 2).color(RULE).fill(PAPER).padding(1);
    if !relation.conflict.is_empty() {
        table = table.row([Cell::table(counted(Tone::Against, &relation.conflict))]);
    }
    if !relation.agree.is_empty() {
        table = table.row([Cell::table(counted(Tone::For, &relation.agree))]);
    }
    table.row([Cell::text(rest(relation)).at_least(WIDTH - 8, 12)]).row([Cell::table(bar(relation))])
}

/// The number and the demands: in a double frame for a conflict, a single one for agreement.
fn counted(tone: Tone, numbers: &[String]) -> Table {
    let count = Inline::text(&format!("{}{}", tone.sign(), numbers.len())).bold().size(14).color(tone.ink());
    let lines = wrap(&numbers.join(" "), NUMBER_COLUMNS);
    let list = Inline::lines(&lines, Align::Left).size(9).color(INK);
    let width = WIDTH - if tone.double() { 18 } else { 12 };
    let inner = Table::new(1, 0, 0)
        .color(tone.color())
        .fill(tone.tint())
        .row([Cell::text(count).at_least(30, 16), Cell::text(list).at_least(width - 30, 16).align(Align::Left)]);
    if tone.double() { Table::new(1, 0, 2).color(tone.color()).fill(PAPER).row([Cell::table(inner)]) } else { inner }
}

fn rest(relation: &Relation) -> Inline {
    let part = |sign: &str, count: usize, tone: Tone| Inline::text(&format!("{sign}{count}")).bold().color(tone.ink());
    let mut text = Inline::text("");
    if relation.terms > 0 {
        text = text.then(part("≈", relation.terms, Tone::Neutral)).then(Inline::text("  "));
    }
    if relation.conditional > 0 {
        text = text.then(part("±", relation.conditional, Tone::Conditional)).then(Inline::text("  "));
    }
    text.then(Inline::text(&format!("?{} of {}", relation.unknown, relation.total)).color(MUTED)).size(10)
}

/// A bar whose dark part is what is known about both parties.
fn bar(relation: &Relation) -> Table {
    let full = WIDTH - 14;
    let total = relation.total.max(1);
    // The quotient is at most `full`, which fits.
    let known = u16::try_from(usize::from(full) * relation.known() / total).unwrap_or(full).max(2);
    let part = |width: u16| Cell::empty().exactly(width, 4);
    Table::bare().row([part(known).fill(FAINT), part(full.saturating_sub(known).max(1)).fill(GROUND)])
}

/// What the numbers stand for, at the left below the parties' diagonal, where the map is empty. Returns the height of
/// its lower end, so that the foot can stand below it.
fn key(body: &mut Body, grid: Grid, relations: &Relations) -> f64 {
    let left = -f64::from(WIDTH) / 2.0;
    // Three columns wide, so it clears the diagonal from the third row on.
    let (_, row) = grid.place(0, relations.parties.len().min(3));
    let top = row + grid.row * 0.2;
    let mut table = Table::bare();
    let mut height = 0.0;
    for demand in &relations.demands {
        let lines = wrap(&demand.text, KEY_COLUMNS);
        // The engine takes the size as given, so the height below is exact.
        let tall = KEY_LINE * lines.len() as u16;
        height += f64::from(tall);
        let number = Inline::lines(std::slice::from_ref(&demand.number), Align::Left).bold().size(10).color(INK);
        let text = Inline::lines(&lines, Align::Left).size(10).color(INK);
        table = table.row([
            Cell::text(number).align(Align::Left).exactly(30, tall).padding(0),
            Cell::text(text).align(Align::Left).exactly(KEY_WIDTH - 30, tall).padding(0),
        ]);
    }
    if !relations.demands.is_empty() {
        let at = Attrs::new().at(left + f64::from(KEY_WIDTH) / 2.0, top - height / 2.0);
        body.node(&Name::new("page", &["key"]), at.label_table(&table).tooltip("What the numbers stand for"));
    }
    top - height
}

/// The foot is a pinned node of the width of the map, so that it stands below it at the left.
fn foot(body: &mut Body, grid: Grid, relations: &Relations, key_end: f64) {
    let columns = relations.parties.len().max(1);
    let (right, bottom) = grid.place(columns - 1, columns);
    let bottom = (bottom + grid.row * 0.35).min(key_end - 24.0);
    // Wider than any map would need it, the cast cannot overflow for fewer than four hundred parties.
    let width = (right as u16).saturating_add(WIDTH);
    let table = Table::bare().row([Cell::text(frame::foot(&relations.heading)).align(Align::Left).at_least(width, 12)]);
    body.node(&Name::new("page", &["foot"]), Attrs::new().at(right / 2.0, bottom).label_table(&table).tooltip(""));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relations() -> Relations {
        let party = |id: &str| Party { id: id.into(), name: id.to_uppercase() };
        let relation = Relation {
            parties: ("b".into(), "a".into()),
            conflict: vec!["D1".into()],
            unknown: 3,
            total: 4,
            ..Relation::default()
        };
        Relations { parties: ["a", "b", "c"].map(party).into(), relations: vec![relation], ..Relations::default() }
    }

    #[test]
    fn a_pair_without_anything_known_has_no_box_but_a_word_in_the_caption() {
        let dot = draw(&relations());
        assert!(dot.contains("\"r_a..b\"[") && !dot.contains("\"r_a..c\""), "{dot}");
        assert_eq!(strangers(&relations()), ["A and C", "B and C"]);
    }

    #[test]
    fn the_box_says_all_counts_in_words() {
        let dot = draw(&relations());
        let words = "A and B: agree 0 · terms 0 · conditional 0 · conflict 1 (D1) · unknown 3 of 4";
        assert!(dot.contains(words), "{dot}");
    }
}
