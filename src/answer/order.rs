//! That something comes before something else, and who says so.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Act, Party, Register, Source};
use crate::analysis;

/// An order in time of steps, and of demands that no step fulfils.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
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
}

impl<'m> Order<'m> {
    /// An order of an analysis.
    pub fn new(register: &Register<'_, 'm>, order: &analysis::Order) -> Order<'m> {
        Order {
            before: order.any_of.iter().map(|act| register.act(*act)).collect(),
            after: register.act(order.step),
            insists: order.insists.map(|ix| register.party(ix)),
            sources: order.sources.iter().map(|ix| register.source(*ix)).collect(),
            single_source: order.sources.len() == 1,
            waits: !order.stances.is_empty(),
        }
    }
}
