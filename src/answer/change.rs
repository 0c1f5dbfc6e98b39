//! What became of the position of a party between two ends, in one respect.

use schemars::JsonSchema;
use serde::Serialize;

use super::condition::{Condition, conditions};
use super::names::{Demand, Issue, Party, Target};
use super::position::Position;
use super::register::Register;
use super::statement::Statement;
use crate::analysis::{self, Change, Changes, Difference, TermsChange};
use crate::id::StanceIx;
use crate::model::{self, Accepted, Channel, Ideal, Link};
use crate::situation::Scope;

/// One party on one demand or issue at both ends, in one respect. Party, demand and issue are those of the later end.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct RespectChanged<'m> {
    /// Whose position.
    pub party: Party<'m>,
    /// On what; none for a whole issue.
    pub demand: Option<Demand<'m>>,
    /// The issue as a whole; none for a demand.
    pub issue: Option<Issue<'m>>,
    /// In which respect, and which way.
    pub kind: Change,
    /// The statement in force at the earlier end.
    pub old: Option<Statement<'m>>,
    /// The statement in force at the later end.
    pub new: Option<Statement<'m>>,
    /// The position at the earlier end; none if it is not known.
    pub was: Option<Position>,
    /// The position at the later end; none if it is not known.
    pub is: Option<Position>,
    /// Whether two models have different entries of one date: then nothing shows that the party changed its mind.
    pub edited: bool,
    /// Conditions that it no longer has; none but where the conditions are what changed.
    pub conditions_dropped: Vec<Condition>,
    /// Conditions that it did not have before; none but where the conditions are what changed.
    pub conditions_added: Vec<Condition>,
    /// Accepted values that are others; none but where the terms are what changed.
    pub terms: Vec<TermsChanged>,
    /// Preferred values that are others; none but where the terms are what changed.
    pub preferences: Vec<Preferred>,
    /// Further statements of one day that make up the earlier position.
    pub old_others: Vec<Statement<'m>>,
    /// Further statements of one day that make up the later position.
    pub new_others: Vec<Statement<'m>>,
    /// Of what is no longer known: what was said of it later and does not hold either.
    pub then: Option<Statement<'m>>,
    /// Of what is no longer known: what follows from other positions of the party.
    pub follows: Option<Position>,
}

/// The accepted values of one parameter, where they are others.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct TermsChanged {
    /// The parameter.
    pub parameter: String,
    /// What was accepted; none if no terms were stated for it.
    pub was: Option<Accepted>,
    /// What is accepted; none if no terms are stated for it.
    pub is: Option<Accepted>,
    /// Widened, narrowed or otherwise changed.
    pub change: Change,
}

/// The preferred value of one parameter, where it is another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Preferred {
    /// The parameter.
    pub parameter: String,
    /// What was preferred.
    pub was: Option<Ideal>,
    /// What is preferred.
    pub is: Option<Ideal>,
}

impl<'m> RespectChanged<'m> {
    /// A difference in each of its respects; what was said again has one entry. The registers are those of the two ends.
    pub fn each(from: &Register<'_, 'm>, to: &Register<'_, 'm>, difference: &Difference) -> Vec<RespectChanged<'m>> {
        let changes = difference.details(from.situation, to.situation);
        let base = RespectChanged::said_again(from, to, difference);
        if difference.changes.is_empty() {
            return vec![base];
        }
        let one = |change: &Change| base.clone().in_respect(from, to, *change, &changes);
        changes.list.iter().map(one).collect()
    }

    fn said_again(from: &Register<'_, 'm>, to: &Register<'_, 'm>, difference: &Difference) -> RespectChanged<'m> {
        let Target { demand, issue } = to.target(difference.target);
        let (old, was) = end(from, difference.old);
        let (new, is) = end(to, difference.new);
        let split = |mut all: Vec<Statement<'m>>| {
            let others = all.split_off(all.len().min(1));
            (all.pop(), others)
        };
        let ((old, old_others), (new, new_others)) = (split(old), split(new));
        let dropped = difference.old.filter(|_| difference.new.is_none());
        RespectChanged {
            party: to.party(difference.party),
            demand,
            issue,
            kind: Change::SaidAgain,
            old,
            new,
            was,
            is,
            edited: difference.edited,
            conditions_dropped: Vec::new(),
            conditions_added: Vec::new(),
            terms: Vec::new(),
            preferences: Vec::new(),
            old_others,
            new_others,
            then: dropped.and_then(|old| then(from, to, difference, old)),
            follows: dropped.and_then(|_| follows(to, difference)),
        }
    }

    fn in_respect(
        mut self,
        from: &Register<'_, 'm>,
        to: &Register<'_, 'm>,
        change: Change,
        changes: &Changes<'m>,
    ) -> RespectChanged<'m> {
        self.kind = change;
        match change {
            Change::ConditionAdded | Change::ConditionDropped | Change::ConditionChanged => {
                self.conditions_dropped = noted(from, &changes.dropped);
                self.conditions_added = noted(to, &changes.added);
            }
            Change::TermsWidened | Change::TermsNarrowed | Change::TermsChanged => {
                let terms = |TermsChange { parameter, was, is, change }: &TermsChange| TermsChanged {
                    parameter: parameter.clone(),
                    was: was.clone(),
                    is: is.clone(),
                    change: *change,
                };
                self.terms = changes.terms.iter().map(terms).collect();
                let preferred = |one: &analysis::PreferenceChange| Preferred {
                    parameter: one.parameter.clone(),
                    was: one.was.clone(),
                    is: one.is.clone(),
                };
                self.preferences = changes.preferences.iter().map(preferred).collect();
            }
            _ => {}
        }
        self
    }

    /// The id of what it is on.
    pub fn on(&self) -> &'m str {
        Target { demand: self.demand, issue: self.issue }.id()
    }
}

fn noted<'m>(register: &Register<'_, 'm>, list: &[&'m (Link, model::Condition)]) -> Vec<Condition> {
    list.iter().for_each(|(_, what)| register.named_by(what));
    conditions(register, list.iter().copied())
}

/// The position at one end, with the statements that make it up: several of one day are one position, and after its last day a
/// statement has another word.
fn end<'m>(register: &Register<'_, 'm>, first: Option<StanceIx>) -> (Vec<Statement<'m>>, Option<Position>) {
    let Some(first) = first else { return (Vec::new(), None) };
    let (situation, model) = (register.situation, register.model());
    let stance = &model.stances[first];
    let held = situation.position_on(stance.party, stance.target, Scope::Direct);
    let mut all = vec![first];
    all.extend(held.into_iter().flat_map(|held| held.stances()).filter(|ix| *ix != first));
    let aside = |ix: &StanceIx| model.stances[*ix].channel.filter(|channel| *channel != Channel::Public);
    let position = held.map(|held| {
        held.conditions.iter().for_each(|(_, what)| register.named_by(what));
        Position::new(register, held, all.iter().find_map(aside))
    });
    (all.into_iter().map(|ix| Statement::new(register, ix)).collect(), position)
}

/// What was said later of a position that was dropped, and ran out as well.
fn then<'m>(
    from: &Register<'_, 'm>,
    to: &Register<'_, 'm>,
    difference: &Difference,
    old: StanceIx,
) -> Option<Statement<'m>> {
    let (situation, stances) = (to.situation, &to.model().stances);
    let said = situation.graph.statements(difference.party, difference.target).iter().copied();
    let last = said.filter(|ix| stances[*ix].is_said_by(situation.day)).max_by_key(|ix| stances[*ix].said)?;
    (stances[last].said > from.model().stances[old].said).then(|| Statement::new(to, last))
}

/// What follows of a position that was dropped.
fn follows(to: &Register<'_, '_>, difference: &Difference) -> Option<Position> {
    let model::Target::Demand(demand) = difference.target else { return None };
    let position = to.situation.position(difference.party, demand, Scope::Derived)?;
    position.conditions.iter().for_each(|(_, what)| to.named_by(what));
    Position::of(to, difference.party, demand, Scope::Derived)
}
