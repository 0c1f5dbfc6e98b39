//! A text that positions are taken from.

use super::super::statements::Given;
use super::said::{self, cleaned, labelled};
use crate::answer::{SourceCard, SourceRecord};
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// Its title; its id if it has none.
pub fn title(record: &SourceRecord<'_>) -> String {
    clean(record.source.title)
}

/// What it is, and what rests on it.
pub fn print(page: &mut Page, card: &SourceCard<'_>) {
    let record = &card.record;
    labelled(page, "id", &[words::id(record.source.id)]);
    labelled(page, "in short", &cleaned(record.short));
    labelled(page, "publisher", &cleaned(record.publisher));
    labelled(page, "drawing on", &cleaned(record.via.iter().map(String::as_str)));
    labelled(page, "date", &record.date.iter().map(|date| date.words()).collect::<Vec<_>>());
    labelled(page, "kind", &cleaned(record.kind));
    labelled(page, "address", &cleaned(record.url));
    labelled(page, "archived", &cleaned(record.archived));
    labelled(page, "read", &record.retrieved.iter().map(|date| date.words()).collect::<Vec<_>>());
    labelled(page, "file", &cleaned(record.file));
    labelled(page, "SHA-256", &cleaned(record.sha256));
    words::note(page, record.note, 2);
    said::print(page, &card.said, "Statements that rest on it", Given::Neither);
}
