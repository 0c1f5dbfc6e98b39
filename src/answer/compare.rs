//! Two parties side by side.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Bounded, Coverage, Demand, Held, Party, Pawlak, Register, Rests, Source, Zone, zones};
use crate::analysis::{Comparison, Finding, Footing, Misfits, compare, pair_counts};
use crate::situation::Scope;
use crate::id::{DemandIx, PartyIx};
use crate::model::Target;

/// Six lists in which each demand stands once, counts with what the unknown leaves possible, and both positions on each demand.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Compare<'m> {
    /// Who is compared.
    pub parties: [Party<'m>; 2],
    /// Same side whatever word holds, nothing waits, terms can meet.
    pub agree: Vec<Demand<'m>>,
    /// Both for it, but no common value of some parameter.
    pub terms: Vec<Demand<'m>>,
    /// Same side by some of their words, or once something comes about.
    pub conditional: Vec<Demand<'m>>,
    /// Opposite sides.
    pub conflict: Vec<Contested<'m>>,
    /// One has said to be neutral.
    pub neutral: Vec<Demand<'m>>,
    /// Of one nothing is known, or the sources do not agree on its side.
    pub unknown: Vec<Demand<'m>>,
    /// Of how many demands both sides are known.
    pub coverage: Coverage,
    /// Conflicts among the demands known of both.
    pub conflict_share: Bounded,
    /// Mean distance on the scale, 0 to 1, over the same demands.
    pub distance: Bounded,
    /// Pawlak's distance, over the same demands.
    pub pawlak: Pawlak,
    /// What they agree on, with what that rests on.
    pub agreements: Vec<Agreed<'m>>,
    /// Conflicts by the words that hold now, which the figures take.
    pub conflict_now: Coverage,
    /// The conflict share without positions that only follow; none if it is the same.
    pub conflict_share_direct: Option<Bounded>,
    /// Both positions on every demand of which something is known, by the order of the lists.
    pub positions: Vec<SideBySide<'m>>,
    /// The one source that everything said of the two rests on, if there is one.
    pub everything_rests_on: Option<Source<'m>>,
}

/// A demand on which the two are on opposite sides.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Contested<'m> {
    /// Which.
    pub demand: Demand<'m>,
    /// Whether one of the two positions only follows from others.
    pub derived: bool,
    /// On which single sources that rests.
    #[serde(flatten)]
    pub rests: Rests<'m>,
}

/// A demand on which the two agree.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Agreed<'m> {
    /// Which.
    pub demand: Demand<'m>,
    /// On which single sources that rests.
    #[serde(flatten)]
    pub rests: Rests<'m>,
}

/// Both positions on a demand.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SideBySide<'m> {
    /// Which.
    pub demand: Demand<'m>,
    /// The positions of the two.
    pub sides: [Held<'m>; 2],
    /// Terms that keep them apart.
    pub terms: Vec<Zone<'m>>,
    /// Those of the two whose own positions do not fit together here.
    pub unfit: Vec<Party<'m>>,
}

impl<'m> Compare<'m> {
    /// Compares two parties. O(demands × parameters), and what a single source takes.
    pub fn new(register: &Register<'_, 'm>, [a, b]: [PartyIx; 2], scope: Scope, footing: &Footing<'_>) -> Compare<'m> {
        let situation = register.situation;
        let answer = compare(situation, a, b, scope);
        let two = answer.parties;
        let counts = &answer.counts;
        let direct = pair_counts(situation, a, b, Scope::Direct);
        let contested = |conflict: &crate::analysis::Conflict| {
            let finding = Finding::Conflict { parties: two.to_vec(), demand: conflict.demand };
            Contested {
                demand: register.demand(conflict.demand),
                derived: conflict.derived,
                rests: Rests::on(register, &footing.needed(&finding)),
            }
        };
        let agreed = |demand: &DemandIx| Agreed {
            demand: register.demand(*demand),
            rests: Rests::on(register, &footing.of_ground(situation, &two, *demand)),
        };
        Compare {
            parties: two.map(|ix| register.party(ix)),
            agree: register.demands(&answer.agree),
            terms: register.demands(&answer.terms),
            conditional: register.demands(&answer.conditional),
            conflict: answer.conflict.iter().map(contested).collect(),
            neutral: register.demands(&answer.neutral),
            unknown: register.demands(&answer.unknown),
            coverage: Coverage { known: counts.counts.known(), of: counts.counts.of() },
            conflict_share: (&counts.conflict_share).into(),
            distance: (&counts.distance).into(),
            pawlak: (&counts.pawlak).into(),
            agreements: answer.agree.iter().map(agreed).collect(),
            conflict_now: Coverage { known: counts.now.conflict, of: counts.now.known() },
            conflict_share_direct: (scope == Scope::Derived && direct != *counts)
                .then(|| (&direct.conflict_share).into()),
            positions: positions(register, &answer, scope, footing),
            everything_rests_on: footing.everything.map(|ix| register.source(ix)),
        }
    }
}

fn positions<'m>(
    register: &Register<'_, 'm>,
    answer: &Comparison,
    scope: Scope,
    footing: &Footing<'_>,
) -> Vec<SideBySide<'m>> {
    let unfit = Misfits::new(register.situation);
    let conflict: Vec<DemandIx> = answer.conflict.iter().map(|conflict| conflict.demand).collect();
    let lists =
        [&answer.agree, &answer.terms, &answer.conditional, &conflict, &answer.neutral, &answer.unknown].into_iter();
    let one = |demand: &DemandIx, apart: fn(&Zone<'m>) -> bool| SideBySide {
        demand: register.demand(*demand),
        sides: answer.parties.map(|party| Held::new(register, party, *demand, scope, footing)),
        terms: {
            let mut zones = zones(register, &answer.parties, Target::Demand(*demand), scope);
            zones.retain(apart);
            zones
        },
        unfit: register.parties(&unfit.of(&answer.parties, *demand)),
    };
    let of_list = |(at, list): (usize, &Vec<DemandIx>)| -> Vec<SideBySide<'m>> {
        // A condition may bring both to one side and leave them without a common value.
        let apart: fn(&Zone<'m>) -> bool = match at {
            1 => |_| true,
            2 => |zone| zone.common.is_none(),
            _ => |_| false,
        };
        list.iter().map(|demand| one(demand, apart)).collect()
    };
    let all = lists.enumerate().flat_map(of_list);
    all.filter(|one| one.sides.iter().any(|side| side.position.is_some())).collect()
}
