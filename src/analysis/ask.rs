//! Which unknown positions would tell most, and how much is known at all.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::id::{DemandIx, IssueIx, Ix, PartyIx, SourceIx, StanceIx};
use crate::model::{Says, Stance, Target, Voice};
use crate::situation::{Scope, Situation};

/// A position that nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// Whose.
    pub party: PartyIx,
    /// On what.
    pub demand: DemandIx,
    /// For how many pairs with another party an answer would narrow what is possible: as many as have a position on it.
    pub pairs: usize,
}

/// What to ask, and what is known.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ask {
    /// Unknown positions of parties of which some are known, those first that would narrow most pairs.
    pub gaps: Vec<Gap>,
    /// Positions that are unknown because the party would not say when it was asked, not so long ago that it should be asked
    /// again: the last statement to that effect of each, by the ids of demand and party.
    pub declined: Vec<StanceIx>,
    /// Stated positions of each party, by id, of all demands.
    pub by_party: Vec<(PartyIx, usize)>,
    /// Stated positions on each issue, by its name, with how many parties that have any position and demands
    /// there are.
    pub by_issue: Vec<(IssueIx, usize, usize)>,
    /// Positions that the file states: what is assumed has no source and no voice.
    pub stated: usize,
    /// For each source that some stated position rests on, by id: how many rest on it, and how many on it alone. Last, without
    /// a source, how many have no evidence, if any.
    pub by_source: Vec<(Option<SourceIx>, usize, usize)>,
    /// How many stated positions have each voice, in the order of the list of voices, those that none have left out; last, how
    /// many have none given, if any.
    pub by_voice: Vec<(Option<Voice>, usize)>,
}

/// What to ask: positions that are neither stated nor follow from others. What is known is counted by what was stated.
/// O(parties × demands × log + pieces of evidence).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}}, issues: {i: {}},\
/// #   demands: {d: {issue: i, text: T}, e: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: open}, {party: b, demand: e, stance: open}, {party: b, demand: d, stance: open}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::ask;
/// use demarche::situation::Situation;
/// let found = ask(&Situation::of(&model).build());
/// assert_eq!((found.gaps.len(), found.gaps[0].pairs), (1, 1));
/// ```
pub fn ask(situation: &Situation<'_>) -> Ask {
    let model = situation.model;
    let stated = |party: PartyIx, demand: DemandIx| situation.stated(party).contains(demand);
    let known = |party: PartyIx, demand: DemandIx| situation.matrix(Scope::Derived).cell(party, demand).is_some();
    let heard = situation.parties_heard(Scope::Direct);
    let count = |is: &dyn Fn(PartyIx, DemandIx) -> bool| -> Vec<usize> {
        model.demands.indices().map(|demand| heard.iter().filter(|party| is(**party, demand)).count()).collect()
    };
    let (on, said) = (count(&known), count(&stated));
    let declined = declined(situation);
    let mut gaps: Vec<Gap> = heard
        .iter()
        .flat_map(|party| model.demands.indices().map(move |demand| (*party, demand)))
        .filter(|(party, demand)| !known(*party, *demand) && !declined.contains_key(&(*demand, *party)))
        .map(|(party, demand)| Gap { party, demand, pairs: on[demand.position()] })
        .filter(|gap| gap.pairs > 0)
        .collect();
    gaps.sort_by_key(|gap| (Reverse(gap.pairs), gap.demand, &model.parties[gap.party].id));
    let by_party = heard.iter().map(|party| (*party, model.demands.indices().filter(|d| stated(*party, *d)).count()));
    let by_issue = model.demands_by_issue().into_iter().map(|(issue, demands)| {
        let known = demands.iter().map(|demand| said[demand.position()]).sum();
        (issue, known, demands.len() * heard.len())
    });
    let (by_party, by_issue) = (by_party.collect(), by_issue.collect());
    // What several statements of a day say together is one position, from the sources and in the voices of all of them.
    let in_force: Vec<Vec<&Stance>> = heard
        .iter()
        .flat_map(|party| situation.stated(*party).values())
        .map(|position| position.stances().map(|ix| &model.stances[ix]).collect())
        .filter(|stances: &Vec<&Stance>| !stances.is_empty())
        .collect();
    let is_unknown = |((demand, party), _): &(&(DemandIx, PartyIx), &StanceIx)| !known(*party, *demand);
    Ask {
        gaps,
        declined: declined.iter().filter(is_unknown).map(|(_, ix)| *ix).collect(),
        by_party,
        by_issue,
        stated: in_force.len(),
        by_source: by_source(situation, &in_force),
        by_voice: by_voice(&in_force),
    }
}

/// The last time that each party would not say what it wants of a demand, if that is not old by the day.
fn declined(situation: &Situation<'_>) -> BTreeMap<(DemandIx, PartyIx), StanceIx> {
    let model = situation.model;
    let (day, days) = (situation.day, model.checks.days_to_stale());
    let is_fresh = |stance: &Stance| match (day, stance.said) {
        (Some(day), Some(said)) => said.days_before(day) <= days,
        _ => true,
    };
    let mut found: BTreeMap<(DemandIx, PartyIx), StanceIx> = BTreeMap::new();
    for (ix, stance) in model.stances.iter().filter(|(_, stance)| stance.says == Says::Declined) {
        let Target::Demand(demand) = stance.target else { continue };
        if situation.filter().counts(stance) && stance.is_said_by(day) && is_fresh(stance) {
            let known = found.entry((demand, stance.party)).or_insert(ix);
            if model.stances[*known].said < stance.said {
                *known = ix;
            }
        }
    }
    found
}

fn by_source(situation: &Situation<'_>, in_force: &[Vec<&Stance>]) -> Vec<(Option<SourceIx>, usize, usize)> {
    let mut counts: BTreeMap<Option<SourceIx>, (usize, usize)> = BTreeMap::new();
    for stances in in_force {
        // One article under several ids is one source.
        let evidence = stances.iter().flat_map(|stance| situation.filter().evidence(stance));
        let articles: BTreeSet<SourceIx> = evidence.map(|piece| situation.model.article(piece.source)).collect();
        for article in &articles {
            let (known, alone) = counts.entry(Some(*article)).or_default();
            *known += 1;
            *alone += usize::from(articles.len() == 1);
        }
        if articles.is_empty() {
            counts.entry(None).or_default().0 += 1;
        }
    }
    let mut rows: Vec<_> = counts.into_iter().map(|(source, (known, alone))| (source, known, alone)).collect();
    rows.sort_by_key(|(source, ..)| (source.is_none(), *source));
    rows
}

fn by_voice(in_force: &[Vec<&Stance>]) -> Vec<(Option<Voice>, usize)> {
    let voices = Voice::ALL.iter().map(|(_, voice)| Some(*voice)).chain([None]);
    let count =
        |voice: Option<Voice>| (voice, in_force.iter().filter(|all| all.iter().any(|one| one.voice == voice)).count());
    voices.map(count).filter(|(_, known)| *known > 0).collect()
}
