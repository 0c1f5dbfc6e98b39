//! The YAML as meant: names looked up, dates and words understood, positions in force at a date.
//!
//! Resolving is total: it always gives a [`Model`] and says with diagnostics what it had to leave out.

mod element;
mod find;
mod index;
mod resolve;
mod scale;
mod stance;
mod terms;

pub use element::{Demand, Issue, Party, PartyKind, Person, Relation, Source};
pub use find::{Element, NotFound};
pub use index::Model;
pub use resolve::{RULES, resolve};
pub use scale::{Level, LevelRange, Polarity};
pub use stance::{Condition, Evidence, Link, RedLine, Stance, Target, Voice};
pub use terms::{Accepted, Domain, Parameter, Term, Value, number};
