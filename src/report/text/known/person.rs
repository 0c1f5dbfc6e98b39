//! Somebody who speaks for a party.

use super::super::statements::Given;
use super::affiliation::lines;
use super::said::{self, cleaned, labelled, list};
use crate::answer::{PersonCard, PersonRecord};
use crate::model::Belongs;
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// `Rustem Umerov, Defence Minister`.
pub fn title(record: &PersonRecord<'_>) -> String {
    let office = record.office.map_or(String::new(), |office| format!(", {}", clean(office)));
    format!("{}{office}", clean(record.name))
}

/// Who it is, and what was said for the party.
pub fn print(page: &mut Page, card: &PersonCard<'_>) {
    let record = &card.record;
    let words = [(Belongs::Now, "speaks for"), (Belongs::Formerly, "spoke for"), (Belongs::Later, "later speaks for")];
    lines(page, &record.affiliations, &words);
    labelled(page, "also", &cleaned(record.also.iter().map(String::as_str)));
    if record.anonymous {
        page.line(2, "not named by the source");
    }
    words::note(page, record.note, 2);
    match record.affiliations.as_slice() {
        [_] => said::print(page, &card.said, "Spoken for the party", Given::Party),
        _ => said::print(page, &card.said, "Spoken for the parties", Given::Neither),
    }
    list(page, "Events", record.events.iter().map(|event| (event.id, event.text)));
}
