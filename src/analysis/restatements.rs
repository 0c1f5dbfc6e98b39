//! What fell away when a party said the same again and left out how, when or how firmly.
//!
//! A later statement replaces the whole earlier one. Whoever repeats a position in an interview mostly means all of it, so
//! what is left out is said wherever the position is used.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::id::{PartyIx, StanceIx};
use crate::model::{Assumption, Condition, Link, Polarity, Says, Target, Term};
use crate::position::{Position, as_written, intersected};
use crate::situation::Situation;

/// A position that was said again without something that it had.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Restatement<'m> {
    /// Whose.
    pub party: PartyIx,
    /// On what.
    pub target: Target,
    /// The statement that counts now; of several of one day the first.
    pub now: StanceIx,
    /// The last statement that had some of what fell away.
    pub earlier: StanceIx,
    /// Terms of it.
    pub terms: Vec<Term>,
    /// Conditions and exceptions of it.
    pub conditions: Vec<&'m (Link, Condition)>,
    /// Whether it had a red line.
    pub red_line: bool,
}

/// Every position in force that says the same as earlier ones and less, by the ids of parties, then of what it is on. Back to
/// where the party last stood on another side, the last statement with terms, with a condition and with a red line counts.
/// O(stances × log stances).
pub fn restatements<'m>(situation: &Situation<'m>) -> Vec<Restatement<'m>> {
    let model = situation.model;
    let is_assumed = |party: PartyIx, target: Target| {
        let on = |one: &Assumption| (one.party, Target::Demand(one.demand)) == (party, target);
        situation.assumptions.iter().any(on)
    };
    let mut found = Vec::new();
    for party in model.parties.indices() {
        for (target, statements) in situation.graph.lines(party) {
            // Of most positions nothing can fall away, and most are stated once.
            let can_lose = statements.len() > 1 && statements.iter().any(|ix| !model.stances[*ix].is_bare());
            if !can_lose || is_assumed(party, target) {
                continue;
            }
            let mut days: BTreeMap<Date, Vec<StanceIx>> = BTreeMap::new();
            for ix in statements {
                let stance = &model.stances[*ix];
                // Who would not say has said nothing again.
                if let Some(day) =
                    stance.said.filter(|_| stance.says != Says::Declined && stance.is_said_by(situation.day))
                {
                    days.entry(day).or_default().push(*ix);
                }
            }
            // Whoever spoke on one day only has not said anything again.
            if days.len() > 1 {
                found.extend(restatement(situation, &situation.in_force(party, target), days));
            }
        }
    }
    found.sort_by_key(|one| (&model.parties[one.party].id, model.target_id(one.target)));
    found
}

fn restatement<'m>(
    situation: &Situation<'m>,
    in_force: &[StanceIx],
    days: BTreeMap<Date, Vec<StanceIx>>,
) -> Option<Restatement<'m>> {
    let (model, filter) = (situation.model, situation.filter());
    // A document that is a position says anew all that it says.
    let first = *in_force.first().filter(|ix| model.stances[**ix].clause().is_none())?;
    let (party, target, today) = (model.stances[first].party, model.stances[first].target, model.stances[first].said?);
    let mut found = Restatement {
        party,
        target,
        now: first,
        earlier: first,
        terms: Vec::new(),
        conditions: Vec::new(),
        red_line: false,
    };
    let all = |list: &[StanceIx]| -> Vec<Position<'m>> { list.iter().map(|ix| as_written(model, *ix)).collect() };
    let now = all(in_force);
    let sides = |list: &[StanceIx]| -> BTreeSet<Option<Polarity>> {
        list.iter().map(|ix| filter.levels(model.stances[*ix].levels()?).polarity()).collect()
    };
    let is_red = |ix: &StanceIx| filter.red_line(&model.stances[*ix]).is_some();
    // Who states some terms anew has thought of them, and the same for conditions.
    let has_terms = now.iter().any(|own| !own.terms.is_empty());
    let has_conditions = now.iter().any(|own| !own.conditions.is_empty());
    let has_red_line = in_force.iter().any(is_red);
    for (_, list) in days.into_iter().rev().filter(|(day, _)| *day < today) {
        let was = all(&list);
        if sides(&list).contains(&None) || sides(&list) != sides(in_force) {
            break;
        }
        // What several of one day have in common, in whatever order they are written.
        let red_line = !has_red_line && !found.red_line && list.iter().any(is_red);
        let mut terms = Vec::new();
        if !has_terms && found.terms.is_empty() {
            terms = intersected(was.iter().flat_map(|own| &own.terms));
        }
        let mut conditions: Vec<&(Link, Condition)> = Vec::new();
        if !has_conditions && found.conditions.is_empty() {
            conditions = was.iter().flat_map(|own| own.conditions.iter().copied()).collect();
            conditions.sort_by_key(|(link, condition)| (*link, model.condition_text(condition)));
            conditions.dedup();
        }
        if found.earlier == first && (red_line || !terms.is_empty() || !conditions.is_empty()) {
            found.earlier = list[0];
        }
        found.red_line |= red_line;
        found.terms.extend(terms);
        found.conditions.extend(conditions);
    }
    (found.earlier != first).then_some(found)
}
