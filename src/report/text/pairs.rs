//! `pairs` as text.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, presets};

use super::frame;
use crate::analysis::{Bounded, PairCounts, Situation};
use crate::report::page::{Page, clean};
use crate::words::count;

/// One line for each pair of which something is known; the others are counted.
pub fn pairs(page: &mut Page, situation: &Situation<'_>, pairs: &[PairCounts]) {
    let model = situation.model;
    frame::head(page, situation, &format!("Pairs of parties over {}", count(model.demands.len(), "demand", "demands")));
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(page.width()).unwrap_or(u16::MAX));
    table.set_header(["", "agree", "terms", "cond.", "confl.", "neutral", "unknown", "conflict share"]);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
        column.set_constraint(ColumnConstraint::ContentWidth);
        column.set_padding((1, 0));
    }
    let known: Vec<&PairCounts> = pairs.iter().filter(|pair| pair.counts.known() > 0).collect();
    for pair in &known {
        let [a, b] = pair.parties.map(|party| clean(model.parties[party].id.as_str()));
        let six = pair.counts;
        let counts = [six.agree, six.terms, six.conditional, six.conflict, six.neutral, six.unknown];
        let cells = counts.iter().map(usize::to_string);
        let mark = if situation.is_bloc_with_member(pair.parties) { " *" } else { "" };
        table.add_row(std::iter::once(format!("{a} {b}{mark}")).chain(cells).chain([share(&pair.conflict_share)]));
    }
    page.verbatim(&table.to_string());
    if pairs.len() > known.len() {
        page.gap();
        let more = count(pairs.len() - known.len(), "more pair", "more pairs");
        page.line(0, &format!("{more}: nothing is known of both parties on any demand."));
    }
    if known.iter().any(|pair| situation.is_bloc_with_member(pair.parties)) {
        page.line(0, "* a bloc and its member: one voice may stand behind both.");
    }
    page.line(
        0,
        "A share is taken among what is known of both; the range in brackets is what the unknown leaves possible.",
    );
    let parties: Vec<_> = model.parties.indices().collect();
    frame::foot(page, situation, &parties);
}

fn share(figure: &Bounded) -> String {
    let known = figure.known.map_or("–".to_owned(), frame::percent);
    format!("{known} [{:.0}–{:.0}]", figure.low * 100.0, figure.high * 100.0)
}
