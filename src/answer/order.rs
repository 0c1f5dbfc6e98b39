//! That something comes before something else, and who says so.

use crate::situation;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Act, Demand, Evidence, Party, Register, Source, evidence};
use crate::id::StanceIx;
use crate::model::Target;

/// An order in time of steps, and of demands that no step fulfils.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Order<'m> {
    /// What comes earlier; one of them is enough.
    pub before: Vec<Act<'m>>,
    /// What comes later.
    pub after: Act<'m>,
    /// Who insists; none where the order lies in the matter.
    pub insists: Option<Party<'m>>,
    /// The sources that say so.
    pub sources: Vec<Source<'m>>,
    /// Whether that is only one.
    pub single_source: bool,
    /// Whether it lies in a position that waits, and not at the step itself.
    pub waits: bool,
    /// The demands on which the party's positions wait so; none for an order that stands at the step itself.
    pub waits_on: Vec<Demand<'m>>,
    /// The words at the step itself that say so; those of a position stand there.
    pub evidence: Vec<Evidence<'m>>,
}

impl<'m> Order<'m> {
    /// An order of an analysis.
    pub fn new(register: &Register<'_, 'm>, order: &situation::Order) -> Order<'m> {
        let own = |words| evidence(register, words);
        let on = |ix: &StanceIx| match register.model().stances[*ix].target {
            Target::Demand(demand) => Some(demand),
            Target::Issue(_) => None,
        };
        let mut waits_on: Vec<_> = order.stances.iter().filter_map(on).collect();
        waits_on.sort_unstable();
        waits_on.dedup();
        Order {
            before: order.any_of.iter().map(|act| register.act(*act)).collect(),
            after: register.act(order.step),
            insists: order.insists.map(|ix| register.party(ix)),
            sources: order.sources.iter().map(|ix| register.source(*ix)).collect(),
            single_source: order.sources.len() == 1,
            waits: !order.stances.is_empty(),
            waits_on: register.demands(&waits_on),
            evidence: situation::words_at_step(register.situation, order).into_iter().flat_map(own).collect(),
        }
    }
}
