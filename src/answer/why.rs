//! The chain of evidence and relations behind two parties' positions on a demand.

use crate::position;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Argument, Demand, Party, Position, Register, Rests, Source};
use crate::analysis::{self, Finding, Footing, why};
use crate::situation::Scope;
use crate::id::{DemandIx, PartyIx};
use crate::model::Polarity;

/// Two parties on one demand.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Why<'m> {
    /// On what.
    pub demand: Demand<'m>,
    /// Whether they are on opposite sides, whatever words come to hold.
    pub conflict: bool,
    /// Whether they are on opposite sides by the words that hold now, and would not be once a condition changes.
    pub conflict_for_now: bool,
    /// The two, as asked.
    pub sides: [Side<'m>; 2],
    /// On which single sources the conflict rests.
    #[serde(flatten)]
    pub rests: Rests<'m>,
    /// Whether they are on opposite sides by the words that hold now.
    pub opposite_now: bool,
    /// Whether they would be by another word than those that hold now, or by one reading of it.
    pub conflict_by_other_words: bool,
    /// The one source that everything said of the two rests on, if there is one.
    pub everything_rests_on: Option<Source<'m>>,
}

/// One party's side.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Side<'m> {
    /// Who.
    pub party: Party<'m>,
    /// Its position; none if it is not known.
    pub position: Option<Position>,
    /// Why: its own word first, then every stated position from which the same follows.
    pub arguments: Vec<Argument<'m>>,
    /// Arguments for the opposite side, if its positions do not fit together.
    pub opposite: Vec<Argument<'m>>,
    /// On which single sources its side rests.
    #[serde(flatten)]
    pub rests: Rests<'m>,
    /// What its arguments are for; the opposite ones are for the other side.
    pub side: Polarity,
    /// Words of its own position that are no argument for either.
    pub other_words: Vec<Argument<'m>>,
    /// Whether what follows does not fit what it said.
    pub unfit: bool,
    /// Whether that is so only as long as conditions are as they are.
    pub unfit_for_now: bool,
}

impl<'m> Why<'m> {
    /// Explains two parties' positions. O(stated positions × (demands + relations)).
    pub fn new(
        register: &Register<'_, 'm>,
        [a, b]: [PartyIx; 2],
        demand: DemandIx,
        footing: &Footing<'_>,
    ) -> Why<'m> {
        let found = why(register.situation, a, b, demand);
        let conflict = Finding::Conflict { parties: vec![a, b], demand };
        let needed = if found.is_conflict() { footing.needed(&conflict) } else { Vec::new() };
        let is_known = found.sides.iter().any(|side| side.cell.is_some());
        Why {
            demand: register.demand(demand),
            conflict: found.is_conflict(),
            conflict_for_now: found.is_conflict_for_now(),
            // Of whom nothing is known, nothing rests on anything.
            everything_rests_on: footing.everything.filter(|_| is_known).map(|ix| register.source(ix)),
            sides: found.sides.each_ref().map(|side| self::side(register, demand, side, footing)),
            rests: Rests::on(register, &needed),
            opposite_now: found.is_opposite_now(),
            conflict_by_other_words: found.is_conflict_by_others(),
        }
    }
}

fn side<'m>(
    register: &Register<'_, 'm>,
    demand: DemandIx,
    side: &analysis::Side,
    footing: &Footing<'_>,
) -> Side<'m> {
    let situation = register.situation;
    let party = side.party;
    let against = side.cell.and_then(|cell| cell.levels.polarity()) == Some(Polarity::Against);
    let own = situation.position(party, demand, Scope::Direct);
    // Of its own position both words are told, on whichever side the other one is.
    let told = |at: usize| {
        let is_it = |argument: &position::Argument| argument.steps.is_empty() && argument.word == at;
        side.arguments.iter().chain(&side.opposite).any(is_it)
    };
    let words = own.into_iter().flat_map(|own| {
        let places = [own.current(), 1 - own.current()].into_iter();
        let untold = places.filter(|at| own.words[*at].is_some() && !told(*at));
        let waits = move |at: usize| at != own.current();
        untold.map(move |at| position::Argument::own(demand, at, waits(at)))
    });
    let other_words: Vec<position::Argument> = words.collect();
    let holding = side.opposite.iter().filter(|argument| !argument.waits);
    let origins = holding.flat_map(position::Argument::origins).map(|(origin, _)| origin);
    let mut behind = origins.chain([demand]).filter_map(|on| situation.position(party, on, Scope::Direct));
    let unfit = situation.unfit().contains(&(party, demand));
    Side {
        party: register.party(party),
        position: Position::of(register, party, demand, Scope::Derived),
        arguments: Argument::all(register, party, &side.arguments),
        opposite: Argument::all(register, party, &side.opposite),
        rests: Rests::on(register, &footing.of_position(situation, party, demand)),
        side: if against { Polarity::Against } else { Polarity::For },
        other_words: Argument::all(register, party, &other_words),
        unfit,
        unfit_for_now: unfit && behind.any(|own| !own.conditions.is_empty()),
    }
}
