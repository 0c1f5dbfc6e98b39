//! What a timeline comes to: what is counted above it, what is next, and what is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::timeline_days::{Days, column, is_change};
use crate::answer::{EntryKind, TimelineEntry};
use crate::collation;
use crate::date::Date;
use crate::model::{DeliveryStatus, Presence};
use crate::words::{count, listed};

impl<'m> Days<'m> {
    /// `16 events, 5 positions that changed and 4 papers, 1 of them … Still to come: 1 announcement that falls due.`
    pub fn headline(&self) -> String {
        let all = |kinds: &[EntryKind], planned: bool| {
            self.entries().iter().filter(|entry| kinds.contains(&entry.kind) && entry.planned == planned).count()
        };
        let some = |number: usize, one: &str, many: &str| (number > 0).then(|| count(number, one, many));
        let moved = self.entries().iter().filter(|entry| is_change(entry)).count();
        let (papers, outstanding) = (self.papers().len(), self.outstanding());
        let of_them = if outstanding == 1 { "1 is" } else { &format!("{outstanding} are") };
        let papers = some(papers, "paper", "papers").map(|papers| match outstanding {
            0 => papers,
            _ => format!("{papers}, of which {of_them} last said to be promised or not delivered to somebody"),
        });
        let parts = [
            some(all(&[EntryKind::Event], false), "event", "events"),
            some(moved, "position that changed", "positions that changed"),
            papers,
        ];
        let so_far: Vec<String> = parts.into_iter().flatten().collect();
        let ahead = [
            some(all(&[EntryKind::Event], true), "event", "events"),
            some(all(&[EntryKind::Due], true), "announcement that falls due", "announcements that fall due"),
        ];
        let ahead: Vec<String> = ahead.into_iter().flatten().collect();
        let so_far = (!so_far.is_empty()).then(|| format!("{}.", listed(&so_far)));
        let ahead = (!ahead.is_empty()).then(|| format!("Still to come: {}.", listed(&ahead)));
        let mut all: Vec<String> = so_far.into_iter().chain(ahead).collect();
        if all.is_empty() {
            all.push("Only announcements.".to_owned());
        }
        all.extend(self.next());
        all.join(" ")
    }

    /// What takes place or falls due first after the day of the picture: `Next: The ministers meet, 21 May 2024.`
    fn next(&self) -> Option<String> {
        let today = self.answer.head.as_of?;
        let is_due = |entry: &&TimelineEntry<'m>| matches!(entry.kind, EntryKind::Event | EntryKind::Due);
        let ahead = self.entries().iter().filter(is_due).filter_map(|entry| Some((entry.date?, entry)));
        let mut ahead: Vec<(Date, &TimelineEntry<'m>)> = ahead.filter(|(date, _)| !date.begins_by(today)).collect();
        ahead.sort_by_key(|(date, _)| (*date, date.is_approximate()));
        let (date, first) = ahead.first()?;
        let is_then = |other: &Date| other == date && other.is_approximate() == date.is_approximate();
        let more = ahead.iter().filter(|(other, _)| is_then(other)).count() - 1;
        let more = if more == 0 { String::new() } else { format!(", and {more} more") };
        let told = self.told(first, None);
        Some(format!(
            "Next: {}, {}{more}.",
            told.trim_start_matches(['□', '■', '▼', ' ']).trim_end_matches('.'),
            date.words()
        ))
    }

    /// Of the first event from the day of the picture on: whose attendance is uncertain by the latest word on it.
    pub fn doubtful(&self) -> Option<String> {
        let today = self.answer.head.as_of?;
        let is_ahead = |date: Date| date == today || !date.begins_by(today);
        let events = self.entries().iter().filter(|entry| entry.kind == EntryKind::Event);
        let events = events.filter(|entry| entry.id.is_some() && entry.date.is_some_and(is_ahead));
        let event = events.min_by_key(|entry| entry.date)?;
        let mut latest: BTreeMap<&str, (Option<Date>, bool)> = BTreeMap::new();
        for entry in self.entries().iter().filter(|entry| entry.id == event.id) {
            let (Some(presence), Some(party)) = (entry.presence, entry.by.first()) else { continue };
            let doubtful = presence == Presence::Uncertain;
            let said = latest.entry(party.name).or_insert((entry.date, doubtful));
            *said = if said.0 == entry.date { (said.0, said.1 || doubtful) } else { (entry.date, doubtful) };
        }
        let mut names: Vec<&str> =
            latest.into_iter().filter(|(_, (_, doubtful))| *doubtful).map(|(name, _)| name).collect();
        names.sort_by(|a, b| collation::compare(a, b));
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let what = format!("Attendance of “{}” is uncertain for {}.", event.text, listed(&names));
        (!names.is_empty()).then_some(what)
    }

    fn papers(&self) -> BTreeSet<&'m str> {
        let of_papers = self.entries().iter().filter(|entry| column(entry) == Some(1));
        of_papers.filter_map(|entry| entry.id).collect()
    }

    /// Of how many documents the last word is that somebody does not have them. What is said of one day stands together.
    pub fn outstanding(&self) -> usize {
        let mut last: BTreeMap<(&str, &str), (Option<Date>, bool)> = BTreeMap::new();
        for entry in self.entries() {
            let (Some(id), Some((to, status))) = (entry.id, entry.delivery) else { continue };
            let has = matches!(status, DeliveryStatus::Claimed | DeliveryStatus::Confirmed);
            let said = last.entry((id, to.id)).or_insert((entry.date, has));
            *said = if said.0 == entry.date { (said.0, said.1 || has) } else { (entry.date, has) };
        }
        last.iter().filter(|(_, (_, has))| !has).map(|((id, _), _)| *id).collect::<BTreeSet<_>>().len()
    }

    /// What the picture leaves out.
    pub fn left_out(&self) -> String {
        let entries = self.entries();
        let all = |kind: EntryKind| entries.iter().filter(|entry| entry.kind == kind).count();
        let first = entries.iter().filter(|entry| entry.kind == EntryKind::Stance && !is_change(entry)).count();
        let parts = [
            (
                first,
                "statement that opens a position or keeps its word",
                "statements that open a position or keep its word",
            ),
            (all(EntryKind::Attendance), "on who takes part", "on who takes part"),
            (all(EntryKind::Claim), "claim about others", "claims about others"),
            (all(EntryKind::Figure), "figure", "figures"),
            (self.answer.body.undated, "entry without a date", "entries without a date"),
        ];
        let parts = parts.into_iter().filter(|(number, ..)| *number > 0);
        let parts: Vec<String> = parts.map(|(number, one, many)| count(number, one, many)).collect();
        if parts.is_empty() { String::new() } else { format!("Not shown: {}.", listed(&parts)) }
    }
}
