//! An outcome that parties can want or refuse.

use schemars::JsonSchema;
use serde::Serialize;

use super::Said;
use super::issue::{Can, OnDemand, parameters};
use super::party::disputes;
use crate::answer::{By, ByParty, Demand, Dispute, Event, Issue, Paper, Party, Position, Register, Step};
use crate::id::{DemandIx, PartyIx};
use crate::model::{self, Element};
use crate::situation::Scope;

/// A demand, as the file has it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct DemandRecord<'m> {
    /// Its id.
    pub demand: Demand<'m>,
    /// The outcome, as a sentence.
    pub text: &'m str,
    /// A note of the curator.
    pub note: Option<&'m str>,
    /// What it is about.
    pub issue: Issue<'m>,
    /// Demands that are part of it, with the curator's reason.
    pub implies: By<Demand<'m>, &'m str>,
    /// Demands that cannot hold together with it, with the curator's reason.
    pub excludes: By<Demand<'m>, &'m str>,
    /// The only ways in which it can come about, with the curator's reason; none if it is open how.
    pub only_by: By<Demand<'m>, &'m str>,
    /// Who mediates or hosts, if the outcome is that this party does.
    pub mediator: Option<Party<'m>>,
    /// The "how": parameters with what each can be.
    pub parameters: By<&'m str, Can<'m>>,
}

/// Everything known about a demand.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct DemandCard<'m> {
    /// What the file says of it.
    #[serde(flatten)]
    pub record: DemandRecord<'m>,
    /// What was said on it, and what was left out of that.
    #[serde(flatten)]
    pub said: Said<'m>,
    /// The position of everybody who has one.
    pub positions: ByParty<'m, Position>,
    /// Who has a position on something, and none that is known on this.
    pub unknown: Vec<Party<'m>>,
    /// Documents with a clause on it.
    pub documents: Vec<Paper<'m>>,
    /// Steps by which it comes about.
    pub steps: Vec<Step<'m>>,
    /// Events at which something came of it.
    pub events: Vec<Event<'m>>,
    /// Disputes that concern it.
    pub disputes: Vec<Dispute<'m>>,
}

impl<'m> DemandRecord<'m> {
    /// Of the model.
    pub fn new(register: &Register<'_, 'm>, ix: DemandIx) -> DemandRecord<'m> {
        let demand = &register.model().demands[ix];
        let relations = |list: &'m [model::Relation]| {
            By(list.iter().map(|to| (register.demand(to.to), to.reason.as_str())).collect())
        };
        DemandRecord {
            demand: register.demand(ix),
            text: &demand.text,
            note: demand.note.as_deref(),
            issue: register.issue(demand.issue),
            implies: relations(&demand.implies),
            excludes: relations(&demand.excludes),
            only_by: relations(&demand.only_by),
            mediator: demand.mediator.map(|ix| register.party(ix)),
            parameters: parameters(&demand.parameters),
        }
    }
}

impl<'m> DemandCard<'m> {
    /// Of the model, with what was said. O(parties + stances).
    pub fn new(register: &Register<'_, 'm>, ix: DemandIx) -> DemandCard<'m> {
        let situation = register.situation;
        let heard = situation.parties_heard(Scope::Derived);
        let silent = |party: &PartyIx| situation.matrix(Scope::Derived).cell(*party, ix).is_none();
        let unknown: Vec<PartyIx> = heard.into_iter().filter(silent).collect();
        DemandCard {
            record: DemandRecord::new(register, ix),
            said: Said::about(register, &[Element::Demand(ix)]),
            positions: OnDemand::new(register, ix).positions,
            unknown: register.parties(&unknown),
            documents: situation.graph.papers_on(ix).iter().map(|ix| register.paper(*ix)).collect(),
            steps: situation.graph.steps_to(ix).iter().map(|ix| register.step(*ix)).collect(),
            events: situation.graph.events_on(ix).iter().map(|ix| register.event(*ix)).collect(),
            disputes: disputes(register, &situation.graph.disputes_on(Element::Demand(ix))),
        }
    }
}
