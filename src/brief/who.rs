//! Who wants what: the table of all demands and parties, and the long one with a row for each position.

use super::contents::{Contents, Two};
use super::exhibits::{Exhibits, quotation};
use super::page::{Block, Cell, Filter, Line, Row, Table};
use crate::answer::{Basis, Demand, Numbered, Party, Stance, marks};
use crate::model::LevelRange;
use crate::picture::look::Look;
use crate::picture::palette::Tone;
use crate::picture::stance_cell::signs;

/// The table of demands and parties, by issue, with what the two come to for the filter.
pub fn matrix(contents: &Contents<'_>, exhibits: &Exhibits<'_>) -> Vec<Block> {
    let body = &contents.stances.body;
    if body.parties.is_empty() {
        return vec![Block::Text(Line::of("No position of any party is known."))];
    }
    let two = contents.two.as_ref();
    let mut rows = Vec::new();
    for issue in &body.issues {
        let title = Line::of(issue.issue.name);
        let about = vec![("issue", issue.issue.id.to_owned())];
        rows.push(Row {
            anchor: Some(format!("issue.{}", issue.issue.id)),
            is_title: true,
            about,
            head: title,
            cells: Vec::new(),
        });
        for on in &issue.demands {
            let demand = &on.demand;
            let of = |party: &Party<'_>| on.positions.0.iter().find(|(own, _)| own == party).map(|(_, stance)| stance);
            let mut about = vec![("issue", issue.issue.id.to_owned())];
            about.extend(two.map(|two| ("class", class(two, &demand.demand).0.to_owned())));
            rows.push(Row {
                anchor: Some(format!("demand.{}", demand.demand.id)),
                is_title: false,
                about,
                head: Line::of(format!("{} ", demand.number)).text(demand.demand.text),
                cells: body.parties.iter().map(|party| cell(party, demand, of(party), exhibits)).collect(),
            });
        }
    }
    let column = |party: &Party<'_>| (party.id.to_owned(), party.name.to_owned());
    let issues = body.issues.iter().map(|issue| (issue.issue.id.to_owned(), issue.issue.name.to_owned()));
    let mut filters = vec![
        Filter { key: "column", label: "Party".to_owned(), words: body.parties.iter().map(column).collect() },
        Filter { key: "issue", label: "Issue".to_owned(), words: issues.collect() },
    ];
    filters.extend(two.map(|two| {
        let [a, b] = two.parties.map(|party| party.name);
        let words = CLASSES.iter().map(|(word, name)| ((*word).to_owned(), (*name).to_owned())).collect();
        Filter { key: "class", label: format!("{a} and {b}"), words }
    }));
    let heads = std::iter::once((String::new(), "demand".to_owned())).chain(body.parties.iter().map(column));
    let note = "+++ demands, ++ supports, + open, · neutral, − reluctant, −− opposes, −−− rejects. ± on a condition (dashed frame); \
                heavy frame: red line, by somebody's judgement; dotted frame: follows from other positions; ? unknown, which is \
                neither consent nor refusal. Every position leads to its words.";
    let caption = "Positions of all parties on all demands, by issue.".to_owned();
    let table = Table { id: "matrix", caption, heads: heads.collect(), filters, search: false, rows };
    vec![Block::Note(Line::of(note)), Block::Table(table)]
}

/// What the positions of two come to: words for the filter.
const CLASSES: [(&str, &str); 6] = [
    ("opposite", "on opposite sides"),
    ("condition", "same side, on a condition"),
    ("terms", "same side, terms do not meet"),
    ("same", "same side"),
    ("neutral", "one is neutral"),
    ("unknown", "one or both unknown"),
];

fn class(two: &Two<'_>, demand: &Demand<'_>) -> (&'static str, &'static str) {
    let body = &two.compared;
    let is = [
        body.conflict.iter().any(|one| one.demand == *demand),
        body.conditional.contains(demand),
        body.terms.contains(demand),
        body.agree.contains(demand),
        body.neutral.contains(demand),
        true,
    ];
    CLASSES[is.iter().position(|is| *is).unwrap_or(CLASSES.len() - 1)]
}

fn cell(party: &Party<'_>, demand: &Numbered<'_>, stance: Option<&Stance<'_>>, exhibits: &Exhibits<'_>) -> Cell {
    let column = party.id.to_owned();
    let Some(stance) = stance else {
        return Cell { lines: vec![Line::of("?")], look: "unknown".to_owned(), column, evidence: None };
    };
    let position = &stance.position;
    let word = match position.then {
        Some(then) => format!("{}, then {then}", position.stance),
        None => position.stance.to_string(),
    };
    let waits = position.conditional.then_some("on a condition");
    let below: Vec<&str> = std::iter::once(word.as_str()).chain(waits).chain(marks(position)).collect();
    Cell {
        lines: vec![Line::strong(signs(stance)), Line::of(below.join(", "))],
        look: look(stance),
        column,
        evidence: exhibits.position(party, &demand.demand),
    }
}

/// The classes of the look of a position, the same as in the pictures.
pub fn look(stance: &Stance<'_>) -> String {
    let look = Look::of(Some(&stance.position));
    let tone = match look.tone {
        Tone::For => "for",
        Tone::Conditional => "for-if",
        Tone::Against => "against",
        Tone::AgainstIf => "against-if",
        Tone::Neutral => "neutral",
        Tone::Split => "split",
        Tone::Unknown => "unknown",
    };
    let red = if look.red_line { " red-line" } else { "" };
    let derived = if look.derived { " derived" } else { "" };
    format!("{tone}{red}{derived}")
}

/// A row for each position: party, issue, word, date, voice, quotation, source.
pub fn positions(contents: &Contents<'_>, exhibits: &Exhibits<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    for issue in &contents.stances.body.issues {
        for on in &issue.demands {
            for (party, stance) in &on.positions.0 {
                rows.push(position(party, issue.issue.name, &on.demand.demand, stance, exhibits));
            }
        }
    }
    if rows.is_empty() {
        return vec![Block::Text(Line::of("No position of any party is known."))];
    }
    let heads = ["party", "issue and demand", "word", "said", "voice", "words and source"];
    let heads = heads.map(|head| (String::new(), head.to_owned())).into();
    let caption = "Every position that is known, with the words that tell most.".to_owned();
    vec![Block::Table(Table { id: "position-table", caption, heads, filters: Vec::new(), search: true, rows })]
}

fn position(party: &Party<'_>, issue: &str, demand: &Demand<'_>, stance: &Stance<'_>, exhibits: &Exhibits<'_>) -> Row {
    let first = stance.statements.first().filter(|_| stance.position.basis == Basis::Stated);
    let said = first.and_then(|statement| statement.said).map_or("–".to_owned(), |day| day.words());
    let voice = first.and_then(|statement| statement.voice).map_or("–", |voice| voice.word());
    let words = first.and_then(|statement| statement.evidence.first()).map(quotation);
    let follows = || stance.arguments.first().map(|argument| exhibits.follows(*party, argument));
    let number = exhibits.position(party, demand);
    let word = |levels: LevelRange| levels.to_string();
    let told: Vec<String> = std::iter::once(word(stance.position.stance))
        .chain(marks(&stance.position).iter().map(|mark| (*mark).to_owned()))
        .collect();
    Row {
        anchor: Some(format!("position.{}.{}", party.id, demand.id)),
        head: Line::default().link(format!("party.{}", party.id), party.name),
        cells: vec![
            Cell {
                lines: vec![Line::strong(issue), Line::default().link(format!("demand.{}", demand.id), demand.text)],
                ..Cell::default()
            },
            Cell { look: look(stance), ..Cell::new(Line::of(told.join(", ")).cited(number)) },
            Cell::new(Line::of(said)),
            Cell::new(Line::of(voice)),
            Cell::new(words.or_else(follows).unwrap_or_else(|| Line::of("–"))),
        ],
        ..Row::default()
    }
}
