//! How does a document stand with everybody? A table of its clauses and all parties of which something is known on them, with each
//! party's own terms where they are others.

use std::collections::BTreeSet;
use std::ops::Range;

use super::block::{BODY, SMALL, STRONG, Type};
use super::choice::Choice;
use super::clause_cell::{OTHER_TERMS, UNFIT, cell, is_decided, look, term, word};
use super::columns::Groups;
use super::datum::Datum;
use super::dot::Key;
use super::head::Head;
use super::look::Look;
use super::palette::{INK, MUTED, Tone};
use super::plate::{Plate, Request};
use super::sheet::{Field, GAP, Row, Section, Sheet};
use crate::analysis::{Footing, Standing, Standings, read_text};
use crate::answer::{Answer, DroppedClause, Hangs, PLAIN, Party, ReadClause, SingleText, Stand};
use crate::collation;
use crate::id::PaperIx;
use crate::model::{LevelRange, PaperRole};
use crate::situation::Scope;
use crate::words::{count, listed};

/// Width of the place of a clause, in points.
const PLACE: f64 = 62.0;
/// Least width of what a clause says, in points.
const SAYS: f64 = 124.0;
/// Width of the column that counts those of whom nothing is known, in points.
const COUNT: f64 = 48.0;
/// So many lines of what the curator writes of a clause are shown; the tooltip has the whole.
const SAID: usize = 4;
/// Least and most width of a party, in points.
const PARTY: (f64, f64) = (66.0, 100.0);

/// Draws each document beside everybody's positions.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let papers = &request.register.model().papers;
    let all = papers.iter().filter(|(_, paper)| !paper.clauses.is_empty()).map(|(ix, _)| ix);
    let papers = if request.papers.is_empty() { all.collect() } else { request.papers.clone() };
    papers.into_iter().flat_map(|paper| of(request, paper)).collect()
}

fn of(request: &Request<'_, '_>, paper: PaperIx) -> Vec<Plate> {
    let (register, scope) = (request.register, request.scope);
    let situation = register.situation;
    let readings = read_text(situation, paper, scope);
    let footing = Footing::of_parties(situation, &situation.parties_heard(Scope::Derived), scope);
    let standings = Standings::new(&footing, paper, scope);
    let text = SingleText::new(register, paper, &readings, (&footing, &standings));
    let answer = Answer::new(register, "text", scope, &situation.parties_heard(Scope::Direct), text);
    let text = &answer.body;
    let all = parties(text);
    let asked = register.parties(&request.choice.parties);
    let parties: Vec<Party<'_>> =
        all.iter().copied().filter(|party| asked.is_empty() || asked.contains(party)).collect();
    if text.clauses.is_empty() {
        return Vec::new();
    }
    let groups = Groups::new(request.page, parties.len(), PLACE + SAYS + COUNT + 4.0 * GAP, PARTY);
    let none = std::iter::once(0..0).filter(|_| parties.is_empty());
    let plate = |range: Range<usize>| {
        let part = groups.part(&range, "parties");
        let question = format!("How does “{}” stand with everybody?{part}", text.title);
        let head =
            Head::of(&answer, &question, headline(text), notes(text, (&all, &parties))).legend(legend(text, &parties));
        let says = SAYS + groups.left(&range);
        let own = &parties[range.clone()];
        let section = Section {
            title: None,
            rows: text.clauses.iter().map(|clause| row(text, clause, (says, groups.width), own)).collect(),
        };
        let sheet = Sheet {
            head: head.clone(),
            width: groups.sheet,
            caption: Some(caption(text, (says, groups.width), own)),
            sections: std::iter::once(section).chain(left_out(text, groups.sheet)).collect(),
        };
        let part = groups.file(&range, "parties");
        let about = if part.is_empty() { text.document.id.to_owned() } else { format!("{}-{part}", text.document.id) };
        Plate::of(about, head, sheet.pages("text", request.page), request.page)
    };
    groups.ranges.iter().cloned().chain(none).map(plate).collect()
}

/// Those of whom something is known on some clause, by name.
fn parties<'m>(text: &SingleText<'m>) -> Vec<Party<'m>> {
    let known = |stand: &&Stand<'m>| stand.standing != Standing::Unknown;
    let mut parties: Vec<Party<'m>> = Vec::new();
    let mut seen = BTreeSet::new();
    for stand in text.clauses.iter().flat_map(|clause| &clause.parties).filter(known) {
        if seen.insert(stand.party.id) {
            parties.push(stand.party);
        }
    }
    parties.sort_by(|a, b| collation::compare(a.name, b.name).then_with(|| a.id.cmp(b.id)));
    parties
}

/// What the parties come to on a clause, the worst first.
fn outcome(clause: &ReadClause<'_>) -> usize {
    let tones: Vec<Tone> = clause.parties.iter().map(|stand| look(clause, stand).tone).collect();
    let has = |wanted: &[Tone]| tones.iter().any(|tone| wanted.contains(tone));
    match () {
        () if clause.unspoken => 4,
        () if clause.parties.iter().any(|stand| stand.standing == Standing::RedLine) => 3,
        () if clause.side.is_some() && has(&[Tone::Against, Tone::AgainstIf]) => 2,
        () if has(&[Tone::Conditional, Tone::Split]) => 1,
        () => 0,
    }
}

fn headline(text: &SingleText<'_>) -> String {
    let number = |wanted: usize| text.clauses.iter().filter(|clause| outcome(clause) == wanted).count();
    let but = match text.author.len() {
        0 => "",
        1 => " but its author",
        _ => " but its authors",
    };
    let silent = |verb: &str| format!("{verb} no word from anybody{but}");
    let parts = [
        (number(0), ["meets no known objection", "meet no known objection"].map(str::to_owned)),
        (number(1), ["only other terms or conditions"; 2].map(str::to_owned)),
        (number(2), ["an objection"; 2].map(str::to_owned)),
        (number(3), ["a red line"; 2].map(str::to_owned)),
        (number(4), [silent("has"), silent("have")]),
    ];
    let mut verb = "";
    let mut told = Vec::new();
    for (at, (number, [one, many])) in parts.into_iter().enumerate().filter(|(_, (number, _))| *number > 0) {
        // The verb is said once.
        let own = match (at, number) {
            (1..=3, _) if !verb.is_empty() => "",
            (1..=3, 1) => "meets ",
            (1..=3, _) => "meet ",
            _ => "",
        };
        verb = "meet";
        told.push(format!("{number} {own}{}", if number == 1 { one } else { many }));
    }
    format!("Of {}, {}.", count(text.clauses.len(), "clause", "clauses"), told.join(", "))
}

fn notes(text: &SingleText<'_>, (parties, shown): (&[Party<'_>], &[Party<'_>])) -> Vec<String> {
    let role = text.role.map(|role| match role {
        PaperRole::OwnPosition => "own position",
        PaperRole::MediatorsText => "a mediator’s text",
        PaperRole::Joint => "a joint text",
    });
    let authors: Vec<String> = text.author.iter().map(|party| party.name.to_owned()).collect();
    let by = (!authors.is_empty()).then(|| format!("by {}", listed(&authors)));
    let date = text.date.map(|date| {
        let later = if text.later { ", after the day as of which positions are read" } else { "" };
        format!("of {}{later}", date.words())
    });
    let amends = text.amends.map(|paper| format!("amends “{}”", paper.title));
    let facts: Vec<String> = role.map(str::to_owned).into_iter().chain(by).chain(date).chain(amends).collect();
    let mut notes: Vec<String> = Vec::new();
    notes.extend((!facts.is_empty()).then(|| format!("The document: {}.", facts.join(", "))));
    notes.push("A cell compares what the clause sets with what the party has said.".to_owned());
    let with_terms = |clause: &ReadClause<'_>| clause.parties.iter().any(|stand| word(clause, stand).0 == OTHER_TERMS);
    let meaning = format!("{OTHER_TERMS} the same side, with other terms, which stand below.");
    notes.extend(text.clauses.iter().any(with_terms).then_some(meaning));
    let any = |fits: fn(&Stand<'_>) -> bool| text.clauses.iter().flat_map(|clause| &clause.parties).any(fits);
    let known = |stand: &Stand<'_>| stand.unfit && stand.standing != Standing::Unknown;
    notes.extend(any(known).then(|| format!("{UNFIT} does not fit another position of the same party.")));
    let decided = "“As this text decides”: the word hangs on what the text itself brings about or rules out.";
    notes.extend(any(is_decided).then(|| decided.to_owned()));
    let all = text.clauses.iter().map(|clause| clause.parties.len()).max().unwrap_or_default();
    let others = all.saturating_sub(parties.len());
    let others = match others {
        0 => String::new(),
        1 => " One without any known position on these clauses is only counted.".to_owned(),
        others => format!(" {others} without any known position on these clauses are only counted."),
    };
    notes.push(format!("Parties by name.{others}"));
    notes.extend(Choice::left_out(shown, parties.len()));
    let rests = text.everything_rests_on.map(|source| source.name);
    notes.extend(rests.map(|name| format!("Everything rests on one source: {name}.")));
    notes
}

/// What the cells of those that are shown look like. Of the others nothing is known, and they have no cells.
fn legend(text: &SingleText<'_>, shown: &[Party<'_>]) -> Vec<(Look, &'static str)> {
    let is_shown = |stand: &&Stand<'_>| shown.contains(&stand.party);
    let stands = text.clauses.iter();
    let stands = stands.flat_map(|clause| clause.parties.iter().filter(is_shown).map(move |stand| look(clause, stand)));
    let mut legend = Look::legend(stands);
    for (look, meaning) in &mut legend {
        *meaning = match *meaning {
            "for" => "agrees",
            "for, on a condition" => "agrees with other terms, or on a condition",
            "against" if !look.red_line && !look.derived => "disagrees",
            "against, on a condition" => "disagrees unless something else is in its place",
            other => other,
        };
    }
    legend
}

fn caption(text: &SingleText<'_>, (says, width): (f64, f64), parties: &[Party<'_>]) -> Row {
    let small = |width: f64, text: &str| Field::new(width, |block| block.text(text, SMALL));
    let party = |party: &Party<'_>| {
        let author = text.author.contains(party);
        let field = Field::new(width, |block| {
            let block = block.text(party.name, STRONG).at_most(6);
            if author { block.text("author", SMALL) } else { block }
        });
        field.party().tooltip(party.name.to_owned())
    };
    let mut cells = vec![small(PLACE, "clause"), small(says, "what it says")];
    cells.extend(parties.iter().map(party));
    cells.push(small(COUNT, "unknown").centred());
    let document = Datum::node("document", text.document.id, text.title);
    Row { cells, data: parties.iter().map(Datum::party).chain([document]).collect() }
}

fn row(text: &SingleText<'_>, clause: &ReadClause<'_>, (says, width): (f64, f64), parties: &[Party<'_>]) -> Row {
    let words = &clause.words;
    let place = Field::new(PLACE, |block| match words.at {
        Some(at) => block.text(at, STRONG).text(words.clause, SMALL),
        None => block.text(words.clause, Type { bold: true, ..SMALL.color(INK) }),
    });
    let sets: Vec<String> = words.sets.0.iter().map(|(parameter, accepted)| term(parameter, accepted)).collect();
    let what = Field::new(says, |block| {
        let block = block.text(&outcome_words(words.stance, words.demand.text), BODY);
        let block = if sets.is_empty() { block } else { block.text(&sets.join("; "), SMALL.color(INK)) };
        let from = words.taken_from.map(|paper| format!("from “{}”", paper.title));
        let block =
            hangs(&words.hangs).into_iter().chain(from).fold(block, |block, text| block.text(&text, SMALL.color(INK)));
        // What the curator writes of it makes no row higher than this.
        let taken = block.lines();
        words.text.map_or(block.clone(), |text| block.text(text, SMALL).at_most(taken + SAID))
    });
    let what = what.framed().tooltip(words.text.unwrap_or_default().to_owned());
    let stand = |party: &Party<'_>| clause.parties.iter().find(|stand| stand.party == *party);
    let mut cells = vec![place.framed(), what];
    cells.extend(parties.iter().map(|party| cell(clause, (party, stand(party)), width)));
    let unknown = clause.counts.get(&Standing::Unknown).copied().unwrap_or_default();
    cells.push(Field::new(COUNT, |block| block.text(&unknown.to_string(), BODY.color(MUTED))).framed().centred());
    let id = format!("{}/{}", text.document.id, words.clause);
    let node = Datum::node("clause", &id, words.demand.text)
        .with(Key::Demand, words.demand.id)
        .with(Key::Stance, words.stance.to_string());
    let edges = parties.iter().filter_map(|party| {
        let stand = stand(party).filter(|stand| stand.standing != Standing::Unknown)?;
        let sources: Vec<&str> = stand.rests.single_sources.iter().map(|source| source.id).collect();
        let edge = Datum::edge("standing", ("party", party.id), ("clause", &id))
            .with(Key::Party, party.id)
            .with(Key::Demand, words.demand.id)
            .with(Key::Stance, stand.standing.word())
            .with(Key::SingleSources, sources.join(" "));
        Some(stand.position.iter().fold(edge, |edge, position| edge.with(Key::Basis, position.basis.word())))
    });
    Row { cells, data: std::iter::once(node).chain(edges).collect() }
}

/// The clauses of the amended document that are not in this one.
fn left_out(text: &SingleText<'_>, width: f64) -> Option<Section> {
    let row = |one: &DroppedClause<'_>| {
        let says = Field::new(width - PLACE - 3.0 * GAP, |block| block.text(one.demand.text, BODY));
        let place = Field::new(PLACE, |block| block.text(one.clause, Type { bold: true, ..SMALL.color(INK) }));
        let id = format!("{}/{}", text.document.id, one.clause);
        let datum = Datum::node("left-out", &id, one.demand.text).with(Key::Demand, one.demand.id);
        Row { cells: vec![place.framed(), says.framed()], data: vec![datum] }
    };
    let from = text.amends.map_or(String::new(), |paper| format!("“{}” has it, and this text does not", paper.title));
    let title = (format!("Left out: {}", text.drops.len()), from);
    (!text.drops.is_empty()).then(|| Section { title: Some(title), rows: text.drops.iter().map(row).collect() })
}

/// On what a clause depends, what holds otherwise, and until when.
fn hangs(hangs: &Hangs) -> Vec<String> {
    let on = Some(PLAIN.conditions(&hangs.conditions)).filter(|text| !text.is_empty());
    let otherwise = hangs.otherwise.map(|levels| format!("otherwise {levels}"));
    let until = hangs.until.map(|day| format!("until {}", day.words()));
    [on, otherwise, until].into_iter().flatten().collect()
}

/// The outcome that a clause is for, or the word with which it stands to it.
fn outcome_words(stance: LevelRange, demand: &str) -> String {
    if stance.low() == stance.high() && stance.low().value() >= 2 {
        return demand.to_owned();
    }
    format!("{stance}: {demand}")
}
