//! The six counts of every pair of parties, on bitsets.

use crate::analysis::bounded::{Bounded, Pawlak};
use crate::graph::Row;
use crate::id::{DemandIx, Ix, PartyIx};
use crate::situation::terms_differ;
use crate::situation::{Scope, Situation};

/// In how many demands two parties are alike or not. The six add up to the number of demands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Same side, nothing waits, terms can meet.
    pub agree: usize,
    /// Both for, nothing waits, no common terms.
    pub terms: usize,
    /// Same side, if or once a condition is met.
    pub conditional: usize,
    /// Opposite sides.
    pub conflict: usize,
    /// One has said to be neutral.
    pub neutral: usize,
    /// The side of one is not known.
    pub unknown: usize,
}

impl Counts {
    /// How many demands are known of both.
    pub fn known(&self) -> usize {
        self.agree + self.terms + self.conditional + self.conflict + self.neutral
    }

    /// How many demands there are.
    pub fn of(&self) -> usize {
        self.known() + self.unknown
    }
}

/// The six counts of a pair, by all words of both and by those that hold now, with what follows from them.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct PairCounts {
    /// Who is compared.
    pub parties: [PartyIx; 2],
    /// By every word: on the same side in every combination of them, in some, or in none.
    pub counts: Counts,
    /// By the words that hold now.
    pub now: Counts,
    /// The share of conflicts, 0 to 1: by the words that hold now, with every word as a bound.
    pub conflict_share: Bounded,
    /// The graded distance, 0 to 1, in the same way.
    pub distance: Bounded,
    /// Pawlak's distance, in the same way.
    pub pawlak: Pawlak,
}

/// The counts of every unordered pair, by id. O(parties² × demands / 64) for the counts; the distance adds
/// O(parties² × demands) on bytes.
pub fn pairs(situation: &Situation<'_>, scope: Scope) -> Vec<PairCounts> {
    each_pair(situation, scope).collect()
}

/// The same one by one: of thousands of parties there are millions of pairs, and few readers want all at once.
pub fn each_pair(situation: &Situation<'_>, scope: Scope) -> impl Iterator<Item = PairCounts> {
    let mut parties: Vec<PartyIx> = situation.model.parties.indices().collect();
    parties.sort_unstable();
    (0..parties.len()).flat_map(move |at| {
        let (a, later) = (parties[at], parties[at + 1..].to_vec());
        later.into_iter().map(move |b| pair_counts(situation, a, b, scope))
    })
}

/// The counts of one pair.
pub fn pair_counts(situation: &Situation<'_>, a: PartyIx, b: PartyIx, scope: Scope) -> PairCounts {
    let matrix = situation.matrix(scope);
    let rows = [matrix.row(a), matrix.row(b)];
    let of = matrix.demands();
    let differ = |at: usize| terms_differ(situation, &[a, b], DemandIx::new(at), scope);
    let terms = Terms { parametric: situation.parametric().as_slice(), differ: &differ };
    let counts = counts(rows.map(Sides::all), of, &terms);
    let is_plain = rows.iter().all(|row| row.two.is_clear() && row.some_unclear.is_clear());
    let now = if is_plain { counts } else { self::counts(rows.map(Sides::now), of, &terms) };
    let bounds = Bounds::count(rows);
    let known = now.known();
    let share = |count: f64, of: usize| if of == 0 { 0.0 } else { count / of as f64 };
    let ratio = |count: f64| (known > 0).then(|| count / known as f64);
    let widest = if of == 0 { 1.0 } else { 0.0 };
    let half = |count: usize| count as f64 / 2.0;
    let conflict_share = Bounded {
        known: ratio(now.conflict as f64),
        low: share(bounds.must_conflict as f64, of),
        high: share(bounds.may_conflict as f64, of) + widest,
    };
    let pawlak = Pawlak {
        distance: Bounded {
            known: ratio(now.conflict as f64 + half(now.neutral)),
            low: share(half(bounds.not_agree_may_neutral) + bounds.must_conflict as f64, of),
            high: share(bounds.may_conflict as f64 + half(bounds.not_conflict_may_neutral), of) + widest,
        },
    };
    let mut distance = distances(situation, rows, [a, b], scope, known);
    distance.high += widest;
    PairCounts { parties: [a, b], counts, now, conflict_share, distance, pawlak }
}

/// On which sides a party has a word, as blocks of bits.
#[derive(Clone, Copy)]
struct Sides<'r> {
    wanted: &'r [usize],
    refused: &'r [usize],
    neutral: &'r [usize],
    /// Where it is open whether both are on one side even if words are.
    mixed: [&'r [usize]; 2],
}

impl<'r> Sides<'r> {
    fn all(row: &'r Row) -> Sides<'r> {
        Sides {
            wanted: row.some_wanted.as_slice(),
            refused: row.some_refused.as_slice(),
            neutral: row.some_neutral.as_slice(),
            mixed: [row.some_unclear.as_slice(), row.waiting.as_slice()],
        }
    }

    fn now(row: &'r Row) -> Sides<'r> {
        Sides {
            wanted: row.wanted.as_slice(),
            refused: row.refused.as_slice(),
            neutral: row.neutral.as_slice(),
            mixed: [row.waiting.as_slice(); 2],
        }
    }

    /// The sides as so many blocks, which is how many there are: then no block has to be looked for.
    fn blocks(self, number: usize) -> [&'r [usize]; 5] {
        [self.wanted, self.refused, self.neutral, self.mixed[0], self.mixed[1]].map(|bits| &bits[..number])
    }
}

/// Where two parties may have no terms in common.
struct Terms<'t> {
    /// The demands that have parameters.
    parametric: &'t [usize],
    /// Whether the two have none in common on one of these.
    differ: &'t dyn Fn(usize) -> bool,
}

/// A demand is in the first class that fits: unknown, if one has no word on any side; neutral, if one has no other word;
/// agree or terms, if both are on one side in every combination of words and nobody waits; conditional, if they are in some;
/// else conflict.
fn counts(sides: [Sides<'_>; 2], of: usize, terms: &Terms<'_>) -> Counts {
    let number = terms.parametric.len();
    let [[wanted, refused, neutral, unclear, waiting], [wanted2, refused2, neutral2, unclear2, waiting2]] =
        sides.map(|sides| sides.blocks(number));
    // Of a block: where neither has a side, where both have one, where they are on one side, and where both are for in any case
    // or against.
    let classes = |block: usize| {
        let (w, r, n) = (wanted[block], refused[block], neutral[block]);
        let (w2, r2, n2) = (wanted2[block], refused2[block], neutral2[block]);
        let known = (w | r | n) & (w2 | r2 | n2);
        let sided = known & (w | r) & (w2 | r2);
        let mixed = n | n2 | unclear[block] | unclear2[block] | waiting[block] | waiting2[block];
        let always_want = w & w2 & !r & !r2 & !mixed & sided;
        let always_refuse = r & r2 & !w & !w2 & !mixed & sided;
        (known & !sided, sided, ((w & w2) | (r & r2)) & sided, always_want, always_refuse)
    };
    let ones = |block: usize| block.count_ones() as usize;
    let mut found = Counts::default();
    // No block depends on another one, so that the compiler takes several at a time.
    for block in 0..number {
        let (neutral, sided, some, always_want, always_refuse) = classes(block);
        found.neutral += ones(neutral);
        found.conditional += ones(some & !always_want & !always_refuse);
        found.conflict += ones(sided & !some);
        found.agree += ones(always_want | always_refuse);
    }
    for block in (0..number).filter(|block| terms.parametric[*block] != 0) {
        let mut agreeing = classes(block).3 & terms.parametric[block];
        while agreeing != 0 {
            let at = block * usize::BITS as usize + agreeing.trailing_zeros() as usize;
            found.terms += usize::from((terms.differ)(at));
            agreeing &= agreeing - 1;
        }
    }
    found.agree -= found.terms;
    found.unknown = of - found.known();
    found
}

/// Sizes of the sets that bounds are made of. Every word counts, and everything that is possible where none is known.
#[derive(Default)]
struct Bounds {
    may_conflict: usize,
    must_conflict: usize,
    not_agree_may_neutral: usize,
    not_conflict_may_neutral: usize,
}

impl Bounds {
    fn count<'r>([mine, other]: [&'r Row; 2]) -> Bounds {
        let ones = |block: usize| block.count_ones() as usize;
        let number = mine.may_want.as_slice().len();
        let blocks =
            |row: &'r Row| [&row.may_want, &row.may_refuse, &row.may_be_neutral].map(|set| &set.as_slice()[..number]);
        let ([want, refuse, neutral], [want2, refuse2, neutral2]) = (blocks(mine), blocks(other));
        let mut found = Bounds::default();
        for block in 0..number {
            let (mw, mw2) = (want[block], want2[block]);
            let (mr, mr2) = (refuse[block], refuse2[block]);
            let (mn, mn2) = (neutral[block], neutral2[block]);
            // A block's bits past the last demand are zero in every set, so nothing below counts them.
            let may_agree = (mw & mw2) | (mr & mr2);
            let may_conflict = (mw & mr2) | (mr & mw2);
            let may_neutral = mn | mn2;
            found.may_conflict += ones(may_conflict);
            found.must_conflict += ones(may_conflict & !may_agree & !may_neutral);
            found.not_agree_may_neutral += ones(may_neutral & !may_agree);
            found.not_conflict_may_neutral += ones(may_neutral & !may_conflict);
        }
        found
    }
}

/// So many demands are taken at a time.
const LANES: usize = 16;

/// So many times they are added up in one byte, of which each takes at most 12.
const ROUNDS: usize = 20;

/// Of the levels of two parties: twice the least distances, twice the greatest ones, and twice those of the middles where both are
/// on one side or neutral, added up. No step depends on another one, so that the compiler takes many demands at a time.
fn sums(levels: [&[i8]; 4]) -> [u32; 3] {
    let mut found = [0_u32; 3];
    let [(low1, end_low1), (high1, end_high1), (low2, end_low2), (high2, end_high2)] =
        levels.map(<[i8]>::as_chunks::<LANES>);
    for from in (0..low1.len()).step_by(ROUNDS) {
        let mut sums = [[0_u8; LANES]; 3];
        for at in from..low1.len().min(from + ROUNDS) {
            let (low1, high1, low2, high2) = (&low1[at], &high1[at], &low2[at], &high2[at]);
            for lane in 0..LANES {
                let apart = twice_apart([low1[lane], high1[lane], low2[lane], high2[lane]]);
                (0..3).for_each(|which| sums[which][lane] += apart[which]);
            }
        }
        (0..3).for_each(|which| found[which] += sums[which].iter().map(|sum| u32::from(*sum)).sum::<u32>());
    }
    for (((low1, high1), low2), high2) in end_low1.iter().zip(end_high1).zip(end_low2).zip(end_high2) {
        let apart = twice_apart([*low1, *high1, *low2, *high2]);
        (0..3).for_each(|which| found[which] += u32::from(apart[which]));
    }
    found
}

/// Twice the least distance of two intervals of levels, twice the greatest one, and twice that of their middles if both are sided.
fn twice_apart([low1, high1, low2, high2]: [i8; 4]) -> [u8; 3] {
    // An interval across both sides (−3…3 above all) is unknown.
    let is_sided = |low: i8, high: i8| (low > 0) | (high < 0) | ((low == 0) & (high == 0));
    let apart = (low1 + high1 - low2 - high2).unsigned_abs();
    let widths = (high1 - low1 + high2 - low2).unsigned_abs();
    [
        apart.saturating_sub(widths),
        apart + widths,
        if is_sided(low1, high1) & is_sided(low2, high2) { apart } else { 0 },
    ]
}

/// The graded distance: levels are thirds of v, and |v − v′| / 2 is a sixth of the difference in levels. Where the
/// sources give an interval, the known figure uses its middle and the bounds its ends.
fn distances(
    situation: &Situation<'_>,
    [mine, other]: [&Row; 2],
    parties: [PartyIx; 2],
    scope: Scope,
    known: usize,
) -> Bounded {
    let apart = |(low1, high1): (i8, i8), (low2, high2): (i8, i8)| {
        let nearest = (low1 - high2).max(low2 - high1).max(0).unsigned_abs();
        (u32::from(nearest), u32::from((high1 - low2).max(high2 - low1).unsigned_abs()))
    };
    let [near, far, middle] = sums([&mine.low, &mine.high, &other.low, &other.high]);
    let (mut low, mut high) = (near / 2, far / 2);
    // Where one has two words, the bounds take the nearest and the farthest two.
    let matrix = situation.matrix(scope);
    for at in mine.two.union(&other.two) {
        let words = |row: &Row, party: PartyIx| {
            let second = matrix.cell(party, DemandIx::new(at)).and_then(|cell| cell.other);
            let second = second.map(|levels| (levels.low().value(), levels.high().value()));
            std::iter::once((row.low[at], row.high[at])).chain(second).collect::<Vec<_>>()
        };
        let (own, others) = (words(mine, parties[0]), words(other, parties[1]));
        let each = || own.iter().flat_map(|one| others.iter().map(|two| apart(*one, *two)));
        let (near, far) = apart(own[0], others[0]);
        low = low - near + each().map(|(near, _)| near).min().unwrap_or(near);
        high = high - far + each().map(|(_, far)| far).max().unwrap_or(far);
    }
    let of = mine.low.len().max(1) as f64 * 6.0;
    Bounded {
        known: (known > 0).then(|| f64::from(middle) / 2.0 / 6.0 / known as f64),
        low: f64::from(low) / of,
        high: f64::from(high) / of,
    }
}
