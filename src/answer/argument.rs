//! Why a party is for or against a demand: a stated position, and the curator's relations that lead from it.

use crate::position;
use schemars::JsonSchema;
use serde::Serialize;

use super::condition::conditions;
use super::{Condition, Demand, Evidence, Position, Register, Statement, evidence};
use crate::date::Date;
use crate::graph::{Consequence, RelationKind};
use crate::id::{DemandIx, PartyIx};
use crate::model::LevelRange;
use crate::situation::Scope;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How one demand bears on another, by the curator's judgement.
    pub enum RelationWord {
        /// The other is part of it.
        Implies = "implies",
        /// The two cannot hold together.
        Excludes = "excludes",
        /// The other is one of the only ways to it.
        OnlyBy = "only-by",
    }
}

/// An argument.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Argument<'m> {
    /// The demand on which the party has spoken.
    pub origin: Demand<'m>,
    /// Whether the word that counts waits for something.
    pub waits: bool,
    /// The position there.
    pub position: Option<Position>,
    /// A statement that it rests on; none for what is assumed.
    pub statement: Option<Statement<'m>>,
    /// The relations from there to the conclusion; none if the party has spoken on the demand itself.
    pub steps: Vec<Relating<'m>>,
    /// Why it is against the other ways to a demand, if it follows from refusing every way to it.
    pub beside: Vec<Argument<'m>>,
    /// The word that counts.
    pub says: Option<LevelRange>,
    /// Whether it is the word that holds under the conditions; if not, the one otherwise.
    pub under_conditions: bool,
    /// What the position there depends on.
    pub conditions: Vec<Condition>,
    /// When that was said.
    pub said: Option<Date>,
    /// The words that it rests on, of all statements that give it.
    pub evidence: Vec<Evidence<'m>>,
    /// Whether it is only assumed.
    pub assumed: bool,
}

/// A relation between two demands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Relating<'m> {
    /// The demand on its left.
    pub demand: Demand<'m>,
    /// What it does.
    pub relation: RelationWord,
    /// The demand on its right.
    pub other: Demand<'m>,
    /// The curator's reason.
    pub reason: &'m str,
}

impl<'m> Argument<'m> {
    /// Of a party.
    pub fn new(register: &Register<'_, 'm>, party: PartyIx, argument: &position::Argument) -> Argument<'m> {
        let (situation, model) = (register.situation, register.model());
        let origin = argument.origin;
        let position = situation.position(party, origin, Scope::Direct);
        let giving: Vec<_> = position.iter().flat_map(|own| own.stances_of(argument.word)).collect();
        let first = position.and_then(|own| own.stances().next());
        Argument {
            origin: register.demand(origin),
            waits: argument.waits,
            position: Position::of(register, party, origin, Scope::Direct),
            statement: first.map(|ix| Statement::new(register, ix)),
            steps: argument.steps.iter().map(|step| relating(register, step)).collect(),
            beside: Argument::all(register, party, &argument.beside),
            says: position.and_then(|own| own.words[argument.word]).map(|word| word.levels),
            under_conditions: argument.word == 0,
            conditions: position.map_or_else(Vec::new, |own| conditions(register, own.conditions.iter().copied())),
            said: giving.first().and_then(|ix| model.stances[*ix].said),
            evidence: giving.iter().flat_map(|ix| evidence(register, &model.stances[*ix].evidence)).collect(),
            assumed: giving.is_empty(),
        }
    }

    /// On which demands it rests, each once: one, or several if it follows from refusing every way to a demand.
    pub fn origins(&self) -> Vec<Demand<'m>> {
        let mut all = vec![self.origin];
        for origin in self.beside.iter().flat_map(Argument::origins) {
            if !all.contains(&origin) {
                all.push(origin);
            }
        }
        all
    }

    /// The curator's reasons on the way from there.
    pub fn reasons(&self) -> Vec<&'m str> {
        let own = self.steps.iter().map(|step| step.reason);
        own.chain(self.beside.iter().flat_map(Argument::reasons)).collect()
    }

    /// Several of one party.
    pub fn all(register: &Register<'_, 'm>, party: PartyIx, list: &[position::Argument]) -> Vec<Argument<'m>> {
        list.iter().map(|argument| Argument::new(register, party, argument)).collect()
    }

    /// All for one side of a demand.
    pub fn of_side(register: &Register<'_, 'm>, party: PartyIx, demand: DemandIx, wanted: bool) -> Vec<Argument<'m>> {
        Argument::all(register, party, &register.situation.arguments(party, demand, wanted))
    }
}

fn relating<'m>(register: &Register<'_, 'm>, step: &Consequence) -> Relating<'m> {
    let model = register.model();
    let relation = match step.kind {
        RelationKind::Implies => RelationWord::Implies,
        RelationKind::Excludes => RelationWord::Excludes,
        RelationKind::OnlyBy => RelationWord::OnlyBy,
    };
    let left = &model.demands[step.left];
    let list = match relation {
        RelationWord::Implies => &left.implies,
        RelationWord::Excludes => &left.excludes,
        RelationWord::OnlyBy => &left.only_by,
    };
    let reason = list.iter().find(|to| to.to == step.right).map_or("", |to| to.reason.as_str());
    Relating { demand: register.demand(step.left), relation, other: register.demand(step.right), reason }
}
