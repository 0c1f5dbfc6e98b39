//! What the positions of one party require of packages, as formulas: the same meaning as a position under a draft, for all
//! packages at once.

use std::collections::BTreeMap;

use crate::id::{DemandIx, PartyIx};
use crate::model::{Model, Polarity, Term};
use crate::packages::arrivals::{Chains, Following};
use crate::packages::choices::Packages;
use crate::position::{Position, States, Word, terms_along};
use crate::search::formula::{Formula, all, any, not};
use crate::situation::{Scope, Situation};

/// What a position on one demand requires.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Requirement {
    /// What is true of the packages that keep to it; [`Formula::ALWAYS`] if nothing is required.
    pub formula: Formula,
    /// What is required whenever the position holds: for, or against; by the word that holds now, if that requires something.
    pub wanted: Option<bool>,
    /// By which of its own words it requires something, the one that holds now first.
    pub ways: Vec<Way>,
    /// Whether something of it is required by what the party said itself, and not only by what follows.
    pub by_own: bool,
    /// When its exception has come, and nothing else follows.
    pub ended: Formula,
    /// When the package provides for it before its condition, as the party's other positions want: what holds decides, and not
    /// what waits.
    pub overtaken: Formula,
    /// Positions that would do in its place lie on what is not decided.
    pub alternative_outside: bool,
}

/// A word of a position by which a party insists.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Way {
    /// The place of the word: 0 under the conditions of the position, 1 otherwise.
    pub word: usize,
    /// For, or against.
    pub wanted: bool,
    /// What the party supports as well, and would do in its place.
    pub instead: Vec<DemandIx>,
}

/// What is accepted of one parameter of a demand.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Terms {
    /// When it binds whoever provides for the demand.
    pub when: Formula,
    /// What is accepted.
    pub term: Term,
    /// The demand of the position that it comes from, if it only follows, and whether that position is firm: one that is not
    /// gives way to those that are.
    pub from: Option<(DemandIx, bool)>,
}

/// The positions of one party before packages.
pub struct Requirements<'s, 'm> {
    model: &'m Model,
    packages: &'s Packages,
    chains: Chains<'s, 'm>,
    following: BTreeMap<DemandIx, Following>,
}

impl<'s, 'm> Requirements<'s, 'm> {
    /// Works out when each position holds and what follows from it. O(positions × (demands + relations) × log demands).
    pub fn new(situation: &'s Situation<'m>, packages: &'s Packages, party: PartyIx, scope: Scope) -> Self {
        let chains = Chains::new(situation, packages, party);
        let following = if scope == Scope::Derived { chains.following() } else { BTreeMap::new() };
        Requirements { model: situation.model, packages, chains, following }
    }

    /// What the positions on some demands require by themselves, without what follows from any.
    /// O(these positions × (demands + relations)).
    pub fn among(situation: &'s Situation<'m>, packages: &'s Packages, party: PartyIx, demands: &[DemandIx]) -> Self {
        let chains = Chains::among(situation, packages, party, &mut demands.iter().copied());
        Requirements { model: situation.model, packages, chains, following: BTreeMap::new() }
    }

    /// The states of a stated position.
    pub fn states(&self, demand: DemandIx) -> Option<&States> {
        self.chains.states(demand)
    }

    /// When something follows on a demand: firm words for one side, or mild ones for one side where there is no firm one.
    fn follows(&self, demand: DemandIx) -> Formula {
        let Some(following) = self.following.get(&demand) else { return Formula::NEVER };
        let [firm, mild] = [&following.firm, &following.mild].map(|of| of.each_ref().map(|side| any(side.clone())));
        let one =
            |of: &[Formula; 2]| any(vec![all(vec![of[0].clone(), not(&of[1])]), all(vec![of[1].clone(), not(&of[0])])]);
        any(vec![one(&firm), all(vec![not(&firm[0]), not(&firm[1]), one(&mild)])])
    }

    /// What the party's position on a decided demand requires: its own word if one holds, otherwise what follows.
    pub fn on(&self, demand: DemandIx) -> Requirement {
        let mut parts = Vec::new();
        let mut wanted = None;
        let mut ways = Vec::new();
        let mut alternative_outside = false;
        let mut by_own = false;
        let provides = self.packages.provides(demand).cloned().unwrap_or(Formula::NEVER);
        let none = Following::default();
        let following = self.following.get(&demand).unwrap_or(&none);
        let firm = [0, 1].map(|side| any(following.firm[side].clone()));
        let mild = [0, 1].map(|side| any(following.mild[side].clone()));
        let no_firm = all(vec![not(&firm[0]), not(&firm[1])]);
        let follows = self.follows(demand);
        let mut silent = Formula::ALWAYS;
        let mut ended = Formula::NEVER;
        let mut overtaken = Formula::NEVER;
        if let (Some(own), Some(states)) = (self.chains.own(demand), self.states(demand)) {
            let mut required_by: Vec<(Formula, Formula)> = Vec::new();
            for at in [own.current(), 1 - own.current()] {
                // A word that no package brings about requires nothing, and nothing would do in its place.
                let Some(word) = own.words[at].filter(|_| states.holds[at] != Formula::NEVER) else { continue };
                let is_for = word.is_firmly_for();
                let mut others: Vec<DemandIx> = Vec::new();
                let required = if is_for {
                    let mut each = vec![provides.clone()];
                    for (other, met) in self.instead(demand, word) {
                        alternative_outside |= self.packages.provides(other).is_none();
                        others.push(other);
                        each.push(met);
                    }
                    others.dedup();
                    // Alternatives to one another require one and the same: either.
                    each.sort();
                    any(each)
                } else if word.refuses() {
                    not(&provides)
                } else {
                    continue;
                };
                wanted = wanted.or(Some(is_for));
                ways.push(Way { word: at, wanted: is_for, instead: others });
                required_by.push((states.holds[at].clone(), required));
            }
            match required_by.as_slice() {
                // One of two words always holds.
                [(_, first), (_, second)] if first == second => {
                    parts.push(first.clone());
                    ways.truncate(1);
                }
                each => parts.extend(each.iter().cloned().map(|(holds, required)| Formula::if_then(holds, required))),
            }
            if own.now().0.side() == Some(Polarity::For) {
                overtaken = all(vec![states.barred.clone(), follows.clone(), provides.clone()]);
                let barred = all(vec![states.barred.clone(), not(&follows)]);
                if barred != Formula::NEVER {
                    // On the side of the demand, though it insists on nothing but that it does not come about before.
                    wanted = wanted.or(Some(true));
                    parts.push(Formula::if_then(barred, not(&provides)));
                }
            }
            by_own = !parts.is_empty();
            silent = not(&states.stands());
            ended = all(vec![states.ended.clone(), not(&follows), judging(own.now().0, &provides)]);
        }
        if silent != Formula::NEVER {
            for (side, required) in [(1, provides.clone()), (0, not(&provides))] {
                let outer = any(following.outer_firm[side].clone());
                let when = all(vec![silent.clone(), outer, not(&firm[1 - side])]);
                if when != Formula::NEVER {
                    wanted = wanted.or(Some(side == 1));
                    parts.push(Formula::if_then(when, required));
                }
            }
            let red = any(following.outer_red.clone());
            let when = all(vec![silent.clone(), red, no_firm, not(&mild[1])]);
            if when != Formula::NEVER {
                wanted = wanted.or(Some(false));
                parts.push(Formula::if_then(when, not(&provides)));
            }
            // What the party said itself is shown before what would have followed.
            if self.chains.own(demand).is_none() {
                let each = following.ended.iter();
                let each = each.map(|(word, ended)| all(vec![ended.clone(), judging(*word, &provides)])).collect();
                ended = all(vec![any(each), not(&follows)]);
            }
        }
        Requirement { formula: all(parts), wanted, ways, by_own, ended, overtaken, alternative_outside }
    }

    /// The terms that bind whoever provides for a decided demand, each with when it does: those of the own position as long as
    /// it holds or waits for something that is decided, and where it is silent, those that arrive with what follows.
    pub fn terms(&self, demand: DemandIx) -> Vec<Terms> {
        let mut found = Vec::new();
        let mut silent = Formula::ALWAYS;
        if let (Some(own), Some(states)) = (self.chains.own(demand), self.states(demand)) {
            // What waits gives way to what follows.
            let waits = all(vec![states.barred.clone(), self.follows(demand)]);
            let when = all(vec![states.binds(own), not(&waits)]);
            let terms = own.counting_terms().iter();
            found.extend(terms.map(|term| Terms { when: when.clone(), term: term.clone(), from: None }));
            silent = not(&states.stands());
        }
        let Some(following) = self.following.get(&demand).filter(|_| silent != Formula::NEVER) else { return found };
        let firm = [0, 1].map(|side| any(following.firm[side].clone()));
        let mild_against = any(following.mild[0].clone());
        for (origin, word, is_firm, holds) in &following.bringing {
            let before = if *is_firm { vec![] } else { vec![not(&firm[1]), not(&mild_against)] };
            let when = all([before, vec![silent.clone(), holds.clone(), not(&firm[0])]].concat());
            let own = self.chains.own(*origin).filter(|_| when != Formula::NEVER);
            let along = |own: &'s Position<'m>, from: DemandIx| terms_along(self.model, own, from, demand);
            let mut terms = own.map(|own| along(own, *origin)).unwrap_or_default();
            // Of alternatives, only what each of them accepts in the same words.
            for (other, _) in self.chains.supports(*origin, *word) {
                let others = self.chains.own(other).map(|own| along(own, other)).unwrap_or_default();
                terms.retain(|term| others.contains(term));
            }
            let from = Some((*origin, *is_firm));
            found.extend(terms.into_iter().map(|term| Terms { when: when.clone(), term: term.clone(), from }));
        }
        found
    }

    /// The positions that would do in place of a support, each with when it holds and is met, or is not decided.
    fn instead(&self, demand: DemandIx, word: Word) -> Vec<(DemandIx, Formula)> {
        let way = |(other, at): (DemandIx, usize)| {
            let holds = self.states(other).map_or(Formula::NEVER, |states| states.holds[at].clone());
            let met = self.packages.provides(other).cloned().unwrap_or(Formula::ALWAYS);
            (other, all(vec![holds, met]))
        };
        let ways = self.chains.supports(demand, word).into_iter().map(way);
        ways.filter(|(_, met)| *met != Formula::NEVER).collect()
    }
}

/// When a word would judge a package: on what it provides for, any word but neutral; on what it leaves out, a firm wish.
fn judging(word: Word, provides: &Formula) -> Formula {
    if word.side() == Some(Polarity::Neutral) {
        Formula::NEVER
    } else if word.is_firmly_for() {
        Formula::ALWAYS
    } else {
        provides.clone()
    }
}
