//! In what order steps can be done, what waits for itself, and every smallest way out.
//!
//! A step comes after others because somebody insists on it, because a position of somebody on what it fulfils waits for
//! them, or because it lies in the matter. Steps that wait for one another are a deadlock: a strongly connected part of
//! what is blocked (Tarjan 1972). Ways out are smallest sets of waivers (minimum feedback arc sets over units; Karp 1972).

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

use crate::analysis::patience::Patience;
use crate::analysis::situation::{Scope, Situation};
use crate::analysis::ways_out::{Need, WaysOut, doable, ways_out};
use crate::graph::Basis;
use crate::id::{PartyIx, SourceIx, StanceIx, StepIx};
use crate::model::{Condition, Evidence, Waiver};

/// That a step comes after others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order {
    /// The later step.
    pub step: StepIx,
    /// The earlier ones; one of them is enough.
    pub any_of: Vec<StepIx>,
    /// Who insists; nobody where the order lies in the matter.
    pub insists: Option<PartyIx>,
    /// The positions that wait; none for an order that stands at the step itself.
    pub stances: Vec<StanceIx>,
    /// The sources that say so.
    pub sources: Vec<SourceIx>,
}

/// Steps that wait for one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadlock {
    /// The steps, by id.
    pub steps: Vec<StepIx>,
    /// What keeps them waiting for one another.
    pub orders: Vec<Order>,
    /// The smallest sets of orders, by their place in `orders`, after whose waiver all steps can be done.
    pub ways_out: WaysOut,
    /// Parties whose waivers alone open it, by id.
    pub sufficient: Vec<PartyIx>,
    /// Parties without any waiver of whom nothing opens it, by id.
    pub necessary: Vec<PartyIx>,
}

/// The answer of `roadmap`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roadmap {
    /// Steps that can be done, each as early as can be; those of one stage by id.
    pub stages: Vec<Vec<StepIx>>,
    /// What waits for itself, by the id of the first step.
    pub deadlocks: Vec<Deadlock>,
    /// Steps that are in no deadlock and come after one, by id.
    pub behind: Vec<StepIx>,
    /// Every order that counts.
    pub orders: Vec<Order>,
}

/// The order of the known steps, without what is waived. O(steps × orders), and the search for ways out, see [`ways_out`].
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}}, demands: {}, stances: [],\
/// #   steps: {map: {text: The map is shown, after: {talks: b}}, talks: {text: The two meet, after: {map: a}}}}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::{Endless, Situation, WaysOut, roadmap};
/// let answer = roadmap(&Situation::new(&model, None, Vec::new()), &Endless);
/// assert!(answer.stages.is_empty());
/// assert_eq!(answer.deadlocks[0].ways_out, WaysOut::All(vec![vec![0], vec![1]]), "one waiver, of either");
/// ```
pub fn roadmap(situation: &Situation<'_>, patience: &dyn Patience) -> Roadmap {
    let Plan { steps, place, orders, needs, done } = plan(situation);
    let stages = stages(&steps, &needs, &done);
    let parts = parts(&needs, &done);
    let deadlocks: Vec<Deadlock> =
        parts.iter().map(|part| deadlock(situation, part, &steps, &orders, &place, patience)).collect();
    let locked: BTreeSet<usize> = parts.into_iter().flatten().collect();
    let behind = (0..steps.len()).filter(|at| !done[*at] && !locked.contains(at)).map(|at| steps[at]).collect();
    Roadmap { stages, deadlocks, behind, orders }
}

/// The steps of each deadlock, as in [`roadmap`], without the search for ways out. O(steps × orders).
pub fn locked(situation: &Situation<'_>) -> Vec<Vec<StepIx>> {
    let Plan { steps, needs, done, .. } = plan(situation);
    parts(&needs, &done).into_iter().map(|part| part.into_iter().map(|at| steps[at]).collect()).collect()
}

/// The sources that are alone in saying that somebody insists on an order at a step: without one of these, an order falls.
/// O(orders × pieces of evidence).
pub fn sources_of_orders(situation: &Situation<'_>) -> BTreeSet<SourceIx> {
    let orders = situation.model.steps.iter().flat_map(|(_, step)| step.after.iter().map(move |order| (step, order)));
    let insisted = orders.filter(|(_, order)| order.insists.is_some());
    insisted.map(|(step, order)| step.words_for(order)).filter_map(|words| situation.only_source_out(words)).collect()
}

/// What the questions about order are answered from: the known steps by id, and what each of them needs.
struct Plan {
    steps: Vec<StepIx>,
    place: BTreeMap<StepIx, usize>,
    orders: Vec<Order>,
    needs: Vec<Need>,
    done: Vec<bool>,
}

fn plan(situation: &Situation<'_>) -> Plan {
    let model = situation.model;
    let known_step = |ix: &StepIx| model.is_out(&model.steps[*ix].evidence, situation.day);
    let mut steps: Vec<StepIx> = model.steps.indices().filter(known_step).collect();
    steps.sort_by_key(|ix| &model.steps[*ix].id);
    let place: BTreeMap<StepIx, usize> = steps.iter().enumerate().map(|(at, ix)| (*ix, at)).collect();
    let is_waived = |order: &Order| {
        let waived = |before: &StepIx| situation.waivers.contains(&Waiver { before: *before, after: order.step });
        order.insists.is_some() && order.any_of.iter().any(waived)
    };
    let known = |order: &Order| place.contains_key(&order.step) && order.any_of.iter().all(|ix| place.contains_key(ix));
    let mut orders: Vec<Order> =
        orders(situation).into_iter().filter(|order| known(order) && !is_waived(order)).collect();
    orders.sort_by_key(|order| {
        (place[&order.step], order.any_of.iter().map(|ix| place[ix]).collect::<Vec<_>>(), order.insists)
    });
    let need = |order: &Order| Need {
        step: place[&order.step],
        any_of: order.any_of.iter().map(|ix| place[ix]).collect(),
        unit: None,
    };
    let needs: Vec<Need> = orders.iter().map(need).collect();
    let done = doable(steps.len(), &needs, &BTreeSet::new());
    Plan { steps, place, orders, needs, done }
}

/// Every order that somebody insists on or that lies in the matter, as far as the filter leaves its words.
fn orders(situation: &Situation<'_>) -> Vec<Order> {
    let model = situation.model;
    let mut found: BTreeMap<(StepIx, Vec<StepIx>, Option<PartyIx>), Order> = BTreeMap::new();
    let mut add = |step, any_of: Vec<StepIx>, insists, stance: Option<StanceIx>, evidence: &[Evidence]| {
        let key = (step, any_of.clone(), insists);
        let new = || Order { step, any_of, insists, stances: Vec::new(), sources: Vec::new() };
        let order = found.entry(key).or_insert_with(new);
        order.stances.extend(stance);
        order.sources.extend(situation.filter().pieces(evidence).map(|piece| piece.source));
        order.sources.sort();
        order.sources.dedup();
    };
    for (ix, step) in model.steps.iter() {
        for order in &step.after {
            let words = step.words_for(order);
            // An order that rests on sources that do not count, or are not out, is nobody's.
            if order.insists.is_none() || situation.is_out(words) {
                add(ix, vec![order.before], order.insists, None, words);
            }
        }
        let Some(demand) = step.fulfils else { continue };
        for party in model.parties.indices() {
            let cell = situation.matrix(Scope::Direct).cell(party, demand);
            let Some(Basis::Stated(stance)) = cell.map(|cell| cell.basis) else { continue };
            for (link, condition) in &model.stances[stance].conditions {
                for any_of in if link.waits() { alternatives(situation, condition) } else { Vec::new() } {
                    if !any_of.contains(&ix) {
                        add(ix, any_of, Some(party), Some(stance), &model.stances[stance].evidence);
                    }
                }
            }
        }
    }
    found.into_values().collect()
}

/// The steps that a condition asks for: of each list, one. A part that no step brings about asks for none, and with it an
/// alternative of several.
fn alternatives(situation: &Situation<'_>, condition: &Condition) -> Vec<Vec<StepIx>> {
    let model = situation.model;
    match condition {
        Condition::Step(step) => vec![vec![*step]],
        Condition::Demand(demand) => {
            let fulfilling: Vec<StepIx> =
                model.steps.iter().filter(|(_, step)| step.fulfils == Some(*demand)).map(|(ix, _)| ix).collect();
            if fulfilling.is_empty() { Vec::new() } else { vec![fulfilling] }
        }
        Condition::AllOf(parts) => parts.iter().flat_map(|part| alternatives(situation, part)).collect(),
        Condition::AnyOf(parts) => {
            let each: Vec<Vec<Vec<StepIx>>> = parts.iter().map(|part| alternatives(situation, part)).collect();
            // Only alternatives of single steps can be put into one list; another way is open in any other case.
            let single = |part: &Vec<Vec<StepIx>>| part.len() == 1;
            if each.iter().all(single) { vec![each.into_iter().flatten().flatten().collect()] } else { Vec::new() }
        }
        Condition::Event(_) | Condition::Text(_) => Vec::new(),
    }
}

/// The steps that can be done, each in the first stage in which all its needs are met before.
fn stages(steps: &[StepIx], needs: &[Need], done: &[bool]) -> Vec<Vec<StepIx>> {
    let mut stage: Vec<Option<usize>> = vec![None; steps.len()];
    let mut stages: Vec<Vec<StepIx>> = Vec::new();
    loop {
        let met = |need: &Need| need.any_of.iter().any(|before| stage[*before].is_some());
        let ready =
            |at: &usize| done[*at] && stage[*at].is_none() && needs.iter().filter(|need| need.step == *at).all(met);
        let now: Vec<usize> = (0..steps.len()).filter(ready).collect();
        if now.is_empty() {
            return stages;
        }
        now.iter().for_each(|at| stage[*at] = Some(stages.len()));
        stages.push(now.into_iter().map(|at| steps[at]).collect());
    }
}

/// The deadlocks: strongly connected parts of what is blocked, with more than one step or a step after itself, in which every
/// step is blocked by the part alone. A part that has a way around itself is taken apart further, with what is outside of it
/// as done.
fn parts(needs: &[Need], done: &[bool]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let blocked: Vec<usize> = (0..done.len()).filter(|at| !done[*at]).collect();
    let mut open = vec![blocked];
    while let Some(steps) = open.pop() {
        for part in connected(needs, &steps) {
            let left = blocked_by(needs, &part);
            if left.len() == part.len() {
                found.push(part);
            } else if !left.is_empty() {
                open.push(left);
            }
        }
    }
    found.sort();
    found
}

/// The strongly connected parts of some steps, by needs that only they can meet.
fn connected(needs: &[Need], steps: &[usize]) -> Vec<Vec<usize>> {
    let mut graph: DiGraphMap<usize, ()> = DiGraphMap::new();
    for need in needs.iter().filter(|need| is_of(need, steps)) {
        for before in &need.any_of {
            graph.add_edge(*before, need.step, ());
        }
    }
    let circle = |part: &Vec<usize>| part.len() > 1 || part.iter().any(|at| graph.contains_edge(*at, *at));
    let mut parts: Vec<Vec<usize>> = tarjan_scc(&graph).into_iter().filter(circle).collect();
    parts.iter_mut().for_each(|part| part.sort_unstable());
    parts
}

/// Whether a need is one of some steps, sorted, and can be met by nothing else.
fn is_of(need: &Need, steps: &[usize]) -> bool {
    let inside = |step: &usize| steps.binary_search(step).is_ok();
    inside(&need.step) && need.any_of.iter().all(inside)
}

/// Those of some steps that cannot be done although everything outside is.
fn blocked_by(needs: &[Need], steps: &[usize]) -> Vec<usize> {
    let place = |step: &usize| steps.binary_search(step).unwrap_or_default();
    let local =
        |need: &Need| Need { step: place(&need.step), any_of: need.any_of.iter().map(place).collect(), unit: None };
    let own: Vec<Need> = needs.iter().filter(|need| is_of(need, steps)).map(local).collect();
    let done = doable(steps.len(), &own, &BTreeSet::new());
    steps.iter().zip(done).filter(|(_, done)| !done).map(|(step, _)| *step).collect()
}

/// One deadlock by itself: what lies outside of it is taken as done.
fn deadlock(
    situation: &Situation<'_>,
    part: &[usize],
    steps: &[StepIx],
    orders: &[Order],
    place: &BTreeMap<StepIx, usize>,
    patience: &dyn Patience,
) -> Deadlock {
    let inside: BTreeMap<usize, usize> = part.iter().enumerate().map(|(at, global)| (*global, at)).collect();
    let local = |ix: &StepIx| inside.get(&place[ix]).copied();
    let of_part = |order: &&Order| local(&order.step).is_some() && order.any_of.iter().all(|ix| local(ix).is_some());
    let orders: Vec<Order> = orders.iter().filter(of_part).cloned().collect();
    let need = |(unit, order): (usize, &Order)| Need {
        step: local(&order.step).unwrap_or_default(),
        any_of: order.any_of.iter().filter_map(local).collect(),
        unit: order.insists.map(|_| unit),
    };
    let needs: Vec<Need> = orders.iter().enumerate().map(need).collect();
    let mut owners: Vec<PartyIx> = orders.iter().filter_map(|order| order.insists).collect();
    owners.sort_by_key(|ix| &situation.model.parties[*ix].id);
    owners.dedup();
    let opens = |waives: &dyn Fn(PartyIx) -> bool| {
        let waived = (0..orders.len()).filter(|at| orders[*at].insists.is_some_and(waives)).collect();
        doable(part.len(), &needs, &waived).into_iter().all(|done| done)
    };
    Deadlock {
        steps: part.iter().map(|at| steps[*at]).collect(),
        ways_out: ways_out(part.len(), &needs, patience),
        sufficient: owners.iter().copied().filter(|party| opens(&|owner| owner == *party)).collect(),
        necessary: if opens(&|_| true) {
            owners.iter().copied().filter(|party| !opens(&|owner| owner != *party)).collect()
        } else {
            Vec::new()
        },
        orders,
    }
}
