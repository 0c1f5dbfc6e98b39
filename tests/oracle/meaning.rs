//! The answers: what each party holds, from which everything else is asked.

use super::conditions::{Setting, named};
use super::position::{Phase, Position, stated};
use super::talks::{Talks, Word};
use super::values::Accepted;
use std::collections::BTreeSet;

/// A position as it is today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The word that holds now, or that waits. Every position has one, so this is never none.
    pub now: Option<Word>,
    /// Whether the word waits for its condition.
    pub waits: bool,
    /// The second word, if there are two.
    pub other: Option<Word>,
    /// Whether `now` is a red line.
    pub red: bool,
    /// Whether it follows from other positions.
    pub derived: bool,
    /// The terms, whatever the word is.
    pub accepts: Accepted,
    /// Whether more than one argument took part in a derived position, so that `other`, `red` and `accepts` are a matter
    /// of reading. [A12, A15]
    pub several: bool,
}

impl Held {
    /// The word that holds now or waits, and the second word.
    pub fn words(&self) -> Vec<Word> {
        self.now.into_iter().chain(self.other).collect()
    }
}

/// Talks with what was worked out of them once.
#[derive(Clone, Debug)]
pub struct Meaning<'a> {
    /// The talks.
    pub talks: &'a Talks,
    /// The stated positions in force, by party and demand.
    pub positions: Vec<Position>,
    /// For each demand what it contains.
    pub contained: Vec<Vec<bool>>,
    /// Which demands exclude one another, directly or by what they imply.
    pub clash: Vec<Vec<bool>>,
    /// For each position the demands that its conditions and exceptions name or imply.
    pub named: Vec<BTreeSet<usize>>,
}

impl<'a> Meaning<'a> {
    /// Reads talks.
    pub fn of(talks: &'a Talks) -> Self {
        let positions = stated(talks);
        let contained = talks.contained();
        let all = 0..talks.demands.len();
        let clash = all.clone().map(|a| all.clone().map(|b| talks.clash(a, b)).collect()).collect();
        let named = positions
            .iter()
            .map(|position| {
                let mut direct = BTreeSet::new();
                position.conditions().for_each(|c| named(talks, c, &mut direct));
                all.clone().filter(|d| direct.iter().any(|x| contained[*x][*d])).collect()
            })
            .collect();
        Meaning { talks, positions, contained, clash, named }
    }

    /// The number of a party's stated position on a demand.
    pub fn position(&self, party: usize, demand: usize) -> Option<usize> {
        self.positions.iter().position(|p| p.party == party && p.demand == demand)
    }

    /// What a party stated on a demand, as it is today; none if unknown.
    pub fn stated(&self, party: usize, demand: usize) -> Option<Held> {
        let position = &self.positions[self.position(party, demand)?];
        let phase = position.phase(self.talks, &Setting::today(self.talks));
        let (now, other, red) = match phase {
            Phase::Second => (position.second, Some(position.first), position.red_second),
            _ => (Some(position.first), position.second, position.red_first),
        };
        Some(Held {
            now,
            waits: phase == Phase::Waits,
            other,
            red,
            derived: false,
            accepts: position.terms.clone(),
            several: false,
        })
    }

    /// What a party holds on a demand, stated or following from what it stated elsewhere; none if unknown.
    pub fn held(&self, party: usize, demand: usize) -> Option<Held> {
        self.stated(party, demand).or_else(|| self.derived_today(party, demand))
    }

    /// One or the other of the two.
    pub fn known(&self, party: usize, demand: usize, derived: bool) -> Option<Held> {
        if derived { self.held(party, demand) } else { self.stated(party, demand) }
    }
}
