//! The dispute of two parties with each side's words: every demand in the middle, what either holds beside it.

use super::between::{Dispute, words_of};
use super::block::{BODY, QUOTE, SECTION, SMALL};
use super::datum::Datum;
use super::look::{self, Look};
use super::plate::{Plate, Request};
use super::sheet::{Field, GAP, Row, Section, Sheet};
use crate::answer::{Demand, Held};

/// Width of the middle column in shares of the page.
const MIDDLE: f64 = 0.30;

/// Draws what two parties hold on every demand, with the words of the sources.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let Some(dispute) = Dispute::new(request) else { return Vec::new() };
    let width = request.page.width() - 4.0 * GAP;
    let middle = (width * MIDDLE).floor();
    let side = ((width - middle) / 2.0).floor();
    let [a, b] = dispute.parties();
    let name = |text: &str| Field::new(side, |block| block.text(text, SECTION)).party();
    let caption = Row {
        cells: vec![name(a.name), Field::new(middle, |block| block.text("demand", SMALL)).centred(), name(b.name)],
        data: vec![Datum::party(&a), Datum::party(&b)],
    };
    let row = |demand: &Demand<'_>| {
        let [left, right] = dispute.held(demand)?;
        let field = |held| self::field(side, &dispute, held, demand);
        let data = [left, right].into_iter().filter_map(|held| dispute.datum(held, demand));
        Some(Row {
            cells: vec![field(left), self::middle(middle, demand, &dispute), field(right)],
            data: std::iter::once(dispute.demand(demand)).chain(data).collect(),
        })
    };
    let sections =
        dispute.classes().into_iter().filter(|(_, demands)| !demands.is_empty()).map(|(class, demands)| Section {
            title: Some((format!("{}: {}", class.title, demands.len()), class.note.to_owned())),
            rows: demands.iter().filter_map(row).collect(),
        });
    let shown = dispute.classes();
    let is_single = shown.iter().flat_map(|(_, demands)| demands).any(|one| !dispute.single_sources(one).is_empty());
    let single = "“Single source”: without it, the two would not be known to stand there so.";
    let question = format!("What have {} and {} said on each demand?", a.name, b.name);
    let head = dispute.head(&question, None, is_single.then(|| single.to_owned())).legend(dispute.legend());
    let sheet =
        Sheet { head: head.clone(), width: request.page.width(), caption: Some(caption), sections: sections.collect() };
    vec![Plate::of(dispute.file(), head, sheet.pages("dispute-words", request.page), request.page)]
}

fn middle<'m>(width: f64, demand: &Demand<'m>, dispute: &Dispute<'m>) -> Field {
    let single = dispute.single_sources(demand);
    Field::new(width, |block| {
        let block = block.text(demand.text, BODY).text(dispute.issue(demand), SMALL);
        let block = dispute.apart(demand).iter().fold(block, |block, apart| block.text(apart, SMALL));
        if single.is_empty() { block } else { block.text(&single, SMALL) }
    })
    .centred()
}

/// What a party holds, with words of the first source, or with the position from which it follows.
fn field(width: f64, dispute: &Dispute<'_>, held: &Held<'_>, demand: &Demand<'_>) -> Field {
    let (position, stance) = (held.position.as_ref(), dispute.stance(held, demand));
    let words = stance.map(words_of).unwrap_or_default();
    // Where sources differ, one of them would not show that.
    let shown = if position.is_some_and(|own| own.levels[0] != own.levels[1]) { 2 } else { 1 };
    let look = Look::of(position);
    let field = Field::new(width, |block| {
        let block = look::told(block, position);
        let block =
            words.iter().take(shown).fold(block, |block, words| block.text(words, QUOTE.color(look.tone.ink())));
        let judge =
            stance.and_then(|stance| stance.red_line).map(|line| format!("red line: as judged by {}", line.judge));
        judge.iter().fold(block, |block, judge| block.text(judge, SMALL.color(look.tone.ink())))
    });
    field.look(look).tooltip(dispute.tooltip(held, demand))
}
