//! In what order steps can be done, what waits for itself, and every smallest way out.
//!
//! What has to come before what is found in `orders`. Steps that wait for one another are a deadlock: a strongly connected part of
//! what is blocked (Sharir 1981). Ways out are smallest sets of waivers (minimum feedback arc sets over units; Karp 1972).

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;

use crate::graph::Cell;
use crate::id::{DemandIx, PartyIx, SourceIx, StepIx};
use crate::model::{Act, Waiver};
use crate::position::{Met, Word, excluded_by};
use crate::search::feedback_sets::{Need, WaysOut, doable, rounds, ways_out};
use crate::search::formula::Formula;
use crate::search::patience::Patience;
use crate::situation::{Order, orders};
use crate::situation::{Scope, Situation};

/// Steps that wait for one another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deadlock {
    /// The steps, and demands without any, by id.
    pub steps: Vec<Act>,
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
#[non_exhaustive]
pub struct Roadmap {
    /// Steps that can be done, each as early as can be; those of one stage by id.
    pub stages: Vec<Vec<StepIx>>,
    /// What waits for itself, by the id of the first step.
    pub deadlocks: Vec<Deadlock>,
    /// Steps that are in no deadlock and come after one, by id.
    pub behind: Vec<StepIx>,
    /// Every order that counts.
    pub orders: Vec<Order>,
    /// Steps to a demand that somebody refuses when their turn comes, and demands without steps that somebody refuses, by id, with
    /// who does.
    pub refused: Vec<(Act, Vec<(PartyIx, Cell)>)>,
    /// Steps that nobody refuses and that could be done if what is refused could, by id, with what of that comes before them,
    /// directly or through others.
    pub after_refused: Vec<(StepIx, Vec<Act>)>,
    /// Steps to demands that cannot hold together, each two by id.
    pub exclusive: Vec<[StepIx; 2]>,
}

/// The order of the known steps, without what is waived. O(steps × orders), and the search for ways out, see [`ways_out`].
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}}, demands: {}, stances: [],\
/// #   steps: {map: {text: The map is shown, after: {talks: b}}, talks: {text: The two meet, after: {map: a}}}}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::roadmap;
/// use demarche::search::feedback_sets::WaysOut;
/// use demarche::search::patience::Endless;
/// use demarche::situation::Situation;
/// let answer = roadmap(&Situation::of(&model).build(), &Endless);
/// assert!(answer.stages.is_empty());
/// assert_eq!(answer.deadlocks[0].ways_out, WaysOut::All(vec![vec![0], vec![1]]), "one waiver, of either");
/// ```
pub fn roadmap(situation: &Situation<'_>, patience: &dyn Patience) -> Roadmap {
    let plan = plan(situation);
    let Plan { steps, place, orders, needs, done } = &plan;
    let refused = refused(situation, steps, &stages(steps, needs), orders);
    let after_refused = after_refused(steps, needs, done, refused.iter().map(|(act, _)| place[act]).collect());
    let exclusive = exclusive(situation, &only_steps(steps.clone()));
    let Ordered { stages, deadlocks, behind, orders } = in_order(plan, patience);
    Roadmap { stages, deadlocks, behind, orders, refused, after_refused, exclusive }
}

/// What the orders of the steps alone come to, whatever anybody refuses. It costs less than [`roadmap`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ordered {
    /// As in [`Roadmap`].
    pub stages: Vec<Vec<StepIx>>,
    /// As in [`Roadmap`].
    pub deadlocks: Vec<Deadlock>,
    /// As in [`Roadmap`].
    pub behind: Vec<StepIx>,
    /// As in [`Roadmap`].
    pub orders: Vec<Order>,
}

/// The orders of the known steps, without what is waived, and what waits for itself. Complexity as [`roadmap`], without what is refused.
pub fn ordered(situation: &Situation<'_>, patience: &dyn Patience) -> Ordered {
    in_order(plan(situation), patience)
}

fn only_steps(acts: Vec<Act>) -> Vec<StepIx> {
    acts.into_iter().filter_map(Act::step).collect()
}

fn in_order(plan: Plan, patience: &dyn Patience) -> Ordered {
    let Plan { steps, place, orders, needs, done } = plan;
    let stages = stages(&steps, &needs).into_iter().map(only_steps).filter(|stage| !stage.is_empty());
    let stages: Vec<Vec<StepIx>> = stages.collect();
    let parts = parts(&needs, &done);
    let deadlocks: Vec<Deadlock> = parts.iter().map(|part| deadlock(part, &steps, &orders, &place, patience)).collect();
    let locked: BTreeSet<usize> = parts.into_iter().flatten().collect();
    let behind = (0..steps.len()).filter(|at| !done[*at] && !locked.contains(at)).map(|at| steps[at]).collect();
    Ordered { stages, deadlocks, behind: only_steps(behind), orders }
}

/// What could be done, is not refused, and comes after what is, directly or through others, with what that is.
/// O(steps × orders) for each.
fn after_refused(steps: &[Act], needs: &[Need], done: &[bool], refused: BTreeSet<usize>) -> Vec<(StepIx, Vec<Act>)> {
    // What is refused never comes about: as if it waited for itself.
    let never = refused.iter().map(|at| Need { step: *at, any_of: vec![*at], unit: None });
    let needs: Vec<Need> = needs.iter().cloned().chain(never).collect();
    let without = doable(steps.len(), &needs, &BTreeSet::new());
    let late = (0..steps.len()).filter(|at| done[*at] && !without[*at] && !refused.contains(at));
    let one = |at: usize| {
        let waits_for = waited_for(&needs, &without, vec![at]);
        Some((steps[at].step()?, waits_for.intersection(&refused).map(|at| steps[*at]).collect()))
    };
    late.filter_map(one).collect()
}

/// Which of some steps and demands without steps lead to a demand that a party refuses by the word that holds when their turn comes,
/// or over its red line.
/// By then what the steps of the stages before lead to has come about, and what has to come right before it.
fn refused(
    situation: &Situation<'_>,
    acts: &[Act],
    stages: &[Vec<Act>],
    orders: &[Order],
) -> Vec<(Act, Vec<(PartyIx, Cell)>)> {
    let model = situation.model;
    let mut parties: Vec<PartyIx> = model.parties.indices().collect();
    parties.sort_unstable();
    let staged = stages.iter().enumerate().flat_map(|(at, stage)| stage.iter().map(move |act| (*act, at)));
    let stage_of: BTreeMap<Act, usize> = staged.collect();
    let mut since: BTreeMap<DemandIx, usize> = BTreeMap::new();
    for (act, at) in &stage_of {
        if let Some(demand) = act.demand(model) {
            let first = since.entry(demand).or_insert(*at);
            *first = (*first).min(*at);
        }
    }
    let mut right_before: BTreeSet<(Act, DemandIx)> = BTreeSet::new();
    for order in orders {
        if let [only] = order.any_of.as_slice() {
            right_before.extend(only.demand(model).map(|demand| (order.step, demand)));
        }
    }
    let by = |act: &Act| {
        let demand = act.demand(model)?;
        let come = |other: DemandIx| {
            let staged = since.get(&other).zip(stage_of.get(act)).is_some_and(|(first, own)| first < own);
            let is_before = staged || right_before.contains(&(*act, other));
            if is_before { Met::decided(Formula::ALWAYS) } else { Met::UNDECIDED }
        };
        let refuses = |party: &PartyIx| {
            let position = situation.position(*party, demand, Scope::Derived)?;
            let holds = position.states(model, &come).holds.map(|when| when.simplified() == Formula::ALWAYS);
            let then = (0..2).filter(|at| holds[*at]).find_map(|at| position.words[at]);
            let (now, waits) = position.now();
            let refuses = then.map_or(!waits && now.refuses(), Word::refuses);
            refuses.then(|| (*party, position.cell()))
        };
        let by: Vec<(PartyIx, Cell)> = parties.iter().filter_map(refuses).collect();
        (!by.is_empty()).then_some((*act, by))
    };
    acts.iter().filter_map(by).collect()
}

/// Which two of some steps lead to demands that exclude one another, by themselves or by what they imply.
fn exclusive(situation: &Situation<'_>, steps: &[StepIx]) -> Vec<[StepIx; 2]> {
    let to = |step: &StepIx| Some((*step, situation.model.steps[*step].fulfils?));
    let leading: Vec<(StepIx, DemandIx)> = steps.iter().filter_map(to).collect();
    let mut found = Vec::new();
    for (at, (step, demand)) in leading.iter().enumerate() {
        let excluded = excluded_by(&situation.graph, *demand);
        let later = leading[at + 1..].iter().filter(|(_, other)| excluded.contains(other));
        found.extend(later.map(|(other, _)| [*step, *other]));
    }
    found
}

/// The steps of each deadlock, as in [`roadmap`], without the search for ways out. O(steps × orders).
pub fn locked(situation: &Situation<'_>) -> Vec<Vec<Act>> {
    let Plan { steps, needs, done, .. } = plan(situation);
    parts(&needs, &done).into_iter().map(|part| part.into_iter().map(|at| steps[at]).collect()).collect()
}

/// A deadlock with what cannot come about while it lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stuck {
    /// What waits for one another.
    pub acts: Vec<Act>,
    /// The demands to which everything that leads there is in it or comes after it, by id.
    pub demands: Vec<DemandIx>,
}

/// What cannot come about as things stand, by deadlock. O(steps × orders) for each demand that waits.
pub fn stuck(situation: &Situation<'_>) -> Vec<Stuck> {
    let Plan { steps, needs, done, .. } = plan(situation);
    let parts = parts(&needs, &done);
    let mut ways: BTreeMap<DemandIx, Vec<usize>> = BTreeMap::new();
    for (at, act) in steps.iter().enumerate() {
        if let Some(demand) = act.demand(situation.model) {
            ways.entry(demand).or_default().push(at);
        }
    }
    ways.retain(|_, ways| ways.iter().all(|at| !done[*at]));
    let waits_for: BTreeMap<DemandIx, BTreeSet<usize>> =
        ways.into_iter().map(|(demand, ways)| (demand, waited_for(&needs, &done, ways))).collect();
    let one = |part: Vec<usize>| {
        let own = waits_for.iter().filter(|(_, waits)| part.iter().any(|at| waits.contains(at)));
        let mut demands: Vec<DemandIx> = own.map(|(demand, _)| *demand).collect();
        demands.sort_unstable();
        Stuck { acts: part.into_iter().map(|at| steps[at]).collect(), demands }
    };
    parts.into_iter().map(one).collect()
}

/// Some acts with all that they wait for and that cannot be done either.
fn waited_for(needs: &[Need], done: &[bool], from: Vec<usize>) -> BTreeSet<usize> {
    let mut open: BTreeMap<usize, Vec<&Need>> = BTreeMap::new();
    for need in needs.iter().filter(|need| need.any_of.iter().all(|before| !done[*before])) {
        open.entry(need.step).or_default().push(need);
    }
    let mut found: BTreeSet<usize> = from.iter().copied().collect();
    let mut queue = from;
    while let Some(step) = queue.pop() {
        let own = open.get(&step).into_iter().flatten();
        queue.extend(own.flat_map(|need| &need.any_of).copied().filter(|before| found.insert(*before)));
    }
    found
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
    steps: Vec<Act>,
    place: BTreeMap<Act, usize>,
    orders: Vec<Order>,
    needs: Vec<Need>,
    done: Vec<bool>,
}

fn plan(situation: &Situation<'_>) -> Plan {
    let model = situation.model;
    let known_step = |ix: &StepIx| model.is_out(&model.steps[*ix].evidence, situation.day);
    let found = orders(situation);
    let waited = found.iter().flat_map(|order| order.any_of.iter().chain([&order.step])).copied();
    let demands: BTreeSet<Act> = waited.filter(|act| act.step().is_none()).collect();
    let mut steps: Vec<Act> = model.steps.indices().filter(known_step).map(Act::Step).chain(demands).collect();
    steps.sort_by_key(|act| act.id(model));
    let place: BTreeMap<Act, usize> = steps.iter().enumerate().map(|(at, act)| (*act, at)).collect();
    let is_waived = |order: &Order| {
        let waived = |before: &Act| situation.waivers.contains(&Waiver { before: *before, after: order.step });
        order.insists.is_some() && order.any_of.iter().any(waived)
    };
    let known = |order: &Order| place.contains_key(&order.step) && order.any_of.iter().all(|ix| place.contains_key(ix));
    let mut orders: Vec<Order> = found.into_iter().filter(|order| known(order) && !is_waived(order)).collect();
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

/// The steps that can be done, each in the first stage in which all its needs are met before. O(steps + needs).
fn stages(steps: &[Act], needs: &[Need]) -> Vec<Vec<Act>> {
    let mut stages: Vec<Vec<Act>> = Vec::new();
    for (act, round) in steps.iter().zip(rounds(steps.len(), needs, &BTreeSet::new())) {
        let Some(round) = round else { continue };
        if stages.len() <= round {
            stages.resize(round + 1, Vec::new());
        }
        stages[round].push(*act);
    }
    stages
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
    let mut parts: Vec<Vec<usize>> = kosaraju_scc(&graph).into_iter().filter(circle).collect();
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
    part: &[usize],
    steps: &[Act],
    orders: &[Order],
    place: &BTreeMap<Act, usize>,
    patience: &dyn Patience,
) -> Deadlock {
    let inside: BTreeMap<usize, usize> = part.iter().enumerate().map(|(at, global)| (*global, at)).collect();
    let local = |ix: &Act| inside.get(&place[ix]).copied();
    let of_part = |order: &&Order| local(&order.step).is_some() && order.any_of.iter().all(|ix| local(ix).is_some());
    let orders: Vec<Order> = orders.iter().filter(of_part).cloned().collect();
    let need = |(unit, order): (usize, &Order)| Need {
        step: local(&order.step).unwrap_or_default(),
        any_of: order.any_of.iter().filter_map(local).collect(),
        unit: order.insists.map(|_| unit),
    };
    let needs: Vec<Need> = orders.iter().enumerate().map(need).collect();
    let mut owners: Vec<PartyIx> = orders.iter().filter_map(|order| order.insists).collect();
    owners.sort_unstable();
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
