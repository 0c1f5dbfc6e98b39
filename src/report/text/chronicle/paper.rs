//! A document: whose text, its clauses, who has it, what became of it.

use super::common::{maybe, rest, terms, titled};
use crate::answer::{DroppedClause, Hangs, Paper, PaperEntry};
use crate::date::Date;
use crate::report::page::{Page, clean};
use crate::report::text::words;

/// The title, with the id.
pub fn title(paper: &PaperEntry<'_>) -> String {
    titled(paper.title, paper.document.id)
}

/// On what a clause depends, what holds otherwise, and until when.
pub fn hangs(page: &mut Page, indent: usize, hangs: &Hangs) {
    let on = Some(words::conditions(&hangs.conditions)).filter(|text| !text.is_empty());
    let otherwise = hangs.otherwise.map(|levels| format!("otherwise {levels}"));
    page.facts(indent, &[on, otherwise, hangs.until.map(|day| format!("until {}", day.words()))]);
}

/// The clauses of another document that are left out.
pub fn dropped(page: &mut Page, indent: usize, clauses: &[DroppedClause<'_>]) {
    if !clauses.is_empty() {
        page.heading("Left out");
    }
    for one in clauses {
        page.line(indent, &format!("{}: {}", clean(one.clause), titled(one.demand.text, one.demand.id)));
    }
}

/// Everything that the file says of it.
pub fn print(page: &mut Page, paper: &PaperEntry<'_>) {
    if !paper.author.is_empty() {
        page.line(2, &format!("author: {}", words::names(&paper.author)));
    }
    let role = paper.role.map(|role| role.told().to_owned());
    let channel = paper.channel.map(|channel| words::channel(channel).to_owned());
    page.facts(2, &[role, paper.date.map(Date::words), channel]);
    let title = |other: &Paper<'_>| titled(other.title, other.id);
    if let Some(amended) = &paper.amends {
        page.line(2, &format!("amends {}", title(amended)));
    }
    for later in &paper.amended_by {
        page.line(2, &format!("amended by {}", title(later)));
    }
    if paper.positions {
        page.line(2, "its clauses are positions of its authors");
    }
    rest(page, 2, &paper.evidence, paper.note);
    if !paper.clauses.is_empty() {
        page.heading("Clauses");
    }
    for clause in &paper.clauses {
        let place = clause.at.map_or(String::new(), |at| format!(" ({})", clean(at)));
        let stance = words::stance_in_full(clause.stance, &clause.demand);
        page.line(2, &format!("{}{place}: {stance}", clean(clause.clause)));
        hangs(page, 6, &clause.hangs);
        maybe(page, 6, clause.text);
        terms(page, &clause.sets, "sets");
        if let Some(from) = &clause.taken_from {
            page.line(6, &format!("from {}", title(from)));
        }
        words::evidence(page, &clause.evidence, 6);
        words::note(page, clause.note, 6);
    }
    dropped(page, 2, &paper.drops);
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
