//! `matrix` as text, in as many blocks of parties as the width asks for.

use comfy_table::{Cell as TableCell, ColumnConstraint, ContentArrangement, Table, Width, presets};

use super::frame;
use crate::analysis::{Misfits, Position, Scope, Situation};
use crate::graph::{Basis, Cell};
use crate::id::PartyIx;
use crate::model::LevelRange;
use crate::report::page::{Page, clean};
use crate::words::count;

/// Least and largest width of a party's column with its margins; between them the longest word of a name decides.
const COLUMN: (usize, usize) = (11, 17);
/// Largest width of the first column.
const IDS: usize = 34;

/// Parties × demands by issue, with signs for the levels.
pub fn matrix(page: &mut Page, situation: &Situation<'_>, parties: &[PartyIx], scope: Scope) {
    frame::head(page, situation, "Who wants what");
    page.line(0, "+++ demands, ++ supports, + open, 0 neutral, - reluctant, -- opposes, --- rejects");
    page.line(0, "* waits for a condition, ! red line, ( ) derived, [ ] assumed, a/b sources differ, ? unknown");
    let mut cells = parties.iter().flat_map(|ix| situation.matrix(scope).cells(*ix)).flatten();
    if cells.any(|cell| cell.other.is_some()) {
        page.line(0, "a→b: a now, b once its condition changes; `why` names it");
    }
    let misfits = Misfits::new(situation);
    if !misfits.is_empty() {
        page.line(0, "≠ does not fit another position of the same party, see `conflicts`");
    }
    let longest = situation.model.demands.iter().map(|(_, demand)| demand.id.as_str().len() + 4).max().unwrap_or(0);
    let first = longest.min(IDS);
    let words = parties.iter().flat_map(|ix| situation.model.parties[*ix].name.split(' '));
    let word = words.map(|word| word.chars().count() + 3).max().unwrap_or(0);
    let column = word.clamp(COLUMN.0, COLUMN.1);
    let per_block = (page.width().saturating_sub(first) / column).max(1);
    for block in parties.chunks(per_block) {
        page.gap();
        page.verbatim(&table(situation, block, scope, &misfits, (first, column)));
    }
    let heard = situation.parties_heard(Scope::Derived);
    let silent = situation.model.parties.len() - heard.len();
    if silent > 0 && heard.iter().all(|party| parties.contains(party)) {
        page.gap();
        let silent = count(silent, "party", "parties");
        page.line(0, &format!("{silent} without a known position on any demand left out."));
    }
    frame::foot(page, situation, parties);
}

fn table(
    situation: &Situation<'_>,
    parties: &[PartyIx],
    scope: Scope,
    misfits: &Misfits,
    (first, column): (usize, usize),
) -> String {
    let model = situation.model;
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    let heads = parties.iter().map(|party| frame::party(model, *party));
    table.set_header(std::iter::once(String::new()).chain(heads));
    for (issue, demands) in model.demands_by_issue() {
        let whole: Vec<Option<Cell>> = parties.iter().map(|party| on_issue(situation, *party, issue)).collect();
        if demands.is_empty() && whole.iter().all(Option::is_none) {
            continue;
        }
        let on_whole = |cell: &Option<Cell>| cell.as_ref().map_or(String::new(), |cell| signs(Some(cell)));
        let name = format!("{}:", clean(&model.issues[issue].name));
        table.add_row(std::iter::once(name).chain(whole.iter().map(on_whole)));
        for demand in demands {
            let cells = parties.iter().map(|party| {
                let mark = if misfits.has(*party, demand) { "≠" } else { "" };
                format!("{}{mark}", signs(situation.matrix(scope).cell(*party, demand)))
            });
            let id = format!("  {}", clean(model.demands[demand].id.as_str()));
            table.add_row(std::iter::once(id).chain(cells).map(TableCell::new));
        }
    }
    let columns = parties.len() + 1;
    table.set_constraints((0..columns).map(|at| {
        let width = if at == 0 { first } else { column };
        ColumnConstraint::UpperBoundary(Width::Fixed(width as u16))
    }));
    table.set_width((first + columns * column) as u16);
    table.to_string()
}

/// A stance on the whole issue stands in the line of the issue.
fn on_issue(situation: &Situation<'_>, party: PartyIx, issue: crate::id::IssueIx) -> Option<Cell> {
    situation.on_issue(party, issue).map(Position::cell)
}

/// The level in signs, with marks.
fn signs(cell: Option<&Cell>) -> String {
    let Some(cell) = cell else { return "?".to_owned() };
    let level = |value: i8| match value {
        0 => "0".to_owned(),
        1.. => "+".repeat(value.unsigned_abs().into()),
        _ => "-".repeat(value.unsigned_abs().into()),
    };
    let range = |levels: LevelRange| {
        let (low, high) = (levels.low().value(), levels.high().value());
        if low == high { level(low) } else { format!("{}/{}", level(high), level(low)) }
    };
    let red_line = |is_red: bool| if is_red { "!" } else { "" };
    let waits = if cell.waiting { "*" } else { "" };
    let mut text = format!("{}{waits}{}", range(cell.levels), red_line(cell.red_line));
    text.extend(cell.other.map(|other| format!("→{}{}", range(other), red_line(cell.other_red_line))));
    match cell.basis {
        Basis::Derived => format!("({text})"),
        Basis::Assumed => format!("[{text}]"),
        Basis::Stated(_) => text,
    }
}
