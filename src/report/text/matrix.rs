//! `matrix` as text: signs for the levels, in as many blocks of parties as the width asks for.

use super::answer::Text;
use super::table::{Row, Table};
use crate::answer::{Basis, DemandRow, Head, Matrix, Party, Position};
use crate::model::{LevelRange, Polarity};
use crate::report::page::{AGAINST, FOR, Page, clean, paint};
use crate::words::count;

impl Text for Matrix<'_> {
    fn title(&self) -> String {
        "Who wants what".to_owned()
    }

    fn body(&self, page: &mut Page, _: &Head<'_>) {
        self.legend(page);
        let mut table = Table::of_signs(self.parties.iter().map(|party| clean(party.name)).collect());
        for issue in self.issues.iter().filter(|issue| !issue.demands.is_empty() || !issue.whole.0.is_empty()) {
            table.add(Row::Group(clean(issue.name)));
            if !issue.whole.0.is_empty() {
                let own = |party: &Party<'_>| issue.whole.0.iter().find(|(own, _)| own == party).map(|(_, own)| own);
                let cells = self.parties.iter().map(|party| signs(own(party), ""));
                table.add(Row::Cells("as a whole".to_owned(), cells.collect()));
            }
            issue.demands.iter().for_each(|row| table.add(self::row(row)));
        }
        page.gap();
        table.print(page);
        if self.silent > 0 {
            page.gap();
            let silent = count(self.silent, "party", "parties");
            page.line(0, &format!("{silent} without a known position on any demand left out."));
        }
    }
}

impl Matrix<'_> {
    fn legend(&self, page: &mut Page) {
        let rows = || self.issues.iter().flat_map(|issue| &issue.demands);
        page.line(0, "for: +++ demands, ++ supports, + open; 0 neutral; ? unknown");
        page.line(0, "against: --- rejects, -- opposes, - reluctant");
        page.line(0, "* waits for a condition, ! red line, ( ) derived, [ ] assumed, a/b sources differ");
        let positions = || rows().flat_map(|row| &row.positions.0).filter_map(|(_, own)| own.as_ref());
        if positions().any(|own| own.interim) {
            page.line(0, "a→b: a now, b once its condition changes; `why` names it");
        }
        if positions().any(|own| own.channel.is_some()) {
            page.line(0, "~ not said in public");
        }
        if rows().any(|row| !row.unfit.is_empty()) {
            page.line(0, "≠ does not fit another position of the same party, see `conflicts`");
        }
    }
}

fn row(row: &DemandRow<'_>) -> Row {
    let cell = |(party, own): &(Party<'_>, Option<Position>)| {
        let mark = if row.unfit.contains(party) { "≠" } else { "" };
        signs(own.as_ref(), mark)
    };
    Row::Cells(clean(row.demand.id), row.positions.0.iter().map(cell).collect())
}

/// The level in signs, with marks.
fn signs(position: Option<&Position>, mark: &str) -> String {
    let Some(position) = position else { return format!("?{mark}") };
    let red_line = |is_red: bool| if is_red { "!" } else { "" };
    let waits = if position.conditional { "*" } else { "" };
    let aside = if position.channel.is_some() { "~" } else { "" };
    let mut text = format!("{}{waits}{}", range(position.stance), red_line(position.red_line));
    text.extend(position.then.map(|then| format!("→{}{}", range(then), red_line(position.then_red_line))));
    let text = match position.basis {
        Basis::Derived => format!("({text}{aside}){mark}"),
        Basis::Assumed => format!("[{text}{aside}]{mark}"),
        Basis::Stated => format!("{text}{aside}{mark}"),
    };
    match position.stance.polarity() {
        Some(Polarity::For) => paint(FOR, text),
        Some(Polarity::Against) => paint(AGAINST, text),
        _ => text,
    }
}

fn range(levels: LevelRange) -> String {
    let level = |value: i8| match value {
        0 => "0".to_owned(),
        1.. => "+".repeat(value.unsigned_abs().into()),
        _ => "-".repeat(value.unsigned_abs().into()),
    };
    let (low, high) = (levels.low().value(), levels.high().value());
    if low == high { level(low) } else { format!("{}/{}", level(high), level(low)) }
}
