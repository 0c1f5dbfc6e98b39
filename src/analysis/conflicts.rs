//! Where parties are on opposite sides, directly or by what follows, and where one party contradicts itself.

use crate::analysis::incoherence::{Incoherence, incoherent};
use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, PartyIx};
use crate::model::Polarity;
use crate::position::Argument;
use crate::situation::{Scope, Situation};

/// A demand with parties on both sides.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Clash {
    /// The demand.
    pub demand: DemandIx,
    /// Who is for it, and on what that rests.
    pub wanted: Vec<(PartyIx, Cell)>,
    /// Who is against it.
    pub refused: Vec<(PartyIx, Cell)>,
    /// Who is on one side now and on the other once something comes about: in conflict with nobody for certain.
    pub turning: Vec<(PartyIx, Cell)>,
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
#[non_exhaustive]
pub struct Conflicts {
    /// Contested demands: impasses first, then by number of opposed pairs, then by id.
    pub clashes: Vec<Clash>,
    /// Positions of single parties of the set that no package meets together.
    pub incoherent: Vec<Incoherence>,
    /// Where what follows from a party's positions does not fit what it said, or what else follows, by the ids of party and
    /// demand, apart from those that are told above.
    pub unfit: Vec<Unfit>,
}

/// Where arguments of one party lead to both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unfit {
    /// Whose.
    pub party: PartyIx,
    /// On what.
    pub demand: DemandIx,
    /// Why it would be for.
    pub wanted: Vec<Argument>,
    /// Why it would be against.
    pub refused: Vec<Argument>,
}

/// The conflicts among a set of parties: demands that somebody wants and somebody refuses whatever words come to hold.
/// O(parties × demands), and the search of [`incoherent`].
pub fn conflicts(situation: &Situation<'_>, parties: &[PartyIx], scope: Scope) -> Conflicts {
    let matrix = situation.matrix(scope);
    let clash = |demand: DemandIx| {
        let cells: Vec<(PartyIx, Cell)> =
            parties.iter().filter_map(|party| Some((*party, *matrix.cell(*party, demand)?))).collect();
        let on = |side: Polarity| cells.iter().filter(|(_, cell)| cell.leans() == Some(side)).copied().collect();
        let turns = |cell: &Cell| cell.may_be(Polarity::For) && cell.may_be(Polarity::Against);
        Clash {
            demand,
            wanted: on(Polarity::For),
            refused: on(Polarity::Against),
            turning: cells.iter().filter(|(_, cell)| turns(cell)).copied().collect(),
        }
    };
    let mut clashes: Vec<Clash> =
        situation.model.demands.indices().map(clash).filter(|clash| clash.pairs() > 0).collect();
    clashes.sort_by_key(|clash| {
        (!clash.is_impasse(), std::cmp::Reverse(clash.pairs()), &situation.model.demands[clash.demand].id)
    });
    let incoherent: Vec<Incoherence> =
        incoherent(situation).iter().filter(|one| parties.contains(&one.party)).cloned().collect();
    let told =
        |party: PartyIx, demand: DemandIx| incoherent.iter().any(|one| (one.party, one.demand) == (party, demand));
    let own = situation.unfit().iter().filter(|(party, demand)| parties.contains(party) && !told(*party, *demand));
    let unfit = own.map(|(party, demand)| Unfit {
        party: *party,
        demand: *demand,
        wanted: situation.arguments(*party, *demand, true),
        refused: situation.arguments(*party, *demand, false),
    });
    Conflicts { clashes, unfit: unfit.collect(), incoherent }
}
