//! A position: one word, or two words and a condition.

use thin_vec::ThinVec;

use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, StanceIx};
use crate::model::{Condition, LevelRange, Link, Model, Polarity, Term};
use crate::search::formula::Formula;

/// How a party stands to a demand, in one word of the scale or an interval where sources differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Word {
    /// The level or levels.
    pub levels: LevelRange,
    /// Whether it is taken to be a red line.
    pub red_line: bool,
}

impl Word {
    /// Whether it is one of several that would do: a support, no demand.
    pub fn is_support(self) -> bool {
        self.levels.low().value() == 2
    }

    /// Whether it refuses: its weaker end is `opposes` or firmer.
    pub fn is_refusal(self) -> bool {
        self.levels.high().value() <= -2
    }

    /// Whether a package must not provide for it: by a refusal, or by any word against with a red line.
    pub fn refuses(self) -> bool {
        self.is_refusal() || (self.red_line && self.side() == Some(Polarity::Against))
    }

    /// Whether it insists: its weaker end is `supports` or firmer.
    pub fn is_firmly_for(self) -> bool {
        self.levels.low().value() >= 2
    }

    /// Whether another word would judge a package or a draft otherwise.
    pub fn judges_unlike(self, other: Word) -> bool {
        (self.is_firmly_for(), self.refuses()) != (other.is_firmly_for(), other.refuses())
    }

    /// The side, none where the sources do not agree on it.
    pub fn side(self) -> Option<Polarity> {
        self.levels.polarity()
    }
}

/// What a position rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Statements of the party: one, and further ones of the same day.
    Stated(Saying, ThinVec<Saying>),
    /// What the user assumed.
    Assumed,
    /// Positions on these demands, by the curator's relations: one, or those against every way to a demand.
    Derived(ThinVec<DemandIx>),
}

/// A statement behind a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Saying {
    /// Which.
    pub stance: StanceIx,
    /// Which of the two words of the position it gives.
    pub gives: [bool; 2],
}

/// What a party wants of a demand.
///
/// The first word holds if all that the position waits for (`only_after`, `if`) is met and none of its exceptions
/// (`unless`, `until`) has come; the second one holds otherwise. At least one of the two is there. So `W only_after c
/// otherwise O` and `O until c otherwise W` are the same position.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Position<'m> {
    /// The word under the conditions, and the one otherwise.
    pub words: [Option<Word>; 2],
    /// What it depends on; empty for a position of one word without conditions.
    pub conditions: ThinVec<&'m (Link, Condition)>,
    /// What it accepts of parameters, whichever word holds; a refusal accepts nothing.
    pub terms: ThinVec<Term>,
    /// What it rests on.
    pub origin: Origin,
}

/// When something is met: for sure, and possibly, which differ where nobody decides it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Met {
    /// Whatever is not decided counts as not met.
    pub surely: Formula,
    /// Whatever is not decided counts as met.
    pub possibly: Formula,
}

impl Met {
    /// Of what nobody decides.
    pub const UNDECIDED: Met = Met { surely: Formula::NEVER, possibly: Formula::ALWAYS };

    /// Of what is decided.
    pub fn decided(formula: Formula) -> Met {
        Met { surely: formula.clone(), possibly: formula }
    }
}

/// When a position is in which state. Exactly one of the five is true at a time, `barred` apart, which is a part of `waits`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct States {
    /// The first, or the second word holds.
    pub holds: [Formula; 2],
    /// It waits: the word that is there does not hold yet.
    pub waits: Formula,
    /// It waits for something that is decided and does not come about.
    pub barred: Formula,
    /// Its exception has come, and what it is now is not known.
    pub ended: Formula,
}

impl States {
    /// When one of the words holds.
    pub fn stands(&self) -> Formula {
        Formula::Any(self.holds.to_vec()).simplified()
    }

    /// When the terms of a position of these states count: while a word holds that is no refusal, and while it waits for
    /// something that is decided.
    pub fn binds(&self, position: &Position<'_>) -> Formula {
        let open = |at: usize| position.words[at].is_some_and(|word| !word.is_refusal());
        let holding = (0..2).filter(|at| open(*at)).map(|at| self.holds[at].clone());
        Formula::Any(holding.chain([self.barred.clone()]).collect()).simplified()
    }
}

impl<'m> Position<'m> {
    /// A position of one word without conditions.
    pub fn plain(word: Word, origin: Origin) -> Position<'m> {
        Position { words: [Some(word), None], conditions: ThinVec::new(), terms: ThinVec::new(), origin }
    }

    /// What it waits for.
    pub fn awaited(&self) -> impl Iterator<Item = &'m (Link, Condition)> + '_ {
        self.conditions.iter().copied().filter(|(link, _)| link.waits())
    }

    /// What ends it.
    pub fn exceptions(&self) -> impl Iterator<Item = &'m (Link, Condition)> + '_ {
        self.conditions.iter().copied().filter(|(link, _)| !link.waits())
    }

    /// The place of the word that is due as long as no condition is met: the first unless something is awaited.
    pub fn current(&self) -> usize {
        usize::from(self.awaited().next().is_some())
    }

    /// The place of the word that is shown: the one that holds now, or the one that waits.
    pub fn shown(&self) -> usize {
        let current = self.current();
        if self.words[current].is_some() { current } else { 1 - current }
    }

    /// What ends one of the words: of the first the exceptions, of the second that what is awaited comes about.
    pub fn ends_of(&self, at: usize) -> Vec<&'m (Link, Condition)> {
        if at == 0 { self.exceptions().collect() } else { self.awaited().collect() }
    }

    /// What ends a position of one word that holds, so that it is no longer known.
    pub fn ends(&self) -> Vec<&'m (Link, Condition)> {
        let current = self.current();
        match (self.words[current], self.words[1 - current]) {
            (Some(_), None) => self.ends_of(current),
            _ => Vec::new(),
        }
    }

    /// The word that holds now, and whether it waits instead: outside of a draft, no condition is taken as met.
    pub fn now(&self) -> (Word, bool) {
        let current = self.current();
        match (self.words[current], self.words[1 - current]) {
            (Some(word), _) => (word, false),
            (None, Some(word)) => (word, true),
            (None, None) => (Word { levels: LevelRange::UNKNOWN, red_line: false }, true),
        }
    }

    /// The word that holds once the conditions have come about, if that is another one.
    pub fn other(&self) -> Option<Word> {
        let current = self.current();
        self.words[current].and(self.words[1 - current])
    }

    /// The statements that it rests on directly.
    pub fn stances(&self) -> impl Iterator<Item = StanceIx> + '_ {
        self.sayings().map(|saying| saying.stance)
    }

    /// Those of them that give one of its words.
    pub fn stances_of(&self, at: usize) -> impl Iterator<Item = StanceIx> + '_ {
        self.sayings().filter(move |saying| saying.gives[at]).map(|saying| saying.stance)
    }

    fn sayings(&self) -> impl Iterator<Item = Saying> + '_ {
        let (first, further) = match &self.origin {
            Origin::Stated(first, further) => (Some(*first), further.as_slice()),
            Origin::Assumed | Origin::Derived(_) => (None, [].as_slice()),
        };
        first.into_iter().chain(further.iter().copied())
    }

    /// Every word.
    pub fn each(&self) -> impl Iterator<Item = Word> + '_ {
        self.words.iter().flatten().copied()
    }

    /// The conditions on which it hangs: what it waits for, then its exceptions.
    pub fn hinges(&self) -> Vec<&'m (Link, Condition)> {
        self.awaited().chain(self.exceptions()).collect()
    }

    /// Whether something that it depends on is not decided. O(size of the conditions).
    pub fn is_undecided(&self, model: &Model, met: &dyn Fn(DemandIx) -> Met) -> bool {
        self.conditions.iter().any(|(_, condition)| {
            let met = condition_met(model, condition, met);
            met.surely.simplified() != met.possibly.simplified()
        })
    }

    /// Its terms, unless all that it says is a refusal.
    pub fn counting_terms(&self) -> &[Term] {
        if self.each().all(Word::is_refusal) { &[] } else { &self.terms }
    }

    /// What a matrix keeps of it.
    pub fn cell(&self) -> Cell {
        let (word, waiting) = self.now();
        let basis = match &self.origin {
            Origin::Stated(first, _) => Basis::Stated(first.stance),
            Origin::Assumed => Basis::Assumed,
            Origin::Derived(_) => Basis::Derived,
        };
        Cell {
            levels: word.levels,
            other: self.other().map(|word| word.levels),
            waiting,
            ends: !self.ends().is_empty(),
            red_line: word.red_line,
            other_red_line: self.other().is_some_and(|word| word.red_line),
            basis,
        }
    }

    /// What has to come before its demand can come about: what a party waits for that wants it then and, until then, nothing of
    /// it or refuses it. Only `only_after` says so, or `until` of a refusal that gives way to a wish; of each list, one.
    pub fn comes_after(&self) -> Vec<Vec<&'m Condition>> {
        let wants = |word: Option<Word>| word.is_some_and(|word| word.levels.low().value() >= 1);
        let refuses = |word: Option<Word>| word.is_none_or(Word::is_refusal);
        if !matches!(self.origin, Origin::Stated(..)) {
            return Vec::new();
        }
        let of = |wanted: Link| self.conditions.iter().filter(move |(link, _)| *link == wanted).map(|(_, what)| what);
        if wants(self.words[0]) && refuses(self.words[1]) {
            return of(Link::OnlyAfter).map(|condition| vec![condition]).collect();
        }
        let until = wants(self.words[1]) && self.words[0].is_some_and(Word::is_refusal);
        if until && self.conditions.iter().all(|(link, _)| *link == Link::Until) {
            return vec![of(Link::Until).collect()];
        }
        Vec::new()
    }

    /// When one of its exceptions has come. O(size of the conditions).
    pub fn over(&self, model: &Model, met: &dyn Fn(DemandIx) -> Met) -> Formula {
        let come = self.exceptions().map(|(_, condition)| condition_met(model, condition, met).surely);
        Formula::Any(come.collect()).simplified()
    }

    /// In which state it is when, by what is met when. O(size of the conditions).
    pub fn states(&self, model: &Model, met: &dyn Fn(DemandIx) -> Met) -> States {
        let awaited: Vec<Met> = self.awaited().map(|(_, condition)| condition_met(model, condition, met)).collect();
        let surely = Formula::All(awaited.iter().map(|one| one.surely.clone()).collect());
        let possibly = Formula::All(awaited.iter().map(|one| one.possibly.clone()).collect());
        let come = self.over(model, met);
        let under = Formula::All(vec![surely.clone(), come.clone().negated()]).simplified();
        let not_under = under.clone().negated().simplified();
        let never = || Formula::NEVER;
        let (holds, waits, barred, ended) = match self.words {
            [Some(_), Some(_)] | [None, None] => ([under, not_under], never(), never(), never()),
            [Some(_), None] => {
                let open = |met: Formula| Formula::All(vec![come.clone().negated(), met.negated()]).simplified();
                ([under, never()], open(surely), open(possibly), come.simplified())
            }
            // Only what follows from a second word is like this: until then there is nothing, or afterwards.
            [None, Some(_)] if awaited.is_empty() => ([never(), not_under], under, never(), never()),
            [None, Some(_)] => ([never(), not_under], never(), never(), under),
        };
        States { holds, waits, barred, ended }
    }
}

/// When a condition is met. A step counts as the demand that it fulfils; events and words of the author nobody decides.
fn condition_met(model: &Model, condition: &Condition, met: &dyn Fn(DemandIx) -> Met) -> Met {
    let each = |parts: &[Condition], join: fn(Vec<Formula>) -> Formula| {
        let parts: Vec<Met> = parts.iter().map(|part| condition_met(model, part, met)).collect();
        Met {
            surely: join(parts.iter().map(|part| part.surely.clone()).collect()),
            possibly: join(parts.into_iter().map(|part| part.possibly).collect()),
        }
    };
    match condition {
        Condition::Demand(demand) => met(*demand),
        Condition::Step(step) => model.steps[*step].fulfils.map_or(Met::UNDECIDED, met),
        Condition::AllOf(parts) => each(parts, Formula::All),
        Condition::AnyOf(parts) => each(parts, Formula::Any),
        Condition::Event(_) | Condition::Text(_) => Met::UNDECIDED,
    }
}

/// The demands that a condition names, by itself or by a step that fulfils one.
pub fn named_demands(model: &Model, condition: &Condition) -> Vec<DemandIx> {
    match condition {
        Condition::Demand(demand) => vec![*demand],
        Condition::Step(step) => model.steps[*step].fulfils.into_iter().collect(),
        Condition::AllOf(parts) | Condition::AnyOf(parts) => {
            parts.iter().flat_map(|part| named_demands(model, part)).collect()
        }
        Condition::Event(_) | Condition::Text(_) => Vec::new(),
    }
}
