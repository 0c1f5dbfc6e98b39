//! Steps, and the documents of the talks.

use crate::document::read::{Entries, OneOrMany, Text};
use crate::document::record::record;
use crate::document::stance::{Accepted, Quotation};

/// Quotations by source.
pub type Citations = Entries<OneOrMany<Quotation>>;

record! {
    /// Something that has to be done, in an order.
    pub struct StepEntry = "a step" {
        /// What is done.
        text: Text,
        /// Steps that come before it: who insists on that, or `structural`.
        after: Entries<Text>,
        /// The demand that is met by it.
        fulfils: Option<Text>,
        /// Quotations by source.
        evidence: Citations,
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// A draft, a memorandum or an agreement.
    pub struct PaperEntry = "a document" {
        /// Its title.
        title: Option<Text>,
        /// Who wrote it.
        author: OneOrMany<Text>,
        /// Whose text it is: one word of [`crate::model::PaperRole`].
        role: Option<Text>,
        /// When it was written.
        date: Option<Text>,
        /// How its words became known: one word of [`crate::model::Channel`].
        channel: Option<Text>,
        /// What it provides for.
        clauses: Entries<ClauseEntry>,
        /// Who handed it to whom.
        delivery: Vec<DeliveryEntry>,
        /// What became of it.
        history: Vec<HistoryEntry>,
        /// Quotations by source.
        evidence: Citations,
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// One clause of a document.
    pub struct ClauseEntry = "a clause" {
        /// What it is about.
        demand: Text,
        /// How it stands to that; it provides for it unless it says otherwise.
        stance: Option<OneOrMany<Text>>,
        /// The values that it sets, by parameter.
        sets: Entries<Accepted>,
        /// In the curator's words.
        text: Option<Text>,
        /// Its place in the document.
        at: Option<Text>,
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// One line of a delivery log.
    pub struct DeliveryEntry = "a delivery" {
        /// Who hands it over; the author unless another is named.
        from: Option<Text>,
        /// To whom.
        to: Text,
        /// Whether it was: one word of [`crate::model::DeliveryStatus`].
        status: Text,
        /// When.
        date: Option<Text>,
        /// On what kind of word it rests.
        voice: Option<Text>,
        /// Quotations by source.
        evidence: Citations,
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// What became of a document.
    pub struct HistoryEntry = "a line of a history" {
        /// One word of [`crate::model::Fate`].
        status: Text,
        /// Since when.
        date: Option<Text>,
        /// Quotations by source.
        evidence: Citations,
        /// Free text.
        note: Option<Text>,
    }
}
