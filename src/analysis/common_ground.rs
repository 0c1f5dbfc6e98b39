//! What a set of parties has in common, demand by demand, in seven classes.

use crate::analysis::situation::{Scope, Situation};
use crate::analysis::terms::{Zone, terms_differ, zones};
use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, PartyIx};
use crate::model::{Class, Polarity};

/// A party that is against a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opponent {
    /// Who.
    pub party: PartyIx,
    /// Levels up to `open`, 2 to 4; for an interval, from its lower end.
    pub steps: u8,
    /// Whether its position is derived.
    pub derived: bool,
}

/// What a set of parties has in common on one demand.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// The demand.
    pub demand: DemandIx,
    /// How far they have come.
    pub class: Class,
    /// Who waits; for what stands in the stance.
    pub waits: Vec<PartyIx>,
    /// Who is against.
    pub opponents: Vec<Opponent>,
    /// Accepted values of each parameter on which terms are known.
    pub zones: Vec<Zone>,
    /// Whom to ask: parties whose side is not known, and where all others agree, parties without stated terms.
    pub ask: Vec<PartyIx>,
    /// Parties that have said to be neutral.
    pub neutral: Vec<PartyIx>,
    /// Whether one party alone, without a red line and at most two levels away, keeps it from being agreed in
    /// principle. An unknown position is never a near miss: it is a question.
    pub near_miss: bool,
}

/// The common ground of a set of parties over all demands, by class, then fewest unknown, then id.
/// O(parties × demands + demands × log demands).
pub fn common_ground(situation: &Situation<'_>, parties: &[PartyIx], scope: Scope) -> Vec<Ground> {
    let mut grounds: Vec<Ground> =
        situation.model.demands.indices().map(|demand| ground(situation, parties, demand, scope)).collect();
    grounds.sort_by_key(|ground| (ground.class, ground.ask.len(), &situation.model.demands[ground.demand].id));
    grounds
}

/// What a set of parties has in common on one demand. O(parties × parameters).
pub fn ground(situation: &Situation<'_>, parties: &[PartyIx], demand: DemandIx, scope: Scope) -> Ground {
    let matrix = situation.matrix(scope);
    let cells: Vec<(PartyIx, Option<&Cell>)> =
        parties.iter().map(|party| (*party, matrix.cell(*party, demand))).collect();
    let side = |cell: &Option<&Cell>| cell.and_then(|cell| cell.levels.polarity());
    let on = |wanted: Option<Polarity>| -> Vec<PartyIx> {
        cells.iter().filter(|(_, cell)| side(cell) == wanted).map(|(party, _)| *party).collect()
    };
    let mut ask = on(None);
    let neutral = on(Some(Polarity::Neutral));
    let known = |(party, cell): &(PartyIx, Option<&Cell>)| cell.map(|cell| (*party, *cell));
    let opponents: Vec<Opponent> = cells
        .iter()
        .filter(|(_, cell)| side(cell) == Some(Polarity::Against))
        .filter_map(known)
        .map(|(party, cell)| Opponent { party, steps: steps(&cell), derived: cell.basis == Basis::Derived })
        .collect();
    let waits: Vec<PartyIx> =
        cells.iter().filter(|(_, cell)| cell.is_some_and(|cell| cell.waiting)).map(|(party, _)| *party).collect();
    let all_for = on(Some(Polarity::For)).len() == parties.len();
    let supported = cells.iter().all(|(_, cell)| cell.is_some_and(|cell| cell.levels.low().value() >= 2));
    let zones = zones(situation, parties, demand);
    let class = if all_for && !waits.is_empty() {
        Class::Conditional
    } else if all_for && terms_differ(situation, parties, demand) {
        Class::TermsDiffer
    } else if all_for {
        if supported { Class::Agreed } else { Class::AgreedInPrinciple }
    } else if opponents.len() == parties.len() {
        Class::AllAgainst
    } else if !opponents.is_empty() {
        Class::Opposed
    } else {
        Class::NoKnownObjection
    };
    if all_for && !zones.is_empty() {
        // Their side is known, their terms are not.
        let stated = |party: &PartyIx| zones.iter().all(|zone| zone.accepted.iter().any(|(known, _)| known == party));
        ask.extend(parties.iter().filter(|party| !stated(party)));
    }
    let near_miss = matches!(class, Class::Opposed | Class::NoKnownObjection) && is_near_miss(&cells);
    Ground { demand, class, waits, opponents, zones, ask, neutral, near_miss }
}

/// Levels up to `open`.
fn steps(cell: &Cell) -> u8 {
    (1 - cell.levels.low().value()).max(0).unsigned_abs()
}

fn is_near_miss(cells: &[(PartyIx, Option<&Cell>)]) -> bool {
    let mut not_open = cells.iter().filter(|(_, cell)| cell.is_none_or(|cell| cell.levels.low().value() < 1));
    match (not_open.next(), not_open.next()) {
        (Some((_, Some(cell))), None) => cell.levels.polarity().is_some() && !cell.red_line && steps(cell) <= 2,
        _ => false,
    }
}
