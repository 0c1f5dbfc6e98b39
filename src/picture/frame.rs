//! What all pictures share: the title, the legend, the caption, and the line at the foot.

use super::dot::{Attrs, Body, Key};
use super::escape::wrap;
use super::html::{Align, Cell, Inline, Table};
use super::input::{Demand, Heading, Positions, Stance};
use super::palette::{Color, FONT, INK, MUTED, PAPER, PARTY, RULE, Tone};

/// One entry of a legend: what is drawn, and what it means.
pub struct Entry {
    sample: Cell,
    meaning: Inline,
}

impl Entry {
    /// A line as the edges of a tone are drawn, with its sign.
    pub fn line(tone: Tone) -> Self {
        Self { sample: Cell::table(line_sample(tone)), meaning: signed(tone) }
    }

    /// A tinted cell with a sign.
    pub fn sign(tone: Tone) -> Self {
        let sign = centred(tone.sign()).bold().size(11).color(tone.ink());
        let sample = Cell::text(sign).fill(tone.tint()).at_least(26, 14);
        let sample = if tone.dashed_frame() {
            sample.border(1).color(tone.color()).style("dashed")
        } else {
            sample.border(1).color(tone.tint())
        };
        Self { sample: boxed(sample), meaning: words(tone.word()) }
    }

    /// The mark of a red line.
    pub fn red_line() -> Self {
        let stance = Stance { levels: (-3, -3), red_line: Some(String::new()), ..Stance::default() };
        Self { sample: boxed(chip(&stance, "−")), meaning: words("red line (heavy frame)") }
    }

    /// The mark of a derived stance.
    pub fn derived() -> Self {
        let stance = Stance { levels: (-2, -2), derived: true, ..Stance::default() };
        Self { sample: boxed(chip(&stance, "−")), meaning: words("derived from other stances") }
    }

    /// The mark of an unknown.
    pub fn unknown(sign: &str) -> Self {
        Self { sample: boxed(unknown_chip(sign)), meaning: words("unknown: parties without a known position") }
    }

    /// Text that explains itself.
    pub fn text(sign: &str, color: Color, meaning: &str) -> Self {
        Self { sample: Cell::text(Inline::text(sign).bold().size(11).color(color)), meaning: words(meaning) }
    }
}

/// Marks that are explained only where they occur: most pictures have none.
pub fn rare_marks(positions: &Positions) -> impl Iterator<Item = Entry> {
    let any = |is: fn(&Stance) -> bool| positions.stances.values().any(is);
    let turns = any(|stance| stance.other.is_some()).then(|| Entry::text("→", INK, "becomes, on a condition"));
    let unfit = any(|stance| stance.unfit).then(|| Entry::text("≠", INK, "does not fit another of its positions"));
    turns.into_iter().chain(unfit)
}

fn words(text: &str) -> Inline {
    Inline::text(text).size(11)
}

fn signed(tone: Tone) -> Inline {
    Inline::text(tone.sign())
        .bold()
        .color(tone.ink())
        .then(Inline::text("\u{a0}"))
        .then(Inline::text(tone.word()))
        .size(11)
}

/// A cell of its own size amid cells that stretch.
fn boxed(cell: Cell) -> Cell {
    Cell::table(Table::bare().row([cell]))
}

/// A cell with a sign, as it stands for a stance in every picture: tinted, in a heavy frame when it is a red line, hollow in a
/// dashed frame when it is derived.
pub fn chip(stance: &Stance, signs: &str) -> Cell {
    let tone = stance.tone();
    let text = centred(signs).bold().size(10).color(tone.ink());
    let text = if stance.derived { text.italic() } else { text };
    let cell = Cell::text(text).exactly(CHIP.0, CHIP.1).padding(0).fill(ground(stance));
    match (&stance.red_line, stance.derived) {
        (Some(_), _) => cell.border(2).color(INK),
        (None, true) => cell.border(1).color(tone.light()).style("dashed"),
        (None, false) => cell.border(1).color(tone.tint()),
    }
}

/// Width and height of a chip, in points.
pub const CHIP: (u16, u16) = (38, 16);

/// The ground behind the signs of a stance: a derived one is hollow.
pub fn ground(stance: &Stance) -> Color {
    if stance.derived { PAPER } else { stance.tone().tint() }
}

/// Signs that stand in the middle of their cell.
///
/// Graphviz measures each byte beyond ASCII as wide as a space, hence a minus a quarter of an em too wide, and would draw it
/// off the middle; a space before each makes up for that.
pub fn centred(signs: &str) -> Inline {
    let minuses = signs.chars().filter(|c| *c == '−').count();
    Inline::text(&format!("{}{signs}", " ".repeat(minuses)))
}

/// The chip that counts the parties without a known position.
pub fn unknown_chip(text: &str) -> Cell {
    Cell::text(Inline::text(text).size(10).color(Tone::Unknown.ink()))
        .exactly(CHIP.0 - 8, CHIP.1)
        .padding(0)
        .border(1)
        .color(RULE)
}

/// How many parties take each of the given tones on a demand, as signs: `+3 −2 ?1`.
pub fn tally(positions: &Positions, demand: &Demand, tones: &[Tone]) -> Inline {
    let counts = positions.tally(demand).into_iter().filter(|(tone, _)| tones.contains(tone));
    let parts = counts.map(|(tone, count)| Inline::text(&format!("{}{count}", tone.sign())).size(10).color(tone.ink()));
    parts.reduce(|all, part| all.then(Inline::text(" ")).then(part)).unwrap_or_default()
}

fn line_sample(tone: Tone) -> Table {
    let table = Table::bare();
    let line = |height| Cell::empty().at_least(34, height).sides("B").color(tone.color());
    if tone.double() {
        let gap = || [Cell::empty().at_least(34, 3)];
        return table.row(gap()).row([line(2).border(1)]).row([line(3).border(1)]).row(gap());
    }
    table.row([line(6).border(2).style(tone.line())]).row([Cell::empty().at_least(34, 4)])
}

/// The head of a picture: title, question, basis and legend, as the label of the graph.
///
/// `notes` are sentences below the legend, before those on blocs; long ones are broken at `columns` characters.
pub fn head(heading: &Heading, legend: Vec<Entry>, notes: &[String], columns: usize) -> Table {
    let left = |text: Inline| Cell::text(text).align(Align::Left);
    let question = format!("{} · positions as of {}", heading.question, heading.as_of);
    let mut table = Table::bare()
        .padding(2)
        .row([left(Inline::text(&heading.title).bold().size(20).color(INK))])
        .row([left(Inline::lines(&wrap(&question, columns), Align::Left).size(13).color(INK))])
        .row([left(Inline::lines(&wrap(&heading.basis, columns), Align::Left).size(11).color(MUTED))]);
    for entries in legend_lines(legend) {
        let mut row: Vec<Cell> = Vec::new();
        for entry in entries {
            row.push(entry.sample);
            row.push(Cell::text(entry.meaning).align(Align::Left));
            row.push(Cell::empty().at_least(8, 4));
        }
        // The last cell takes what is left of the line, so that the entries stay at the left.
        row.push(Cell::empty().columns(40));
        table = table.row([Cell::table(Table::bare().padding(2).row(row)).align(Align::Left)]);
    }
    for note in notes.iter().chain(&heading.blocs) {
        table = table.row([left(Inline::lines(&wrap(note, columns), Align::Left).size(10).color(MUTED))]);
    }
    table.row([Cell::empty().at_least(1, 8)])
}

fn legend_lines(legend: Vec<Entry>) -> Vec<Vec<Entry>> {
    // Five entries are about as wide as the narrowest picture.
    let mut lines: Vec<Vec<Entry>> = Vec::new();
    for entry in legend {
        match lines.last_mut() {
            Some(line) if line.len() < 5 => line.push(entry),
            _ => lines.push(vec![entry]),
        }
    }
    lines
}

/// The line at the foot of every picture.
pub fn foot(heading: &Heading) -> Inline {
    Inline::text(&foot_text(heading)).size(10).color(MUTED)
}

/// The words of [`foot`].
pub fn foot_text(heading: &Heading) -> String {
    format!("Published positions as of {}; not a forecast, not a recommendation.", heading.as_of)
}

/// Attributes of a graph that is one table.
pub fn graph(table: &Table) -> Attrs {
    Attrs::new()
        .color(Key::Background, &[PAPER])
        .word(Key::FontName, FONT)
        .color(Key::FontColor, &[INK])
        .word(Key::LabelLoc, "t")
        .word(Key::LabelJust, "l")
        .label_table(table)
        .tooltip("")
}

/// Attributes of every graph: white ground, typeface, head at the top left.
pub fn page(head: &Table) -> Attrs {
    Attrs::new()
        .color(Key::Background, &[PAPER])
        .word(Key::FontName, FONT)
        .number(Key::FontSize, 12.0)
        .color(Key::FontColor, &[INK])
        .word(Key::LabelLoc, "t")
        .word(Key::LabelJust, "l")
        .number(Key::Pad, 0.3)
        .label_table(head)
        .tooltip("")
}

/// What nodes and edges have in every graph.
pub fn defaults(body: &mut Body) {
    let font = || Attrs::new().word(Key::FontName, FONT).number(Key::FontSize, 12.0).color(Key::FontColor, &[INK]);
    body.node_defaults(font().word(Key::Shape, "plain"));
    body.edge_defaults(font().word(Key::Dir, "none"));
}

/// A party: the same box in every picture, in the one colour of all parties.
pub fn party(name: &str, width: u16) -> Table {
    let lines = wrap(name, usize::from(width) / 8);
    Table::new(1, 0, 0)
        .color(MUTED)
        .fill(PARTY)
        .style("rounded")
        .padding(5)
        .row([Cell::text(Inline::lines(&lines, Align::Center).bold().size(13)).at_least(width, 30)])
}
