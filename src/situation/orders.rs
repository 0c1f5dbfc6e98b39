//! What has to come before what, and who insists on it.
//!
//! A step comes after others because somebody insists on it, because somebody who wants what it fulfils does so only after
//! them, or because it lies in the matter. A demand that no step fulfils is ordered like one.

use std::collections::BTreeMap;

use crate::id::{DemandIx, Ix, PartyIx, SourceIx, StanceIx, StepIx};
use crate::model::{Act, Condition, Evidence, Model, Precedence};
use crate::situation::Situation;

/// That something comes after others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Order {
    /// What comes later.
    pub step: Act,
    /// What comes earlier; one of them is enough.
    pub any_of: Vec<Act>,
    /// Who insists; nobody where the order lies in the matter.
    pub insists: Option<PartyIx>,
    /// The positions that wait; none for an order that stands at the step itself.
    pub stances: Vec<StanceIx>,
    /// The sources that say so.
    pub sources: Vec<SourceIx>,
}

/// Every order that somebody insists on or that lies in the matter, as far as the filter leaves its words.
pub fn orders(situation: &Situation<'_>) -> Vec<Order> {
    let model = situation.model;
    let acts = Acts::of(model);
    let mut found: BTreeMap<(Act, Vec<Act>, Option<PartyIx>), Order> = BTreeMap::new();
    let mut add = |step, any_of: Vec<Act>, insists, stances: &[StanceIx], evidence: &[Evidence]| {
        let key = (step, any_of.clone(), insists);
        let new = || Order { step, any_of, insists, stances: Vec::new(), sources: Vec::new() };
        let order = found.entry(key).or_insert_with(new);
        order.stances.extend(stances);
        order.sources.extend(situation.filter().pieces(evidence).map(|piece| model.article(piece.source)));
        order.sources.sort();
        order.sources.dedup();
    };
    for ix in model.steps.indices() {
        for (order, words) in at_step(situation, ix) {
            add(Act::Step(ix), vec![Act::Step(order.before)], order.insists, &[], words);
        }
    }
    for party in model.parties.indices() {
        for (demand, position) in situation.stated(party).iter() {
            let waits: Vec<Vec<Act>> = position
                .comes_after()
                .iter()
                .flat_map(|any_of| one_of(any_of.iter().map(|condition| acts.alternatives(condition)).collect()))
                .collect();
            if waits.is_empty() {
                continue;
            }
            let stances: Vec<StanceIx> = position.stances().collect();
            let evidence: Vec<Evidence> = stances.iter().flat_map(|ix| &model.stances[*ix].evidence).cloned().collect();
            for act in acts.by(demand) {
                for any_of in waits.iter().filter(|any_of| !any_of.contains(act)) {
                    add(*act, any_of.clone(), Some(party), &stances, &evidence);
                }
            }
        }
    }
    found.into_values().collect()
}

/// The orders that stand at a step itself, each with the words for it. One that rests on sources that do not count, or are not out,
/// is nobody's.
fn at_step<'m>(situation: &Situation<'m>, step: StepIx) -> impl Iterator<Item = (&'m Precedence, &'m [Evidence])> {
    let step = &situation.model.steps[step];
    let each = step.after.iter().map(|order| (order, step.words_for(order)));
    each.filter(|(order, words)| order.insists.is_none() || situation.is_out(words))
}

/// The words for an order that stand at the step itself; none for one that lies in positions alone.
pub fn words_at_step<'m>(situation: &Situation<'m>, order: &Order) -> Vec<&'m [Evidence]> {
    let Some(step) = order.step.step() else { return Vec::new() };
    let own = at_step(situation, step)
        .filter(|(own, _)| own.insists == order.insists && order.any_of == [Act::Step(own.before)]);
    own.map(|(_, words)| words).collect()
}

/// The orders before and after a step that lie in positions, and not at a step itself.
pub fn waiting(situation: &Situation<'_>, step: StepIx) -> Vec<Order> {
    let act = Act::Step(step);
    let all = orders(situation).into_iter().filter(|order| !order.stances.is_empty());
    all.filter(|order| order.step == act || order.any_of.contains(&act)).collect()
}

/// By what each demand comes about: its steps, or by itself if it has none.
struct Acts(Vec<Vec<Act>>);

impl Acts {
    /// O(demands + steps). A demand has an edge for each statement on it, which nobody goes through for every statement.
    fn of(model: &Model) -> Acts {
        let mut acts = vec![Vec::new(); model.demands.len()];
        for (ix, step) in model.steps.iter() {
            if let Some(demand) = step.fulfils {
                acts[demand.position()].push(Act::Step(ix));
            }
        }
        for (demand, acts) in model.demands.indices().zip(&mut acts).filter(|(_, acts)| acts.is_empty()) {
            acts.push(Act::Demand(demand));
        }
        Acts(acts)
    }

    fn by(&self, demand: DemandIx) -> &[Act] {
        &self.0[demand.position()]
    }

    /// What a condition asks for: of each list, one. A part that nothing in the model brings about asks for none, and with it an
    /// alternative of several.
    fn alternatives(&self, condition: &Condition) -> Vec<Vec<Act>> {
        match condition {
            Condition::Step(step) => vec![vec![Act::Step(*step)]],
            Condition::Demand(demand) => vec![self.by(*demand).to_vec()],
            Condition::AllOf(parts) => parts.iter().flat_map(|part| self.alternatives(part)).collect(),
            Condition::AnyOf(parts) => one_of(parts.iter().map(|part| self.alternatives(part)).collect()),
            Condition::Event(_) | Condition::Text(_) => Vec::new(),
        }
    }
}

/// Combinations beyond which a condition of alternatives orders nothing: nobody writes such a one by hand.
const MOST: usize = 1_000;

/// One of several alternatives, each all of its lists, as lists of which one each is enough. An alternative that asks for
/// nothing is always open.
fn one_of(mut each: Vec<Vec<Vec<Act>>>) -> Vec<Vec<Act>> {
    if each.len() == 1 {
        return each.remove(0);
    }
    // In each combination of one list of every alternative, one of all that is named is enough.
    let number = each.iter().try_fold(1_usize, |all, part| all.checked_mul(part.len()));
    if number.is_none_or(|number| number == 0 || number > MOST) {
        return Vec::new();
    }
    let mut joined: Vec<Vec<Act>> = vec![Vec::new()];
    for part in each {
        let with = |list: &Vec<Act>| part.iter().map(|more| [list.as_slice(), more].concat()).collect::<Vec<_>>();
        joined = joined.iter().flat_map(with).collect();
    }
    for list in &mut joined {
        list.sort_unstable();
        list.dedup();
    }
    joined.sort();
    joined.dedup();
    joined
}
