//! Who wants what: the table of all demands and parties, and the long one with a row for each position.

use std::collections::BTreeMap;

use super::contents::Contents;
use super::exhibits::{Exhibits, quotation};
use super::page::{Block, Cell, Filter, Line, Row, Table};
use super::room::Room;
use super::shown::Shown;
use super::words::word;
use crate::answer::{Basis, Demand, Numbered, Party, Stance, marks};
use crate::picture::look::Look;
use crate::picture::palette::Tone;
use crate::picture::stance_cell::signs;

/// The table of demands and parties, by issue, with what the two come to for the filter.
pub fn matrix(contents: &Contents<'_>, exhibits: &Exhibits<'_>, shown: &Shown<'_>, room: &Room) -> Vec<Block> {
    if shown.parties.is_empty() {
        return vec![Block::Text(Line::of("No position of any party is known."))];
    }
    let two = contents.two.as_ref();
    let by_class = two.into_iter().flat_map(|two| two.classes());
    let classes: BTreeMap<&str, &str> =
        by_class.flat_map(|class| class.demands.into_iter().map(move |demand| (demand.id, class.word))).collect();
    let mut rows = Vec::new();
    let mut issues = Vec::new();
    for issue in &contents.stances.body.issues {
        let demands: Vec<_> = issue.demands.iter().filter(|on| shown.has(&on.demand.demand)).collect();
        if demands.is_empty() {
            continue;
        }
        let about = vec![("issue", issue.issue.id.to_owned())];
        issues.push((issue.issue.id.to_owned(), issue.issue.name.to_owned()));
        if !room.is_short() {
            let (anchor, head) = (Some(format!("issue.{}", issue.issue.id)), Line::of(issue.issue.name));
            rows.push(Row { anchor, is_title: true, about: about.clone(), head, cells: Vec::new() });
        }
        for on in demands {
            let demand = &on.demand;
            let of = |party: &Party<'_>| on.positions.0.iter().find(|(own, _)| own == party).map(|(_, stance)| stance);
            let class = classes.get(demand.demand.id).map(|word| ("class", (*word).to_owned()));
            rows.push(Row {
                anchor: Some(format!("demand.{}", demand.demand.id)),
                is_title: false,
                about: about.iter().cloned().chain(class).collect(),
                head: Line::of(format!("{} ", demand.number)).text(demand.demand.text),
                cells: shown.parties.iter().map(|party| cell(party, demand, of(party), exhibits, room)).collect(),
            });
        }
    }
    let column = |party: &Party<'_>| (party.id.to_owned(), party.name.to_owned());
    // The two beside one another, on a narrow screen too.
    let both = two.map(|two| {
        let [a, b] = two.parties;
        (format!("{} {}", a.id, b.id), format!("{} and {}", a.name, b.name))
    });
    let both = both.into_iter();
    let mut filters = vec![
        Filter {
            key: "column",
            label: "Party".to_owned(),
            words: both.chain(shown.parties.iter().map(column)).collect(),
        },
        Filter { key: "issue", label: "Issue".to_owned(), words: issues },
    ];
    filters.extend(two.map(|two| {
        let words = two.classes().map(|class| (class.word.to_owned(), class.title.to_owned())).to_vec();
        Filter { key: "class", label: "The two are".to_owned(), words }
    }));
    let heads = std::iter::once((String::new(), "demand".to_owned())).chain(shown.parties.iter().map(column));
    let note = "+++ demands, ++ supports, + open, · neutral, − reluctant, −− opposes, −−− rejects. ± on a condition (dashed frame); \
                heavy frame: red line, by somebody's judgement; dotted frame: follows from other positions; ? unknown, which is \
                neither consent nor refusal. ";
    let leads = if room.is_short() {
        "A number leads to words below; the whole brief has those of all."
    } else {
        "Every position leads to its words."
    };
    let caption = "Positions of parties on demands, by issue.".to_owned();
    let table = Table { id: "matrix", caption, heads: heads.collect(), filters, search: false, rows };
    let left_out = shown.left_out.iter().map(|text| Block::Note(Line::of(text.as_str())));
    std::iter::once(Block::Note(Line::of(note).text(leads))).chain(left_out).chain([Block::Table(table)]).collect()
}

fn cell(
    party: &Party<'_>,
    demand: &Numbered<'_>,
    stance: Option<&Stance<'_>>,
    exhibits: &Exhibits<'_>,
    room: &Room,
) -> Cell {
    let column = party.id.to_owned();
    let Some(stance) = stance else {
        return Cell { lines: vec![Line::of("?")], look: "unknown".to_owned(), column, evidence: None };
    };
    // On paper the frames say the rest.
    let below = if room.is_short() { word(stance) } else { told(stance) };
    Cell {
        lines: vec![Line::strong(signs(stance)), Line::of(below)],
        look: look(stance),
        column,
        evidence: exhibits.position(party, &demand.demand),
    }
}

/// The words below the signs: `rejects, then open, on a condition, red line`.
fn told(stance: &Stance<'_>) -> String {
    let waits = stance.position.conditional.then(|| "on a condition".to_owned());
    let marks = waits.into_iter().chain(marks(&stance.position));
    std::iter::once(word(stance)).chain(marks).collect::<Vec<_>>().join(", ")
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
pub fn positions(contents: &Contents<'_>, exhibits: &Exhibits<'_>, shown: &Shown<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    for issue in &contents.stances.body.issues {
        for on in issue.demands.iter().filter(|on| shown.has(&on.demand.demand)) {
            for (party, stance) in on.positions.0.iter().filter(|(party, _)| shown.parties.contains(party)) {
                rows.push(position(party, issue.issue.name, &on.demand.demand, stance, exhibits));
            }
        }
    }
    if rows.is_empty() {
        return vec![Block::Text(Line::of("No position of any party is known."))];
    }
    let heads = ["party", "issue and demand", "word", "said", "voice", "words and source"];
    let heads = heads.map(|head| (String::new(), head.to_owned())).into();
    let caption = "Positions that are known, with the words that tell most.".to_owned();
    let left_out = shown.left_out.iter().map(|text| Block::Note(Line::of(text.as_str())));
    let table = Table { id: "position-table", caption, heads, filters: Vec::new(), search: true, rows };
    left_out.chain([Block::Table(table)]).collect()
}

fn position(party: &Party<'_>, issue: &str, demand: &Demand<'_>, stance: &Stance<'_>, exhibits: &Exhibits<'_>) -> Row {
    let first = stance.statements.first().filter(|_| stance.position.basis == Basis::Stated);
    let said = first.and_then(|statement| statement.said).map_or("–".to_owned(), |day| day.words());
    let voice = first.and_then(|statement| statement.voice).map_or("–", |voice| voice.word());
    let words = first.and_then(|statement| statement.evidence.first()).map(quotation);
    let follows = || stance.arguments.first().map(|argument| exhibits.follows(*party, argument));
    let number = exhibits.position(party, demand);
    let told: Vec<String> =
        std::iter::once(stance.position.stance.to_string()).chain(marks(&stance.position)).collect();
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
