//! Two parties side by side: six counts, with coverage and bounds.

use crate::analysis::pairs::{PairCounts, pair_counts};
use crate::analysis::situation::{Scope, Situation};
use crate::analysis::terms::terms_differ;
use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, PartyIx};
use crate::model::Polarity;

/// A demand on which two parties are on opposite sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The demand.
    pub demand: DemandIx,
    /// Whether one of the two positions is derived.
    pub derived: bool,
}

/// The six lists, in the order of the demands. Each demand is in exactly one.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Who is compared.
    pub parties: [PartyIx; 2],
    /// Same side, nothing waits, terms can meet.
    pub agree: Vec<DemandIx>,
    /// Both for, nothing waits, but no common value of some parameter.
    pub terms: Vec<DemandIx>,
    /// Same side, and one of them waits for something.
    pub conditional: Vec<DemandIx>,
    /// Opposite sides.
    pub conflict: Vec<Conflict>,
    /// One has said to be neutral.
    pub neutral: Vec<DemandIx>,
    /// The side of one is not known, or the sources do not agree on it.
    pub unknown: Vec<DemandIx>,
    /// The figures, and the six lists as counts.
    pub counts: PairCounts,
}

/// Compares two parties. The conflict share is the share of demands in conflict among those known of both; the
/// distance is the mean of |v − v′| / 2 over the same demands, with v a third of the level (an assumption about the
/// scale, see [`crate::model::Level`]). O(demands).
pub fn compare(situation: &Situation<'_>, a: PartyIx, b: PartyIx, scope: Scope) -> Comparison {
    let matrix = situation.matrix(scope);
    let mut answer = Comparison {
        parties: [a, b],
        agree: Vec::new(),
        terms: Vec::new(),
        conditional: Vec::new(),
        conflict: Vec::new(),
        neutral: Vec::new(),
        unknown: Vec::new(),
        counts: pair_counts(situation, a, b, scope),
    };
    for demand in situation.model.demands.indices() {
        let cells = (matrix.cell(a, demand), matrix.cell(b, demand));
        let (Some((mine, my_side)), Some((other, other_side))) = (sided(cells.0), sided(cells.1)) else {
            answer.unknown.push(demand);
            continue;
        };
        if my_side == Polarity::Neutral || other_side == Polarity::Neutral {
            answer.neutral.push(demand);
        } else if my_side != other_side {
            let derived = mine.basis == Basis::Derived || other.basis == Basis::Derived;
            answer.conflict.push(Conflict { demand, derived });
        } else if mine.waiting || other.waiting {
            answer.conditional.push(demand);
        } else if my_side == Polarity::For && terms_differ(situation, &[a, b], demand) {
            answer.terms.push(demand);
        } else {
            answer.agree.push(demand);
        }
    }
    answer
}

fn sided(cell: Option<&Cell>) -> Option<(&Cell, Polarity)> {
    cell.and_then(|cell| Some((cell, cell.levels.polarity()?)))
}
