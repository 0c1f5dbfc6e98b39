//! `timeline` as text: one entry for each happening, below its date.

use super::answer::{self, Text};
use super::words;
use crate::answer::{Caveats, EntryKind, Head, Timeline, TimelineEntry};
use crate::date::Date;
use crate::model::Channel;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::count;

impl Text for Timeline<'_> {
    fn title(&self) -> String {
        let of = if self.parties.is_empty() { String::new() } else { format!(" of {}", words::names(&self.parties)) };
        let from = self.from.map_or(String::new(), |from| format!(", from {}", from.words()));
        let to = self.to.map_or(String::new(), |to| format!(", to {}", to.words()));
        format!("Timeline{of}{from}{to}")
    }

    /// The entries in order of time; those without a date at the end, or only their number.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        page.gap();
        let (dated, undated): (Vec<&TimelineEntry<'_>>, Vec<_>) =
            self.entries.iter().partition(|entry| entry.date.is_some());
        if dated.is_empty() {
            page.line(0, "nothing that is dated");
        }
        lines(page, 0, &dated);
        if self.undated > 0 && !dated.is_empty() {
            page.gap();
        }
        if !undated.is_empty() {
            lines(page, 0, &undated);
        } else if self.undated > 0 {
            let number = count(self.undated, "entry", "entries");
            page.line(0, &format!("undated: {number}; `--undated` lists them"));
        }
        if self.left_out > 0 {
            let entries = count(self.left_out, "entry", "entries");
            page.line(0, &paint(FAINT, format!("{entries} left out by the filter")));
        }
    }

    /// It counts nothing of a party.
    fn foot(&self, page: &mut Page, caveats: &Caveats<'_>) {
        answer::caveats(page, caveats);
    }
}

/// Entries one by one below their dates, the certain ones of a day before those of about that day, each with its sources; what
/// several tell in the same way is told once.
pub fn lines(page: &mut Page, indent: usize, entries: &[&TimelineEntry<'_>]) {
    for of_date in entries.chunk_by(|a, b| a.date == b.date) {
        let is_approximate = |entry: &TimelineEntry<'_>| entry.date.is_some_and(Date::is_approximate);
        for approximate in [false, true] {
            let told = of_date.iter().filter(|entry| is_approximate(entry) == approximate);
            let told: Vec<(String, &TimelineEntry<'_>)> = told.map(|entry| (facts(entry), *entry)).collect();
            if let Some((_, entry)) = told.first() {
                page.line(indent, &entry.date.map_or("undated".to_owned(), Date::words));
            }
            for same in told.chunk_by(|a, b| a.0 == b.0) {
                page.line(indent + 2, &format!("{}{}", same[0].0, sources(same.iter().map(|(_, entry)| *entry))));
            }
        }
    }
}

/// Where it is told: ` [gazette, envoy]`.
fn sources<'e, 'm: 'e>(entries: impl Iterator<Item = &'e TimelineEntry<'m>>) -> String {
    let mut ids: Vec<&str> = entries.flat_map(|entry| &entry.evidence).map(|piece| piece.source.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let ids: Vec<String> = ids.into_iter().map(words::id).collect();
    if ids.is_empty() { String::new() } else { format!(" [{}]", ids.join(", ")) }
}

/// What sort of entry it is, in words.
fn kind(entry: &TimelineEntry<'_>) -> &'static str {
    match entry.kind {
        EntryKind::RunsOut => "runs out",
        EntryKind::History => "document",
        other => other.word(),
    }
}

/// What is told of an entry: kind, who, what, the id, the voice, what it supersedes.
fn facts(entry: &TimelineEntry<'_>) -> String {
    let planned = if entry.planned { " (planned)" } else { "" };
    let mut facts = vec![format!("{}{planned}", kind(entry))];
    facts.extend(match (entry.by.as_slice(), entry.speaker) {
        ([], Some(person)) => Some(clean(person.name)),
        ([], None) => entry.is_said.then(|| "the source".to_owned()),
        (parties, _) => Some(words::names(parties)),
    });
    let text = clean(&entry.text);
    let id = entry.id.filter(|_| !entry.names_its_id());
    facts.push(id.map_or(text.clone(), |id| format!("{text} ({})", words::id(id))));
    facts.extend(entry.voice.map(|voice| voice.word().to_owned()));
    let aside = entry.channel.filter(|channel| *channel != Channel::Public);
    facts.extend(aside.map(|channel| words::channel(channel).to_owned()));
    facts.extend(entry.supersedes.as_deref().map(clean));
    facts.join(" · ")
}
