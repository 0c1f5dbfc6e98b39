//! Numbered evidence: every position that is known has a number, and so has whatever else a sentence of the brief rests on.

use std::collections::BTreeMap;

use super::page::{Item, Line};
use crate::answer::channel;
use crate::answer::{
    Argument, Basis, Demand, DisputeAnswer, Evidence, PLAIN, Party, Stance, Stances, Statement, TimelineEntry,
};
use crate::model::Channel;

/// The evidence of a brief, in the order of its numbers.
#[derive(Debug, Default)]
pub struct Exhibits<'m> {
    items: Vec<Item>,
    positions: BTreeMap<(&'m str, &'m str), usize>,
    others: BTreeMap<Item, usize>,
}

/// The anchor of a piece of evidence.
pub fn anchor(number: usize) -> String {
    format!("e{number}")
}

impl<'m> Exhibits<'m> {
    /// Every position by issue, demand and name of the party. O(positions).
    pub fn new(stances: &Stances<'m>) -> Exhibits<'m> {
        let mut exhibits = Exhibits::default();
        let all = stances.issues.iter().flat_map(|issue| &issue.demands);
        let all = all.flat_map(|on| on.positions.0.iter().map(|(party, stance)| (*party, on.demand.demand, stance)));
        for (at, (party, demand, _)) in all.clone().enumerate() {
            exhibits.positions.insert((party.id, demand.id), at + 1);
        }
        for (party, demand, stance) in all {
            let item = exhibits.of_position(party, demand, stance);
            exhibits.items.push(item);
        }
        exhibits
    }

    /// The number of a position; none if it is not known.
    pub fn position(&self, party: &Party<'_>, demand: &Demand<'_>) -> Option<usize> {
        self.positions.get(&(party.id, demand.id)).copied()
    }

    /// The numbers of the positions of some parties on a demand.
    pub fn positions(&self, parties: &[Party<'_>], demand: &Demand<'_>) -> Vec<usize> {
        parties.iter().filter_map(|party| self.position(party, demand)).collect()
    }

    /// The number of an entry of the timeline, by what it says; none if the file has no evidence for it.
    pub fn entry(&mut self, entry: &TimelineEntry<'_>, says: &str) -> Option<usize> {
        let day = entry.date.map(|date| date.words());
        let voice = entry.voice.map(|voice| voice.word().to_owned());
        let facts = [Some(entry.kind.word().to_owned()), day, voice].into_iter().flatten().collect();
        self.other(says.to_owned(), facts, &entry.evidence)
    }

    /// The number of an answer to a question on which sources differ; none if the file has no evidence for it.
    pub fn answer(&mut self, question: &str, answer: &DisputeAnswer<'_>) -> Option<usize> {
        let said = &answer.said;
        let by = said.by.map(|party| party.name.to_owned());
        let speaker = said.speaker.map(|speaker| speaker.name.to_owned());
        let day = said.said.map(|date| date.words());
        let voice = said.voice.map(|voice| voice.word().to_owned());
        let facts = [by, speaker, day, voice].into_iter().flatten().collect();
        self.other(format!("{question} {}", answer.says), facts, &said.evidence)
    }

    fn other(&mut self, says: String, facts: Vec<String>, evidence: &[Evidence<'_>]) -> Option<usize> {
        if evidence.is_empty() {
            return None;
        }
        let item = Item { anchor: None, says: Line::strong(says), small: vec![Line::of(facts.join(" · "))] };
        let item = evidence.iter().map(quotation).fold(item, Item::small);
        let next = self.items.len() + 1;
        let number = *self.others.entry(item.clone()).or_insert(next);
        if number == next {
            self.items.push(item);
        }
        Some(number)
    }

    /// All, with their anchors.
    pub fn items(self) -> Vec<Item> {
        let numbered = self.items.into_iter().enumerate();
        numbered.map(|(at, item)| Item { anchor: Some(anchor(at + 1)), ..item }).collect()
    }

    fn of_position(&self, party: Party<'m>, demand: Demand<'m>, stance: &Stance<'m>) -> Item {
        let position = &stance.position;
        let says = Line::strong(format!("{} on “{}”: ", party.name, demand.text));
        let mut item = Item::new(says.text(PLAIN.told(Some(position), None)));
        for statement in &stance.statements {
            item = item.small(Line::of(facts(statement)));
            item = statement.evidence.iter().map(quotation).fold(item, Item::small);
            item = item.small(statement.note.map_or(Line::default(), |note| Line::of(format!("Curator: {note}"))));
        }
        let judged = stance.red_line.map(|line| format!("Red line, as judged by {}: {}", line.judge, line.why));
        item = item.small(Line::of(judged.unwrap_or_default()));
        if position.basis == Basis::Assumed {
            item = item.small(Line::of("Assumed for this brief; nobody said so."));
        }
        if stance.unfit {
            item = item.small(Line::of("It does not fit another position of the same party."));
        }
        stance.arguments.iter().map(|argument| self.follows(party, argument)).fold(item, Item::small)
    }

    /// From what a position follows, with the curator's reasons.
    pub fn follows(&self, party: Party<'_>, argument: &Argument<'_>) -> Line {
        let origin = Line::of(format!("Follows from “{}”", argument.origin.text));
        let origin = origin.cited(self.position(&party, &argument.origin));
        let reasons: Vec<&str> = argument.steps.iter().map(|step| step.reason).collect();
        if reasons.is_empty() {
            origin
        } else {
            origin.text(format!(", as the curator judges: {}", reasons.join("; ")))
        }
    }
}

/// When, by whom and on what kind of word something was said: `about 28 May 2025 · reported · Andriy Yermak`.
fn facts(statement: &Statement<'_>) -> String {
    let said = statement.said.map_or("without a date".to_owned(), |said| said.words());
    let voice = statement.voice.map(|voice| voice.word().to_owned());
    let speaker = statement.speaker.map(|speaker| speaker.name.to_owned());
    let aside = statement.channel.filter(|one| *one != Channel::Public).map(|one| channel(one).to_owned());
    [Some(said), voice, speaker, aside].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Words of a source with its name, the place and the date, and where it can be read.
pub fn quotation(piece: &Evidence<'_>) -> Line {
    let words = piece.quote.map_or(Line::default(), |quote| Line::default().quote(quote).text(" – "));
    let at = piece.at.map_or(String::new(), |at| format!(", {at}"));
    let day = piece.source.date.map_or(String::new(), |date| format!(", {}", date.words()));
    words.link(source(piece.source.id), piece.source.name).text(format!("{day}{at}"))
}

/// The anchor of a source.
pub fn source(id: &str) -> String {
    format!("source.{id}")
}
