//! Scenarios: named suppositions that questions can be asked under.

use crate::document::read::{OneOrMany, Text};
use crate::document::record::record;

record! {
    /// Positions and waivers that are supposed together, to ask what would be if.
    pub struct ScenarioEntry<'t> = "a scenario" {
        /// What is supposed, in a sentence.
        text: Option<Text<'t>> => Role::Prose,
        /// Positions in place of what the file says.
        assume: Vec<AssumedEntry<'t>>,
        /// Orders of steps on which nobody insists any more.
        waive: Vec<WaiverEntry<'t>>,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
    elsewhere {
        stances: "a position that is only supposed stands under `assume:`",
        name: "the scenario goes by its id; write what it supposes under `text:`",
    }
}

record! {
    /// A position that is supposed.
    pub struct AssumedEntry<'t> = "an assumption" {
        /// Whose.
        party: Text<'t> => Role::Id(&[Kind::Party]); Help::ONE_PARTY,
        /// On what.
        demand: Text<'t> => Role::Id(&[Kind::Demand]); Help::ONE_DEMAND,
        /// One word of the scale, or two that it lies between.
        stance: Option<OneOrMany<Text<'t>>> => Role::Word(List::Scale),
    }
    elsewhere {
        evidence: "what is only supposed has no evidence; an entry with evidence belongs under `stances:`",
    }
}

record! {
    /// An order of two steps, or demands without steps, on which nobody insists any more.
    pub struct WaiverEntry<'t> = "a waiver" {
        /// What was to come first.
        before: Text<'t> => Role::Id(&[Kind::Step, Kind::Demand]),
        /// What was to come after it.
        after: Text<'t> => Role::Id(&[Kind::Step, Kind::Demand]),
    }
}
