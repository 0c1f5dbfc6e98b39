//! Who wants what: parties × demands, by issue.

use schemars::JsonSchema;
use serde::Serialize;

use super::{By, ByParty, Demand, Issue, Party, Position, Register};
use crate::analysis::Misfits;
use crate::situation::Scope;
use crate::id::{DemandIx, IssueIx, PartyIx};

/// Every party of a list on every demand.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Matrix<'m> {
    /// The parties, in the order of the columns.
    pub parties: Vec<Party<'m>>,
    /// The issues by name, with their demands.
    pub issues: Vec<IssueRows<'m>>,
    /// How many parties of the model are not in the list, since no position of theirs is known.
    pub silent: usize,
}

/// The demands of an issue.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct IssueRows<'m> {
    /// Which.
    pub issue: Issue<'m>,
    /// Its name.
    pub name: &'m str,
    /// Its demands.
    pub demands: Vec<DemandRow<'m>>,
    /// Positions on the issue as a whole, of those that took one.
    pub whole: ByParty<'m, Position>,
}

/// A demand.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct DemandRow<'m> {
    /// Which.
    pub demand: Demand<'m>,
    /// The outcome.
    pub text: &'m str,
    /// The position of each party; none if it is not known.
    pub positions: ByParty<'m, Option<Position>>,
    /// Whose position does not fit another one of the same party.
    pub unfit: Vec<Party<'m>>,
}

impl<'m> Matrix<'m> {
    /// Of some parties. O(parties × demands), and what derived positions take for their sources.
    pub fn new(register: &Register<'_, 'm>, parties: &[PartyIx], scope: Scope) -> Matrix<'m> {
        let (situation, model) = (register.situation, register.model());
        let misfits = Misfits::new(situation);
        let row = |ix: DemandIx| {
            let cell = |party: &PartyIx| (register.party(*party), Position::of(register, *party, ix, scope));
            let unfit: Vec<PartyIx> = parties.iter().copied().filter(|party| misfits.has(*party, ix)).collect();
            DemandRow {
                demand: register.demand(ix),
                text: &model.demands[ix].text,
                positions: By(parties.iter().map(cell).collect()),
                unfit: register.parties(&unfit),
            }
        };
        let whole = |issue: IssueIx| {
            let own = |party: &PartyIx| {
                let position = situation.on_issue(*party, issue)?;
                Some((register.party(*party), Position::new(register, position, None)))
            };
            By(parties.iter().filter_map(own).collect())
        };
        let issue = |(ix, list): (IssueIx, Vec<DemandIx>)| IssueRows {
            issue: register.issue(ix),
            name: &model.issues[ix].name,
            demands: list.into_iter().map(row).collect(),
            whole: whole(ix),
        };
        let heard = situation.parties_heard(Scope::Derived);
        let is_all = heard.iter().all(|party| parties.contains(party));
        Matrix {
            parties: register.parties(parties),
            issues: model.demands_by_issue().into_iter().map(issue).collect(),
            silent: if is_all { model.parties.len() - heard.len() } else { 0 },
        }
    }
}
