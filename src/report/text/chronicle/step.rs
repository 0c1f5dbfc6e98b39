//! A step: what comes before it, and who insists on that.

use super::common::{rest, titled};
use crate::answer::{Party, StepEntry};
use crate::report::page::{Page, clean};
use crate::report::text::order;
use crate::report::text::words::id;

/// What is done, with the id.
pub fn title(step: &StepEntry<'_>) -> String {
    titled(step.text, step.step.id)
}

/// The orders that it stands in, what it meets, and its words.
pub fn print(page: &mut Page, step: &StepEntry<'_>) {
    let who = |insists: Option<Party<'_>>| {
        insists.map_or("in the nature of the matter".to_owned(), |party| clean(party.name))
    };
    for one in &step.after {
        page.line(2, &format!("after {} ({})", id(one.step.id), who(one.insists)));
        rest(page, 6, &one.evidence, None);
    }
    for one in &step.before {
        page.line(2, &format!("before {} ({})", id(one.step.id), who(one.insists)));
    }
    step.waiting.iter().for_each(|one| page.line(2, &order::said(one)));
    if let Some(demand) = step.fulfils {
        page.line(2, &format!("meets {}", id(demand.id)));
    }
    rest(page, 2, &step.evidence, step.note);
}
