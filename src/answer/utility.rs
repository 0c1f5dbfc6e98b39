//! What options are worth to a party, by its own account.

use schemars::JsonSchema;
use serde::Serialize;

use super::by::By;
use super::names::{Issue, Party};
use super::register::Register;
use super::statement::{Evidence, evidence};
use crate::model::{self, Number};

/// The numbers of one party.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Utility<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// Who gave the numbers.
    pub given_by: &'m str,
    /// How much each issue counts.
    pub weights: By<Issue<'m>, Number>,
    /// How much each option of an issue is worth.
    pub values: By<Issue<'m>, By<&'m str, Number>>,
    /// What no deal is worth; none if the party has not said.
    pub disagreement: Option<Number>,
    /// The words.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
}

impl<'m> Utility<'m> {
    /// Of a model.
    pub fn new(register: &Register<'_, 'm>, utility: &'m model::Utility) -> Utility<'m> {
        let weights = utility.weights.iter().map(|(ix, weight)| (register.issue(*ix), Number(*weight)));
        let values = utility.values.iter().map(|(ix, values)| {
            let options = &register.model().issues[*ix].options;
            let each = values.iter().map(|(option, value)| (options[*option].name.as_str(), Number(*value)));
            (register.issue(*ix), By(each.collect()))
        });
        Utility {
            party: register.party(utility.party),
            given_by: &utility.given_by,
            weights: By(weights.collect()),
            values: By(values.collect()),
            disagreement: utility.disagreement.map(Number),
            evidence: evidence(register, &utility.evidence),
            note: utility.note.as_deref(),
        }
    }
}
