//! What a set of parties has in common, demand by demand.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Demand, Held, Party, Position, Register, Rests, Source, Zone, Zones};
use crate::analysis::{self, Footing, Misfits, Waiting, common_ground};
use crate::situation::Scope;
use crate::id::{DemandIx, PartyIx};
use crate::model::{Class, Condition, LevelRange, Link};

/// Every demand with its class: by class, then fewest to ask, then id.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct CommonGround<'m> {
    /// The demands.
    pub demands: Vec<Ground<'m>>,
    /// Whose common ground it is.
    pub parties: Vec<Party<'m>>,
    /// The one source that everything said of them rests on, if there is one.
    pub everything_rests_on: Option<Source<'m>>,
}

/// How far the parties have come on a demand.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Ground<'m> {
    /// Which.
    pub demand: Demand<'m>,
    /// How far.
    pub class: Class,
    /// Whose position turns on conditions.
    pub waits: Vec<Waits<'m>>,
    /// Who is against it by some word, or may be, since the sources differ.
    pub opponents: Vec<Opponent<'m>>,
    /// What they accept of its parameters.
    pub terms: Zones<'m>,
    /// Whether the known terms of some parameter have no value in common, however many parties have said nothing.
    pub terms_apart: bool,
    /// Whom to ask: whose side is not known, and where all others agree, whose terms are not.
    pub ask: Vec<Party<'m>>,
    /// Whether one party alone, without a red line and close to open, keeps it from being agreed in principle.
    pub near_miss: bool,
    /// Who has said to be neutral.
    pub neutral: Vec<Party<'m>>,
    /// Who is for it by some word, or may be, since the sources differ.
    pub supporters: Vec<Party<'m>>,
    /// Whose support ends with an exception that has not come about.
    pub ends: Vec<Ends<'m>>,
    /// Whose own positions do not fit together here.
    pub unfit: Vec<Party<'m>>,
    /// On which single sources that rests.
    #[serde(flatten)]
    pub rests: Rests<'m>,
    /// The positions of those who are for it.
    pub supporting: Vec<Held<'m>>,
}

/// A party whose position turns on conditions.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Waits<'m> {
    /// Who.
    pub party: Party<'m>,
    /// For what.
    #[serde(rename = "for")]
    pub awaited: Vec<String>,
    /// The word that holds now; none for a party that only waits.
    pub now: Option<LevelRange>,
    /// The word that holds once the conditions have come about.
    pub then: LevelRange,
    /// The whole position.
    pub position: Option<Position>,
}

/// A party that is against a demand, or may be.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Opponent<'m> {
    /// Who.
    pub party: Party<'m>,
    /// How many steps of the scale it is short of open, 2 to 4; for an interval, from its lower end.
    pub steps: u8,
    /// The same from the upper end of an interval; 0 if it may be open.
    pub steps_least: u8,
    /// Whether its position only follows from others.
    pub derived: bool,
    /// On which single sources that rests.
    #[serde(flatten)]
    pub rests: Rests<'m>,
    /// The whole position.
    pub position: Option<Position>,
    /// The word that is against it, where that is not the one that holds now.
    pub on_a_condition: Option<LevelRange>,
}

/// A party whose support ends with something.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Ends<'m> {
    /// Who.
    pub party: Party<'m>,
    /// With what.
    pub unless: Vec<String>,
    /// The whole position.
    pub position: Option<Position>,
}

impl Ground<'_> {
    /// Whether it is opposed, with nobody known to be for it.
    pub fn is_one_sided(&self) -> bool {
        self.class == Class::Opposed && self.supporters.is_empty()
    }
}

impl<'m> CommonGround<'m> {
    /// Of some parties. O(parties × demands × parameters), and what a single source takes.
    pub fn new(register: &Register<'_, 'm>, parties: &[PartyIx], scope: Scope, footing: &Footing<'_>) -> Self {
        let found = common_ground(register.situation, parties, scope);
        let unfit = Misfits::new(register.situation);
        let maker = Maker { register, parties, scope, footing, unfit: &unfit };
        CommonGround {
            demands: found.iter().map(|ground| maker.ground(ground)).collect(),
            parties: register.parties(parties),
            everything_rests_on: footing.everything.map(|ix| register.source(ix)),
        }
    }
}

/// How far a level lies below `open`; 0 from there on.
fn steps(level: i8) -> u8 {
    if level >= 1 { 0 } else { (1 - level).unsigned_abs() }
}

struct Maker<'r, 'a, 'm> {
    register: &'r Register<'a, 'm>,
    parties: &'r [PartyIx],
    scope: Scope,
    footing: &'r Footing<'r>,
    unfit: &'r Misfits,
}

impl<'m> Maker<'_, '_, 'm> {
    fn ground(&self, ground: &analysis::Ground) -> Ground<'m> {
        let (register, demand) = (self.register, ground.demand);
        Ground {
            demand: register.demand(demand),
            class: ground.class,
            waits: ground.waits.iter().map(|one| self.waits(one, demand)).collect(),
            opponents: ground.opponents.iter().map(|one| self.opponent(one, demand)).collect(),
            terms: Zones(ground.zones.iter().map(|zone| Zone::new(register, zone)).collect()),
            terms_apart: ground.zones.iter().any(|zone| zone.common.is_none()),
            ask: register.parties(&ground.ask),
            near_miss: ground.near_miss,
            neutral: register.parties(&ground.neutral),
            supporters: register.parties(&ground.supporters),
            ends: ground.ending.iter().map(|ix| self.ends(*ix, demand)).collect(),
            unfit: register.parties(&self.unfit.of(self.parties, demand)),
            rests: Rests::on(register, &self.footing.of_ground(register.situation, self.parties, demand)),
            supporting: ground
                .supporters
                .iter()
                .map(|party| Held::new(register, *party, demand, self.scope, self.footing))
                .collect(),
        }
    }

    fn position(&self, party: PartyIx, demand: DemandIx) -> Option<Position> {
        Position::of(self.register, party, demand, self.scope)
    }

    fn texts(&self, list: Vec<&(Link, Condition)>) -> Vec<String> {
        list.into_iter().map(|(_, what)| self.register.model().condition_text(what)).collect()
    }

    fn waits(&self, one: &Waiting, demand: DemandIx) -> Waits<'m> {
        Waits {
            party: self.register.party(one.party),
            awaited: self.texts(self.register.situation.hinges(one.party, demand, self.scope)),
            now: one.now,
            then: one.then,
            position: self.position(one.party, demand),
        }
    }

    fn opponent(&self, one: &analysis::Opponent, demand: DemandIx) -> Opponent<'m> {
        let situation = self.register.situation;
        let cell = situation.matrix(self.scope).cell(one.party, demand);
        Opponent {
            party: self.register.party(one.party),
            steps: one.steps,
            steps_least: cell.and_then(|cell| cell.against()).map_or(0, |word| steps(word.high().value())),
            derived: one.derived,
            rests: Rests::on(self.register, &self.footing.of_position(situation, one.party, demand)),
            position: self.position(one.party, demand),
            on_a_condition: cell.filter(|cell| cell.levels.low().value() >= 0).and_then(|cell| cell.against()),
        }
    }

    fn ends(&self, party: PartyIx, demand: DemandIx) -> Ends<'m> {
        Ends {
            party: self.register.party(party),
            unless: self.texts(self.register.situation.exceptions(party, demand, self.scope)),
            position: self.position(party, demand),
        }
    }
}
