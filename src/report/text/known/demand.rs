//! An outcome that parties can want or refuse.

use super::super::statements::Given;
use super::issue::parameters;
use super::said::{self, cleaned, labelled, list};
use crate::answer::{DemandCard, DemandRecord};
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// `A ceasefire takes effect (ceasefire)`.
pub fn title(record: &DemandRecord<'_>) -> String {
    format!("{} ({})", clean(record.text), clean(record.demand.id))
}

/// What it is, who holds what, and what was said of it.
pub fn print(page: &mut Page, card: &DemandCard<'_>) {
    let record = &card.record;
    page.line(2, &format!("issue: {}", clean(record.issue.name)));
    labelled(page, "mediator", &cleaned(record.mediator.map(|party| party.name)));
    words::note(page, record.note, 2);
    parameters(page, &record.parameters);
    let relations = [("implies", &record.implies), ("excludes", &record.excludes), ("only by", &record.only_by)];
    for (word, relations) in relations {
        for (other, reason) in &relations.0 {
            page.line(2, &format!("{word} {} (curator: {})", words::id(other.id), clean(reason)));
        }
    }
    page.heading("Positions");
    let mut positions: Vec<_> = card.positions.0.iter().collect();
    words::sort_by_name(&mut positions, |(party, _)| *party);
    for (party, own) in positions {
        page.line(2, &format!("{}: {}", clean(party.name), words::told(Some(own), None)));
    }
    if !card.unknown.is_empty() {
        page.line(2, &format!("unknown: {}", words::names(&card.unknown)));
    }
    said::print(page, &card.said, "What was said", Given::Target);
    list(page, "In documents", card.documents.iter().map(|paper| (paper.id, paper.title)));
    list(page, "Steps that bring it about", card.steps.iter().map(|step| (step.id, step.text)));
    list(page, "Something came of it at", card.events.iter().map(|event| (event.id, event.text)));
    list(page, "Disputed", card.disputes.iter().map(|dispute| (dispute.id, dispute.question)));
}
