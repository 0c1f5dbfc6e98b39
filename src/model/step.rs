//! Steps, and the documents of the talks, resolved.

use crate::date::Date;
use crate::id::{DemandIx, PaperId, PaperIx, PartyIx, StepId, StepIx};
use crate::model::scale::LevelRange;
use crate::model::stance::{Channel, Condition, Evidence, Link, Voice};
use crate::model::terms::Term;
use crate::source::Span;
use crate::vocabulary::vocabulary;

/// Something that has to be done, in an order.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// What is done.
    pub text: String,
    /// What comes before it.
    pub after: Vec<Precedence>,
    /// The demand that is met by it.
    pub fulfils: Option<DemandIx>,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

impl Step {
    /// The words for an order of this step: its own, or else those of the step.
    pub fn words_for<'s>(&'s self, order: &'s Precedence) -> &'s [Evidence] {
        if order.evidence.is_empty() { &self.evidence } else { &order.evidence }
    }
}

/// That one step comes before another. This is not an implication: it is about order, and somebody insists on it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Precedence {
    /// The earlier step.
    pub before: StepIx,
    /// Who insists; nobody where the order lies in the matter itself.
    pub insists: Option<PartyIx>,
    /// The words for this order; empty if those of the step are meant.
    pub evidence: Vec<Evidence>,
    /// Where it is written.
    pub span: Span,
}

vocabulary! {
    /// Whose text a document is.
    pub enum PaperRole {
        /// It states the position of its author.
        OwnPosition = "own-position",
        /// A mediator put it before the parties; it is not the mediator's own stance.
        MediatorsText = "mediators-text",
        /// Several parties wrote it together.
        Joint = "joint",
    }
}

vocabulary! {
    /// Whether a document was handed over, as far as the sources know.
    pub enum DeliveryStatus {
        /// Said to come.
        Promised = "promised",
        /// One side says that it was.
        Claimed = "claimed",
        /// The receiving side says so too.
        Confirmed = "confirmed",
        /// It was not.
        NotDelivered = "not-delivered",
    }
}

vocabulary! {
    /// What became of an agreement or an outcome.
    pub enum Fate {
        /// The parties agreed.
        Agreed = "agreed",
        /// It binds them.
        InForce = "in-force",
        /// It was carried out.
        Implemented = "implemented",
        /// One of them broke it.
        Violated = "violated",
        /// It ran out or was given up.
        Lapsed = "lapsed",
        /// Nothing came of it.
        None = "none",
    }
}

/// A draft, a memorandum or an agreement.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Paper {
    /// Its id.
    pub id: PaperId,
    /// Its title; the id if the file gives none.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<PartyIx>,
    /// Whose text it is, if the file says.
    pub role: Option<PaperRole>,
    /// When it was written.
    pub date: Option<Date>,
    /// How its words became known, if the file says.
    pub channel: Option<Channel>,
    /// What it provides for, with what it takes over: in the order of the document that it amends, then what is new.
    pub clauses: Vec<Clause>,
    /// Whether each clause is a position of each author.
    pub positions: bool,
    /// The document that it changes.
    pub amends: Option<PaperIx>,
    /// The clauses of that document which it leaves out, in the order of the file.
    pub drops: Vec<Dropped>,
    /// Who handed it to whom.
    pub deliveries: Vec<Delivery>,
    /// What became of it, in the order of the file.
    pub history: Vec<Turn>,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

/// One clause of a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Clause {
    /// Its name within the document.
    pub name: String,
    /// What it is about.
    pub demand: DemandIx,
    /// How it stands to that.
    pub levels: LevelRange,
    /// On what it depends, how it stands to the demand otherwise, and its last day.
    pub hangs: Hangs,
    /// The values that it sets.
    pub sets: Vec<Term>,
    /// In the curator's words.
    pub text: Option<String>,
    /// Its place in the document.
    pub at: Option<String>,
    /// The words; empty if those of the document are meant.
    pub evidence: Vec<Evidence>,
    /// Free text.
    pub note: Option<String>,
    /// The document in which it stands, if it is taken over from there.
    pub taken_from: Option<PaperIx>,
    /// Where it is written.
    pub span: Span,
}

/// On what a clause depends.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Hangs {
    /// On what.
    pub on: Vec<(Link, Condition)>,
    /// How it stands to its demand while a condition is open, or after an exception.
    pub otherwise: Option<LevelRange>,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

/// A clause of another document that is left out.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Dropped {
    /// Its name there.
    pub name: String,
    /// What it is about.
    pub demand: DemandIx,
    /// Where it is written that it is left out.
    pub span: Span,
}

/// One line of a delivery log.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Delivery {
    /// Who handed it over, if not the author.
    pub from: Option<PartyIx>,
    /// To whom.
    pub to: PartyIx,
    /// Whether it was.
    pub status: DeliveryStatus,
    /// When.
    pub date: Option<Date>,
    /// On what kind of word it rests, if the file says.
    pub voice: Option<Voice>,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Free text.
    pub note: Option<String>,
}

/// One line of a history.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Turn {
    /// What it became.
    pub fate: Fate,
    /// Since when.
    pub date: Option<Date>,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Free text.
    pub note: Option<String>,
}
