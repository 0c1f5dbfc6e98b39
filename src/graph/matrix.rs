//! Who stands where at a date: parties × demands, with one bitset for each party and side.

use std::sync::Arc;

use fixedbitset::FixedBitSet;

use crate::id::{DemandIx, Ix, PartyIx, StanceIx};
use crate::model::{LevelRange, Polarity};

/// What a cell rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// An entry of the file; of several of one day, the first by what they say.
    Stated(StanceIx),
    /// The curator's relations, from another demand.
    Derived,
    /// What the user assumed.
    Assumed,
}

/// The position of one party on one demand at one date, in short: the word that holds now, and the other one if there are two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// The level or levels of the word that holds now, or that waits.
    pub levels: LevelRange,
    /// The word that holds once the conditions have come about, if that is another one.
    pub other: Option<LevelRange>,
    /// Whether it waits for a condition that is not met, and nothing holds until then.
    pub waiting: bool,
    /// Whether an exception would end it.
    pub ends: bool,
    /// Whether the word that holds now is taken to be a red line.
    pub red_line: bool,
    /// Whether the other word is.
    pub other_red_line: bool,
    /// What it rests on.
    pub basis: Basis,
}

impl Cell {
    /// The side of each word; none for a word on whose side the sources do not agree.
    pub fn sides(&self) -> impl Iterator<Item = Option<Polarity>> + use<> {
        std::iter::once(self.levels).chain(self.other).map(LevelRange::polarity)
    }

    /// Whether some word is on a side.
    pub fn may_be(&self, side: Polarity) -> bool {
        self.sides().any(|own| own == Some(side))
    }

    /// Its word against, or the one that may be, since the sources differ; the one that holds now if both are.
    pub fn against(&self) -> Option<LevelRange> {
        std::iter::once(self.levels).chain(self.other).find(|levels| levels.low().value() < 0)
    }

    /// Whether some word is for, or may be, since the sources differ.
    pub fn may_want(&self) -> bool {
        std::iter::once(self.levels).chain(self.other).any(|levels| levels.high().value() > 0)
    }

    /// The side on which it is for certain whatever comes about: one of its words is there, and none on the opposite one.
    pub fn leans(&self) -> Option<Polarity> {
        let on = |side: Polarity| self.may_be(side) && !self.may_be(side.opposite());
        [Polarity::For, Polarity::Against].into_iter().find(|side| on(*side))
    }
}

/// One party's positions as sets of demands, and as numbers for distances.
///
/// The `may_` sets hold what the sources leave possible: an unknown demand is in all three, one with an interval in
/// those that the interval touches.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Row {
    /// Demands that it is for now.
    pub wanted: FixedBitSet,
    /// Demands that it is against now.
    pub refused: FixedBitSet,
    /// Demands to which it is said to be neutral now.
    pub neutral: FixedBitSet,
    /// Demands on which its position waits for something.
    pub waiting: FixedBitSet,
    /// Demands on which it has two words.
    pub two: FixedBitSet,
    /// Demands that it is for by one of its words.
    pub some_wanted: FixedBitSet,
    /// Demands that it is against by one of its words.
    pub some_refused: FixedBitSet,
    /// Demands to which it is neutral by one of its words.
    pub some_neutral: FixedBitSet,
    /// Demands on which the sources do not agree about the side of one of its words.
    pub some_unclear: FixedBitSet,
    /// Demands that it may be for.
    pub may_want: FixedBitSet,
    /// Demands that it may be against.
    pub may_refuse: FixedBitSet,
    /// Demands to which it may be neutral.
    pub may_be_neutral: FixedBitSet,
    /// The lowest level by demand that the word which holds now leaves possible.
    pub low: Vec<i8>,
    /// The highest level by demand that it leaves possible.
    pub high: Vec<i8>,
}

impl Row {
    fn unknown(demands: usize) -> Row {
        let empty = FixedBitSet::with_capacity(demands);
        let mut full = empty.clone();
        full.insert_range(..);
        Row {
            wanted: empty.clone(),
            refused: empty.clone(),
            neutral: empty.clone(),
            waiting: empty.clone(),
            two: empty.clone(),
            some_wanted: empty.clone(),
            some_refused: empty.clone(),
            some_neutral: empty.clone(),
            some_unclear: empty,
            may_want: full.clone(),
            may_refuse: full.clone(),
            may_be_neutral: full,
            low: vec![LevelRange::UNKNOWN.low().value(); demands],
            high: vec![LevelRange::UNKNOWN.high().value(); demands],
        }
    }

    fn set(&mut self, at: usize, cell: &Cell) {
        let side = cell.levels.polarity();
        let any = |fits: &dyn Fn(LevelRange) -> bool| fits(cell.levels) || cell.other.is_some_and(fits);
        self.wanted.set(at, side == Some(Polarity::For));
        self.refused.set(at, side == Some(Polarity::Against));
        self.neutral.set(at, side == Some(Polarity::Neutral));
        self.waiting.set(at, cell.waiting);
        self.two.set(at, cell.other.is_some());
        self.some_wanted.set(at, cell.may_be(Polarity::For));
        self.some_refused.set(at, cell.may_be(Polarity::Against));
        self.some_neutral.set(at, cell.may_be(Polarity::Neutral));
        self.some_unclear.set(at, cell.sides().any(|side| side.is_none()));
        self.may_want.set(at, any(&|levels| levels.high().value() > 0));
        self.may_refuse.set(at, any(&|levels| levels.low().value() < 0));
        self.may_be_neutral.set(at, any(&|levels| levels.low().value() <= 0 && 0 <= levels.high().value()));
        self.low[at] = cell.levels.low().value();
        self.high[at] = cell.levels.high().value();
    }
}

/// Parties × demands at one date. A cell without a position is unknown, never neutral. A copy shares the rows of the parties until
/// they are changed.
#[derive(Clone, Debug)]
pub struct StanceMatrix {
    demands: usize,
    parties: Vec<Arc<OfParty>>,
}

#[derive(Clone, Debug)]
struct OfParty {
    cells: Vec<Option<Cell>>,
    row: Row,
}

impl StanceMatrix {
    /// All unknown. O(parties + demands).
    pub fn unknown(parties: usize, demands: usize) -> StanceMatrix {
        let silent = Arc::new(OfParty { cells: vec![None; demands], row: Row::unknown(demands) });
        StanceMatrix { demands, parties: vec![silent; parties] }
    }

    /// Puts positions of a party in place of what is there. O(positions, and demands if there are any).
    pub fn set(&mut self, party: PartyIx, positions: impl Iterator<Item = (DemandIx, Cell)>) {
        let mut positions = positions.peekable();
        if positions.peek().is_none() {
            return;
        }
        let own = Arc::make_mut(&mut self.parties[party.position()]);
        for (demand, cell) in positions {
            own.cells[demand.position()] = Some(cell);
            own.row.set(demand.position(), &cell);
        }
    }

    /// The position, or none if it is unknown.
    pub fn cell(&self, party: PartyIx, demand: DemandIx) -> Option<&Cell> {
        self.cells(party)[demand.position()].as_ref()
    }

    /// The positions of a party by the number of the demand.
    pub fn cells(&self, party: PartyIx) -> &[Option<Cell>] {
        &self.parties[party.position()].cells
    }

    /// The positions of a party as sets.
    pub fn row(&self, party: PartyIx) -> &Row {
        &self.parties[party.position()].row
    }

    /// The number of demands.
    pub fn demands(&self) -> usize {
        self.demands
    }
}
