//! The timeline day by day: what stands in which column, and in which words.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{SMALL, Type};
use super::datum::{self, Datum};
use super::palette::INK;
use super::pieces::{Once, Piece};
use super::plate::Request;
use super::source_numbers::quoted;
use crate::analysis::{Window, timeline};
use crate::answer::{Answer, Demand, EntryKind, Ids, Timeline, TimelineEntry};
use crate::date::Date;
use crate::model::{Element, Model, Voice};
use crate::situation::Scope;
use crate::words::listed;

/// The type of what is said: small, in full ink.
const SAID: Type = SMALL.color(INK);

/// The columns, in their order.
pub const COLUMNS: [&str; 4] =
    ["what happened", "papers handed over or not", "positions that changed", "offers, threats, deadlines"];

/// What stands beside a date.
#[derive(Debug)]
pub struct Day {
    /// When.
    pub date: Date,
    /// Whether it is the day of the picture.
    pub is_today: bool,
    /// Whether it lies after it.
    pub is_ahead: bool,
    /// What stands in each column.
    pub columns: [Vec<Piece>; 4],
    /// Which entries of the answer these are.
    pub entries: Vec<usize>,
}

/// The timeline with what it names.
#[derive(Debug)]
pub struct Days<'m> {
    /// The answer.
    pub answer: Answer<'m, Timeline<'m>>,
    model: &'m Model,
    ids: Ids<'m>,
    issues: BTreeMap<&'m str, &'m str>,
    /// What each entry is called by other programs.
    names: Vec<String>,
}

impl<'m> Days<'m> {
    /// Everything that has its place in time; none if nothing has a date.
    pub fn new(request: &Request<'_, 'm>) -> Option<Days<'m>> {
        let register = request.register;
        let window = Window { parties: request.choice.parties.clone(), ..Window::default() };
        let found = timeline(register.situation, &window);
        let body = Timeline::new(register, &window, &found, false);
        let channels = body.channels();
        let answer = Answer::new(register, "timeline", Scope::Derived, &[], body).heard_through(channels);
        let names = names(&answer.body.entries);
        let model = register.model();
        let days = Days { answer, model, ids: Ids::new(model), issues: datum::issues(model), names };
        days.answer.body.entries.iter().any(|entry| column(entry).is_some()).then_some(days)
    }

    /// The entries of the answer.
    pub fn entries(&self) -> &[TimelineEntry<'m>] {
        &self.answer.body.entries
    }

    /// Day by day, the certain entries of a day before those of about that day; the day of the picture is always there.
    pub fn days(&self) -> Vec<Day> {
        let today = self.answer.head.as_of;
        let mut days: Vec<Day> = Vec::new();
        let mut entries: Vec<(usize, Date)> =
            self.entries().iter().enumerate().filter_map(|(at, entry)| Some((at, entry.date?))).collect();
        entries.retain(|(at, _)| column(&self.entries()[*at]).is_some());
        entries.sort_by_key(|(at, date)| (*date, date.is_approximate(), *at));
        let is_one = |a: Date, b: Date| a == b && a.is_approximate() == b.is_approximate();
        for of_day in entries.chunk_by(|a, b| is_one(a.1, b.1)) {
            let date = of_day[0].1;
            let is_ahead = today.is_some_and(|today| !date.begins_by(today));
            let is_today = today.is_some_and(|today| is_one(today, date));
            days.push(self.day(date, (is_today, is_ahead), of_day.iter().map(|(at, _)| *at).collect()));
        }
        if let Some(date) = today.filter(|_| !days.iter().any(|day| day.is_today)) {
            let at = days.iter().position(|day| day.is_ahead).unwrap_or(days.len());
            days.insert(at, self.day(date, (true, false), Vec::new()));
        }
        days
    }

    fn day(&self, date: Date, (is_today, is_ahead): (bool, bool), entries: Vec<usize>) -> Day {
        let mut cells: [Once; 4] = Default::default();
        let mut said: BTreeSet<usize> = BTreeSet::new();
        let all = self.entries();
        for at in &entries {
            let (entry, Some(column)) = (&all[*at], column(&all[*at])) else { continue };
            if !said.insert(*at) {
                continue;
            }
            self.put(&mut cells[column], entry, None);
            // What comes of an event on its day stands below it.
            if entry.kind == EntryKind::Event {
                let own = |at: &&usize| all[**at].kind == EntryKind::Outcome && all[**at].id == entry.id;
                for outcome in entries.iter().filter(own) {
                    said.insert(*outcome);
                    self.put(&mut cells[column], &all[*outcome], Some(&entry.text));
                }
            }
        }
        Day { date, is_today, is_ahead, columns: cells.map(Once::pieces), entries }
    }

    /// Puts an entry into its cell, with what it rests on behind it; what several sources tell in the same way is told once.
    fn put(&self, cell: &mut Once, entry: &TimelineEntry<'m>, event: Option<&str>) {
        let voice = entry.voice.map(Voice::word);
        let words = quoted(&entry.evidence);
        let behind: Vec<String> = match (voice, words.as_slice()) {
            (Some(voice), []) => vec![voice.to_owned()],
            (Some(voice), words) => words.iter().map(|words| format!("{voice} – {words}")).collect(),
            (None, words) => words.to_vec(),
        };
        cell.put(self.told(entry, event), SAID, behind);
    }

    /// An entry in a sentence, for readers who do not know the ids; below its event, an outcome does not name it again.
    pub fn told(&self, entry: &TimelineEntry<'m>, event: Option<&str>) -> String {
        let by = match (entry.by.as_slice(), entry.speaker) {
            ([], None) => String::new(),
            ([], Some(person)) => person.name.to_owned(),
            (parties, _) => listed(&parties.iter().map(|party| party.name.to_owned()).collect::<Vec<_>>()),
        };
        let before = if by.is_empty() { String::new() } else { format!("{by}: ") };
        let text = self.ids.without(&entry.text);
        let behind = |mark: &str, word: &str| {
            let said = if text.starts_with("against ") || text.starts_with("to ") { " " } else { ": " };
            format!("{mark} {before}{word}{said}{text}")
        };
        match entry.kind {
            EntryKind::Event if entry.planned => format!("□ {text}"),
            EntryKind::Event => format!("■ {text}"),
            EntryKind::Outcome => {
                let text = event.and_then(|event| text.strip_suffix(&format!(" – of: {event}"))).unwrap_or(&text);
                format!("→ {text}")
            }
            EntryKind::Document if by.is_empty() => format!("written: {text}"),
            EntryKind::Document => format!("written by {by}: {text}"),
            EntryKind::Delivery => format!("{by} {text}").trim_start().to_owned(),
            EntryKind::Stance => {
                let moved = entry.supersedes.as_deref().and_then(|words| words.split_once(": "));
                // What else changed is said where the word did not.
                let moved = moved.map_or("", |(_, moved)| match moved.split_once("; ") {
                    Some(("the same word", others)) => others,
                    Some((word, _)) => word,
                    None => moved,
                });
                format!("{by} on “{}”: {moved}", self.about(entry))
            }
            EntryKind::Begins | EntryKind::RunsOut => format!("{before}{text}"),
            EntryKind::Due => format!("▼ {before}{text}"),
            EntryKind::Threat | EntryKind::Offer | EntryKind::Promise | EntryKind::Warning | EntryKind::Deadline => {
                behind("▲", entry.kind.word())
            }
            _ => text,
        }
    }

    /// What that stands for of which an entry has the id.
    pub fn about(&self, entry: &TimelineEntry<'m>) -> &'m str {
        entry.id.map_or("", |id| self.ids.stands_for(id))
    }

    /// What an entry is called by other programs: the id of an event or a document, for others what they are of, by whom and when.
    pub fn name(&self, at: usize) -> &str {
        &self.names[at]
    }

    /// What entries of a kind are about, by its id: its kind, and itself for other programs.
    pub fn node(&self, kind: &'static str, id: &str) -> (&'static str, Datum) {
        let model = self.model;
        let found = model.find(id).unwrap_or_default();
        let find = |is_meant: fn(&Element) -> bool| found.iter().copied().find(is_meant);
        let demand = find(|one| matches!(one, Element::Demand(_)));
        let (kind, element) = match kind {
            "change" if demand.is_some() => ("demand", demand),
            "change" => ("issue", find(|one| matches!(one, Element::Issue(_)))),
            "event" => (kind, find(|one| matches!(one, Element::Event(_)))),
            _ => (kind, find(|one| matches!(one, Element::Paper(_)))),
        };
        let text = element.map_or("", |element| model.title_of(element));
        let node = match kind {
            "demand" => Datum::demand(&Demand { id, text }, self.issues.get(id).copied()),
            _ => Datum::node(kind, id, text),
        };
        (kind, node)
    }
}

/// What an entry is called by other programs besides its kind; what would be called alike is counted.
fn names(entries: &[TimelineEntry<'_>]) -> Vec<String> {
    let mut known: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let name = |entry: &TimelineEntry<'_>| {
        if column(entry).is_none() {
            return String::new();
        }
        let kind = what(entry);
        if let (EntryKind::Event | EntryKind::Document, Some(id)) = (entry.kind, entry.id) {
            return id.to_owned();
        }
        let by = entry.by.iter().map(|party| party.id.to_owned());
        let date = entry.date.map(|date| date.to_string());
        let parts: Vec<String> = entry.id.map(str::to_owned).into_iter().chain(by).chain(date).collect();
        let name = parts.join("/");
        let number = known.entry((kind, name.clone())).or_default();
        *number += 1;
        if *number == 1 { name } else { format!("{name}/{number}") }
    };
    entries.iter().map(name).collect()
}

/// Of what kind an entry is for other programs.
pub fn what(entry: &TimelineEntry<'_>) -> &'static str {
    match entry.kind {
        EntryKind::Stance => "change",
        kind => kind.word(),
    }
}

/// In which column an entry stands; none if it is left out.
pub fn column(entry: &TimelineEntry<'_>) -> Option<usize> {
    match entry.kind {
        EntryKind::Event | EntryKind::Outcome => Some(0),
        EntryKind::Document | EntryKind::Delivery | EntryKind::History => Some(1),
        EntryKind::Stance => is_change(entry).then_some(2),
        EntryKind::Begins | EntryKind::RunsOut => Some(2),
        EntryKind::Threat
        | EntryKind::Offer
        | EntryKind::Promise
        | EntryKind::Warning
        | EntryKind::Deadline
        | EntryKind::Due => Some(3),
        EntryKind::Attendance | EntryKind::Claim | EntryKind::Figure => None,
    }
}

/// Whether a statement has another word than the one before.
pub fn is_change(entry: &TimelineEntry<'_>) -> bool {
    entry.supersedes.as_deref().is_some_and(|words| words.contains('→'))
}
