//! What was said about something, and what is held of it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::statements;
use crate::answer::{Party, Position, Register, Statement, Target};
use crate::id::PartyIx;
use crate::model::{self, Element};
use crate::situation::Scope;

/// The statements about something, superseded ones among them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Said<'m> {
    /// Those that count, by party, by what they are on, and by date.
    pub statements: Vec<Statement<'m>>,
    /// How many more there are that are left out, by voice or source.
    pub left_out: usize,
}

impl<'m> Said<'m> {
    /// Those that have to do with all of some elements. O(stances × pieces of evidence).
    pub fn about(register: &Register<'_, 'm>, elements: &[Element]) -> Said<'m> {
        let found = statements(register.situation, elements);
        let statements = found.list.into_iter().map(|ix| Statement::new(register, ix)).collect();
        Said { statements, left_out: found.left_out }
    }
}

/// A position of a party on something.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct HeldOn<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// On what.
    #[serde(flatten)]
    pub on: Target<'m>,
    /// Which.
    pub position: Position,
}

impl<'m> HeldOn<'m> {
    /// Every position of a party, what follows among them, by demand; then those on whole issues.
    /// O(demands), and what derived positions take for their channel.
    pub fn all(register: &Register<'_, 'm>, party: PartyIx) -> Vec<HeldOn<'m>> {
        let (situation, model) = (register.situation, register.model());
        let on_demands = model.demands.indices().filter_map(|demand| {
            let position = Position::of(register, party, demand, Scope::Derived)?;
            let on = register.target(model::Target::Demand(demand));
            Some(HeldOn { party: register.party(party), on, position })
        });
        let on_issues = model.issues.indices().filter_map(|issue| {
            let position = Position::new(register, situation.on_issue(party, issue)?, None);
            let on = register.target(model::Target::Issue(issue));
            Some(HeldOn { party: register.party(party), on, position })
        });
        on_demands.chain(on_issues).collect()
    }
}
