//! What changed, what was said, done and due, and where the sources differ.

use std::collections::BTreeSet;

use super::contents::Contents;
use super::exhibits::Exhibits;
use super::page::{Block, Cell, DAYS, Item, Line, Row, Run, Table};
use crate::analysis::Change;
use crate::answer::{DisputeAnswer, DisputeEntry, PLAIN, RespectChanged, TimelineEntry};
use crate::words::{capitalised, count, listed};

/// What changed since the day that was named, with both words.
pub fn changes(contents: &Contents<'_>, exhibits: &Exhibits<'_>) -> Vec<Block> {
    let Some(diff) = &contents.changed else {
        let text = "This brief tells of one day and compares it with no earlier one.";
        return vec![Block::Text(Line::of(text))];
    };
    let from = diff.from.map_or("the earlier day".to_owned(), |day| day.words());
    let known = diff.changed + diff.unchanged;
    let first = format!("{} of {} known on {from} changed.", diff.changed, count(known, "position", "positions"));
    let mut blocks = vec![Block::Text(Line::of(first))];
    let is_new = |one: &&RespectChanged<'_>| one.kind == Change::Appeared;
    let is_gone = |one: &&RespectChanged<'_>| one.kind == Change::Dropped;
    let groups: [(&str, Vec<&RespectChanged<'_>>); 3] = [
        ("Changed", diff.changes.iter().filter(|one| !is_new(one) && !is_gone(one)).collect()),
        ("Became known, which is no change of mind", diff.changes.iter().filter(is_new).collect()),
        ("No longer known", diff.changes.iter().filter(is_gone).collect()),
    ];
    for (title, list) in groups.into_iter().filter(|(_, list)| !list.is_empty()) {
        blocks.push(Block::Heading(Line::of(format!("{title}: {}", list.len()))));
        blocks.push(Block::List(list.into_iter().map(|one| change(one, exhibits)).collect()));
    }
    blocks
}

fn change(one: &RespectChanged<'_>, exhibits: &Exhibits<'_>) -> Item {
    let on = one.demand.map(|demand| demand.text).or(one.issue.map(|issue| issue.name)).unwrap_or_default();
    let number = one.demand.and_then(|demand| exhibits.position(&one.party, &demand));
    let says = Line::strong(format!("{} on “{on}”: ", one.party.name));
    let told = |position| PLAIN.told(Some(position), None);
    let (word, small) = match (&one.was, &one.is) {
        (Some(was), Some(is)) => {
            (capitalised(&one.kind.word().replace('-', " ")), format!("Was: {}. Now: {}.", told(was), told(is)))
        }
        (None, Some(is)) => (told(is), String::new()),
        (Some(was), None) => (format!("was {}", told(was)), String::new()),
        (None, None) => (String::new(), String::new()),
    };
    let edited = if one.edited { " The entry was edited; nothing shows a change of mind." } else { "" };
    Item::new(says.text(word).cited(number)).small(Line::of(format!("{small}{edited}")))
}

/// What was said, done and due, by day.
pub fn timeline(contents: &Contents<'_>, exhibits: &mut Exhibits<'_>) -> Vec<Block> {
    let timeline = &contents.timeline;
    let mut rows = Vec::new();
    for entry in timeline.entries.iter().filter(|entry| entry.date.is_some()) {
        let row = self::entry(entry, &contents.ids.without(&entry.text), exhibits);
        // What several sources tell in the same way is told once.
        match rows.last_mut() {
            Some(last) if is_same(last, &row) => add_evidence(last, row),
            _ => rows.push(row),
        }
    }
    if rows.is_empty() {
        return vec![Block::Text(Line::of("Nothing has a date."))];
    }
    let heads = ["day", "kind", "who", "what"].map(|head| (String::new(), head.to_owned())).into();
    let caption = "What was said, done and due, in order of time.".to_owned();
    let table = Table { id: DAYS, caption, heads, filters: Vec::new(), search: true, rows };
    let undated = timeline.undated;
    let rest =
        (undated > 0).then(|| Block::Note(Line::of(format!("{} without a date.", count(undated, "entry", "entries")))));
    std::iter::once(Block::Table(table)).chain(rest).collect()
}

fn entry(entry: &TimelineEntry<'_>, says: &str, exhibits: &mut Exhibits<'_>) -> Row {
    let day = entry.date.map_or(String::new(), |date| date.words());
    let planned = if entry.planned { " (to come)" } else { "" };
    let by: Vec<String> = entry.by.iter().map(|party| party.name.to_owned()).collect();
    let by =
        if by.is_empty() { entry.speaker.map_or("–".to_owned(), |one| one.name.to_owned()) } else { by.join(", ") };
    let voice = entry.voice.map_or(String::new(), |voice| format!(" · {}", voice.word()));
    let supersedes = entry.supersedes.as_deref().map_or(String::new(), |words| format!(" · {words}"));
    let number = exhibits.entry(entry, says);
    Row {
        head: Line::of(format!("{day}{planned}")),
        cells: vec![
            Cell::new(Line::of(entry.kind.word().replace('-', " "))),
            Cell::new(Line::of(by)),
            Cell::new(Line::of(format!("{says}{voice}{supersedes}")).cited(number)),
        ],
        ..Row::default()
    }
}

fn without_evidence(row: &Row) -> Vec<String> {
    let text = |line: &Line| {
        let runs = line.0.iter().map(|run| match run {
            Run::Text(text) => text.as_str(),
            _ => "",
        });
        runs.collect::<String>()
    };
    std::iter::once(text(&row.head)).chain(row.cells.iter().flat_map(|cell| cell.lines.iter().map(text))).collect()
}

fn is_same(one: &Row, other: &Row) -> bool {
    without_evidence(one) == without_evidence(other)
}

fn add_evidence(row: &mut Row, other: Row) {
    let numbers = |row: &Row| -> Vec<usize> {
        row.cells.iter().flat_map(|cell| &cell.lines).flat_map(Line::cited_numbers).collect()
    };
    let all: Vec<usize> = numbers(row).into_iter().chain(numbers(&other)).collect();
    if let Some(line) = row.cells.last_mut().and_then(|cell| cell.lines.last_mut()) {
        line.0.retain(|run| !matches!(run, Run::Cited(_)));
        *line = std::mem::take(line).cited(all);
    }
}

/// Open questions first, each with all answers, then what was settled, and how.
pub fn differ(contents: &Contents<'_>, exhibits: &mut Exhibits<'_>) -> Vec<Block> {
    let all = &contents.disputes.disputes;
    if all.is_empty() {
        return vec![Block::Text(Line::of("The model names no question on which sources differ."))];
    }
    let open = contents.disputes.open;
    let first = format!("{open} of {} open. Nothing is averaged.", count(all.len(), "question is", "questions are"));
    let mut blocks = vec![Block::Text(Line::of(first))];
    let (unsettled, settled): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.settled.is_none());
    for (title, list) in [("Open", unsettled), ("Settled", settled)] {
        if list.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(Line::of(format!("{title}: {}", list.len()))));
        blocks.push(Block::List(list.into_iter().map(|one| question(one, exhibits)).collect()));
    }
    blocks
}

fn question(one: &DisputeEntry<'_>, exhibits: &mut Exhibits<'_>) -> Item {
    let mut item = Item::new(Line::strong(one.question));
    item.anchor = Some(format!("dispute.{}", one.dispute.id));
    for answer in &one.answers {
        let number = exhibits.answer(one.question, answer);
        item = item.small(Line::of(format!("{}{}", answer.says, by(answer))).cited(number));
    }
    if let Some(settled) = one.settled {
        let how = settled.how.map_or(String::new(), |how| format!(": {how}"));
        item = item.small(Line::of(format!("Settled by {}{how}.", settled.by.word())));
    }
    item
}

fn by(answer: &DisputeAnswer<'_>) -> String {
    let said = &answer.said;
    let day = said.said.map_or(String::new(), |day| format!(", {}", day.words()));
    match (said.by.map(|party| party.name), said.speaker.map(|person| person.name)) {
        (Some(party), Some(speaker)) => format!(" – {party} ({speaker}){day}"),
        (Some(name), None) | (None, Some(name)) => format!(" – {name}{day}"),
        (None, None) => {
            let sources: BTreeSet<&str> = said.evidence.iter().map(|piece| piece.source.name).collect();
            let sources: Vec<String> = sources.into_iter().map(str::to_owned).collect();
            if sources.is_empty() { day } else { format!(" – {}{day}", listed(&sources)) }
        }
    }
}
