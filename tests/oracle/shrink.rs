//! Smaller talks, to find the least that still show a difference.

use super::talks::{Cond, Talks};

impl Talks {
    /// All talks that have one thing less than these.
    pub fn smaller(&self) -> Vec<Talks> {
        let mut all = Vec::new();
        let mut with = |change: &dyn Fn(&mut Talks)| {
            let mut less = self.clone();
            change(&mut less);
            // `otherwise` needs something that it can be otherwise to.
            for s in &mut less.statements {
                let depends = [&s.only_after, &s.given, &s.unless, &s.until].into_iter().any(Option::is_some);
                if !depends && s.until_day.is_none() {
                    s.otherwise = None;
                }
            }
            less.mend_papers();
            if less != *self {
                all.push(less);
            }
        };
        for at in 0..self.statements.len() {
            with(&|t| {
                t.statements.remove(at);
            });
        }
        for at in 0..self.draft.len() {
            with(&|t| {
                t.draft.remove(at);
            });
            with(&|t| t.draft[at].sets.clear());
            with(&|t| t.draft[at].stance = None);
        }
        for at in 0..self.papers.len() {
            with(&|t| t.remove_paper(at));
            with(&|t| t.papers[at].amends = None);
            with(&|t| t.papers[at].positions = false);
            with(&|t| t.papers[at].authors.truncate(1));
            for n in 0..self.papers[at].drops.len() {
                with(&|t| {
                    t.papers[at].drops.remove(n);
                });
            }
            for n in 0..self.papers[at].clauses.len() {
                with(&|t| t.remove_clause(at, n));
                with(&|t| t.papers[at].clauses[n].sets.clear());
                with(&|t| t.papers[at].clauses[n].stance = None);
            }
        }
        for at in 0..self.demands.len() {
            for n in 0..self.demands[at].only_by.len() {
                with(&|t| {
                    t.demands[at].only_by.remove(n);
                });
            }
            for n in 0..self.demands[at].implies.len() {
                with(&|t| {
                    t.demands[at].implies.remove(n);
                });
            }
            for n in 0..self.demands[at].excludes.len() {
                with(&|t| {
                    t.demands[at].excludes.remove(n);
                });
            }
        }
        for at in 0..self.steps.len() {
            with(&|t| t.steps[at].fulfils = None);
            for n in 0..self.steps[at].after.len() {
                with(&|t| {
                    t.steps[at].after.remove(n);
                });
            }
        }
        for at in 0..self.statements.len() {
            let parts: [fn(&mut super::talks::Statement); 10] = [
                |s| s.only_after = None,
                |s| s.given = None,
                |s| s.unless = None,
                |s| s.until = None,
                |s| s.until_day = None,
                |s| s.otherwise = None,
                |s| s.accepts.clear(),
                |s| s.red = false,
                |s| s.from = None,
                |s| s.word = (s.word.1, s.word.1),
            ];
            for part in parts {
                with(&|t| part(&mut t.statements[at]));
            }
            for n in 0..self.statements[at].accepts.len() {
                with(&|t| {
                    t.statements[at].accepts.remove(n);
                });
            }
            for which in 0..4 {
                with(&|t| {
                    let s = &mut t.statements[at];
                    let cond = [&mut s.only_after, &mut s.given, &mut s.unless, &mut s.until].into_iter().nth(which);
                    if let Some(Some(Cond::Any(of) | Cond::All(of))) = cond.as_deref() {
                        let first = of.first().cloned();
                        if let Some(place) = cond {
                            *place = first;
                        }
                    }
                });
            }
        }
        all
    }

    /// The least talks, found step by step, that still show what `shows` looks for.
    pub fn shrunk(&self, shows: &dyn Fn(&Talks) -> bool) -> Talks {
        let mut least = self.clone();
        while let Some(less) = least.smaller().into_iter().find(|t| shows(t)) {
            least = less;
        }
        least
    }
}
