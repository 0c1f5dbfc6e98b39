//! The chain of evidence and relations behind two parties' positions on a demand.

use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, PartyIx};
use crate::model::Polarity;
use crate::position::Argument;
use crate::situation::{Scope, Situation};

/// One party's side of an explanation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Side {
    /// Who.
    pub party: PartyIx,
    /// The position; none if it is unknown.
    pub cell: Option<Cell>,
    /// Why: its own word first, then every stated position from which the same follows.
    pub arguments: Vec<Argument>,
    /// Arguments for the opposite side, if the party's positions do not fit together.
    pub opposite: Vec<Argument>,
}

/// Two parties on one demand.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// On what.
    pub demand: DemandIx,
    /// The two, as asked.
    pub sides: [Side; 2],
}

impl Explanation {
    /// Whether they are on opposite sides, whatever words come to hold.
    pub fn is_conflict(&self) -> bool {
        let [a, b] = self.sides.each_ref().map(|side| side.cell.and_then(|cell| cell.leans()));
        a.is_some() && b.is_some() && a != b
    }

    /// Whether they are on opposite sides by the words that hold now, and would not be once a condition changes.
    pub fn is_conflict_for_now(&self) -> bool {
        !self.is_conflict() && self.is_opposite_now()
    }

    /// Whether they would be on opposite sides by another word than those that hold now, or by one reading of it.
    pub fn is_conflict_by_others(&self) -> bool {
        let opposite = |a: &Side, b: &Side| {
            a.cell.is_some_and(|cell| cell.may_want()) && b.cell.is_some_and(|cell| cell.against().is_some())
        };
        let [a, b] = &self.sides;
        !self.is_opposite_now() && !self.is_conflict() && (opposite(a, b) || opposite(b, a))
    }

    /// Whether they are on opposite sides by the words that hold now.
    pub fn is_opposite_now(&self) -> bool {
        let now = |side: &Side| side.cell.filter(|cell| !cell.waiting).and_then(|cell| cell.levels.polarity());
        let opposite = |a: &Side, b: &Side| (now(a), now(b)) == (Some(Polarity::For), Some(Polarity::Against));
        let [a, b] = &self.sides;
        opposite(a, b) || opposite(b, a)
    }
}

/// Explains the positions of two parties on a demand. O(demands + relations).
pub fn why(situation: &Situation<'_>, a: PartyIx, b: PartyIx, demand: DemandIx) -> Explanation {
    Explanation { demand, sides: [side(situation, a, demand), side(situation, b, demand)] }
}

fn side(situation: &Situation<'_>, party: PartyIx, demand: DemandIx) -> Side {
    let cell = situation.matrix(Scope::Derived).cell(party, demand).copied();
    let (wanted, refused) = (situation.arguments(party, demand, true), situation.arguments(party, demand, false));
    let position = situation.position(party, demand, Scope::Direct);
    let (shown, waits) = position.map_or((0, false), |position| (position.shown(), position.now().1));
    let own_word = |arguments: Vec<Argument>| match cell {
        // A neutral or disputed word of its own is an argument for neither side, but it is what the party said.
        Some(Cell { basis: Basis::Stated(_) | Basis::Assumed, .. })
            if !arguments.iter().any(|a| a.steps.is_empty()) =>
        {
            let own = Argument::own(demand, shown, waits);
            std::iter::once(own).chain(arguments).collect()
        }
        _ => arguments,
    };
    match cell.and_then(|cell| cell.levels.polarity()) {
        Some(Polarity::Against) => Side { party, cell, arguments: own_word(refused), opposite: wanted },
        _ => Side { party, cell, arguments: own_word(wanted), opposite: refused },
    }
}
