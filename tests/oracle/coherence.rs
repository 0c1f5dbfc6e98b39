//! Stated positions of one party that cannot be met together.

use super::conditions::Setting;
use super::meaning::Meaning;
use super::position::{Phase, Position};
use super::talks::Word;
use super::words::{supports, weaker};

impl Meaning<'_> {
    /// The least sets of demands on which a party's stated positions cannot be met by any feasible package, one of them
    /// at `demands` or `rejects`, the others at least at `supports` or `opposes`. [A35]
    pub fn incoherent(&self, party: usize) -> Vec<Vec<usize>> {
        let best = |p: &Position| p.words().into_iter().map(weaker).max().unwrap_or(0);
        let firm: Vec<&Position> = self.positions.iter().filter(|p| p.party == party && best(p) >= 2).collect();
        let issues: Vec<usize> = (0..self.talks.issues.len()).collect();
        let chosen: Vec<usize> = (0..self.talks.demands.len()).collect();
        // For each feasible package the positions that it meets.
        let mut met: Vec<Vec<bool>> = Vec::new();
        for bits in 0..1_u32 << chosen.len() {
            let package: Vec<usize> = chosen.iter().copied().filter(|d| bits & (1 << d) != 0).collect();
            if self.feasible(&chosen, &package) {
                let setting = Setting::package(self.talks, &issues, &package);
                met.push(firm.iter().map(|p| self.meets(p, &package, &setting)).collect());
            }
        }
        let clashes =
            |set: u32| !met.iter().any(|row| row.iter().enumerate().all(|(at, ok)| set & (1 << at) == 0 || *ok));
        let all = 1..1_u32 << firm.len();
        let least =
            |set: &u32| clashes(*set) && (0..firm.len()).all(|at| set & (1 << at) == 0 || !clashes(*set & !(1 << at)));
        let members = |set: u32| (0..firm.len()).filter(move |at| set & (1 << at) != 0);
        let mut sets: Vec<Vec<usize>> = all
            .filter(least)
            .filter(|set| members(*set).any(|at| best(firm[at]) == 3))
            .map(|set| members(set).map(|at| firm[at].demand).collect())
            .collect();
        sets.sort();
        sets
    }

    fn meets(&self, position: &Position, package: &[usize], setting: &Setting) -> bool {
        let provides = package.contains(&position.demand);
        let fits = |word: Word| match word {
            word if word.0 >= 2 => {
                // Of supports that exclude one another, either will do.
                let others = self.alternatives(position.party, position.demand, setting, true);
                provides || (supports(word) && others.iter().any(|at| package.contains(&self.positions[*at].demand)))
            }
            word if word.1 <= -2 => !provides,
            _ => true,
        };
        match position.phase(self.talks, setting) {
            Phase::First => fits(position.first),
            Phase::Second => position.second.is_none_or(fits),
            Phase::Waits => position.first.0 < 1 || !provides,
            Phase::Ended | Phase::Aside => true,
        }
    }
}
