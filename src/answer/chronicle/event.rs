//! An event, with who took part and what came of it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::names::{Demand, Event, Party, Person};
use crate::answer::register::Register;
use crate::answer::statement::{Evidence, Terms, evidence, terms};
use crate::date::Date;
use crate::id::EventIx;
use crate::model::{self, EventKind, Fate, MeetingRole, Presence};

/// Something that happened or is planned.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct EventEntry<'m> {
    /// The event.
    pub event: Event<'m>,
    /// What sort.
    pub kind: Option<EventKind>,
    /// What happened.
    pub text: &'m str,
    /// When.
    pub date: Option<Date>,
    /// Where.
    pub place: Option<&'m str>,
    /// Who took part, as said by each source.
    pub attendance: Vec<Attendance<'m>>,
    /// What came of it.
    pub outcomes: Vec<Outcome<'m>>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
}

/// Whether a party takes part, as said by one source at one time.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Attendance<'m> {
    /// Who.
    pub party: Party<'m>,
    /// Whether.
    pub status: Presence,
    /// In what role.
    pub role: Option<MeetingRole>,
    /// Who leads the delegation.
    pub head: Option<Person<'m>>,
    /// Who else is in the delegation.
    pub people: Vec<Person<'m>>,
    /// When it was said.
    pub said: Option<Date>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
}

/// What came of an event.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Outcome<'m> {
    /// On which demand; none if it is on none.
    pub demand: Option<Demand<'m>>,
    /// In the curator's words.
    pub text: Option<&'m str>,
    /// What became of it.
    pub status: Fate,
    /// Since when.
    pub date: Option<Date>,
    /// The values agreed, by parameter.
    pub accepts: Terms,
    /// The words that it rests on.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
}

impl<'m> EventEntry<'m> {
    /// An event of a model.
    pub fn new(register: &Register<'_, 'm>, ix: EventIx) -> EventEntry<'m> {
        let event = &register.model().events[ix];
        let attendance = |one: &'m model::Attendance| Attendance {
            party: register.party(one.party),
            status: one.presence,
            role: one.role,
            head: one.head.map(|ix| register.person(ix)),
            people: one.people.iter().map(|ix| register.person(*ix)).collect(),
            said: one.said,
            evidence: evidence(register, &one.evidence),
            note: one.note.as_deref(),
        };
        let outcome = |outcome: &'m model::Outcome| Outcome {
            demand: outcome.demand.map(|ix| register.demand(ix)),
            text: outcome.text.as_deref(),
            status: outcome.fate,
            date: outcome.date,
            accepts: terms(&outcome.terms),
            evidence: evidence(register, &outcome.evidence),
            note: outcome.note.as_deref(),
        };
        EventEntry {
            event: register.event(ix),
            kind: event.kind,
            text: &event.text,
            date: event.date,
            place: event.place.as_deref(),
            attendance: event.attendance.iter().map(attendance).collect(),
            outcomes: event.outcomes.iter().map(outcome).collect(),
            evidence: evidence(register, &event.evidence),
            note: event.note.as_deref(),
        }
    }
}
