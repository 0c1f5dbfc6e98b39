//! Where sources differ.

use schemars::JsonSchema;
use serde::Serialize;

use super::caveats::aside;
use super::chronicle::DisputeEntry;
use super::register::Register;
use crate::id::DisputeIx;
use crate::model::{Channel, SettledBy};

/// Questions on which sources differ, each with every answer.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Disputes<'m> {
    /// The questions, by id.
    pub disputes: Vec<DisputeEntry<'m>>,
    /// How many of them nothing has settled.
    pub open: usize,
}

impl<'m> Disputes<'m> {
    /// Some disputes of the model. O(answers).
    pub fn new(register: &Register<'_, 'm>, found: &[DisputeIx]) -> Disputes<'m> {
        let disputes: Vec<DisputeEntry<'m>> = found.iter().map(|ix| DisputeEntry::new(register, *ix)).collect();
        let open = disputes.iter().filter(|one| one.settled.is_none()).count();
        Disputes { disputes, open }
    }

    /// How many of them were settled in one way.
    pub fn settled_by(&self, how: SettledBy) -> usize {
        let settled = self.disputes.iter().filter_map(|one| one.settled);
        settled.filter(|settled| settled.by == how).count()
    }

    /// Channels other than the public one from which answers come.
    pub fn channels(&self) -> Vec<Channel> {
        let answers = self.disputes.iter().flat_map(|one| &one.answers);
        aside(answers.filter_map(|answer| answer.said.channel))
    }
}
