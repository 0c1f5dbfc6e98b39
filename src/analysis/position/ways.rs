//! What follows from refusing every way in which a demand can come about.

use std::borrow::Cow;

use crate::graph::KnowledgeGraph;
use crate::id::DemandIx;
use crate::model::{Condition, Link, Model, Polarity};

use super::follows::{Decision, Exclusions, Follows, Source, State};
use super::walk::closed_to;
use super::word::{Origin, Position, Word};

/// All that follows from some words of one party, with what it refuses because it refuses every way to it.
///
/// A refusal that is concluded is a word like any other: it is carried on, it can be what refuses a way to another demand, and
/// it gives way to what else follows. So positions are worked out anew until nothing more is concluded; as often as such
/// demands are nested, and once where there are none. `stated` is what the party said of a demand, `stands` whether that holds.
pub fn with_ways<'p, 'm>(
    model: &'m Model,
    graph: &'p KnowledgeGraph,
    sources: Vec<Source<'p, 'm>>,
    stated: &dyn Fn(DemandIx) -> Option<&'p Position<'m>>,
    stands: &dyn Fn(DemandIx) -> bool,
    states: &dyn Fn(&Position<'m>) -> Vec<(usize, State)>,
    exclusions: &mut Exclusions,
) -> Follows<'p, 'm> {
    let mut concluded: Vec<Source<'p, 'm>> = Vec::new();
    let mut rounds = graph.choices().len();
    loop {
        let all = sources.iter().chain(&concluded).cloned().collect();
        let follows = Follows::new(model, graph, all, stands, exclusions);
        if rounds == 0 {
            return follows;
        }
        rounds -= 1;
        let held = |way: DemandIx| {
            let own = stated(way).map(Cow::Borrowed);
            if own.is_some() && stands(way) {
                return own;
            }
            match follows.decide(way) {
                Some(Decision::Side(deciding)) if own.is_none() || follows.state(&deciding[0]) == State::Holds => {
                    follows.position(way, &deciding).map(Cow::Owned)
                }
                _ => own,
            }
        };
        let mut found = Vec::new();
        for choice in graph.choices() {
            let ways = model.demands[*choice].only_by.iter().map(|way| Some((way.to, held(way.to)?)));
            let Some(ways) = ways.collect::<Option<Vec<_>>>() else { continue };
            let Some((position, at, state)) = refusing_all(&ways, states) else { continue };
            if closed_to(model, position.conditions.iter().copied()).contains(choice) {
                continue;
            }
            // The other word is in the state that such a position has by itself, unless the first took that place.
            let other = states(&position).into_iter().find(|(place, _)| *place != at);
            let other = other.map(|(place, own)| (place, if own == State::Holds { State::Waits } else { own }));
            let of = |(at, state)| Source { demand: *choice, at, state, position: Cow::Owned(position.clone()) };
            found.extend([(at, state)].into_iter().chain(other).map(of));
        }
        if found == concluded {
            return follows;
        }
        concluded = found;
    }
}

/// The position on a demand of a party with these positions on all ways to it, with the place of the word that counts and its
/// state: against it with the least firm of the words, as soon as all of them are against. It holds if all of these hold; otherwise
/// it waits with those that wait, or is over with those that are. Conditions are joined. A second word counts only if the party is
/// against every way whichever of the conditions are met.
fn refusing_all<'m>(
    ways: &[(DemandIx, Cow<'_, Position<'m>>)],
    states: &dyn Fn(&Position<'m>) -> Vec<(usize, State)>,
) -> Option<(Position<'m>, usize, State)> {
    let mut chosen: Vec<(usize, State, Word)> = Vec::new();
    for (_, way) in ways {
        let of_way = states(way).into_iter();
        let (at, state) = of_way.min_by_key(|(_, state)| *state)?;
        chosen.push((at, state, way.words[at]?));
    }
    let word = least_firm(&chosen.iter().map(|(_, _, word)| *word).collect::<Vec<_>>())?;
    let state = chosen.iter().map(|(_, state, _)| *state).max()?;
    let is_conditional = |at: &usize| !ways[*at].1.conditions.is_empty();
    let conditional: Vec<usize> = (0..ways.len()).filter(is_conditional).collect();
    // Of words on several sides of their conditions, it is the one that holds while these are as they are.
    let at = conditional.iter().map(|at| chosen[*at].0).max().unwrap_or(0);
    let hinge = conditional.first().map(|first| &ways[*first].1.conditions);
    let one_hinge = conditional.iter().all(|way| Some(&ways[*way].1.conditions) == hinge);
    let other_word =
        |(_, way): &(DemandIx, Cow<'_, Position<'m>>)| way.words[if way.conditions.is_empty() { 0 } else { 1 - at }];
    let others = || ways.iter().map(other_word).collect::<Option<Vec<Word>>>();
    let second = match conditional.as_slice() {
        [] => None,
        _ if one_hinge => others().and_then(|words| least_firm(&words)),
        _ => {
            let both =
                |(_, way): &(DemandIx, Cow<'_, Position<'m>>)| way.conditions.is_empty() || way.other().is_some();
            let every: Vec<Word> = ways.iter().flat_map(|(_, way)| way.each()).collect();
            ways.iter().all(both).then(|| least_firm(&every)).flatten()
        }
    };
    let mut words = [second; 2];
    words[at] = Some(word);
    let mut conditions: Vec<&'m (Link, Condition)> = Vec::new();
    for one in conditional.iter().flat_map(|way| &ways[*way].1.conditions) {
        if !conditions.contains(one) {
            conditions.push(one);
        }
    }
    conditions.sort_by_key(|(link, _)| *link);
    let mut origins: Vec<DemandIx> = Vec::new();
    for (demand, way) in ways {
        match &way.origin {
            Origin::Derived(of) => origins.extend(of),
            Origin::Stated(_) | Origin::Assumed => origins.push(*demand),
        }
    }
    origins.sort_unstable();
    origins.dedup();
    Some((Position { words, conditions, terms: Vec::new(), origin: Origin::Derived(origins) }, at, state))
}

/// The least firm of some words, if all of them are against; a red line if each is one.
fn least_firm(words: &[Word]) -> Option<Word> {
    let against = words.iter().all(|word| word.side() == Some(Polarity::Against));
    let least = words.iter().min_by_key(|word| word.levels.firmness()).filter(|_| against)?;
    Some(Word { levels: least.levels, red_line: words.iter().all(|word| word.red_line) })
}
