//! Papers by which their authors take positions: what their clauses say, what they take over from others and leave out.

use super::talks::{Clause, Statement, Talks};

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Whose it is.
    pub authors: Vec<usize>,
    /// Whether each clause is a position of each author.
    pub positions: bool,
    /// The day of January 2025 on which it was written.
    pub date: u32,
    /// The paper whose clauses it takes over, by number.
    pub amends: Option<usize>,
    /// The clauses of that paper that it leaves out.
    pub drops: Vec<Place>,
    /// Its own clauses.
    pub clauses: Vec<Clause>,
}

/// Where a clause stands as an own one: the paper, and which of its clauses.
pub type Place = (usize, usize);

impl Talks {
    /// The clauses of a paper, its own and those taken over.
    pub fn clauses(&self, paper: usize) -> Vec<(Place, &Clause)> {
        let clauses = &self.papers[paper].clauses;
        let own = clauses.iter().enumerate().map(|(at, clause)| ((paper, at), clause));
        let replaced = |demand: usize| clauses.iter().any(|c| c.demand == demand);
        let dropped = |place: &Place| self.papers[paper].drops.contains(place);
        let amended = self.amended(paper).into_iter();
        own.chain(amended.filter(|(place, c)| !dropped(place) && !replaced(c.demand))).collect()
    }

    /// The clauses of the paper that a paper amends.
    fn amended(&self, paper: usize) -> Vec<(Place, &Clause)> {
        self.papers[paper].amends.map(|before| self.clauses(before)).unwrap_or_default()
    }

    /// What the papers of a party say on a demand today, as statements.
    pub fn by_paper(&self, party: usize, demand: usize) -> Vec<Statement> {
        let mut all = Vec::new();
        for paper in self.papers_of(party) {
            for (_, clause) in self.clauses(paper).into_iter().filter(|(_, c)| c.demand == demand) {
                all.push(Statement {
                    accepts: clause.sets.clone(),
                    said: Some(self.papers[paper].date),
                    ..Statement::plain(party, demand, clause.stance.unwrap_or(2))
                });
            }
        }
        all
    }

    /// The days on which papers of a party left out what they took over on a demand, and said nothing else of it.
    pub fn dropped(&self, party: usize, demand: usize) -> Vec<u32> {
        let drops = |paper: &usize| {
            let dropped = &self.papers[*paper].drops;
            self.amended(*paper).iter().any(|(place, c)| c.demand == demand && dropped.contains(place))
                && !self.clauses(*paper).iter().any(|(_, c)| c.demand == demand)
        };
        self.papers_of(party).into_iter().filter(drops).map(|paper| self.papers[paper].date).collect()
    }

    /// The papers by which a party has taken positions.
    fn papers_of(&self, party: usize) -> Vec<usize> {
        let counts = |paper: &Paper| paper.positions && paper.date <= self.as_of && paper.authors.contains(&party);
        (0..self.papers.len()).filter(|at| counts(&self.papers[*at])).collect()
    }
}

/// What is left of papers when some of them, or of their clauses, are taken away.
impl Talks {
    /// Takes a paper away.
    pub fn remove_paper(&mut self, at: usize) {
        self.papers.remove(at);
        let moved = |paper: usize| if paper > at { paper - 1 } else { paper };
        for paper in &mut self.papers {
            paper.amends = paper.amends.filter(|before| *before != at).map(moved);
            paper.drops.retain(|(of, _)| *of != at);
            paper.drops.iter_mut().for_each(|(of, _)| *of = moved(*of));
        }
    }

    /// Takes a clause of a paper away.
    pub fn remove_clause(&mut self, of: usize, at: usize) {
        self.papers[of].clauses.remove(at);
        for paper in &mut self.papers {
            paper.drops.retain(|place| *place != (of, at));
            for (_, clause) in paper.drops.iter_mut().filter(|(paper, clause)| *paper == of && *clause > at) {
                *clause -= 1;
            }
        }
    }

    /// Leaves out nothing that is not there.
    pub fn mend_papers(&mut self) {
        for at in 0..self.papers.len() {
            let there: Vec<Place> = self.amended(at).into_iter().map(|(place, _)| place).collect();
            self.papers[at].drops.retain(|place| there.contains(place));
        }
    }
}
