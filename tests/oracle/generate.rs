//! Random talks. Small, but with every feature often enough.

use super::rng::Rng;
use super::talks::{Clause, Cond, Demand, Issue, Param, Statement, Step, Talks, Terms, Values, Word, Written};
use super::yaml::TEXTS;

/// How talks are to be made. The default has everything in scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taste {
    /// Percent of statements with conditions.
    pub conditions: usize,
    /// Percent of words that are intervals.
    pub intervals: usize,
    /// Percent of further statements on what a party already spoke of, half of them of the same day.
    pub again: usize,
    /// Whether there are statements that have ended or have not begun.
    pub dates: bool,
    /// Whether there are parameters.
    pub params: bool,
}

impl Default for Taste {
    fn default() -> Self {
        Taste { conditions: 45, intervals: 10, again: 22, dates: true, params: true }
    }
}

impl Talks {
    /// The talks of a seed.
    pub fn random(seed: u64) -> Talks {
        Talks::random_with(seed, Taste::default())
    }

    /// The talks of a seed, to one's taste.
    pub fn random_with(seed: u64, taste: Taste) -> Talks {
        let mut make = Make { rng: Rng::new(seed), taste, talks: Talks::plain(0, 0) };
        make.frame();
        make.relations();
        make.steps();
        make.stances();
        make.alternatives();
        make.draft();
        make.talks
    }
}

/// Talks in the making.
pub struct Make {
    /// What is drawn from.
    pub rng: Rng,
    /// To which taste.
    pub taste: Taste,
    /// As far as they are made.
    pub talks: Talks,
}

impl Make {
    fn frame(&mut self) {
        let parties = self.rng.pick(&[2, 2, 3, 3, 4]);
        let demands = self.rng.between(2, 6);
        let issues = if self.rng.chance(65) { 2 } else { 1 };
        let params = self.taste.params;
        let count = |rng: &mut Rng, all: &[usize]| if params { rng.pick(all) } else { 0 };
        let issues: Vec<Issue> = (0..issues).map(|_| Issue { params: count(&mut self.rng, &[0, 1, 1, 2]) }).collect();
        let demands = (0..demands)
            .map(|_| Demand {
                issue: self.rng.below(issues.len()),
                params: count(&mut self.rng, &[0, 0, 1]),
                implies: Vec::new(),
                excludes: Vec::new(),
                only_by: Vec::new(),
            })
            .collect();
        self.talks = Talks { issues, demands, written: Written::default(), ..Talks::plain(parties, 0) };
        self.talks.as_of = self.rng.between(10, 20) as u32;
    }

    /// Relations without circles of `implies`, and so that every demand can be provided.
    fn relations(&mut self) {
        let count = self.talks.demands.len();
        let order = self.rng.order(count);
        for (i, a) in order.iter().enumerate() {
            for b in &order[i + 1..] {
                let before = self.talks.clone();
                match self.rng.below(100) {
                    0..16 => self.talks.demands[*a].implies.push(*b),
                    16..34 => self.talks.demands[*a].excludes.push(*b),
                    _ => {}
                }
                if (0..count).any(|d| self.talks.clash(d, d)) {
                    self.talks = before;
                }
            }
        }
    }

    fn steps(&mut self) {
        let count = self.rng.pick(&[0, 2, 3, 4]);
        let mut free: Vec<usize> = self.rng.order(self.talks.demands.len());
        for at in 0..count {
            let fulfils = if self.rng.chance(75) { free.pop() } else { None };
            let mut after = Vec::new();
            for before in 0..count {
                if before == at || !self.rng.chance(14) {
                    continue;
                }
                // Only what lies in the matter goes one way, so that it alone is never a circle.
                let insists = self.rng.below(self.talks.parties + 1);
                if insists < self.talks.parties {
                    after.push((before, Some(insists)));
                } else if before < at {
                    after.push((before, None));
                }
            }
            self.talks.steps.push(Step { fulfils, after });
        }
    }

    fn word(&mut self) -> Word {
        if self.rng.chance(self.taste.intervals) {
            return self.rng.pick(&[
                (2, 3),
                (1, 3),
                (1, 2),
                (-3, -2),
                (-3, -1),
                (-2, -1),
                (-1, 1),
                (0, 1),
                (-2, 2),
                (-1, 0),
            ]);
        }
        let level = self.rng.pick(&[3, 3, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 0, -1, -1, -2, -2, -3, -3, -3]);
        (level, level)
    }

    fn values(&mut self) -> Values {
        let (low, high) = (self.rng.between(0, 8) as i32, self.rng.between(4, 12) as i32);
        match self.rng.below(5) {
            0 => Values::Range(Some(low), None),
            1 => Values::Range(None, Some(high)),
            2 => Values::Range(Some(low.min(high)), Some(high.max(low))),
            3 => Values::List(vec![low]),
            _ => {
                let mut list = vec![low, high, low / 2];
                list.sort_unstable();
                list.dedup();
                Values::List(list)
            }
        }
    }

    /// Values for some of a demand's parameters.
    pub fn terms(&mut self, demand: usize, percent: usize) -> Terms {
        let issue = self.talks.issues[self.talks.demands[demand].issue].params;
        let own = self.talks.demands[demand].params;
        let all = (0..issue).map(Param::Issue).chain((0..own).map(Param::Own));
        let mut terms = Vec::new();
        for param in all.collect::<Vec<_>>() {
            if self.rng.chance(percent) {
                terms.push((param, self.values()));
            }
        }
        terms
    }

    /// A demand, a step or a sentence; never the demand that the position is on.
    fn atom(&mut self, own: usize) -> Cond {
        let text = Cond::Text(self.rng.below(TEXTS.len()));
        match self.rng.below(100) {
            0..66 => {
                let d = self.rng.below(self.talks.demands.len());
                if d == own { text } else { Cond::Demand(d) }
            }
            66..82 if !self.talks.steps.is_empty() => {
                let s = self.rng.below(self.talks.steps.len());
                if self.talks.steps[s].fulfils == Some(own) { text } else { Cond::Step(s) }
            }
            _ => text,
        }
    }

    fn condition(&mut self, own: usize) -> Cond {
        let mut of = vec![self.atom(own), self.atom(own)];
        of.dedup();
        if of.len() < 2 || self.rng.chance(72) {
            return of.swap_remove(0);
        }
        if self.rng.chance(30) {
            let inner = vec![self.atom(own), self.atom(own)];
            of[1] = if self.rng.chance(50) { Cond::All(inner) } else { Cond::Any(inner) };
        }
        if self.rng.chance(55) { Cond::Any(of) } else { Cond::All(of) }
    }

    /// Gives a statement a condition or two, and often a word for otherwise.
    pub fn conditions(&mut self, statement: &mut Statement) {
        let own = statement.demand;
        let count = self.rng.pick(&[1, 1, 1, 2]);
        for _ in 0..count {
            let cond = Some(self.condition(own));
            match self.rng.below(10) {
                0..4 => statement.only_after = cond,
                4..6 => statement.given = cond,
                6..8 => statement.unless = cond,
                _ if statement.until_day.is_none() => statement.until = cond,
                _ => statement.unless = cond,
            }
        }
        if self.rng.chance(45) {
            statement.otherwise = Some(self.word());
        }
    }

    /// What a party says on a demand.
    pub fn statement(&mut self, party: usize, demand: usize) -> Statement {
        let mut new = Statement::plain(party, demand, 0);
        new.word = self.word();
        let as_of = self.talks.as_of;
        new.said = Some(self.rng.between(1, as_of as usize) as u32);
        if self.taste.dates {
            match self.rng.below(100) {
                0..5 => new.said = None,
                5..8 => new.said = Some(as_of + 2),
                8..12 => new.from = Some(self.rng.between(1, as_of as usize) as u32 + 5),
                12..18 => new.until_day = Some(self.rng.between(1, as_of as usize) as u32 + 2),
                _ => {}
            }
            // Nothing begins before it was said or ends before it began.
            let said = new.said.unwrap_or(1);
            new.from = new.from.map(|d| d.max(said));
            new.until_day = new.until_day.map(|d| d.max(said));
        }
        if self.rng.chance(self.taste.conditions) {
            self.conditions(&mut new);
        } else if new.until_day.is_some() && self.rng.chance(60) {
            new.otherwise = Some(self.word());
        }
        new.red = self.rng.chance(14) && (new.word.0 > 0 || new.word.1 < 0);
        new.accepts = self.terms(demand, 50);
        new
    }

    fn stances(&mut self) {
        for party in 0..self.talks.parties {
            for demand in 0..self.talks.demands.len() {
                if !self.rng.chance(58) || self.talks.statements.len() >= 14 {
                    continue;
                }
                let one = self.statement(party, demand);
                let again = self.rng.chance(self.taste.again);
                self.talks.statements.push(one.clone());
                if again {
                    let mut two = self.statement(party, demand);
                    if self.rng.chance(60) {
                        two.said = one.said;
                        self.alike(&one, &mut two);
                    }
                    self.talks.statements.push(two);
                }
            }
        }
    }

    /// Often two statements of one day have the same condition, or differ in little.
    fn alike(&mut self, one: &Statement, two: &mut Statement) {
        two.from = None;
        match self.rng.below(10) {
            0..4 => {
                let (word, accepts) = (two.word, two.accepts.clone());
                *two = Statement { word, accepts, from: None, red: false, ..one.clone() };
            }
            4..6 => {
                *two = Statement { from: None, ..one.clone() };
                two.otherwise = if one.otherwise.is_some() { Some(self.word()) } else { None };
                // Now and then the same position, written the other way round.
                let simple =
                    one.given.is_none() && one.unless.is_none() && one.until.is_none() && one.until_day.is_none();
                if let (Some(other), Some(cond), true) = (one.otherwise, one.only_after.clone(), simple) {
                    (two.only_after, two.until, two.word, two.otherwise) = (None, Some(cond), other, Some(one.word));
                    two.red = false;
                }
            }
            _ => {
                let said = two.said.unwrap_or(1);
                two.until_day = two.until_day.map(|d| d.max(said));
            }
        }
    }

    /// Two demands that exclude one another and that one party supports.
    fn alternatives(&mut self) {
        let count = self.talks.demands.len();
        let pairs: Vec<(usize, usize)> =
            (0..count).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|(a, b)| self.talks.clash(*a, *b)).collect();
        if pairs.is_empty() || !self.rng.chance(40) {
            return;
        }
        let (a, b) = self.rng.pick(&pairs);
        let party = self.rng.below(self.talks.parties);
        self.talks.statements.retain(|s| s.party != party || (s.demand != a && s.demand != b));
        for demand in [a, b] {
            let mut new = Statement::plain(party, demand, 2);
            if self.rng.chance(20) {
                self.conditions(&mut new);
            }
            new.accepts = self.terms(demand, 40);
            self.talks.statements.push(new);
        }
    }

    fn draft(&mut self) {
        let order = self.rng.order(self.talks.demands.len());
        let clauses = self.rng.between(1, 4);
        for demand in order.into_iter().take(clauses) {
            let stance = if self.rng.chance(78) { None } else { Some(self.rng.pick(&[3, 2, 1, 0, -1, -2, -3])) };
            let sets = if stance.is_none_or(|s| s >= 1) { self.terms(demand, 55) } else { Vec::new() };
            self.talks.draft.push(Clause { demand, stance, sets });
        }
    }
}
