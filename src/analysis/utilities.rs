//! Packages by what parties themselves say that they are worth to them.
//!
//! The utility of a package is the weighted sum of the values of its options (R. Keeney and H. Raiffa, *Decisions with
//! Multiple Objectives*, 1976). Nothing is guessed: without the numbers of at least two parties there is no answer.

use crate::id::{IssueIx, PartyIx};
use crate::model::Utility;
use crate::packages::{Choice, Packages};
use crate::search::bargaining::{Bargain, Solutions, order, solve};
use crate::search::solver::{BatSat, Encoding, Solver, Verdict};
use crate::situation::Situation;

/// Packages beyond which they are not compared one by one.
pub const MOST_PACKAGES: u128 = 100_000;

/// Why packages are not compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Withheld {
    /// No party has given numbers, or only one.
    #[error(
        "{} numbers for what options are worth, and they are never guessed: positions say what is insisted on, not how \
         much it is worth; ask the parties, and write their answers under `utilities:`",
        .0.as_ref().map_or("no party has given".to_owned(), |party| format!("only `{party}` has given"))
    )]
    TooFew(Option<String>),
    /// An issue has no options to be worth something.
    #[error("`{0}` lists no options; write them under `options:` of the issue, or name issues that have some")]
    NoOptions(String),
    /// A party gave no weight or no value.
    #[error("`{party}` gives no {what}; ask for it: what is missing is not 0")]
    Missing {
        /// Whose.
        party: String,
        /// Of what.
        what: String,
    },
    /// No issue is weighed by anybody.
    #[error("none of {0} weighs an issue; write under `weights:` how much each issue counts")]
    NoIssues(String),
    /// A party weighs an issue that is not compared, so what no deal is worth to it is on another scale.
    #[error(
        "`{party}` also weighs `{issue}`, and no deal is worth what it says for all that it weighs; name that issue too"
    )]
    Partial {
        /// Whose.
        party: String,
        /// What is left out.
        issue: String,
    },
    /// Numbers so large that their sum is none.
    #[error("the numbers of `{0}` are too large to be added up; use a smaller scale")]
    TooLarge(String),
    /// There are more than [`MOST_PACKAGES`].
    #[error("{0} packages are too many to be compared one by one, at most {MOST_PACKAGES} are; name fewer issues")]
    TooMany(String),
}

/// Two parties that each give where it matters less to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Trade {
    /// The two, by id.
    pub parties: [PartyIx; 2],
    /// What each gives on, in the same order: it weighs less, beside the other issue, than for the other party.
    pub gives: [IssueIx; 2],
}

/// Packages with their utilities, and what stands out among them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Bargaining {
    /// Whose numbers count, by id.
    pub parties: Vec<PartyIx>,
    /// The issues that are weighed.
    pub issues: Vec<IssueIx>,
    /// What each party gets from each package, and without any.
    pub bargain: Bargain,
    /// The option of each issue, for each package.
    pub packages: Vec<Vec<usize>>,
    /// What stands out.
    pub solutions: Solutions,
    /// Where two parties could trade: each gives on what weighs less for it (logrolling: L. Froman and M. Cohen, *Behav.
    /// Sci.* 15, 1970).
    pub trades: Vec<Trade>,
}

/// The issues that somebody who has given numbers weighs, by id.
///
/// # Errors
/// [`Withheld`], if less than two of the parties have given numbers or none weighs an issue.
pub fn weighed(situation: &Situation<'_>, parties: &[PartyIx]) -> Result<Vec<IssueIx>, Withheld> {
    let given = given(situation, parties)?;
    let model = situation.model;
    let weighs = |issue: &IssueIx| given.iter().any(|utility| utility.weight(*issue).is_some());
    let issues: Vec<IssueIx> = model.issues.indices().filter(weighs).collect();
    let ids = || given.iter().map(|utility| format!("`{}`", model.parties[utility.party].id)).collect::<Vec<_>>();
    if issues.is_empty() { Err(Withheld::NoIssues(ids().join(", "))) } else { Ok(issues) }
}

/// The utilities of some parties, by id, without those whose evidence is taken away. Numbers have no voice.
fn given<'m>(situation: &Situation<'m>, parties: &[PartyIx]) -> Result<Vec<&'m Utility>, Withheld> {
    let model = situation.model;
    let counts = |utility: &&Utility| {
        let left = utility.evidence.is_empty() || situation.filter().pieces(&utility.evidence).next().is_some();
        left && parties.contains(&utility.party)
    };
    let mut given: Vec<&Utility> = model.utilities.iter().filter(counts).collect();
    given.sort_by_key(|utility| &model.parties[utility.party].id);
    match given.as_slice() {
        [] => Err(Withheld::TooFew(None)),
        [only] => Err(Withheld::TooFew(Some(model.parties[only.party].id.to_string()))),
        _ => Ok(given),
    }
}

/// Compares every feasible package of some issues by the utilities of those of the parties that gave them.
/// O(packages × parties × (issues + log packages + frontier)).
///
/// # Errors
/// [`Withheld`], if something that the comparison needs was not said, or there are too many packages.
pub fn bargaining(situation: &Situation<'_>, issues: &[IssueIx], parties: &[PartyIx]) -> Result<Bargaining, Withheld> {
    let model = situation.model;
    let given = given(situation, parties)?;
    let id = |utility: &Utility| model.parties[utility.party].id.to_string();
    let mut disagreement = Vec::new();
    let mut worth: Vec<Vec<Vec<f64>>> = Vec::new();
    for utility in &given {
        let missing = |what: String| Withheld::Missing { party: id(utility), what };
        let without =
            utility.disagreement.ok_or_else(|| missing("value of no deal under `disagreement:`".to_owned()))?;
        disagreement.push(without);
        if let Some((issue, _)) = utility.weights.iter().find(|(issue, _)| !issues.contains(issue)) {
            return Err(Withheld::Partial { party: id(utility), issue: model.issues[*issue].id.to_string() });
        }
        let mut of_issues = Vec::new();
        for issue in issues {
            let (name, options) = (&model.issues[*issue].id, &model.issues[*issue].options);
            if options.is_empty() {
                return Err(Withheld::NoOptions(name.to_string()));
            }
            let weight = utility.weight(*issue).ok_or_else(|| missing(format!("weight of `{name}`")))?;
            let value = |option: usize| {
                let value = utility.value(*issue, option);
                value.ok_or_else(|| missing(format!("value of the option `{}` of `{name}`", options[option].name)))
            };
            let values: Vec<f64> = (0..options.len()).map(value).collect::<Result<_, _>>()?;
            of_issues.push(values.into_iter().map(|value| weight * value).collect());
        }
        worth.push(of_issues);
    }
    let packages = feasible(&Packages::new(situation, issues, &[]))?;
    let of_package = |package: &Vec<usize>| -> Vec<f64> {
        let of_party = |worth: &Vec<Vec<f64>>| package.iter().zip(worth).map(|(at, values)| values[*at]).sum();
        worth.iter().map(of_party).collect()
    };
    let most = |own: &Vec<Vec<f64>>| -> f64 {
        own.iter().map(|values| values.iter().fold(0.0, |most: f64, value| most.max(value.abs()))).sum()
    };
    if let Some(at) =
        worth.iter().zip(&disagreement).position(|(own, without)| !(most(own) + without.abs()).is_finite())
    {
        return Err(Withheld::TooLarge(id(given[at])));
    }
    let bargain = Bargain { outcomes: packages.iter().map(of_package).collect(), disagreement };
    let parties: Vec<PartyIx> = given.iter().map(|utility| utility.party).collect();
    Ok(Bargaining {
        solutions: solve(&bargain),
        trades: trades(&parties, issues, &worth),
        issues: issues.to_vec(),
        parties,
        bargain,
        packages,
    })
}

/// Every combination of options that the relations between demands allow, whatever else is decided.
fn feasible(packages: &Packages) -> Result<Vec<Vec<usize>>, Withheld> {
    let is_option = |choice: &usize| matches!(packages.choices[*choice], Choice::Option(_));
    let options: Vec<usize> = (0..packages.choices.len()).filter(is_option).collect();
    let bound: u128 = options.iter().map(|choice| packages.sizes[*choice] as u128).fold(1, u128::saturating_mul);
    if bound > MOST_PACKAGES {
        return Err(Withheld::TooMany(bound.to_string()));
    }
    let mut solver = BatSat::default();
    let mut encoding = Encoding::new(&mut solver, packages.sizes.iter().copied().enumerate());
    packages.rules.iter().for_each(|rule| encoding.require(rule));
    let alternatives: Vec<Vec<usize>> = options.iter().map(|choice| encoding.choices()[choice].clone()).collect();
    let mut found: Vec<Vec<usize>> = vec![Vec::new()];
    for own in &alternatives {
        let longer = found.iter().flat_map(|package| (0..own.len()).map(|one| [package.as_slice(), &[one]].concat()));
        let mut longer: Vec<Vec<usize>> = longer.collect();
        longer.retain(|package| {
            let taken = package.iter().zip(&alternatives).map(|(at, own)| (own[*at], true));
            // What is not known to be impossible stays.
            !matches!(solver.solve(&taken.collect::<Vec<_>>()), Verdict::Cannot(_))
        });
        found = longer;
    }
    Ok(found)
}

/// Pairs of parties and issues on both of which the two want different things, and which weigh differently to them.
fn trades(parties: &[PartyIx], issues: &[IssueIx], worth: &[Vec<Vec<f64>>]) -> Vec<Trade> {
    let most = |values: &[f64]| values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // What is at stake for a party on an issue: from the worst option to the best.
    let stake = |p: usize, i: usize| most(&worth[p][i]) - worth[p][i].iter().copied().fold(f64::INFINITY, f64::min);
    let contested = |p: usize, q: usize, i: usize| {
        let best = |p: usize, option: usize| worth[p][i][option] >= most(&worth[p][i]);
        !(0..worth[p][i].len()).any(|option| best(p, option) && best(q, option))
    };
    let mut trades = Vec::new();
    for p in 0..parties.len() {
        for q in p + 1..parties.len() {
            let on: Vec<usize> = (0..issues.len()).filter(|issue| contested(p, q, *issue)).collect();
            for i in &on {
                for j in on.iter().filter(|j| *j != i) {
                    // Less is at stake for p on i than on j, in proportion, than for q.
                    if order(stake(p, *i) * stake(q, *j), stake(q, *i) * stake(p, *j)).is_lt() {
                        trades.push(Trade { parties: [parties[p], parties[q]], gives: [issues[*i], issues[*j]] });
                    }
                }
            }
        }
    }
    trades
}
