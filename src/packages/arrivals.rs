//! What follows from the positions of one party on decided demands, as formulas over packages: when each word arrives there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::graph::Literal;
use crate::id::{DemandIx, PartyIx};
use crate::model::{Level, LevelRange, Polarity};
use crate::packages::choices::Packages;
use crate::position::{Position, States, Word, carries, closed_to, excluded_by, start};
use crate::search::formula::{Formula, all, any, not};
use crate::situation::Situation;

/// When something that follows from a position arrives at a demand.
struct Arrival {
    /// On which demand the position is; of what is concluded from the ways to a demand, that one.
    origin: DemandIx,
    /// Whether it comes from what is not decided: otherwise the relations see to it.
    outside: bool,
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
pub struct Following {
    pub firm: [Vec<Formula>; 2],
    pub mild: [Vec<Formula>; 2],
    /// The same from positions on what is not decided: the others say it themselves, by the relations.
    pub outer_firm: [Vec<Formula>; 2],
    pub outer_red: Vec<Formula>,
    /// When it is against it by what is taken to be a red line.
    red: Vec<Formula>,
    /// When a word that led here has ended.
    pub ended: Vec<(Word, Formula)>,
    /// The positions whose terms arrive as well, if it is wanted: whether they are firm, and when.
    pub bringing: Vec<(DemandIx, Word, bool, Formula)>,
}

impl Following {
    fn add(&mut self, arrival: Arrival) {
        let side = usize::from(arrival.wanted);
        self.ended.push((arrival.word, arrival.ended));
        if arrival.wanted {
            let firm = arrival.word.levels.strength() >= 2;
            self.bringing.push((arrival.origin, arrival.word, firm, arrival.holds.clone()));
        } else if arrival.word.red_line {
            self.red.push(arrival.holds.clone());
        }
        if arrival.word.levels.strength() >= 2 {
            self.firm[side].push(arrival.holds.clone());
            if arrival.outside {
                self.outer_firm[side].push(arrival.holds);
            }
        } else {
            if arrival.outside && arrival.word.red_line && !arrival.wanted {
                self.outer_red.push(arrival.holds.clone());
            }
            self.mild[side].push(arrival.holds);
        }
    }

    /// When firm words against it decide.
    fn firm_against(&self) -> Formula {
        all(vec![any(self.firm[0].clone()), not(&any(self.firm[1].clone()))])
    }

    /// When words against it decide: firm ones, or mild ones where there are no firm ones.
    fn against(&self) -> Formula {
        let [firm, mild] = [&self.firm, &self.mild].map(|of| of.each_ref().map(|side| any(side.clone())));
        let by_mild = all(vec![not(&firm[0]), not(&firm[1]), mild[0].clone(), not(&mild[1])]);
        any(vec![self.firm_against(), by_mild])
    }
}

/// The stated positions of one party before packages, with what leads on from them.
pub struct Chains<'s, 'm> {
    situation: &'s Situation<'m>,
    packages: &'s Packages,
    party: PartyIx,
    states: BTreeMap<DemandIx, States>,
    alternatives: BTreeMap<DemandIx, Vec<DemandIx>>,
}

impl<'s, 'm> Chains<'s, 'm> {
    /// Works out when each position holds. O(positions² + positions × (demands + relations)).
    pub fn new(situation: &'s Situation<'m>, packages: &'s Packages, party: PartyIx) -> Self {
        Chains::among(situation, packages, party, &mut situation.stated(party).demands())
    }

    /// The same for the positions on some demands alone.
    pub fn among(
        situation: &'s Situation<'m>,
        packages: &'s Packages,
        party: PartyIx,
        demands: &mut dyn Iterator<Item = DemandIx>,
    ) -> Self {
        let met = |demand: DemandIx| packages.met(demand);
        let stated = situation.stated(party);
        let own: Vec<(DemandIx, &Position<'m>)> =
            demands.filter_map(|demand| Some((demand, stated.get(demand)?))).collect();
        let states = own.iter().map(|(demand, own)| (*demand, own.states(situation.model, &met))).collect();
        Chains { situation, packages, party, states, alternatives: alternatives(situation, &own) }
    }

    /// The states of a stated position.
    pub fn states(&self, demand: DemandIx) -> Option<&States> {
        self.states.get(&demand)
    }

    /// A stated position.
    pub fn own(&self, demand: DemandIx) -> Option<&'s Position<'m>> {
        self.situation.stated(self.party).get(demand)
    }

    /// What follows on each decided demand.
    pub fn following(&self) -> BTreeMap<DemandIx, Following> {
        let mut found: BTreeMap<DemandIx, Following> = BTreeMap::new();
        for (demand, arrival) in self.arrivals() {
            found.entry(demand).or_default().add(arrival);
        }
        for choice in self.inner_first() {
            for (demand, arrival) in self.by_ways(choice, &found) {
                found.entry(demand).or_default().add(arrival);
            }
        }
        found.retain(|demand, _| self.packages.provides(*demand).is_some());
        found
    }

    /// When a word of a position is over.
    fn over(&self, position: &Position<'_>, states: &States, at: usize) -> Formula {
        let come = match at {
            0 => position.over(self.situation.model, &|demand| self.packages.met(demand)),
            _ if position.awaited().next().is_some() => Formula::ALWAYS,
            _ => Formula::NEVER,
        };
        all(vec![come, not(&states.holds[at])])
    }

    /// The demands with ways, each after those that have a part in whether one of its ways is refused.
    fn inner_first(&self) -> Vec<DemandIx> {
        let (model, choices) = (self.situation.model, self.situation.graph.choices());
        let mut found: Vec<DemandIx> = Vec::new();
        // Nested as deep as there are choices at most; a circle is told by a rule, and is taken by the ids.
        while found.len() < choices.len() {
            let left = || choices.iter().copied().filter(|choice| !found.contains(choice));
            let is_ready = |choice: &DemandIx| {
                let own = model.included_in(*choice);
                let ways = model.demands[*choice].only_by.iter().flat_map(|way| model.included_in(way.to));
                let needed: BTreeSet<DemandIx> = ways.filter(|demand| !own.contains(demand)).collect();
                !left().any(|other| other != *choice && needed.contains(&other))
            };
            let next = left().find(is_ready).or_else(|| left().next());
            found.extend(next);
        }
        found
    }

    /// What follows from refusing every way to a demand, at that demand and at those that include it.
    fn by_ways(&self, choice: DemandIx, known: &BTreeMap<DemandIx, Following>) -> Vec<(DemandIx, Arrival)> {
        let ways = &self.situation.model.demands[choice].only_by;
        let each = |refused: &dyn Fn(DemandIx) -> Formula| all(ways.iter().map(|way| refused(way.to)).collect());
        let against = |word: Word| word.side() == Some(Polarity::Against);
        let refused = |way: DemandIx| self.refused((way, choice), known, &against, &Following::against);
        let firm = each(&|way| self.refused((way, choice), known, &Word::is_refusal, &Following::firm_against));
        let red = each(&|way| {
            let is_red = |word: Word| word.red_line && against(word);
            self.refused((way, choice), known, &is_red, &|of| all(vec![any(of.red.clone()), of.against()]))
        });
        let some = each(&refused);
        let or_over = each(&|way| any(vec![refused(way), self.refusal_over((way, choice), known)]));
        let ended = all(vec![or_over, not(&some)]);
        let mild = all(vec![some, not(&firm)]);
        // How firm it is tells what it does; by how much it is more than that, nobody asks here.
        let word = |level: Level, red_line: bool| Word { levels: level.into(), red_line };
        let words = [
            (word(Level::OPPOSES, false), firm, Formula::NEVER),
            (word(Level::RELUCTANT, false), all(vec![mild.clone(), not(&red)]), ended),
            (word(Level::RELUCTANT, true), all(vec![mild, red]), Formula::NEVER),
        ];
        let closed = ways.iter().map(|way| way.to).collect();
        let onward = self.reach_from(Literal { demand: choice, wanted: false }, Level::OPPOSES.into(), &closed);
        let silent = self.states.get(&choice).map_or(Formula::ALWAYS, |own| not(&own.stands()));
        let onward = onward.into_iter().map(|(to, chain)| (to.demand, all(vec![silent.clone(), chain])));
        let to: Vec<(DemandIx, Formula)> = std::iter::once((choice, Formula::ALWAYS)).chain(onward).collect();
        let outside = ways.iter().any(|way| self.packages.provides(way.to).is_none());
        let mut found = Vec::new();
        for (word, holds, ended) in words {
            if [&holds, &ended] == [&Formula::NEVER; 2] {
                continue;
            }
            found.extend(to.iter().map(|(demand, chain)| {
                let [holds, ended] = [&holds, &ended].map(|when| all(vec![when.clone(), chain.clone()]));
                (*demand, Arrival { origin: choice, outside, word, wanted: false, holds, ended })
            }));
        }
        found
    }

    /// When a way is refused: by the word that the party has on it itself, and while it has none, by what follows.
    fn refused(
        &self,
        (way, choice): (DemandIx, DemandIx),
        known: &BTreeMap<DemandIx, Following>,
        by_word: &dyn Fn(Word) -> bool,
        by_others: &dyn Fn(&Following) -> Formula,
    ) -> Formula {
        let follows = known.get(&way).map_or(Formula::NEVER, by_others);
        let (Some(own), Some(states)) = (self.own(way), self.states.get(&way)) else { return follows };
        let counts = !self.hangs_on(own, choice);
        let by_own = (0..2).filter(|at| counts && own.words[*at].is_some_and(by_word));
        let by_own = by_own.map(|at| states.holds[at].clone());
        any(by_own.chain([all(vec![not(&states.stands()), follows])]).collect())
    }

    /// When a refusal of a way is over, be it the party's own word or, where it has none, what would have followed.
    fn refusal_over(&self, (way, choice): (DemandIx, DemandIx), known: &BTreeMap<DemandIx, Following>) -> Formula {
        let against = |word: &Word| word.side() == Some(Polarity::Against);
        if let (Some(own), Some(states)) = (self.own(way), self.states.get(&way)) {
            let counts = !self.hangs_on(own, choice) && own.other().is_none();
            let words = (0..2).filter(|at| counts && own.words[*at].as_ref().is_some_and(against));
            return any(words.map(|at| self.over(own, states, at)).collect());
        }
        let ended = known.get(&way).into_iter().flat_map(|following| &following.ended);
        any(ended.filter(|(word, _)| against(word)).map(|(_, when)| when.clone()).collect())
    }

    /// Whether a position depends on a demand, so that nothing is concluded from it there.
    fn hangs_on(&self, position: &Position<'_>, demand: DemandIx) -> bool {
        closed_to(self.situation.model, position.conditions.iter().copied()).contains(&demand)
    }

    /// Every word of every position at every demand to which it is carried.
    fn arrivals(&self) -> Vec<(DemandIx, Arrival)> {
        let mut reached: BTreeMap<(DemandIx, usize), BTreeMap<Literal, Formula>> = BTreeMap::new();
        for (origin, position) in self.situation.stated(self.party).iter() {
            for at in 0..2 {
                if let Some(word) = position.words[at] {
                    reached.insert((origin, at), self.reach(origin, position, word));
                }
            }
        }
        let mut found = Vec::new();
        for ((origin, at), literals) in &reached {
            let Some(position) = self.own(*origin) else { continue };
            let (Some(word), Some(states)) = (position.words[*at], self.states.get(origin)) else { continue };
            for (literal, chain) in literals {
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
                let arrival = Arrival {
                    origin: *origin,
                    outside: self.packages.provides(*origin).is_none(),
                    word: Word { levels, ..word },
                    wanted: literal.wanted,
                    holds: all(parts),
                    ended: all([vec![self.over(position, states, *at)], chains].concat()),
                };
                found.push((literal.demand, arrival));
            }
        }
        found
    }

    /// The supports that would do in place of one, with the place of the word.
    pub fn supports(&self, origin: DemandIx, word: Word) -> Vec<(DemandIx, usize)> {
        if !word.is_support() {
            return Vec::new();
        }
        let others = self.alternatives.get(&origin).into_iter().flatten();
        others.flat_map(|other| self.supporting(*other).map(|at| (*other, at))).collect()
    }

    /// The places of the words of a position that support its demand, no more and no less.
    fn supporting(&self, demand: DemandIx) -> impl Iterator<Item = usize> + use<'s, 'm> {
        let own = self.own(demand);
        (0..2).filter(move |at| own.and_then(|own| own.words[*at]).is_some_and(Word::is_support))
    }

    /// Where a word leads, and by which packages: a chain ends at positions that hold, and passes those that do not.
    fn reach(&self, origin: DemandIx, position: &Position<'_>, word: Word) -> BTreeMap<Literal, Formula> {
        let closed = closed_to(self.situation.model, position.conditions.iter().copied());
        start(origin, word.levels).map_or_else(BTreeMap::new, |first| self.reach_from(first, word.levels, &closed))
    }

    /// The same from a literal on, where nothing is concluded on some demands although chains lead past them.
    fn reach_from(
        &self,
        first: Literal,
        levels: LevelRange,
        closed: &BTreeSet<DemandIx>,
    ) -> BTreeMap<Literal, Formula> {
        let mut found: BTreeMap<Literal, Vec<BTreeSet<DemandIx>>> = BTreeMap::new();
        let mut queue = VecDeque::from([(first, BTreeSet::new())]);
        while let Some((at, passed)) = queue.pop_front() {
            let steps = self.situation.graph.consequences(at).iter();
            for step in steps.filter(|step| carries(levels, step)) {
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
}

/// For every support among some positions, the demands of the others that would do in its place: those that cannot hold with it.
fn alternatives(
    situation: &Situation<'_>,
    positions: &[(DemandIx, &Position<'_>)],
) -> BTreeMap<DemandIx, Vec<DemandIx>> {
    let supports = |position: &Position<'_>| position.each().any(Word::is_support);
    let own: Vec<DemandIx> = positions.iter().filter(|(_, own)| supports(own)).map(|(demand, _)| *demand).collect();
    let others = |demand: &DemandIx| {
        let excluded = excluded_by(&situation.graph, *demand);
        own.iter().copied().filter(|other| other != demand && excluded.contains(other)).collect::<Vec<_>>()
    };
    if own.len() < 2 { BTreeMap::new() } else { own.iter().map(|demand| (*demand, others(demand))).collect() }
}
