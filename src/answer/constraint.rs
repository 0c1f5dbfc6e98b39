//! What parties insist on, as packages have to meet it.

use crate::packages;
use crate::position;
use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::condition::Condition;
use super::names::{Demand, Issue, Party, Source, Target};
use super::position::{Basis, Position};
use super::register::Register;
use super::statement::Statement;
use super::told::PLAIN;
use crate::id::PartyIx;
use crate::model::{self, Accepted, Channel, Polarity};
use crate::packages::Insistence;
use crate::situation::Scope;

/// The name of a constraint within an answer: `r1`, `r2` …, in the order of `constraints`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConstraintId(pub usize);

impl std::fmt::Display for ConstraintId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "r{}", self.0 + 1)
    }
}

impl Serialize for ConstraintId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for ConstraintId {
    fn schema_name() -> Cow<'static, str> {
        "ConstraintId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": "The id of one of the constraints of this answer.", "pattern": "^r[0-9]+$"})
    }
}

/// Something that one or several parties insist on in the same way.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Constraint<'m> {
    /// By what obstacles and sets of moves name it.
    pub id: ConstraintId,
    /// The first of the parties.
    pub party: Option<Party<'m>>,
    /// On which demand; none if it is on a whole issue.
    pub demand: Option<Demand<'m>>,
    /// That packages provide for it, or that they do not.
    pub side: Polarity,
    /// All who insist on it.
    pub parties: Vec<Party<'m>>,
    /// On which issue as a whole; none if it is on a demand.
    pub issue: Option<Issue<'m>>,
    /// The parameter that it is about; none if it is about whether.
    pub parameter: Option<String>,
    /// The values that are accepted of the parameter.
    pub accepts: Option<Accepted>,
    /// Those of the parties for whom it is taken to be a red line.
    pub red_lines: Vec<Party<'m>>,
    /// Those of the parties that did not say so: for whom it follows from a position on something that is not decided.
    pub derived: Vec<Party<'m>>,
    /// Those of the parties for whom it is only assumed.
    pub assumed: Vec<Party<'m>>,
    /// Those of the parties that do not insist on what it is on, being only open to it: where it comes about, they hold to
    /// these terms.
    pub open: Vec<Party<'m>>,
    /// Whether it holds only together with conditions that a package may or may not meet.
    pub conditional: bool,
    /// By which of its words the party insists, the one that holds now first.
    pub ways: Vec<InsistedWay<'m>>,
    /// The statements behind it.
    pub statements: Vec<Statement<'m>>,
    /// The sides of the words around which the red lines are.
    pub red_line_sides: Vec<RedLineSide<'m>>,
    /// A position by which one of the parties insists; of terms that only follow, the one that they come from.
    #[serde(skip)]
    pub position: Option<Position>,
    /// What it depends on, if that decides when it binds.
    pub conditions: Vec<Condition>,
    /// Of terms that only follow: the demand of the position that they come from.
    pub from: Option<Demand<'m>>,
    /// Of terms that only follow: whether they give way where firmer ones follow.
    pub yields: bool,
    /// The sources of the statements; the same article counts once.
    pub sources: Vec<Source<'m>>,
    /// Those of the parties whose position was not said before everybody.
    pub not_public: Vec<NotPublic<'m>>,
}

/// A word of a position by which a party insists.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct InsistedWay<'m> {
    /// For, or against.
    pub side: Polarity,
    /// Whether it is the word that holds as long as no condition is met.
    pub now: bool,
    /// What the party supports as well, and would do in its place.
    pub instead: Vec<Demand<'m>>,
}

/// A red line around one of two words.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct RedLineSide<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// The side of that word.
    pub side: Polarity,
}

/// Whose position was said where.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct NotPublic<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// Where.
    pub channel: Channel,
}

impl<'m> Constraint<'m> {
    /// A constraint by its place. O(statements of the parties on it).
    pub fn new(register: &Register<'_, 'm>, at: usize, scope: Scope, one: &packages::Constraint<'m>) -> Constraint<'m> {
        let Target { demand, issue } = register.target(one.on);
        let (side, term) = match &one.insistence {
            Insistence::For => (Polarity::For, None),
            Insistence::Against => (Polarity::Against, None),
            Insistence::Terms(parameter, accepted) => (Polarity::For, Some((parameter, accepted))),
        };
        let current = one.position.as_ref().map(position::Position::current);
        let way = |way: &packages::Way| InsistedWay {
            side: if way.wanted { Polarity::For } else { Polarity::Against },
            now: current == Some(way.word),
            instead: register.demands(&way.instead),
        };
        let red_lines = one.red_lines.iter();
        let own = position(register, one);
        let channel = |ix: &PartyIx| channel(register, one, *ix, scope);
        Constraint {
            id: ConstraintId(at),
            party: one.parties.first().map(|ix| register.party(*ix)),
            demand,
            side,
            parties: register.parties(&one.parties),
            issue,
            parameter: term.map(|(parameter, _)| parameter.clone()),
            accepts: term.map(|(_, accepted)| accepted.clone()),
            red_lines: red_lines.clone().map(|(ix, _)| register.party(*ix)).collect(),
            derived: register.parties(&one.derived),
            assumed: register.parties(&one.assumed),
            open: register.parties(&one.open),
            conditional: one.conditional,
            ways: one.ways.iter().map(way).collect(),
            statements: one.stances.iter().map(|ix| Statement::new(register, *ix)).collect(),
            red_line_sides: red_lines
                .map(|(ix, side)| RedLineSide { party: register.party(*ix), side: *side })
                .collect(),
            conditions: own.iter().filter(|_| one.conditional).flat_map(|own| own.conditions.clone()).collect(),
            position: own,
            from: one.from.map(|(demand, _)| register.demand(demand)),
            yields: one.conditional && one.from.is_some_and(|(_, is_firm)| !is_firm),
            sources: sources(register, one),
            not_public: one
                .parties
                .iter()
                .filter_map(|ix| Some(NotPublic { party: register.party(*ix), channel: channel(ix)? }))
                .collect(),
        }
    }

    /// Whether somebody insists on it, and does not only hold to terms of what it is open to.
    pub fn is_insisted_on(&self) -> bool {
        self.open.len() < self.parties.len()
    }

    /// The position, where nothing is insisted on but its condition: who is open to something, or supports what cannot come
    /// about otherwise, holds to no more than that it does not come about before.
    pub fn waiting(&self) -> Option<&Position> {
        let waits = self.conditional && self.parameter.is_none() && self.ways.is_empty();
        // What only follows may be insisted on once its condition is met.
        self.position.as_ref().filter(|own| waits && own.conditional && own.basis != Basis::Derived)
    }

    /// That condition in whole sentences: `only after “The dam is built”`.
    pub fn condition(&self) -> Option<String> {
        let own = self.waiting()?;
        Some(PLAIN.on_conditions(&own.conditions, own.shown()).trim_start().to_owned())
    }

    /// What it is on.
    pub fn target(&self) -> Target<'m> {
        Target { demand: self.demand, issue: self.issue }
    }

    /// The ids of what it is about: one thing, or several of which each would do.
    pub fn about(&self) -> Vec<&'m str> {
        let mut about = vec![self.target().id()];
        for demand in self.ways.iter().flat_map(|way| &way.instead) {
            if !about.contains(&demand.id) {
                about.push(demand.id);
            }
        }
        about
    }
}

fn position(register: &Register<'_, '_>, one: &packages::Constraint<'_>) -> Option<Position> {
    let first = *one.parties.first()?;
    let origin = one.from.and_then(|(from, _)| register.situation.position(first, from, Scope::Direct));
    let own = if one.from.is_some() { origin } else { one.position.as_ref() }?;
    let on = one.from.map_or(one.on, |(from, _)| model::Target::Demand(from));
    Some(match on {
        model::Target::Demand(_) => Position::worked_out(register, first, own),
        model::Target::Issue(_) => Position::new(register, own, channel(register, one, first, Scope::Direct)),
    })
}

/// Where a party said it, if not before everybody.
fn channel(
    register: &Register<'_, '_>,
    one: &packages::Constraint<'_>,
    party: PartyIx,
    scope: Scope,
) -> Option<Channel> {
    let held = match one.on {
        model::Target::Demand(demand) => Position::of(register, party, demand, scope),
        model::Target::Issue(_) => None,
    };
    let said = one.stances.iter().map(|ix| &register.model().stances[*ix]);
    let mut channels = said.filter(|stance| stance.party == party).filter_map(|stance| stance.channel);
    held.and_then(|held| held.channel).or_else(|| channels.find(|channel| *channel != Channel::Public))
}

fn sources<'m>(register: &Register<'_, 'm>, one: &packages::Constraint<'_>) -> Vec<Source<'m>> {
    let (situation, model) = (register.situation, register.model());
    let pieces = one.stances.iter().flat_map(|ix| situation.filter().pieces(&model.stances[*ix].evidence));
    let mut sources: Vec<_> = pieces.map(|piece| model.article(piece.source)).collect();
    sources.sort_unstable();
    sources.dedup();
    sources.into_iter().map(|ix| register.source(ix)).collect()
}
