//! Numbered evidence: every position that is known has a number, and so has whatever else a sentence of the brief rests on.

use std::collections::BTreeMap;

use super::page::{Item, Line};
use super::words::{any_of, curator, quoted};
use crate::answer::channel;
use crate::answer::{
    Argument, Basis, Constraint, Demand, DisputeAnswer, Evidence, Order, PLAIN, Party, Stance, Stances, Statement,
    TimelineEntry,
};
use crate::model::Channel;

/// The evidence of a brief, in the order of its numbers.
#[derive(Debug, Default)]
pub struct Exhibits<'m> {
    items: Vec<Item>,
    positions: BTreeMap<(&'m str, &'m str), usize>,
    others: BTreeMap<Item, usize>,
    telling: bool,
}

impl<'m> Exhibits<'m> {
    /// Every position by issue, demand and name of the party; with all that is known of each, or with the telling words alone.
    /// O(positions).
    pub fn new(stances: &Stances<'m>, telling: bool) -> Exhibits<'m> {
        let mut exhibits = Exhibits { telling, ..Exhibits::default() };
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

    /// The numbers of what says that something comes first: positions that wait for it, and words at the step itself.
    pub fn order(&mut self, order: &Order<'_>) -> Vec<usize> {
        let waits = order.insists.iter().flat_map(|party| order.waits_on.iter().map(move |demand| (party, demand)));
        let mut numbers: Vec<usize> = waits.filter_map(|(party, demand)| self.position(party, demand)).collect();
        let who = order.insists.map_or("In the nature of things".to_owned(), |party| party.name.to_owned());
        let says = format!("{who}: {} only after {}", quoted(&order.after), any_of(&order.before));
        numbers.extend(self.other(says, Vec::new(), &order.evidence));
        numbers
    }

    /// The numbers of what says that parties insist on something: their positions, or what they said of a whole issue.
    pub fn constraint(&mut self, one: &Constraint<'_>) -> Vec<usize> {
        let on = one.from.or(one.demand);
        let mut numbers = on.map_or_else(Vec::new, |demand| self.positions(&one.parties, &demand));
        if let Some(issue) = one.issue {
            for said in &one.statements {
                let says = format!("{} on {}", said.party.name, issue.name);
                numbers.extend(self.other(says, vec![facts(said)], &said.evidence));
            }
        }
        numbers
    }

    fn other(&mut self, says: String, facts: Vec<String>, evidence: &[Evidence<'_>]) -> Option<usize> {
        if evidence.is_empty() {
            return None;
        }
        let item = Item::new(Line::strong(says)).small(Line::of(facts.join(" · ")));
        let item = evidence.iter().take(self.most()).map(quotation).fold(item, Item::small);
        let next = self.items.len() + 1;
        let number = *self.others.entry(item.clone()).or_insert(next);
        if number == next {
            self.items.push(item);
        }
        Some(number)
    }

    /// All by their numbers.
    pub fn numbered(self) -> impl Iterator<Item = (usize, Item)> {
        self.items.into_iter().enumerate().map(|(at, item)| (at + 1, item))
    }

    fn of_position(&self, party: Party<'m>, demand: Demand<'m>, stance: &Stance<'m>) -> Item {
        let position = &stance.position;
        let says = Line::strong(format!("{} on “{}”: ", party.name, demand.text));
        let mut item = Item::new(says.text(PLAIN.told(Some(position), None)));
        for statement in stance.statements.iter().take(self.most()) {
            item = item.small(Line::of(facts(statement)));
            item = statement.evidence.iter().take(self.most()).map(quotation).fold(item, Item::small);
            item = item.small(statement.note.filter(|_| !self.telling).map_or(Line::default(), curator));
        }
        let judged = stance.red_line.map(|line| format!("Red line, as judged by {}: {}", line.judge, line.why));
        item = item.small(Line::of(judged.unwrap_or_default()));
        if position.basis == Basis::Assumed {
            item = item.small(Line::of("Assumed for this brief; nobody said so."));
        }
        if stance.unfit {
            item = item.small(Line::of("It does not fit another position of the same party."));
        }
        stance.arguments.iter().take(self.most()).map(|argument| self.follows(party, argument)).fold(item, Item::small)
    }

    /// So many statements of a position, and pieces of a statement.
    fn most(&self) -> usize {
        if self.telling { 1 } else { usize::MAX }
    }

    /// From what a position follows, with the curator's reasons.
    pub fn follows(&self, party: Party<'_>, argument: &Argument<'_>) -> Line {
        let mut origin = Line::of("Follows from");
        for (at, demand) in argument.origins().iter().enumerate() {
            let and = if at > 0 { " and" } else { "" };
            origin = origin.text(format!("{and} “{}”", demand.text)).cited(self.position(&party, demand));
        }
        let reasons = argument.reasons();
        if reasons.is_empty() {
            origin
        } else {
            origin.text(format!(", as the curator judges: {}", reasons.join("; ")))
        }
    }
}

/// When, by whom and on what kind of word something was said: `Said about 28 May 2025 · reported · Andriy Yermak`.
fn facts(statement: &Statement<'_>) -> String {
    let said = statement.said.map_or("No date is known".to_owned(), |said| format!("Said {}", said.words()));
    let voice = statement.voice.map(|voice| voice.word().to_owned());
    let speaker = statement.speaker.map(|speaker| speaker.name.to_owned());
    let aside = statement.channel.filter(|one| *one != Channel::Public).map(|one| channel(one).to_owned());
    [Some(said), voice, speaker, aside].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Words of a source with its name, the place and the date, and where it can be read; of a translation also the original, and by
/// whom.
pub fn quotation(piece: &Evidence<'_>) -> Line {
    let own = piece.lang.filter(|_| piece.original.is_none());
    let words = piece.quote.map_or(Line::default(), |quote| Line::default().quote_in(quote, own));
    let told = Line::of(piece.language().filter(|_| own.is_none()).unwrap_or_default());
    let original = piece.original.map(|words| Line::of("original: ").quote_in(words, piece.lang));
    let told = Line::joined([told, original.unwrap_or_default()], "; ");
    let words = if told.is_empty() { words } else { words.text(" (").then(told).text(")") };
    let words = if words.is_empty() { words } else { words.text(" – ") };
    let at = piece.at.map_or(String::new(), |at| format!(", {at}"));
    let day = piece.source.date.map_or(String::new(), |date| format!(", {}", date.words()));
    words.link(source(piece.source.id), piece.source.name).text(format!("{day}{at}"))
}

/// The anchor of a source.
pub fn source(id: &str) -> String {
    format!("source.{id}")
}
