//! A claim about others.

use schemars::JsonSchema;
use serde::Serialize;

use super::attributed::Attributed;
use crate::answer::names::Party;
use crate::answer::register::Register;
use crate::id::ClaimIx;
use crate::model::ClaimKind;

/// What somebody says about a party. It is never a position of that party.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Claim<'m> {
    /// What sort.
    pub kind: Option<ClaimKind>,
    /// About whom.
    pub about: Vec<Party<'m>>,
    /// In the curator's words.
    pub text: &'m str,
    /// Who says it, when, in which words.
    #[serde(flatten)]
    pub said: Attributed<'m>,
}

impl<'m> Claim<'m> {
    /// A claim of a model.
    pub fn new(register: &Register<'_, 'm>, ix: ClaimIx) -> Claim<'m> {
        let claim = &register.model().claims[ix];
        Claim {
            kind: claim.kind,
            about: register.parties(&claim.about),
            text: &claim.text,
            said: Attributed::new(register, &claim.attribution, claim.note.as_ref()),
        }
    }
}
