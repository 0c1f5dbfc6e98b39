//! Anything that has an id.

use crate::id::{DemandIx, DisputeIx, EventIx, FigureIx, IssueIx, PaperIx, PartyIx, PersonIx, SourceIx, StepIx};

/// Something that has an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Element {
    /// A party.
    Party(PartyIx),
    /// A person.
    Person(PersonIx),
    /// An issue.
    Issue(IssueIx),
    /// A demand.
    Demand(DemandIx),
    /// A source.
    Source(SourceIx),
    /// A step.
    Step(StepIx),
    /// A document.
    Paper(PaperIx),
    /// An event.
    Event(EventIx),
    /// A dispute.
    Dispute(DisputeIx),
    /// A figure.
    Figure(FigureIx),
}

impl Element {
    /// What it is called in messages: "a party", "an issue".
    pub fn article_and_kind(self) -> &'static str {
        match self {
            Element::Party(_) => "a party",
            Element::Person(_) => "a person",
            Element::Issue(_) => "an issue",
            Element::Demand(_) => "a demand",
            Element::Source(_) => "a source",
            Element::Step(_) => "a step",
            Element::Paper(_) => "a document",
            Element::Event(_) => "an event",
            Element::Dispute(_) => "a dispute",
            Element::Figure(_) => "a figure",
        }
    }
}
