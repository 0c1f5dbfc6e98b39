//! The YAML as written: one record type for each kind of entry, every value with its place.
//!
//! Nothing is looked up here. Ids, dates and stance words are still text; [`crate::model`] says what they mean.

mod builder;
mod checks;
mod colons;
mod edition;
mod element;
mod encoding;
mod event;
mod expectation;
mod wrong_shape;
mod file;
mod finding;
mod fold;
mod open_brackets;
mod later;
mod layout;
mod lines;
mod meant_keys;
mod merge;
pub mod node;
mod order;
mod ordinary;
#[cfg(test)]
mod ordinary_tests;
mod orphans;
mod period;
mod prose;
pub mod read;
pub mod record;
mod scenario;
pub mod set;
pub mod shape;
mod slips;
mod spaces;
mod stance;
mod step;
pub mod style;
mod stray_signs;
mod syntax;
mod term;
mod utility;
mod utterance;
mod in_brackets;
mod yaml;

pub use checks::{ALLOW_WITHOUT_REASON, AllowComment, ChecksEntry, Reasons, UNKNOWN_RULE, UNUSED_ALLOW, WordsEntry};
pub use element::{DemandEntry, Domain, IssueEntry, ModelEntry, PartyEntry, PersonEntry, SourceEntry};
pub use event::{AttendanceEntry, EventEntry, OutcomeEntry};
pub use expectation::ExpectEntry;
pub use file::{Document, File, Section, parse};
pub use period::{Affiliations, Members, PeriodEntry};
pub use prose::{Prose, prose};
pub use scenario::{AssumedEntry, ScenarioEntry, WaiverEntry};
pub use stance::{Blankable, ConditionEntry, Quotation, RedLineEntry, StanceEntry, TranslationEntry};
pub use step::{Citations, ClauseEntry, DeliveryEntry, HistoryEntry, OrderEntry, PaperEntry, StepEntry};
pub use term::Accepted;
pub use utility::UtilityEntry;
pub use utterance::{AnswerEntry, ClaimEntry, DisputeEntry, FigureEntry, SettledEntry, ThreatEntry};

// Rules that reading can find broken, for the table of all.
pub use encoding::{HIDDEN_CHARACTER, NOT_UTF8};
pub use read::DUPLICATE_KEY;
pub use record::{MISSING_KEY, UNKNOWN_KEY};
pub use set::REPEATED_ITEM;
pub use stray_signs::STRAY_PUNCTUATION;
pub use syntax::{YAML_LIMIT, YAML_SYNTAX};
pub use wrong_shape::WRONG_TYPE;
