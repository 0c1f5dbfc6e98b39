//! `diff` as text: what changed in a sentence, old and new words side by side, and what happened meanwhile.

use super::answer::{self, Text};
use super::moved::sentences;
use super::statements::{Given, statement, with_position};
use super::timeline;
use super::words::{self, id};
use crate::analysis::{Change, Direction};
use crate::answer::{Caveats, Diff, Head, Moved, Only, Party, Position, RespectChanged, Statement, TermsGap};
use crate::date::Date;
use crate::model::{Number, Value};
use crate::report::page::{Page, clean};
use crate::words::{count, listed};

/// What two models say differently of a statement of one date, or in the same words.
fn coded_differently(one: &RespectChanged<'_>) -> String {
    let said = |statement: &Option<Statement<'_>>| statement.as_ref().map(|one| one.said);
    let of = if said(&one.old) == said(&one.new) { "both are of one date" } else { "both rest on the same words" };
    format!("coded differently: {of}, which shows no change of mind")
}

impl Text for Diff<'_> {
    /// Between which dates, or between which models as of which dates.
    fn title(&self) -> String {
        let Some([first, last]) = &self.models else {
            let from = self.from.map_or(String::new(), |day| format!(" from {}", day.words()));
            let to = self.to.map_or(String::new(), |day| format!(" to {}", day.words()));
            return format!("What changed{from}{to}");
        };
        let of = |name: &str, day: Option<Date>| {
            let day = day.map_or(String::new(), |day| format!(" as of {}", day.words()));
            format!("{}{day}", clean(name))
        };
        format!("What changed from {} to {}", of(first, self.from), of(last, self.to))
    }

    fn has_days(&self) -> bool {
        true
    }

    fn body(&self, page: &mut Page, _: &Head<'_>) {
        page.line(0, &self.sentence());
        let of = |change: Change| -> Vec<&RespectChanged<'_>> {
            self.changes.iter().filter(|one| one.kind == change).collect()
        };
        let is_known = |one: &&RespectChanged<'_>| one.was.is_some() && one.is.is_some();
        section(page, "Changed", &self.changes.iter().filter(is_known).collect::<Vec<_>>());
        self.log(page);
        let dropped = match self.models {
            None => "Dropped: nothing that was said of it holds now",
            Some(_) => "Dropped: known at the earlier end only; nothing that was said of it holds at the later",
        };
        section(page, dropped, &of(Change::Dropped));
        let end = self.end();
        let appeared = format!("Appeared: none known at the earlier {end}, so no change of mind is known either");
        section(page, &appeared, &of(Change::Appeared));
        section(page, "Said again, without change", &self.said_again.iter().collect::<Vec<_>>());
        let twice = "The same words under two dates: nobody spoke again, and nothing is counted";
        section(page, twice, &self.same_words.iter().collect::<Vec<_>>());
        only(page, "Removed from the model", &self.removed);
        only(page, "Added to the model", &self.added);
        self.reworded(page);
        if !self.meanwhile.is_empty() {
            page.heading("Meanwhile");
            timeline::lines(page, 2, &self.meanwhile.iter().collect::<Vec<_>>());
        }
        self.distances(page);
    }

    /// It is about what changed, and not about how much is known.
    fn foot(&self, page: &mut Page, caveats: &Caveats<'_>) {
        answer::caveats(page, caveats);
    }
}

impl Diff<'_> {
    /// What one of the two is called.
    fn end(&self) -> &'static str {
        if self.models.is_some() { "end" } else { "date" }
    }

    fn sentence(&self) -> String {
        let both = self.changed + self.unchanged;
        let ends = format!("both {}s", self.end());
        match self.changed {
            _ if both == 0 => format!("No position is known at {ends}."),
            0 => format!("No substantive position changed, of {both} known at {ends}."),
            changed => {
                let edited = if self.edited > 0 {
                    format!("; coded differently, so no change of mind: {}", self.edited)
                } else {
                    String::new()
                };
                format!("{changed} of {} known at {ends} changed{edited}.", count(both, "position", "positions"))
            }
        }
    }

    /// Moves by party and demand; others in whose direction, or away from whom, a position moved alike stand in one line.
    fn log(&self, page: &mut Page) {
        if !self.log.is_empty() {
            page.heading(&format!("Toward and away from others, by where they stood at the earlier {}", self.end()));
        }
        for moves in self.log.chunk_by(|a, b| a.party == b.party) {
            page.line(2, &clean(moves[0].party.name));
            for on_one in moves.chunk_by(|a, b| a.demand == b.demand) {
                let edited = if on_one[0].edited { " (coded differently)" } else { "" };
                page.line(4, &format!("{}{edited}", id(on_one[0].demand.id)));
                let mut kinds: Vec<(&Moved<'_>, Vec<Party<'_>>)> = Vec::new();
                for each in on_one {
                    let like = |(kind, _): &&mut (&Moved<'_>, Vec<Party<'_>>)| is_alike(kind, each);
                    match kinds.iter_mut().find(like) {
                        Some((_, others)) => others.push(each.other),
                        None => kinds.push((each, vec![each.other])),
                    }
                }
                kinds.iter().for_each(|(kind, others)| page.line(6, &way(kind, others)));
            }
        }
    }

    /// Demands whose sentence is another one; what was said of the one may not be on the other.
    fn reworded(&self, page: &mut Page) {
        if !self.reworded.is_empty() {
            page.heading(
                "Reworded demands: positions on them may not be on the same thing, and nothing of them is counted",
            );
        }
        for one in &self.reworded {
            page.line(2, &id(one.demand.id));
            page.line(4, &format!("was {}", clean(one.old)));
            page.line(4, &format!("now {}", clean(one.new)));
            for own in one.positions.chunk_by(|a, b| a.party == b.party) {
                let held = |position: &Option<Position>| words::told(position.as_ref(), None);
                let (name, was, is) = (clean(own[0].party.name), held(&own[0].was), held(&own[0].is));
                let both = if was == is { was } else { format!("{was} → {is}") };
                page.line(4, &format!("{name}: {both}"));
            }
        }
    }

    /// The pairs that came nearer or moved apart; of the others, how many.
    fn distances(&self, page: &mut Page) {
        if self.convergence.is_empty() {
            return;
        }
        page.heading(&format!("Distance, on what is known of both at both {}s", self.end()));
        for pair in self.convergence.iter().filter(|pair| pair.from != pair.to) {
            let names = words::names(&pair.parties);
            let way = if pair.to < pair.from { "nearer" } else { "further apart" };
            let on = count(pair.common, "demand", "demands");
            page.line(2, &format!("{names}: {:.2} → {:.2}, {way}, on {on}", pair.from, pair.to));
        }
        let same = self.convergence.iter().filter(|pair| pair.from == pair.to).count();
        if same > 0 {
            page.line(2, &format!("{}: no change", count(same, "pair", "pairs")));
        }
    }
}

/// Whether two moves are the same but for whom they are seen from.
fn is_alike(one: &Moved<'_>, other: &Moved<'_>) -> bool {
    (one.direction, one.levels, &one.gaps) == (other.direction, other.levels, &other.gaps)
}

/// `toward Aland and Bland: 1.5 levels; a common value of days, none before; cap 50 apart, before 100`.
fn way(kind: &Moved<'_>, others: &[Party<'_>]) -> String {
    let levels = kind.levels.map(|levels| match levels.0 {
        1.0 => "1 level".to_owned(),
        levels => format!("{levels} levels"),
    });
    // With a distance at both ends it is said, otherwise that a common value came or went.
    let (far, met): (Vec<&TermsGap>, Vec<&TermsGap>) =
        kind.gaps.iter().partition(|gap| [gap.was, gap.is].iter().all(|end| end.is_some_and(|end| end.0 > 0.0)));
    let names: Vec<String> = met.iter().map(|gap| clean(&gap.parameter)).collect();
    let (way, terms) = match kind.direction {
        Direction::Toward => ("toward", format!("a common value of {}, none before", listed(&names))),
        Direction::AwayFrom => ("away from", format!("no common value of {}, one before", listed(&names))),
    };
    let terms = (!names.is_empty()).then_some(terms);
    let facts: Vec<String> = levels.into_iter().chain(terms).chain(far.into_iter().map(apart)).collect();
    format!("{way} {}: {}", words::names(others), facts.join("; "))
}

/// `cap 50 apart, before 100`, `start 7 days apart, before 30`.
fn apart(gap: &TermsGap) -> String {
    let number = |end: Option<Number>| end.map_or(0.0, |Number(end)| end);
    let [was, is] = [gap.was, gap.is].map(number);
    let text = |number: f64| Value::Number(number).to_string();
    let days = match (gap.in_days, is) {
        (false, _) => "",
        (true, 1.0) => " day",
        (true, _) => " days",
    };
    format!("{} {}{days} apart, before {}", clean(&gap.parameter), text(is), text(was))
}

/// Positions below their parties. The respects in which one position changed stand side by side.
fn section(page: &mut Page, heading: &str, list: &[&RespectChanged<'_>]) {
    if !list.is_empty() {
        page.heading(heading);
    }
    for of_one in list.chunk_by(|a, b| a.party == b.party) {
        page.line(2, &clean(of_one[0].party.name));
        for respects in of_one.chunk_by(|a, b| (a.demand, a.issue) == (b.demand, b.issue)) {
            one(page, respects);
        }
    }
}

/// One position: in which respects it changed, what that is in sentences, then each statement with its words.
fn one(page: &mut Page, respects: &[&RespectChanged<'_>]) {
    let first = respects[0];
    let target = id(first.on());
    let said: Vec<String> = respects.iter().flat_map(|one| sentences(one)).collect();
    match (&first.was, &first.is) {
        (Some(was), Some(is)) if first.kind != Change::SaidAgain => {
            let words: Vec<String> = respects.iter().map(|one| one.kind.word().replace('-', " ")).collect();
            page.line(4, &format!("{target}: {}", words.join(", ")));
            told(page, &said);
            if first.edited {
                page.line(6, &coded_differently(first));
            }
            side(page, "was ", was, (&first.old, &first.old_others), 6);
            side(page, "now ", is, (&first.new, &first.new_others), 6);
        }
        // Of what was said again, the later words.
        (_, Some(is)) if said.is_empty() => {
            side(page, &format!("{target}: "), is, (&first.new, &first.new_others), 4);
        }
        (_, Some(is)) => {
            page.line(4, &target);
            told(page, &said);
            side(page, "", is, (&first.new, &first.new_others), 6);
        }
        (Some(was), None) => {
            page.line(4, &target);
            told(page, &said);
            side(page, "", was, (&first.old, &first.old_others), 6);
            if let Some(then) = &first.then {
                page.line(6, "then");
                statement(page, then, Given::Both, 8);
            }
            if let Some(follows) = &first.follows {
                page.line(6, &format!("what follows from its other positions: {}", words::told(Some(follows), None)));
            }
        }
        (None, None) => {}
    }
}

fn told(page: &mut Page, sentences: &[String]) {
    if !sentences.is_empty() {
        page.line(6, &sentences.join(" "));
    }
}

/// The position at one end with the statement behind it; several of one day are one position, and stand below it.
fn side(
    page: &mut Page,
    label: &str,
    position: &Position,
    (first, others): (&Option<Statement<'_>>, &Vec<Statement<'_>>),
    indent: usize,
) {
    match (first, others.as_slice()) {
        (Some(one), []) => with_position(page, label, position, one, indent),
        (first, others) => {
            page.line(indent, &format!("{label}{}", words::told(Some(position), None)));
            first.iter().chain(others).for_each(|one| statement(page, one, Given::Both, indent + 2));
        }
    }
}

/// What only one of two models has, and the positions that have to do with it.
fn only(page: &mut Page, heading: &str, only: &Only<'_>) {
    let parties = only.parties.iter().map(|party| ("party", party.id, party.name));
    let issues = only.issues.iter().map(|issue| ("issue", issue.id, issue.name));
    let demands = only.demands.iter().map(|demand| ("demand", demand.id, demand.text));
    for (at, (kind, name, text)) in parties.chain(issues).chain(demands).enumerate() {
        if at == 0 {
            page.heading(heading);
        }
        page.entry(2, &format!("{kind} {}", id(name)), 32, &clean(text));
    }
    for of_one in only.positions.chunk_by(|a, b| a.party == b.party) {
        page.line(2, &clean(of_one[0].party.name));
        of_one.iter().for_each(|one| statement(page, one, Given::Party, 4));
    }
}
