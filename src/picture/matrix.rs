//! The matrix: every demand, every party, one sign each. It holds what no drawing with lines could.

use super::dot::{Attrs, Body};
use super::escape::wrap;
use super::frame::{self, Entry};
use super::html::{Align, Cell, Inline, Table};
use super::input::{Demand, Issue, Party, Positions, Stance};
use super::name::Name;
use super::palette::{FAINT, GROUND, INK, MUTED, PAPER, PARTY, RULE, Tone};

/// Columns of text in a demand before it is broken.
const DEMAND_COLUMNS: usize = 56;
/// Columns of text in an issue before it is broken.
const ISSUE_COLUMNS: usize = 18;
/// Columns of text in the name of a party before it is broken.
const PARTY_COLUMNS: usize = 12;

/// Draws who wants what as a table, in DOT.
pub fn draw(positions: &Positions) -> String {
    let mut body = Body::default();
    let notes = ["Repeated signs give the strength, from 1 to 3. Parties stand in alphabetical order.".to_owned()];
    body.attrs(frame::page(&frame::head(&positions.heading, legend(positions), &notes, 120)));
    frame::defaults(&mut body);
    let title = format!("Matrix: {}", positions.heading.question);
    body.node(&Name::new("m", &["matrix"]), Attrs::new().label_table(&table(positions)).tooltip(&title));
    body.print("matrix")
}

fn legend(positions: &Positions) -> Vec<Entry> {
    let mut legend: Vec<Entry> = Tone::KNOWN.map(Entry::sign).into();
    legend.extend([Entry::red_line(), Entry::derived(), Entry::unknown("?")]);
    legend.extend(frame::rare_marks(positions));
    legend
}

fn table(positions: &Positions) -> Table {
    let mut table = Table::new(0, 1, 0).color(RULE).padding(4).row(header(&positions.parties));
    for issue in &positions.issues {
        for (index, demand) in issue.demands.iter().enumerate() {
            let mut row = Vec::new();
            if index == 0 {
                row.push(issue_cell(issue));
            }
            row.extend(demand_cells(demand));
            row.extend(positions.parties.iter().map(|party| stance_cell(positions, party, demand)));
            row.push(class_cell(demand));
            row.push(tally_cell(positions, demand));
            table = table.row(row);
        }
    }
    let foot = Cell::text(frame::foot(&positions.heading)).align(Align::Left).border(0).padding(8);
    table.row([foot.columns(positions.parties.len() + 5)])
}

fn header(parties: &[Party]) -> Vec<Cell> {
    let caption = |text: &str| Cell::text(Inline::text(text).size(10).color(MUTED)).border(0);
    let mut row = vec![caption("issue").align(Align::Left), caption("demand").align(Align::Left).columns(2)];
    row.extend(parties.iter().map(|party| {
        let lines = wrap(&party.name, PARTY_COLUMNS);
        let text = Inline::lines(&lines, Align::Center).bold().size(11);
        Cell::text(text).fill(PARTY).at_least(72, 36)
    }));
    row.push(caption("among the known"));
    row.push(caption("count"));
    row
}

fn issue_cell(issue: &Issue) -> Cell {
    let lines = wrap(&issue.name, ISSUE_COLUMNS);
    let text = Inline::lines(&lines, Align::Left).bold().size(11).color(MUTED);
    Cell::text(text).rows(issue.demands.len()).fill(GROUND).align(Align::Left)
}

/// Number and text are two cells without a line between them, so that a second line of text starts below the first.
fn demand_cells(demand: &Demand) -> [Cell; 2] {
    let number = Inline::text(&demand.number).bold().size(12);
    let text = Inline::lines(&wrap(&demand.text, DEMAND_COLUMNS), Align::Left).size(12);
    [Cell::text(number).sides("LTB").align(Align::Right), Cell::text(text).sides("TRB").align(Align::Left)]
}

fn stance_cell(positions: &Positions, party: &Party, demand: &Demand) -> Cell {
    let Some(stance) = positions.stance(party, demand) else {
        let unknown = Inline::text(Tone::Unknown.sign()).size(11).color(FAINT);
        let tooltip = format!("{} on {} “{}”: no known position", party.name, demand.number, demand.text);
        return Cell::text(unknown).fill(PAPER).tooltip(&tooltip);
    };
    let size = if stance.levels.0 == stance.levels.1 { 13 } else { 11 };
    let signs = frame::centred(&stance.signs()).bold().size(size).color(stance.tone().ink());
    let signs = if stance.derived { signs.italic() } else { signs };
    marked(stance, signs).tooltip(&stance.sentence(party, demand))
}

/// The frame within the cell says what colour alone must not say: heavy is a red line, dashed a condition or, on white, a
/// derivation.
fn marked(stance: &Stance, signs: Inline) -> Cell {
    let tone = stance.tone();
    let ground = frame::ground(stance);
    let inner = |border: u8| Table::new(border, 0, 0).padding(1);
    let dashed = stance.derived || tone.dashed_frame();
    let frame = match (stance.red_line.is_some(), dashed) {
        (true, _) => inner(2).color(INK),
        (false, true) => inner(1).color(tone.color()).style("dashed"),
        (false, false) => inner(1).color(ground),
    };
    Cell::table(frame.row([Cell::text(signs).at_least(58, 17)])).padding(2).fill(ground)
}

fn class_cell(demand: &Demand) -> Cell {
    Cell::text(Inline::text(&demand.class).size(11)).align(Align::Center)
}

fn tally_cell(positions: &Positions, demand: &Demand) -> Cell {
    let all: Vec<Tone> = Tone::KNOWN.into_iter().chain([Tone::Unknown]).collect();
    Cell::text(frame::tally(positions, demand, &all)).align(Align::Right)
}
