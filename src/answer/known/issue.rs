//! What demands are about.

use schemars::JsonSchema;
use serde::Serialize;

use super::Said;
use crate::answer::{By, ByParty, Demand, Issue, Position, Register};
use crate::id::{DemandIx, IssueIx};
use crate::model::{Domain, Element, Parameter};
use crate::situation::Scope;

/// An issue, as the file has it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct IssueRecord<'m> {
    /// Its id.
    pub issue: Issue<'m>,
    /// As printed.
    pub name: &'m str,
    /// One sentence.
    pub text: Option<&'m str>,
    /// A note of the curator.
    pub note: Option<&'m str>,
    /// Its demands.
    pub demands: Vec<Demand<'m>>,
    /// Settlements of which a package takes one, with the demands that each provides for.
    pub options: By<&'m str, Vec<Demand<'m>>>,
    /// The "how" of the whole issue: parameters with what each can be.
    pub parameters: By<&'m str, Can<'m>>,
}

/// What a parameter can be: `number`, `date` or `set`, or one of a list.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Can<'m> {
    /// Anything of a kind.
    Any(&'static str),
    /// One of these.
    OneOf(&'m [String]),
}

/// Everything known about an issue.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct IssueCard<'m> {
    /// What the file says of it.
    #[serde(flatten)]
    pub record: IssueRecord<'m>,
    /// What was said on the issue as a whole, and what was left out of that.
    #[serde(flatten)]
    pub said: Said<'m>,
    /// The positions on each of its demands.
    pub positions: Vec<OnDemand<'m>>,
}

/// Positions on a demand, of all that have one.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct OnDemand<'m> {
    /// Which.
    pub demand: Demand<'m>,
    /// The positions.
    pub positions: ByParty<'m, Position>,
}

impl<'m> OnDemand<'m> {
    /// Of all parties. O(parties).
    pub fn new(register: &Register<'_, 'm>, demand: DemandIx) -> OnDemand<'m> {
        let own = |party| {
            let position = Position::of(register, party, demand, Scope::Derived)?;
            Some((register.party(party), position))
        };
        let positions = register.model().parties.indices().filter_map(own).collect();
        OnDemand { demand: register.demand(demand), positions: By(positions) }
    }
}

/// Parameters by name.
pub fn parameters(list: &[Parameter]) -> By<&str, Can<'_>> {
    By(list.iter().map(|parameter| (parameter.name.as_str(), can(parameter))).collect())
}

fn can(parameter: &Parameter) -> Can<'_> {
    match &parameter.domain {
        Domain::Values(values) => Can::OneOf(values),
        any => Can::Any(any.word()),
    }
}

impl<'m> IssueRecord<'m> {
    /// Of the model.
    pub fn new(register: &Register<'_, 'm>, ix: IssueIx) -> IssueRecord<'m> {
        let issue = &register.model().issues[ix];
        let options = issue.options.iter();
        IssueRecord {
            issue: register.issue(ix),
            name: &issue.name,
            text: issue.text.as_deref(),
            note: issue.note.as_deref(),
            demands: register.demands(&register.situation.graph.demands_of(ix)),
            options: By(options.map(|one| (one.name.as_str(), register.demands(&one.demands))).collect()),
            parameters: parameters(&issue.parameters),
        }
    }
}

impl<'m> IssueCard<'m> {
    /// Of the model, with what was said. O(demands of the issue × parties + stances).
    pub fn new(register: &Register<'_, 'm>, ix: IssueIx) -> IssueCard<'m> {
        let demands = register.situation.graph.demands_of(ix);
        IssueCard {
            record: IssueRecord::new(register, ix),
            said: Said::about(register, &[Element::Issue(ix)]),
            positions: demands.iter().map(|demand| OnDemand::new(register, *demand)).collect(),
        }
    }
}
