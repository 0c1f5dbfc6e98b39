//! What is said without being a position: threats and offers, claims about others, disputed questions, figures.

use crate::document::read::{OneOrMany, Text};
use crate::document::record::{Written, record};
use crate::document::stance::ConditionEntry;
use crate::document::step::Citations;

record! {
    /// What a party says that it will do, or that others have to do by a day.
    pub struct ThreatEntry = "a threat" {
        /// One word of [`crate::model::ThreatKind`].
        kind: Option<Text>,
        /// Who says it.
        by: Text,
        /// The person.
        speaker: Option<Text>,
        /// Against whom.
        against: OneOrMany<Text>,
        /// To whom, for offers and promises.
        to: OneOrMany<Text>,
        /// In which case.
        r#if: Option<ConditionEntry>,
        /// What then.
        then: Option<ConditionEntry>,
        /// By when.
        due: Option<Text>,
        /// When it was said.
        said: Option<Text>,
        /// On what kind of word it rests.
        voice: Option<Text>,
        /// One word of [`crate::model::Channel`].
        channel: Option<Text>,
        /// Quotations by source.
        evidence: Written<Citations>,
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// What somebody says about a party; never a stance of that party.
    pub struct ClaimEntry = "a claim" {
        /// One word of [`crate::model::ClaimKind`].
        kind: Option<Text>,
        /// Who says it; nobody for the source itself.
        by: Option<Text>,
        /// The person.
        speaker: Option<Text>,
        /// About whom.
        about: OneOrMany<Text>,
        /// In the curator's words.
        text: Text,
        /// When it was said.
        said: Option<Text>,
        /// On what kind of word it rests.
        voice: Option<Text>,
        /// One word of [`crate::model::Channel`].
        channel: Option<Text>,
        /// Quotations by source.
        evidence: Written<Citations>,
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// A question on which sources differ.
    pub struct DisputeEntry = "a dispute" {
        /// The question.
        question: Text,
        /// The answers.
        answers: Vec<AnswerEntry>,
        /// How it was settled, if it was.
        settled: Option<SettledEntry>,
        /// Ids of what it is about.
        concerns: OneOrMany<Text>,
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// One answer to a disputed question.
    pub struct AnswerEntry = "an answer" {
        /// The answer in the curator's words.
        says: Text,
        /// Which party says so, if it is not the source itself.
        party: Option<Text>,
        /// The person.
        speaker: Option<Text>,
        /// When it was said.
        said: Option<Text>,
        /// On what kind of word it rests.
        voice: Option<Text>,
        /// One word of [`crate::model::Channel`].
        channel: Option<Text>,
        /// Quotations by source.
        evidence: Written<Citations>,
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// How a dispute was settled.
    pub struct SettledEntry = "`settled`" {
        /// One word of [`crate::model::SettledBy`].
        by: Text,
        /// In what way.
        how: Option<Text>,
    }
}

record! {
    /// A quantity that somebody gives.
    pub struct FigureEntry = "a figure" {
        /// Of what.
        what: Text,
        /// The number …
        value: Option<Text>,
        /// … or the smallest …
        min: Option<Text>,
        /// … and the largest.
        max: Option<Text>,
        /// "approximately", "more than", "tens of thousands of".
        qualifier: Option<Text>,
        /// The unit.
        unit: Option<Text>,
        /// Who gives it; nobody for the source itself.
        by: Option<Text>,
        /// The person.
        speaker: Option<Text>,
        /// When it was said.
        said: Option<Text>,
        /// On what kind of word it rests.
        voice: Option<Text>,
        /// One word of [`crate::model::Channel`].
        channel: Option<Text>,
        /// Quotations by source.
        evidence: Written<Citations>,
        /// Free text.
        note: Option<Text>,
    }
}
