//! What is only supposed, and what only a party itself can say: scenarios and utilities, resolved.

use crate::id::{DemandIx, IssueIx, PartyIx, ScenarioId, StepIx};
use crate::model::scale::LevelRange;
use crate::model::stance::Evidence;
use crate::source::Span;

/// A position that is supposed, in place of what the file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// Whose.
    pub party: PartyIx,
    /// On what.
    pub demand: DemandIx,
    /// Which; none to suppose that it is not known.
    pub levels: Option<LevelRange>,
}

/// Something that is done in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// A step of the model.
    Step(StepIx),
    /// A demand that no step fulfils, and for which somebody waits.
    Demand(DemandIx),
}

/// That nobody insists any more that one step, or demand without steps, comes before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiver {
    /// What was to come first.
    pub before: Act,
    /// What was to come after it.
    pub after: Act,
}

/// Suppositions under a name.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Scenario {
    /// Its id.
    pub id: ScenarioId,
    /// In a sentence.
    pub text: Option<String>,
    /// Positions.
    pub assume: Vec<Assumption>,
    /// Waivers, each with where it is written.
    pub waive: Vec<(Waiver, Span)>,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

/// A settlement of an issue, of which a package takes one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IssueOption {
    /// Its name within the issue.
    pub name: String,
    /// The demands that it provides for, apart from what these include.
    pub demands: Vec<DemandIx>,
    /// Where it is written.
    pub span: Span,
}

/// How much the options of issues are worth to a party, by its own account.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Utility {
    /// Whose.
    pub party: PartyIx,
    /// Who gave the numbers.
    pub given_by: String,
    /// How much each issue counts.
    pub weights: Vec<(IssueIx, f64)>,
    /// How much each option of an issue is worth, by its place among the options.
    pub values: Vec<(IssueIx, Vec<(usize, f64)>)>,
    /// What no deal is worth.
    pub disagreement: Option<f64>,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// Free text.
    pub note: Option<String>,
    /// The whole entry.
    pub span: Span,
}

impl Utility {
    /// The weight of an issue, if the party gave one.
    pub fn weight(&self, issue: IssueIx) -> Option<f64> {
        self.weights.iter().find(|(own, _)| *own == issue).map(|(_, weight)| *weight)
    }

    /// What an option of an issue is worth, if the party said so.
    pub fn value(&self, issue: IssueIx, option: usize) -> Option<f64> {
        let (_, values) = self.values.iter().find(|(own, _)| *own == issue)?;
        values.iter().find(|(own, _)| *own == option).map(|(_, value)| *value)
    }
}
