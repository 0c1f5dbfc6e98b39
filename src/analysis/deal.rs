//! Packages that break nothing on which a party insists; where there are none, every minimal reason why, and every smallest
//! set of moves after which there are some.
//!
//! No utilities are needed for this, and none are guessed: what is compared is who insists on what (obstacles are minimal
//! unsatisfiable subsets, concession sets minimal correction subsets: M. Liffiton and K. Sakallah, *J. Autom. Reason.* 40, 2008).

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use crate::analysis::roadmap::{Stuck, stuck};
use crate::id::{DemandIx, IssueIx, PartyIx};
use crate::model::{Polarity, Target};
use crate::packages::AcceptableSearch;
use crate::packages::{Constraint, SetAside, insisted};
use crate::packages::{Packages, Settlement};
use crate::packages::{Tied, tied};
use crate::search::formula::{Formula, count_packages, parts};
use crate::search::minimal_sets::{MinimalSets, minimal_sets};
use crate::search::patience::Patience;
use crate::search::solver::{BatSat, Encoding, Literal, Solver, Verdict};
use crate::situation::{Scope, Situation};
use crate::situation::{Zone, zones};

/// What is asked of `deal`.
#[derive(Clone, Debug)]
pub struct DealQuery {
    /// The issues that are decided together.
    pub issues: Vec<IssueIx>,
    /// Those to whom a package has to be acceptable.
    pub parties: Vec<PartyIx>,
    /// Demands that every package provides for, or that none does, whatever parties say.
    pub fixed: Vec<(DemandIx, bool)>,
    /// Which positions count.
    pub scope: Scope,
    /// How many packages, obstacles and concession sets are listed at most.
    pub most: usize,
}

/// The values that parties accept of a parameter.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AcceptedValues {
    /// Of what.
    pub on: Target,
    /// What they accept, and what is common to those who said so.
    pub zone: Zone,
    /// Parties for it that stated no terms: with them unknown, so is the zone.
    pub ask: Vec<PartyIx>,
}

/// A package that breaks nothing on which anybody insists.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Acceptable {
    /// What it settles on each issue.
    pub settlements: Vec<Settlement>,
    /// Positions of which the exception comes with it, so that nobody knows what they are then: it is acceptable as far as
    /// known. By party and demand.
    pub ended: Vec<(PartyIx, DemandIx)>,
    /// Demands that it provides for before what a party waits for, as other positions of that party want. By party and demand.
    pub overtaken: Vec<(PartyIx, DemandIx)>,
    /// The deadlocks, each with what the package provides for and it keeps from coming about: the package can be agreed on,
    /// and cannot be carried out as things stand.
    pub deadlocks: Vec<Stuck>,
}

/// Obstacles that have nothing to do with those of another group.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObstacleGroup {
    /// On which issues they are, in the order of the query.
    pub issues: Vec<IssueIx>,
    /// The obstacles, and the moves that each take one out of all of them.
    pub sets: MinimalSets,
}

/// The answer of `deal`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Deal<'m> {
    /// Number of feasible packages; none if there are too many to count.
    pub packages: Option<u128>,
    /// Number of those that break nothing on which anybody insists; none if there are too many to count, or no position is
    /// known at all.
    pub acceptable_number: Option<u128>,
    /// The first of these, in the order of issues and options.
    pub acceptable: Vec<Acceptable>,
    /// Demands that every acceptable package provides for, and those that none does; the others can go either way.
    pub settled: Vec<(DemandIx, bool)>,
    /// What is insisted on. Obstacles and concession sets name these by their place.
    pub constraints: Vec<Constraint<'m>>,
    /// Positions that constrain nothing here for a reason, by demand and party.
    pub set_aside: Vec<SetAside<'m>>,
    /// How many packages each party's own constraints leave, in the order of the query.
    pub own: Vec<(PartyIx, Option<u128>)>,
    /// The most constraints that hold at once; none if no package is feasible, or the search was stopped before it was known.
    pub most_satisfied: Option<usize>,
    /// Whether some package is acceptable. Where no position is known at all, nobody can say.
    pub is_possible: bool,
    /// Minimal sets of constraints that no package meets together, by size.
    pub obstacles: Vec<Vec<usize>>,
    /// Minimal sets of constraints without which some package meets all others, by size.
    pub concessions: Vec<Vec<usize>>,
    /// How many concession sets there are; at least so many if the answer is not complete.
    pub concessions_number: u128,
    /// The same for each group of obstacles that has nothing to do with another: a concession set takes one of each.
    pub groups: Vec<ObstacleGroup>,
    /// The issues, as far as they have to do with one another: where it stands on each by itself.
    pub tied: Vec<Tied>,
    /// Whether every obstacle and every concession set was found and listed.
    pub complete: bool,
    /// What is accepted of each parameter on which terms are known.
    pub values: Vec<AcceptedValues>,
    /// Known positions of the parties on the demands that are decided, and how many there could be.
    pub coverage: (usize, usize),
}

/// Looks for packages. Choices that nothing ties together are looked at one by one, so twelve issues that have nothing to
/// do with each other cost twelve times one. Exponential in what is tied together at worst; see [`minimal_sets`] and
/// [`count_packages`].
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: demands}, {party: b, demand: d, stance: rejects}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::{DealQuery, deal};
/// use demarche::search::patience::Endless;
/// use demarche::situation::{Scope, Situation};
/// let situation = Situation::of(&model).build();
/// let query = DealQuery {
///     issues: model.issues.indices().collect(),
///     parties: model.parties.indices().collect(),
///     fixed: Vec::new(),
///     scope: Scope::Derived,
///     most: 100,
/// };
/// let answer = deal(&situation, &query, &Endless);
/// assert_eq!((answer.packages, answer.acceptable_number), (Some(2), Some(0)));
/// assert_eq!(answer.obstacles, [vec![0, 1]]);
/// assert_eq!(answer.concessions, [vec![0], vec![1]], "either of the two");
/// ```
pub fn deal<'m>(situation: &Situation<'m>, query: &DealQuery, patience: &dyn Patience) -> Deal<'m> {
    let mut packages = Packages::new(situation, &query.issues, &query.parties);
    query.fixed.iter().for_each(|(demand, with)| packages.fix(*demand, *with));
    let found = insisted(situation, &packages, &query.parties, query.scope);
    let constraints = found.constraints;
    let count = |formulas: &mut dyn Iterator<Item = &Constraint<'_>>| {
        let all: Vec<&Formula> = packages.rules.iter().chain(formulas.map(|constraint| &constraint.formula)).collect();
        count_packages(&packages.sizes, &all, patience)
    };
    let of = |party: PartyIx| move |constraint: &&Constraint<'_>| constraint.parties.contains(&party);
    let own = query.parties.iter().map(|party| (*party, count(&mut constraints.iter().filter(of(*party))))).collect();
    let groups = groups(situation, &packages, &constraints, query.most, patience);
    let (concessions, concessions_number) = combined(&groups, query.most);
    let mut obstacles: Vec<Vec<usize>> = groups.iter().flat_map(|group| group.sets.obstacles.clone()).collect();
    obstacles.sort_by_key(|set| (set.len(), set.clone()));
    let complete = groups.iter().all(|group| group.sets.complete)
        && concessions.len() as u128 == concessions_number
        && obstacles.len() <= query.most;
    obstacles.truncate(query.most);
    let fewest = |group: &ObstacleGroup| group.sets.corrections.first().map(Vec::len);
    let coverage = coverage(situation, &packages, query);
    let is_possible = groups.is_empty() && coverage.0 > 0;
    let mut search = AcceptableSearch::new(&packages, &constraints);
    let listed = if is_possible { search.list(query.most, patience) } else { Vec::new() };
    let deadlocks = if listed.is_empty() { Vec::new() } else { stuck(situation) };
    let within = |package: &[usize], deadlock: &Stuck| {
        let has = |demand: &DemandIx| packages.provides(*demand).is_some_and(|formula| formula.holds(package));
        let demands: Vec<DemandIx> = deadlock.demands.iter().copied().filter(has).collect();
        (!demands.is_empty()).then(|| Stuck { acts: deadlock.acts.clone(), demands })
    };
    let acceptable = |package: &Vec<usize>| Acceptable {
        settlements: packages.settlements(situation, package),
        ended: within_package(&found.ended, package),
        overtaken: within_package(&found.overtaken, package),
        deadlocks: deadlocks.iter().filter_map(|deadlock| within(package, deadlock)).collect(),
    };
    let formulas: Vec<&Formula> = constraints.iter().map(|constraint| &constraint.formula).collect();
    Deal {
        tied: tied(situation.model, &packages, &formulas, patience),
        packages: count(&mut std::iter::empty()),
        acceptable_number: (coverage.0 > 0).then(|| count(&mut constraints.iter())).flatten(),
        is_possible,
        acceptable: listed.iter().map(acceptable).collect(),
        settled: if is_possible { search.settled() } else { Vec::new() },
        set_aside: found.set_aside,
        own,
        most_satisfied: groups.iter().map(fewest).sum::<Option<usize>>().map(|broken| constraints.len() - broken),
        obstacles,
        concessions,
        concessions_number,
        groups,
        complete,
        values: values(situation, query),
        coverage,
        constraints,
    }
}

/// The positions of which something is true in a package, by the ids of party and demand.
fn within_package(all: &[(PartyIx, DemandIx, Formula)], package: &[usize]) -> Vec<(PartyIx, DemandIx)> {
    let own = all.iter().filter(|(_, _, formula)| formula.holds(package));
    let mut found: Vec<(PartyIx, DemandIx)> = own.map(|(party, demand, _)| (*party, *demand)).collect();
    found.sort_unstable();
    found
}

/// The parts of what is tied together by rules and constraints that hold an obstacle, each with all its minimal sets.
fn groups(
    situation: &Situation<'_>,
    packages: &Packages,
    constraints: &[Constraint<'_>],
    most: usize,
    patience: &dyn Patience,
) -> Vec<ObstacleGroup> {
    let formulas = packages.rules.iter().chain(constraints.iter().map(|constraint| &constraint.formula));
    let mut groups = Vec::new();
    for part in parts(packages.sizes.len(), formulas) {
        let is_rule = |at: &usize| *at < packages.rules.len();
        let (rules, own): (Vec<usize>, Vec<usize>) = part.formulas.into_iter().partition(is_rule);
        let own: Vec<usize> = own.into_iter().map(|at| at - packages.rules.len()).collect();
        let mut solver = BatSat::default();
        let mut encoding =
            Encoding::new(&mut solver, part.choices.iter().map(|choice| (*choice, packages.sizes[*choice])));
        rules.iter().for_each(|at| encoding.require(&packages.rules[*at]));
        let literals: Vec<Literal> = own.iter().map(|at| encoding.literal(&constraints[*at].formula)).collect();
        let all = rules.iter().map(|at| &packages.rules[*at]).chain(own.iter().map(|at| &constraints[*at].formula));
        let is_possible = match solver.solve(&literals) {
            Verdict::Can(_) => true,
            Verdict::Cannot(_) => false,
            // That nothing was decided is no reason to say that there is no deal: counting is another way to see.
            Verdict::Undecided => count_packages(&packages.sizes, &all.collect::<Vec<&Formula>>(), patience) != Some(0),
        };
        if is_possible {
            continue;
        }
        let mut found = minimal_sets(&mut solver, &mut BatSat::default(), &literals, most, patience);
        for set in found.obstacles.iter_mut().chain(&mut found.corrections) {
            set.iter_mut().for_each(|at| *at = own[*at]);
        }
        let on: BTreeSet<IssueIx> = part.choices.iter().map(|at| packages.issue(situation.model, *at)).collect();
        let issues = packages.issues.iter().copied().filter(|issue| on.contains(issue)).collect();
        groups.push(ObstacleGroup { issues, sets: found });
    }
    groups.sort_by(|a, b| a.sets.obstacles.cmp(&b.sets.obstacles));
    groups
}

/// One correction of each group, in every combination, the smallest first, up to a number; and how many there are.
fn combined(groups: &[ObstacleGroup], most: usize) -> (Vec<Vec<usize>>, u128) {
    let all = groups.iter().fold(1_u128, |all, group| all.saturating_mul(group.sets.corrections.len() as u128));
    if groups.is_empty() || all == 0 {
        return (Vec::new(), 0);
    }
    // Corrections of a group are sorted by size, so the next in any group is never smaller. What is kept of a combination is the
    // groups in which it is not the first, which are few of many; only the last of them and later ones advance, so that each
    // combination is reached once.
    let smallest: usize = groups.iter().map(|group| group.sets.corrections[0].len()).sum();
    let mut heap = BinaryHeap::from([Reverse((smallest, Vec::<(Reverse<usize>, usize)>::new()))]);
    let mut found = Vec::new();
    while let Some(Reverse((size, picks))) = heap.pop() {
        let mut at = vec![0; groups.len()];
        picks.iter().for_each(|(Reverse(group), pick)| at[*group] = *pick);
        let corrections = groups.iter().zip(&at).flat_map(|(group, at)| group.sets.corrections[*at].iter().copied());
        let mut set: Vec<usize> = corrections.collect();
        set.sort_unstable();
        found.push(set);
        if found.len() == most {
            break;
        }
        let last = picks.last().map_or(0, |(Reverse(group), _)| *group);
        for (group, own) in groups.iter().enumerate().skip(last) {
            let (old, new) = (at[group], at[group] + 1);
            let Some(next) = own.sets.corrections.get(new) else { continue };
            let mut picks = picks.clone();
            picks.retain(|(Reverse(other), _)| *other != group);
            picks.push((Reverse(group), new));
            heap.push(Reverse((size - own.sets.corrections[old].len() + next.len(), picks)));
        }
    }
    found.sort_by_key(|set| (set.len(), set.clone()));
    (found, all)
}

fn values(situation: &Situation<'_>, query: &DealQuery) -> Vec<AcceptedValues> {
    let of_issue = |issue: &IssueIx| {
        let demands = situation.graph.demands_of(*issue).into_iter().map(Target::Demand);
        std::iter::once(Target::Issue(*issue)).chain(demands).collect::<Vec<_>>()
    };
    let of_target = |on: Target| {
        let may_want = |party: &PartyIx| {
            let position = situation.position_on(*party, on, query.scope);
            position.is_some_and(|own| own.each().any(|word| word.side() == Some(Polarity::For)))
        };
        let silent = move |zone: &Zone, party: &PartyIx| !zone.accepted.iter().any(|(known, _)| known == party);
        let zone = |zone: Zone| AcceptedValues {
            on,
            ask: query.parties.iter().copied().filter(|party| may_want(party) && silent(&zone, party)).collect(),
            zone,
        };
        zones(situation, &query.parties, on, query.scope).into_iter().map(zone).collect::<Vec<_>>()
    };
    query.issues.iter().flat_map(of_issue).flat_map(of_target).collect()
}

fn coverage(situation: &Situation<'_>, packages: &Packages, query: &DealQuery) -> (usize, usize) {
    let demands: Vec<DemandIx> = packages.demands().collect();
    let matrix = situation.matrix(query.scope);
    let known = |party: &PartyIx| demands.iter().filter(|demand| matrix.cell(*party, **demand).is_some()).count();
    (query.parties.iter().map(known).sum(), query.parties.len() * demands.len())
}
