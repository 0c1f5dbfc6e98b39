//! A position, as every answer gives it.

use crate::position;
use schemars::JsonSchema;
use serde::Serialize;

use super::condition::{Condition, conditions};
use super::names::Source;
use super::register::Register;
use crate::analysis::Footing;
use crate::date::Date;
use crate::graph;
use crate::id::{DemandIx, PartyIx, SourceIx};
use crate::model::{self, Channel, LevelRange, Voice};
use crate::situation::Scope;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a position rests on.
    pub enum Basis {
        /// Statements.
        Stated = "stated",
        /// The curator's relations, from another position.
        Derived = "derived",
        /// What the user assumes.
        Assumed = "assumed",
    }
}

/// What a party wants of a demand: one word, or two and what turns one into the other.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Position {
    /// The word that holds now, or the one that waits.
    pub stance: LevelRange,
    /// The same as levels from -3 to 3, the lower end first.
    pub levels: [i8; 2],
    /// Whether the word waits, and nothing holds until then.
    pub conditional: bool,
    /// Whether another word takes its place when a condition changes.
    pub interim: bool,
    /// That word.
    pub then: Option<LevelRange>,
    /// Whether the word is taken to be a red line.
    pub red_line: bool,
    /// Whether the other word is.
    pub then_red_line: bool,
    /// What it rests on.
    pub basis: Basis,
    /// What it depends on.
    pub conditions: Vec<Condition>,
    /// Where it was said, if not before everybody: positions behind closed doors are other ones.
    pub channel: Option<Channel>,
    /// On what kind of word it rests, if all statements of it are of one kind.
    pub voice: Option<Voice>,
    /// The day that it is of, if that is so long ago that it may be out of date; of several, the first.
    pub stale: Option<Date>,
}

impl Position {
    /// A position by itself.
    pub fn new(register: &Register<'_, '_>, position: &position::Position<'_>, channel: Option<Channel>) -> Position {
        let cell = position.cell();
        Position {
            stance: cell.levels,
            levels: [cell.levels.low().value(), cell.levels.high().value()],
            conditional: cell.waiting,
            interim: cell.other.is_some(),
            then: cell.other,
            red_line: cell.red_line,
            then_red_line: cell.other_red_line,
            basis: match cell.basis {
                graph::Basis::Stated(_) => Basis::Stated,
                graph::Basis::Derived => Basis::Derived,
                graph::Basis::Assumed => Basis::Assumed,
            },
            conditions: conditions(register, position.conditions.iter().copied()),
            channel,
            voice: None,
            stale: None,
        }
    }

    /// The position of a party on a demand; none if it is not known. O(statements of a day on it).
    pub fn of(register: &Register<'_, '_>, party: PartyIx, demand: DemandIx, scope: Scope) -> Option<Position> {
        let position = register.situation.position(party, demand, scope)?;
        Some(Position::worked_out(register, party, position))
    }

    /// A position of a party that was worked out elsewhere, as under a draft.
    pub fn worked_out(register: &Register<'_, '_>, party: PartyIx, position: &position::Position<'_>) -> Position {
        let situation = register.situation;
        // What follows from words behind closed doors is no more public than they are.
        let origins = match &position.origin {
            position::Origin::Derived(origins) => {
                origins.iter().filter_map(|origin| situation.position(party, *origin, Scope::Direct)).collect()
            }
            position::Origin::Stated(..) | position::Origin::Assumed => vec![position],
        };
        let stances = origins.into_iter().flat_map(position::Position::stances);
        let stances: Vec<&model::Stance> = stances.map(|ix| &situation.model.stances[ix]).collect();
        let aside = |channel: &Channel| *channel != Channel::Public;
        let voice = stances.first().and_then(|first| first.voice);
        Position {
            voice: voice.filter(|voice| stances.iter().all(|stance| stance.voice == Some(*voice))),
            stale: stances.iter().filter_map(|stance| situation.stale(stance)).min(),
            ..Position::new(register, position, stances.iter().filter_map(|stance| stance.channel).find(aside))
        }
    }

    /// What it waits for.
    pub fn awaited(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|condition| condition.link.waits())
    }

    /// What ends it.
    pub fn exceptions(&self) -> impl Iterator<Item = &Condition> {
        self.conditions.iter().filter(|condition| !condition.link.waits())
    }

    /// The place of the word that is due as long as no condition is met: the first unless something is awaited.
    pub fn current(&self) -> usize {
        usize::from(self.awaited().next().is_some())
    }

    /// The place of the word that is shown: the one that holds now, or the one that waits.
    pub fn shown(&self) -> usize {
        if self.conditional { 1 - self.current() } else { self.current() }
    }

    /// Whether an exception would end it, and what it is then would not be known.
    pub fn ends(&self) -> bool {
        let ended = if self.current() == 0 { self.exceptions().next() } else { self.awaited().next() };
        !self.interim && !self.conditional && ended.is_some()
    }
}

/// On which single sources something rests, each of which it needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Rests<'m> {
    /// The first of them; none if it would stand without any one source.
    pub single_source: Option<Source<'m>>,
    /// All of them.
    pub single_sources: Vec<Source<'m>>,
}

impl<'m> Rests<'m> {
    /// On these.
    pub fn on(register: &Register<'_, 'm>, needed: &[SourceIx]) -> Rests<'m> {
        let single_sources: Vec<Source<'m>> = needed.iter().map(|ix| register.source(*ix)).collect();
        Rests { single_source: single_sources.first().copied(), single_sources }
    }
}

/// The position of a party with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Held<'m> {
    /// Whose.
    pub party: super::names::Party<'m>,
    /// Which; none if it is not known.
    pub position: Option<Position>,
    /// On which sources.
    #[serde(flatten)]
    pub rests: Rests<'m>,
}

impl<'m> Held<'m> {
    /// The position of a party on a demand.
    pub fn new(
        register: &Register<'_, 'm>,
        party: PartyIx,
        demand: DemandIx,
        scope: Scope,
        footing: &Footing<'_>,
    ) -> Held<'m> {
        Held {
            party: register.party(party),
            position: Position::of(register, party, demand, scope),
            rests: Rests::on(register, &footing.of_position(register.situation, party, demand)),
        }
    }
}
