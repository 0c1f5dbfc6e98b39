//! Two models side by side: what has the same id in both, and what only one of them has.

use std::collections::BTreeMap;

use crate::id::{Arena, DemandIx, IssueIx, Ix, PartyIx, StanceIx};
use crate::model::Target;
use crate::situation::Situation;

/// What one of two models has and the other does not have, each list by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unmatched {
    /// Parties.
    pub parties: Vec<PartyIx>,
    /// Issues.
    pub issues: Vec<IssueIx>,
    /// Demands.
    pub demands: Vec<DemandIx>,
    /// Statements in force whose party or target is among these. The other model has no place for them, so they can
    /// neither have changed nor have become known.
    pub positions: Vec<StanceIx>,
}

/// What two models have in common, as pairs of the indices in each, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Matched {
    /// Parties of both.
    pub parties: Vec<(PartyIx, PartyIx)>,
    /// Demands of both.
    pub demands: Vec<(DemandIx, DemandIx)>,
    /// Issues of both.
    pub issues: Vec<(IssueIx, IssueIx)>,
    /// What only the first has.
    pub removed: Unmatched,
    /// What only the second has.
    pub added: Unmatched,
}

impl Matched {
    /// Everything that a stance can be on, by id.
    pub fn targets(&self, to: &Situation<'_>) -> Vec<(Target, Target)> {
        let demands = self.demands.iter().map(|(old, new)| (Target::Demand(*old), Target::Demand(*new)));
        let issues = self.issues.iter().map(|(old, new)| (Target::Issue(*old), Target::Issue(*new)));
        let mut targets: Vec<(Target, Target)> = demands.chain(issues).collect();
        targets.sort_by_key(|(_, new)| (to.model.target_id(*new), *new));
        targets
    }
}

/// Matches two models by id, kind by kind. An element with a new id is another element: what it was called before is
/// not guessed. O((parties + issues + demands + stances) × log of it).
pub fn matched(from: &Situation<'_>, to: &Situation<'_>) -> Matched {
    let (old, new) = (from.model, to.model);
    let parties = by_id(&old.parties, &new.parties, |party| party.id.as_str());
    let issues = by_id(&old.issues, &new.issues, |issue| issue.id.as_str());
    let demands = by_id(&old.demands, &new.demands, |demand| demand.id.as_str());
    let only = |situation: &Situation<'_>, parties, issues, demands| {
        let mut found = Unmatched { parties, issues, demands, positions: Vec::new() };
        found.positions = positions(situation, &found);
        found
    };
    Matched {
        removed: only(from, parties.removed, issues.removed, demands.removed),
        added: only(to, parties.added, issues.added, demands.added),
        parties: parties.both,
        demands: demands.both,
        issues: issues.both,
    }
}

struct ById<I> {
    both: Vec<(I, I)>,
    removed: Vec<I>,
    added: Vec<I>,
}

fn by_id<I: Ix, T>(old: &Arena<I, T>, new: &Arena<I, T>, id: fn(&T) -> &str) -> ById<I> {
    let mut ends: BTreeMap<&str, (Option<I>, Option<I>)> = BTreeMap::new();
    for (ix, item) in old.iter() {
        ends.entry(id(item)).or_default().0 = Some(ix);
    }
    for (ix, item) in new.iter() {
        ends.entry(id(item)).or_default().1 = Some(ix);
    }
    let mut found = ById { both: Vec::new(), removed: Vec::new(), added: Vec::new() };
    for end in ends.into_values() {
        match end {
            (Some(old), Some(new)) => found.both.push((old, new)),
            (Some(old), None) => found.removed.push(old),
            (None, new) => found.added.extend(new),
        }
    }
    found
}

/// The statements in force that have to do with what only this model has, by the ids of party and target.
fn positions(situation: &Situation<'_>, only: &Unmatched) -> Vec<StanceIx> {
    let model = situation.model;
    let concerns = |stance: &crate::model::Stance| {
        only.parties.contains(&stance.party)
            || match stance.target {
                Target::Demand(demand) => only.demands.contains(&demand),
                Target::Issue(issue) => only.issues.contains(&issue),
            }
    };
    let holds = |ix: &StanceIx| {
        let stance = &model.stances[*ix];
        concerns(stance) && situation.is_in_force(*ix)
    };
    let mut found: Vec<StanceIx> = model.stances.iter().map(|(ix, _)| ix).filter(holds).collect();
    found.sort_by_key(|ix| {
        let stance = &model.stances[*ix];
        (&model.parties[stance.party].id, model.target_id(stance.target), stance.target)
    });
    found
}
