//! What is the same in two models: entries by their ids, words of the author as they are folded, values by what they allow.
//! How something is printed decides nothing.

use std::collections::BTreeSet;

use crate::collation::folded;
use crate::id::StanceIx;
use crate::model::{Accepted, Condition, Evidence, Ideal, Members, Model, Term, Value};

/// Two models whose parts are compared; twice the same one for two days of it.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Alike<'m> {
    /// The earlier one.
    pub earlier: &'m Model,
    /// The later one.
    pub later: &'m Model,
}

impl Alike<'_> {
    /// Whether a condition of the earlier model is one of the later: the same entry of the same kind by its id, or the same words.
    /// O(size of the conditions squared).
    pub fn condition(&self, was: &Condition, is: &Condition) -> bool {
        match (was, is) {
            (Condition::Demand(was), Condition::Demand(is)) => {
                self.earlier.demands[*was].id == self.later.demands[*is].id
            }
            (Condition::Step(was), Condition::Step(is)) => self.earlier.steps[*was].id == self.later.steps[*is].id,
            (Condition::Event(was), Condition::Event(is)) => self.earlier.events[*was].id == self.later.events[*is].id,
            (Condition::Text(was), Condition::Text(is)) => same_words(was, is),
            (Condition::AnyOf(was), Condition::AnyOf(is)) | (Condition::AllOf(was), Condition::AllOf(is)) => {
                same_lists(was, is, |was, is| self.condition(was, is))
            }
            _ => false,
        }
    }
}

/// The words that a statement rests on, each with the id of its source, as they are compared; none for a piece of evidence that
/// only names a place. As in the source, a stop at the end may be there or not. O(length).
pub fn quoted(model: &Model, stance: StanceIx) -> Vec<Option<(&str, String)>> {
    let words = |piece: &Evidence| piece.words().map(|(words, _)| folded(words.trim_end_matches(['.', ',', '…'])));
    let source = |piece: &Evidence| model.sources[model.article(piece.source)].id.as_str();
    // The ids live as long as the model, and so do the pieces.
    model.stances[stance].evidence.iter().map(|piece| Some((source(piece), words(piece)?))).collect()
}

/// Whether a statement rests on nothing but words that another one rests on as well: the same words of the same source. A place
/// without words is none. O(pieces of the one × pieces of the other).
pub fn rests_on_same_words(alike: Alike<'_>, was: StanceIx, is: StanceIx) -> bool {
    let (old, new) = (quoted(alike.earlier, was), quoted(alike.later, is));
    !new.is_empty() && new.iter().all(|piece| piece.is_some() && old.contains(piece))
}

/// Whether two texts differ in nothing but what typesetters do differently, and in case.
pub fn same_words(was: &str, is: &str) -> bool {
    was == is || folded(was) == folded(is)
}

/// Whether each item of either list is in the other one, in whatever order. O(items of the one × items of the other).
pub fn same_lists<A, B>(was: &[A], is: &[B], same: impl Fn(&A, &B) -> bool) -> bool {
    was.iter().all(|was| is.iter().any(|is| same(was, is))) && is.iter().all(|is| was.iter().any(|was| same(was, is)))
}

/// Whether everything that the one accepts is accepted by the other. A parameter may list its values in one model and take any
/// number in the other, so a word that is a number counts as one.
pub fn is_within(one: &Accepted, other: &Accepted) -> bool {
    comparable(one).is_within(&comparable(other))
}

/// Whether two terms are on the same parameter and accept the same.
pub fn same_term(was: &Term, is: &Term) -> bool {
    let (old, new) = (&was.accepted, &is.accepted);
    was.parameter == is.parameter && is_within(old, new) && is_within(new, old)
}

/// Whether two preferred values of a parameter are the same.
pub fn same_ideal(was: &Ideal, is: &Ideal) -> bool {
    match (was, is) {
        (Ideal::Value(was), Ideal::Value(is)) => value(was) == value(is),
        (Ideal::Members(was), Ideal::Members(is)) => same_lists(was, is, |was, is| same_words(was, is)),
        _ => false,
    }
}

fn value(text: &str) -> Value {
    match Value::new(text) {
        Value::Word(word) => Value::Word(folded(&word)),
        number => number,
    }
}

fn comparable(accepted: &Accepted) -> Accepted {
    let plain = |one: &Value| match one {
        Value::Word(word) => value(word),
        number => number.clone(),
    };
    match accepted {
        Accepted::Values(values) => Accepted::Values(values.iter().map(plain).collect()),
        Accepted::Set(members) => {
            let folded = |names: &BTreeSet<String>| names.iter().map(|name| folded(name)).collect();
            Accepted::Set(Members { with: folded(&members.with), without: folded(&members.without), ..*members })
        }
        range => range.clone(),
    }
}
