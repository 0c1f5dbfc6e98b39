//! What happened: meetings, calls, attacks, with who took part and what came of it.

use crate::document::read::{Entries, OneOrMany, Text};
use crate::document::record::record;
use crate::document::stance::Accepted;
use crate::document::step::Citations;

record! {
    /// Something that happened or is planned.
    pub struct EventEntry = "an event" {
        /// One word of [`crate::model::EventKind`].
        kind: Option<Text>,
        /// What happened.
        text: Text,
        /// When.
        date: Option<Text>,
        /// The day of the week that the source names, to be checked against the date.
        weekday: Option<Text>,
        /// Where.
        place: Option<Text>,
        /// Who took part, by source and date.
        attendance: Vec<AttendanceEntry>,
        /// What came of it.
        outcomes: Vec<OutcomeEntry>,
        /// Quotations by source.
        evidence: Citations,
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// Whether a party took part, as said by one source at one time.
    pub struct AttendanceEntry = "an attendance" {
        /// Who.
        party: Text,
        /// One word of [`crate::model::Presence`].
        status: Text,
        /// One word of [`crate::model::MeetingRole`].
        role: Option<Text>,
        /// The person at the head of the delegation.
        head: Option<Text>,
        /// Who else is in the delegation.
        people: OneOrMany<Text>,
        /// When it was said.
        said: Option<Text>,
        /// Quotations by source.
        evidence: Citations,
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// What came of an event.
    pub struct OutcomeEntry = "an outcome" {
        /// On which demand …
        demand: Option<Text>,
        /// … or in the curator's words.
        text: Option<Text>,
        /// One word of [`crate::model::Fate`].
        status: Text,
        /// Since when.
        date: Option<Text>,
        /// The values agreed, by parameter.
        accepts: Entries<Accepted>,
        /// Quotations by source.
        evidence: Citations,
        /// Free text.
        note: Option<Text>,
    }
}
