//! A document: whose text, its clauses, who has it, what became of it.

use super::common::{maybe, rest, terms, titled};
use crate::answer::PaperEntry;
use crate::date::Date;
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// The title, with the id.
pub fn title(paper: &PaperEntry<'_>) -> String {
    titled(paper.title, paper.document.id)
}

/// Everything that the file says of it.
pub fn print(page: &mut Page, paper: &PaperEntry<'_>) {
    if !paper.author.is_empty() {
        page.line(2, &format!("author: {}", words::names(&paper.author)));
    }
    let role = paper.role.map(|role| role.told().to_owned());
    let channel = paper.channel.map(|channel| words::channel(channel).to_owned());
    page.facts(2, &[role, paper.date.map(Date::words), channel]);
    rest(page, 2, &paper.evidence, paper.note);
    if !paper.clauses.is_empty() {
        page.heading("Clauses");
    }
    for clause in &paper.clauses {
        let place = clause.at.map_or(String::new(), |at| format!(" ({})", clean(at)));
        let stance = words::stance_in_full(clause.stance, &clause.demand);
        page.line(2, &format!("{}{place}: {stance}", clean(clause.clause)));
        maybe(page, 6, clause.text);
        terms(page, &clause.sets, "sets");
        words::note(page, clause.note, 6);
    }
    if !paper.delivery.is_empty() {
        page.heading("Delivery");
    }
    for delivery in &paper.delivery {
        let from = delivery.from.map_or(words::names(&paper.author), |party| clean(party.name));
        let way = format!("{from} → {}: {}", clean(delivery.to.name), delivery.status.told());
        let date = delivery.date.map(Date::words);
        page.facts(2, &[Some(way), date, delivery.voice.map(|voice| voice.word().to_owned())]);
        rest(page, 6, &delivery.evidence, delivery.note);
    }
    if !paper.history.is_empty() {
        page.heading("What became of it");
    }
    for turn in &paper.history {
        page.facts(2, &[Some(turn.status.told().to_owned()), turn.date.map(Date::words)]);
        rest(page, 6, &turn.evidence, turn.note);
    }
}
