//! Every maximal group of parties with everything that they share.
//!
//! These are the formal concepts of the context of parties and signed demands: a demand that is wanted and the same demand
//! refused are two attributes, so that shared rejection is common ground too (R. Wille, 1982; B. Ganter and R. Wille,
//! *Formal Concept Analysis*, 1999). What is unknown is neither, so a group has at least these parties.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use fixedbitset::FixedBitSet;

use crate::id::{DemandIx, Ix, PartyIx};
use crate::search::concepts::FormalContext;
use crate::search::patience::Patience;
use crate::situation::{Scope, Situation};

/// A demand with the side on which a group stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Shared {
    /// The demand.
    pub demand: DemandIx,
    /// Whether they are for it; otherwise all are against it.
    pub wanted: bool,
    /// Those of the group whose position waits for a condition, by id.
    pub waiting: Vec<PartyIx>,
}

/// A maximal group with everything that it shares.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coalition {
    /// The parties, by id.
    pub parties: Vec<PartyIx>,
    /// What all of them want or refuse, by id of the demand.
    pub shared: Vec<Shared>,
    /// Parties whose unknown positions would let them belong to it as well, by id.
    pub possible: Vec<PartyIx>,
}

/// Which groups are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked {
    /// With at least so many parties.
    pub parties: usize,
    /// That share at least so many signed demands.
    pub shared: usize,
    /// The largest so many; 10,000 if none is given. With 0, they are only counted.
    pub limit: Option<usize>,
}

/// The groups that were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coalitions {
    /// The largest so many.
    pub list: Vec<Coalition>,
    /// How many there are that meet the least numbers, listed or not.
    pub number: usize,
    /// How many of those not listed have as many parties and share as much as the last one listed.
    pub equal: usize,
    /// Whether `number` is how many there are; otherwise there are at least so many.
    pub complete: bool,
}

/// So many groups are listed if nobody says how many; whoever wants more has to say so.
const MOST: usize = 10_000;

/// So many groups are counted. Beyond them, only those are looked for that are as large as the smallest one listed.
const COUNTED: usize = 100_000;

/// So many groups are listed once nobody waits any more.
const HURRIED: usize = 100;

/// The groups, the largest first: by parties, then by what they share, then by ids.
/// Where there are very many, only the largest are looked for, and their number is a lower bound.
/// O(groups × demands² × parties / 64); a context can have 2^min(parties, demands × 2) groups.
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}, c: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: open}, {party: b, demand: d, stance: demands}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::{Asked, coalitions};
/// use demarche::search::patience::Endless;
/// use demarche::situation::{Scope, Situation};
/// let asked = Asked { parties: 2, shared: 1, limit: None };
/// let found = coalitions(&Situation::of(&model).build(), Scope::Direct, asked, &Endless);
/// assert_eq!((found.number, found.list[0].parties.len()), (1, 2));
/// assert_eq!(found.list[0].possible, [model.find_party("c")?], "nobody knows what it wants");
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
pub fn coalitions(situation: &Situation<'_>, scope: Scope, asked: Asked, patience: &dyn Patience) -> Coalitions {
    let (parties, demands) = (by_id(situation), demands_by_id(situation));
    // The smallest of those kept is on top, to make room for a larger one. Groups of one size are told apart by place.
    let mut kept: BinaryHeap<Reverse<Size>> = BinaryHeap::new();
    let (mut number, mut counted) = (0, true);
    let most = asked.limit.unwrap_or(MOST);
    // How many groups there are of each size, and at the end how many of it are not kept.
    let mut sizes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let complete = context(situation, scope).concepts(asked.parties, |extent, shared| {
        let mut least = asked.parties;
        if shared.len() < asked.shared {
            return patience.go_on(number).then_some(least);
        }
        number += 1;
        if most > 0 {
            let places = extent.to_vec();
            *sizes.entry((places.len(), shared.len())).or_default() += 1;
            kept.push(Reverse(Size {
                parties: places.len(),
                shared: shared.len(),
                by_id: Reverse((places, shared.to_vec())),
            }));
        }
        if kept.len() > most {
            kept.pop();
        }
        if number >= COUNTED && most > 0 && kept.len() == most {
            counted = false;
            least = kept.peek().map_or(least, |Reverse(last)| last.parties);
        }
        patience.go_on(number).then_some(least)
    });
    // Sorted from the least `Reverse` up: the largest group first.
    let mut kept = kept.into_vec();
    if kept.len() > HURRIED && !patience.go_on(number) {
        kept.select_nth_unstable(HURRIED);
        kept.truncate(HURRIED);
    }
    kept.sort_unstable();
    for Reverse(size) in &kept {
        sizes.entry((size.parties, size.shared)).and_modify(|left| *left -= 1);
    }
    let equal = kept.last().map_or(0, |Reverse(last)| sizes[&(last.parties, last.shared)]);
    let list =
        kept.into_iter().map(|Reverse(size)| coalition(situation, scope, &parties, &demands, size.by_id)).collect();
    Coalitions { list, number, equal, complete: complete && counted }
}

/// The size of a group, with what it is made of; of two of a size, the one whose ids come first is the larger.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Size {
    parties: usize,
    shared: usize,
    by_id: Reverse<(Vec<usize>, Vec<usize>)>,
}

fn by_id(situation: &Situation<'_>) -> Vec<PartyIx> {
    let mut parties: Vec<PartyIx> = situation.model.parties.indices().collect();
    parties.sort_unstable();
    parties
}

/// Demands by id: the attribute 2n is the n-th of them wanted, 2n + 1 refused.
fn demands_by_id(situation: &Situation<'_>) -> Vec<DemandIx> {
    let mut demands: Vec<DemandIx> = situation.model.demands.indices().collect();
    demands.sort_unstable();
    demands
}

fn context(situation: &Situation<'_>, scope: Scope) -> FormalContext {
    let parties = by_id(situation);
    let matrix = situation.matrix(scope);
    let mut columns = vec![FixedBitSet::with_capacity(parties.len()); 2 * situation.model.demands.len()];
    for (at, demand) in demands_by_id(situation).into_iter().enumerate() {
        for (place, party) in parties.iter().enumerate() {
            let row = matrix.row(*party);
            columns[2 * at].set(place, row.wanted.contains(demand.position()));
            columns[2 * at + 1].set(place, row.refused.contains(demand.position()));
        }
    }
    FormalContext::new(parties.len(), &columns)
}

fn coalition(
    situation: &Situation<'_>,
    scope: Scope,
    by_id: &[PartyIx],
    demands: &[DemandIx],
    Reverse((places, attributes)): Reverse<(Vec<usize>, Vec<usize>)>,
) -> Coalition {
    let matrix = situation.matrix(scope);
    let parties: Vec<PartyIx> = places.iter().map(|place| by_id[*place]).collect();
    let shared: Vec<Shared> = attributes
        .iter()
        .map(|attribute| {
            let demand = demands[attribute / 2];
            let waits = |party: &PartyIx| matrix.row(*party).waiting.contains(demand.position());
            let waiting = parties.iter().copied().filter(waits).collect();
            Shared { demand, wanted: attribute % 2 == 0, waiting }
        })
        .collect();
    let may = |party: &PartyIx| {
        let row = matrix.row(*party);
        shared.iter().all(|one| {
            let side = if one.wanted { &row.may_want } else { &row.may_refuse };
            side.contains(one.demand.position())
        })
    };
    let possible = by_id.iter().copied().filter(|party| !parties.contains(party) && may(party)).collect();
    Coalition { parties, shared, possible }
}
