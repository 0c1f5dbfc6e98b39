//! The dispute of two parties on a page: their demands in the middle, boxed by what the positions come to.

use super::between::Dispute;
use super::datum::Datum;
use super::lines::{Bar, Group, Line, Lines, Target, reading};
use super::plate::{Plate, Request};
use super::source_numbers::Cited;
use crate::answer::Demand;

/// Draws where two parties conflict and where they overlap.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let Some(dispute) = Dispute::new(request) else { return Vec::new() };
    let [a, b] = dispute.parties();
    let question = format!("Where do {} and {} conflict, and where do they overlap?", a.name, b.name);
    let bar = |party| Bar { datum: Datum::party(party), name: party.name.to_owned() };
    let cited = dispute.cited();
    let groups =
        dispute.classes().into_iter().filter(|(_, demands)| !demands.is_empty()).map(|(class, demands)| Group {
            id: class.word.to_owned(),
            title: class.title.to_owned(),
            tone: class.tone,
            demands: demands.iter().map(|demand| target(&dispute, &cited, demand)).collect(),
        });
    let groups: Vec<Group> = groups.collect();
    let head = dispute.head(&question, Some(reading(Lines::all(&groups))), cited.note()).legend(dispute.legend());
    let head = head.later(cited.later());
    let lines = Lines { head: head.clone(), parties: [a, b].iter().map(bar).collect(), groups };
    vec![Plate::of(dispute.file(), head, lines.pages("dispute", request.page), request.page)]
}

fn target<'m>(dispute: &Dispute<'m>, cited: &Cited<'m>, demand: &Demand<'m>) -> Target {
    let sides = dispute.held(demand).into_iter().flatten();
    let lines = sides.map(|held| {
        Some(Line {
            datum: dispute.datum(held, demand)?,
            position: held.position.clone()?,
            unfit: dispute.is_unfit(held, demand),
            cited: dispute.numbers(cited, held, demand),
            tooltip: dispute.tooltip(held, demand),
        })
    });
    Target {
        datum: dispute.demand(demand),
        text: demand.text.to_owned(),
        notes: dispute.notes(demand),
        lines: lines.collect(),
    }
}
