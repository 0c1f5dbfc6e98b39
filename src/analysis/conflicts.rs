//! Where parties are on opposite sides, directly or by what follows, and where one party contradicts itself.

use crate::analysis::closure::Incoherence;
use crate::analysis::situation::{Scope, Situation};
use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, PartyIx};
use crate::model::Polarity;

/// A demand with parties on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// The demand.
    pub demand: DemandIx,
    /// Who is for it, and on what that rests.
    pub wanted: Vec<(PartyIx, Cell)>,
    /// Who is against it.
    pub refused: Vec<(PartyIx, Cell)>,
}

impl Clash {
    /// The number of pairs of parties that are opposed.
    pub fn pairs(&self) -> usize {
        self.wanted.len() * self.refused.len()
    }

    /// Single-change leverage: how many opposed pairs there would be less if one party were neutral, as many as stand on the
    /// other side; none for a party that is on no side. It always points at whoever is outnumbered, and how many stand on
    /// a side is the curator's choice.
    pub fn leverage(&self, party: PartyIx) -> usize {
        let is_on = |side: &[(PartyIx, Cell)]| side.iter().any(|(own, _)| *own == party);
        match (is_on(&self.wanted), is_on(&self.refused)) {
            (true, _) => self.refused.len(),
            (_, true) => self.wanted.len(),
            _ => 0,
        }
    }

    /// Whether it exists only through relations between demands: on one side, nobody has spoken.
    pub fn is_derived(&self) -> bool {
        let silent = |side: &[(PartyIx, Cell)]| side.iter().all(|(_, cell)| cell.basis == Basis::Derived);
        silent(&self.wanted) || silent(&self.refused)
    }

    /// Whether a red line stands against a red line.
    pub fn is_impasse(&self) -> bool {
        let red = |side: &[(PartyIx, Cell)]| side.iter().any(|(_, cell)| cell.red_line);
        red(&self.wanted) && red(&self.refused)
    }
}

/// All conflicts among a set of parties.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflicts {
    /// Contested demands: impasses first, then by number of opposed pairs, then by id.
    pub clashes: Vec<Clash>,
    /// Parties of the set whose own positions do not fit together.
    pub incoherent: Vec<Incoherence>,
}

/// The conflicts among a set of parties. O(parties × demands).
pub fn conflicts(situation: &Situation<'_>, parties: &[PartyIx], scope: Scope) -> Conflicts {
    let matrix = situation.matrix(scope);
    let on_side = |demand: DemandIx, wanted: Polarity| -> Vec<(PartyIx, Cell)> {
        let cell = |party: &PartyIx| matrix.cell(*party, demand).map(|cell| (*party, *cell));
        parties.iter().filter_map(cell).filter(|(_, cell)| cell.levels.polarity() == Some(wanted)).collect()
    };
    let mut clashes: Vec<Clash> = situation
        .model
        .demands
        .indices()
        .map(|demand| Clash {
            demand,
            wanted: on_side(demand, Polarity::For),
            refused: on_side(demand, Polarity::Against),
        })
        .filter(|clash| clash.pairs() > 0)
        .collect();
    clashes.sort_by_key(|clash| {
        (!clash.is_impasse(), std::cmp::Reverse(clash.pairs()), &situation.model.demands[clash.demand].id)
    });
    let own = |incoherence: &&Incoherence| parties.contains(&incoherence.party);
    let incoherent = situation.closure().incoherent.iter().filter(own).cloned().collect();
    Conflicts { clashes, incoherent }
}
