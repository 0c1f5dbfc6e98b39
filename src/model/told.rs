//! Words of fixed lists as a sentence has them: a file and a script tie words together with hyphens, people do not.

use crate::model::event::EventKind;
use crate::model::step::{DeliveryStatus, Fate, PaperRole};

impl PaperRole {
    /// As a page says it: `own position`, `mediator’s text`.
    pub fn told(self) -> &'static str {
        match self {
            PaperRole::OwnPosition => "own position of its author",
            PaperRole::MediatorsText => "mediator’s text",
            PaperRole::Joint => "written together",
        }
    }
}

impl DeliveryStatus {
    /// As a page says it: `not delivered`. Whose word it is stays with it.
    pub fn told(self) -> &'static str {
        match self {
            DeliveryStatus::Promised => "promised",
            DeliveryStatus::Claimed => "claimed by one side",
            DeliveryStatus::Confirmed => "confirmed by the receiving side",
            DeliveryStatus::NotDelivered => "not delivered",
        }
    }
}

impl Fate {
    /// As a page says it before what it is said of, with a colon between: `in force`, `nothing came of this`.
    pub fn told(self) -> &'static str {
        match self {
            Fate::Agreed => "agreed",
            Fate::InForce => "in force",
            Fate::Implemented => "carried out",
            Fate::Violated => "violated",
            Fate::Lapsed => "lapsed",
            Fate::None => "nothing came of this",
        }
    }
}

impl EventKind {
    /// As a page says it: `press conference`.
    pub fn told(self) -> &'static str {
        match self {
            EventKind::PressConference => "press conference",
            one => one.word(),
        }
    }
}
