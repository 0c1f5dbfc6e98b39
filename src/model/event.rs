//! What happened, resolved.

use crate::date::Date;
use crate::id::{DemandIx, EventId, PartyIx, PersonIx};
use crate::model::stance::Evidence;
use crate::model::step::Fate;
use crate::model::terms::Term;
use crate::source::Span;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What sort of event it is.
    pub enum EventKind {
        /// A round of talks.
        Talks = "talks",
        /// A press conference.
        PressConference = "press-conference",
        /// A call between leaders or ministers.
        Call = "call",
        /// An attack or a battle.
        Attack = "attack",
        /// An exchange of prisoners or the like.
        Exchange = "exchange",
        /// A meeting to prepare or follow up.
        Consultation = "consultation",
        /// A public statement.
        Statement = "statement",
        /// Anything else.
        Other = "other",
    }
}

vocabulary! {
    /// Whether a party takes part.
    pub enum Presence {
        /// It does, by its own word or that of others.
        Confirmed = "confirmed",
        /// It is expected to.
        Expected = "expected",
        /// It is not clear.
        Uncertain = "uncertain",
        /// It does not.
        Absent = "absent",
        /// It is asked beforehand or told afterwards.
        Consulted = "consulted",
    }
}

vocabulary! {
    /// In what role a party takes part. A role belongs to a meeting, not to a party.
    pub enum MeetingRole {
        /// A side of the conflict.
        Belligerent = "belligerent",
        /// Where it takes place.
        Host = "host",
        /// Who presides.
        Chair = "chair",
        /// Who backs the talks.
        Sponsor = "sponsor",
        /// Who listens.
        Observer = "observer",
        /// The sources do not say.
        Unclear = "unclear",
    }
}

/// Something that happened or is planned.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// What sort, if the file says.
    pub kind: Option<EventKind>,
    /// What happened.
    pub text: String,
    /// When.
    pub date: Option<Date>,
    /// Where.
    pub place: Option<String>,
    /// Who took part, as said by each source.
    pub attendance: Vec<Attendance>,
    /// What came of it.
    pub outcomes: Vec<Outcome>,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

/// Whether a party took part, as said by one source at one time.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Attendance {
    /// Who.
    pub party: PartyIx,
    /// Whether.
    pub presence: Presence,
    /// In what role.
    pub role: Option<MeetingRole>,
    /// Who leads the delegation.
    pub head: Option<PersonIx>,
    /// Who else is in the delegation.
    pub people: Vec<PersonIx>,
    /// When it was said.
    pub said: Option<Date>,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Free text.
    pub note: Option<String>,
}

/// What came of an event.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// On which demand, if on one.
    pub demand: Option<DemandIx>,
    /// In the curator's words.
    pub text: Option<String>,
    /// What became of it.
    pub fate: Fate,
    /// Since when.
    pub date: Option<Date>,
    /// The values agreed.
    pub terms: Vec<Term>,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Free text.
    pub note: Option<String>,
}
