//! An event: who took part by which source, and what came of it.

use super::common::{maybe, rest, terms, titled};
use crate::answer::EventEntry;
use crate::date::Date;
use crate::report::page::{Page, clean};
use crate::report::text::words::called;
use crate::words::listed;

/// What happened, with the id.
pub fn title(event: &EventEntry<'_>) -> String {
    titled(event.text, event.event.id)
}

/// Everything that the file says of it.
pub fn print(page: &mut Page, event: &EventEntry<'_>) {
    let kind = event.kind.map(|kind| kind.told().to_owned());
    page.facts(2, &[kind, event.date.map(Date::words), event.place.map(clean)]);
    rest(page, 2, &event.evidence, event.note);
    if !event.attendance.is_empty() {
        page.heading("Attendance");
    }
    for attendance in &event.attendance {
        let people: Vec<String> = attendance.people.iter().map(|person| clean(person.name)).collect();
        let facts = [
            Some(format!("{}: {}", clean(attendance.party.name), attendance.status.word())),
            attendance.role.map(|role| role.word().to_owned()),
            attendance.head.map(|person| format!("led by {}", clean(person.name))),
            (!people.is_empty()).then(|| format!("with {}", listed(&people))),
            attendance.said.map(Date::words),
        ];
        page.facts(2, &facts);
        rest(page, 6, &attendance.evidence, attendance.note);
    }
    if !event.outcomes.is_empty() {
        page.heading("Outcomes");
    }
    for outcome in &event.outcomes {
        let what = match (outcome.demand, outcome.text) {
            (Some(demand), _) => called(demand.text, demand.id),
            (None, text) => text.map_or(String::new(), clean),
        };
        page.facts(2, &[Some(format!("{what}: {}", outcome.status.told())), outcome.date.map(Date::words)]);
        maybe(page, 6, outcome.text.filter(|_| outcome.demand.is_some()));
        terms(page, &outcome.accepts, "agreed");
        rest(page, 6, &outcome.evidence, outcome.note);
    }
}
