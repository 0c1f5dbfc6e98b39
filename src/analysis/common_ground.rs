//! What a set of parties has in common, demand by demand, in seven classes.

use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, PartyIx};
use crate::model::{Class, LevelRange, Polarity, Target};
use crate::situation::{Scope, Situation};
use crate::situation::{Zone, zones};

/// A party that is against a demand, or may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Opponent {
    /// Who.
    pub party: PartyIx,
    /// Levels from its word against up to `open`, 2 to 4; for an interval, from its lower end.
    pub steps: u8,
    /// Whether its position is derived.
    pub derived: bool,
}

/// A party whose position turns on conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Waiting {
    /// Who.
    pub party: PartyIx,
    /// The word that holds now; none for a party that only waits.
    pub now: Option<LevelRange>,
    /// The word that holds once the conditions have come about.
    pub then: LevelRange,
}

/// What a set of parties has in common on one demand.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Ground {
    /// The demand.
    pub demand: DemandIx,
    /// How far they have come.
    pub class: Class,
    /// Whose position turns on conditions; on which stands in the position.
    pub waits: Vec<Waiting>,
    /// Who is for it by some word, or may be, since the sources differ.
    pub supporters: Vec<PartyIx>,
    /// Who is against it by some word, or may be, since the sources differ.
    pub opponents: Vec<Opponent>,
    /// Accepted values of each parameter on which terms are known.
    pub zones: Vec<Zone>,
    /// Whom to ask: parties whose side is not known, and where all others agree, parties without stated terms.
    pub ask: Vec<PartyIx>,
    /// Parties that have said to be neutral, and nothing else.
    pub neutral: Vec<PartyIx>,
    /// Parties whose support ends with an exception that has not come about.
    pub ending: Vec<PartyIx>,
    /// Whether one party alone, without a red line and at most two levels away, keeps it from being agreed in
    /// principle, by the words that hold now. An unknown position is never a near miss: it is a question.
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

/// What a set of parties has in common on one demand. A combination takes one word of each party, and one that waits is taken
/// as met. O(parties × parameters).
pub fn ground(situation: &Situation<'_>, parties: &[PartyIx], demand: DemandIx, scope: Scope) -> Ground {
    let matrix = situation.matrix(scope);
    let cells: Vec<(PartyIx, Option<Cell>)> =
        parties.iter().map(|party| (*party, matrix.cell(*party, demand).copied())).collect();
    let zones = zones(situation, parties, Target::Demand(demand), scope);
    let class = class(&cells, zones.iter().all(|zone| zone.common.is_some()));
    let who = |fits: &dyn Fn(&Option<Cell>) -> bool| -> Vec<PartyIx> {
        cells.iter().filter(|(_, cell)| fits(cell)).map(|(party, _)| *party).collect()
    };
    let is = |cell: &Option<Cell>, fits: fn(&Cell) -> bool| cell.as_ref().is_some_and(fits);
    let mut ask = who(&|cell| !is(cell, |cell| cell.sides().any(|side| side.is_some())));
    let neutral = who(&|cell| is(cell, |cell| cell.sides().all(|side| side == Some(Polarity::Neutral))));
    let supporters = who(&|cell| is(cell, Cell::may_want));
    if who(&|cell| is(cell, |cell| cell.may_be(Polarity::For))).len() == parties.len() && !zones.is_empty() {
        // Their side is known, their terms are not.
        let stated = |party: &PartyIx| zones.iter().all(|zone| zone.accepted.iter().any(|(known, _)| known == party));
        ask.extend(parties.iter().filter(|party| !stated(party)));
    }
    let known = cells.iter().filter_map(|(party, cell)| Some((*party, (*cell)?)));
    let waiting = known.clone().filter_map(|(party, cell)| match cell.other {
        Some(then) => Some(Waiting { party, now: Some(cell.levels), then }),
        None => cell.waiting.then_some(Waiting { party, now: None, then: cell.levels }),
    });
    let opponents = known.filter_map(|(party, cell)| {
        let steps = steps(cell.against()?);
        Some(Opponent { party, steps, derived: cell.basis == Basis::Derived })
    });
    let ending = who(&|cell| is(cell, |cell| cell.ends)).into_iter();
    Ground {
        demand,
        class,
        waits: waiting.collect(),
        opponents: opponents.collect(),
        supporters,
        ask,
        neutral,
        ending: ending.filter(|party| !situation.exceptions(*party, demand, scope).is_empty()).collect(),
        near_miss: matches!(class, Class::Opposed | Class::NoKnownObjection) && is_near_miss(&cells),
        zones,
    }
}

/// The first class that fits: what holds in every combination of words, then what holds in some.
fn class(cells: &[(PartyIx, Option<Cell>)], terms_meet: bool) -> Class {
    let all = |fits: &dyn Fn(&Cell) -> bool| cells.iter().all(|(_, cell)| cell.as_ref().is_some_and(fits));
    let holds =
        |cell: &Cell, fits: fn(LevelRange) -> bool| !cell.waiting && fits(cell.levels) && cell.other.is_none_or(fits);
    let on = |side: Polarity| all(&|cell| cell.may_be(side));
    if terms_meet && all(&|cell| holds(cell, |levels| levels.low().value() >= 2)) {
        Class::Agreed
    } else if terms_meet && all(&|cell| holds(cell, |levels| levels.low().value() >= 1)) {
        Class::AgreedInPrinciple
    } else if all(&|cell| holds(cell, |levels| levels.high().value() < 0)) {
        Class::AllAgainst
    } else if all(&Cell::may_want) && !terms_meet {
        Class::TermsDiffer
    } else if on(Polarity::For) || on(Polarity::Against) {
        Class::Conditional
    } else if cells.iter().any(|(_, cell)| cell.is_some_and(|cell| cell.against().is_some())) {
        Class::Opposed
    } else {
        Class::NoKnownObjection
    }
}

/// Levels up to `open`.
fn steps(levels: LevelRange) -> u8 {
    (1 - levels.low().value()).max(0).unsigned_abs()
}

fn is_near_miss(cells: &[(PartyIx, Option<Cell>)]) -> bool {
    let mut not_open = cells.iter().filter(|(_, cell)| cell.is_none_or(|cell| cell.levels.low().value() < 1));
    match (not_open.next(), not_open.next()) {
        (Some((_, Some(cell))), None) => cell.levels.polarity().is_some() && !cell.red_line && steps(cell.levels) <= 2,
        _ => false,
    }
}
