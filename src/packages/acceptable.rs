//! The packages that meet every constraint, and what all of them share.

use crate::id::DemandIx;
use crate::packages::choices::Packages;
use crate::packages::insistence::Constraint;
use crate::search::patience::Patience;
use crate::search::solver::{BatSat, Encoding, Literal, Solver, Verdict};

/// Packages that meet every constraint.
pub struct AcceptableSearch {
    solver: BatSat,
    /// The variables of the alternatives of each choice.
    alternatives: Vec<Vec<usize>>,
    /// What it is that a demand is provided for.
    demands: Vec<(DemandIx, Literal)>,
}

impl AcceptableSearch {
    /// Of packages under constraints.
    pub fn new(packages: &Packages, constraints: &[Constraint<'_>]) -> AcceptableSearch {
        let mut solver = BatSat::default();
        let mut encoding = Encoding::new(&mut solver, packages.sizes.iter().copied().enumerate());
        packages.rules.iter().for_each(|rule| encoding.require(rule));
        constraints.iter().for_each(|constraint| encoding.require(&constraint.formula));
        let formula = |demand| packages.provides(demand).map(|formula| (demand, encoding.literal(formula)));
        let demands = packages.demands().filter_map(formula).collect();
        let alternatives = encoding.choices().values().cloned().collect();
        AcceptableSearch { solver, alternatives, demands }
    }

    /// The first packages in the order of choices and alternatives. A prefix is only followed if it leads to one, so each
    /// package costs at most one question for each alternative.
    pub fn list(&mut self, most: usize, patience: &dyn Patience) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        let mut open: Vec<Vec<usize>> = vec![Vec::new()];
        while let Some(prefix) = open.pop() {
            if found.len() == most || !patience.go_on(found.len()) {
                break;
            }
            let assumed: Vec<Literal> =
                prefix.iter().enumerate().map(|(choice, at)| (self.alternatives[choice][*at], true)).collect();
            // What is not known to be acceptable is not listed.
            if !matches!(self.solver.solve(&assumed), Verdict::Can(_)) {
                continue;
            }
            if prefix.len() == self.alternatives.len() {
                found.push(prefix);
                continue;
            }
            // The last one is taken first.
            for at in (0..self.alternatives[prefix.len()].len()).rev() {
                open.push(prefix.iter().copied().chain([at]).collect());
            }
        }
        found
    }

    /// Demands that are in every package, or in none.
    pub fn settled(&mut self) -> Vec<(DemandIx, bool)> {
        let mut settled = Vec::new();
        for (demand, (variable, wanted)) in &self.demands {
            let mut verdict = |with: bool| self.solver.solve(&[(*variable, *wanted == with)]);
            match (verdict(true), verdict(false)) {
                (Verdict::Can(_), Verdict::Cannot(_)) => settled.push((*demand, true)),
                (Verdict::Cannot(_), Verdict::Can(_)) => settled.push((*demand, false)),
                _ => {}
            }
        }
        settled
    }
}
