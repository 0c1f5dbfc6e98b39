//! `show --balance` as text: what the source base holds of each party and of each source.

use std::cmp::Reverse;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};

use super::frame;
use crate::analysis::{Balance, PartyBalance, Situation};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

/// The least width of the column of ids.
const NARROWEST: usize = 12;

/// Two tables, then the tilt in one sentence.
pub fn balance(page: &mut Page, situation: &Situation<'_>, answer: &Balance) {
    let model = situation.model;
    frame::head(page, situation, "Balance of the source base");
    page.gap();
    let heard: Vec<&PartyBalance> = answer.parties.iter().filter(|party| party.statements > 0).collect();
    let rows = heard.iter().map(|row| {
        let counts = [row.in_force, row.statements, row.named, row.demands, row.evidence, row.sources];
        (clean(model.parties[row.party].id.as_str()), counts)
    });
    let heads = ["in force", "statements", "named", "demands", "evidence", "sources"];
    page.verbatim(&table(page.width(), heads, rows));
    page.gap();
    let silent = answer.parties.len() - heard.len();
    if silent > 0 {
        page.line(0, &format!("{} without a statement.", count(silent, "party", "parties")));
    }
    page.line(0, "named: statements with a speaker who is named; evidence: quotations and places in a source.");
    page.gap();
    let rows = answer
        .sources
        .iter()
        .map(|row| (clean(model.sources[row.source].id.as_str()), [row.parties, row.statements, row.quotations]));
    page.verbatim(&table(page.width(), ["parties", "statements", "quotations"], rows));
    page.gap();
    page.line(0, &tilt(situation, answer));
    frame::left_out(page, 0, answer.left_out);
    page.gap();
    page.line(0, &paint(FAINT, "What was found and written down, not how much a party has said."));
    page.line(0, &paint(FAINT, frame::NOT_ADVICE));
}

fn table<const N: usize>(width: usize, heads: [&str; N], rows: impl Iterator<Item = (String, [usize; N])>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(std::iter::once("").chain(heads));
    for (label, counts) in rows {
        table.add_row(std::iter::once(label).chain(counts.iter().map(usize::to_string)));
    }
    // Numbers are never broken over lines; a long id is, if there is no room for it.
    let numbers: usize = heads.iter().map(|head| head.len() + 2).sum();
    let first = width.saturating_sub(numbers).max(NARROWEST);
    let others = heads.iter().map(|head| ColumnConstraint::LowerBoundary(Width::Fixed(head.len() as u16 + 2)));
    table.set_constraints(std::iter::once(ColumnConstraint::UpperBoundary(Width::Fixed(first as u16))).chain(others));
    table.set_width((first + numbers) as u16);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}

/// Who makes up how much of the statements, and of those with a named speaker.
fn tilt(situation: &Situation<'_>, answer: &Balance) -> String {
    let (all, named) = (answer.statements(), answer.named());
    if all == 0 {
        return "No statement is known.".to_owned();
    }
    let of_all = shares(situation, answer, all, |party| party.statements);
    let of_named = match named {
        0 => "none of them with a named speaker".to_owned(),
        _ => format!("{named} of them with a named speaker: {}", shares(situation, answer, named, |party| party.named)),
    };
    format!("{}: {of_all}; {of_named}.", count(all, "statement", "statements"))
}

/// Shares from the largest on. Parties with less than a tenth are taken together, so that who is named never depends on
/// which of two equal parties comes first.
fn shares(situation: &Situation<'_>, answer: &Balance, total: usize, part: fn(&PartyBalance) -> usize) -> String {
    let held = answer.parties.iter().filter(|party| part(party) > 0);
    let (mut large, small): (Vec<&PartyBalance>, Vec<&PartyBalance>) =
        held.partition(|party| part(party) * 10 >= total);
    // The sort is stable: equal parties stay in the order of their ids.
    large.sort_by_key(|party| Reverse(part(party)));
    let share = |number: usize| format!("{number} ({})", frame::percent(number as f64 / total as f64));
    let one = |party: &&PartyBalance| format!("{} {}", frame::party(situation.model, party.party), share(part(party)));
    let mut texts: Vec<String> = large.iter().map(one).collect();
    if !small.is_empty() {
        let others = if large.is_empty() { ("party", "parties") } else { ("other party", "other parties") };
        let rest = small.iter().map(|party| part(party)).sum();
        texts.push(format!("{} {}", count(small.len(), others.0, others.1), share(rest)));
    }
    listed(&texts)
}
