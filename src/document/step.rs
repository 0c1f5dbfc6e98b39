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
        after: Entries<Text> => Role::Keyed(&Role::Id(&[Kind::Step]), &Role::IdOr(&[Kind::Party], "structural")),
        /// The demand that is met by it.
        fulfils: Option<Text> => Role::Id(&[Kind::Demand]),
        /// Quotations by source.
        evidence: Citations => Role::Id(&[Kind::Source]),
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
        author: OneOrMany<Text> => Role::Id(&[Kind::Party]),
        /// Whose text it is.
        role: Option<Text> => Role::Word(List::PaperRole),
        /// When it was written.
        date: Option<Text> => Role::Date,
        /// How its words became known.
        channel: Option<Text> => Role::Word(List::Channel),
        /// What it provides for.
        clauses: Entries<ClauseEntry>,
        /// Who handed it to whom.
        delivery: Vec<DeliveryEntry>,
        /// What became of it.
        history: Vec<HistoryEntry>,
        /// Quotations by source.
        evidence: Citations => Role::Id(&[Kind::Source]),
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// One clause of a document.
    pub struct ClauseEntry = "a clause" {
        /// What it is about.
        demand: Text => Role::Id(&[Kind::Demand]),
        /// How it stands to that; it provides for it unless it says otherwise.
        stance: Option<OneOrMany<Text>> => Role::Word(List::Scale),
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
        from: Option<Text> => Role::Id(&[Kind::Party]),
        /// To whom.
        to: Text => Role::Id(&[Kind::Party]),
        /// Whether it was.
        status: Text => Role::Word(List::DeliveryStatus),
        /// When.
        date: Option<Text> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text> => Role::Word(List::Voice),
        /// Quotations by source.
        evidence: Citations => Role::Id(&[Kind::Source]),
        /// Free text.
        note: Option<Text>,
    }
}

record! {
    /// What became of a document.
    pub struct HistoryEntry = "a line of a history" {
        /// What became of it.
        status: Text => Role::Word(List::Fate),
        /// Since when.
        date: Option<Text> => Role::Date,
        /// Quotations by source.
        evidence: Citations => Role::Id(&[Kind::Source]),
        /// Free text.
        note: Option<Text>,
    }
}
