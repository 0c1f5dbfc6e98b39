//! `show --balance` as text: what the source base holds of each party and of each source.

use std::cmp::Reverse;

use super::answer::{self, Text};
use super::table::{Row, Table};
use super::words;
use crate::answer::{Balance, Caveats, Head, PartyBalance};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

impl Text for Balance<'_> {
    fn title(&self) -> String {
        "Balance of the source base".to_owned()
    }

    /// The tilt in one sentence, then a table of the parties and one of the sources.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        page.line(0, &self.tilt());
        let mut heard: Vec<PartyBalance<'_>> = self.parties.iter().filter(|row| row.statements > 0).copied().collect();
        words::sort_by_name(&mut heard, |row| row.party);
        let heads = ["in force", "statements", "named", "demands", "evidence", "sources"];
        let mut table = Table::of_numbers(heads);
        for row in &heard {
            let counts = [row.in_force, row.statements, row.named, row.demands, row.evidence, row.sources];
            table.add(numbers(clean(row.party.name), &counts));
        }
        page.gap();
        if !heard.is_empty() {
            table.print(page);
            page.gap();
        }
        let silent = self.parties.len() - heard.len();
        if silent > 0 {
            page.line(0, &format!("Sources give no statement of {}.", count(silent, "more party", "more parties")));
        }
        let text = "Named are statements with a speaker who is named; evidence is quotations and places in a source.";
        page.line(0, text);
        let mut table = Table::of_numbers(["parties", "statements", "quotations"]);
        for row in &self.sources {
            table.add(numbers(clean(row.source.id), &[row.parties, row.statements, row.quotations]));
        }
        page.gap();
        table.print(page);
        if self.left_out > 0 {
            page.gap();
            let statements = count(self.left_out, "statement", "statements");
            page.line(0, &paint(FAINT, format!("{statements} left out by the filter")));
        }
    }

    /// How many positions are known stands in the table.
    fn foot(&self, page: &mut Page, caveats: &Caveats<'_>) {
        page.line(0, &paint(FAINT, "What was found and written down, not how much a party has said."));
        answer::caveats(page, caveats);
    }
}

fn numbers(label: String, counts: &[usize]) -> Row {
    Row::Cells(label, counts.iter().map(usize::to_string).collect())
}

impl Balance<'_> {
    /// Who makes up how much of the statements, and of those with a named speaker: `Sources give 12 statements: Aland 7
    /// (58 %) and Bland 5 (42 %). 3 of them have a named speaker: Aland 3 (100 %).`
    fn tilt(&self) -> String {
        if self.statements == 0 {
            return "Sources give no statement.".to_owned();
        }
        let of_all = self.shares(self.statements, |row| row.statements);
        let of_named = match self.named {
            0 => "None of them has a named speaker.".to_owned(),
            named => {
                let have = if named == 1 { "has" } else { "have" };
                format!("{named} of them {have} a named speaker: {}.", self.shares(named, |row| row.named))
            }
        };
        format!("Sources give {}: {of_all}. {of_named}", count(self.statements, "statement", "statements"))
    }

    /// Shares from the largest on. Parties with less than a tenth are taken together, so that who is named never depends on
    /// which of two equal parties comes first.
    fn shares(&self, total: usize, part: fn(&PartyBalance<'_>) -> usize) -> String {
        let held = self.parties.iter().filter(|row| part(row) > 0);
        let (mut large, small): (Vec<&PartyBalance<'_>>, Vec<_>) = held.partition(|row| part(row) * 10 >= total);
        // The sort is stable: equal parties stay in the order of their ids.
        large.sort_by_key(|row| Reverse(part(row)));
        let share = |number: usize| format!("{number} ({})", words::percent(number as f64 / total as f64));
        let one = |row: &&PartyBalance<'_>| format!("{} {}", clean(row.party.name), share(part(row)));
        let mut texts: Vec<String> = large.iter().map(one).collect();
        match (small.is_empty(), large.is_empty()) {
            (true, _) => {}
            (false, true) => return "none of the parties has a tenth of them".to_owned(),
            (false, false) => texts.push("others the rest".to_owned()),
        }
        listed(&texts)
    }
}
