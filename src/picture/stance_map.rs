//! The stance map: demands in the middle, parties on both sides, one line and one sign per stance.

use std::collections::{BTreeMap, BTreeSet};

use super::dot::{Attrs, Body, End, Key};
use super::escape::wrap;
use super::frame::{self, Entry};
use super::html::{Align, Cell, Inline, Table};
use super::input::{Demand, Issue, Party, Positions, Stance};
use super::name::Name;
use super::palette::{Color, GROUND, MUTED, PAPER, RULE, Tone};
use super::sides::{Sides, arrange};

/// More stances than this do not fit a page: 46 were read with ease, 142 were not.
pub const MOST_STANCES: usize = 60;
/// Columns of text in a demand before it is broken.
const DEMAND_COLUMNS: usize = 58;
/// Width of the text of a demand, in points; all are equal, so that the chips stand below one another.
const DEMAND_WIDTH: u16 = 330;

/// Width of the middle column, in points: a demand with its chips.
const MIDDLE_WIDTH: u16 = DEMAND_WIDTH + 255;

/// Splits positions that do not fit one map into several, each of consecutive issues and of the parties that have a
/// position there. An issue is never split, so a map may still hold more than [`MOST_STANCES`].
pub fn pages(positions: Positions) -> Vec<Positions> {
    if positions.stances.len() <= MOST_STANCES {
        return vec![positions];
    }
    let mut groups: Vec<(usize, Vec<Issue>)> = Vec::new();
    for issue in &positions.issues {
        let of_issue = |id: &String| issue.demands.iter().any(|demand| demand.id == *id);
        let stances = positions.stances.keys().filter(|(_, demand)| of_issue(demand)).count();
        match groups.last_mut() {
            Some((count, issues)) if *count + stances <= MOST_STANCES => {
                *count += stances;
                issues.push(issue.clone());
            }
            _ => groups.push((stances, vec![issue.clone()])),
        }
    }
    let of = groups.len();
    groups.into_iter().enumerate().map(|(at, (_, issues))| page(&positions, issues, at + 1, of)).collect()
}

fn page(all: &Positions, issues: Vec<Issue>, number: usize, of: usize) -> Positions {
    let demands: BTreeSet<&String> = issues.iter().flat_map(|issue| &issue.demands).map(|demand| &demand.id).collect();
    let here = |(_, demand): &(String, String)| demands.contains(demand);
    let stances: BTreeMap<_, _> =
        all.stances.iter().filter(|(key, _)| here(key)).map(|(key, stance)| (key.clone(), stance.clone())).collect();
    // Parties without a line here are not drawn, but they are counted among the unknown.
    let parties = all.parties.clone();
    let mut heading = all.heading.clone();
    heading.question = format!("{} Map {number} of {of}", heading.question);
    Positions { heading, parties, issues, stances }
}

/// Draws who wants what as a map, in DOT.
pub fn draw(positions: &Positions) -> String {
    let sides = arrange(positions);
    let mut body = Body::default();
    body.attrs(graph(positions));
    frame::defaults(&mut body);
    for party in sides.left.iter().chain(&sides.right) {
        party_node(&mut body, party);
    }
    let mut middle = Vec::new();
    for issue in &positions.issues {
        middle.push(issue_node(&mut body, issue));
        middle.extend(issue.demands.iter().map(|demand| demand_node(&mut body, positions, demand, &sides)));
    }
    middle.push(foot_node(&mut body, positions));
    column(&mut body, &sides.left.iter().map(|party| party_name(party)).collect::<Vec<_>>());
    column(&mut body, &middle);
    column(&mut body, &sides.right.iter().map(|party| party_name(party)).collect::<Vec<_>>());
    edges(&mut body, positions, &sides);
    body.print("stance map")
}

fn graph(positions: &Positions) -> Attrs {
    let mut legend: Vec<Entry> = Tone::KNOWN.map(Entry::line).into();
    legend.extend([Entry::red_line(), Entry::derived(), Entry::unknown("? 3")]);
    legend.extend(frame::rare_marks(positions));
    let notes = ["Repeated signs and wider lines give the strength, from 1 to 3. On which side a party stands is layout only: it keeps crossing \
        lines few and means nothing else. Rest the pointer on a sign for its evidence, on “?” for the parties that are unknown."
        .to_owned()];
    frame::page(&frame::head(&positions.heading, legend, &notes, 150))
        .word(Key::RankDir, "LR")
        .word(Key::Splines, "true")
        .word(Key::OutputOrder, "edgesfirst")
        .number(Key::NodeSep, 0.04)
        .number(Key::RankSep, 2.4)
}

fn party_node(body: &mut Body, party: &Party) {
    // The demands stand close together; the parties need room above and below, at which no line ends.
    let room = || [Cell::empty().at_least(1, 12)];
    let table = Table::bare().row(room()).row([Cell::table(frame::party(&party.name, 130))]).row(room());
    body.node(&party_name(party), Attrs::new().label_table(&table).tooltip(&party.name));
}

/// A band above the demands of the issue. It is a node and not a cluster: clusters would put issues and demands into an order
/// of their own, and a reader who looks for D7 needs it between D6 and D8.
fn issue_node(body: &mut Body, issue: &Issue) -> Name {
    let name = Name::new("i", &[&issue.id]);
    let text = Inline::text(&issue.name).bold().size(12).color(MUTED);
    let table = Table::bare().row([Cell::empty().at_least(1, 7)]).row([Cell::text(text)
        .align(Align::Left)
        .at_least(MIDDLE_WIDTH, 19)
        .padding(3)
        .fill(GROUND)]);
    body.node(&name, Attrs::new().label_table(&table).tooltip(&issue.name));
    name
}

fn foot_node(body: &mut Body, positions: &Positions) -> Name {
    let name = Name::new("page", &["foot"]);
    let foot = Cell::text(frame::foot(&positions.heading)).at_least(MIDDLE_WIDTH, 30);
    body.node(&name, Attrs::new().label_table(&Table::bare().row([foot])).tooltip(""));
    name
}

fn demand_node(body: &mut Body, positions: &Positions, demand: &Demand, sides: &Sides<'_>) -> Name {
    let name = demand_name(demand);
    let tooltip = format!("{} {} ({})", demand.number, demand.text, demand.class);
    let table = demand_table(positions, demand, sides);
    body.node(&name, Attrs::new().label_table(&table).tooltip(&tooltip));
    name
}

fn demand_table(positions: &Positions, demand: &Demand, sides: &Sides<'_>) -> Table {
    let text = Inline::lines(&wrap(&demand.text, DEMAND_COLUMNS), Align::Left).size(12);
    Table::new(1, 0, 0).color(RULE).fill(PAPER).padding(0).row([
        Cell::table(chips(positions, demand, &sides.left)),
        Cell::text(Inline::text(&demand.number).bold().size(12)).at_least(34, 30),
        Cell::text(text).at_least(DEMAND_WIDTH, 34).align(Align::Left),
        Cell::text(tally_of_known(positions, demand)).at_least(96, 20).align(Align::Right),
        Cell::table(unknown_chip(positions, demand)).at_least(38, 20),
        Cell::table(chips(positions, demand, &sides.right)),
    ])
}

fn tally_of_known(positions: &Positions, demand: &Demand) -> Inline {
    frame::tally(positions, demand, &Tone::KNOWN)
}

fn unknown_chip(positions: &Positions, demand: &Demand) -> Table {
    let names: Vec<&str> =
        positions.parties.iter().filter(|p| positions.stance(p, demand).is_none()).map(|p| p.name.as_str()).collect();
    if names.is_empty() {
        return Table::bare().row([Cell::empty().exactly(frame::CHIP.0 - 8, 1)]);
    }
    let tooltip = format!("No known position on {}: {}", demand.number, names.join(", "));
    Table::bare().row([frame::unknown_chip(&format!("? {}", names.len())).tooltip(&tooltip)])
}

fn chips(positions: &Positions, demand: &Demand, side: &[&Party]) -> Table {
    let mut table = Table::new(0, 0, 3);
    let mut any = false;
    for party in side {
        if let Some(stance) = positions.stance(party, demand) {
            any = true;
            let cell = frame::chip(stance, &short_signs(stance));
            table = table.row([cell.port(&chip_name(party)).tooltip(&stance.sentence(party, demand))]);
        }
    }
    if any { table } else { table.row([Cell::empty().exactly(frame::CHIP.0, frame::CHIP.1).padding(0)]) }
}

/// Signs that fit a chip: an interval across zero shows both signs, one on one side its sign and that it goes on.
fn short_signs(stance: &Stance) -> String {
    let unfit = if stance.unfit { "≠" } else { "" };
    if let Some((levels, _)) = &stance.other {
        let other = Stance { levels: *levels, ..Stance::default() };
        return format!("{}→{}{unfit}", stance.tone().sign(), other.tone().sign());
    }
    if stance.unfit {
        return format!("{}{unfit}", stance.tone().sign());
    }
    match (stance.tone(), stance.levels) {
        (Tone::Split, _) => Tone::Split.sign().into(),
        (tone, (low, high)) if low != high => format!("{}…", tone.sign()),
        _ => stance.signs(),
    }
}

/// Puts nodes below one another in the given order: invisible edges within the column do it.
fn column(body: &mut Body, names: &[Name]) {
    body.same_rank(names);
    for pair in names.windows(2) {
        body.edge(End::node(&pair[0]), End::node(&pair[1]), Attrs::new().word(Key::Style, "invis"));
    }
}

fn edges(body: &mut Body, positions: &Positions, sides: &Sides<'_>) {
    for demand in positions.demands() {
        for party in &sides.left {
            if let Some(stance) = positions.stance(party, demand) {
                let attrs = edge(stance, Key::Arrowhead, "forward").tooltip(&stance.sentence(party, demand));
                let chip = End::port(&demand_name(demand), &chip_name(party), "w");
                body.edge(End::side(&party_name(party), "e"), chip, attrs);
            }
        }
        for party in &sides.right {
            if let Some(stance) = positions.stance(party, demand) {
                let attrs = edge(stance, Key::Arrowtail, "back").tooltip(&stance.sentence(party, demand));
                let chip = End::port(&demand_name(demand), &chip_name(party), "e");
                body.edge(chip, End::side(&party_name(party), "w"), attrs);
            }
        }
    }
}

fn edge(stance: &Stance, arrow: Key, dir: &'static str) -> Attrs {
    let tone = stance.tone();
    let color: Color = if stance.derived { tone.light() } else { tone.color() };
    let attrs = if tone.double() {
        // Two thin lines with paper between them; wider ones would close the gap of two points.
        let width = [0.8, 0.9, 1.4, 2.0][usize::from(stance.strength())];
        Attrs::new().color(Key::Color, &[color, PAPER, color]).number(Key::PenWidth, width)
    } else {
        let width = [1.2, 1.2, 2.2, 3.4][usize::from(stance.strength())];
        Attrs::new().color(Key::Color, &[color]).word(Key::Style, tone.line()).number(Key::PenWidth, width)
    };
    if stance.derived { attrs.word(Key::Dir, dir).word(arrow, "onormal").number(Key::Arrowsize, 0.6) } else { attrs }
}

fn party_name(party: &Party) -> Name {
    Name::new("p", &[&party.id])
}

fn demand_name(demand: &Demand) -> Name {
    Name::new("d", &[&demand.id])
}

fn chip_name(party: &Party) -> Name {
    Name::new("c", &[&party.id])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demand(id: usize) -> Demand {
        Demand { id: id.to_string(), number: format!("D{id}"), text: "T".into(), class: "open".into() }
    }

    #[test]
    fn what_fits_is_one_map_and_what_does_not_is_split_by_issue() {
        let party = Party { id: "p".into(), name: "P".into() };
        let mut positions = Positions { parties: vec![party], ..Positions::default() };
        for n in 0..MOST_STANCES {
            let issue = Issue { id: n.to_string(), name: "I".into(), demands: vec![demand(n)] };
            positions.issues.push(issue);
            positions.stances.insert(("p".into(), n.to_string()), Stance::default());
        }
        assert_eq!(pages(positions.clone()).len(), 1);
        positions.issues[0].demands.push(demand(MOST_STANCES));
        positions.stances.insert(("p".into(), MOST_STANCES.to_string()), Stance::default());
        let split = pages(positions);
        assert_eq!(split.len(), 2);
        assert_eq!(split.iter().map(|page| page.stances.len()).sum::<usize>(), MOST_STANCES + 1);
        assert!(split[1].heading.question.ends_with("Map 2 of 2"));
    }

    #[test]
    fn an_empty_model_still_prints() {
        assert!(draw(&Positions::default()).starts_with("digraph"));
    }
}
