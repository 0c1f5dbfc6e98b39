//! Packages by what parties say that options are worth to them.

use crate::search::bargaining;
use schemars::JsonSchema;
use serde::Serialize;

use super::by::By;
use super::names::{Issue, Party};
use super::register::Register;
use super::utility::Utility;
use crate::analysis;
use crate::model::Number;

/// Packages with what each is worth to whom, and what stands out among them. Packages are named by their place in `packages`,
/// from 0.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Bargaining<'m> {
    /// Whose numbers count.
    pub parties: Vec<Party<'m>>,
    /// The numbers as these gave them.
    pub given: Vec<Utility<'m>>,
    /// The issues that are weighed.
    pub issues: Vec<Issue<'m>>,
    /// What no deal is worth.
    pub disagreement: By<Party<'m>, Number>,
    /// Every package.
    pub packages: Vec<WeighedPackage<'m>>,
    /// Packages that no other beats: none is at least as good for all and better for one.
    pub frontier: Vec<usize>,
    /// Packages that are at least as good as no deal for everybody.
    pub rational: Vec<usize>,
    /// The most that each party gains in one of these.
    pub ideal_gains: By<Party<'m>, Number>,
    /// The largest product of gains.
    pub nash: Picked,
    /// The largest smallest share of the ideal gain.
    pub kalai_smorodinsky: Picked,
    /// The largest smallest gain.
    pub egalitarian: Picked,
    /// The largest sum.
    pub utilitarian: Picked,
    /// Where two parties could trade.
    pub trades: Vec<[Gives<'m>; 2]>,
}

/// A package as one option of each issue.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct WeighedPackage<'m> {
    /// The options.
    pub options: By<Issue<'m>, &'m str>,
    /// What it is worth.
    pub utilities: By<Party<'m>, Number>,
}

/// What a solution picks.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Picked {
    /// The packages, with all ties; none if nothing is at least as good as no deal for everybody.
    pub packages: Vec<usize>,
    /// What is largest there.
    pub value: Option<Number>,
}

/// A party that gives on an issue on which less is at stake for it than for the other one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Gives<'m> {
    /// Who.
    pub party: Party<'m>,
    /// On what.
    pub gives: Issue<'m>,
}

impl<'m> Bargaining<'m> {
    /// Of an analysis. O(packages × (parties + issues)).
    pub fn new(register: &Register<'_, 'm>, answer: &analysis::Bargaining) -> Bargaining<'m> {
        let model = register.model();
        let solutions = &answer.solutions;
        let parties = register.parties(&answer.parties);
        let issues: Vec<Issue<'m>> = answer.issues.iter().map(|ix| register.issue(*ix)).collect();
        let by_party =
            |values: &[f64]| By(parties.iter().copied().zip(values.iter().copied().map(Number)).collect::<Vec<_>>());
        let package = |(options, values): (&Vec<usize>, &Vec<f64>)| {
            let name = |(ix, at): (&crate::id::IssueIx, &usize)| model.issues[*ix].options[*at].name.as_str();
            let names = answer.issues.iter().zip(options).map(name);
            WeighedPackage { options: By(issues.iter().copied().zip(names).collect()), utilities: by_party(values) }
        };
        let picked =
            |picked: &bargaining::Picked| Picked { packages: picked.outcomes.clone(), value: picked.value.map(Number) };
        let trade = |trade: &analysis::Trade| {
            [0, 1].map(|at| Gives { party: register.party(trade.parties[at]), gives: register.issue(trade.gives[at]) })
        };
        let given = model.utilities.iter().filter(|utility| answer.parties.contains(&utility.party));
        Bargaining {
            given: given.map(|one| Utility::new(register, one)).collect(),
            disagreement: by_party(&answer.bargain.disagreement),
            packages: answer.packages.iter().zip(&answer.bargain.outcomes).map(package).collect(),
            frontier: solutions.frontier.clone(),
            rational: solutions.rational.clone(),
            ideal_gains: by_party(&solutions.ideal_gains),
            nash: picked(&solutions.nash),
            kalai_smorodinsky: picked(&solutions.kalai_smorodinsky),
            egalitarian: picked(&solutions.egalitarian),
            utilitarian: picked(&solutions.utilitarian),
            trades: answer.trades.iter().map(trade).collect(),
            issues,
            parties,
        }
    }
}
