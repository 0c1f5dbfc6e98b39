//! What was said, done and due: a row for each date, the day of the picture in a heavy frame, what lies after it dashed.

use std::collections::BTreeSet;

use super::block::{SECTION, SMALL, STRONG};
use super::datum::Datum;
use super::dot::Key;
use super::head::Head;
use super::pieces::{self, Piece};
use super::plate::{Plate, Request};
use super::sheet::{Field, GAP, Row, Section, Sheet};
use super::timeline_days::{COLUMNS, Day, Days, column, what};
use crate::date::Date;

/// Width of the column of dates, in points.
const DATE: f64 = 62.0;
/// How the columns share what is left.
const SHARES: [f64; 4] = [0.27, 0.23, 0.22, 0.28];
/// Earlier years with at most so many dates each stand together.
const FEW: usize = 3;

/// Draws what was said, done and due.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let Some(days) = Days::new(request) else { return Vec::new() };
    let left = request.page.width() - DATE - GAP * 6.0;
    let widths = SHARES.map(|share| (left * share).floor());
    let name = |(at, text): (usize, &&str)| Field::new(widths[at], |block| block.text(text, STRONG)).party();
    let date = Field::new(DATE, |block| block.text("date", SMALL));
    let caption =
        Row { cells: [date].into_iter().chain(COLUMNS.iter().enumerate().map(name)).collect(), data: Vec::new() };
    let section = |(title, of_years): (String, Vec<Day>)| {
        let row = |day: &Day| rows(day, &title, widths, &days);
        Section { rows: of_years.iter().flat_map(row).collect(), title: Some((title.clone(), String::new())) }
    };
    let sections = years(days.days(), days.answer.head.as_of).into_iter().map(section).collect();
    let head = head(&days);
    let sheet = Sheet { head: head.clone(), width: request.page.width(), caption: Some(caption), sections };
    vec![Plate::whole(head, sheet.pages("timeline", request.page), request.page)]
}

fn year(date: Date) -> String {
    date.words().rsplit(' ').next().unwrap_or_default().to_owned()
}

/// Days by year, each with its title; years long before the day of the picture in which little happened stand together.
fn years(days: Vec<Day>, today: Option<Date>) -> Vec<(String, Vec<Day>)> {
    let mut years: Vec<(String, String, Vec<Day>)> = Vec::new();
    for day in days {
        let own = year(day.date);
        match years.last_mut() {
            Some((first, _, of_year)) if *first == own => of_year.push(day),
            _ => years.push((own.clone(), own, vec![day])),
        }
    }
    let this = today.map(year);
    let mut merged: Vec<(String, String, Vec<Day>, bool)> = Vec::new();
    for (first, last, of_year) in years {
        let is_few = of_year.len() <= FEW && this.as_ref().is_some_and(|this| first < *this);
        match merged.last_mut() {
            Some((_, end, days, true)) if is_few => {
                days.extend(of_year);
                *end = last;
            }
            _ => merged.push((first, last, of_year, is_few)),
        }
    }
    let title = |first: String, last: String| if first == last { first } else { format!("{first} to {last}") };
    merged.into_iter().map(|(first, last, days, _)| (title(first, last), days)).collect()
}

/// A date: one row, or more if what belongs to it is longer than a cell.
fn rows(day: &Day, title: &str, widths: [f64; 4], days: &Days<'_>) -> Vec<Row> {
    let columns: Vec<Vec<&[Piece]>> = (0..4).map(|at| pieces::cells(&day.columns[at], widths[at])).collect();
    let number = columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let row = |part: usize| {
        let cell = |at: usize| {
            let field = pieces::field(columns[at].get(part).copied().unwrap_or_default(), widths[at]).at_top();
            if day.is_ahead { field.dashed() } else { field.framed() }
        };
        let cells = [date(day, title, part > 0)].into_iter().chain((0..4).map(cell)).collect();
        let data = if part == 0 { data(day, days) } else { Vec::new() };
        Row { cells, data }
    };
    (0..number).map(row).collect()
}

fn date(day: &Day, title: &str, goes_on: bool) -> Field {
    let words = day.date.words();
    // The title says the year.
    let words = words.strip_suffix(&format!(" {title}")).unwrap_or(&words);
    let marks = [(day.is_today, "as of"), (day.is_ahead, "to come"), (goes_on, "continued")];
    let marks: Vec<&str> = marks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| mark).collect();
    let field = Field::new(DATE, |block| {
        let block = block.text(words, if day.is_today { SECTION } else { STRONG });
        if marks.is_empty() { block } else { block.text(&marks.join(", "), SMALL) }
    });
    let field = field.at_top();
    match (day.is_today, day.is_ahead) {
        (true, _) => field.heavy(),
        (false, true) => field.dashed(),
        (false, false) => field.framed(),
    }
}

/// What an entry is about, as a node, and who did or said it.
fn data(day: &Day, days: &Days<'_>) -> Vec<Datum> {
    day.entries.iter().flat_map(|at| of_entry(*at, days, day.date)).collect()
}

fn of_entry(at: usize, days: &Days<'_>, date: Date) -> Vec<Datum> {
    let entry = &days.entries()[at];
    let kind = match column(entry) {
        Some(0) => "event",
        Some(1) => "document",
        Some(2) => "change",
        _ => "announcement",
    };
    // What happens to an event or a document is a node of its own, tied to what it is about.
    let (what, own) = (what(entry), days.name(at));
    let status = if entry.planned { "planned" } else { "past" };
    let node = Datum::node(what, own, &entry.text).with(Key::Date, date.to_string()).with(Key::Status, status);
    let sources: BTreeSet<&str> = entry.evidence.iter().map(|piece| piece.source.id).collect();
    let sources = sources.into_iter().collect::<Vec<_>>().join(" ");
    let node = if sources.is_empty() { node } else { node.with(Key::Sources, sources) };
    let about = entry.id.filter(|id| *id != own).map(|id| {
        let about = days.node(kind, id);
        let edge = Datum::edge("about", (what, own), (about.0, id));
        [about.1, edge]
    });
    let by = entry.by.iter().flat_map(|party| {
        let edge = Datum::edge("by", ("party", party.id), (what, own));
        [Datum::party(party), edge.with(Key::Date, date.to_string())]
    });
    let to = entry.delivery.iter().flat_map(|(party, status)| {
        let edge = Datum::edge("to", (what, own), ("party", party.id)).with(Key::Status, status.word());
        [Datum::party(party), edge]
    });
    [node].into_iter().chain(about.into_iter().flatten()).chain(by).chain(to).collect()
}

fn head(days: &Days<'_>) -> Head {
    let shown = days.days();
    let texts = || shown.iter().flat_map(|day| &day.columns).flatten().map(|piece| piece.text.as_str());
    let signs =
        [("■", "up to this day"), ("□", "to come"), ("→", "what came of it"), ("▲", "announced"), ("▼", "falls due")];
    let signs = signs.into_iter().filter(|(sign, _)| texts().any(|text| text.starts_with(sign)));
    let mut marks: Vec<String> = signs.map(|(sign, meaning)| format!("{sign} {meaning}")).collect();
    let is_about = shown.iter().any(|day| day.date.is_approximate());
    marks.extend(is_about.then(|| "“about”: the date is inferred".to_owned()));
    let frame = shown.iter().any(|day| day.is_today).then_some("The heavy frame is the day of the picture");
    let ahead = shown.iter().any(|day| day.is_ahead).then_some("; dashed rows lie after it");
    let frame = frame.map(|frame| format!("{frame}{}.", ahead.unwrap_or_default()));
    let marks = (!marks.is_empty()).then(|| format!("{}.", marks.join(" · ")));
    let left_out = Some(days.left_out()).filter(|text| !text.is_empty());
    let filtered = days.answer.body.left_out;
    let filtered = (filtered > 0).then(|| format!("The filter leaves out {filtered}."));
    let notes = marks.into_iter().chain(frame).chain(days.doubtful()).chain(left_out).chain(filtered).collect();
    Head::of(&days.answer, "What was said, done and due?", days.headline(), notes)
}
