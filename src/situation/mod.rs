//! What questions are asked of: what counts of a model at a date, under assumptions, and what can be read off it.

mod builder;
mod facts;
mod orders;
mod terms;

pub use builder::{SituationBuilder, Supposed};
pub use facts::{Scope, Situation};
pub use orders::{Order, orders, waiting, words_at_step};
pub use terms::{Zone, accepted_of, terms_differ, zones};
