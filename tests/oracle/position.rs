//! The position that a party stated on a demand: which statements are in force, and how several of one day are joined.

use super::conditions::{Setting, Truth};
use super::talks::{Cond, Statement, Talks, Word};
use super::values::{Accepted, as_sets, intersect};

/// A stated position: one word, or two words and a condition, or one word that waits or can end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Who.
    pub party: usize,
    /// On what.
    pub demand: usize,
    /// What `only_after` asks for; all of it has to be met.
    pub after: Vec<Cond>,
    /// What `if` asks for; all of it has to be met.
    pub given: Vec<Cond>,
    /// What `unless` names; none of it may have come.
    pub unless: Vec<Cond>,
    /// What `until` names, other than a date; none of it may have come.
    pub until: Vec<Cond>,
    /// The word if the conditions are met and no exception has come.
    pub first: Word,
    /// The word otherwise.
    pub second: Option<Word>,
    /// Whether the first word is a red line.
    pub red_first: bool,
    /// Whether the second word is one: only if a statement's own `stance` stands on that side. [A3]
    pub red_second: bool,
    /// The terms; they belong to both words.
    pub terms: Accepted,
}

/// Which word of a position counts in a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The first word holds.
    First,
    /// The second word holds.
    Second,
    /// Its condition is not met, and there is no other word.
    Waits,
    /// Its exception has come, and there is no other word.
    Ended,
    /// Its condition cannot be decided, and there is no other word.
    Aside,
}

/// Works out the phase. `first` and `second` say which words there are, at least one; `needs` whether there is any
/// condition that has to be met.
pub fn phase(first: bool, second: bool, needs: bool, need: Truth, except: Truth) -> Phase {
    let holds = need == Truth::Met && except != Truth::Met;
    match (first, second) {
        (true, true) => {
            if holds {
                Phase::First
            } else {
                Phase::Second
            }
        }
        (false, false) => Phase::Aside,
        // An exception that has come outranks a condition that has not.
        (true, false) if except == Truth::Met => Phase::Ended,
        (true, false) => match need {
            Truth::Met => Phase::First,
            Truth::Not => Phase::Waits,
            Truth::Open => Phase::Aside,
        },
        // Only derived positions lack the first word. "O until c otherwise W" is "W only_after c otherwise O". [A43]
        (false, true) if !holds => Phase::Second,
        (false, true) if needs => Phase::Ended,
        (false, true) if except == Truth::Open => Phase::Aside,
        (false, true) => Phase::Waits,
    }
}

impl Position {
    /// Whether anything has to be met for the first word.
    pub fn needs(&self) -> bool {
        !self.after.is_empty() || !self.given.is_empty()
    }

    /// What is known of the conditions and of the exceptions.
    pub fn truths(&self, talks: &Talks, setting: &Setting) -> (Truth, Truth) {
        let need = setting.all(talks, &self.after).min(setting.all(talks, &self.given));
        (need, setting.any(talks, &self.unless).max(setting.any(talks, &self.until)))
    }

    /// Which word counts.
    pub fn phase(&self, talks: &Talks, setting: &Setting) -> Phase {
        let (need, except) = self.truths(talks, setting);
        phase(true, self.second.is_some(), self.needs(), need, except)
    }

    /// All conditions and exceptions.
    pub fn conditions(&self) -> impl Iterator<Item = &Cond> {
        self.after.iter().chain(&self.given).chain(&self.unless).chain(&self.until)
    }

    /// Every word that it has.
    pub fn words(&self) -> Vec<Word> {
        std::iter::once(self.first).chain(self.second).collect()
    }
}

/// The positions that were stated and are in force, by party and demand.
pub fn stated(talks: &Talks) -> Vec<Position> {
    let mut all = Vec::new();
    for party in 0..talks.parties {
        for demand in 0..talks.demands.len() {
            all.extend(in_force(talks, party, demand));
        }
    }
    all
}

/// The position of a party on a demand, if one was stated and is in force.
pub fn in_force(talks: &Talks, party: usize, demand: usize) -> Option<Position> {
    let latest = latest(talks, party, demand);
    join(party, demand, latest.iter().filter_map(|s| Part::of(s, talks.as_of)).collect())
}

/// The latest of what a party said on a demand, itself or by papers. There are several only of one day.
pub fn latest(talks: &Talks, party: usize, demand: usize) -> Vec<Statement> {
    let begun = |s: &&Statement| {
        s.party == party
            && s.demand == demand
            && !s.declined
            && s.said.unwrap_or(0) <= talks.as_of
            && s.from.unwrap_or(0) <= talks.as_of
    };
    let own: Vec<Statement> = talks.statements.iter().filter(begun).cloned().collect();
    let by_paper = talks.by_paper(party, demand);
    let dropped = talks.dropped(party, demand).into_iter().map(Some);
    // A statement without a day counts as the earliest; two of them are of the same day. [A6]
    let Some(day) = own.iter().chain(&by_paper).map(|s| s.said).chain(dropped).max() else { return Vec::new() };
    // Of one day, what a party said itself counts alone; what another paper says comes before what one leaves out. [A49]
    let of_the_day = |all: Vec<Statement>| all.into_iter().filter(|s| s.said == day).collect::<Vec<_>>();
    Some(of_the_day(own)).filter(|own| !own.is_empty()).unwrap_or_else(|| of_the_day(by_paper))
}

/// What one statement says on the day of the question.
#[derive(Clone, Debug)]
struct Part {
    after: Vec<Cond>,
    given: Vec<Cond>,
    unless: Vec<Cond>,
    until: Vec<Cond>,
    first: Word,
    second: Option<Word>,
    red: bool,
    terms: Accepted,
}

/// A list of conditions that all have to be met, in one order and without repetition.
fn listed(conds: impl IntoIterator<Item = Cond>) -> Vec<Cond> {
    let mut all: Vec<Cond> = conds.into_iter().collect();
    all.sort();
    all.dedup();
    all
}

impl Part {
    /// Nothing if it was for a time that is over and says nothing for afterwards. [A5]
    fn of(statement: &Statement, today: u32) -> Option<Part> {
        let terms = as_sets(&statement.accepts);
        if statement.until_day.is_some_and(|last| last < today) {
            let first = statement.otherwise?;
            let none = Vec::new;
            return Some(Part {
                after: none(),
                given: none(),
                unless: none(),
                until: none(),
                first,
                second: None,
                red: false,
                terms,
            });
        }
        let after = listed(statement.only_after.clone());
        let given = listed(statement.given.clone());
        let unless = listed(statement.unless.clone());
        let until = listed(statement.until.clone());
        // Before its last day, a statement without another condition has one word. [A7]
        let depends = [&after, &given, &unless, &until].into_iter().any(|c| !c.is_empty());
        let second = if depends { statement.otherwise } else { None };
        Some(Part { after, given, unless, until, first: statement.word, second, red: statement.red, terms })
    }

    fn depends(&self) -> bool {
        self.needs() || self.excepts()
    }

    /// All conditions that it names, whatever their kind.
    fn about(&self) -> Vec<Cond> {
        listed(self.after.iter().chain(&self.given).chain(&self.unless).chain(&self.until).cloned())
    }

    fn needs(&self) -> bool {
        !self.after.is_empty() || !self.given.is_empty()
    }

    fn excepts(&self) -> bool {
        !self.unless.is_empty() || !self.until.is_empty()
    }
}

/// One side of a condition: the words that were given there, and whether one of them is a red line.
#[derive(Clone, Copy, Debug, Default)]
struct Side {
    word: Option<Word>,
    red: bool,
}

impl Side {
    /// From the weakest to the firmest.
    fn add(&mut self, word: Option<Word>, red: bool) {
        let Some((low, high)) = word else { return };
        self.word = Some(self.word.map_or((low, high), |(l, h)| (l.min(low), h.max(high))));
        self.red |= red;
    }
}

/// Joins the statements of one day into one position.
fn join(party: usize, demand: usize, parts: Vec<Part>) -> Option<Position> {
    // Per parameter what all accept; if nothing is left, the terms are not known. [A4]
    let alone = parts.len() == 1;
    let terms =
        intersect(parts.iter().map(|p| &p.terms)).into_iter().filter(|(_, set)| alone || !set.is_empty()).collect();
    let conditional: Vec<&Part> = parts.iter().filter(|p| p.depends()).collect();
    let (mut first, mut second) = (Side::default(), Side::default());
    let about = conditional.first().map(|p| p.about()).unwrap_or_default();
    // Statements on one condition are put together by its sides, however each is written. [A1]
    let one_condition = about.len() == 1 && conditional.iter().all(|p| p.about() == about && p.needs() != p.excepts());
    let needed = conditional.iter().any(|p| p.needs());
    let flip = |p: &Part| one_condition && needed && !p.needs();
    for part in &parts {
        if !part.depends() {
            first.add(Some(part.first), part.red);
            second.add(Some(part.first), part.red);
        } else if flip(part) {
            second.add(Some(part.first), part.red);
            first.add(part.second, false);
        } else {
            first.add(Some(part.first), part.red);
            second.add(part.second, false);
        }
    }
    // Otherwise conditions that differ must all be met, and no exception may have come. [A2]
    let kept = || conditional.iter().filter(|p| !flip(p));
    let depends = !conditional.is_empty();
    Some(Position {
        party,
        demand,
        after: listed(kept().flat_map(|p| p.after.clone())),
        given: listed(kept().flat_map(|p| p.given.clone())),
        unless: listed(kept().flat_map(|p| p.unless.clone())),
        until: listed(kept().flat_map(|p| p.until.clone())),
        first: first.word?,
        second: if depends { second.word } else { None },
        red_first: first.red,
        red_second: depends && second.red,
        terms,
    })
}
