//! Which steps stand in which row of the roadmap, and which lines lead from one to another.

use std::collections::BTreeMap;

use super::datum;
use crate::answer::{Act, Order, Roadmap, Step};
use crate::model::Model;

/// Why a step, or a demand without steps, stands where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has its turn, in a stage counted from nought.
    Stage(usize),
    /// It is part of a deadlock.
    Locked(usize),
    /// It comes after a deadlock.
    Behind,
    /// A demand that no step fulfils, and that is in no deadlock.
    Demand,
}

/// What has to come before what.
#[derive(Clone, Copy, Debug)]
pub struct OrderLine<'a, 'm> {
    /// The order.
    pub order: &'a Order<'m>,
    /// Where it begins, in the list of the plan.
    pub from: usize,
    /// Where it leads.
    pub to: usize,
}

/// What is drawn, before anything has a place.
#[derive(Debug)]
pub struct Plan<'a, 'm> {
    /// The issues of the demands, for other programs.
    pub issues: BTreeMap<&'m str, &'m str>,
    /// Everything that has a box.
    pub acts: Vec<(Act<'m>, Why)>,
    /// Every order, once for each of what may come first.
    pub lines: Vec<OrderLine<'a, 'm>>,
    /// What stands side by side, from the top down.
    pub levels: Vec<Vec<usize>>,
}

impl<'a, 'm> Plan<'a, 'm> {
    /// Of an answer. O((steps + orders)²) at most.
    pub fn new(model: &'m Model, roadmap: &'a Roadmap<'m>) -> Plan<'a, 'm> {
        let mut acts: Vec<(Act<'m>, Why)> = Vec::new();
        let steps = |list: &[Step<'m>], why: Why| list.iter().map(|step| (Act::Step(*step), why)).collect::<Vec<_>>();
        for (at, stage) in roadmap.stages.iter().enumerate() {
            acts.extend(steps(stage, Why::Stage(at)));
        }
        for (at, deadlock) in roadmap.deadlocks.iter().enumerate() {
            acts.extend(steps(&deadlock.steps, Why::Locked(at)));
            acts.extend(deadlock.demands.iter().map(|demand| (Act::Demand(*demand), Why::Locked(at))));
        }
        acts.extend(steps(&roadmap.behind, Why::Behind));
        for act in roadmap.orders.iter().flat_map(|order| order.before.iter().chain([&order.after])) {
            if !acts.iter().any(|(known, _)| known == act) {
                acts.push((*act, Why::Demand));
            }
        }
        let place = |act: &Act<'m>| acts.iter().position(|(known, _)| known == act);
        let line = |order: &'a Order<'m>| {
            let to = place(&order.after);
            let ends = order.before.iter().filter_map(move |before| Some((place(before)?, to?)));
            ends.map(move |(from, to)| OrderLine { order, from, to }).collect::<Vec<_>>()
        };
        let lines: Vec<OrderLine<'a, 'm>> = roadmap.orders.iter().flat_map(line).collect();
        let levels = levels(roadmap, &acts, &lines);
        Plan { issues: datum::issues(model), acts, lines, levels }
    }

    /// Whether two are a deadlock of two, whose lines run level.
    pub fn is_pair(&self, line: &OrderLine<'_, '_>) -> bool {
        let (from, to) = (self.acts[line.from].1, self.acts[line.to].1);
        matches!(from, Why::Locked(_)) && from == to && line.from != line.to && self.locked(from) == 2
    }

    /// How many are in a deadlock.
    pub fn locked(&self, why: Why) -> usize {
        self.acts.iter().filter(|(_, own)| *own == why).count()
    }
}

/// Stages first, then each deadlock, then what comes after them in the order of what it waits for; a demand stands just before what
/// waits for it, or just after what it waits for.
fn levels(roadmap: &Roadmap<'_>, acts: &[(Act<'_>, Why)], lines: &[OrderLine<'_, '_>]) -> Vec<Vec<usize>> {
    let (stages, deadlocks) = (roadmap.stages.len(), roadmap.deadlocks.len());
    let first = |why: Why| match why {
        Why::Stage(at) => Some(2 * at + 1),
        Why::Locked(at) => Some(2 * (stages + at) + 1),
        Why::Behind => Some(2 * (stages + deadlocks) + 1),
        Why::Demand => None,
    };
    let mut level: Vec<Option<usize>> = acts.iter().map(|(_, why)| first(*why)).collect();
    // Where one of several is enough, what comes after a deadlock can wait in a circle: then it stands where it stood.
    for _ in 0..acts.len().min(MOST_ROUNDS) {
        let mut changed = false;
        for line in lines {
            let (from, to) = (level[line.from], level[line.to]);
            match (acts[line.to].1, from) {
                (Why::Behind, Some(from)) if acts[line.from].1 != Why::Demand && to <= Some(from) => {
                    level[line.to] = Some(from + 2);
                    changed = true;
                }
                (Why::Demand, Some(from)) if acts[line.from].1 != Why::Demand && to <= Some(from) => {
                    level[line.to] = Some(from + 1);
                    changed = true;
                }
                _ => {}
            }
        }
        if !changed {
            break;
        }
    }
    // Beside what comes just before the first that waits for it.
    let known = level.clone();
    for line in lines.iter().filter(|line| known[line.from].is_none()) {
        if let Some(to) = known[line.to] {
            let own = to.saturating_sub(2);
            level[line.from] = Some(level[line.from].map_or(own, |before| before.min(own)));
        }
    }
    // Demands that wait for demands alone, from the first one on.
    for _ in 0..acts.len().min(MOST_ROUNDS) {
        let ready = |at: &usize| {
            level[*at].is_none() && lines.iter().filter(|line| line.to == *at).all(|line| level[line.from].is_some())
        };
        let Some(next) = (0..acts.len()).find(ready) else { break };
        let waits_for = lines.iter().filter(|line| line.to == next).filter_map(|line| level[line.from]);
        level[next] = Some(waits_for.max().map_or(0, |last| last + 1));
    }
    let mut sorted: Vec<(usize, usize)> = (0..acts.len()).map(|at| (level[at].unwrap_or(0), at)).collect();
    sorted.sort_unstable();
    let parts = sorted.chunk_by(|a, b| a.0 == b.0);
    parts.map(|part| part.iter().map(|(_, at)| *at).collect()).collect()
}

/// What comes after a deadlock in a longer chain than this stands in the order of its ids.
const MOST_ROUNDS: usize = 500;
