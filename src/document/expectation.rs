//! Assertions about the answers, kept beside the model like tests.

use crate::document::read::{OneOrMany, Text};
use crate::document::record::record;
use crate::document::set::Set;

record! {
    /// One assertion; exactly one of the first four keys is given.
    pub struct ExpectEntry<'t> = "an expectation" {
        /// Parties whose common ground on `demand` is of `class`.
        common_ground: Set<Text<'t>> => Role::Id(&[Kind::Party]),
        /// Two parties that are on opposite sides of `demand`.
        conflict: OneOrMany<Text<'t>> => Role::Id(&[Kind::Party]),
        /// Steps that wait for one another in a circle.
        deadlock: Set<Text<'t>> => Role::Id(&[Kind::Step]),
        /// A party and a demand on which its position `is` so.
        stance: OneOrMany<Text<'t>> => Role::Id(&[Kind::Party, Kind::Demand]),
        /// On what.
        demand: Option<Text<'t>> => Role::Id(&[Kind::Demand]); Help::ONE_DEMAND,
        /// The class.
        class: Option<Text<'t>> => Role::Word(List::Class),
        /// One word of the scale, two for an interval, or `unknown`.
        is: Option<OneOrMany<Text<'t>>> => Role::Word(List::ScaleOrUnknown),
        /// When; the date of the model unless another is given.
        as_of: Option<Text<'t>> => Role::Date,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
    needs [Needs::OneOf(&["common_ground", "conflict", "deadlock", "stance"])];
}
