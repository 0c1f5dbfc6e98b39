//! A threat, an offer or a deadline.

use schemars::JsonSchema;
use serde::Serialize;

use super::attributed::Attributed;
use crate::answer::names::Party;
use crate::answer::register::Register;
use crate::date::Date;
use crate::id::ThreatIx;
use crate::model::ThreatKind;

/// What a party says that it will do, or that others have to do by a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Threat<'m> {
    /// What sort.
    pub kind: ThreatKind,
    /// Against whom.
    pub against: Vec<Party<'m>>,
    /// To whom.
    pub to: Vec<Party<'m>>,
    /// In which case.
    #[serde(rename = "if")]
    pub condition: Option<String>,
    /// What then.
    #[serde(rename = "then")]
    pub consequence: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// Who says it, when, in which words.
    #[serde(flatten)]
    pub said: Attributed<'m>,
}

impl<'m> Threat<'m> {
    /// An announcement of a model.
    pub fn new(register: &Register<'_, 'm>, ix: ThreatIx) -> Threat<'m> {
        let threat = &register.model().threats[ix];
        Threat {
            kind: threat.kind,
            against: register.parties(&threat.against),
            to: register.parties(&threat.to),
            condition: threat.condition.as_ref().map(|what| register.condition(what)),
            consequence: threat.consequence.as_ref().map(|what| register.condition(what)),
            due: threat.due,
            said: Attributed::new(register, &threat.attribution, threat.note.as_ref()),
        }
    }
}
