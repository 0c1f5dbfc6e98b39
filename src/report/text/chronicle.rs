//! What `show` says of steps, documents, events, threats, claims, disputes and figures.

use super::frame::{self, evidence, id};
use super::roadmap;
use crate::analysis::{Situation, waiting};
use crate::id::{ClaimIx, DisputeIx, EventIx, FigureIx, PaperIx, PersonIx, StepIx, ThreatIx};
use crate::model::{Attribution, Dispute, Evidence, Model, SettledBy, Term};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

/// A step: what comes before it, and who insists on that.
pub fn step(page: &mut Page, situation: &Situation<'_>, ix: StepIx) {
    let model = situation.model;
    let step = &model.steps[ix];
    frame::head(page, situation, &format!("{} ({})", clean(&step.text), clean(step.id.as_str())));
    for precedence in &step.after {
        let who = precedence.insists.map_or("in the nature of the matter".to_owned(), |ix| frame::party(model, ix));
        page.line(2, &format!("after {} ({who})", id(&model.steps[precedence.before].id)));
        rest(page, situation, 6, &precedence.evidence, None);
    }
    for (later, insists) in situation.graph.steps_after(ix) {
        let who = insists.map_or("in the nature of the matter".to_owned(), |ix| frame::party(model, ix));
        page.line(2, &format!("before {} ({who})", id(&model.steps[later].id)));
    }
    for order in waiting(situation, ix) {
        page.line(2, &roadmap::said(situation, &order));
    }
    if let Some(demand) = step.fulfils {
        page.line(2, &format!("meets {}", id(&model.demands[demand].id)));
    }
    rest(page, situation, 2, &step.evidence, step.note.as_ref());
}

/// A document: whose text, its clauses, who has it, what became of it.
pub fn paper(page: &mut Page, situation: &Situation<'_>, ix: PaperIx) {
    let model = situation.model;
    let paper = &model.papers[ix];
    frame::head(page, situation, &format!("{} ({})", clean(&paper.title), clean(paper.id.as_str())));
    if !paper.authors.is_empty() {
        page.line(2, &format!("author: {}", frame::names(model, &paper.authors)));
    }
    page.facts(
        2,
        &[
            paper.role.map(|role| role.word().to_owned()),
            paper.date.map(|date| date.to_string()),
            paper.channel.map(|channel| channel.word().to_owned()),
        ],
    );
    rest(page, situation, 2, &paper.evidence, paper.note.as_ref());
    if !paper.clauses.is_empty() {
        page.heading("Clauses");
    }
    for clause in &paper.clauses {
        let place = clause.at.as_ref().map_or(String::new(), |at| format!(" ({})", clean(at)));
        let stance = frame::stance_on(clause.levels, &id(&model.demands[clause.demand].id));
        page.line(2, &format!("{}{place}: {stance}", clean(&clause.name)));
        page.maybe(6, clause.text.as_ref());
        terms(page, &clause.sets, "sets");
        rest(page, situation, 6, &[], clause.note.as_ref());
    }
    if !paper.deliveries.is_empty() {
        page.heading("Delivery");
    }
    for delivery in &paper.deliveries {
        let from = delivery.from.map_or(frame::names(model, &paper.authors), |ix| frame::party(model, ix));
        let way = format!("{from} → {}: {}", frame::party(model, delivery.to), delivery.status.word());
        let date = delivery.date.map(|date| date.to_string());
        page.facts(2, &[Some(way), date, delivery.voice.map(|voice| voice.word().to_owned())]);
        rest(page, situation, 6, &delivery.evidence, delivery.note.as_ref());
    }
    if !paper.history.is_empty() {
        page.heading("What became of it");
    }
    for turn in &paper.history {
        page.facts(2, &[Some(turn.fate.word().to_owned()), turn.date.map(|date| date.to_string())]);
        rest(page, situation, 6, &turn.evidence, turn.note.as_ref());
    }
}

/// An event: who took part by which source, and what came of it.
pub fn event(page: &mut Page, situation: &Situation<'_>, ix: EventIx) {
    let model = situation.model;
    let event = &model.events[ix];
    frame::head(page, situation, &format!("{} ({})", clean(&event.text), clean(event.id.as_str())));
    let kind = event.kind.map(|kind| kind.word().to_owned());
    page.facts(2, &[kind, event.date.map(|date| date.to_string()), event.place.as_ref().map(|place| clean(place))]);
    rest(page, situation, 2, &event.evidence, event.note.as_ref());
    if !event.attendance.is_empty() {
        page.heading("Attendance");
    }
    for attendance in &event.attendance {
        let name = |person: PersonIx| clean(&model.people[person].name);
        let head = attendance.head.map(|person| format!("led by {}", name(person)));
        let people: Vec<String> = attendance.people.iter().map(|person| name(*person)).collect();
        let facts = [
            Some(format!("{}: {}", frame::party(model, attendance.party), attendance.presence.word())),
            attendance.role.map(|role| role.word().to_owned()),
            head,
            (!people.is_empty()).then(|| format!("with {}", listed(&people))),
            attendance.said.map(|said| said.to_string()),
        ];
        page.facts(2, &facts);
        rest(page, situation, 6, &attendance.evidence, attendance.note.as_ref());
    }
    if !event.outcomes.is_empty() {
        page.heading("Outcomes");
    }
    for outcome in &event.outcomes {
        let what = match (outcome.demand, &outcome.text) {
            (Some(demand), _) => id(&model.demands[demand].id),
            (None, text) => text.as_ref().map_or(String::new(), |text| clean(text)),
        };
        page.facts(2, &[Some(format!("{what}: {}", outcome.fate.word())), outcome.date.map(|date| date.to_string())]);
        if outcome.demand.is_some() {
            page.maybe(6, outcome.text.as_ref());
        }
        terms(page, &outcome.terms, "agreed");
        rest(page, situation, 6, &outcome.evidence, outcome.note.as_ref());
    }
}

/// A threat, an offer or a deadline, in one entry.
pub fn threat(page: &mut Page, situation: &Situation<'_>, ix: ThreatIx) {
    let model = situation.model;
    let threat = &model.threats[ix];
    let kind = threat.kind.word();
    let mut parts = vec![format!("{kind} by {}", by(model, &threat.attribution))];
    if !threat.against.is_empty() {
        parts.push(format!("against {}", frame::names(model, &threat.against)));
    }
    if !threat.to.is_empty() {
        parts.push(format!("to {}", frame::names(model, &threat.to)));
    }
    let condition = |what| clean(&model.condition_text(what));
    let mut said: Vec<String> = threat.condition.iter().map(|what| format!("if {}", condition(what))).collect();
    said.extend(threat.consequence.iter().map(|what| format!("then {}", condition(what))));
    said.extend(threat.due.iter().map(|due| format!("by {due}")));
    page.line(2, &format!("{}: {}", parts.join(" "), said.join(", ")));
    attributed(page, situation, &threat.attribution, threat.note.as_ref());
}

/// A claim about others, in one entry.
pub fn claim(page: &mut Page, situation: &Situation<'_>, ix: ClaimIx) {
    let model = situation.model;
    let claim = &model.claims[ix];
    let kind = claim.kind.map_or("claim", |kind| kind.word());
    let about =
        if claim.about.is_empty() { String::new() } else { format!(" about {}", frame::names(model, &claim.about)) };
    page.line(2, &format!("{kind} by {}{about}: {}", by(model, &claim.attribution), clean(&claim.text)));
    attributed(page, situation, &claim.attribution, claim.note.as_ref());
}

/// Disputes: how many are open, then each with its answers and how it was settled. Nothing is averaged.
pub fn disputes(page: &mut Page, situation: &Situation<'_>, list: &[DisputeIx]) {
    let model = situation.model;
    frame::head(page, situation, "Where sources differ");
    let by = |word: Option<SettledBy>| {
        list.iter().filter(|ix| model.disputes[**ix].settled.as_ref().map(|(by, _)| *by) == word).count()
    };
    let mut counts = vec![format!("{} open", by(None))];
    for (word, how) in SettledBy::ALL {
        counts.extend(Some(by(Some(*how))).filter(|n| *n > 0).map(|n| format!("{n} settled by {word}")));
    }
    page.line(0, &format!("{}: {}", count(list.len(), "dispute", "disputes"), counts.join(", ")));
    for ix in list {
        let dispute = &model.disputes[*ix];
        page.heading(&format!("{} ({})", clean(&dispute.question), clean(dispute.id.as_str())));
        answers(page, situation, dispute);
    }
    page.gap();
    page.line(0, &paint(FAINT, frame::NOT_ADVICE));
}

/// A dispute by itself.
pub fn dispute(page: &mut Page, situation: &Situation<'_>, ix: DisputeIx) {
    let dispute = &situation.model.disputes[ix];
    frame::head(page, situation, &format!("{} ({})", clean(&dispute.question), clean(dispute.id.as_str())));
    answers(page, situation, dispute);
}

fn answers(page: &mut Page, situation: &Situation<'_>, dispute: &Dispute) {
    let model = situation.model;
    let counting = dispute.answers.iter().filter(|answer| situation.filter().counts_said(&answer.attribution));
    for answer in counting {
        let who = answer.attribution.by.map_or(String::new(), |_| format!(" – {}", by(model, &answer.attribution)));
        page.line(2, &format!("{}{who}", clean(&answer.says)));
        attributed(page, situation, &answer.attribution, answer.note.as_ref());
    }
    let settled = match &dispute.settled {
        Some((how, Some(words))) => format!("settled by {}: {}", how.word(), clean(words)),
        Some((how, None)) => format!("settled by {}", how.word()),
        None => "open".to_owned(),
    };
    page.line(2, &settled);
    if let Some(source) = dispute.inside_one_source() {
        page.line(2, &format!("the difference lies inside one source: {}", id(&model.sources[source].id)));
    }
    if !dispute.concerns.is_empty() {
        let ids: Vec<String> = dispute.concerns.iter().map(|element| id(&model.id_of(*element))).collect();
        page.line(2, &format!("concerns {}", ids.join(", ")));
    }
    rest(page, situation, 2, &[], dispute.note.as_ref());
}

/// A figure with who gives it.
pub fn figure(page: &mut Page, situation: &Situation<'_>, ix: FigureIx) {
    let model = situation.model;
    let figure = &model.figures[ix];
    frame::head(page, situation, &format!("{} ({})", clean(&figure.what), clean(figure.id.as_str())));
    let amount = crate::model::Accepted::Range { min: figure.min, max: figure.max };
    let number = if figure.min.is_none() && figure.max.is_none() { String::new() } else { amount.to_string() };
    let words =
        [figure.qualifier.as_ref().map(|text| clean(text)), Some(number), figure.unit.as_ref().map(|u| clean(u))];
    let amount: Vec<String> = words.into_iter().flatten().filter(|word| !word.is_empty()).collect();
    page.line(2, &format!("{} – {}", amount.join(" "), by(model, &figure.attribution)));
    attributed(page, situation, &figure.attribution, figure.note.as_ref());
}

fn by(model: &Model, attribution: &Attribution) -> String {
    let party = attribution.by.map(|ix| frame::party(model, ix));
    let speaker = attribution.speaker.map(|ix| clean(&model.people[ix].name));
    match (party, speaker) {
        (Some(party), Some(speaker)) => format!("{party} ({speaker})"),
        (Some(name), None) | (None, Some(name)) => name,
        (None, None) => "the source".to_owned(),
    }
}

fn attributed(page: &mut Page, situation: &Situation<'_>, attribution: &Attribution, note: Option<&String>) {
    let said = attribution.said.map(|said| said.to_string());
    let voice = attribution.voice.map(|voice| voice.word().to_owned());
    page.facts(6, &[said, voice, attribution.channel.map(|channel| channel.word().to_owned())]);
    rest(page, situation, 6, &attribution.evidence, note);
}

fn terms(page: &mut Page, terms: &[Term], verb: &str) {
    for term in terms {
        page.line(6, &format!("{verb} {}: {}", clean(&term.parameter), clean(&term.accepted.to_string())));
    }
}

fn rest(page: &mut Page, situation: &Situation<'_>, indent: usize, pieces: &[Evidence], note: Option<&String>) {
    for piece in situation.filter().pieces(pieces) {
        page.line(indent, &evidence(situation.model, piece));
    }
    if let Some(note) = note {
        page.line(indent, &paint(FAINT, clean(note)));
    }
}
