//! What stands above and below all sections of a brief.

/// What stands above and below all sections.
#[derive(Clone, Debug, Default)]
pub struct Heading {
    /// The talks.
    pub title: String,
    /// As of when, under what, and on how much it rests.
    pub basis: String,
    /// What it is not.
    pub foot: String,
}
