//! The YAML as written: one record type for each kind of entry, every value with its place.
//!
//! Nothing is looked up here. Ids, dates and stance words are still text; [`crate::model`] says what they mean.

mod element;
mod event;
mod expect;
mod file;
pub mod read;
pub mod record;
mod stance;
mod step;
mod utterance;
pub mod yaml;

pub use element::{DemandEntry, Domain, IssueEntry, ModelEntry, PartyEntry, PersonEntry, SourceEntry};
pub use event::{AttendanceEntry, EventEntry, OutcomeEntry};
pub use expect::ExpectEntry;
pub use file::{Document, Section};
pub use stance::{Accepted, ConditionEntry, Quotation, RedLineEntry, StanceEntry};
pub use step::{Citations, ClauseEntry, DeliveryEntry, HistoryEntry, PaperEntry, StepEntry};
pub use utterance::{AnswerEntry, ClaimEntry, DisputeEntry, FigureEntry, SettledEntry, ThreatEntry};

use crate::diagnostic::Rule;

/// Every rule that reading can raise.
pub static RULES: &[&Rule] = &[
    &yaml::YAML_SYNTAX,
    &yaml::YAML_LIMIT,
    &record::UNKNOWN_KEY,
    &record::MISSING_KEY,
    &read::WRONG_TYPE,
    &read::DUPLICATE_KEY,
];
