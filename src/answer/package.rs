//! Packages: what each settles, and what is to be kept in mind of it.

use crate::analysis;
use crate::packages;
use schemars::JsonSchema;
use serde::Serialize;

use super::names::{Act, Demand, Issue, Party, Target};
use super::register::Register;
use crate::id::{DemandIx, PartyIx};

/// A package that breaks nothing on which anybody insists.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Package<'m> {
    /// What it settles on each issue.
    pub issues: Vec<Settlement<'m>>,
    /// Positions of which the exception comes with it, so that nobody knows what they are then.
    pub ended: Vec<PartyOn<'m>>,
    /// Demands that it provides for before what a party waits for, as other positions of that party want.
    pub overtaken: Vec<PartyOn<'m>>,
    /// Whether it is acceptable only as far as is known: a position ends with it, or some positions are set aside.
    pub as_far_as_known: bool,
    /// What waits for one another, so that it cannot be carried out as things stand.
    pub deadlocks: Vec<Stuck<'m>>,
}

/// What a package settles on one issue.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Settlement<'m> {
    /// The issue.
    pub issue: Issue<'m>,
    /// The option that it takes; none if the issue lists none.
    pub option: Option<String>,
    /// The demands that it provides for.
    pub demands: Vec<Demand<'m>>,
    /// The values of parameters.
    pub values: Vec<SettledValue<'m>>,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SettledValue<'m> {
    /// The demand that it belongs to; none for a parameter of the whole issue.
    pub demand: Option<Demand<'m>>,
    /// The issue that it belongs to; none for a parameter of a demand.
    pub issue: Option<Issue<'m>>,
    /// The parameter.
    pub parameter: String,
    /// The value, or those that nobody tells apart, in words.
    pub value: String,
}

/// A party and a demand on which it has a position.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PartyOn<'m> {
    /// Who.
    pub party: Party<'m>,
    /// On what.
    pub demand: Demand<'m>,
}

/// What waits for one another, and what that keeps from coming about.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Stuck<'m> {
    /// What waits for one another.
    pub acts: Vec<Act<'m>>,
    /// The demands of the package that cannot come about.
    pub demands: Vec<Demand<'m>>,
}

impl<'m> Package<'m> {
    /// A package, some positions of which may be set aside in all packages.
    pub fn new(register: &Register<'_, 'm>, package: &analysis::Acceptable, aside: bool) -> Package<'m> {
        let on = |(party, demand): &(PartyIx, DemandIx)| PartyOn {
            party: register.party(*party),
            demand: register.demand(*demand),
        };
        let stuck = |stuck: &analysis::Stuck| Stuck {
            acts: stuck.acts.iter().map(|act| register.act(*act)).collect(),
            demands: register.demands(&stuck.demands),
        };
        Package {
            issues: package.settlements.iter().map(|one| Settlement::new(register, one)).collect(),
            ended: package.ended.iter().map(on).collect(),
            overtaken: package.overtaken.iter().map(on).collect(),
            as_far_as_known: !package.ended.is_empty() || aside,
            deadlocks: package.deadlocks.iter().map(stuck).collect(),
        }
    }
}

impl<'m> Settlement<'m> {
    /// Of a package.
    pub fn new(register: &Register<'_, 'm>, one: &packages::Settlement) -> Settlement<'m> {
        let value = |(on, parameter, value): &(crate::model::Target, String, String)| {
            let Target { demand, issue } = register.target(*on);
            SettledValue { demand, issue, parameter: parameter.clone(), value: value.clone() }
        };
        Settlement {
            issue: register.issue(one.issue),
            option: one.option.clone(),
            demands: register.demands(&one.demands),
            values: one.values.iter().map(value).collect(),
        }
    }
}
