//! `show` as text: everything known about something.

use super::answer::Text;
use super::chronicle::{claim, dispute, event, figure, paper, scenario, step, threat, utility};
use super::known::{demand, issue, party, person, position, source};
use super::statements::{Given, statement};
use super::words;
use crate::answer::{Caveats, Head, Known, Show, Shown, Whole};
use crate::report::page::{Page, clean};
use crate::words::count;

impl Text for Show<'_> {
    fn title(&self) -> String {
        match self {
            Show::Position(one) => position::title(one),
            Show::One(one) => title(one),
            Show::Whole(whole) => whole_title(whole),
            Show::Several(shown) => shown.title(),
        }
    }

    fn body(&self, page: &mut Page, _: &Head<'_>) {
        match self {
            Show::Position(one) => position::print(page, one),
            Show::One(one) => print(page, one),
            Show::Whole(all) => whole(page, all),
            Show::Several(shown) => shown.print(page),
        }
    }

    fn foot(&self, page: &mut Page, caveats: &Caveats<'_>) {
        if matches!(self, Show::Position(_)) {
            super::answer::known(page, caveats);
        }
        super::answer::caveats(page, caveats);
    }
}

fn title(known: &Known<'_>) -> String {
    match known {
        Known::Party(card) => party::title(&card.record),
        Known::Person(card) => person::title(&card.record),
        Known::Issue(card) => issue::title(&card.record),
        Known::Demand(card) => demand::title(&card.record),
        Known::Source(card) => source::title(&card.record),
        Known::Step(entry) => step::title(entry),
        Known::Paper(entry) => paper::title(entry),
        Known::Event(entry) => event::title(entry),
        Known::Dispute(entry) => dispute::title(entry),
        Known::Figure(entry) => figure::title(entry),
    }
}

fn print(page: &mut Page, known: &Known<'_>) {
    match known {
        Known::Party(card) => party::print(page, card),
        Known::Person(card) => person::print(page, card),
        Known::Issue(card) => issue::print(page, card),
        Known::Demand(card) => demand::print(page, card),
        Known::Source(card) => source::print(page, card),
        Known::Step(entry) => step::print(page, entry),
        Known::Paper(entry) => paper::print(page, entry),
        Known::Event(entry) => event::print(page, entry),
        Known::Dispute(entry) => dispute::print(page, entry),
        Known::Figure(entry) => figure::print(page, entry),
    }
}

impl Shown<'_> {
    fn title(&self) -> String {
        let between = [("by", self.by), ("against, to or about", self.against)];
        let between = between.into_iter().filter_map(|(word, party)| Some((word, party?)));
        let between: Vec<String> = between.map(|(word, party)| format!(", {word} {}", clean(party.name))).collect();
        let sections = [
            (self.threats.is_some(), "threats, offers and deadlines"),
            (self.claims.is_some(), "claims; none is a position of whom it is about"),
            (self.scenarios.is_some(), "scenarios; none is a forecast"),
            (self.utilities.is_some(), "utilities, by each party’s own account"),
        ];
        let sections = sections.into_iter().filter(|(is, _)| *is).map(|(_, title)| title.to_owned());
        let entries = (!self.elements.is_empty()).then(|| count(self.elements.len(), "entry", "entries"));
        let nothing = self.nothing.iter().map(|section| format!("no {section}"));
        let titles: Vec<String> = entries.into_iter().chain(sections).chain(nothing).collect();
        format!("What is known: {}{}", titles.join("; "), between.concat())
    }

    fn print(&self, page: &mut Page) {
        for known in &self.elements {
            page.heading(&title(known));
            print(page, known);
        }
        self.threats.iter().for_each(|list| each(page, "Threats, offers and deadlines", list, threat::print));
        self.claims.iter().for_each(|list| each(page, "Claims", list, claim::print));
        for one in self.scenarios.iter().flatten() {
            page.heading(&scenario::title(one));
            scenario::print(page, one);
        }
        if self.scenarios.as_ref().is_some_and(Vec::is_empty) {
            page.line(2, "none is known");
        }
        for one in self.utilities.iter().flatten() {
            page.heading(&utility::title(one));
            utility::print(page, one);
        }
        if self.utilities.as_ref().is_some_and(Vec::is_empty) {
            page.line(2, "No party has given any; they are never guessed.");
        }
    }
}

fn each<T>(page: &mut Page, heading: &str, list: &[T], print: fn(&mut Page, &T)) {
    page.heading(&format!("{heading}: {}", list.len()));
    list.iter().for_each(|one| print(page, one));
    if list.is_empty() {
        page.line(2, "none is known");
    }
}

fn whole_title(whole: &Whole<'_>) -> String {
    let [parties, demands] = [whole.parties.len(), whole.demands.len()];
    let statements = count(whole.statements.len(), "statement", "statements");
    format!(
        "The whole model: {}, {}, {statements}",
        count(parties, "party", "parties"),
        count(demands, "demand", "demands")
    )
}

/// Every section, then who holds what, then every statement with its words.
fn whole(page: &mut Page, whole: &Whole<'_>) {
    if let Some(two) = &whole.between {
        page.line(0, &format!("The talks are between {}.", words::names(two)));
    }
    let mut list = |heading: &str, entries: Vec<(&str, String)>| {
        if !entries.is_empty() {
            page.heading(&format!("{heading}: {}", entries.len()));
        }
        entries.into_iter().for_each(|(id, text)| page.entry(2, &words::id(id), 32, &text));
    };
    list("Sources", whole.sources.iter().map(|one| (one.source.id, source::title(one))).collect());
    list("Parties", whole.parties.iter().map(|one| (one.party.id, clean(one.name))).collect());
    list("People", whole.people.iter().map(|one| (one.person.id, person::title(one))).collect());
    list("Issues", whole.issues.iter().map(|one| (one.issue.id, clean(one.name))).collect());
    list("Demands", whole.demands.iter().map(|one| (one.demand.id, clean(one.text))).collect());
    list("Steps", whole.steps.iter().map(|one| (one.step.id, clean(one.text))).collect());
    list("Documents", whole.documents.iter().map(|one| (one.document.id, clean(one.title))).collect());
    list("Events", whole.events.iter().map(|one| (one.event.id, clean(one.text))).collect());
    list("Disputes", whole.disputes.iter().map(|one| (one.dispute.id, clean(one.question))).collect());
    list("Figures", whole.figures.iter().map(|one| (one.figure.id, clean(one.what))).collect());
    list("Scenarios", whole.scenarios.iter().map(|one| (one.scenario.id, scenario::title(one))).collect());
    page.heading(&format!("Positions: {}", whole.positions.len()));
    for of_one in whole.positions.chunk_by(|a, b| a.party == b.party) {
        page.line(2, &clean(of_one[0].party.name));
        for one in of_one {
            page.entry(4, &words::id(one.on.id()), 30, &words::told(Some(&one.position), None));
        }
    }
    page.heading(&format!("Statements: {}", whole.statements.len()));
    for of_one in whole.statements.chunk_by(|a, b| a.party == b.party) {
        page.line(2, &clean(of_one[0].party.name));
        of_one.iter().for_each(|one| statement(page, one, Given::Party, 4));
    }
    each(page, "Threats, offers and deadlines", &whole.threats, threat::print);
    each(page, "Claims", &whole.claims, claim::print);
}
