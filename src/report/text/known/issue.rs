//! What demands are about.

use super::super::statements::Given;
use super::said;
use crate::answer::{By, Can, IssueCard, IssueRecord};
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// `Ceasefire (ceasefire)`.
pub fn title(record: &IssueRecord<'_>) -> String {
    format!("{} ({})", clean(record.name), clean(record.issue.id))
}

/// What it is, its demands with everybody's positions, and what was said of it as a whole.
pub fn print(page: &mut Page, card: &IssueCard<'_>) {
    let record = &card.record;
    record.text.iter().for_each(|text| page.line(2, &clean(text)));
    words::note(page, record.note, 2);
    parameters(page, &record.parameters);
    page.heading("Demands");
    for on in &card.positions {
        words::demand(page, &on.demand);
        let sides: Vec<String> = on
            .positions
            .0
            .iter()
            .map(|(party, own)| format!("{}: {}", clean(party.name), words::told(Some(own), None)))
            .collect();
        page.line(6, &if sides.is_empty() { "no position known".to_owned() } else { sides.join(", ") });
    }
    if !record.options.0.is_empty() {
        page.heading("Options");
    }
    for (name, demands) in &record.options.0 {
        let demands = if demands.is_empty() { "none of its demands".to_owned() } else { words::ids(demands) };
        page.line(2, &format!("{}: {demands}", clean(name)));
    }
    if !card.said.statements.is_empty() || card.said.left_out > 0 {
        said::print(page, &card.said, "On the issue as a whole", Given::Target);
    }
}

/// What each parameter can be.
pub fn parameters(page: &mut Page, list: &By<&str, Can<'_>>) {
    for (name, can) in &list.0 {
        let can = match can {
            Can::Any(word) => (*word).to_owned(),
            Can::OneOf(values) => values.iter().map(|value| clean(value)).collect::<Vec<_>>().join(", "),
        };
        page.line(2, &format!("parameter {}: {can}", clean(name)));
    }
}
