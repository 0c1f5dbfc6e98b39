//! From what a party said to its position: which statements are in force, and what several of one day say together.

use std::cmp::Reverse;

use smallvec::{SmallVec, smallvec};
use thin_vec::ThinVec;

use crate::date::Date;
use crate::graph::Filter;
use crate::id::StanceIx;
use crate::model::{Condition, LevelRange, Link, Model, Says, Stance, Term, common};
use crate::position::word::{Origin, Position, Saying, Word};

/// The statements in force at a day among those of one party on one thing: of those said and holding by then, the ones said
/// last. A word of the party itself comes before the document of the same day. They are in the order of what they say, so that the order of the files means nothing.
fn last_said(model: &Model, statements: &[StanceIx], day: Option<Date>) -> SmallVec<[StanceIx; 2]> {
    let begun = |ix: &&StanceIx| {
        let stance = &model.stances[**ix];
        stance.says != Says::Declined && stance.is_said_by(day) && stance.holds_by(day)
    };
    // Nearly always it is one.
    if let [only] = statements {
        return if begun(&only) { smallvec![*only] } else { SmallVec::new() };
    }
    let last = statements.iter().filter(begun).map(|ix| model.stances[*ix].said).max();
    let said_last = |ix: &&StanceIx| begun(ix) && Some(model.stances[**ix].said) == last;
    let mut last: SmallVec<[StanceIx; 2]> = statements.iter().filter(said_last).copied().collect();
    let is_own = |ix: &StanceIx| model.stances[*ix].clause().is_none();
    if last.iter().any(is_own) {
        last.retain(|ix| is_own(ix));
    }
    if last.len() > 1 {
        last.sort_by_cached_key(|ix| content(model, &model.stances[*ix]));
    }
    last
}

/// The statements that make up the position of a day, which is several where they are of one day.
pub fn in_force(model: &Model, statements: &[StanceIx], day: Option<Date>) -> SmallVec<[StanceIx; 2]> {
    let counts = |ix: &StanceIx| {
        let stance = &model.stances[*ix];
        stance.levels().is_some() && (stance.lasts_to(day) || stance.otherwise.is_some())
    };
    let mut list = last_said(model, statements, day);
    list.retain(|ix| counts(ix));
    list
}

/// What a statement says, in an order that the files do not decide.
fn content(model: &Model, stance: &Stance) -> impl Ord + use<> {
    let evidence: Vec<String> = stance
        .evidence
        .iter()
        .map(|piece| {
            let original = piece.original.as_ref().map(|(words, _)| words);
            format!("{} {:?} {:?} {original:?}", model.sources[piece.source].id, piece.quote, piece.at)
        })
        .collect();
    let speaker = stance.speaker().map(|ix| model.people[ix].id.to_string());
    let levels = stance.levels().map(|levels| (levels.high(), levels.low()));
    (stance.until(), Reverse(levels), conditions_text(model, &stance.conditions), stance.voice, speaker, evidence)
}

fn conditions_text(model: &Model, conditions: &[(Link, Condition)]) -> Vec<(Link, String)> {
    conditions.iter().map(|(link, condition)| (*link, model.condition_text(condition))).collect()
}

/// The position that one statement gives by itself, as it is written; without a word if it takes none.
pub fn as_written(model: &Model, ix: StanceIx) -> Position<'_> {
    let stance = &model.stances[ix];
    let otherwise = stance.otherwise.filter(|_| !stance.conditions.is_empty() || stance.until().is_some());
    let word = |levels: LevelRange, red_line: bool| Word { levels, red_line };
    Position {
        words: [
            stance.levels().map(|levels| word(levels, stance.red_line().is_some())),
            otherwise.map(|levels| word(levels, false)),
        ],
        conditions: stance.conditions.iter().collect(),
        terms: stance.terms.clone(),
        origin: Origin::Stated(Saying { stance: ix, gives: [true, otherwise.is_some()] }, ThinVec::new()),
    }
}

/// What one statement says at a day.
struct Part<'m> {
    words: [Option<LevelRange>; 2],
    red_line: [bool; 2],
    conditions: Vec<&'m (Link, Condition)>,
}

/// The position that the statements [`in_force`] of one party on one thing give at a day, as far as a filter leaves them, without
/// the conditions that are waived; none if nothing is known.
///
/// Once the last day of a statement is over, its `otherwise` counts, if it has one. Several of one day are one position: each
/// side of a condition has the interval of the words given there. O(statements × log of them).
pub fn merged<'m>(
    model: &'m Model,
    list: &[StanceIx],
    day: Option<Date>,
    filter: &Filter,
    waived: &dyn Fn(&Stance, &Condition) -> bool,
) -> Option<Position<'m>> {
    // Nearly always it is one, and says no more than a word.
    if let [only] = list
        && model.stances[*only].is_bare()
        && model.stances[*only].until().is_none()
    {
        let mut position = as_written(model, *only);
        let filtered = |word: Word| Word { levels: filter.levels(word.levels), ..word };
        position.words = position.words.map(|word| word.map(filtered));
        return Some(position);
    }
    let part = |ix: &StanceIx| {
        let stance = &model.stances[*ix];
        let red_line = filter.red_line(stance).is_some();
        if !stance.lasts_to(day) {
            let levels = stance.otherwise?;
            return Some((*ix, Part { words: [Some(levels), None], red_line: [false; 2], conditions: Vec::new() }));
        }
        // Only what orders is waived, in whichever of its two spellings.
        let is_waived = |one: &(Link, Condition)| {
            let orders = || as_written(model, *ix).comes_after().concat().contains(&&one.1);
            matches!(one.0, Link::OnlyAfter | Link::Until) && waived(stance, &one.1) && orders()
        };
        if stance.conditions.iter().any(|one| one.0 == Link::Until && is_waived(one)) {
            return Some((*ix, Part { words: [stance.otherwise, None], red_line: [false; 2], conditions: Vec::new() }));
        }
        let conditions: Vec<&(Link, Condition)> = stance.conditions.iter().filter(|one| !is_waived(one)).collect();
        let otherwise = stance.otherwise.filter(|_| !conditions.is_empty());
        Some((*ix, Part { words: [stance.levels(), otherwise], red_line: [red_line, false], conditions }))
    };
    let mut parts: SmallVec<[(StanceIx, Part<'_>); 1]> = list.iter().filter_map(part).collect();
    on_one_side(&mut parts);
    let conditional = parts.iter().any(|(_, part)| !part.conditions.is_empty());
    // What is said without a condition is said on both sides of the conditions of others.
    let on_side = |side: usize| {
        let given = parts.iter().filter_map(|(_, part)| match (side, part.conditions.is_empty()) {
            (0, _) | (_, true) => part.words[0].map(|levels| (levels, part.red_line[0])),
            (_, false) => part.words[1].map(|levels| (levels, part.red_line[1])),
        });
        let word = |(levels, red_line)| Word { levels, red_line };
        let all = given.map(word).reduce(|a, b| Word {
            levels: LevelRange::between(a.levels.low().min(b.levels.low()), a.levels.high().max(b.levels.high())),
            red_line: a.red_line || b.red_line,
        });
        all.map(|word| Word { levels: filter.levels(word.levels), ..word })
    };
    let words = [on_side(0), if conditional { on_side(1) } else { None }];
    words[0].or(words[1])?;
    let mut conditions: ThinVec<&(Link, Condition)> = ThinVec::new();
    for one in parts.iter().flat_map(|(_, part)| &part.conditions) {
        if !conditions.contains(one) {
            conditions.push(one);
        }
    }
    conditions.sort_by_key(|(link, _)| *link);
    let saying = |(ix, part): &(StanceIx, Part<'_>)| {
        let second = if part.conditions.is_empty() { 0 } else { 1 };
        Saying { stance: *ix, gives: [0, second].map(|at| part.words[at].is_some()) }
    };
    let terms = terms(parts.iter().map(|(ix, _)| &model.stances[*ix]));
    let mut sayings = parts.iter().map(saying);
    let origin = Origin::Stated(sayings.next()?, sayings.collect());
    Some(Position { words, conditions, terms, origin })
}

/// Where some statements of a day wait for a condition and others end with the same one, turns the latter around, so that all
/// speak of its two sides in one way.
fn on_one_side(parts: &mut [(StanceIx, Part<'_>)]) {
    let conditional = || parts.iter().map(|(_, part)| part.conditions.as_slice()).filter(|own| !own.is_empty());
    let Some(waiting) = conditional().find(|own| own.iter().all(|one| one.0.waits())).map(<[_]>::to_vec) else {
        return;
    };
    if conditional().all(|own| same_hinge(own, &waiting)) {
        for (_, part) in parts.iter_mut().filter(|(_, part)| part.conditions.iter().any(|one| !one.0.waits())) {
            part.words.swap(0, 1);
            part.red_line.swap(0, 1);
            part.conditions.clone_from(&waiting);
        }
    }
}

/// Whether two lists of conditions turn on one and the same: of several that are awaited all have to come, of several
/// exceptions one.
fn same_hinge(one: &[&(Link, Condition)], other: &[&(Link, Condition)]) -> bool {
    fn parts<'c>(list: &[&'c (Link, Condition)]) -> Option<(Option<bool>, Vec<&'c Condition>)> {
        let waits = list.first()?.0.waits();
        match list {
            [(_, Condition::AllOf(parts))] => Some((Some(true), parts.iter().collect())),
            [(_, Condition::AnyOf(parts))] => Some((Some(false), parts.iter().collect())),
            [(_, alone)] => Some((None, vec![alone])),
            _ if list.iter().all(|one| one.0.waits() == waits) => {
                Some((Some(waits), list.iter().map(|(_, what)| what).collect()))
            }
            _ => None,
        }
    }
    match (parts(one), parts(other)) {
        (Some((how, mine)), Some((other_how, others))) => {
            how == other_how
                && mine.iter().all(|own| others.contains(own))
                && others.iter().all(|own| mine.contains(own))
        }
        _ => false,
    }
}

/// What all of some statements accept of each parameter. Where they leave nothing in common, it is not known.
fn terms<'m>(stances: impl Iterator<Item = &'m Stance>) -> ThinVec<Term> {
    intersected(stances.flat_map(|stance| &stance.terms)).into()
}

/// What is common to what several statements say; a parameter on which they leave no common value is not known.
pub fn intersected<'t>(terms: impl Iterator<Item = &'t Term>) -> Vec<Term> {
    let mut common = common(terms);
    common.retain(|term| !term.accepted.is_nothing());
    common
}
