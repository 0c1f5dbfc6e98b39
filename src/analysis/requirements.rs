//! What the positions of one party require of packages, as formulas: the same meaning as a position under a draft, for all
//! packages at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::analysis::logic::Formula;
use crate::analysis::packages::Packages;
use crate::analysis::position::{
    Position, States, Word, carries, closed_to, excluded_by, intersected, start, terms_along,
};
use crate::analysis::situation::{Scope, Situation};
use crate::graph::Literal;
use crate::id::{DemandIx, PartyIx};
use crate::model::{Polarity, Term};

/// When something that follows from a position arrives at a demand.
struct Arrival {
    /// On which demand the position is.
    origin: DemandIx,
    /// The word as it arrives, on the side `wanted`.
    word: Word,
    wanted: bool,
    /// When the word holds and the chain leads here.
    holds: Formula,
    /// When it would have, but has ended.
    ended: Formula,
}

/// What follows on a demand, by firmness and side: when it does.
#[derive(Default)]
struct Following {
    firm: [Vec<Formula>; 2],
    mild: [Vec<Formula>; 2],
    /// The same from positions on what is not decided: the others say it themselves, by the relations.
    outer_firm: [Vec<Formula>; 2],
    outer_red: Vec<Formula>,
    /// When a word that led here has ended.
    ended: Vec<(Word, Formula)>,
    /// The positions whose terms arrive as well, if it is wanted: whether they are firm, and when.
    bringing: Vec<(DemandIx, Word, bool, Formula)>,
}

/// What a position on one demand requires.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    /// What is true of the packages that keep to it; [`Formula::ALWAYS`] if nothing is required.
    pub formula: Formula,
    /// What is required whenever the position holds: for, or against.
    pub wanted: Option<bool>,
    /// When its exception has come, and nothing else follows.
    pub ended: Formula,
    /// Positions that would do in its place lie on what is not decided.
    pub alternative_outside: bool,
}

/// The positions of one party before packages.
pub struct Requirements<'s, 'm> {
    situation: &'s Situation<'m>,
    packages: &'s Packages,
    party: PartyIx,
    states: BTreeMap<DemandIx, States>,
    following: BTreeMap<DemandIx, Following>,
    alternatives: BTreeMap<DemandIx, Vec<DemandIx>>,
}

fn any(parts: Vec<Formula>) -> Formula {
    Formula::Any(parts).simplified()
}

fn all(parts: Vec<Formula>) -> Formula {
    Formula::All(parts).simplified()
}

fn not(formula: &Formula) -> Formula {
    formula.clone().negated().simplified()
}

impl<'s, 'm> Requirements<'s, 'm> {
    /// Works out when each position holds and what follows from it. O(positions × (demands + relations) × log demands).
    pub fn new(situation: &'s Situation<'m>, packages: &'s Packages, party: PartyIx, scope: Scope) -> Self {
        let met = |demand: DemandIx| packages.met(demand);
        let stated = situation.stated(party);
        let states = stated.iter().map(|(demand, own)| (*demand, own.states(situation.model, &met))).collect();
        let mut this = Requirements {
            situation,
            packages,
            party,
            states,
            following: BTreeMap::new(),
            alternatives: alternatives(situation, party),
        };
        if scope == Scope::Derived {
            this.follow();
        }
        this
    }

    /// The states of a stated position.
    pub fn states(&self, demand: DemandIx) -> Option<&States> {
        self.states.get(&demand)
    }

    fn own(&self, demand: DemandIx) -> Option<&'s Position<'m>> {
        self.situation.stated(self.party).get(&demand)
    }

    fn follow(&mut self) {
        let mut found: BTreeMap<DemandIx, Following> = BTreeMap::new();
        for (demand, arrival) in self.arrivals() {
            let outside = self.packages.provides(arrival.origin).is_none();
            let side = usize::from(arrival.wanted);
            let following = found.entry(demand).or_default();
            following.ended.push((arrival.word, arrival.ended));
            if arrival.wanted {
                let firm = arrival.word.levels.strength() >= 2;
                following.bringing.push((arrival.origin, arrival.word, firm, arrival.holds.clone()));
            }
            if arrival.word.levels.strength() >= 2 {
                following.firm[side].push(arrival.holds.clone());
                if outside {
                    following.outer_firm[side].push(arrival.holds);
                }
            } else {
                if outside && arrival.word.red_line && !arrival.wanted {
                    following.outer_red.push(arrival.holds.clone());
                }
                following.mild[side].push(arrival.holds);
            }
        }
        self.following = found;
    }

    /// Every word of every position at every demand to which it is carried.
    fn arrivals(&self) -> Vec<(DemandIx, Arrival)> {
        let model = self.situation.model;
        let mut reached: BTreeMap<(DemandIx, usize), BTreeMap<Literal, Formula>> = BTreeMap::new();
        for (origin, position) in self.situation.stated(self.party) {
            for at in 0..2 {
                if let Some(word) = position.words[at] {
                    reached.insert((*origin, at), self.reach(*origin, position, word));
                }
            }
        }
        let mut found = Vec::new();
        for ((origin, at), literals) in &reached {
            let Some(position) = self.own(*origin) else { continue };
            let (Some(word), Some(states)) = (position.words[*at], self.states.get(origin)) else { continue };
            for (literal, chain) in literals {
                if self.packages.provides(literal.demand).is_none() {
                    continue;
                }
                let same = (word.side() == Some(Polarity::For)) == literal.wanted;
                let levels = if same { word.levels } else { word.levels.negated() };
                let mut parts = vec![states.holds[*at].clone(), chain.clone()];
                let mut chains = vec![chain.clone()];
                // Of alternatives, only what follows from each.
                for (other, place) in self.supports(*origin, word) {
                    let from_other = reached.get(&(other, place)).and_then(|literals| literals.get(literal));
                    let holds = self.states.get(&other).map_or(Formula::NEVER, |states| states.holds[place].clone());
                    let from_other = from_other.cloned().unwrap_or(Formula::NEVER);
                    parts.push(any(vec![not(&holds), from_other.clone()]));
                    chains.push(from_other);
                }
                let over = match at {
                    0 => position.over(model, &|demand| self.packages.met(demand)),
                    _ if position.awaited().next().is_some() => not(&states.holds[*at]),
                    _ => Formula::NEVER,
                };
                let arrival = Arrival {
                    origin: *origin,
                    word: Word { levels, ..word },
                    wanted: literal.wanted,
                    holds: all(parts),
                    ended: all([vec![over, not(&states.holds[*at])], chains].concat()),
                };
                found.push((literal.demand, arrival));
            }
        }
        found
    }

    /// The supports that would do in place of one, with the place of the word.
    fn supports(&self, origin: DemandIx, word: Word) -> Vec<(DemandIx, usize)> {
        if word.levels.low().value() != 2 {
            return Vec::new();
        }
        let others = self.alternatives.get(&origin).into_iter().flatten();
        others.flat_map(|other| self.supporting(*other).map(|at| (*other, at))).collect()
    }

    /// The places of the words of a position that support its demand, no more and no less.
    fn supporting(&self, demand: DemandIx) -> impl Iterator<Item = usize> + use<'s, 'm> {
        let own = self.own(demand);
        (0..2).filter(move |at| own.and_then(|own| own.words[*at]).is_some_and(|word| word.levels.low().value() == 2))
    }

    /// Where a word leads, and by which packages: a chain ends at positions that hold, and passes those that do not.
    fn reach(&self, origin: DemandIx, position: &Position<'_>, word: Word) -> BTreeMap<Literal, Formula> {
        let closed = closed_to(self.situation.model, position.conditions.iter().copied());
        let mut found: BTreeMap<Literal, Vec<BTreeSet<DemandIx>>> = BTreeMap::new();
        let Some(first) = start(origin, word.levels) else { return BTreeMap::new() };
        let mut queue = VecDeque::from([(first, BTreeSet::new())]);
        while let Some((at, passed)) = queue.pop_front() {
            let steps = self.situation.graph.consequences(at).iter();
            for step in steps.filter(|step| carries(word.levels, step)) {
                let to = step.to;
                let known = found.entry(to).or_default();
                if to == first || known.iter().any(|set| set.is_subset(&passed)) {
                    continue;
                }
                known.push(passed.clone());
                match self.states.get(&to.demand) {
                    None => queue.push_back((to, passed.clone())),
                    Some(states) if states.stands() == Formula::ALWAYS => {}
                    Some(_) => {
                        let passed: BTreeSet<DemandIx> = passed.iter().copied().chain([to.demand]).collect();
                        queue.push_back((to, passed));
                    }
                }
            }
        }
        let silent = |demand: &DemandIx| self.states.get(demand).map_or(Formula::ALWAYS, |one| not(&one.stands()));
        let by = |set: &BTreeSet<DemandIx>| all(set.iter().map(silent).collect());
        // Nothing is concluded on what the position depends on, although chains lead past it.
        let formulas = found.into_iter().filter(|(to, sets)| !sets.is_empty() && !closed.contains(&to.demand));
        formulas.map(|(literal, sets)| (literal, any(sets.iter().map(by).collect()))).collect()
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
        let mut alternative_outside = false;
        let provides = self.packages.provides(demand).cloned().unwrap_or(Formula::NEVER);
        let none = Following::default();
        let following = self.following.get(&demand).unwrap_or(&none);
        let firm = [0, 1].map(|side| any(following.firm[side].clone()));
        let mild = [0, 1].map(|side| any(following.mild[side].clone()));
        let no_firm = all(vec![not(&firm[0]), not(&firm[1])]);
        let follows = self.follows(demand);
        let mut silent = Formula::ALWAYS;
        let mut ended = Formula::NEVER;
        if let (Some(own), Some(states)) = (self.own(demand), self.states.get(&demand)) {
            for (at, word) in own.words.iter().enumerate() {
                let Some(word) = word else { continue };
                let is_for = word.is_firmly_for();
                let required = if is_for {
                    let [instead, outside] = self.instead(demand, *word);
                    alternative_outside |= outside != Formula::NEVER;
                    any(vec![provides.clone(), instead, outside])
                } else if word.refuses() {
                    not(&provides)
                } else {
                    continue;
                };
                wanted = wanted.or(Some(is_for));
                parts.push(Formula::if_then(states.holds[at].clone(), required));
            }
            if own.now().0.side() == Some(Polarity::For) {
                let barred = all(vec![states.barred.clone(), not(&follows)]);
                if barred != Formula::NEVER {
                    wanted = wanted.or(Some(true));
                    parts.push(Formula::if_then(barred, not(&provides)));
                }
            }
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
            if self.own(demand).is_none() {
                let each = following.ended.iter();
                let each = each.map(|(word, ended)| all(vec![ended.clone(), judging(*word, &provides)])).collect();
                ended = all(vec![any(each), not(&follows)]);
            }
        }
        Requirement { formula: all(parts), wanted, ended, alternative_outside }
    }

    /// The terms that bind whoever provides for a decided demand, each with when it does: those of the own position as long as
    /// it holds or waits for something that is decided, and where it is silent, those that arrive with what follows.
    pub fn terms(&self, demand: DemandIx) -> Vec<(Formula, Term)> {
        let mut found = Vec::new();
        let mut silent = Formula::ALWAYS;
        if let (Some(own), Some(states)) = (self.own(demand), self.states.get(&demand)) {
            // What waits gives way to what follows.
            let waits = all(vec![states.barred.clone(), self.follows(demand)]);
            let when = all(vec![states.binds(own), not(&waits)]);
            found.extend(own.counting_terms().iter().map(|term| (when.clone(), term.clone())));
            silent = not(&states.stands());
        }
        let Some(following) = self.following.get(&demand).filter(|_| silent != Formula::NEVER) else { return found };
        let firm = [0, 1].map(|side| any(following.firm[side].clone()));
        let mild_against = any(following.mild[0].clone());
        let mut arriving = Vec::new();
        for (origin, word, is_firm, holds) in &following.bringing {
            let before = if *is_firm { vec![] } else { vec![not(&firm[1]), not(&mild_against)] };
            let when = all([before, vec![silent.clone(), holds.clone(), not(&firm[0])]].concat());
            let own = self.own(*origin).filter(|_| when != Formula::NEVER);
            let along = |own: &'s Position<'m>, from: DemandIx| terms_along(self.situation.model, own, from, demand);
            let mut terms = own.map(|own| along(own, *origin)).unwrap_or_default();
            // Of alternatives, only what each of them accepts in the same words.
            for (other, _) in self.supports(*origin, *word) {
                let others = self.own(other).map(|own| along(own, other)).unwrap_or_default();
                terms.retain(|term| others.contains(term));
            }
            arriving.extend(terms.into_iter().map(|term| (when.clone(), term.clone())));
        }
        // Where they leave nothing in common, they are not known.
        let common = intersected(arriving.iter().map(|(_, term)| term));
        found.extend(arriving.into_iter().filter(|(_, term)| common.iter().any(|own| own.parameter == term.parameter)));
        found
    }

    /// When another position that would do in place of a support is met, and when there is one that is not decided.
    fn instead(&self, demand: DemandIx, word: Word) -> [Formula; 2] {
        let mut outside = Vec::new();
        let mut ways = Vec::new();
        for (other, at) in self.supports(demand, word) {
            let holds = self.states.get(&other).map_or(Formula::NEVER, |states| states.holds[at].clone());
            match self.packages.provides(other) {
                Some(provides) => ways.push(all(vec![holds, provides.clone()])),
                None => outside.push(holds),
            }
        }
        [any(ways), any(outside)]
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

/// For every support of a party, the demands of the others that would do in its place: those that cannot hold with it.
fn alternatives(situation: &Situation<'_>, party: PartyIx) -> BTreeMap<DemandIx, Vec<DemandIx>> {
    let supports = |position: &Position<'_>| position.each().any(|word| word.levels.low().value() == 2);
    let own: Vec<DemandIx> =
        situation.stated(party).iter().filter(|(_, own)| supports(own)).map(|(demand, _)| *demand).collect();
    let others = |demand: &DemandIx| {
        let excluded = excluded_by(&situation.graph, *demand);
        own.iter().copied().filter(|other| other != demand && excluded.contains(other)).collect::<Vec<_>>()
    };
    if own.len() < 2 { BTreeMap::new() } else { own.iter().map(|demand| (*demand, others(demand))).collect() }
}
