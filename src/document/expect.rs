//! Assertions about the answers, kept beside the model like tests.

use crate::document::read::{OneOrMany, Text};
use crate::document::record::record;

record! {
    /// One assertion; exactly one of the first four keys is given.
    pub struct ExpectEntry = "an expectation" {
        /// Parties whose common ground on `demand` is of `class`.
        common_ground: OneOrMany<Text>,
        /// Two parties that are on opposite sides of `demand`.
        conflict: OneOrMany<Text>,
        /// Steps that wait for one another in a circle.
        deadlock: OneOrMany<Text>,
        /// A party and a demand on which its position `is` so.
        stance: OneOrMany<Text>,
        /// On what.
        demand: Option<Text>,
        /// One word of [`crate::model::Class`].
        class: Option<Text>,
        /// One word of the scale, two for an interval, or `unknown`.
        is: Option<OneOrMany<Text>>,
        /// When; the date of the model unless another is given.
        as_of: Option<Text>,
        /// Free text.
        note: Option<Text>,
    }
}
