//! Who says something, when, and on whose word it is known.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::names::{Party, Person};
use crate::answer::register::Register;
use crate::answer::statement::{Evidence, evidence};
use crate::date::Date;
use crate::model::{Attribution, Channel, Voice};

/// Who says something, and when.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Attributed<'m> {
    /// The party that says it; none for a person alone or for the source itself.
    pub by: Option<Party<'m>>,
    /// The person who says it.
    pub speaker: Option<Person<'m>>,
    /// When it was said.
    pub said: Option<Date>,
    /// On what kind of word it rests.
    pub voice: Option<Voice>,
    /// Where it was said.
    pub channel: Option<Channel>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
}

impl<'m> Attributed<'m> {
    /// Of a model.
    pub fn new(register: &Register<'_, 'm>, said: &'m Attribution, note: Option<&'m String>) -> Attributed<'m> {
        Attributed {
            by: said.by.map(|ix| register.party(ix)),
            speaker: said.speaker.map(|ix| register.person(ix)),
            said: said.said,
            voice: said.voice,
            channel: said.channel,
            evidence: evidence(register, &said.evidence),
            note: note.map(String::as_str),
        }
    }
}
