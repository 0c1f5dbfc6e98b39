//! Who overlaps with two parties and is in conflict with neither.
//!
//! Counts only: no centrality, and no judgement whether anybody is fit to mediate.

use std::cmp::Reverse;

use crate::analysis::pairs::{Counts, pair_counts};
use crate::graph::Cell;
use crate::id::{DemandIx, EventIx, PartyIx};
use crate::model::{MeetingRole, Polarity};
use crate::situation::{Scope, Situation};

/// What two parties say to a third as mediator or host.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Acceptability {
    /// The demand that it mediates or hosts.
    pub demand: DemandIx,
    /// The positions of the two on it; none for unknown.
    pub cells: [Option<Cell>; 2],
}

impl Acceptability {
    /// Which of the two is against it, by their place.
    pub fn refused(&self) -> impl Iterator<Item = usize> + '_ {
        let against = |cell: &Option<Cell>| cell.is_some_and(|cell| cell.levels.polarity() == Some(Polarity::Against));
        (0..2).filter(move |at| against(&self.cells[*at]))
    }
}

/// A third party beside two others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Broker {
    /// Who.
    pub party: PartyIx,
    /// The two.
    pub two: [PartyIx; 2],
    /// Its counts with the first and with the second of the two, by the words that hold now.
    pub counts: [Counts; 2],
    /// The roles that sources give it at meetings, other than that of a side.
    pub roles: Vec<(EventIx, MeetingRole)>,
    /// What the two say to it as mediator, for every demand that is about that, by id.
    pub acceptability: Vec<Acceptability>,
}

impl Broker {
    /// How much it shares with each of the two: demands on which they agree, and half of those on which one waits.
    pub fn overlap(&self) -> [f64; 2] {
        self.counts.each_ref().map(|counts| counts.agree as f64 + counts.conditional as f64 / 2.0)
    }

    /// On how many demands it is in conflict with one of the two.
    pub fn conflicts(&self) -> usize {
        self.counts.iter().map(|counts| counts.conflict).sum()
    }

    /// On how many demands positions of it and of one of the two are known.
    pub fn known(&self) -> usize {
        self.counts.iter().map(Counts::known).sum()
    }
}

/// Every other party that shares something with one of the two, or to which one of the two says something as
/// mediator: those in conflict with neither first, then by the smaller of the two overlaps, then by what is known, then by
/// id; those with nothing but that word on them last. A mediator that is refused keeps its place: the refusal is said, not
/// counted. O(parties × demands).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}, c: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: open}, {party: b, demand: d, stance: open},\
/// #     {party: c, demand: d, stance: demands}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::brokers;
/// use demarche::situation::{Scope, Situation};
/// let two = [model.find_party("a")?, model.find_party("b")?];
/// let found = brokers(&Situation::of(&model).build(), two, Scope::Direct);
/// assert_eq!(found[0].overlap(), [1.0, 1.0]);
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
pub fn brokers(situation: &Situation<'_>, two: [PartyIx; 2], scope: Scope) -> Vec<Broker> {
    let model = situation.model;
    let others = model.parties.indices().filter(|party| !two.contains(party));
    let broker = |party: PartyIx| Broker {
        party,
        two,
        counts: two.map(|other| pair_counts(situation, party, other, scope).now),
        roles: roles(situation, party),
        acceptability: acceptability(situation, party, two, scope),
    };
    let spoken_of = |broker: &Broker| broker.acceptability.iter().any(|one| one.cells.iter().any(Option::is_some));
    let shares = |broker: &Broker| broker.overlap().into_iter().any(|overlap| overlap > 0.0);
    let mut found: Vec<Broker> = others.map(broker).filter(|broker| shares(broker) || spoken_of(broker)).collect();
    // Overlaps are halves, so twice of them is whole.
    let least = |broker: &Broker| (broker.overlap().into_iter().fold(f64::INFINITY, f64::min) * 2.0) as usize;
    found.sort_by_key(|broker| {
        let (silent, id) = (broker.known() == 0, &model.parties[broker.party].id);
        (silent, broker.conflicts() > 0, Reverse(least(broker)), Reverse(broker.known()), id)
    });
    found
}

fn acceptability(situation: &Situation<'_>, party: PartyIx, two: [PartyIx; 2], scope: Scope) -> Vec<Acceptability> {
    let mut demands = situation.graph.mediations_of(party);
    demands.sort_unstable();
    let cells = |demand: DemandIx| two.map(|party| situation.matrix(scope).cell(party, demand).copied());
    demands.into_iter().map(|demand| Acceptability { demand, cells: cells(demand) }).collect()
}

fn roles(situation: &Situation<'_>, party: PartyIx) -> Vec<(EventIx, MeetingRole)> {
    let mut roles = Vec::new();
    for (ix, event) in situation.model.events.iter() {
        for attendance in event.attendance.iter().filter(|attendance| attendance.party == party) {
            let known = situation.model.is_out(&attendance.evidence, situation.day);
            let role = attendance.role.filter(|role| !matches!(role, MeetingRole::Belligerent | MeetingRole::Unclear));
            roles.extend(role.filter(|_| known).map(|role| (ix, role)));
        }
    }
    roles.sort();
    roles.dedup();
    roles
}
