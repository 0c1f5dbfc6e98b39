//! Everything known about what has an id: what the file says of it, and what was said about it.

mod affiliation;
mod demand;
mod issue;
mod party;
mod person;
mod source;
mod stated;

pub use affiliation::Affiliation;
pub use demand::{DemandCard, DemandRecord};
pub use issue::{Can, IssueCard, IssueRecord, OnDemand};
pub use party::{Overview, PartyCard, PartyRecord, Speaker, ThroughBloc};
pub use person::{PersonCard, PersonRecord};
pub use source::{SourceCard, SourceRecord};
pub use stated::{HeldOn, Said};
