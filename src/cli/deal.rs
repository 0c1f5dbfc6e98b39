//! `deal`: packages acceptable to all, or why there are none.

use anyhow::{Result, bail};
use clap::Args;

use super::asking::{self, Asked};
use super::options::{Derived, Question};
use super::output::Outcome;
use super::waiting::Waiting;
use crate::analysis::{DealQuery, bargaining, deal, weighed};
use crate::answer::{Answer, Deal, Register};
use crate::id::{DemandIx, IssueIx, PartyIx};
use crate::model::Model;
use crate::situation::{Scope, Situation};

/// How many obstacles and concession sets are looked for, unless the user wants more. Less would leave out what others
/// could do.
const MOST: usize = 1000;
/// How many lines of a list are printed for people.
const SHOWN: usize = 10;

/// Arguments of `deal`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche deal ceasefire nato territory\n  \
                        demarche deal territory --party russia --party ukraine\n  \
                        demarche deal --utilities --file examples/selvar-basin.yaml\n  \
                        demarche deal ceasefire --assume russia:ceasefire-unconditional=open --format json")]
pub struct DealArgs {
    /// Issues that are decided together, by id or name [default: all that have demands].
    #[arg(value_name = "ISSUE")]
    issues: Vec<String>,
    /// Only to these parties a package has to be acceptable; may be given several times [default: all that have a
    /// position].
    #[arg(long, value_name = "PARTY")]
    party: Vec<String>,
    /// Only packages that provide for this demand; may be given several times.
    #[arg(long, value_name = "DEMAND")]
    with: Vec<String>,
    /// Only packages that do not provide for this demand; may be given several times.
    #[arg(long, value_name = "DEMAND")]
    no: Vec<String>,
    /// Show at most so many lines of a list. More than 1000 also widens the search for obstacles and concession sets, and
    /// what JSON lists [default: 10 as text, 1000 as JSON].
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// Also compare packages by what parties say that options are worth to them (`utilities:` in the model). Unless issues
    /// are named, they are those that these parties weigh.
    #[arg(long)]
    utilities: bool,
    #[command(flatten)]
    derived: Derived,
    #[command(flatten)]
    question: Question,
}

/// Answers the question.
///
/// # Errors
/// When the model, an issue or a party cannot be understood, there is nothing to decide, or utilities are asked for that
/// nobody gave.
pub fn run(args: &DealArgs) -> Result<Outcome> {
    let Asked { model, sources } = asking::asked(&args.question.input)?;
    let situation = asking::situation(&model, &args.question.input, &args.question.lens)?;
    let limit = args.limit.map(|limit| limit as usize);
    let parties = parties(&situation, &args.party, args.utilities)?;
    let mut issues = issues(&situation, &args.issues)?;
    if args.utilities && args.issues.is_empty() {
        issues = weighed(&situation, &parties)?;
    }
    let by_utility = args.utilities.then(|| bargaining(&situation, &issues, &parties)).transpose()?;
    let fixed = fixed(&model, &issues, &args.with, &args.no)?;
    let query =
        DealQuery { issues, parties, fixed, scope: args.derived.scope(), most: limit.unwrap_or(MOST).max(MOST) };
    let waiting = Waiting::start("Obstacles and concession sets");
    let answer = deal(&situation, &query, &waiting);
    let outcome = waiting.finish();
    let register = Register::new(&situation, &sources);
    let found = Deal::new(&register, &query, &answer, by_utility.as_ref(), limit.unwrap_or(SHOWN));
    asking::tell(args.question.format, &Answer::new(&register, "deal", query.scope, &query.parties, found))?;
    Ok(outcome)
}

fn parties(situation: &Situation<'_>, names: &[String], with_utilities: bool) -> Result<Vec<PartyIx>> {
    if !names.is_empty() {
        return asking::parties(situation.model, names);
    }
    let model = situation.model;
    let mut parties = situation.parties_heard(Scope::Direct);
    // Who only says what options are worth to it has no position that a package could break.
    parties.extend(model.utilities.iter().map(|utility| utility.party).filter(|_| with_utilities));
    parties.sort_unstable();
    parties.dedup();
    Ok(parties)
}

fn issues(situation: &Situation<'_>, names: &[String]) -> Result<Vec<IssueIx>> {
    let model = situation.model;
    let has_demands = |ix: &IssueIx| !situation.graph.demands_of(*ix).is_empty();
    let mut issues: Vec<IssueIx> = Vec::new();
    for name in names {
        let issue =
            asking::issue(model, name, |demand| format!(", and `--with {demand}` for packages that provide for it"))?;
        if !has_demands(&issue) {
            bail!("`{}` has no demands, so there is nothing to decide on it", model.issues[issue].id);
        }
        if issues.contains(&issue) {
            bail!("`{}` is named twice; name different issues", model.issues[issue].id);
        }
        issues.push(issue);
    }
    if names.is_empty() {
        issues = model.issues.indices().filter(has_demands).collect();
    }
    if issues.is_empty() {
        bail!("the model has no demands, so there is nothing to decide");
    }
    Ok(issues)
}

/// The demands that are held fixed. They have to lie on issues that are decided: otherwise nothing would come of it.
fn fixed(model: &Model, issues: &[IssueIx], with: &[String], no: &[String]) -> Result<Vec<(DemandIx, bool)>> {
    let mut fixed: Vec<(DemandIx, bool)> = Vec::new();
    let each = with.iter().map(|name| (name, true, "--with")).chain(no.iter().map(|name| (name, false, "--no")));
    for (name, provided, option) in each {
        let demand = model.find_demand(name)?;
        let issue = model.demands[demand].issue;
        if !issues.contains(&issue) {
            let issue = &model.issues[issue].id;
            bail!("{option}: `{name}` belongs to the issue `{issue}`, which is not decided; name the issue as well");
        }
        if fixed.contains(&(demand, !provided)) {
            bail!("`{name}` stands under `--with` and under `--no`; no package has both");
        }
        fixed.push((demand, provided));
    }
    Ok(fixed)
}
