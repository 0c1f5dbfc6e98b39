//! Random talks with what only some have: demands that come about by certain options only, papers by which parties take
//! positions, and parties that would not say.

use super::generate::{Make, Taste};
use super::papers::{Paper, Place};
use super::rng::Rng;
use super::talks::{Clause, Statement, Talks};

impl Talks {
    /// The talks of a seed, a third of them with demands that have options, a third with papers, and a quarter with
    /// parties that would not say.
    pub fn wide(seed: u64) -> Talks {
        let mut make = Make { rng: Rng::new(seed ^ 0x6f6e_6c79), taste: Taste::default(), talks: Talks::random(seed) };
        if make.rng.chance(33) {
            make.options();
        }
        if make.rng.chance(33) {
            make.papers();
        }
        if make.rng.chance(25) {
            make.declined();
        }
        make.talks
    }
}

impl Make {
    /// One demand or two with options, and somebody who is against most of these.
    fn options(&mut self) {
        for _ in 0..self.rng.pick(&[1, 1, 2]) {
            let demand = self.rng.below(self.talks.demands.len());
            let before = self.talks.clone();
            self.give_options(demand);
            if (0..self.talks.demands.len()).any(|d| self.talks.clash(d, d)) {
                self.talks = before;
            }
        }
        let with_options = |d: &usize| !self.talks.demands[*d].only_by.is_empty();
        let all: Vec<usize> = (0..self.talks.demands.len()).filter(with_options).collect();
        for demand in all {
            let party = self.rng.below(self.talks.parties);
            self.refuse_options(party, demand);
        }
    }

    /// Relations lead from the options to the demand and never back.
    fn give_options(&mut self, demand: usize) {
        let contained = self.talks.contained();
        let mut free = self.rng.order(contained.len());
        free.retain(|option| !contained[demand][*option] && !self.talks.demands[demand].only_by.contains(option));
        free.truncate(self.rng.pick(&[1, 2, 2, 2, 2, 3, 3]));
        for (at, option) in free.iter().enumerate() {
            if self.rng.chance(50) {
                self.talks.demands[*option].implies.retain(|to| *to != demand);
            }
            for other in &free[..at] {
                let (one, two) = (&contained[*option], &contained[*other]);
                if self.rng.chance(20) && !one[*other] && !two[*option] && !self.talks.excludes(*option, *other) {
                    self.talks.demands[*option].excludes.push(*other);
                }
            }
        }
        self.talks.demands[demand].only_by.extend(free);
    }

    fn refuse_options(&mut self, party: usize, demand: usize) {
        let options = self.talks.demands[demand].only_by.clone();
        let silent = self.rng.chance(75);
        self.talks.statements.retain(|s| s.party != party || s.demand != demand || !silent);
        for option in options {
            if !self.rng.chance(85) {
                continue;
            }
            self.talks.statements.retain(|s| s.party != party || s.demand != option);
            let mut new = Statement::plain(party, option, 0);
            new.word = self.rng.pick(&[(-3, -3), (-3, -3), (-2, -2), (-2, -2), (-1, -1), (-3, -2), (-2, -1)]);
            new.red = self.rng.chance(40);
            if self.rng.chance(40) {
                self.conditions(&mut new);
                if new.otherwise.is_some() && self.rng.chance(65) {
                    new.otherwise = Some(self.rng.pick(&[(-3, -3), (-2, -2), (-1, -1)]));
                }
            }
            self.talks.statements.push(new);
        }
    }

    fn declined(&mut self) {
        for _ in 0..self.rng.between(1, 2) {
            let (mut party, mut demand) =
                (self.rng.below(self.talks.parties), self.rng.below(self.talks.demands.len()));
            let mut said = Some(self.rng.between(1, 22) as u32);
            if self.rng.chance(70) && !self.talks.statements.is_empty() {
                let other = &self.talks.statements[self.rng.below(self.talks.statements.len())];
                (party, demand) = (other.party, other.demand);
                if self.rng.chance(30) {
                    said = other.said;
                }
            }
            let new = Statement { said, declined: true, ..Statement::plain(party, demand, 0) };
            self.talks.statements.push(new);
        }
    }

    /// One to three papers, of which later ones mostly amend earlier ones.
    fn papers(&mut self) {
        for at in 0..self.rng.pick(&[1, 2, 2, 3]) {
            let amends = if at > 0 && self.rng.chance(90) { Some(self.rng.below(at)) } else { None };
            let mut authors = vec![self.rng.below(self.talks.parties)];
            if let (Some(before), true) = (amends, self.rng.chance(75)) {
                authors = self.talks.papers[before].authors.clone();
            } else if self.rng.chance(30) {
                authors.push((authors[0] + 1) % self.talks.parties);
            }
            let earliest = amends.map_or(1, |before| self.talks.papers[before].date as usize + 1);
            let latest = (self.talks.as_of as usize + 1).max(earliest);
            let date = self.rng.between(earliest, latest) as u32;
            let positions = self.rng.chance(85);
            let clauses = self.clauses();
            self.talks.papers.push(Paper { authors, positions, date, amends, drops: Vec::new(), clauses });
            let places: Vec<Place> = self.talks.clauses(at).into_iter().map(|(place, _)| place).collect();
            let taken_over: Vec<Place> = places.into_iter().filter(|(paper, _)| *paper != at).collect();
            self.talks.papers[at].drops = taken_over.into_iter().filter(|_| self.rng.chance(55)).collect();
            self.speak_of(at);
        }
    }

    fn clauses(&mut self) -> Vec<Clause> {
        let order = self.rng.order(self.talks.demands.len());
        let mut demands: Vec<usize> = order.into_iter().take(self.rng.between(1, 4)).collect();
        if self.rng.chance(12) {
            demands.push(demands[0]);
        }
        let clause = |demand: usize| {
            let stance = if self.rng.chance(45) { None } else { Some(self.rng.pick(&[3, 3, 2, 1, 0, -1, -2, -3])) };
            let sets = if stance.is_none_or(|s| s >= 1) { self.terms(demand, 45) } else { Vec::new() };
            Clause { demand, stance, sets }
        };
        demands.into_iter().map(clause).collect()
    }

    /// Now and then an author speaks of a clause on the day of the paper, or does not speak of it at all.
    fn speak_of(&mut self, paper: usize) {
        let Paper { authors, date, .. } = self.talks.papers[paper].clone();
        for demand in self.talks.papers[paper].clauses.iter().map(|c| c.demand).collect::<Vec<_>>() {
            let author = self.rng.pick(&authors);
            match self.rng.below(100) {
                0..15 => {
                    let mut new = self.statement(author, demand);
                    (new.said, new.from, new.until_day) = (Some(date), None, None);
                    let depends =
                        [&new.only_after, &new.given, &new.unless, &new.until].into_iter().any(Option::is_some);
                    new.otherwise = new.otherwise.filter(|_| depends);
                    self.talks.statements.push(new);
                }
                15..45 => self.talks.statements.retain(|s| s.party != author || s.demand != demand),
                _ => {}
            }
        }
    }
}
