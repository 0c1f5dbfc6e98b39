//! What is to be kept in mind of some parties, wherever they are counted or named.

use schemars::JsonSchema;
use serde::Serialize;

use super::condition::{Condition, conditions};
use super::names::{Demand, Party, Target};
use super::register::Register;
use super::statement::{Terms, terms};
use crate::analysis::{Misfits, Restatement, restatements};
use crate::date::Date;
use crate::id::PartyIx;
use crate::model::{self, Channel};
use crate::words::listed;

/// How much is known of some parties, whose voice may stand behind two of them, whose own positions do not fit together, and
/// what fell away when a position was said again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Caveats<'m> {
    /// Stated positions of each of the parties.
    pub stated: Vec<Stated<'m>>,
    /// Stated positions of all of them.
    pub known: usize,
    /// All that there could be: the parties times the demands.
    pub of: usize,
    /// The demands of the model.
    pub demands: usize,
    /// Blocs whose members are among the parties: one voice may stand behind both.
    pub blocs: Vec<BlocWithMembers<'m>>,
    /// Parties whose own positions do not fit together.
    pub unfit: Vec<Unfit<'m>>,
    /// Positions that were said again without something that they had.
    pub said_again_without: Vec<SaidAgain<'m>>,
    /// Positions that may be out of date, with the day that they are of.
    pub stale: Vec<Stale<'m>>,
    /// How many of the positions in force of these parties have no date, and so count on every day; none where no day is asked for.
    pub undated: usize,
    /// Channels other than the public one from which positions in force of these parties come.
    pub channels: Vec<Channel>,
}

/// How many positions of a party are stated.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Stated<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// How many.
    pub known: usize,
}

/// A bloc beside members of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct BlocWithMembers<'m> {
    /// The bloc.
    pub bloc: Party<'m>,
    /// Those of its members that are there.
    pub members: Vec<Party<'m>>,
}

/// A party whose positions do not fit together.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Unfit<'m> {
    /// Who.
    pub party: Party<'m>,
    /// On what.
    pub demands: Vec<Demand<'m>>,
}

/// A position that was said again without something that it had.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SaidAgain<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// On what.
    pub on: &'m str,
    /// When it was said again.
    pub said: Option<Date>,
    /// When it was said with what fell away.
    pub earlier: Option<Date>,
    /// Terms of then.
    pub terms: Terms,
    /// Conditions and exceptions of then.
    pub conditions: Vec<Condition>,
    /// Whether it was a red line then.
    pub red_line: bool,
}

/// A position that may be out of date.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Stale<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// On what.
    pub on: &'m str,
    /// The day that it is of.
    pub since: Date,
}

impl<'m> Caveats<'m> {
    /// Of some parties, in the order of the list, as far as they are about what the answer names; all of them for an answer that
    /// names no demand, as it is about all. O(parties² + stances × log stances).
    pub fn new(register: &Register<'_, 'm>, on: &[PartyIx]) -> Caveats<'m> {
        let situation = register.situation;
        let unfit = Misfits::new(situation);
        let stated = |ix: &PartyIx| Stated { party: register.party(*ix), known: situation.coverage(&[*ix]).0 };
        let named = register.named_demands();
        let is_named = |target: model::Target| match target {
            model::Target::Demand(demand) => named.contains(&demand),
            model::Target::Issue(issue) => named.iter().any(|ix| register.model().demands[*ix].issue == issue),
        };
        let concerns = |target: model::Target| named.is_empty() || is_named(target);
        let misfits = on.iter().map(|ix| (*ix, unfit.on(*ix)));
        let misfits = misfits.filter(|(_, on)| on.iter().any(|demand| concerns(model::Target::Demand(*demand))));
        let stated: Vec<Stated<'m>> = on.iter().map(stated).collect();
        let circumstances = Circumstances::by(register, on, concerns);
        Caveats {
            known: stated.iter().map(|one| one.known).sum(),
            of: on.len() * register.model().demands.len(),
            stated,
            demands: register.model().demands.len(),
            blocs: blocs(register, on),
            unfit: misfits
                .map(|(ix, on)| Unfit { party: register.party(ix), demands: register.demands(&on) })
                .collect(),
            said_again_without: restatements(situation)
                .into_iter()
                .filter(|one| on.contains(&one.party) && concerns(one.target))
                .map(|one| said_again(register, &one))
                .collect(),
            stale: circumstances.stale,
            undated: circumstances.undated,
            channels: circumstances.channels,
        }
    }
}

/// So many positions that may be out of date are named.
const NAMED: usize = 6;

impl Caveats<'_> {
    /// Which positions may be out of date, in a sentence.
    pub fn long_ago(&self) -> Option<String> {
        let one = |one: &Stale<'_>| format!("{} on {} ({})", one.party.name, one.on, one.since.words());
        let mut told: Vec<String> = self.stale.iter().take(NAMED).map(one).collect();
        let rest = self.stale.len() - told.len();
        told.extend((rest > 0).then(|| format!("{rest} more")));
        (!told.is_empty()).then(|| format!("Said long before, and perhaps out of date: {}.", listed(&told)))
    }
}

/// The blocs among some parties that have members among them.
pub fn blocs<'m>(register: &Register<'_, 'm>, among: &[PartyIx]) -> Vec<BlocWithMembers<'m>> {
    let bloc = |(bloc, members): (PartyIx, Vec<PartyIx>)| BlocWithMembers {
        bloc: register.party(bloc),
        members: register.parties(&members),
    };
    register.situation.blocs(among).into_iter().map(bloc).collect()
}

/// The id of what something is on, which the glossary has then.
fn id_of<'m>(register: &Register<'_, 'm>, target: model::Target) -> &'m str {
    let Target { demand, issue } = register.target(target);
    demand.map(|demand| demand.id).or(issue.map(|issue| issue.id)).unwrap_or_default()
}

fn said_again<'m>(register: &Register<'_, 'm>, one: &Restatement<'_>) -> SaidAgain<'m> {
    let model = register.model();
    SaidAgain {
        party: register.party(one.party),
        on: id_of(register, one.target),
        said: model.stances[one.now].said,
        earlier: model.stances[one.earlier].said,
        terms: terms(&one.terms),
        conditions: conditions(register, one.conditions.iter().copied()),
        red_line: one.red_line,
    }
}

/// What the days and the places of statements in force give reason to say.
#[derive(Default)]
struct Circumstances<'m> {
    /// By the order of the parties, then of what they are on.
    stale: Vec<Stale<'m>>,
    undated: usize,
    channels: Vec<Channel>,
}

impl<'m> Circumstances<'m> {
    /// O(statements of the parties).
    fn by(register: &Register<'_, 'm>, on: &[PartyIx], concerns: impl Fn(model::Target) -> bool) -> Circumstances<'m> {
        let situation = register.situation;
        let mut found = Circumstances::default();
        let all = on.iter().flat_map(|party| situation.graph.stances_of(*party));
        for stance in all.filter(|ix| situation.is_in_force(**ix)).map(|ix| &register.model().stances[*ix]) {
            found.channels.extend(stance.channel);
            if !concerns(stance.target) {
                continue;
            }
            found.undated += usize::from(stance.said.is_none() && situation.day.is_some());
            found.stale.extend(situation.stale(stance).map(|since| Stale {
                party: register.party(stance.party),
                on: id_of(register, stance.target),
                since,
            }));
        }
        found.stale.dedup();
        found.channels = aside(found.channels);
        found
    }
}

/// Channels other than the public one, each once.
pub fn aside(channels: impl IntoIterator<Item = Channel>) -> Vec<Channel> {
    let mut channels: Vec<Channel> = channels.into_iter().filter(|channel| *channel != Channel::Public).collect();
    channels.sort();
    channels.dedup();
    channels
}
