//! How a situation comes about.

use std::cell::OnceCell;

use crate::date::Date;
use crate::graph::{Filter, KnowledgeGraph};
use crate::id::ScenarioIx;
use crate::model::{Act, Assumption, Condition, Model, Stance, Target, Waiver};
use crate::position::{Context, Held};
use crate::situation::facts::Situation;

/// What is only supposed, for the sake of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supposed {
    /// Scenarios of the file.
    pub scenarios: Vec<ScenarioIx>,
    /// Positions, on top of those of the scenarios; the last word on a demand counts.
    pub assumptions: Vec<Assumption>,
    /// Orders of steps on which nobody insists any more, on top of those of the scenarios.
    pub waivers: Vec<Waiver>,
}

/// What a situation is made of. Whatever is not said stays as the file has it.
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{as_of: 2024-03-01, parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}}}");
/// # let model = demarche::load(&sources).model;
/// use demarche::situation::Situation;
/// use demarche::graph::Filter;
///
/// let now = Situation::of(&model).build();
/// assert_eq!(now.day, model.as_of);
/// let before = Situation::of(&model).on("2024-02".parse().ok()).filtered(Filter::default()).build();
/// assert_eq!(before.day.unwrap().to_string(), "2024-02");
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing is worked out before `build`"]
pub struct SituationBuilder<'m> {
    model: &'m Model,
    day: Option<Date>,
    supposed: Supposed,
    filter: Filter,
}

impl<'m> SituationBuilder<'m> {
    pub(super) fn new(model: &'m Model) -> SituationBuilder<'m> {
        SituationBuilder { model, day: None, supposed: Supposed::default(), filter: Filter::default() }
    }

    /// At another day than the model's own; with none, at that one after all.
    pub fn on(self, day: impl Into<Option<Date>>) -> SituationBuilder<'m> {
        SituationBuilder { day: day.into(), ..self }
    }

    /// With positions that are only assumed, in place of what the parties stated.
    pub fn assuming(self, assumptions: Vec<Assumption>) -> SituationBuilder<'m> {
        SituationBuilder { supposed: Supposed { assumptions, ..self.supposed }, ..self }
    }

    /// Under everything that is supposed, in place of what was assumed before. Where a position waits for nothing but what is
    /// waived, it holds.
    pub fn supposing(self, supposed: Supposed) -> SituationBuilder<'m> {
        SituationBuilder { supposed, ..self }
    }

    /// For what a filter leaves. It does not touch what is assumed.
    pub fn filtered(self, filter: Filter) -> SituationBuilder<'m> {
        SituationBuilder { filter, ..self }
    }

    /// Works out what counts and what follows.
    /// O(parties × (demands + relations) × log demands + statements × log statements); every position with a condition, an
    /// alternative or terms adds (demands + relations) × log demands.
    pub fn build(self) -> Situation<'m> {
        let SituationBuilder { model, day, supposed, filter } = self;
        let day = day.or(model.as_of);
        let graph = KnowledgeGraph::filtered(model, filter, day);
        let of_scenarios = supposed.scenarios.iter().map(|ix| &model.scenarios[*ix]);
        let mut assumptions: Vec<Assumption> = Vec::new();
        for new in of_scenarios.clone().flat_map(|scenario| &scenario.assume).chain(&supposed.assumptions) {
            assumptions.retain(|known| (known.party, known.demand) != (new.party, new.demand));
            assumptions.push(*new);
        }
        let waived = of_scenarios.flat_map(|scenario| scenario.waive.iter().map(|(waiver, _)| *waiver));
        let mut waivers: Vec<Waiver> = Vec::new();
        for waiver in waived.chain(supposed.waivers) {
            if !waivers.contains(&waiver) {
                waivers.push(waiver);
            }
        }
        let waived = |stance: &Stance, condition: &Condition| is_waived(model, &waivers, stance.target, condition);
        let context = Context { model, graph: &graph, day, waived: &waived, assumptions: &assumptions };
        let held = Held::new(&context);
        Situation {
            model,
            graph,
            day,
            scenarios: supposed.scenarios,
            assumptions,
            waivers,
            held,
            parametric: OnceCell::new(),
        }
    }
}

impl<'m> Situation<'m> {
    /// A situation of a model: at the model's own day and as the file has it, unless the builder is told otherwise.
    pub fn of(model: &'m Model) -> SituationBuilder<'m> {
        SituationBuilder::new(model)
    }

    /// The same under another filter. Complexity as [`SituationBuilder::build`].
    pub fn under(&self, filter: Filter) -> Situation<'m> {
        let supposed = Supposed {
            scenarios: self.scenarios.clone(),
            assumptions: self.assumptions.clone(),
            waivers: self.waivers.clone(),
        };
        Situation::of(self.model).on(self.day).supposing(supposed).filtered(filter).build()
    }
}

/// Whether nobody insists any more on what a condition asks for before what the statement is on.
fn is_waived(model: &Model, waivers: &[Waiver], on: Target, condition: &Condition) -> bool {
    let later = |waiver: &&Waiver| matches!(on, Target::Demand(demand) if waiver.after.demand(model) == Some(demand));
    let mut waived = waivers.iter().filter(later).map(|waiver| waiver.before);
    match condition {
        Condition::Step(step) => waived.any(|before| before == Act::Step(*step)),
        Condition::Demand(demand) => waived.any(|before| before.demand(model) == Some(*demand)),
        Condition::AllOf(parts) => parts.iter().all(|part| is_waived(model, waivers, on, part)),
        Condition::AnyOf(parts) => parts.iter().any(|part| is_waived(model, waivers, on, part)),
        Condition::Event(_) | Condition::Text(_) => false,
    }
}
