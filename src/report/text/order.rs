//! Orders in time, in the same words everywhere.

use super::words::{self, id, possessive};
use crate::answer::{Act, Order};

/// `memo comes before talks at Ukraine’s insistence [single source: gazette]`.
pub fn said(order: &Order<'_>) -> String {
    let why = match order.insists {
        None => " in the nature of the matter".to_owned(),
        Some(party) if order.waits => format!(", as {} position waits for it", possessive(party.name)),
        Some(party) => format!(" at {} insistence", possessive(party.name)),
    };
    let (before, after) = (any_of(&order.before), id(order.after.id()));
    format!("{before} comes before {after}{why}{}", words::sources(&order.sources))
}

/// Steps or demands of which one is enough: `memo or draft`.
pub fn any_of(acts: &[Act<'_>]) -> String {
    acts.iter().map(|act| id(act.id())).collect::<Vec<_>>().join(" or ")
}
