//! Packages acceptable to all; where there are none, what stands in the way and what would open a deal.

use crate::packages;
use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::bargaining::Bargaining;
use super::bounded::Coverage;
use super::constraint::{Constraint, ConstraintId};
use super::large_number::Large;
use super::names::{Demand, Issue, Party, Target};
use super::package::Package;
use super::condition::{Condition, conditions};
use super::position::Position;
use super::register::Register;
use super::zone::Zone;
use crate::analysis::{self, DealQuery};
use crate::packages::Reason;
use crate::id::{DemandIx, IssueIx, PartyIx};

/// How many packages there are and which are acceptable to all, or why none is and the smallest sets of moves that would change
/// that.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Deal<'m> {
    /// How many packages there are; none if there are too many to count.
    pub packages: Option<Large>,
    /// What the user fixed.
    pub fixed: FixedDemands<'m>,
    /// The first packages that break nothing on which anybody insists.
    pub acceptable: Vec<Package<'m>>,
    /// What is insisted on.
    pub constraints: Vec<Constraint<'m>>,
    /// The most constraints that hold at once; none if no package is feasible, or the search was stopped before it was known.
    pub most_satisfied: Option<usize>,
    /// Minimal sets of constraints that no package meets together, by size.
    pub obstacles: Vec<Vec<ConstraintId>>,
    /// Minimal sets of constraints without which some package meets all others, by size: smallest sets of moves.
    pub concessions: Vec<Vec<ConstraintId>>,
    /// Whether every obstacle and every set of moves was found and listed.
    pub complete: bool,
    /// How many packages are acceptable; none if there are too many to count, or no position is known at all.
    pub acceptable_number: Option<Large>,
    /// How many smallest sets of moves there are; at least so many if the answer is not complete.
    pub concessions_number: Large,
    /// The same for each group of obstacles that has nothing to do with another: a set of moves takes one of each.
    pub groups: Vec<ObstacleGroup<'m>>,
    /// At least and at most so many parties have to move in a smallest set of moves, each who insists on the same counted; none if
    /// there is no set, or not all are listed.
    pub concessions_parties: Option<[usize; 2]>,
    /// How many packages keep to all that a party insists on.
    pub own: Vec<OwnPackages<'m>>,
    /// Demands that every acceptable package provides for.
    pub with: Vec<Demand<'m>>,
    /// Demands that none does.
    pub without: Vec<Demand<'m>>,
    /// What is accepted of each parameter on which terms are known.
    pub values: Vec<AskedZone<'m>>,
    /// Positions that constrain nothing here, or may end, for a reason.
    pub set_aside: Vec<SetAside<'m>>,
    /// Known positions of the parties on the demands that are decided.
    pub coverage: Coverage,
    /// The packages by what parties say that options are worth to them; none unless that was asked for.
    pub utilities: Option<Bargaining<'m>>,
    /// The issues that are decided together.
    pub issues: Vec<Issue<'m>>,
    /// Whether some package is acceptable; not where no position is known at all, since nobody can say.
    pub possible: bool,
    /// The issues, as far as they have to do with one another: what each of these groups says by itself.
    pub issue_groups: Vec<IssueGroup<'m>>,
    /// Parties that say what options are worth to them.
    pub weighing: Vec<Party<'m>>,
    /// How many lines of a list a page shows.
    #[serde(skip)]
    pub shown: usize,
}

/// Demands that the user fixed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct FixedDemands<'m> {
    /// Every package provides for these.
    pub with: Vec<Demand<'m>>,
    /// No package does for these.
    pub without: Vec<Demand<'m>>,
}

/// Obstacles that have nothing to do with those of another group.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ObstacleGroup<'m> {
    /// Minimal sets of constraints that no package meets together, by size.
    pub obstacles: Vec<Vec<ConstraintId>>,
    /// Minimal sets of constraints without which nothing of the group stands in the way, by size.
    pub concessions: Vec<Vec<ConstraintId>>,
    /// Whether these are all.
    pub complete: bool,
    /// On which issues they are.
    pub issues: Vec<Issue<'m>>,
}

/// Issues that have to do with one another, and with no other ones that are decided.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct IssueGroup<'m> {
    /// The issues.
    pub issues: Vec<Issue<'m>>,
    /// How many packages there are on these alone; none if there are too many to count.
    pub packages: Option<Large>,
    /// How many of them are acceptable; none if there are too many to count, or no position is known at all.
    pub acceptable_number: Option<Large>,
    /// How many obstacles there are on these; at least so many if not all were found.
    pub obstacles: usize,
    /// Whether all were found.
    pub complete: bool,
}

/// How many packages keep to all that a party insists on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct OwnPackages<'m> {
    /// Who.
    pub party: Party<'m>,
    /// How many; none if there are too many to count.
    pub packages: Option<Large>,
    /// Which share of all packages that is; 1 for a party that insists on nothing here, none if there are too many to count.
    pub share: Option<f64>,
}

/// What parties accept of a parameter, and whom to ask.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct AskedZone<'m> {
    /// The demand that it belongs to; none for one of a whole issue.
    pub demand: Option<Demand<'m>>,
    /// The issue that it belongs to; none for one of a demand.
    pub issue: Option<Issue<'m>>,
    /// What is accepted.
    #[serde(flatten)]
    pub zone: Zone<'m>,
    /// Parties for it that stated no terms: with them unknown, so is the zone.
    pub ask: Vec<Party<'m>>,
}

/// A position that constrains nothing here although by some reading it would, or that may end.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SetAside<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// On what.
    pub demand: Demand<'m>,
    /// Why.
    pub reason: Reason,
    /// On what it hangs.
    #[serde(rename = "for")]
    pub hinges: Vec<String>,
    /// The same with how.
    pub conditions: Vec<Condition>,
    /// The position.
    pub position: Option<Position>,
}

impl<'m> Deal<'m> {
    /// Of an analysis; `shown` is for the page. O(size of the answer).
    pub fn new(
        register: &Register<'_, 'm>,
        query: &DealQuery,
        answer: &analysis::Deal<'m>,
        by_utility: Option<&analysis::Bargaining>,
        shown: usize,
    ) -> Deal<'m> {
        let model = register.model();
        let which = |list: &[(DemandIx, bool)], wanted: bool| -> Vec<Demand<'m>> {
            list.iter().filter(|(_, with)| *with == wanted).map(|(demand, _)| register.demand(*demand)).collect()
        };
        let aside = !answer.set_aside.is_empty();
        let own = |(ix, left): &(PartyIx, Option<u128>)| OwnPackages {
            party: register.party(*ix),
            packages: left.map(Large),
            share: left.zip(answer.packages).filter(|(_, all)| *all > 0).map(|(left, all)| left as f64 / all as f64),
        };
        let weighing: Vec<PartyIx> = model.utilities.iter().map(|utility| utility.party).collect();
        let constraints = answer.constraints.iter().enumerate();
        Deal {
            packages: answer.packages.map(Large),
            fixed: FixedDemands { with: which(&query.fixed, true), without: which(&query.fixed, false) },
            acceptable: answer.acceptable.iter().map(|package| Package::new(register, package, aside)).collect(),
            constraints: constraints.map(|(at, one)| Constraint::new(register, at, query.scope, one)).collect(),
            most_satisfied: answer.most_satisfied,
            obstacles: sets(&answer.obstacles),
            concessions: sets(&answer.concessions),
            complete: answer.complete,
            acceptable_number: answer.acceptable_number.map(Large),
            concessions_number: Large(answer.concessions_number),
            concessions_parties: moving(answer),
            groups: answer.groups.iter().map(|group| ObstacleGroup::new(register, group)).collect(),
            own: answer.own.iter().map(own).collect(),
            with: which(&answer.settled, true),
            without: which(&answer.settled, false),
            values: answer.values.iter().map(|value| AskedZone::new(register, value)).collect(),
            set_aside: answer.set_aside.iter().map(|one| SetAside::new(register, query, one)).collect(),
            coverage: answer.coverage.into(),
            utilities: by_utility.map(|answer| Bargaining::new(register, answer)),
            issues: issues(register, &query.issues),
            possible: answer.is_possible,
            issue_groups: issue_groups(register, answer),
            weighing: register.parties(&weighing),
            shown,
        }
    }
}

/// How many parties a smallest set of moves needs, at least and at most.
fn moving(answer: &analysis::Deal<'_>) -> Option<[usize; 2]> {
    let parties = |set: &Vec<usize>| {
        let who = set.iter().flat_map(|at| &answer.constraints[*at].parties);
        who.collect::<BTreeSet<_>>().len()
    };
    let numbers: Vec<usize> = answer.concessions.iter().filter(|_| answer.complete).map(parties).collect();
    Some([*numbers.iter().min()?, *numbers.iter().max()?])
}

impl<'m> ObstacleGroup<'m> {
    fn new(register: &Register<'_, 'm>, group: &analysis::ObstacleGroup) -> ObstacleGroup<'m> {
        ObstacleGroup {
            obstacles: sets(&group.sets.obstacles),
            concessions: sets(&group.sets.corrections),
            complete: group.sets.complete,
            issues: issues(register, &group.issues),
        }
    }
}

fn issue_groups<'m>(register: &Register<'_, 'm>, answer: &analysis::Deal<'_>) -> Vec<IssueGroup<'m>> {
    // All issues of a group of obstacles are in one group of issues, so the first of them stands for the others.
    let mut obstacles: BTreeMap<IssueIx, (usize, bool)> = BTreeMap::new();
    for group in &answer.groups {
        if let Some(first) = group.issues.first() {
            let (number, complete) = obstacles.entry(*first).or_insert((0, true));
            *number += group.sets.obstacles.len();
            *complete &= group.sets.complete;
        }
    }
    let group = |tied: &packages::Tied| {
        let own = || tied.issues.iter().filter_map(|issue| obstacles.get(issue));
        IssueGroup {
            issues: issues(register, &tied.issues),
            packages: tied.packages.map(Large),
            acceptable_number: tied.acceptable.filter(|_| answer.coverage.0 > 0).map(Large),
            obstacles: own().map(|(number, _)| number).sum(),
            complete: own().all(|(_, complete)| *complete),
        }
    };
    answer.tied.iter().map(group).collect()
}

impl<'m> AskedZone<'m> {
    fn new(register: &Register<'_, 'm>, value: &analysis::AcceptedValues) -> AskedZone<'m> {
        let Target { demand, issue } = register.target(value.on);
        AskedZone { demand, issue, zone: Zone::new(register, &value.zone), ask: register.parties(&value.ask) }
    }

    /// What it belongs to.
    pub fn on(&self) -> Target<'m> {
        Target { demand: self.demand, issue: self.issue }
    }
}

impl<'m> SetAside<'m> {
    fn new(register: &Register<'_, 'm>, query: &DealQuery, one: &packages::SetAside<'m>) -> SetAside<'m> {
        let hinges = conditions(register, one.hinges.iter().copied());
        SetAside {
            party: register.party(one.party),
            demand: register.demand(one.demand),
            reason: one.reason,
            hinges: hinges.iter().map(|one| one.what.clone()).collect(),
            conditions: hinges,
            position: Position::of(register, one.party, one.demand, query.scope),
        }
    }
}

fn issues<'m>(register: &Register<'_, 'm>, list: &[IssueIx]) -> Vec<Issue<'m>> {
    list.iter().map(|ix| register.issue(*ix)).collect()
}

fn sets(sets: &[Vec<usize>]) -> Vec<Vec<ConstraintId>> {
    sets.iter().map(|set| set.iter().copied().map(ConstraintId).collect()).collect()
}
