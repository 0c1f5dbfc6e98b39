//! What follows from the words of one party, and which of several arguments decides.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::graph::{KnowledgeGraph, Literal};
use crate::id::DemandIx;
use crate::model::{LevelRange, Model, Parameter, Polarity, Term, common};

use super::walk::{Reach, carries, closed_to, excluded_by, start};
use super::word::{Origin, Position, Word};

/// In which state a word is: those that hold come first and decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It holds.
    Holds,
    /// It held until something came about.
    Ended,
    /// It would hold once something comes about.
    Waits,
}

/// A word of the party, from which others may follow.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Source<'p, 'm> {
    /// On what.
    pub demand: DemandIx,
    /// Its place among the words of the position.
    pub at: usize,
    /// In which state it is.
    pub state: State,
    /// The position that it is a word of: a stated one, or what follows from those against every way to the demand.
    pub position: Cow<'p, Position<'m>>,
}

impl Source<'_, '_> {
    /// The word.
    pub fn word(&self) -> Word {
        self.position.words[self.at].unwrap_or(Word { levels: LevelRange::UNKNOWN, red_line: false })
    }

    /// The demands on which the party said what it comes from; if these are others than its own, it is a conclusion.
    fn origins(&self) -> Vec<DemandIx> {
        match &self.position.origin {
            Origin::Derived(origins) => origins.to_vec(),
            Origin::Stated(..) | Origin::Assumed => vec![self.demand],
        }
    }

    fn is_conclusion(&self) -> bool {
        matches!(self.position.origin, Origin::Derived(_))
    }

    fn is_of(&self, other: &Source<'_, '_>) -> bool {
        (self.demand, self.is_conclusion()) == (other.demand, other.is_conclusion())
    }
}

/// A word of a party and the side of a demand to which it is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Carried {
    /// The place of the word among the sources.
    pub source: usize,
    /// To which side.
    pub wanted: bool,
    /// Over how many relations.
    pub length: usize,
}

/// What decides about a demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Arguments for one side, the one that counts first.
    Side(Vec<Carried>),
    /// Arguments for both that are as firm as one another: nothing is known.
    Opposed,
}

/// All that follows from the words of one party.
pub struct Follows<'p, 'm> {
    model: &'m Model,
    sources: Vec<Source<'p, 'm>>,
    /// For every source, the others that would do in its place.
    alternatives: Vec<Vec<usize>>,
    carried: BTreeMap<DemandIx, Vec<Carried>>,
    graph: &'p KnowledgeGraph,
}

/// What excludes what, worked out once for each demand that is asked for.
pub type Exclusions = BTreeMap<DemandIx, BTreeSet<DemandIx>>;

impl<'p, 'm> Follows<'p, 'm> {
    /// Follows every word. Chains end at demands on which the party `stands`.
    ///
    /// Words without conditions, alternatives and terms of an issue are followed together, each literal from the one that
    /// counts: O((demands + relations) × log demands); every other word costs as much again.
    pub fn new(
        model: &'m Model,
        graph: &'p KnowledgeGraph,
        sources: Vec<Source<'p, 'm>>,
        stands: &dyn Fn(DemandIx) -> bool,
        exclusions: &mut Exclusions,
    ) -> Follows<'p, 'm> {
        let mut this = Follows { model, sources, alternatives: Vec::new(), carried: BTreeMap::new(), graph };
        this.alternatives = this.alternatives(exclusions);
        let is_plain = |at: usize| {
            let source = &this.sources[at];
            source.state == State::Holds
                && !source.is_conclusion()
                && source.position.conditions.is_empty()
                && source.position.terms.is_empty()
                && this.alternatives[at].is_empty()
        };
        let (plain, single): (Vec<usize>, Vec<usize>) = (0..this.sources.len()).partition(|at| is_plain(*at));
        let reach = |at: usize| {
            let source = &this.sources[at];
            let mut closed = closed_to(model, source.position.conditions.iter().copied());
            if source.is_conclusion() {
                // It came from the ways, and says nothing new of them.
                closed.extend(model.demands[source.demand].only_by.iter().map(|way| way.to));
            }
            Reach::new(graph, source.demand, source.word().levels, &closed, stands)
        };
        for at in (0..this.sources.len()).filter(|at| this.sources[*at].is_conclusion()) {
            let carried = Carried { source: at, wanted: false, length: 1 };
            this.carried.entry(this.sources[at].demand).or_default().push(carried);
        }
        // What the party said itself stands, and a conclusion against it leads nowhere.
        let stays = |at: &usize| this.sources[*at].is_conclusion() && stands(this.sources[*at].demand);
        let single: Vec<usize> = single.into_iter().filter(|at| !stays(at)).collect();
        let reached: BTreeMap<usize, Option<Reach>> = single.iter().map(|at| (*at, reach(*at))).collect();
        let found = this.together(&plain, stands);
        for (at, reach) in &reached {
            for (literal, length) in reach.iter().flat_map(Reach::literals) {
                // Of alternatives, only what follows from each.
                let from_each =
                    |other: &usize| reached.get(other).and_then(Option::as_ref).is_some_and(|reach| reach.has(literal));
                let counts = |at: usize| this.alternatives[at].iter().all(from_each);
                // The other word of a position says nothing where the one that holds is only one of several choices.
                let sibling = single.iter().copied().find(|other| {
                    let (own, sibling) = (&this.sources[*at], &this.sources[*other]);
                    *other != *at && own.state != State::Holds && sibling.is_of(own)
                });
                let beside = sibling.filter(|other| from_each(other));
                if counts(*at) && beside.is_none_or(counts) {
                    let carried = Carried { source: *at, wanted: literal.wanted, length };
                    this.carried.entry(literal.demand).or_default().push(carried);
                }
            }
        }
        for (literal, (source, length)) in found {
            let carried = Carried { source, wanted: literal.wanted, length };
            this.carried.entry(literal.demand).or_default().push(carried);
        }
        this
    }

    /// For every source, the others that would do in its place: supports of demands that cannot hold together with its own.
    fn alternatives(&self, exclusions: &mut Exclusions) -> Vec<Vec<usize>> {
        let supports: Vec<usize> = (0..self.sources.len()).filter(|at| self.sources[*at].word().is_support()).collect();
        let mut found = vec![Vec::new(); self.sources.len()];
        if supports.len() < 2 {
            return found;
        }
        for at in &supports {
            let demand = self.sources[*at].demand;
            let excluded = exclusions.entry(demand).or_insert_with(|| excluded_by(self.graph, demand));
            if !excluded.is_empty() {
                // Beside a word that holds, one that does not is no choice yet.
                let counts =
                    |other: usize| self.sources[*at].state != State::Holds || self.sources[other].state == State::Holds;
                let other = |other: &&usize| {
                    *other != at && excluded.contains(&self.sources[**other].demand) && counts(**other)
                };
                found[*at] = supports.iter().filter(other).copied().collect();
            }
        }
        found
    }

    /// The best of some sources for every literal that they are carried to.
    fn together(&self, plain: &[usize], stands: &dyn Fn(DemandIx) -> bool) -> BTreeMap<Literal, (usize, usize)> {
        let mut heap = BinaryHeap::new();
        for at in plain {
            let word = self.sources[*at].word();
            if let Some(literal) = start(self.sources[*at].demand, word.levels) {
                let way = (literal.demand, literal.demand);
                let firm = (Reverse(word.levels.firmness()), Reverse(word.red_line));
                heap.push(Reverse((firm, 0_usize, way, literal, *at)));
            }
        }
        let mut reached: BTreeMap<Literal, (usize, usize)> = BTreeMap::new();
        while let Some(Reverse((firm, length, way, literal, at))) = heap.pop() {
            if length > 0 {
                if reached.contains_key(&literal) {
                    continue;
                }
                reached.insert(literal, (at, length));
                if stands(literal.demand) {
                    continue;
                }
            }
            let levels = self.sources[at].word().levels;
            for step in self.graph.consequences(literal).iter().filter(|step| carries(levels, step)) {
                if !reached.contains_key(&step.to) {
                    let way = (way.0, step.to.demand);
                    heap.push(Reverse((firm, length + 1, way, step.to, at)));
                }
            }
        }
        reached
    }

    /// The levels of what is concluded against a demand because every way to it is refused; none if nothing is.
    pub fn concluded(&self, demand: DemandIx) -> Option<LevelRange> {
        let of = |source: &&Source<'_, '_>| source.is_conclusion() && source.demand == demand;
        self.sources.iter().find(of).map(|source| source.word().levels)
    }

    /// The demands to which some word is carried.
    pub fn demands(&self) -> impl Iterator<Item = DemandIx> + '_ {
        self.carried.keys().copied()
    }

    /// Everything that is carried to a demand.
    pub fn on(&self, demand: DemandIx) -> &[Carried] {
        self.carried.get(&demand).map_or(&[], Vec::as_slice)
    }

    /// Whether what follows from a word counts: of alternatives only what follows from each does.
    pub fn counts(&self, demand: DemandIx, at: usize, literal: Literal) -> bool {
        let own = |source: &Source<'_, '_>| (source.demand, source.at) == (demand, at);
        let Some(place) = self.sources.iter().position(own) else { return false };
        let carried = |one: &Carried| one.source == place && one.wanted == literal.wanted;
        self.alternatives[place].is_empty() || self.on(literal.demand).iter().any(carried)
    }

    /// In which state the word behind an argument is.
    pub fn state(&self, one: &Carried) -> State {
        self.sources[one.source].state
    }

    /// Whether the word behind an argument is one of several that would do.
    pub fn is_support(&self, one: &Carried) -> bool {
        self.sources[one.source].word().is_support()
    }

    /// The place of the word behind an argument among those of its position.
    pub fn place(&self, one: &Carried) -> usize {
        self.sources[one.source].at
    }

    /// Which arguments decide: those that hold before those that have ended, and these before those that wait; mild words give
    /// way to firm ones; of one side the firmest counts. None if there are no arguments.
    pub fn decide(&self, demand: DemandIx) -> Option<Decision> {
        let all = self.on(demand);
        let state = all.iter().map(|one| self.state(one)).min()?;
        let strength = |one: &Carried| self.sources[one.source].word().levels.strength();
        let mut deciding: Vec<Carried> = all.iter().filter(|one| self.state(one) == state).copied().collect();
        if deciding.iter().any(|one| strength(one) >= 2) {
            deciding.retain(|one| strength(one) >= 2);
        }
        if deciding.iter().any(|one| one.wanted != deciding[0].wanted) {
            return Some(Decision::Opposed);
        }
        deciding.sort_by_key(|one| {
            let source = &self.sources[one.source];
            let conditional = !source.position.conditions.is_empty();
            let place = (source.demand, source.at);
            let firmness = Reverse(source.word().levels.firmness());
            (firmness, conditional, Reverse(source.word().red_line), one.length, place)
        });
        Some(Decision::Side(deciding))
    }

    /// The position that some deciding arguments give: that of the first, with what all of them accept. Each word of it is
    /// carried by itself.
    pub fn position(&self, demand: DemandIx, deciding: &[Carried]) -> Option<Position<'m>> {
        let best = deciding.first()?;
        let source = &self.sources[best.source];
        let words = [0, 1].map(|at| {
            let own = |one: &&Carried| {
                let other = &self.sources[one.source];
                other.is_of(source) && other.at == at
            };
            let carried = if at == source.at { Some(best) } else { self.on(demand).iter().find(own) };
            carried.map(|one| self.word(one))
        });
        let accepted: Vec<Term> = deciding.iter().flat_map(|one| self.terms(demand, one)).cloned().collect();
        Some(Position {
            words,
            conditions: source.position.conditions.clone(),
            terms: common(accepted.iter()).into(),
            origin: Origin::Derived(source.origins().into()),
        })
    }

    /// A word as it arrives.
    pub fn word(&self, one: &Carried) -> Word {
        let word = self.sources[one.source].word();
        let same = (word.side() == Some(Polarity::For)) == one.wanted;
        Word { levels: if same { word.levels } else { word.levels.negated() }, ..word }
    }

    /// The terms that arrive with a word, if it is wanted.
    fn terms(&self, demand: DemandIx, one: &Carried) -> Vec<&Term> {
        let along = |at: usize| {
            let source = &self.sources[at];
            terms_along(self.model, &source.position, source.demand, demand)
        };
        let mut terms = if one.wanted { along(one.source) } else { Vec::new() };
        // Of alternatives, only what each of them accepts in the same words.
        for other in &self.alternatives[one.source] {
            let others = along(*other);
            terms.retain(|term| others.contains(term));
        }
        terms
    }
}

/// The terms of a position on a demand that arrive at one which it implies: those for parameters of the issue that both share.
pub fn terms_along<'p>(model: &Model, position: &'p Position<'_>, from: DemandIx, to: DemandIx) -> Vec<&'p Term> {
    let (from, to) = (&model.demands[from], &model.demands[to]);
    let of_issue = |term: &&Term| {
        let declares = |list: &[Parameter]| list.iter().any(|own| own.name == term.parameter);
        from.issue == to.issue
            && declares(&model.issues[to.issue].parameters)
            && !declares(&from.parameters)
            && !declares(&to.parameters)
    };
    position.counting_terms().iter().filter(of_issue).collect()
}
