//! What a party wants under a draft: conditions are judged by what it provides, and positions derived anew.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::graph::KnowledgeGraph;
use crate::id::{DemandIx, IssueIx};
use crate::model::Model;
use crate::search::formula::Formula;

use super::follows::{Decision, Exclusions, Source, State};
use super::positions::Positions;
use super::walk::excluded_by;
use super::ways::with_ways;
use super::word::{Met, Origin, Position, Word};

/// A party's position on a demand under a draft.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Here<'m> {
    /// Whether its word holds, waits or has ended.
    pub state: State,
    /// The word.
    pub word: Word,
    /// Its place among the words of the position.
    pub at: usize,
    /// The word that would hold if what the draft does not decide came about, if that would judge the draft otherwise.
    pub turns: Option<Word>,
    /// Whether it waits for something that the draft decides, and leaves out.
    pub barred: bool,
    /// Whether the draft makes the difference: outside of it, another word would hold, or this one would wait.
    pub by_draft: bool,
    /// The position that it is a word of.
    pub position: Position<'m>,
}

impl<'m> Here<'m> {
    fn new(model: &Model, content: &Content, state: State, at: usize, word: Word, position: Position<'m>) -> Here<'m> {
        let (now, waits) = position.now();
        let met = |demand: DemandIx| content.met(model, demand);
        let other = position.words[1 - at].filter(|_| state == State::Holds);
        let turns = other.filter(|other| word.judges_unlike(*other) && position.is_undecided(model, &met));
        let stated = matches!(position.origin, Origin::Stated(..) | Origin::Assumed);
        let barred = stated && position.states(model, &met).barred == Formula::ALWAYS;
        let by_draft = match state {
            State::Holds => waits || now != word,
            State::Waits => false,
            State::Ended => true,
        };
        Here { state, word, at, turns, barred, by_draft, position }
    }
}

/// What a draft decides.
#[derive(Clone, Debug, Default)]
pub struct Content {
    provided: BTreeSet<DemandIx>,
    excluded: BTreeSet<DemandIx>,
    issues: BTreeSet<IssueIx>,
}

impl Content {
    /// Of a draft on some issues that provides for some demands, and so for all that these imply. O(demands × relations).
    pub fn new(
        model: &Model,
        graph: &KnowledgeGraph,
        issues: impl IntoIterator<Item = IssueIx>,
        demands: &[DemandIx],
    ) -> Content {
        Content {
            provided: demands.iter().flat_map(|demand| model.included_in(*demand)).collect(),
            excluded: demands.iter().flat_map(|demand| excluded_by(graph, *demand)).collect(),
            issues: issues.into_iter().collect(),
        }
    }

    /// Whether it provides for a demand, itself or by what it implies.
    pub fn provides(&self, demand: DemandIx) -> bool {
        self.provided.contains(&demand)
    }

    /// Whether it says anything of a demand: it provides for it, excludes it, or is about its issue.
    pub fn decides(&self, model: &Model, demand: DemandIx) -> bool {
        self.provides(demand) || self.excluded.contains(&demand) || self.issues.contains(&model.demands[demand].issue)
    }

    /// What is contained or implied is met; what is excluded, or left out of an issue that it is about, is not.
    fn met(&self, model: &Model, demand: DemandIx) -> Met {
        if self.provides(demand) {
            Met::decided(Formula::ALWAYS)
        } else if self.decides(model, demand) {
            Met::decided(Formula::NEVER)
        } else {
            Met::UNDECIDED
        }
    }
}

/// What one party stated, under a draft; of two words, the one that holds stands. O(positions × size of their conditions).
pub fn stated_under<'m>(model: &'m Model, stated: &Positions<'m>, content: &Content) -> BTreeMap<DemandIx, Here<'m>> {
    let met = |demand: DemandIx| content.met(model, demand);
    let mut own: BTreeMap<DemandIx, Here<'m>> = BTreeMap::new();
    for (demand, position) in stated.iter() {
        for (at, state) in states(model, position, &met) {
            if let Some(word) = position.words[at].filter(|_| state == State::Holds || position.other().is_none()) {
                own.insert(demand, Here::new(model, content, state, at, word, position.clone()));
            }
        }
    }
    own
}

/// The positions of one party under a draft. Words that hold come first; only where nothing follows from them it is shown what
/// waits or has ended. O(positions × (demands + relations) × log demands).
pub fn under<'m>(
    model: &'m Model,
    graph: &KnowledgeGraph,
    stated: &Positions<'m>,
    content: &Content,
) -> BTreeMap<DemandIx, Here<'m>> {
    let met = |demand: DemandIx| content.met(model, demand);
    let own = stated_under(model, stated, content);
    let mut sources = Vec::new();
    for (demand, position) in stated.iter() {
        let of = states(model, position, &met).into_iter();
        sources.extend(of.map(|(at, state)| Source { demand, at, state, position: Cow::Borrowed(position) }));
    }
    let of = |demand: DemandIx| stated.get(demand);
    let states = |position: &Position<'m>| states(model, position, &met);
    let stands = |demand: DemandIx| own.get(&demand).is_some_and(|here| here.state == State::Holds);
    let follows = with_ways(model, graph, sources, &of, &stands, &states, &mut Exclusions::new());
    let mut found = own.clone();
    for demand in follows.demands().filter(|demand| !stands(*demand)) {
        let Some(Decision::Side(deciding)) = follows.decide(demand) else { continue };
        let state = follows.state(&deciding[0]);
        if state != State::Holds && own.contains_key(&demand) {
            continue;
        }
        if let Some(position) = follows.position(demand, &deciding) {
            let (at, word) = (follows.place(&deciding[0]), follows.word(&deciding[0]));
            found.insert(demand, Here::new(model, content, state, at, word, position));
        }
    }
    found
}

/// In which state each word of a position is. A word beside one that holds waits, or has ended if it held before.
fn states(model: &Model, position: &Position<'_>, met: &dyn Fn(DemandIx) -> Met) -> Vec<(usize, State)> {
    let states = position.states(model, met);
    let is = |formula: &Formula| formula.clone().simplified() == Formula::ALWAYS;
    let word = |at: usize| {
        position.words[at]?;
        let state = if is(&states.holds[at]) {
            State::Holds
        } else if at == 0 {
            // The first word is over once an exception came; otherwise it waits.
            if is(&position.over(model, met)) { State::Ended } else { State::Waits }
        } else if position.awaited().next().is_some() {
            State::Ended
        } else {
            State::Waits
        };
        Some((at, state))
    };
    (0..2).filter_map(word).collect()
}
