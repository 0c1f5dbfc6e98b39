//! What follows from refusing every way in which a demand can come about.

use std::borrow::Cow;

use thin_vec::ThinVec;

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
            let Some((position, words)) = refusing_all(&ways, states) else { continue };
            if closed_to(model, position.conditions.iter().copied()).contains(choice) {
                continue;
            }
            let of = |(at, state)| Source { demand: *choice, at, state, position: Cow::Owned(position.clone()) };
            found.extend(words.into_iter().map(of));
        }
        if found == concluded {
            return follows;
        }
        concluded = found;
    }
}

/// The position on a demand of a party with these positions on all ways to it, and the states of its words: against it with the
/// least firm of the words, as soon as all of them are against. Conditions are joined; a word counts under all of them, and
/// another one if the party is against every way whichever of them are met. Where it is against every way by the words that hold,
/// on whichever side of their conditions these are, that holds.
fn refusing_all<'m>(
    ways: &[(DemandIx, Cow<'_, Position<'m>>)],
    states: &dyn Fn(&Position<'m>) -> Vec<(usize, State)>,
) -> Option<(Position<'m>, Vec<(usize, State)>)> {
    let on_side = |place: usize| -> Option<Word> {
        let words = ways.iter().map(|(_, way)| way.words[if way.conditions.is_empty() { 0 } else { place }]);
        least_firm(&words.collect::<Option<Vec<Word>>>()?)
    };
    let conditional: Vec<&Position<'m>> =
        ways.iter().map(|(_, way)| way.as_ref()).filter(|way| !way.conditions.is_empty()).collect();
    let one_hinge = conditional.iter().all(|way| way.conditions == conditional[0].conditions);
    let otherwise = match conditional.as_slice() {
        [] => None,
        _ if one_hinge => on_side(1),
        // Some may be met and others not: every mix has to be a refusal.
        _ => on_side(0).and(on_side(1)).and_then(|second| least_firm(&[on_side(0)?, second])),
    };
    let (words, conditions) = ([on_side(0), otherwise], joined(&conditional));
    let mut position =
        Position { words, conditions, terms: ThinVec::new(), origin: Origin::Derived(origins(ways).into()) };
    let mut found = states(&position);
    if !found.iter().any(|(_, state)| *state == State::Holds)
        && let Some((at, word)) = holding(ways, states)
    {
        position.words[at] = Some(word);
        found.retain(|(place, _)| *place != at);
        found.insert(0, (at, State::Holds));
    }
    (!found.is_empty()).then_some((position, found))
}

/// The least firm of the words that hold of some positions, if all have one and all of these are against, with its place: that of
/// a second word if some of them are.
fn holding<'m>(
    ways: &[(DemandIx, Cow<'_, Position<'m>>)],
    states: &dyn Fn(&Position<'m>) -> Vec<(usize, State)>,
) -> Option<(usize, Word)> {
    let holds = |way: &Position<'m>| {
        let at = states(way).into_iter().find(|(_, state)| *state == State::Holds)?.0;
        Some((if way.conditions.is_empty() { 0 } else { at }, way.words[at]?))
    };
    let each = ways.iter().map(|(_, way)| holds(way)).collect::<Option<Vec<(usize, Word)>>>()?;
    let words: Vec<Word> = each.iter().map(|(_, word)| *word).collect();
    Some((each.iter().map(|(at, _)| *at).max()?, least_firm(&words)?))
}

/// The conditions of several positions, each once.
fn joined<'m>(positions: &[&Position<'m>]) -> ThinVec<&'m (Link, Condition)> {
    let mut found: ThinVec<&'m (Link, Condition)> = ThinVec::new();
    for one in positions.iter().flat_map(|position| &position.conditions) {
        if !found.contains(one) {
            found.push(one);
        }
    }
    found.sort_by_key(|(link, _)| *link);
    found
}

/// The demands on which the party said what some positions rest on.
fn origins(ways: &[(DemandIx, Cow<'_, Position<'_>>)]) -> Vec<DemandIx> {
    let mut found: Vec<DemandIx> = Vec::new();
    for (demand, way) in ways {
        match &way.origin {
            Origin::Derived(of) => found.extend(of),
            Origin::Stated(..) | Origin::Assumed => found.push(*demand),
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The least firm of some words, if all of them are against; a red line if each is one.
fn least_firm(words: &[Word]) -> Option<Word> {
    let against = words.iter().all(|word| word.side() == Some(Polarity::Against));
    let least = words.iter().min_by_key(|word| word.levels.firmness()).filter(|_| against)?;
    Some(Word { levels: least.levels, red_line: words.iter().all(|word| word.red_line) })
}
