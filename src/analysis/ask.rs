//! Which unknown positions would tell most, and how much is known at all.

use std::cmp::Reverse;

use crate::analysis::situation::{Scope, Situation};
use crate::graph::Basis;
use crate::id::{DemandIx, IssueIx, Ix, PartyIx};

/// A position that nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
pub struct Ask {
    /// Unknown positions of parties of which some are known, those first that would narrow most pairs.
    pub gaps: Vec<Gap>,
    /// Stated positions of each party, by id, of all demands.
    pub by_party: Vec<(PartyIx, usize)>,
    /// Stated positions on each issue, in the order of the file, with how many parties that have any position and demands
    /// there are.
    pub by_issue: Vec<(IssueIx, usize, usize)>,
}

/// What to ask. Stated positions only: what follows from a position is no answer of the party.
/// O(parties × demands × log).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}}, issues: {i: {}},\
/// #   demands: {d: {issue: i, text: T}, e: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: open}, {party: b, demand: e, stance: open}, {party: b, demand: d, stance: open}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::{Situation, ask};
/// let found = ask(&Situation::new(&model, None, Vec::new()));
/// assert_eq!((found.gaps.len(), found.gaps[0].pairs), (1, 1));
/// ```
pub fn ask(situation: &Situation<'_>) -> Ask {
    let model = situation.model;
    let matrix = situation.matrix(Scope::Direct);
    let stated = |party: PartyIx, demand: DemandIx| {
        matrix.cell(party, demand).is_some_and(|cell| matches!(cell.basis, Basis::Stated(_) | Basis::Assumed))
    };
    let mut heard = situation.parties_heard(Scope::Direct);
    heard.sort_by_key(|ix| &model.parties[*ix].id);
    let on: Vec<usize> =
        model.demands.indices().map(|demand| heard.iter().filter(|party| stated(**party, demand)).count()).collect();
    let mut gaps: Vec<Gap> = heard
        .iter()
        .flat_map(|party| model.demands.indices().map(move |demand| (*party, demand)))
        .filter(|(party, demand)| !stated(*party, *demand))
        .map(|(party, demand)| Gap { party, demand, pairs: on[demand.position()] })
        .filter(|gap| gap.pairs > 0)
        .collect();
    gaps.sort_by_key(|gap| (Reverse(gap.pairs), situation.graph.rank(gap.demand), &model.parties[gap.party].id));
    let by_party = heard.iter().map(|party| (*party, model.demands.indices().filter(|d| stated(*party, *d)).count()));
    let by_issue = model.demands_by_issue().into_iter().map(|(issue, demands)| {
        let known = demands.iter().map(|demand| on[demand.position()]).sum();
        (issue, known, demands.len() * heard.len())
    });
    Ask { gaps, by_party: by_party.collect(), by_issue: by_issue.collect() }
}
