//! `ask` as text.

use super::answer::{self, Text};
use super::words::{self, id};
use crate::answer::{Ask, Caveats, Head, Party, ShownOfAsk, Unasked};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, left_off};

impl Text for Ask<'_> {
    fn title(&self) -> String {
        match self.shown {
            ShownOfAsk::First(_) => "What to ask".to_owned(),
            ShownOfAsk::Coverage => "How much is known".to_owned(),
        }
    }

    /// What to ask first, then how much is known of each party, on each issue, from each source and in each voice.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        if let ShownOfAsk::First(top) = self.shown {
            self.first(page, top);
            self.declined(page);
        }
        self.known(page);
        page.gap();
        let text = "Of stated positions in force; `show --balance` counts all statements. Asking much of one says nothing of it.";
        page.line(0, &paint(FAINT, text));
    }

    /// The tables have said how much is known of whom.
    fn foot(&self, page: &mut Page, caveats: &Caveats<'_>) {
        answer::caveats(page, caveats);
    }
}

impl Ask<'_> {
    /// The first unknown positions, those on one demand together.
    fn first(&self, page: &mut Page, top: usize) {
        page.heading("Answers that would narrow what is possible for most pairs of parties");
        let shown = &self.ask[..top.min(self.ask.len())];
        for on_one in shown.chunk_by(|a, b| (a.demand, a.pairs) == (b.demand, b.pairs)) {
            words::demand(page, &on_one[0].demand);
            page.line(6, &narrows(on_one));
        }
        if self.ask.is_empty() {
            page.line(2, "Every party that is heard has a position on every demand that is spoken of.");
        }
        if let Some(rest) = left_off(self.ask.iter().map(|one| one.pairs), top) {
            page.line(2, &paint(FAINT, format!("and {rest}")));
        }
    }

    /// Whom not to ask again yet.
    fn declined(&self, page: &mut Page) {
        if !self.declined.is_empty() {
            page.heading("Asked, and declined to say");
        }
        for one in &self.declined {
            let said = one.said.map_or(String::new(), |said| format!(", {}", said.words()));
            page.line(2, &format!("{} on {}{said}", clean(one.party.name), id(one.on.id())));
        }
    }

    fn known(&self, page: &mut Page) {
        let mut table = |title: &str, rows: Vec<(String, String)>| {
            if !rows.is_empty() {
                page.heading(title);
                words::entries(page, 2, &rows);
            }
        };
        let mut by_party = self.by_party.clone();
        words::sort_by_name(&mut by_party, |one| one.party);
        let by_party = by_party.iter().map(|one| (clean(one.party.name), of(one.known, one.of, "demand", "demands")));
        table("Known by party", by_party.collect());
        let by_issue = self.by_issue.iter().map(|one| (clean(one.issue.name), positions(one.known, one.of)));
        table("Known by issue", by_issue.collect());
        let by_source = self.by_source.iter().map(|one| match one.source {
            Some(source) => {
                let alone = if one.alone == 0 { "none".to_owned() } else { one.alone.to_string() };
                (id(source.id), format!("{}, {alone} on it alone", positions(one.known, one.of)))
            }
            None => ("without evidence".to_owned(), positions(one.known, one.of)),
        });
        table("Known by source", by_source.collect());
        let by_voice = self.by_voice.iter().map(|one| {
            let voice = one.voice.map_or("no voice given", |voice| voice.word());
            (voice.to_owned(), positions(one.known, one.of))
        });
        table("Known by voice", by_voice.collect());
    }
}

/// `Turkey and United States: each answer would narrow 5 pairs`.
fn narrows(on_one: &[Unasked<'_>]) -> String {
    let parties: Vec<Party<'_>> = on_one.iter().map(|one| one.party).collect();
    let answer = if parties.len() == 1 { "an answer" } else { "each answer" };
    let pairs = on_one.first().map_or(0, |one| one.pairs);
    format!("{}: {answer} would narrow {}", words::names(&parties), count(pairs, "pair", "pairs"))
}

fn positions(known: usize, all: usize) -> String {
    of(known, all, "position", "positions")
}

/// `17 of 31 demands`.
fn of(known: usize, of: usize, one: &str, many: &str) -> String {
    let known = if known == 0 { "none".to_owned() } else { known.to_string() };
    format!("{known} of {}", count(of, one, many))
}
