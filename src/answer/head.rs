//! The head that every answer begins with, and the answer as a whole.

use schemars::JsonSchema;
use serde::Serialize;

use super::caveats::Caveats;
use super::glossary::Glossary;
use super::register::Register;
use super::supposed::Supposed;
use crate::date::Date;
use crate::id::PartyIx;
use crate::model::{Channel, Model};
use crate::situation::Scope;
use crate::source::{Sources, sha256};

/// What every question answers with: the head, its own fields, and what is to be kept in mind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Answer<'m, B> {
    /// What was asked, of what.
    #[serde(flatten)]
    pub head: Head<'m>,
    /// The answer itself.
    #[serde(flatten)]
    pub body: B,
    /// What is to be kept in mind of the parties; none for an answer that is about no party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caveats: Option<Caveats<'m>>,
}

/// What was asked, of which model, as of when, under what.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Head<'m> {
    /// The name of the question.
    pub question: &'static str,
    /// The model; a list for an answer on two, none for a model that cannot be read.
    pub model: Asked,
    /// As of when; none for a model without a date.
    pub as_of: Option<Date>,
    /// What is supposed and what is left out; none if nothing is.
    pub supposed: Option<Supposed<'m>>,
    /// What the ids of the answer stand for.
    pub glossary: Glossary<'m>,
}

/// Of what it was asked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Asked {
    /// One model; none if it was not understood.
    One(Option<ModelEntry>),
    /// Several.
    Several(Vec<Option<ModelEntry>>),
}

/// A model by its heading, and by what it is exactly.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ModelEntry {
    /// Its heading.
    pub title: Option<String>,
    /// SHA-256 of its text; of several files, of their digests, sorted, one a line.
    pub digest: String,
}

impl ModelEntry {
    /// Of a model and its texts. O(length of the texts).
    pub fn new(model: &Model, sources: &Sources) -> ModelEntry {
        let mut digests: Vec<String> = sources
            .iter()
            .map(|(_, file)| match file.mark() {
                "" => sha256(file.text().as_bytes()),
                mark => sha256(format!("{mark}{}", file.text()).as_bytes()),
            })
            .collect();
        digests.sort();
        let digest = match digests.as_slice() {
            [one] => one.clone(),
            several => sha256(several.iter().map(|digest| format!("{digest}\n")).collect::<String>().as_bytes()),
        };
        ModelEntry { title: model.title.clone(), digest }
    }
}

impl<'m, B> Answer<'m, B> {
    /// An answer on some parties, as far as what is to be kept in mind is about them. Everything that it names was looked up in
    /// the register before.
    pub fn new(register: &Register<'_, 'm>, question: &'static str, scope: Scope, on: &[PartyIx], body: B) -> Self {
        let caveats = Caveats::new(register, on);
        let supposed = Supposed::new(register, scope);
        let model = Asked::One(Some(ModelEntry::new(register.model(), register.sources())));
        let head = Head { question, model, as_of: register.situation.day, supposed, glossary: register.glossary() };
        Answer { head, body, caveats: Some(caveats) }
    }
}

impl<B> Answer<'_, B> {
    /// The same answer, with the channels of what it lists where that is more than positions in force.
    pub fn heard_through(mut self, channels: Vec<Channel>) -> Self {
        self.caveats.iter_mut().for_each(|caveats| caveats.channels = channels.clone());
        self
    }
}
