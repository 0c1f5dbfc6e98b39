//! How much of the model each party and each source makes up: the tilt of the source base.
//!
//! Statements that were said by the day and count are counted, superseded ones included. What is assumed is not in the
//! sources, so it is not counted here.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{PartyIx, SourceIx, StanceIx};
use crate::model::{Stance, Target};
use crate::situation::Situation;

/// What the sources hold of one party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartyBalance {
    /// Whose.
    pub party: PartyIx,
    /// Statements in force, on demands and on whole issues.
    pub in_force: usize,
    /// Statements, superseded ones and those that ran out included.
    pub statements: usize,
    /// Of these, those with a speaker who is named.
    pub named: usize,
    /// Demands on which there is a statement.
    pub demands: usize,
    /// Pieces of evidence.
    pub evidence: usize,
    /// Different sources.
    pub sources: usize,
}

/// What one source gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SourceBalance {
    /// Which.
    pub source: SourceIx,
    /// Parties that it is evidence for.
    pub parties: usize,
    /// Statements that it is evidence for.
    pub statements: usize,
    /// Pieces of evidence with exact words.
    pub quotations: usize,
}

/// The source base by party and by source.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Balance {
    /// Every party, by id.
    pub parties: Vec<PartyBalance>,
    /// Every source, by id; one that is left out gives nothing.
    pub sources: Vec<SourceBalance>,
    /// How many statements of those said by the day a filter leaves out.
    pub left_out: usize,
}

impl Balance {
    /// All statements.
    pub fn statements(&self) -> usize {
        self.parties.iter().map(|party| party.statements).sum()
    }

    /// All statements with a named speaker.
    pub fn named(&self) -> usize {
        self.parties.iter().map(|party| party.named).sum()
    }
}

/// Counts the source base. O(stances × log stances + pieces of evidence).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{sources: {s: {}}, parties: {a: {}, b: {}}, issues: {i: {}},\
/// #   demands: {d: {issue: i, text: T}}, stances: [{party: a, demand: d, stance: open, evidence: {s: [yes, well]}}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::balance;
/// use demarche::situation::Situation;
/// let found = balance(&Situation::of(&model).build());
/// assert_eq!((found.parties[0].statements, found.parties[1].statements), (1, 0));
/// assert_eq!(found.sources[0].quotations, 2);
/// ```
pub fn balance(situation: &Situation<'_>) -> Balance {
    let model = situation.model;
    let mut parties: Vec<PartyBalance> = model.parties.indices().map(|ix| party(situation, ix)).collect();
    parties.sort_by_key(|party| &model.parties[party.party].id);
    let mut sources: Vec<SourceBalance> = model.sources.indices().map(|ix| source(situation, ix)).collect();
    sources.sort_by_key(|source| &model.sources[source.source].id);
    let unseen = |stance: &Stance| stance.is_said_by(situation.day) && !situation.filter().counts(stance);
    let left_out = model.stances.iter().filter(|(_, stance)| unseen(stance)).count();
    Balance { parties, sources, left_out }
}

/// What was said by the day, of a list of statements.
fn said<'m>(situation: &Situation<'m>, list: &[StanceIx]) -> Vec<(StanceIx, &'m Stance)> {
    let stances = list.iter().map(|ix| (*ix, &situation.model.stances[*ix]));
    stances.filter(|(_, stance)| stance.is_said_by(situation.day)).collect()
}

fn party(situation: &Situation<'_>, ix: PartyIx) -> PartyBalance {
    let model = situation.model;
    let mut on: BTreeMap<Target, Vec<StanceIx>> = BTreeMap::new();
    let (mut named, mut evidence, mut sources) = (0, 0, BTreeSet::new());
    let said = said(situation, situation.graph.stances_of(ix));
    for (ix, stance) in &said {
        on.entry(stance.target).or_default().push(*ix);
        named += usize::from(stance.speaker().is_some_and(|speaker| !model.people[speaker].anonymous));
        for piece in situation.filter().evidence(stance) {
            evidence += 1;
            sources.insert(model.article(piece.source));
        }
    }
    PartyBalance {
        party: ix,
        in_force: on.keys().filter(|target| !situation.in_force(ix, **target).is_empty()).count(),
        statements: said.len(),
        named,
        demands: on.keys().filter(|target| matches!(target, Target::Demand(_))).count(),
        evidence,
        sources: sources.len(),
    }
}

fn source(situation: &Situation<'_>, ix: SourceIx) -> SourceBalance {
    let said = said(situation, &situation.graph.stances_citing(ix));
    let parties: BTreeSet<PartyIx> = said.iter().map(|(_, stance)| stance.party).collect();
    let pieces = said.iter().flat_map(|(_, stance)| situation.filter().evidence(stance));
    let quotations = pieces.filter(|piece| piece.source == ix && piece.quote.is_some()).count();
    SourceBalance { source: ix, parties: parties.len(), statements: said.len(), quotations }
}
