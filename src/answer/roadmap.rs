//! The order of steps, what waits for itself, and every smallest way out.

use crate::situation;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Act, Demand, Issue, Order, Party, Position, Register, Rests, Step, StepNumbers};
use crate::analysis::{self, Finding, Footing};
use crate::search::feedback_sets::WaysOut;
use crate::situation::Scope;
use crate::id::{PartyIx, StepIx};
use crate::model;

/// Stages of steps, deadlocks with the ways out of each, and every order that counts.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Roadmap<'m> {
    /// Steps that wait for nothing which waits for itself, each as early as its order allows.
    pub stages: Vec<Vec<Step<'m>>>,
    /// What waits for itself.
    pub deadlocks: Vec<Deadlock<'m>>,
    /// Steps that are in no deadlock and come after one.
    pub behind: Vec<Step<'m>>,
    /// Steps to a demand that somebody refuses.
    pub refused: Vec<RefusedStep<'m>>,
    /// Demands without steps that somebody refuses, of those that stand in an order.
    pub refused_demands: Vec<RefusedDemand<'m>>,
    /// Steps in a stage that nobody refuses and that come after what somebody refuses, directly or through others.
    pub after_refused: Vec<AfterRefused<'m>>,
    /// Each two steps to demands that cannot hold together.
    pub exclusive: Vec<[Step<'m>; 2]>,
    /// Every order that counts.
    pub orders: Vec<Order<'m>>,
    /// What steps lead to, as far as the file says.
    pub leads_to: Vec<LeadsTo<'m>>,
    /// How many steps the model names.
    pub steps: usize,
    /// How many of those that are known on the day are of which sort.
    pub numbers: StepNumbers,
}

/// Steps, and demands without steps, that wait for one another.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Deadlock<'m> {
    /// The steps.
    pub steps: Vec<Step<'m>>,
    /// The demands that no step fulfils.
    pub demands: Vec<Demand<'m>>,
    /// Every smallest set of waivers that opens it; none if no waiver does, or if they were not all looked for.
    pub ways_out: Vec<Vec<Waived<'m>>>,
    /// Whether the ways out are all that there are.
    pub exact: bool,
    /// If not: at least and at most so many waivers open it.
    pub bounds: Option<[usize; 2]>,
    /// What keeps them waiting for one another.
    pub orders: Vec<Order<'m>>,
    /// Parties whose waivers alone open it.
    pub sufficient: Vec<Party<'m>>,
    /// Parties without a waiver of whom nothing opens it.
    pub necessary: Vec<Party<'m>>,
    /// On which single sources it rests.
    #[serde(flatten)]
    pub rests: Rests<'m>,
}

/// A waiver that is part of a way out.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Waived<'m> {
    /// Whose.
    pub party: Option<Party<'m>>,
    /// What was to come first, and after it what.
    pub waives: [Act<'m>; 2],
    /// Where one of several was to come first: all of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<Act<'m>>,
}

/// A step to a demand that somebody refuses.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct RefusedStep<'m> {
    /// The step.
    pub step: Step<'m>,
    /// Who refuses what it leads to.
    pub parties: Vec<Refusal<'m>>,
}

/// A demand without steps that somebody refuses.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct RefusedDemand<'m> {
    /// The demand.
    pub demand: Demand<'m>,
    /// Who refuses it.
    pub parties: Vec<Refusal<'m>>,
}

/// A step after what somebody refuses.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct AfterRefused<'m> {
    /// The step.
    pub step: Step<'m>,
    /// What somebody refuses of all that comes before it.
    pub refused: Vec<Act<'m>>,
}

/// A refusal.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Refusal<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// In which words.
    pub position: Option<Position>,
}

/// A step with the demand that it fulfils.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct LeadsTo<'m> {
    /// The step.
    pub step: Step<'m>,
    /// The demand.
    pub demand: Demand<'m>,
    /// What that is about; `deal` looks at whether it can be agreed on.
    pub issue: Issue<'m>,
}

impl<'m> Roadmap<'m> {
    /// Looks up the words of an analysis. O(steps × orders), and what a single source takes.
    pub fn new(register: &Register<'_, 'm>, found: &analysis::Roadmap, footing: &Footing<'_>) -> Roadmap<'m> {
        let steps = |list: &[StepIx]| list.iter().map(|ix| register.step(*ix)).collect::<Vec<_>>();
        let refused_steps = found.refused.iter().filter_map(|(act, by)| {
            let step = register.step(act.step()?);
            Some(RefusedStep { step, parties: refusals(register, *act, by) })
        });
        let refused_demands = found.refused.iter().filter(|(act, _)| act.step().is_none()).filter_map(|(act, by)| {
            let demand = register.demand(act.demand(register.model())?);
            Some(RefusedDemand { demand, parties: refusals(register, *act, by) })
        });
        let after = |(step, refused): &(StepIx, Vec<model::Act>)| AfterRefused {
            step: register.step(*step),
            refused: refused.iter().map(|act| register.act(*act)).collect(),
        };
        Roadmap {
            stages: found.stages.iter().map(|stage| steps(stage)).collect(),
            deadlocks: found.deadlocks.iter().map(|one| Deadlock::new(register, one, footing)).collect(),
            behind: steps(&found.behind),
            refused: refused_steps.collect(),
            refused_demands: refused_demands.collect(),
            after_refused: found.after_refused.iter().map(after).collect(),
            exclusive: found.exclusive.iter().map(|two| two.map(|ix| register.step(ix))).collect(),
            orders: found.orders.iter().map(|order| Order::new(register, order)).collect(),
            leads_to: leads_to(register),
            steps: register.model().steps.len(),
            numbers: StepNumbers::new(found),
        }
    }
}

impl<'m> Deadlock<'m> {
    fn new(register: &Register<'_, 'm>, found: &analysis::Deadlock, footing: &Footing<'_>) -> Deadlock<'m> {
        let (mut steps, mut demands) = (Vec::new(), Vec::new());
        for act in &found.steps {
            match act {
                model::Act::Step(ix) => steps.push(register.step(*ix)),
                model::Act::Demand(ix) => demands.push(register.demand(*ix)),
            }
        }
        let waived = |unit: &usize| Waived::new(register, &found.orders[*unit]);
        let (ways_out, bounds) = match &found.ways_out {
            WaysOut::All(ways) => (ways.iter().map(|way| way.iter().map(waived).collect()).collect(), None),
            WaysOut::Between(least, most) => (Vec::new(), Some([*least, *most])),
        };
        let finding = Finding::Deadlock { steps: found.steps.clone() };
        Deadlock {
            steps,
            demands,
            ways_out,
            exact: bounds.is_none(),
            bounds,
            orders: found.orders.iter().map(|order| Order::new(register, order)).collect(),
            sufficient: register.parties(&found.sufficient),
            necessary: register.parties(&found.necessary),
            rests: Rests::on(register, &footing.needed(&finding)),
        }
    }
}

impl<'m> Waived<'m> {
    fn new(register: &Register<'_, 'm>, order: &situation::Order) -> Waived<'m> {
        let any_of: Vec<Act<'m>> = order.any_of.iter().map(|act| register.act(*act)).collect();
        let after = register.act(order.step);
        let before = any_of.first().copied().unwrap_or(after);
        Waived {
            party: order.insists.map(|ix| register.party(ix)),
            waives: [before, after],
            any_of: if any_of.len() > 1 { any_of } else { Vec::new() },
        }
    }

    /// What was to come first; one of them would have been enough.
    pub fn before(&self) -> &[Act<'m>] {
        if self.any_of.is_empty() { &self.waives[..1] } else { &self.any_of }
    }
}

fn refusals<'m>(
    register: &Register<'_, 'm>,
    act: model::Act,
    by: &[(PartyIx, crate::graph::Cell)],
) -> Vec<Refusal<'m>> {
    let demand = act.demand(register.model());
    let position = |ix: PartyIx| demand.and_then(|demand| Position::of(register, ix, demand, Scope::Derived));
    by.iter().map(|(ix, _)| Refusal { party: register.party(*ix), position: position(*ix) }).collect()
}

fn leads_to<'m>(register: &Register<'_, 'm>) -> Vec<LeadsTo<'m>> {
    let model = register.model();
    let one = |(ix, step): (StepIx, &model::Step)| {
        let demand = step.fulfils?;
        let issue = register.issue(model.demands[demand].issue);
        Some(LeadsTo { step: register.step(ix), demand: register.demand(demand), issue })
    };
    model.steps.iter().filter_map(one).collect()
}
