//! A scenario of the model, with what it supposes.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::names::Scenario;
use crate::answer::register::Register;
use crate::answer::supposed::{Assumption, Waiver};
use crate::id::ScenarioIx;

/// Suppositions under a name; none is a forecast.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ScenarioEntry<'m> {
    /// The scenario.
    pub scenario: Scenario<'m>,
    /// What it supposes, in a sentence.
    pub text: Option<&'m str>,
    /// Positions.
    pub assume: Vec<Assumption<'m>>,
    /// Orders on which nobody insists any more.
    pub waive: Vec<Waiver<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
}

impl<'m> ScenarioEntry<'m> {
    /// A scenario of a model.
    pub fn new(register: &Register<'_, 'm>, ix: ScenarioIx) -> ScenarioEntry<'m> {
        let scenario = &register.model().scenarios[ix];
        ScenarioEntry {
            scenario: register.scenario(ix),
            text: scenario.text.as_deref(),
            assume: scenario.assume.iter().map(|one| Assumption::new(register, one)).collect(),
            waive: scenario.waive.iter().map(|(one, _)| Waiver::new(register, *one)).collect(),
            note: scenario.note.as_deref(),
        }
    }
}
