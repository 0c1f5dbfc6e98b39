//! Orders in time, in the same words everywhere.

use super::words::{self, act};
use crate::answer::{Act, Order};
use crate::report::page::{Page, clean};

/// An order as it is below one of the two: `only after: The memo is handed over (memo) – insisted on by Ukraine [single source:
/// gazette]`, or `has to come before: The two meet (talks) – …`.
pub fn beside(page: &mut Page, indent: usize, order: &Order<'_>, own: &Act<'_>) {
    let why = match order.insists {
        None => "this lies in the nature of the matter".to_owned(),
        Some(party) if order.waits => format!("waited for by {}", clean(party.name)),
        Some(party) => format!("insisted on by {}", clean(party.name)),
    };
    let others: Vec<Act<'_>> = order.before.iter().filter(|before| *before != own).copied().collect();
    let what = if order.after == *own {
        format!("only after: {}", any_of(&order.before))
    } else if others.is_empty() {
        format!("has to come before: {}", act(&order.after))
    } else {
        format!("this, or else {}, has to come before: {}", any_of(&others), act(&order.after))
    };
    page.line(indent, &format!("{what} – {why}{}", words::sources(&order.sources)));
}

/// Steps or demands of which one is enough: `The memo is handed over (memo) or A draft is shown (draft)`.
fn any_of(acts: &[Act<'_>]) -> String {
    acts.iter().map(act).collect::<Vec<_>>().join(" or ")
}
