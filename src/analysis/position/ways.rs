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
            let Some(position) = ways.collect::<Option<Vec<_>>>().and_then(|ways| refusing_all(&ways)) else {
                continue;
            };
            if closed_to(model, position.conditions.iter().copied()).contains(choice) {
                continue;
            }
            let of = |(at, state)| Source { demand: *choice, at, state, position: Cow::Owned(position.clone()) };
            found.extend(states(&position).into_iter().map(of));
        }
        if found == concluded {
            return follows;
        }
        concluded = found;
    }
}

/// The position on a demand of a party with these positions on all ways to it: against it with the least firm of the words, as
/// soon as all of them are against. Conditions are joined. A second word counts only if the party is against every way whichever
/// of the conditions are met.
fn refusing_all<'m>(ways: &[(DemandIx, Cow<'_, Position<'m>>)]) -> Option<Position<'m>> {
    let own = |ways: &[(DemandIx, Cow<'_, Position<'m>>)], place: usize| -> Option<Word> {
        let words = ways.iter().map(|(_, way)| way.words[if way.conditions.is_empty() { 0 } else { place }]);
        least_firm(&words.collect::<Option<Vec<Word>>>()?)
    };
    let conditional: Vec<&Position<'m>> =
        ways.iter().map(|(_, way)| way.as_ref()).filter(|way| !way.conditions.is_empty()).collect();
    let one_hinge = conditional.iter().all(|way| way.conditions == conditional[0].conditions);
    let second = match conditional.as_slice() {
        [] => None,
        _ if one_hinge => own(ways, 1),
        // Some may be met and others not: every mix has to be a refusal.
        _ => own(ways, 0).and(own(ways, 1)).and_then(|second| least_firm(&[own(ways, 0)?, second])),
    };
    let words = [own(ways, 0), second];
    words[0].or(words[1])?;
    let mut conditions: Vec<&'m (Link, Condition)> = Vec::new();
    for one in conditional.iter().flat_map(|way| &way.conditions) {
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
    Some(Position { words, conditions, terms: Vec::new(), origin: Origin::Derived(origins) })
}

/// The least firm of some words, if all of them are against; a red line if each is one.
fn least_firm(words: &[Word]) -> Option<Word> {
    let against = words.iter().all(|word| word.side() == Some(Polarity::Against));
    let least = words.iter().min_by_key(|word| word.levels.firmness()).filter(|_| against)?;
    Some(Word { levels: least.levels, red_line: words.iter().all(|word| word.red_line) })
}
