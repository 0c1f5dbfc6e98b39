//! Documents: their clauses, what they take over from others, and the positions that these are.

use std::collections::{BTreeMap, BTreeSet};

use super::conditions::{Hinges, hangs};
use super::names::Names;
use super::stances::{channel, evidence, voice};
use super::steps::parties;
use super::terms::{Declared, terms};
use super::words::{date, interval, value, word};
use crate::diagnostic::{Diagnostic, rule};
use crate::document::read::{Text, unique};
use crate::document::{self, Document};
use crate::id::{DemandIx, Ix, PaperId, PaperIx, PartyIx};
use crate::model::index::Model;
use crate::model::scale::{Level, LevelRange};
use crate::model::stance::{ClauseOf, Evidence, Says, Stance, Target, Voice};
use crate::model::step::{Clause, Delivery, DeliveryStatus, Dropped, Fate, Hangs, Paper, PaperRole, Turn};
use crate::model::terms::common;
use crate::source::Span;
use crate::words::{listed, nearest, typo};

rule! {
    /// A document that changes itself, or leaves out what is not there.
    pub UNCLEAR_AMENDMENT = "D0450" "unclear-amendment" File Error:
        "a document that amends itself in a circle, or drops a clause that the amended one does not have"
}

rule! {
    /// Positions of nobody.
    pub POSITIONS_OF_NOBODY = "D0451" "positions-of-nobody" File Error:
        "a document whose clauses are to be positions, and that is a mediator's text or names no author"
}

/// Adds every document to the model, in the order in which they are numbered, and the positions that their clauses are.
/// O(clauses × log clauses), those that are taken over included.
pub fn resolve(document: &Document, names: &Names, model: &mut Model, problems: &mut Vec<Diagnostic>) {
    let entries: Vec<(&Text, &document::PaperEntry)> = Names::first_definitions(&document.papers).collect();
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
    id: &Text,
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
        id: PaperId::new(&id.value),
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
    name: &Text,
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

/// The numbers of the documents, each after the one that it amends. A circle is reported, and opened where it begins.
fn in_order(papers: &mut [Paper], problems: &mut Vec<Diagnostic>) -> Vec<usize> {
    let mut done = vec![false; papers.len()];
    let mut order = Vec::with_capacity(papers.len());
    for at in 0..papers.len() {
        let mut chain = Vec::new();
        let mut next = Some(at);
        while let Some(one) = next.filter(|one| !done[*one]) {
            if let Some(begin) = chain.iter().position(|known| *known == one) {
                problems.push(circle(papers, &chain[begin..]));
                papers[one].amends = None;
                break;
            }
            chain.push(one);
            next = papers[one].amends.map(Ix::position);
        }
        for one in chain.into_iter().rev() {
            done[one] = true;
            order.push(one);
        }
    }
    order
}

fn circle(papers: &[Paper], chain: &[usize]) -> Diagnostic {
    let ids: Vec<String> = chain.iter().map(|at| format!("`{}`", papers[*at].id)).collect();
    let message = match ids.as_slice() {
        [one] => format!("{one} amends itself"),
        _ => format!("{} amend one another in a circle", listed(&ids)),
    };
    let found = Diagnostic::new(&UNCLEAR_AMENDMENT, papers[chain[0]].span, message).label("amends itself");
    let others = chain[1..].iter().map(|at| papers[*at].span);
    let found = others.fold(found, |found, span| found.related(span, "by way of this one"));
    found.help("`amends` names an earlier document; take it out where it names a later one")
}

/// Adds to a document what it takes over from the one that it amends: every clause that it neither drops nor replaces by one on
/// the same demand. They stand in the order of that one, a new clause in the place of the old, and what is only new at the end.
fn take_over(at: usize, entry: &document::PaperEntry, papers: &mut [Paper], problems: &mut Vec<Diagnostic>) {
    let Some(amends) = papers[at].amends else {
        if let Some(first) = entry.drops.items.first().filter(|_| entry.amends.is_none()) {
            problems.push(
                Diagnostic::new(
                    &UNCLEAR_AMENDMENT,
                    first.span,
                    format!("`{}` drops clauses of no document", papers[at].id),
                )
                .label("of which one?")
                .help("add `amends:` with the document that it changes"),
            );
        }
        return;
    };
    let base = papers[amends.position()].clone();
    // A new clause can have the name of one that is taken over; the first is meant.
    let mut named: BTreeMap<&str, &Clause> = BTreeMap::new();
    base.clauses.iter().rev().for_each(|clause| {
        named.insert(&clause.name, clause);
    });
    let mut drops = Vec::new();
    for name in &entry.drops.items {
        match named.get(name.value.as_str()) {
            Some(clause) => drops.push(Dropped { name: clause.name.clone(), demand: clause.demand, span: name.span }),
            None => problems.push(no_such_clause(name, &base)),
        }
    }
    let dropped: BTreeSet<&str> = drops.iter().map(|dropped: &Dropped| dropped.name.as_str()).collect();
    let own = std::mem::take(&mut papers[at].clauses);
    let mut on: BTreeMap<DemandIx, Vec<Clause>> = BTreeMap::new();
    own.iter().for_each(|clause| on.entry(clause.demand).or_default().push(clause.clone()));
    let mut clauses = Vec::new();
    let mut placed = BTreeSet::new();
    for clause in base.clauses {
        // Of several clauses on one demand, the first has the place.
        if let Some(own) = on.get(&clause.demand) {
            if placed.insert(clause.demand) {
                clauses.extend(own.iter().cloned());
            }
        } else if !dropped.contains(clause.name.as_str()) {
            clauses.push(Clause { taken_from: clause.taken_from.or(Some(amends)), ..clause });
        }
    }
    clauses.extend(own.into_iter().filter(|clause| !placed.contains(&clause.demand)));
    papers[at].clauses = clauses;
    papers[at].drops = drops;
}

fn no_such_clause(name: &Text, base: &Paper) -> Diagnostic {
    let names = || base.clauses.iter().map(|clause| clause.name.as_str());
    let help = match nearest(&name.value, names()).as_slice() {
        [meant] => format!("did you mean `{meant}`?"),
        _ if base.clauses.is_empty() => format!("`{}` has no clauses", base.id),
        _ => {
            let all: Vec<String> = names().map(|name| format!("`{name}`")).collect();
            format!("`{}` has: {}", base.id, all.join(", "))
        }
    };
    Diagnostic::new(&UNCLEAR_AMENDMENT, name.span, format!("`{}` has no clause `{}`", base.id, name.value))
        .label("nothing to leave out")
        .help(help)
        .fix(name.fixed(typo(&name.value, names())))
}

/// Whether the clauses of a document can be positions of its authors; says why not.
fn is_somebodys(entry: &document::PaperEntry, paper: &Paper, flag: Span, problems: &mut Vec<Diagnostic>) -> bool {
    let found = |message: String| Diagnostic::new(&POSITIONS_OF_NOBODY, flag, message);
    if paper.role == Some(PaperRole::MediatorsText) {
        let message = format!("`{}` is a mediator's text, and that is nobody's position", paper.id);
        problems.push(
            found(message)
                .label("not a position of the mediator")
                .help("take `positions` out; if it states what its author wants, write `role: own-position`"),
        );
        return false;
    }
    if entry.author.items.is_empty() {
        let help = "add `author:` with the party, or the parties, whose position it is";
        problems.push(found(format!("`{}` names no author", paper.id)).label("positions of whom?").help(help));
        return false;
    }
    true
}

/// The positions of an author by the clauses of a document, and that what it drops no longer holds. Clauses on one demand with
/// one word are one position.
fn positions(ix: PaperIx, paper: &Paper, author: PartyIx) -> Vec<Stance> {
    let mut found: Vec<Stance> = Vec::new();
    let mut on: BTreeMap<DemandIx, Vec<usize>> = BTreeMap::new();
    for clause in &paper.clauses {
        let (target, says) = (Target::Demand(clause.demand), Says::Word(clause.levels));
        let hangs = &clause.hangs;
        let same = |known: &Stance| {
            let known_hangs = (&known.conditions, known.otherwise, known.until);
            known.says == says && known_hangs == (&hangs.on, hangs.otherwise, hangs.until)
        };
        let others = on.entry(clause.demand).or_default();
        if let Some(at) = others.iter().find(|at| same(&found[**at])) {
            let known = &mut found[*at];
            known.terms = common(known.terms.iter().chain(&clause.sets));
            let of = known.clause.iter_mut();
            of.for_each(|of| of.clause = format!("{}, {}", of.clause, clause.name));
            continue;
        }
        let evidence = evidence_of(paper, Some(clause));
        let stance = statement(ix, paper, author, target, says, &clause.name, evidence, clause.span);
        let note = clause.note.clone().or(clause.text.clone());
        others.push(found.len());
        let Hangs { on: conditions, otherwise, until } = hangs.clone();
        found.push(Stance { conditions, otherwise, until, terms: clause.sets.clone(), note, ..stance });
    }
    let left_out = paper.drops.iter().filter(|one| !on.contains_key(&one.demand));
    for dropped in left_out {
        let (target, evidence) = (Target::Demand(dropped.demand), evidence_of(paper, None));
        found.push(statement(ix, paper, author, target, Says::Dropped, &dropped.name, evidence, dropped.span));
    }
    found
}

/// What a clause rests on as a position: its own words, or the sources of the document, at the place of the clause. A document
/// that takes a clause over says it again.
fn evidence_of(paper: &Paper, clause: Option<&Clause>) -> Vec<Evidence> {
    let own = clause.filter(|clause| clause.taken_from.is_none() || paper.evidence.is_empty());
    if let Some(clause) = own.filter(|clause| !clause.evidence.is_empty()) {
        return clause.evidence.clone();
    }
    // Where the clause stood in the other document is no place in this one.
    let place = clause.filter(|clause| clause.taken_from.is_none()).and_then(|clause| clause.at.clone());
    let piece = |piece: &Evidence| match &place {
        Some(at) => Evidence { quote: None, at: Some(at.clone()), ..piece.clone() },
        None => piece.clone(),
    };
    let mut pieces: Vec<Evidence> = paper.evidence.iter().map(piece).collect();
    if place.is_some() {
        pieces.dedup_by_key(|piece| piece.source);
    }
    pieces
}

#[expect(clippy::too_many_arguments, reason = "each is another part of the statement")]
fn statement(
    ix: PaperIx,
    paper: &Paper,
    party: PartyIx,
    target: Target,
    says: Says,
    clause: &str,
    evidence: Vec<Evidence>,
    span: Span,
) -> Stance {
    Stance {
        party,
        speaker: None,
        target,
        says,
        red_line: None,
        conditions: Vec::new(),
        otherwise: None,
        terms: Vec::new(),
        ideal: Vec::new(),
        said: paper.date,
        from: None,
        until: None,
        voice: Some(Voice::Document),
        channel: paper.channel,
        salience: None,
        evidence,
        traced: true,
        apart_from: Vec::new(),
        note: None,
        clause: Some(ClauseOf { paper: ix, clause: clause.to_owned() }),
        span,
    }
}
