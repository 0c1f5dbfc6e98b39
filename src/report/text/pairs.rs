//! `pairs` as text.

use super::answer::Text;
use super::table::{Row, Table};
use super::words;
use crate::answer::{Bounded, Head, Pair, Pairs};
use crate::report::page::{Page, clean};
use crate::words::count;

impl Text for Pairs<'_> {
    fn title(&self) -> String {
        "Pairs of parties".to_owned()
    }

    /// One line for each pair of which something is known, below the first of the two by name; the others are counted.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        let mut silent = 0;
        let mut known: Vec<Pair<'_>> = Vec::new();
        for mut pair in self.pairs.each() {
            if pair.known() == 0 {
                silent += 1;
            } else {
                words::sort_by_name(&mut pair.parties, |party| *party);
                known.push(pair);
            }
        }
        words::sort_by_name(&mut known, |pair| pair.parties[1]);
        words::sort_by_name(&mut known, |pair| pair.parties[0]);
        let heads = ["agree", "terms differ", "on condition", "opposite sides", "neutral", "unknown", "conflict share"];
        let mut table = Table::of_numbers(heads);
        for of_one in known.chunk_by(|a, b| a.parties[0] == b.parties[0]) {
            table.add(Row::Group(clean(of_one[0].parties[0].name)));
            of_one.iter().for_each(|pair| table.add(row(pair)));
        }
        page.gap();
        table.print(page);
        page.gap();
        if silent > 0 {
            let more = count(silent, "more pair", "more pairs");
            page.line(0, &format!("{more}: nothing is known of both parties on any demand."));
        }
        if known.iter().any(|pair| pair.bloc_with_member) {
            page.line(0, "* a bloc and its member: one voice may stand behind both.");
        }
        let text =
            "A share is taken among what is known of both; the range in brackets is what the unknown leaves possible.";
        page.line(0, text);
    }
}

fn row(pair: &Pair<'_>) -> Row {
    let counts = [pair.agree, pair.terms, pair.conditional, pair.conflict, pair.neutral, pair.unknown];
    let mark = if pair.bloc_with_member { " *" } else { "" };
    let cells = counts.iter().map(usize::to_string).chain([share(&pair.conflict_share)]);
    Row::Cells(format!("{}{mark}", clean(pair.parties[1].name)), cells.collect())
}

fn share(figure: &Bounded) -> String {
    let known = figure.known.map_or("–".to_owned(), words::percent);
    format!("{known} [{:.0}–{:.0}]", figure.low * 100.0, figure.high * 100.0)
}
