//! Whether something that was found is still found in another situation, and which sources it cannot do without.
//!
//! A finding **rests on a single source** if it would not stand without that source. This is asked, not guessed: without a
//! source, an earlier statement can come back into force, and another argument can lead to the same.

use std::collections::BTreeSet;

use crate::analysis::common_ground::ground;
use crate::analysis::roadmap::{locked, sources_of_orders};
use crate::graph::Filter;
use crate::id::{DemandIx, PartyIx, SourceIx};
use crate::model::{Act, Class, Polarity, Stance};
use crate::situation::{Scope, Situation};

/// Something that an answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A party is on a side of a demand.
    Position {
        /// Who.
        party: PartyIx,
        /// On what.
        demand: DemandIx,
        /// Where.
        side: Polarity,
    },
    /// Of some parties, at least one is for a demand and at least one against it, whatever words come to hold.
    Conflict {
        /// Who is asked.
        parties: Vec<PartyIx>,
        /// On what.
        demand: DemandIx,
    },
    /// What some parties have in common on a demand. Agreed and agreed in principle are one finding: both would have it.
    Ground {
        /// Who is asked.
        parties: Vec<PartyIx>,
        /// On what.
        demand: DemandIx,
        /// How far they have come.
        class: Class,
    },
    /// Some steps wait for one another, whatever else does.
    Deadlock {
        /// The steps.
        steps: Vec<Act>,
    },
}

impl Finding {
    /// Whether it is found in a situation. O(parties × parameters), for a deadlock O(steps × orders).
    pub fn stands(&self, situation: &Situation<'_>, scope: Scope) -> bool {
        match self {
            Finding::Position { party, demand, side } => situation.side(*party, *demand, scope) == Some(*side),
            Finding::Conflict { parties, demand } => {
                let cell = |party: &PartyIx| situation.matrix(scope).cell(*party, *demand);
                let some =
                    |side| parties.iter().any(|party| cell(party).is_some_and(|cell| cell.leans() == Some(side)));
                some(Polarity::For) && some(Polarity::Against)
            }
            Finding::Ground { parties, demand, class } => {
                let now = ground(situation, parties, *demand, scope).class;
                now == *class || (is_agreement(now) && is_agreement(*class))
            }
            Finding::Deadlock { steps } => {
                locked(situation).iter().any(|part| steps.iter().all(|step| part.contains(step)))
            }
        }
    }
}

fn is_agreement(class: Class) -> bool {
    matches!(class, Class::Agreed | Class::AgreedInPrinciple)
}

/// The headline findings of a situation: its deadlocks, then for every pair the conflicts and agreements of the two, by
/// demand. O(pairs × demands × parameters + steps × orders).
pub fn findings(situation: &Situation<'_>, pairs: &[[PartyIx; 2]], scope: Scope) -> Vec<Finding> {
    let deadlocks = locked(situation).into_iter().map(|steps| Finding::Deadlock { steps });
    let mut demands: Vec<DemandIx> = situation.model.demands.indices().collect();
    demands.sort_unstable();
    let conflicts = pairs.iter().flat_map(|pair| {
        let conflict = |demand: &DemandIx| Finding::Conflict { parties: pair.to_vec(), demand: *demand };
        demands.iter().map(conflict).filter(|finding| finding.stands(situation, scope)).collect::<Vec<_>>()
    });
    let agreements = pairs.iter().flat_map(|pair| {
        let agreement = |demand: &DemandIx| {
            let class = ground(situation, pair, *demand, scope).class;
            is_agreement(class).then(|| Finding::Ground { parties: pair.to_vec(), demand: *demand, class })
        };
        demands.iter().filter_map(agreement).collect::<Vec<_>>()
    });
    deadlocks.chain(conflicts).chain(agreements).collect()
}

/// The same situation without each source on which something rests alone.
#[derive(Debug)]
pub struct Footing<'m> {
    without: Vec<(SourceIx, Situation<'m>)>,
    scope: Scope,
    /// The source of all evidence of the parties that were asked for, if it is one and every statement has evidence. Then
    /// everything about them rests on it, and it is enough to say so once.
    pub everything: Option<SourceIx>,
    /// Whether nothing was left out, because there are too many sources for a model of this size.
    pub withheld: bool,
}

/// Statements and cells, in all situations together, beyond which sources are not left out one by one: about a second.
const MOST: usize = 2_000_000;

impl<'m> Footing<'m> {
    /// For what some parties say. Only sources are left out that are alone behind some statement of one of them: any other
    /// one changes nothing. O(such sources × complexity of [`SituationBuilder::build`](crate::situation::SituationBuilder::build)).
    ///
    /// ```
    /// # let mut sources = demarche::source::Sources::default();
    /// # sources.add("talks.yaml", "{sources: {s: {}, t: {}}, parties: {a: {}, b: {}}, issues: {i: {}},\
    /// #   demands: {d: {issue: i, text: T}}, stances: [{party: a, demand: d, stance: open, evidence: {s: yes, t: yes}},\
    /// #   {party: b, demand: d, stance: rejects, evidence: {t: no}}]}");
    /// # let model = demarche::load(&sources).model;
    /// use demarche::analysis::{Finding, Footing};
    /// use demarche::situation::{Scope, Situation};
    /// let parties: Vec<_> = model.parties.indices().collect();
    /// let footing = Footing::of_parties(&Situation::of(&model).build(), &parties, Scope::Derived);
    /// let conflict = Finding::Conflict { parties, demand: model.find_demand("d")? };
    /// assert_eq!(footing.needed(&conflict), [model.find_source("t")?], "b's word rests on it");
    /// # Ok::<(), demarche::model::NotFound>(())
    /// ```
    pub fn of_parties(situation: &Situation<'m>, parties: &[PartyIx], scope: Scope) -> Footing<'m> {
        let said = said(situation, parties);
        let everything =
            situation.filter().only_source(situation.model, said.iter().flat_map(|stance| &stance.evidence));
        Footing {
            everything: everything.filter(|_| said.iter().all(|stance| !stance.evidence.is_empty())),
            ..Footing::within_reason(situation, alone(situation, &said), scope)
        }
    }

    /// For the order of steps as well: for what all parties say, and for who insists on an order.
    pub fn of_steps(situation: &Situation<'m>, scope: Scope) -> Footing<'m> {
        let all: Vec<PartyIx> = situation.model.parties.indices().collect();
        let mut sources = alone(situation, &said(situation, &all));
        sources.extend(sources_of_orders(situation));
        Footing::within_reason(situation, sources, scope)
    }

    /// A label is not worth minutes: if the sources are too many, none is left out.
    fn within_reason(situation: &Situation<'m>, sources: BTreeSet<SourceIx>, scope: Scope) -> Footing<'m> {
        let model = situation.model;
        let cells = model.stances.len() + model.parties.len() * model.demands.len();
        if sources.len().saturating_mul(cells) > MOST.max(cells) {
            return Footing { without: Vec::new(), scope, everything: None, withheld: true };
        }
        Footing::new(situation, sources, scope)
    }

    fn new(situation: &Situation<'m>, sources: BTreeSet<SourceIx>, scope: Scope) -> Footing<'m> {
        let sources = sources.into_iter();
        let without = sources.map(|source| (source, without(situation, source))).collect();
        Footing { without, scope, everything: None, withheld: false }
    }

    /// The sources, by id, without each of which a finding does not stand; mostly none or one. A conflict can need one
    /// source for each side.
    pub fn needed(&self, finding: &Finding) -> Vec<SourceIx> {
        self.needed_for(|without| finding.stands(without, self.scope))
    }

    /// The situations without each of the sources.
    pub fn each(&self) -> impl Iterator<Item = (SourceIx, &Situation<'m>)> {
        self.without.iter().map(|(source, without)| (*source, without))
    }

    /// The same as [`Self::needed`] for whatever can be asked of a situation.
    pub fn needed_for(&self, stands: impl Fn(&Situation<'m>) -> bool) -> Vec<SourceIx> {
        self.without.iter().filter(|(_, without)| !stands(without)).map(|(source, _)| *source).collect()
    }

    /// The same for what parties have in common on a demand; empty where nobody is known to object, which rests on nothing.
    pub fn of_ground(&self, situation: &Situation<'_>, parties: &[PartyIx], demand: DemandIx) -> Vec<SourceIx> {
        match ground(situation, parties, demand, self.scope).class {
            Class::NoKnownObjection => Vec::new(),
            class => self.needed(&Finding::Ground { parties: parties.to_vec(), demand, class }),
        }
    }

    /// The same for the side of a party on a demand; empty if it is not known in the situation that is asked about.
    pub fn of_position(&self, situation: &Situation<'_>, party: PartyIx, demand: DemandIx) -> Vec<SourceIx> {
        let side = situation.side(party, demand, self.scope);
        side.map_or(Vec::new(), |side| self.needed(&Finding::Position { party, demand, side }))
    }
}

/// The sources on which something of what parties say rests alone, and on which an order of steps does if `with_orders`, by
/// id.
pub fn sources_alone(situation: &Situation<'_>, parties: &[PartyIx], with_orders: bool) -> Vec<SourceIx> {
    let mut sources = alone(situation, &said(situation, parties));
    if with_orders {
        sources.extend(sources_of_orders(situation));
    }
    sources.into_iter().collect()
}

/// The same situation without a source.
pub fn without<'m>(situation: &Situation<'m>, source: SourceIx) -> Situation<'m> {
    let mut filter: Filter = situation.filter().clone();
    filter.without.insert(source);
    situation.under(filter)
}

/// What some parties said by the day, as far as it counts.
fn said<'m>(situation: &Situation<'m>, parties: &[PartyIx]) -> Vec<&'m Stance> {
    let stances = parties.iter().flat_map(|party| situation.graph.stances_of(*party));
    stances.map(|ix| &situation.model.stances[*ix]).filter(|stance| stance.is_said_by(situation.day)).collect()
}

/// The sources that are alone behind one of some statements.
fn alone(situation: &Situation<'_>, said: &[&Stance]) -> BTreeSet<SourceIx> {
    said.iter().filter_map(|stance| situation.filter().only_source(situation.model, &stance.evidence)).collect()
}
