//! Questions about some parties or all: loaded, asked and printed in the same way.

use std::mem::ManuallyDrop;

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::asking::{self, Asked};
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::Footing;
use crate::answer::{Answer, Register};
use crate::id::PartyIx;
use crate::report::text::Text;
use crate::situation::{Scope, Situation};

/// What such a question takes besides the parties.
#[derive(Debug, Args)]
pub struct Among {
    #[command(flatten)]
    derived: Derived,
    #[command(flatten)]
    question: Question,
}

/// A question that is about to be asked.
pub struct Asking<'a> {
    /// Of what.
    pub situation: &'a Situation<'a>,
    /// What it is called.
    pub register: Register<'a, 'a>,
    /// About whom: those who were named.
    pub parties: Vec<PartyIx>,
    /// Which positions count.
    pub scope: Scope,
    question: &'a Question,
}

impl Among {
    /// Loads the model, and asks of it about these parties.
    ///
    /// # Errors
    /// When the model or a name cannot be understood, or the question cannot be asked.
    pub fn ask(&self, names: &[String], tell: impl FnOnce(Asking<'_>) -> Result<Outcome>) -> Result<Outcome> {
        let Among { derived, question } = self;
        // The process ends with the answer, and the system takes all memory back at once.
        let asked = ManuallyDrop::new(asking::asked(&question.input)?);
        let Asked { model, sources } = &*asked;
        let situation = ManuallyDrop::new(asking::situation(model, &question.input, &question.lens)?);
        let parties = asking::parties(model, names)?;
        let register = Register::new(&situation, sources);
        tell(Asking { situation: &situation, register, parties, scope: derived.scope(), question })
    }
}

impl Asking<'_> {
    /// About all of whom something is known, if nobody was named.
    #[must_use]
    pub fn or_all(self) -> Self {
        let parties = if self.parties.is_empty() { self.situation.parties_heard(Scope::Derived) } else { self.parties };
        Self { parties, ..self }
    }

    /// On which sources what is told of these parties rests alone.
    pub fn footing(&self) -> Footing<'_> {
        asking::footing(self.situation, &self.parties, self.scope)
    }

    /// Prints an answer.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn tell<B: Serialize + Text>(&self, question: &'static str, body: B) -> Result<Outcome> {
        let answer = Answer::new(&self.register, question, self.scope, &self.parties, body);
        asking::tell(self.question.format, &answer)
    }
}
