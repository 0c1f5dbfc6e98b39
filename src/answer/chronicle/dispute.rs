//! A question on which sources differ, with every answer.

use schemars::JsonSchema;
use serde::Serialize;

use super::attributed::Attributed;
use crate::answer::names::{Dispute, Source};
use crate::answer::register::Register;
use crate::id::DisputeIx;
use crate::model::{self, SettledBy};

/// A question on which sources differ. Nothing is averaged.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct DisputeEntry<'m> {
    /// The dispute.
    pub dispute: Dispute<'m>,
    /// The question.
    pub question: &'m str,
    /// The answers that count.
    pub answers: Vec<DisputeAnswer<'m>>,
    /// What settled it; none if it is open.
    pub settled: Option<Settled<'m>>,
    /// The source inside which the difference lies, if it is one.
    pub inside_source: Option<Source<'m>>,
    /// The ids of what it is about.
    pub concerns: Vec<&'m str>,
    /// A note of the curator.
    pub note: Option<&'m str>,
    /// How many answers a filter leaves out.
    pub left_out: usize,
}

/// One answer to a disputed question.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct DisputeAnswer<'m> {
    /// The answer in the curator's words.
    pub says: &'m str,
    /// Who gives it, when, in which words.
    #[serde(flatten)]
    pub said: Attributed<'m>,
}

/// What settled a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Settled<'m> {
    /// By what.
    pub by: SettledBy,
    /// In the curator's words.
    pub how: Option<&'m str>,
}

impl<'m> DisputeEntry<'m> {
    /// A dispute of a model.
    pub fn new(register: &Register<'_, 'm>, ix: DisputeIx) -> DisputeEntry<'m> {
        let dispute = &register.model().disputes[ix];
        let filter = register.situation.filter();
        let answer = |answer: &'m model::Answer| DisputeAnswer {
            says: &answer.says,
            said: Attributed::new(register, &answer.attribution, answer.note.as_ref()),
        };
        let counting = dispute.answers.iter().filter(|answer| filter.counts_said(&answer.attribution));
        let answers: Vec<DisputeAnswer<'m>> = counting.map(answer).collect();
        DisputeEntry {
            dispute: register.dispute(ix),
            question: &dispute.question,
            left_out: dispute.answers.len() - answers.len(),
            answers,
            settled: dispute.settled.as_ref().map(|(by, how)| Settled { by: *by, how: how.as_deref() }),
            inside_source: dispute.inside_one_source().map(|ix| register.source(ix)),
            concerns: dispute.concerns.iter().map(|element| register.id(*element)).collect(),
            note: dispute.note.as_deref(),
        }
    }
}
