//! Whether the headline findings hold with less: without any one source, with fewer voices, at either end of intervals.
//!
//! Leave-one-out in the sense of the jackknife (J. Tukey, *Ann. Math. Statist.* 29, 1958), with a yes or no in place of an
//! estimate. Nothing is counted together: a finding holds, or it is said what it fails without.

use std::collections::BTreeSet;

use crate::analysis::findings::{Finding, findings, sources_alone, without};
use crate::graph::{Basis, Cell, Filter};
use crate::id::{PartyIx, SourceIx};
use crate::model::{End, Voice};
use crate::position::as_written;
use crate::situation::{Scope, Situation};

/// Voices in the order in which they are added: what somebody stands for, what a source tells, and what is said of others or
/// concluded.
const STEPS: [&[Voice]; 3] = [
    &[Voice::Stated, Voice::Confirmed, Voice::Document],
    &[Voice::Reported],
    &[Voice::Claimed, Voice::Inferred, Voice::Editorial],
];

/// A finding with everything that it does not survive.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tested {
    /// What was found.
    pub finding: Finding,
    /// Whether one of the two positions follows only through relations between demands.
    pub derived: bool,
    /// For a conflict: whether a red line stands against a red line.
    pub impasse: bool,
    /// Whether it is found as intervals are, and not only at one of their ends. If not, only the ends are tried.
    pub as_read: bool,
    /// The sources, by id, without each of which it is not found.
    pub without: Vec<SourceIx>,
    /// The sets of voices that do not carry it.
    pub voices: Vec<BTreeSet<Voice>>,
    /// The voices that have to be added to the last of these sets; empty if it needs words whose voice is not given. None if
    /// every set carries it.
    pub needs: Option<BTreeSet<Voice>>,
    /// The ends of intervals at which it is not found.
    pub ends: Vec<End>,
}

impl Tested {
    /// Whether nothing that was tried makes it fall.
    pub fn holds_throughout(&self) -> bool {
        self.as_read && self.without.is_empty() && self.voices.is_empty() && self.ends.is_empty()
    }
}

/// The answer of `robust`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Robust {
    /// Deadlocks, then conflicts by pair, then agreements by pair; those of one pair by demand.
    pub findings: Vec<Tested>,
    /// The sources that were left out one at a time, by id. Nothing rests on another one alone.
    pub sources: Vec<SourceIx>,
    /// The sets of voices that were tried; a set that has the voices of all statements changes nothing.
    pub voices: Vec<BTreeSet<Voice>>,
    /// The ends at which all intervals were taken; none if there are no intervals.
    pub ends: Vec<End>,
}

/// Tests the findings of every pair of some parties, and the deadlocks of all. Each trial is a situation of its own:
/// O((sources that something rests on alone + 5) × (complexity of [`SituationBuilder::build`](crate::situation::SituationBuilder::build) + parties² × demands × parameters)).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{sources: {s: {}, t: {}}, parties: {a: {}, b: {}}, issues: {i: {}},\
/// #   demands: {d: {issue: i, text: T}}, stances: [\
/// #   {party: a, demand: d, stance: open, voice: stated, evidence: {s: yes, t: yes}},\
/// #   {party: b, demand: d, stance: rejects, voice: reported, evidence: {s: no, t: no}}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::robust;
/// use demarche::situation::{Scope, Situation};
/// use demarche::model::Voice;
/// let parties: Vec<_> = model.parties.indices().collect();
/// let answer = robust(&Situation::of(&model).build(), &parties, Scope::Derived);
/// let conflict = &answer.findings[0];
/// assert!(conflict.without.is_empty(), "each source is enough");
/// assert_eq!(conflict.needs, Some([Voice::Reported].into()));
/// ```
pub fn robust(situation: &Situation<'_>, parties: &[PartyIx], scope: Scope) -> Robust {
    let pairs: Vec<[PartyIx; 2]> =
        parties.iter().enumerate().flat_map(|(at, a)| parties[at + 1..].iter().map(|b| [*a, *b])).collect();
    let mut answer = Robust { findings: Vec::new(), sources: Vec::new(), voices: Vec::new(), ends: Vec::new() };
    let found = findings(situation, &pairs, scope).into_iter();
    answer.findings = found.map(|finding| tested(situation, finding, true, scope)).collect();
    answer.try_ends(situation, &pairs, scope);
    answer.try_voices(situation, scope);
    let has_deadlock = answer.findings.iter().any(|one| matches!(one.finding, Finding::Deadlock { .. }));
    // What parties that were not asked for say can matter to a deadlock only.
    let all: Vec<PartyIx> = situation.model.parties.indices().collect();
    answer.sources = sources_alone(situation, if has_deadlock { &all } else { parties }, has_deadlock);
    for source in &answer.sources {
        let other = without(situation, *source);
        for one in answer.findings.iter_mut().filter(|one| one.as_read && !one.finding.stands(&other, scope)) {
            one.without.push(*source);
        }
    }
    answer
}

fn tested(situation: &Situation<'_>, finding: Finding, as_read: bool, scope: Scope) -> Tested {
    let cells: Vec<&Cell> = match &finding {
        Finding::Conflict { parties, demand } | Finding::Ground { parties, demand, .. } => {
            parties.iter().filter_map(|party| situation.matrix(scope).cell(*party, *demand)).collect()
        }
        Finding::Position { .. } | Finding::Deadlock { .. } => Vec::new(),
    };
    let is_conflict = matches!(finding, Finding::Conflict { .. });
    Tested {
        derived: cells.iter().any(|cell| cell.basis == Basis::Derived),
        impasse: is_conflict && cells.iter().all(|cell| cell.red_line),
        finding,
        as_read,
        without: Vec::new(),
        voices: Vec::new(),
        needs: None,
        ends: Vec::new(),
    }
}

impl Robust {
    /// Takes all intervals at one end, then at the other, if there are any and it is not asked for one end already. What is
    /// found at one end only is put beside the rest.
    fn try_ends(&mut self, situation: &Situation<'_>, pairs: &[[PartyIx; 2]], scope: Scope) {
        let graph = &situation.graph;
        let said = situation.model.parties.indices().flat_map(|party| graph.stances_of(party));
        let mut levels = said.flat_map(|ix| {
            let words = as_written(situation.model, *ix).words;
            words.into_iter().flatten().map(|word| word.levels)
        });
        if situation.filter().end.is_some() || levels.all(|levels| levels.low() == levels.high()) {
            return;
        }
        let at = |end: End| situation.under(Filter { end: Some(end), ..situation.filter().clone() });
        let ends = [End::Lower, End::Upper].map(|end| (end, at(end)));
        for (_, other) in &ends {
            for finding in findings(other, pairs, scope) {
                if !self.findings.iter().any(|known| same(&known.finding, &finding)) {
                    self.findings.push(tested(other, finding, false, scope));
                }
            }
        }
        for one in &mut self.findings {
            one.ends =
                ends.iter().filter(|(_, other)| !one.finding.stands(other, scope)).map(|(end, _)| *end).collect();
        }
        self.ends = ends.iter().map(|(end, _)| *end).collect();
        let place = |finding: &Finding| match finding {
            Finding::Deadlock { .. } => (0, None, None),
            Finding::Conflict { parties, demand } => (1, pair_at(pairs, parties), Some(*demand)),
            Finding::Ground { parties, demand, .. } => (2, pair_at(pairs, parties), Some(*demand)),
            Finding::Position { .. } => (3, None, None),
        };
        // Deadlocks stay in their order: the sort is stable.
        self.findings.sort_by_key(|one| place(&one.finding));
    }

    /// Adds voices step by step; with a filter for voices, only those of it. Where no statement has a voice there is nothing
    /// to tell apart.
    fn try_voices(&mut self, situation: &Situation<'_>, scope: Scope) {
        let asked = &situation.filter().voices;
        let (mut sets, mut sum): (Vec<BTreeSet<Voice>>, BTreeSet<Voice>) = (Vec::new(), BTreeSet::new());
        for step in STEPS {
            sum.extend(step.iter().filter(|voice| asked.is_empty() || asked.contains(voice)));
            if !sum.is_empty() && sets.last() != Some(&sum) {
                sets.push(sum.clone());
            }
        }
        let said = situation.model.parties.indices().flat_map(|party| situation.graph.stances_of(party));
        let voices: BTreeSet<Option<Voice>> = said.map(|ix| situation.model.stances[*ix].voice).collect();
        if voices.iter().all(Option::is_none) {
            return;
        }
        let is_all = |set: &BTreeSet<Voice>| voices.iter().all(|voice| voice.is_some_and(|voice| set.contains(&voice)));
        for (at, set) in sets.iter().enumerate().filter(|(_, set)| !is_all(set)) {
            let other = situation.under(Filter { voices: set.clone(), ..situation.filter().clone() });
            for one in self.findings.iter_mut().filter(|one| one.as_read && !one.finding.stands(&other, scope)) {
                one.voices.push(set.clone());
                let next = sets.get(at + 1).map(|next| next.difference(set).copied().collect());
                one.needs = Some(next.unwrap_or_default());
            }
            self.voices.push(set.clone());
        }
    }
}

fn pair_at(pairs: &[[PartyIx; 2]], parties: &[PartyIx]) -> Option<usize> {
    pairs.iter().position(|pair| pair == parties)
}

/// Whether two findings are one: an agreement stays what it is when it becomes firmer.
fn same(one: &Finding, other: &Finding) -> bool {
    match (one, other) {
        (Finding::Ground { parties: a, demand: d, .. }, Finding::Ground { parties: b, demand: e, .. }) => {
            (a, d) == (b, e)
        }
        _ => one == other,
    }
}
