//! What `deal` calls a constraint, an obstacle and a concession, against the brute force of `oracle`.
//!
//! The oracle says of every package who is not met by it, and on what. A constraint has to be broken there and nowhere
//! else; the sets then follow from which constraints each package breaks, by trying every subset.

use std::collections::BTreeSet;

use demarche::analysis::{Deal, DealQuery, deal};
use demarche::model::Target;
use demarche::packages::{Choice, Constraint, Insistence, Packages, Tied, ValueClass};
use demarche::search::patience::Endless;
use demarche::situation::Scope;

use crate::agreement::{Both, number, on_many, same};
use crate::oracle::conditions::Setting;
use crate::oracle::follow::Stand;
use crate::oracle::meaning::Meaning;
use crate::oracle::package::Judgement;
use crate::oracle::talks::{Param, Talks};
use crate::oracle::values::Set;
use crate::support::situation;

/// More constraints have too many subsets.
const MOST_CONSTRAINTS: usize = 12;

/// More packages take too long one by one.
const MOST_PACKAGES: usize = 500;

/// Whom a package does not meet: who, on which demand, on which parameter or on whether it is provided, and whether the
/// position follows from others.
type Unmet = (usize, usize, Option<Param>, bool);

/// What the oracle says where some demands are provided: by party and demand, and whether the position follows from
/// others.
struct Judged {
    provided: Vec<usize>,
    cells: Vec<(usize, usize, bool, Judgement)>,
}

/// Some issues that are decided together.
struct Table<'t> {
    both: &'t Both<'t>,
    meaning: Meaning<'t>,
    packages: Packages,
    issues: &'t [usize],
    chosen: Vec<usize>,
    /// The demands by number, each with its issue.
    places: Vec<[Target; 2]>,
}

impl Table<'_> {
    /// Every way to take one alternative of each choice, feasible or not.
    fn walk(&self) -> Vec<Vec<usize>> {
        let longer = |package: &[usize], at: usize| package.iter().copied().chain([at]).collect::<Vec<_>>();
        self.packages.sizes.iter().fold(vec![Vec::new()], |done, size| {
            done.iter().flat_map(|package| (0..*size).map(move |at| longer(package, at))).collect()
        })
    }

    fn provided(&self, package: &[usize]) -> Vec<usize> {
        let provides = |d: &usize| {
            let Target::Demand(ix) = self.places[*d][0] else { return false };
            self.packages.provides(ix).is_some_and(|formula| formula.holds(package))
        };
        self.chosen.iter().copied().filter(provides).collect()
    }

    fn is_feasible(&self, package: &[usize]) -> bool {
        self.packages.rules.iter().all(|rule| rule.holds(package))
    }

    /// The parameters of which a package takes a value, each with the demand or issue that it belongs to.
    fn values<'p>(&'p self, package: &'p [usize]) -> impl Iterator<Item = (Target, usize, &'p [ValueClass], usize)> {
        self.packages.choices.iter().zip(package).filter_map(|(choice, at)| match choice {
            Choice::Value(on, name, classes) => Some((*on, number(name), classes.as_slice(), *at)),
            Choice::Demand(_) | Choice::Option(_) | Choice::Member(..) => None,
        })
    }

    /// The value that a package takes of a parameter of a demand.
    fn value(&self, package: &[usize], demand: usize, param: Param) -> Option<f64> {
        let [demand, issue] = self.places[demand];
        let (target, number) = match param {
            Param::Issue(at) => (issue, at),
            Param::Own(at) => (demand, at),
        };
        let (_, _, classes, at) = self.values(package).find(|(on, name, ..)| (*on, *name) == (target, number))?;
        classes.get(at.checked_sub(1)?)?.sample.numbers().first()?.min
    }

    /// A package is what the definition calls one: by its demands, and with a value of exactly what it has to do with.
    fn feasibility(&self, package: &[usize], provided: &[usize]) -> bool {
        self.meaning.feasible(&self.chosen, provided)
            && self.values(package).all(|(on, _, _, at)| {
                let applies = provided.iter().any(|d| self.places[*d].contains(&on));
                applies == (at > 0)
            })
    }

    /// What the oracle says of all parties and demands where these are provided.
    fn judgements(&self, provided: Vec<usize>) -> Judged {
        let setting = Setting::package(self.both.talks, self.issues, &provided);
        let cells = self.both.parties().flat_map(|p| self.chosen.iter().map(move |d| (p, *d)));
        let judgement = |(party, demand): (usize, usize)| {
            let derived = matches!(self.meaning.stand(party, demand, &setting), Stand::Holds(view) if view.derived);
            (party, demand, derived, self.meaning.judged(party, demand, &setting, &self.chosen, &provided))
        };
        let cells = cells.map(judgement).collect();
        Judged { provided, cells }
    }

    /// Whom a package does not meet, by the oracle.
    fn unmet(&self, package: &[usize], judged: &Judged) -> Result<BTreeSet<Unmet>, String> {
        let mut unmet = BTreeSet::new();
        for (party, demand, derived, judgement) in &judged.cells {
            if judgement.objects {
                unmet.insert((*party, *demand, None, *derived));
            }
            for (param, set) in &judgement.terms {
                let value = self.value(package, *demand, *param);
                let value = value.ok_or_else(|| format!("no value of {param:?} of d{demand} in {package:?}"))?;
                if !holds(*set, value) {
                    unmet.insert((*party, *demand, Some(*param), *derived));
                }
            }
        }
        Ok(unmet)
    }

    /// Whether a constraint has to do with what one party is not met on.
    fn is_about(&self, constraint: &Constraint, party: usize, unmet: Unmet) -> bool {
        let (who, demand, param, _) = unmet;
        let on_it = constraint.about().iter().any(|on| self.places[demand].contains(on));
        let how = match (&constraint.insistence, param) {
            (Insistence::Terms(name, _), Some(Param::Issue(at))) => *name == format!("a{at}"),
            (Insistence::Terms(name, _), Some(Param::Own(at))) => *name == format!("b{at}"),
            (Insistence::For | Insistence::Against, None) => true,
            _ => false,
        };
        who == party && on_it && how
    }

    /// Each constraint is broken where all for whom it speaks are not met, and whoever is not met has a broken one.
    fn compare(
        &self,
        answer: &Deal<'_>,
        package: &[usize],
        unmet: &BTreeSet<Unmet>,
    ) -> Result<BTreeSet<usize>, String> {
        let broken = |at: &usize| !answer.constraints[*at].formula.holds(package);
        let broken: BTreeSet<usize> = (0..answer.constraints.len()).filter(broken).collect();
        let ids = |constraint: &Constraint| -> Vec<usize> {
            constraint.parties.iter().map(|ix| number(self.both.model.parties[*ix].id.as_str())).collect()
        };
        for constraint in broken.iter().map(|at| &answer.constraints[*at]) {
            let met = |party: &usize| !unmet.iter().any(|one| self.is_about(constraint, *party, *one));
            if let Some(party) = ids(constraint).into_iter().find(met) {
                return Err(format!("{constraint:?} is broken, and p{party} is met"));
            }
        }
        for one in unmet {
            let says = |at: &usize| {
                let constraint = &answer.constraints[*at];
                // What follows from a position on a demand that is decided is no constraint of its own: whoever is not
                // met on it is not met on that position either.
                ids(constraint).contains(&one.0) && (one.3 || self.is_about(constraint, one.0, *one))
            };
            if !broken.iter().any(says) {
                return Err(format!(
                    "p{} is not met on d{}, {:?}, and no constraint of it is broken",
                    one.0, one.1, one.2
                ));
            }
        }
        Ok(broken)
    }

    fn check(&self, answer: &Deal<'_>) -> Result<(), String> {
        let mut table: Vec<BTreeSet<usize>> = Vec::new();
        let mut own = vec![0_u128; self.both.talks.parties];
        let mut last: Option<Judged> = None;
        for package in self.walk() {
            let provided = self.provided(&package);
            let feasible = self.feasibility(&package, &provided);
            same(&format!("{package:?} is feasible"), self.is_feasible(&package), feasible)?;
            if !feasible {
                continue;
            }
            // Packages of the same demands with other values come one after the other.
            let judged = last.take().filter(|last| last.provided == provided);
            let judged = judged.unwrap_or_else(|| self.judgements(provided));
            let unmet = self.unmet(&package, &judged)?;
            let at = |text| format!("{:?} of issues {:?}, {package:?}: {text}", judged.provided, self.issues);
            table.push(self.compare(answer, &package, &unmet).map_err(at)?);
            for (party, packages) in own.iter_mut().enumerate() {
                *packages += u128::from(!unmet.iter().any(|one| one.0 == party));
            }
            last = Some(judged);
        }
        same("feasible packages", answer.packages, Some(table.len() as u128))?;
        let acceptable = table.iter().filter(|broken| broken.is_empty()).count() as u128;
        same("acceptable packages", answer.acceptable_number, (answer.coverage.0 > 0).then_some(acceptable))?;
        // What has nothing to do with each other can be combined at will.
        let all = |of: fn(&Tied) -> Option<u128>| answer.tied.iter().map(of).product::<Option<u128>>();
        same("feasible packages, group by group", all(|group| group.packages), answer.packages)?;
        same("acceptable packages, group by group", all(|group| group.acceptable), Some(acceptable))?;
        for group in &answer.groups {
            let tied = answer.tied.iter().find(|tied| group.issues.iter().all(|issue| tied.issues.contains(issue)));
            same("acceptable where there is an obstacle", tied.and_then(|tied| tied.acceptable), Some(0))?;
        }
        let found: Vec<Option<u128>> = answer.own.iter().map(|(_, packages)| *packages).collect();
        same("packages that each party's own constraints leave", found, own.into_iter().map(Some).collect())?;
        sets(answer, &table)
    }
}

/// Numbers beyond those that the oracle tells apart are like the last of them.
fn holds(set: Set, value: f64) -> bool {
    let doubled = (value * 2.0).clamp(-4.0, 28.0);
    set.doubled().iter().any(|member| f64::from(*member) == doubled)
}

/// Obstacles and concessions, by trying every set of constraints on which constraints each package breaks.
fn sets(answer: &Deal<'_>, table: &[BTreeSet<usize>]) -> Result<(), String> {
    let number = answer.constraints.len();
    let most = table.iter().map(|broken| number - broken.len()).max();
    same("most satisfied", answer.most_satisfied, most)?;
    if number > MOST_CONSTRAINTS {
        return Ok(());
    }
    let mask = |broken: &BTreeSet<usize>| broken.iter().fold(0_u32, |mask, at| mask | 1 << at);
    let broken: BTreeSet<u32> = table.iter().map(mask).collect();
    let all = (1_u32 << number) - 1;
    let can_hold: Vec<bool> = (0..=all).map(|set| broken.iter().any(|broken| broken & set == 0)).collect();
    let smallest = |is: &dyn Fn(u32) -> bool| {
        let less = |set: u32| (0..number).filter(move |at| set >> at & 1 == 1).map(move |at| set & !(1 << at));
        let members = |set: u32| (0..number).filter(|at| set >> at & 1 == 1).collect::<Vec<usize>>();
        // Whatever contains one of them is one too, so that a set is least if none with one member less is one.
        let mut found: Vec<Vec<usize>> = (0..=all).filter(|set| is(*set) && !less(*set).any(is)).map(members).collect();
        found.sort_by_key(|set| (set.len(), set.clone()));
        found
    };
    same("complete", answer.complete, true)?;
    let in_order = |sets: &[Vec<usize>]| {
        let mut sets = sets.to_vec();
        sets.iter_mut().for_each(|set| set.sort_unstable());
        sets.sort_by_key(|set| (set.len(), set.clone()));
        sets
    };
    same("obstacles", in_order(&answer.obstacles), smallest(&|set| !can_hold[set as usize]))?;
    let mut concessions = smallest(&|set| can_hold[(all & !set) as usize]);
    // With nothing in the way there is nothing to concede.
    concessions.retain(|set| !set.is_empty());
    same("number of concessions", answer.concessions_number, concessions.len() as u128)?;
    same("concessions", in_order(&answer.concessions), concessions)
}

/// All packages, one by one.
#[test]
fn constraints_obstacles_and_concessions_are_those_of_the_definition() {
    on_many(|talks: &Talks| {
        let both = Both::new(talks);
        let s = situation(&both.model);
        let every: Vec<usize> = (0..talks.issues.len()).collect();
        // What one issue alone leaves undecided is looked at in every second of the talks that have another one.
        let first = Some(vec![0]).filter(|_| talks.issues.len() > 1 && talks.as_of.is_multiple_of(2));
        for issues in std::iter::once(every).chain(first) {
            let chosen: Vec<usize> = both.demands().filter(|d| issues.contains(&talks.demands[*d].issue)).collect();
            let query = DealQuery {
                issues: issues.iter().map(|issue| both.issue(*issue)).collect(),
                parties: both.parties().map(|p| both.party(p)).collect(),
                fixed: Vec::new(),
                scope: Scope::Derived,
                most: 100_000,
            };
            let packages = Packages::new(&s, &query.issues, &query.parties);
            if packages.sizes.iter().product::<usize>() > MOST_PACKAGES {
                continue;
            }
            let place = |d: usize| [Target::Demand(both.demand(d)), Target::Issue(both.issue(talks.demands[d].issue))];
            let places = both.demands().map(place).collect();
            let table = Table { both: &both, meaning: Meaning::of(talks), packages, issues: &issues, chosen, places };
            table.check(&deal(&s, &query, &Endless))?;
        }
        Ok(())
    });
}
