//! Documents with their clauses, deliveries and history.

use super::amendments::{in_order, take_over};
use super::conditions::{Hinges, hangs};
use super::names::Names;
use super::paper_positions::{is_somebodys, positions};
use super::stances::{channel, evidence, voice};
use super::steps::parties;
use super::terms::{Declared, terms};
use super::words::{date, interval, value, word};
use crate::diagnostic::Diagnostic;
use crate::document::read::{Text, unique};
use crate::document::{self, Document};
use crate::id::{Ix, PaperId, PaperIx};
use crate::model::scale::{Level, LevelRange};
use crate::model::stance::Target;
use crate::model::step::{Clause, Delivery, DeliveryStatus, Fate, Paper, PaperRole, Turn};
use crate::model::whole::Model;

/// Adds every document to the model, in the order in which they are numbered, and the positions that their clauses are.
/// O(clauses × log clauses), those that are taken over included.
pub fn resolve(document: &Document<'_>, names: &Names, model: &mut Model, problems: &mut Vec<Diagnostic>) {
    let entries: Vec<(&Text<'_>, &document::PaperEntry)> = Names::first_definitions(&document.papers).collect();
    let mut papers: Vec<Paper> = entries.iter().map(|(id, entry)| paper(id, entry, names, model, problems)).collect();
    for at in in_order(&mut papers, problems) {
        take_over(at, entries[at].1, &mut papers, problems);
    }
    for (at, (_, entry)) in entries.iter().enumerate() {
        let flag = entry.positions.as_ref().filter(|flag| flag.value);
        let Some(flag) = flag.filter(|flag| is_somebodys(entry, &papers[at], flag.span, problems)) else { continue };
        papers[at].positions = flag.value;
        for author in &papers[at].authors {
            positions(PaperIx::new(at), &papers[at], *author).into_iter().for_each(|stance| {
                model.stances.push(stance);
            });
        }
    }
    papers.into_iter().for_each(|paper| {
        model.papers.push(paper);
    });
}

fn paper(
    id: &Text<'_>,
    entry: &document::PaperEntry,
    names: &Names,
    model: &Model,
    problems: &mut Vec<Diagnostic>,
) -> Paper {
    let mut clauses = Vec::new();
    for (name, entry) in unique(&entry.clauses, problems) {
        clauses.extend(clause(name, entry, names, model, problems));
    }
    let deliveries = entry.delivery.iter().filter_map(|entry| delivery(entry, names, problems)).collect();
    let history = entry.history.iter().filter_map(|entry| turn(entry, names, problems)).collect();
    Paper {
        id: PaperId::new(id.value),
        title: value(&entry.title).unwrap_or_else(|| id.value.to_string()),
        authors: parties(&entry.author.items, names, problems),
        role: entry.role.as_ref().and_then(|text| word(text, "a role of a document", PaperRole::ALL, problems)),
        date: entry.date.as_ref().and_then(|text| date(text, problems)),
        channel: channel(&entry.channel, problems),
        clauses,
        positions: false,
        amends: entry.amends.as_ref().and_then(|text| names.paper(text, problems)),
        drops: Vec::new(),
        deliveries,
        history,
        evidence: evidence(&entry.evidence, names, problems),
        note: value(&entry.note),
        span: id.span,
    }
}

fn clause(
    name: &Text<'_>,
    entry: &document::ClauseEntry,
    names: &Names,
    model: &Model,
    problems: &mut Vec<Diagnostic>,
) -> Option<Clause> {
    let levels = match &entry.stance {
        Some(words) => interval(words, problems),
        // A clause that is written down provides for its demand.
        None => Level::from_word("supports").map(LevelRange::from),
    };
    let document::ClauseEntry { only_after, r#if, unless, until, otherwise, .. } = entry;
    let hangs = hangs(&Hinges { only_after, r#if, unless, until, otherwise }, names, problems);
    let evidence = evidence(&entry.evidence, names, problems);
    let demand = names.demand(&entry.demand, problems)?;
    Some(Clause {
        name: name.value.to_string(),
        demand,
        levels: levels?,
        hangs,
        sets: terms(&entry.sets, &Declared::by(model, Target::Demand(demand)).set_by_text(), problems),
        text: value(&entry.text),
        at: value(&entry.at),
        evidence,
        note: value(&entry.note),
        taken_from: None,
        span: name.span,
    })
}

fn delivery(entry: &document::DeliveryEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Delivery> {
    let from = entry.from.as_ref().and_then(|text| names.party(text, problems));
    let status = word(&entry.status, "a status of a delivery", DeliveryStatus::ALL, problems);
    let date = entry.date.as_ref().and_then(|text| date(text, problems));
    let voice = voice(&entry.voice, problems);
    let evidence = evidence(&entry.evidence, names, problems);
    let to = names.party(&entry.to, problems)?;
    Some(Delivery { from, to, status: status?, date, voice, evidence, note: value(&entry.note) })
}

fn turn(entry: &document::HistoryEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Turn> {
    let date = entry.date.as_ref().and_then(|text| date(text, problems));
    let evidence = evidence(&entry.evidence, names, problems);
    let fate = word(&entry.status, "a status of an agreement", Fate::ALL, problems)?;
    Some(Turn { fate, date, evidence, note: value(&entry.note) })
}
