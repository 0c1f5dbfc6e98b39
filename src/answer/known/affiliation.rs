//! Belonging to a party, with its dates.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::{Party, Register};
use crate::date::Date;
use crate::id::PartyIx;
use crate::model::{self, Belongs, Period};

/// A party with the time for which somebody belongs to it, or it to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Affiliation<'m> {
    /// The party: the member, the bloc, or the party spoken for.
    pub party: Party<'m>,
    /// The first day; none if it is open.
    pub from: Option<Date>,
    /// The last day; none if it is open.
    pub until: Option<Date>,
    /// Whether it is so on the day of the question.
    pub state: Belongs,
}

impl<'m> Affiliation<'m> {
    /// Of a party for a time.
    pub fn new(register: &Register<'_, 'm>, party: PartyIx, period: Period) -> Affiliation<'m> {
        let Period { from, until } = period;
        Affiliation { party: register.party(party), from, until, state: period.on(register.situation.day) }
    }

    /// Those of a list of the file.
    pub fn all(register: &Register<'_, 'm>, list: &[model::Affiliation]) -> Vec<Affiliation<'m>> {
        list.iter().map(|one| Affiliation::new(register, one.party, one.period)).collect()
    }

    /// The parties of those that are so on the day.
    pub fn now(all: &[Affiliation<'m>]) -> Vec<Party<'m>> {
        all.iter().filter(|one| one.state == Belongs::Now).map(|one| one.party).collect()
    }
}
