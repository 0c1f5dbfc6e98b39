//! What happened: meetings, calls, attacks, with who took part and what came of it.

use crate::document::read::{Entries, Text};
use crate::document::record::record;
use crate::document::set::Set;
use crate::document::step::Citations;
use crate::document::term::Accepted;

record! {
    /// Something that happened or is planned.
    pub struct EventEntry<'t> = "an event" {
        /// What sort of event it is.
        kind: Option<Text<'t>> => Role::Word(List::EventKind),
        /// What happened.
        text: Text<'t> => Role::Prose,
        /// When.
        date: Option<Text<'t>> => Role::Date,
        /// The day of the week that the source names, to be checked against the date.
        weekday: Option<Text<'t>> => Role::Word(List::Weekday),
        /// Where.
        place: Option<Text<'t>> => Role::Prose,
        /// Who took part, by source and date.
        attendance: Vec<AttendanceEntry<'t>>,
        /// What came of it.
        outcomes: Vec<OutcomeEntry<'t>>,
        /// Quotations by source.
        evidence: Citations<'t> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// Whether a party took part, as said by one source at one time.
    pub struct AttendanceEntry<'t> = "an attendance" {
        /// Who.
        party: Text<'t> => Role::Id(&[Kind::Party]); Help::ONE_PARTY,
        /// Whether it took part.
        status: Text<'t> => Role::Word(List::Presence),
        /// In which role.
        role: Option<Text<'t>> => Role::Word(List::MeetingRole),
        /// The person at the head of the delegation.
        head: Option<Text<'t>> => Role::Id(&[Kind::Person]),
        /// Who else is in the delegation.
        people: Set<Text<'t>> => Role::Id(&[Kind::Person]),
        /// When it was said.
        said: Option<Text<'t>> => Role::Date,
        /// Quotations by source.
        evidence: Citations<'t> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// What came of an event.
    pub struct OutcomeEntry<'t> = "an outcome" {
        /// On which demand …
        demand: Option<Text<'t>> => Role::Id(&[Kind::Demand]); Help::ONE_DEMAND,
        /// … or in the curator's words.
        text: Option<Text<'t>> => Role::Prose,
        /// What became of it.
        status: Text<'t> => Role::Word(List::Fate),
        /// Since when.
        date: Option<Text<'t>> => Role::Date,
        /// The values agreed, by parameter.
        accepts: Entries<'t, Accepted<'t>>; Help::ACCEPTS,
        /// Quotations by source.
        evidence: Citations<'t> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
    needs [Needs::AnyOf(&["demand", "text"])];
}
