//! Assertions about the answers, resolved.

use crate::date::Date;
use crate::id::{DemandIx, PartyIx, StepIx};
use crate::model::scale::LevelRange;
use crate::source::Span;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How far a set of parties has come on a demand. Classes order from common ground to open question.
    pub enum Class {
        /// All support or demand it, nothing waits, terms can meet.
        Agreed = "agreed",
        /// All are at least open to it, nothing waits, terms can meet.
        AgreedInPrinciple = "agreed-in-principle",
        /// All are at least open to it, nothing waits, but some parameter has no common value.
        TermsDiffer = "terms-differ",
        /// All are at least open to it, and some wait for something.
        Conditional = "conditional",
        /// All are against it.
        AllAgainst = "all-against",
        /// Some are against it, not all.
        Opposed = "opposed",
        /// Nobody is known to be against it, and some have not spoken or are neutral.
        NoKnownObjection = "no-known-objection",
    }
}

/// Something that the author of a model expects of the answers.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Expectation {
    /// What.
    pub what: Expected,
    /// When; the date of the model unless another is given.
    pub as_of: Option<Date>,
    /// The whole entry.
    pub span: Span,
}

/// What can be expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// The common ground of parties on a demand is of a class.
    Class(Vec<PartyIx>, DemandIx, Class),
    /// Two parties are on opposite sides of a demand.
    Conflict([PartyIx; 2], DemandIx),
    /// Steps wait for one another in a circle.
    Deadlock(Vec<StepIx>),
    /// A party's position on a demand is this; none for unknown.
    Stance(PartyIx, DemandIx, Option<LevelRange>),
}
