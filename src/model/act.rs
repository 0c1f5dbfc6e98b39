//! What a step, or a demand that no step fulfils, is called and leads to.

use crate::id::{DemandIx, StepIx};
use crate::model::scenario::Act;
use crate::model::whole::Model;

impl Act {
    /// Its id.
    pub fn id(self, model: &Model) -> &str {
        match self {
            Act::Step(ix) => model.steps[ix].id.as_str(),
            Act::Demand(ix) => model.demands[ix].id.as_str(),
        }
    }

    /// What it is, in the curator's words.
    pub fn text(self, model: &Model) -> &str {
        match self {
            Act::Step(ix) => &model.steps[ix].text,
            Act::Demand(ix) => &model.demands[ix].text,
        }
    }

    /// The demand that comes about by it, if there is one.
    pub fn demand(self, model: &Model) -> Option<DemandIx> {
        match self {
            Act::Step(ix) => model.steps[ix].fulfils,
            Act::Demand(ix) => Some(ix),
        }
    }

    /// The step, if it is one.
    pub fn step(self) -> Option<StepIx> {
        match self {
            Act::Step(ix) => Some(ix),
            Act::Demand(_) => None,
        }
    }
}
