//! Talks as plain data: who could want something, what could be wanted, who said what, in which order things are done,
//! papers, and one draft.

use super::papers::Paper;

/// A word of the scale or an interval of two: the lower and the higher level, from -3 to 3.
pub type Word = (i8, i8);

/// A parameter of the issue of a demand, or of the demand itself, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Param {
    /// Declared on the issue; shared by all demands of it.
    Issue(usize),
    /// Declared on the demand.
    Own(usize),
}

/// Values of a number parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values {
    /// Single values.
    List(Vec<i32>),
    /// A range, ends included; at least one end is given.
    Range(Option<i32>, Option<i32>),
}

/// Values per parameter.
pub type Terms = Vec<(Param, Values)>;

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cond {
    /// A demand, by number.
    Demand(usize),
    /// A step, by number.
    Step(usize),
    /// A sentence, by number.
    Text(usize),
    /// At least one of these.
    Any(Vec<Cond>),
    /// Each of these.
    All(Vec<Cond>),
}

/// An issue with its number of parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// How many parameters it declares.
    pub params: usize,
}

/// A demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The issue that it belongs to.
    pub issue: usize,
    /// How many parameters it declares itself.
    pub params: usize,
    /// The demands that it implies, as written.
    pub implies: Vec<usize>,
    /// The demands that it excludes, as written.
    pub excludes: Vec<usize>,
    /// Its options: it comes about only by one of these. Without any it comes about by itself.
    pub only_by: Vec<usize>,
}

/// What one party said on one demand at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Who.
    pub party: usize,
    /// On what.
    pub demand: usize,
    /// The word, or two.
    pub word: Word,
    /// Whether it is a red line.
    pub red: bool,
    /// The word holds once this has come about.
    pub only_after: Option<Cond>,
    /// The word holds if this holds.
    pub given: Option<Cond>,
    /// The word holds as long as this has not come about.
    pub unless: Option<Cond>,
    /// The word holds until this comes about.
    pub until: Option<Cond>,
    /// The last day on which it holds; never together with `until`.
    pub until_day: Option<u32>,
    /// The word while the word does not hold.
    pub otherwise: Option<Word>,
    /// The terms.
    pub accepts: Terms,
    /// The day on which it was said.
    pub said: Option<u32>,
    /// The first day on which it holds.
    pub from: Option<u32>,
    /// Whether it is only that the party would not say; then nothing else of it counts but the day.
    pub declined: bool,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The demand that is met by it.
    pub fulfils: Option<usize>,
    /// The steps before it, and which party insists; none means structural.
    pub after: Vec<(usize, Option<usize>)>,
}

/// A clause of the draft or of a paper; no two clauses of the draft are on one demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// On what.
    pub demand: usize,
    /// Its word; none means that it provides for the demand.
    pub stance: Option<i8>,
    /// The values that it sets.
    pub sets: Terms,
}

/// In which order a file writes what it holds; it must make no difference.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Written {
    /// The parties.
    pub parties: Vec<usize>,
    /// The issues.
    pub issues: Vec<usize>,
    /// The demands.
    pub demands: Vec<usize>,
    /// The statements.
    pub statements: Vec<usize>,
    /// The steps.
    pub steps: Vec<usize>,
    /// The papers.
    pub papers: Vec<usize>,
}

/// The whole model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talks {
    /// How many parties there are.
    pub parties: usize,
    /// The issues.
    pub issues: Vec<Issue>,
    /// The demands.
    pub demands: Vec<Demand>,
    /// What was said.
    pub statements: Vec<Statement>,
    /// The steps.
    pub steps: Vec<Step>,
    /// The papers by which parties take positions.
    pub papers: Vec<Paper>,
    /// The clauses of the draft.
    pub draft: Vec<Clause>,
    /// The day at which questions are asked, in January 2025.
    pub as_of: u32,
    /// The order of writing; a part that does not fit counts as the order of the numbers.
    pub written: Written,
}

/// The same talks under other numbers: entry `n` is the new number of the old `n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renumbering {
    /// Of the parties.
    pub parties: Vec<usize>,
    /// Of the demands.
    pub demands: Vec<usize>,
    /// Of the steps.
    pub steps: Vec<usize>,
}

impl Statement {
    /// A statement on day 1 without anything else.
    pub fn plain(party: usize, demand: usize, level: i8) -> Self {
        Statement {
            party,
            demand,
            word: (level, level),
            red: false,
            only_after: None,
            given: None,
            unless: None,
            until: None,
            until_day: None,
            otherwise: None,
            accepts: Vec::new(),
            said: Some(1),
            from: None,
            declined: false,
        }
    }
}

impl Demand {
    /// A demand of an issue without anything else.
    pub fn plain(issue: usize) -> Self {
        Demand { issue, params: 0, implies: Vec::new(), excludes: Vec::new(), only_by: Vec::new() }
    }
}

impl Talks {
    /// Talks on `demands` demands of one issue, without parameters.
    pub fn plain(parties: usize, demands: usize) -> Self {
        Talks {
            parties,
            issues: vec![Issue { params: 0 }],
            demands: vec![Demand::plain(0); demands],
            statements: Vec::new(),
            steps: Vec::new(),
            papers: Vec::new(),
            draft: Vec::new(),
            as_of: 20,
            written: Written::default(),
        }
    }

    /// For each demand what it contains: itself and all that it implies, over any number of relations.
    pub fn contained(&self) -> Vec<Vec<bool>> {
        let count = self.demands.len();
        let mut holds = vec![vec![false; count]; count];
        for (at, row) in holds.iter_mut().enumerate() {
            row[at] = true;
        }
        loop {
            let before = holds.clone();
            for row in &mut holds {
                for mid in 0..count {
                    for to in 0..count {
                        row[to] |= row[mid] && self.implies(mid, to);
                    }
                }
            }
            if before == holds {
                return holds;
            }
        }
    }

    /// Whether the one implies the other: as it says itself, or as an option of it.
    pub fn implies(&self, a: usize, b: usize) -> bool {
        self.demands[a].implies.contains(&b) || self.demands[b].only_by.contains(&a)
    }

    /// Whether one of the two names the other as excluded.
    pub fn excludes(&self, a: usize, b: usize) -> bool {
        self.demands[a].excludes.contains(&b) || self.demands[b].excludes.contains(&a)
    }

    /// Whether two demands exclude one another, directly or by what they imply.
    pub fn clash(&self, a: usize, b: usize) -> bool {
        let contained = self.contained();
        let all = 0..self.demands.len();
        all.clone().any(|x| contained[a][x] && all.clone().any(|y| contained[b][y] && self.excludes(x, y)))
    }

    /// The same talks, written in another order.
    pub fn shuffled(&self, seed: u64) -> Talks {
        let mut rng = super::rng::Rng::new(seed);
        let mut talks = self.clone();
        talks.written = Written {
            parties: rng.order(self.parties),
            issues: rng.order(self.issues.len()),
            demands: rng.order(self.demands.len()),
            statements: rng.order(self.statements.len()),
            steps: rng.order(self.steps.len()),
            papers: rng.order(self.papers.len()),
        };
        talks
    }

    /// The same talks under other numbers, and so other ids, with the statements in another order.
    pub fn renumbered(&self, seed: u64) -> (Talks, Renumbering) {
        let mut rng = super::rng::Rng::new(seed);
        let to = Renumbering {
            parties: rng.order(self.parties),
            demands: rng.order(self.demands.len()),
            steps: rng.order(self.steps.len()),
        };
        let mut talks = self.under(&to);
        talks.written = Written::default();
        talks.statements =
            rng.order(self.statements.len()).into_iter().map(|at| talks.statements[at].clone()).collect();
        (talks, to)
    }

    /// The same talks with the parties in the opposite order: the first is called as the last was.
    pub fn mirrored(&self) -> Talks {
        let parties = (0..self.parties).rev().collect();
        let (demands, steps) = ((0..self.demands.len()).collect(), (0..self.steps.len()).collect());
        self.under(&Renumbering { parties, demands, steps })
    }

    fn under(&self, to: &Renumbering) -> Talks {
        let mut talks = self.clone();
        for (at, demand) in self.demands.iter().enumerate() {
            let mut moved = demand.clone();
            moved.implies = demand.implies.iter().map(|d| to.demands[*d]).collect();
            moved.excludes = demand.excludes.iter().map(|d| to.demands[*d]).collect();
            moved.only_by = demand.only_by.iter().map(|d| to.demands[*d]).collect();
            talks.demands[to.demands[at]] = moved;
        }
        for (at, step) in self.steps.iter().enumerate() {
            talks.steps[to.steps[at]] = Step {
                fulfils: step.fulfils.map(|d| to.demands[d]),
                after: step.after.iter().map(|(s, p)| (to.steps[*s], p.map(|p| to.parties[p]))).collect(),
            };
        }
        talks.statements = self.statements.iter().map(|statement| statement.moved(to)).collect();
        for paper in &mut talks.papers {
            paper.authors = paper.authors.iter().map(|p| to.parties[*p]).collect();
        }
        for clause in talks.draft.iter_mut().chain(talks.papers.iter_mut().flat_map(|p| &mut p.clauses)) {
            clause.demand = to.demands[clause.demand];
        }
        talks
    }
}

impl Statement {
    fn moved(&self, to: &Renumbering) -> Statement {
        let cond = |c: &Option<Cond>| c.as_ref().map(|c| c.moved(to));
        Statement {
            party: to.parties[self.party],
            demand: to.demands[self.demand],
            only_after: cond(&self.only_after),
            given: cond(&self.given),
            unless: cond(&self.unless),
            until: cond(&self.until),
            ..self.clone()
        }
    }
}

impl Cond {
    fn moved(&self, to: &Renumbering) -> Cond {
        match self {
            Cond::Demand(d) => Cond::Demand(to.demands[*d]),
            Cond::Step(s) => Cond::Step(to.steps[*s]),
            Cond::Text(t) => Cond::Text(*t),
            Cond::Any(of) => Cond::Any(of.iter().map(|c| c.moved(to)).collect()),
            Cond::All(of) => Cond::All(of.iter().map(|c| c.moved(to)).collect()),
        }
    }
}
