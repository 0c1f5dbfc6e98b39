//! The six counts of every pair of parties, on bitsets.

use crate::analysis::figures::{Bounded, Pawlak};
use crate::analysis::situation::{Scope, Situation};
use crate::analysis::terms::terms_differ;
use crate::graph::Row;
use crate::id::{DemandIx, Ix, PartyIx};

/// The six counts of a pair with what follows from them. The counts add up to the number of demands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairCounts {
    /// Who is compared.
    pub parties: [PartyIx; 2],
    /// Same side, nothing waits, terms can meet.
    pub agree: usize,
    /// Both for, nothing waits, no common terms.
    pub terms: usize,
    /// Same side, one of them waits.
    pub conditional: usize,
    /// Opposite sides.
    pub conflict: usize,
    /// One has said to be neutral.
    pub neutral: usize,
    /// The side of one is not known.
    pub unknown: usize,
    /// The share of conflicts, 0 to 1.
    pub conflict_share: Bounded,
    /// The graded distance, 0 to 1.
    pub distance: Bounded,
    /// Pawlak's distance.
    pub pawlak: Pawlak,
}

impl PairCounts {
    /// How many demands are known of both.
    pub fn known(&self) -> usize {
        self.agree + self.terms + self.conditional + self.conflict + self.neutral
    }

    /// How many demands there are.
    pub fn of(&self) -> usize {
        self.known() + self.unknown
    }
}

/// The counts of every unordered pair, by id. O(parties² × demands / 64) for the counts; the distance adds
/// O(parties² × demands) on bytes.
pub fn pairs(situation: &Situation<'_>, scope: Scope) -> Vec<PairCounts> {
    let mut parties: Vec<PartyIx> = situation.model.parties.indices().collect();
    parties.sort_by_key(|party| &situation.model.parties[*party].id);
    let with_later = |(at, a): (usize, &PartyIx)| {
        let a = *a;
        parties[at + 1..].iter().map(move |b| pair_counts(situation, a, *b, scope)).collect::<Vec<_>>()
    };
    parties.iter().enumerate().flat_map(with_later).collect()
}

/// The counts of one pair.
pub fn pair_counts(situation: &Situation<'_>, a: PartyIx, b: PartyIx, scope: Scope) -> PairCounts {
    let matrix = situation.matrix(scope);
    let (mine, other) = (matrix.row(a), matrix.row(b));
    let of = matrix.demands();
    let sets = Sets::count(mine, other);
    let parametric = |at: &usize| !situation.model.demands[DemandIx::new(*at)].parameters.is_empty();
    let terms = sets
        .agreeing
        .iter()
        .filter(|at| parametric(at) && terms_differ(situation, &[a, b], DemandIx::new(**at)))
        .count();
    let known = sets.known;
    let share = |count: f64, of: usize| if of == 0 { 0.0 } else { count / of as f64 };
    let ratio = |count: f64| (known > 0).then(|| count / known as f64);
    let widest = if of == 0 { 1.0 } else { 0.0 };
    let conflict_share = Bounded {
        known: ratio(sets.conflict as f64),
        low: share(sets.conflict as f64, of),
        high: share(sets.may_conflict as f64, of) + widest,
    };
    let half = |count: usize| count as f64 / 2.0;
    let pawlak = Pawlak {
        distance: Bounded {
            known: ratio(sets.conflict as f64 + half(sets.neutral)),
            low: share(half(sets.not_agree_may_neutral) + sets.must_conflict as f64, of),
            high: share(sets.may_conflict as f64 + half(sets.not_conflict_may_neutral), of) + widest,
        },
    };
    let mut distance = distances(mine, other, known);
    distance.high += widest;
    PairCounts {
        parties: [a, b],
        agree: sets.both_refused + sets.agreeing.len() - terms,
        terms,
        conditional: sets.conditional,
        conflict: sets.conflict,
        neutral: sets.neutral,
        unknown: of - known,
        conflict_share,
        distance,
        pawlak,
    }
}

/// Sizes of the sets that the counts are made of.
#[derive(Default)]
struct Sets {
    known: usize,
    conflict: usize,
    neutral: usize,
    conditional: usize,
    both_refused: usize,
    /// Demands that both want and on which neither waits, where terms may still differ.
    agreeing: Vec<usize>,
    may_conflict: usize,
    must_conflict: usize,
    not_agree_may_neutral: usize,
    not_conflict_may_neutral: usize,
}

impl Sets {
    fn count(mine: &Row, other: &Row) -> Sets {
        let mut sets = Sets::default();
        let ones = |block: usize| block.count_ones() as usize;
        for block in 0..mine.wanted.as_slice().len() {
            let pick = |set: fn(&Row) -> &fixedbitset::FixedBitSet| {
                (set(mine).as_slice()[block], set(other).as_slice()[block])
            };
            let (w, w2) = pick(|row| &row.wanted);
            let (r, r2) = pick(|row| &row.refused);
            let (n, n2) = pick(|row| &row.neutral);
            let (wait, wait2) = pick(|row| &row.waiting);
            let (mw, mw2) = pick(|row| &row.may_want);
            let (mr, mr2) = pick(|row| &row.may_refuse);
            let (mn, mn2) = pick(|row| &row.may_be_neutral);
            let waits = wait | wait2;
            sets.known += ones((w | r | n) & (w2 | r2 | n2));
            sets.conflict += ones((w & r2) | (r & w2));
            sets.neutral += ones((n & (w2 | r2 | n2)) | (n2 & (w | r)));
            sets.conditional += ones(((w & w2) | (r & r2)) & waits);
            sets.both_refused += ones(r & r2 & !waits);
            let mut agreeing = w & w2 & !waits;
            while agreeing != 0 {
                sets.agreeing.push(block * usize::BITS as usize + agreeing.trailing_zeros() as usize);
                agreeing &= agreeing - 1;
            }
            // A block's bits past the last demand are zero in every set, so nothing below counts them.
            let may_agree = (mw & mw2) | (mr & mr2);
            let may_conflict = (mw & mr2) | (mr & mw2);
            let may_neutral = mn | mn2;
            sets.may_conflict += ones(may_conflict);
            sets.must_conflict += ones(may_conflict & !may_agree & !may_neutral);
            sets.not_agree_may_neutral += ones(may_neutral & !may_agree);
            sets.not_conflict_may_neutral += ones(may_neutral & !may_conflict);
        }
        sets
    }
}

/// The graded distance: levels are thirds of v, and |v − v′| / 2 is a sixth of the difference in levels. Where the
/// sources give an interval, the known figure uses its middle and the bounds its ends.
fn distances(mine: &Row, other: &Row, known: usize) -> Bounded {
    let (mut low, mut high, mut middle) = (0u32, 0u32, 0u32);
    let levels = mine.low.iter().zip(&mine.high).zip(other.low.iter().zip(&other.high));
    for ((low1, high1), (low2, high2)) in levels {
        low += u32::from((low1 - high2).max(low2 - high1).max(0).unsigned_abs());
        high += u32::from((high1 - low2).max(high2 - low1).unsigned_abs());
        // An interval across both sides (−3…3 above all) is unknown: its product is negative.
        let sided =
            (low1 * high1 > 0 || (*low1 == 0 && *high1 == 0)) && (low2 * high2 > 0 || (*low2 == 0 && *high2 == 0));
        middle += u32::from(sided) * u32::from((low1 + high1 - low2 - high2).unsigned_abs());
    }
    let of = mine.low.len().max(1) as f64 * 6.0;
    Bounded {
        known: (known > 0).then(|| f64::from(middle) / 2.0 / 6.0 / known as f64),
        low: f64::from(low) / of,
        high: f64::from(high) / of,
    }
}
