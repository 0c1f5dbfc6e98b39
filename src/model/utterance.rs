//! What is said without being a position, resolved. None of it enters an analysis of positions.

use crate::date::Date;
use crate::id::{DisputeId, FigureId, PartyIx, PersonIx};
use crate::model::element::Element;
use crate::model::stance::{Channel, Condition, Evidence, Voice};
use crate::source::Span;
use crate::vocabulary::vocabulary;

/// Who says something, when, and on whose word we know.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Attribution {
    /// The party; none for the source itself.
    pub by: Option<PartyIx>,
    /// The person.
    pub speaker: Option<PersonIx>,
    /// When it was said.
    pub said: Option<Date>,
    /// On what kind of word it rests.
    pub voice: Option<Voice>,
    /// Where it was said, if the file says.
    pub channel: Option<Channel>,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Whether the file names a source at all, even one that could not be understood.
    pub traced: bool,
}

vocabulary! {
    /// What sort of announcement it is.
    pub enum ThreatKind {
        /// Something bad for those it is against.
        Threat = "threat",
        /// Something good for those it is made to.
        Offer = "offer",
        /// Something to be done in any case.
        Promise = "promise",
        /// What will follow, without doing it oneself.
        Warning = "warning",
        /// A day by which something is expected.
        Deadline = "deadline",
    }
}

/// What a party says that it will do, or that others have to do by a day.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Threat {
    /// What sort.
    pub kind: ThreatKind,
    /// Who says it.
    pub attribution: Attribution,
    /// Against whom.
    pub against: Vec<PartyIx>,
    /// To whom.
    pub to: Vec<PartyIx>,
    /// In which case.
    pub condition: Option<Condition>,
    /// What then.
    pub consequence: Option<Condition>,
    /// By when.
    pub due: Option<Date>,
    /// Free text.
    pub note: Option<String>,
    /// The whole entry.
    pub span: Span,
}

impl Threat {
    /// Who says it with each party that it is against or made to.
    pub fn pairs(&self) -> impl Iterator<Item = (PartyIx, PartyIx)> {
        self.attribution
            .by
            .into_iter()
            .flat_map(|by| self.against.iter().chain(&self.to).map(move |other| (by, *other)))
    }
}

vocabulary! {
    /// What sort of claim it is.
    pub enum ClaimKind {
        /// Of doing or wanting something wrong.
        Accusation = "accusation",
        /// Of what somebody or something is like.
        Characterisation = "characterisation",
        /// Hope, frustration and the like.
        Mood = "mood",
        /// Of doing something right.
        Praise = "praise",
    }
}

/// What somebody says about a party. It is never a stance of that party.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Claim {
    /// What sort, if the file says.
    pub kind: Option<ClaimKind>,
    /// Who says it.
    pub attribution: Attribution,
    /// About whom.
    pub about: Vec<PartyIx>,
    /// In the curator's words.
    pub text: String,
    /// Free text.
    pub note: Option<String>,
    /// The whole entry.
    pub span: Span,
}

vocabulary! {
    /// What settled a dispute.
    pub enum SettledBy {
        /// The sources speak of different days.
        Date = "date",
        /// The other side confirmed one answer.
        Confirmation = "confirmation",
        /// The answers fit together; one says more.
        Precision = "precision",
    }
}

/// A question on which sources differ.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// The question.
    pub question: String,
    /// The answers.
    pub answers: Vec<Answer>,
    /// What settled it; none if it is open.
    pub settled: Option<(SettledBy, Option<String>)>,
    /// What it is about.
    pub concerns: Vec<Element>,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

impl Dispute {
    /// The source that contradicts itself: the only one that any answer cites, if there are two answers or more.
    pub fn inside_one_source(&self) -> Option<crate::id::SourceIx> {
        let mut cited = self.answers.iter().flat_map(|answer| &answer.attribution.evidence).map(|piece| piece.source);
        let first = cited.next()?;
        (self.answers.len() > 1 && cited.all(|source| source == first)).then_some(first)
    }
}

/// One answer to a disputed question.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Answer {
    /// The answer in the curator's words.
    pub says: String,
    /// Who gives it.
    pub attribution: Attribution,
    /// Free text.
    pub note: Option<String>,
    /// The whole entry.
    pub span: Span,
}

/// A quantity that somebody gives. Quantities of different sources are never averaged.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Figure {
    /// Its id.
    pub id: FigureId,
    /// Of what.
    pub what: String,
    /// Smallest number given.
    pub min: Option<f64>,
    /// Largest number given; the same as `min` for a single value.
    pub max: Option<f64>,
    /// "approximately", "more than".
    pub qualifier: Option<String>,
    /// The unit.
    pub unit: Option<String>,
    /// Who gives it.
    pub attribution: Attribution,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}
