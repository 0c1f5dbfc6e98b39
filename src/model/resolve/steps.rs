//! Steps and events.

use super::accepted::BAD_VALUE;
use super::names::Names;
use super::stances::evidence;
use super::terms::{Declared, terms};
use super::words::{date, label, value, word};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, rule};
use crate::document::read::{Text, keep_apart, unique};
use crate::document::{self, Document};
use crate::id::{EventId, PartyIx, StepId};
use crate::model::event::{Attendance, Event, EventKind, MeetingRole, Outcome, Presence};
use crate::model::stance::Target;
use crate::model::step::{Fate, Precedence, Step};
use crate::model::whole::Model;
use crate::words::typo;

rule! {
    /// A day of the week that is not that of the date.
    pub WRONG_WEEKDAY = "D0307" "wrong-weekday" File Error:
        "a day of the week that is none, or that the date does not fall on"
}

/// Adds every step, document and event that can be understood to the model, in the order in which they are numbered.
pub fn resolve(document: &Document<'_>, names: &Names, model: &mut Model, problems: &mut Vec<Diagnostic>) {
    for (id, entry) in Names::first_definitions(&document.steps) {
        let step = step(id, entry, names, problems);
        model.steps.push(step);
    }
    for (id, entry) in Names::first_definitions(&document.events) {
        let event = event(id, entry, names, model, problems);
        model.events.push(event);
    }
}

fn step(id: &Text<'_>, entry: &document::StepEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Step {
    let after: Vec<(&Text<'_>, &document::OrderEntry)> = unique(&entry.after, problems).collect();
    let precedence = |(before, order): (&Text<'_>, &document::OrderEntry), problems: &mut Vec<Diagnostic>| {
        let structural = order.insists.value == "structural";
        let insists = if structural { None } else { names.party(&order.insists, problems) };
        let evidence = evidence(&order.evidence, names, problems);
        let before_ix = names.step(before, problems)?;
        (structural || insists.is_some()).then_some(Precedence {
            before: before_ix,
            insists,
            evidence,
            span: before.span,
        })
    };
    let known = problems.len();
    let mut after: Vec<Precedence> = after.into_iter().filter_map(|line| precedence(line, problems)).collect();
    after.sort_by_key(|one| one.before);
    keep_apart(entry.after.iter().map(|(key, _)| key), &mut problems[known..]);
    Step {
        id: StepId::new(id.value),
        text: entry.text.value.to_string(),
        after,
        fulfils: entry.fulfils.as_ref().and_then(|text| names.demand(text, problems)),
        evidence: evidence(&entry.evidence, names, problems),
        note: value(&entry.note),
        span: id.span,
    }
}

/// The parties of several references.
pub fn parties(texts: &[Text<'_>], names: &Names, problems: &mut Vec<Diagnostic>) -> Vec<PartyIx> {
    texts.iter().filter_map(|text| names.party(text, problems)).collect()
}

fn event(
    id: &Text<'_>,
    entry: &document::EventEntry,
    names: &Names,
    model: &Model,
    problems: &mut Vec<Diagnostic>,
) -> Event {
    let day = entry.date.as_ref().and_then(|text| date(text, problems));
    if let Some(said) = &entry.weekday {
        problems.extend(wrong_weekday(said, entry.date.as_ref(), day));
    }
    let attendance = entry.attendance.iter().filter_map(|entry| attendance(entry, names, problems)).collect();
    let outcomes = entry.outcomes.iter().filter_map(|entry| outcome(entry, names, model, problems)).collect();
    Event {
        id: EventId::new(id.value),
        kind: entry.kind.as_ref().and_then(|text| label(text, "a kind of event", EventKind::ALL, problems)),
        text: entry.text.value.to_string(),
        date: day,
        place: value(&entry.place),
        attendance,
        outcomes,
        evidence: evidence(&entry.evidence, names, problems),
        note: value(&entry.note),
        span: id.span,
    }
}

/// The days of the week, in full and in English.
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn wrong_weekday(said: &Text<'_>, written: Option<&Text<'_>>, date: Option<Date>) -> Option<Diagnostic> {
    let found = |message: String| Diagnostic::new(&WRONG_WEEKDAY, said.span, message);
    let day = date.and_then(Date::weekday);
    if !DAYS.iter().any(|day| day.eq_ignore_ascii_case(said.value)) {
        let begins =
            |day: &&str| said.value.len() >= 2 && day.to_lowercase().starts_with(said.value.to_lowercase().as_str());
        let meant = DAYS.into_iter().find(begins).or_else(|| typo(said.value, DAYS));
        let help = match meant {
            Some(day) => format!("write the day in full and in English: `{day}`"),
            None => "write the day in full and in English, as in `Monday`".to_owned(),
        };
        let found = found(format!("`{}` is not a day of the week", said.value)).label("not a day in English");
        return Some(found.help(help).fix(said.fixed(meant)));
    }
    match (day, written) {
        (Some(day), _) if day.eq_ignore_ascii_case(said.value) => None,
        (Some(day), written) => {
            let found = found(format!("the date is a {day}, not a {}", said.value)).label("does not fit the date");
            let found = written.into_iter().fold(found, |found, date| found.related(date.span, "the date"));
            Some(found.help("look again at the source: either the date or the day is wrong"))
        }
        // A date that cannot be read is reported already.
        (None, Some(_)) if date.is_none() => None,
        (None, _) => {
            let found = found(format!("`{}` stands beside no full date", said.value)).label("a day of which week?");
            Some(found.help("write year, month and day under `date`, or take `weekday` out"))
        }
    }
}

fn attendance(entry: &document::AttendanceEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Attendance> {
    let presence = word(&entry.status, "a status of attendance", Presence::ALL, problems);
    let role = entry.role.as_ref().and_then(|text| label(text, "a role at a meeting", MeetingRole::ALL, problems));
    let head = entry.head.as_ref().and_then(|text| names.person(text, problems));
    let people = entry.people.items.iter().filter_map(|text| names.person(text, problems)).collect();
    let said = entry.said.as_ref().and_then(|text| date(text, problems));
    let evidence = evidence(&entry.evidence, names, problems);
    let party = names.party(&entry.party, problems)?;
    Some(Attendance { party, presence: presence?, role, head, people, said, evidence, note: value(&entry.note) })
}

fn outcome(
    entry: &document::OutcomeEntry,
    names: &Names,
    model: &Model,
    problems: &mut Vec<Diagnostic>,
) -> Option<Outcome> {
    let demand = entry.demand.as_ref().and_then(|text| names.demand(text, problems));
    let terms = match demand {
        Some(demand) => terms(&entry.accepts, &Declared::by(model, Target::Demand(demand)), problems),
        None => Vec::new(),
    };
    if entry.demand.is_none() && entry.text.is_none() {
        problems.push(
            Diagnostic::new(&BAD_VALUE, entry.span, "an outcome needs the key `demand` or `text`")
                .label("of what?")
                .help("add `demand: …`, or `text: …` in your own words"),
        );
    }
    let date = entry.date.as_ref().and_then(|text| date(text, problems));
    let evidence = evidence(&entry.evidence, names, problems);
    let fate = word(&entry.status, "a status of an outcome", Fate::ALL, problems)?;
    Some(Outcome { demand, text: value(&entry.text), fate, date, terms, evidence, note: value(&entry.note) })
}
