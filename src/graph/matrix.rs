//! Who stands where at a date: parties × demands, with one bitset for each party and side.

use fixedbitset::FixedBitSet;

use crate::date::Date;
use crate::graph::filter::Filter;
use crate::graph::knowledge::KnowledgeGraph;
use crate::id::{DemandIx, Ix, PartyIx, StanceIx};
use crate::model::{LevelRange, Model, Polarity, Stance, Target};

/// What a cell rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// An entry of the file.
    Stated(StanceIx),
    /// The curator's relations, from another demand.
    Derived,
    /// What the user assumed.
    Assumed,
}

/// The position of one party on one demand at one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The level or levels.
    pub levels: LevelRange,
    /// Whether it waits for a condition that is not met.
    pub waiting: bool,
    /// Whether it is the one that holds only while the conditions of another are open.
    pub interim: bool,
    /// Whether it is taken to be a red line.
    pub red_line: bool,
    /// What it rests on.
    pub basis: Basis,
}

impl Cell {
    /// The position that a statement gives while its conditions are open.
    pub fn stated(ix: StanceIx, stance: &Stance, filter: &Filter) -> Cell {
        let open = stance.is_waiting();
        let (levels, interim) = match stance.otherwise {
            Some(otherwise) if open => (otherwise, true),
            _ => (stance.levels, false),
        };
        Cell {
            levels: filter.levels(levels),
            waiting: open && !interim,
            interim,
            red_line: filter.red_line(stance).is_some(),
            basis: Basis::Stated(ix),
        }
    }
}

/// One party's positions as sets of demands, and as numbers for distances.
///
/// The `may_` sets hold what the sources leave possible: an unknown demand is in all three, one with an interval in
/// those that the interval touches.
#[derive(Clone, Debug)]
pub struct Row {
    /// Demands that it is for.
    pub wanted: FixedBitSet,
    /// Demands that it is against.
    pub refused: FixedBitSet,
    /// Demands to which it is said to be neutral.
    pub neutral: FixedBitSet,
    /// Demands on which its position waits for something.
    pub waiting: FixedBitSet,
    /// Demands that it may be for.
    pub may_want: FixedBitSet,
    /// Demands that it may be against.
    pub may_refuse: FixedBitSet,
    /// Demands to which it may be neutral.
    pub may_be_neutral: FixedBitSet,
    /// The lowest possible level by demand.
    pub low: Vec<i8>,
    /// The highest possible level by demand.
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
            waiting: empty,
            may_want: full.clone(),
            may_refuse: full.clone(),
            may_be_neutral: full,
            low: vec![LevelRange::UNKNOWN.low().value(); demands],
            high: vec![LevelRange::UNKNOWN.high().value(); demands],
        }
    }

    fn set(&mut self, at: usize, cell: &Cell) {
        let side = cell.levels.polarity();
        let (low, high) = (cell.levels.low().value(), cell.levels.high().value());
        self.wanted.set(at, side == Some(Polarity::For));
        self.refused.set(at, side == Some(Polarity::Against));
        self.neutral.set(at, side == Some(Polarity::Neutral));
        self.waiting.set(at, cell.waiting);
        self.may_want.set(at, high > 0);
        self.may_refuse.set(at, low < 0);
        self.may_be_neutral.set(at, low <= 0 && 0 <= high);
        self.low[at] = low;
        self.high[at] = high;
    }
}

/// Parties × demands at one date. A cell without a position is unknown, never neutral.
#[derive(Clone, Debug)]
pub struct StanceMatrix {
    demands: usize,
    cells: Vec<Option<Cell>>,
    rows: Vec<Row>,
}

impl StanceMatrix {
    /// The positions in force at a day among the statements of the graph, see [`Model::in_force`]. O(parties × demands + stances).
    pub fn project(model: &Model, graph: &KnowledgeGraph, day: Option<Date>) -> StanceMatrix {
        let demands = model.demands.len();
        let mut matrix = StanceMatrix {
            demands,
            cells: vec![None; model.parties.len() * demands],
            rows: model.parties.indices().map(|_| Row::unknown(demands)).collect(),
        };
        for party in model.parties.indices() {
            let mut on: Vec<Vec<StanceIx>> = vec![Vec::new(); demands];
            for ix in graph.stances_of(party) {
                if let Target::Demand(demand) = model.stances[ix].target {
                    on[demand.position()].push(ix);
                }
            }
            for (at, statements) in on.into_iter().enumerate() {
                if let Some(ix) = model.in_force(statements, day) {
                    matrix.set(party, DemandIx::new(at), Cell::stated(ix, &model.stances[ix], graph.filter()));
                }
            }
        }
        matrix
    }

    /// Puts a position in place of what is there.
    pub fn set(&mut self, party: PartyIx, demand: DemandIx, cell: Cell) {
        let at = demand.position();
        self.cells[party.position() * self.demands + at] = Some(cell);
        self.rows[party.position()].set(at, &cell);
    }

    /// The position, or none if it is unknown.
    pub fn cell(&self, party: PartyIx, demand: DemandIx) -> Option<&Cell> {
        self.cells[party.position() * self.demands + demand.position()].as_ref()
    }

    /// The positions of a party by the number of the demand.
    pub fn cells(&self, party: PartyIx) -> &[Option<Cell>] {
        &self.cells[party.position() * self.demands..][..self.demands]
    }

    /// The positions of a party as sets.
    pub fn row(&self, party: PartyIx) -> &Row {
        &self.rows[party.position()]
    }

    /// The number of demands.
    pub fn demands(&self) -> usize {
        self.demands
    }
}
