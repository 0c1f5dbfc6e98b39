//! Whether formulas can be true together: satisfiability, behind one small trait.

use std::collections::BTreeMap;

use rustsat::encodings::card::{BoundUpper, Totalizer};
use rustsat::instances::{BasicVarManager, ManageVars};
use rustsat::solvers::{Solve, SolveIncremental, SolverResult};
use rustsat::types::{Clause, Lit, TernaryVal, Var};
use rustsat_batsat::BasicSolver;

use crate::search::formula::Formula;

/// A number of a variable, and whether it is to be true.
pub type Literal = (usize, bool);

/// The answer of a solver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It can be, with these values of the variables that were made.
    Can(Vec<bool>),
    /// It cannot be; of what was assumed, this alone keeps it from being. Not always the least that does.
    Cannot(Vec<Literal>),
    /// The solver failed, or was interrupted: nothing is known. Nobody may take it for "cannot".
    Undecided,
}

/// What is asked of a solver. Clauses stay, assumptions hold for one question.
pub trait Solver {
    /// A new variable.
    fn variable(&mut self) -> usize;
    /// At least one of these literals is true from now on.
    fn clause(&mut self, literals: &[Literal]);
    /// For every number from 0 up to that of the literals: what to assume so that at most so many of them are true.
    fn at_most(&mut self, literals: &[Literal]) -> Vec<Vec<Literal>>;
    /// Whether all clauses can be true with these literals. NP-complete: exponential in the variables at worst.
    fn solve(&mut self, assumed: &[Literal]) -> Verdict;
}

/// BatSat, a MiniSat in Rust (N. Eén and N. Sörensson, *An extensible SAT-solver*, 2003). Its search has no chance in it:
/// the same questions have the same answers.
#[derive(Debug, Default)]
pub struct BatSat {
    solver: BasicSolver,
    variables: usize,
    /// Whether a clause without literals was added, which nothing can make true.
    refuted: bool,
    /// Whether something was not taken: then no answer counts.
    failed: bool,
}

fn lit((variable, wanted): Literal) -> Lit {
    let var = Var::new(variable as u32);
    if wanted { var.pos_lit() } else { var.neg_lit() }
}

impl Solver for BatSat {
    fn variable(&mut self) -> usize {
        self.variables += 1;
        // Reserving never fails: it only makes room.
        let reserved = self.solver.reserve(Var::new(self.variables as u32 - 1));
        self.failed |= reserved.is_err();
        self.variables - 1
    }

    fn clause(&mut self, literals: &[Literal]) {
        self.refuted |= literals.is_empty();
        let clause: Clause = literals.iter().copied().map(lit).collect();
        let added = self.solver.add_clause(clause);
        self.failed |= added.is_err();
    }

    /// A totalizer (O. Bailleux and Y. Boufkhad, *Efficient CNF encoding of Boolean cardinality constraints*, 2003).
    fn at_most(&mut self, literals: &[Literal]) -> Vec<Vec<Literal>> {
        let mut totalizer: Totalizer = literals.iter().copied().map(lit).collect();
        let mut variables = BasicVarManager::from_next_free(Var::new(self.variables as u32));
        let encoded = totalizer.encode_ub(0..literals.len(), &mut self.solver, &mut variables);
        self.failed |= encoded.is_err();
        while self.variables < variables.n_used() as usize {
            self.variable();
        }
        let mut assume = |most: usize| {
            totalizer.enforce_ub(most).unwrap_or_else(|_| {
                self.failed = true;
                Vec::new()
            })
        };
        let own = |lits: Vec<Lit>| lits.into_iter().map(|lit| (lit.vidx(), lit.is_pos())).collect();
        (0..=literals.len()).map(|most| own(assume(most))).collect()
    }

    fn solve(&mut self, assumed: &[Literal]) -> Verdict {
        if self.failed {
            return Verdict::Undecided;
        }
        if self.refuted {
            return Verdict::Cannot(Vec::new());
        }
        let lits: Vec<Lit> = assumed.iter().copied().map(lit).collect();
        match self.solver.solve_assumps(&lits) {
            Ok(SolverResult::Sat) => {
                let value =
                    |at: usize| self.solver.lit_val(lit((at, true))).is_ok_and(|value| value == TernaryVal::True);
                Verdict::Can((0..self.variables).map(value).collect())
            }
            Ok(SolverResult::Unsat) => {
                let core = self.solver.core().unwrap_or_default();
                let in_core = |literal: &&Literal| core.iter().any(|lit| lit.vidx() == literal.0);
                Verdict::Cannot(assumed.iter().filter(in_core).copied().collect())
            }
            // Without limits and threads it is never interrupted, and never fails once variables are reserved.
            Ok(SolverResult::Interrupted) | Err(_) => Verdict::Undecided,
        }
    }
}

/// Choices and formulas as clauses: one variable for each alternative, and one for every part of a formula
/// (G. Tseitin, *On the complexity of derivation in propositional calculus*, 1968).
pub struct Encoding<'s, S> {
    solver: &'s mut S,
    choices: BTreeMap<usize, Vec<usize>>,
}

impl<'s, S: Solver> Encoding<'s, S> {
    /// Variables for some choices, each with the number of its alternatives, of which exactly one is taken.
    pub fn new(solver: &'s mut S, choices: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let mut all = BTreeMap::new();
        for (choice, size) in choices {
            let own: Vec<usize> = (0..size).map(|_| solver.variable()).collect();
            solver.clause(&own.iter().map(|variable| (*variable, true)).collect::<Vec<_>>());
            for (at, one) in own.iter().enumerate() {
                own[at + 1..].iter().for_each(|other| solver.clause(&[(*one, false), (*other, false)]));
            }
            all.insert(choice, own);
        }
        Encoding { solver, choices: all }
    }

    /// A formula is true from now on.
    pub fn require(&mut self, formula: &Formula) {
        let literal = self.literal(formula);
        self.solver.clause(&[literal]);
    }

    /// A literal that is true exactly if a formula is. O(size of the formula).
    pub fn literal(&mut self, formula: &Formula) -> Literal {
        match formula {
            Formula::In(choice, alternatives) => {
                let own = self.choices.get(choice).map(Vec::as_slice).unwrap_or_default();
                let parts = alternatives.iter().filter_map(|at| own.get(*at)).map(|variable| (*variable, true));
                let parts: Vec<Literal> = parts.collect();
                self.any(&parts)
            }
            Formula::Not(inner) => opposite(self.literal(inner)),
            Formula::Any(parts) => {
                let parts: Vec<Literal> = parts.iter().map(|part| self.literal(part)).collect();
                self.any(&parts)
            }
            Formula::All(parts) => {
                let parts: Vec<Literal> = parts.iter().map(|part| opposite(self.literal(part))).collect();
                opposite(self.any(&parts))
            }
        }
    }

    fn any(&mut self, parts: &[Literal]) -> Literal {
        if let [only] = parts {
            return *only;
        }
        let whole = (self.solver.variable(), true);
        for part in parts {
            self.solver.clause(&[opposite(*part), whole]);
        }
        let clause: Vec<Literal> = parts.iter().copied().chain([opposite(whole)]).collect();
        self.solver.clause(&clause);
        whole
    }

    /// The variables of the alternatives of each choice.
    pub fn choices(&self) -> &BTreeMap<usize, Vec<usize>> {
        &self.choices
    }
}

/// The same variable with the other value.
pub fn opposite((variable, wanted): Literal) -> Literal {
    (variable, !wanted)
}
