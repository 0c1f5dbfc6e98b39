//! What was said, done and due, in order of time.

use schemars::JsonSchema;
use serde::Serialize;

use super::caveats::aside;
use super::happening::TimelineEntry;
use super::names::Party;
use super::register::Register;
use crate::analysis::{self, Window};
use crate::date::Date;
use crate::model::Channel;

/// Everything that has its place in time, in that order.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Timeline<'m> {
    /// The entries by date; if they are asked for, those without a date at the end.
    pub entries: Vec<TimelineEntry<'m>>,
    /// Whose; empty for everybody.
    pub parties: Vec<Party<'m>>,
    /// Without what ended before; none for no limit.
    pub from: Option<Date>,
    /// Without what began later; none for no limit.
    pub to: Option<Date>,
    /// How many entries have no date, listed or not.
    pub undated: usize,
    /// How many entries a filter leaves out.
    pub left_out: usize,
}

impl<'m> Timeline<'m> {
    /// The entries of a window, those without a date only if they are asked for. O(length of what they say).
    pub fn new(
        register: &Register<'_, 'm>,
        window: &Window,
        answer: &analysis::Timeline,
        undated: bool,
    ) -> Timeline<'m> {
        let rest = answer.undated.iter().filter(|_| undated);
        Timeline {
            entries: answer.dated.iter().chain(rest).map(|entry| TimelineEntry::new(register, entry)).collect(),
            parties: register.parties(&window.parties),
            from: window.from,
            to: window.to,
            undated: answer.undated.len(),
            left_out: answer.left_out,
        }
    }

    /// Channels other than the public one from which entries come.
    pub fn channels(&self) -> Vec<Channel> {
        aside(self.entries.iter().filter_map(|entry| entry.channel))
    }
}
