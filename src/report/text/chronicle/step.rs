//! A step: what comes before it, and who insists on that.

use super::common::{rest, titled};
use crate::answer::{Act, Party, StepEntry};
use crate::report::page::{Page, clean};
use crate::report::text::order;
use crate::report::text::words::called;

/// What is done, with the id.
pub fn title(step: &StepEntry<'_>) -> String {
    titled(step.text, step.step.id)
}

/// The orders that it stands in, what is fulfilled by it, and its words.
pub fn print(page: &mut Page, step: &StepEntry<'_>) {
    let who = |insists: Option<Party<'_>>| {
        let insisted = |party: Party<'_>| format!("insisted on by {}", clean(party.name));
        insists.map_or("this lies in the nature of the matter".to_owned(), insisted)
    };
    for one in &step.after {
        page.line(2, &format!("only after: {} – {}", called(one.step.text, one.step.id), who(one.insists)));
        rest(page, 6, &one.evidence, None);
    }
    for one in &step.before {
        page.line(2, &format!("has to come before: {} – {}", called(one.step.text, one.step.id), who(one.insists)));
    }
    step.waiting.iter().for_each(|one| order::beside(page, 2, one, &Act::Step(step.step)));
    if let Some(demand) = step.fulfils {
        page.line(2, &format!("fulfils the demand: {}", called(demand.text, demand.id)));
    }
    rest(page, 2, &step.evidence, step.note);
}
