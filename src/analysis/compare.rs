//! Two parties side by side: six counts, with coverage and bounds.

use crate::analysis::pairs::{PairCounts, pair_counts};
use crate::graph::Basis;
use crate::id::{DemandIx, PartyIx};
use crate::model::Polarity;
use crate::situation::terms_differ;
use crate::situation::{Scope, Situation};

/// A demand on which two parties are on opposite sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// The demand.
    pub demand: DemandIx,
    /// Whether one of the two positions is derived.
    pub derived: bool,
}

/// The six lists, in the order of the demands. Each demand is in exactly one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// Who is compared.
    pub parties: [PartyIx; 2],
    /// Same side whatever word holds, nothing waits, terms can meet.
    pub agree: Vec<DemandIx>,
    /// Both for whatever word holds, nothing waits, but no common value of some parameter.
    pub terms: Vec<DemandIx>,
    /// Same side by some of their words, or once something comes about.
    pub conditional: Vec<DemandIx>,
    /// Opposite sides, or never on the same.
    pub conflict: Vec<Conflict>,
    /// One has said to be neutral, and nothing else.
    pub neutral: Vec<DemandIx>,
    /// Of one nothing is known, or the sources do not agree on its side.
    pub unknown: Vec<DemandIx>,
    /// The figures, and the six lists as counts.
    pub counts: PairCounts,
}

/// Compares two parties. The conflict share is the share of demands in conflict among those known of both; the
/// distance is the mean of |v − v′| / 2 over the same demands, with v a third of the level (an assumption about the
/// scale, see [`crate::model::Level`]). Both take the words that hold now, and every word as a bound. O(demands).
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
        let known = |party| matrix.cell(party, demand).filter(|cell| cell.sides().any(|side| side.is_some()));
        let (Some(mine), Some(other)) = (known(a), known(b)) else {
            answer.unknown.push(demand);
            continue;
        };
        let two = [mine, other];
        let on = |side: Polarity| two.iter().all(|cell| cell.may_be(side));
        let always = |side: Polarity| two.iter().all(|cell| !cell.waiting && cell.sides().all(|own| own == Some(side)));
        if two.iter().any(|cell| !cell.may_be(Polarity::For) && !cell.may_be(Polarity::Against)) {
            answer.neutral.push(demand);
        } else if always(Polarity::For) && terms_differ(situation, &[a, b], demand, scope) {
            answer.terms.push(demand);
        } else if always(Polarity::For) || always(Polarity::Against) {
            answer.agree.push(demand);
        } else if on(Polarity::For) || on(Polarity::Against) {
            answer.conditional.push(demand);
        } else {
            let derived = two.iter().any(|cell| cell.basis == Basis::Derived);
            answer.conflict.push(Conflict { demand, derived });
        }
    }
    answer
}
