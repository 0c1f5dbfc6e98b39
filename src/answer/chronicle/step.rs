//! A step, with what comes before it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::names::{Demand, Party, Step};
use crate::answer::order::Order;
use crate::answer::register::Register;
use crate::answer::statement::{Evidence, evidence};
use crate::id::StepIx;
use crate::model::Precedence;
use crate::situation::waiting;

/// Something that has to be done, in an order.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct StepEntry<'m> {
    /// The step.
    pub step: Step<'m>,
    /// What is done.
    pub text: &'m str,
    /// Steps that it comes after, as its own entry says.
    pub after: Vec<After<'m>>,
    /// Orders that lie in positions which wait for something.
    pub waiting: Vec<Order<'m>>,
    /// The demand that is met by it.
    pub fulfils: Option<Demand<'m>>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
    /// Steps that it comes before, as their entries say.
    pub before: Vec<Before<'m>>,
}

/// A step that comes earlier.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct After<'m> {
    /// The earlier step.
    pub step: Step<'m>,
    /// Who insists; none where the order lies in the matter.
    pub insists: Option<Party<'m>>,
    /// The words for this order; empty if those of the step are meant.
    pub evidence: Vec<Evidence<'m>>,
}

/// A step that comes later.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Before<'m> {
    /// The later step.
    pub step: Step<'m>,
    /// Who insists; none where the order lies in the matter.
    pub insists: Option<Party<'m>>,
}

impl<'m> StepEntry<'m> {
    /// A step of a model.
    pub fn new(register: &Register<'_, 'm>, ix: StepIx) -> StepEntry<'m> {
        let step = &register.model().steps[ix];
        let after = |one: &'m Precedence| After {
            step: register.step(one.before),
            insists: one.insists.map(|ix| register.party(ix)),
            evidence: evidence(register, &one.evidence),
        };
        let before = register.situation.graph.steps_after(ix).into_iter();
        StepEntry {
            step: register.step(ix),
            text: &step.text,
            after: step.after.iter().map(after).collect(),
            waiting: waiting(register.situation, ix).iter().map(|one| Order::new(register, one)).collect(),
            fulfils: step.fulfils.map(|ix| register.demand(ix)),
            evidence: evidence(register, &step.evidence),
            note: step.note.as_deref(),
            before: before
                .map(|(later, insists)| Before {
                    step: register.step(later),
                    insists: insists.map(|ix| register.party(ix)),
                })
                .collect(),
        }
    }
}
