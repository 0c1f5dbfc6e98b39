//! What follows from the positions of one party on decided demands, as formulas over packages: when each word arrives there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::analysis::logic::{Formula, all, any, not};
use crate::analysis::packages::Packages;
use crate::analysis::position::{Position, States, Word, carries, closed_to, excluded_by, start};
use crate::analysis::situation::Situation;
use crate::graph::Literal;
use crate::id::{DemandIx, PartyIx};
use crate::model::Polarity;

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
pub struct Following {
    pub firm: [Vec<Formula>; 2],
    pub mild: [Vec<Formula>; 2],
    /// The same from positions on what is not decided: the others say it themselves, by the relations.
    pub outer_firm: [Vec<Formula>; 2],
    pub outer_red: Vec<Formula>,
    /// When a word that led here has ended.
    pub ended: Vec<(Word, Formula)>,
    /// The positions whose terms arrive as well, if it is wanted: whether they are firm, and when.
    pub bringing: Vec<(DemandIx, Word, bool, Formula)>,
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
        Chains::among(situation, packages, party, &mut situation.stated(party).keys().copied())
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
            demands.filter_map(|demand| Some((demand, stated.get(&demand)?))).collect();
        let states = own.iter().map(|(demand, own)| (*demand, own.states(situation.model, &met))).collect();
        Chains { situation, packages, party, states, alternatives: alternatives(situation, &own) }
    }

    /// The states of a stated position.
    pub fn states(&self, demand: DemandIx) -> Option<&States> {
        self.states.get(&demand)
    }

    /// A stated position.
    pub fn own(&self, demand: DemandIx) -> Option<&'s Position<'m>> {
        self.situation.stated(self.party).get(&demand)
    }

    /// What follows on each decided demand.
    pub fn following(&self) -> BTreeMap<DemandIx, Following> {
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
        found
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
