//! In which respects one position differs from another, and which way.

use crate::analysis::change::alike::{Alike, is_within, same_ideal, same_lists, same_term};
use crate::id::StanceIx;
use crate::model::{Accepted, Condition, Ideal, LevelRange, Link, Model, Polarity};
use crate::position::{Position, as_written};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What became of a position in one respect, with the side on which it was or with what became of its terms.
    pub enum Change {
        /// In force at the later end only. What was unknown became known: no change of mind is shown by that.
        Appeared = "appeared",
        /// In force at the earlier end only: between two dates of one model, it ran out.
        Dropped = "dropped",
        /// To the other side.
        Turned = "turned",
        /// A firmer word for it, or from neutral to such a word.
        FirmerFor = "firmer-for",
        /// A softer word for it, or from there to neutral.
        SofterFor = "softer-for",
        /// A firmer word against it, or from neutral to such a word.
        FirmerAgainst = "firmer-against",
        /// A softer word against it, or from there to neutral.
        SofterAgainst = "softer-against",
        /// Another word, but the sources leave open in which direction.
        Unclear = "unclear",
        /// Another word in two models for what was said on one day, or in the same words: whoever curates them read it in two
        /// ways, and nobody moved.
        CodedDifferently = "coded-differently",
        /// It hangs on a condition, and did not before.
        ConditionAdded = "condition-added",
        /// It hangs on no condition any more.
        ConditionDropped = "condition-dropped",
        /// It hangs on other conditions.
        ConditionChanged = "condition-changed",
        /// More values are accepted, and all that were accepted before.
        TermsWidened = "terms-widened",
        /// Fewer values are accepted, and none that was not accepted before.
        TermsNarrowed = "terms-narrowed",
        /// Other values are accepted or preferred.
        TermsChanged = "terms-changed",
        /// It is now taken to be a red line.
        RedLineAdded = "red-line-added",
        /// It is no longer taken to be a red line.
        RedLineDropped = "red-line-dropped",
        /// The same was said again.
        SaidAgain = "said-again",
    }
}

/// The accepted values of one parameter, where they are others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TermsChange {
    /// The parameter.
    pub parameter: String,
    /// What was accepted; none if no terms were stated for it.
    pub was: Option<Accepted>,
    /// What is accepted; none if no terms are stated for it.
    pub is: Option<Accepted>,
    /// Widened, narrowed or otherwise changed.
    pub change: Change,
}

/// The preferred value of one parameter, where it is another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PreferenceChange {
    /// The parameter.
    pub parameter: String,
    /// What was preferred.
    pub was: Option<Ideal>,
    /// What is preferred.
    pub is: Option<Ideal>,
}

/// A position at one end of a difference, with the statement behind it.
#[derive(Clone, Copy, Debug)]
pub struct Stood<'p, 'm> {
    /// The model.
    pub model: &'m Model,
    /// The position; none if it is not known.
    pub position: Option<&'p Position<'m>>,
    /// The first of the statements behind it.
    pub stance: Option<StanceIx>,
}

/// How a position at one end differs from that at the other.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Changes<'m> {
    /// In which respects, and which way.
    pub list: Vec<Change>,
    /// Conditions of the earlier position that the later one does not have.
    pub dropped: Vec<&'m (Link, Condition)>,
    /// Conditions of the later position that the earlier one did not have.
    pub added: Vec<&'m (Link, Condition)>,
    /// Accepted values that are others.
    pub terms: Vec<TermsChange>,
    /// Preferred values that are others.
    pub preferences: Vec<PreferenceChange>,
}

/// Compares a position at two ends, of one model or of two. O(size of the conditions squared + parameters squared).
pub fn changes<'m>(was: Stood<'_, 'm>, is: Stood<'_, 'm>) -> Changes<'m> {
    let mut found = Changes::default();
    let (old, new) = match (was.position, is.position) {
        (Some(old), Some(new)) => (old, new),
        (None, None) => return found,
        (None, Some(_)) => {
            found.list.push(Change::Appeared);
            return found;
        }
        (Some(_), None) => {
            found.list.push(Change::Dropped);
            return found;
        }
    };
    found.list.extend(moved(old.now().0.levels, new.now().0.levels));
    let alike = Alike { earlier: was.model, later: is.model };
    found.conditions(alike, old, new);
    found.terms(old, new);
    found.preferences(preferred(was), preferred(is));
    if !found.terms.is_empty() || !found.preferences.is_empty() {
        found.list.push(found.change_of_terms());
    }
    let red_line = |position: &Position<'_>| position.each().any(|word| word.red_line);
    found.list.extend(match (red_line(old), red_line(new)) {
        (false, true) => Some(Change::RedLineAdded),
        (true, false) => Some(Change::RedLineDropped),
        _ => None,
    });
    found
}

impl Change {
    /// What it is where two models have different entries of one word of a party: nobody went anywhere.
    pub fn as_coding(self) -> Change {
        match self {
            Change::Turned
            | Change::FirmerFor
            | Change::SofterFor
            | Change::FirmerAgainst
            | Change::SofterAgainst
            | Change::Unclear => Change::CodedDifferently,
            other => other,
        }
    }
}

/// In which direction the levels moved. An interval is taken by its middle, as in the graded distance; where one holds all of the
/// other, the party may stand where it stood.
fn moved(old: LevelRange, new: LevelRange) -> Option<Change> {
    let middle = |levels: LevelRange| levels.twice_the_middle().abs();
    if old == new {
        return None;
    }
    let firmer = |side| match side {
        Polarity::Against => Change::FirmerAgainst,
        _ => Change::FirmerFor,
    };
    let softer = |side| match side {
        Polarity::Against => Change::SofterAgainst,
        _ => Change::SofterFor,
    };
    Some(match (old.polarity(), new.polarity()) {
        (Some(Polarity::For), Some(Polarity::Against)) | (Some(Polarity::Against), Some(Polarity::For)) => {
            Change::Turned
        }
        _ if old.contains(new) || new.contains(old) => Change::Unclear,
        // Whoever was or is neutral has the side of the other end.
        (Some(_), Some(side)) if middle(old) < middle(new) => firmer(side),
        (Some(side), Some(_)) if middle(old) > middle(new) => softer(side),
        _ => Change::Unclear,
    })
}

/// The link of a condition. Of two words that turn on one condition, either may be written first.
fn link(position: &Position<'_>, link: Link) -> Link {
    let turns = position.other().is_some() && position.conditions.len() == 1;
    match link {
        Link::Until if turns => Link::OnlyAfter,
        Link::Unless if turns => Link::If,
        other => other,
    }
}

fn preferred<'m>(stood: Stood<'_, 'm>) -> &'m [(String, Ideal)] {
    stood.stance.map_or(&[], |ix| stood.model.stances[ix].ideal())
}

impl<'m> Changes<'m> {
    fn conditions(&mut self, alike: Alike<'_>, old: &Position<'m>, new: &Position<'m>) {
        let same = |was: &(Link, Condition), is: &(Link, Condition)| {
            link(old, was.0) == link(new, is.0) && alike.condition(&was.1, &is.1)
        };
        let is_gone = |was: &&'m (Link, Condition)| !new.conditions.iter().any(|is| same(was, is));
        let is_new = |is: &&'m (Link, Condition)| !old.conditions.iter().any(|was| same(was, is));
        self.dropped = old.conditions.iter().copied().filter(is_gone).collect();
        self.added = new.conditions.iter().copied().filter(is_new).collect();
        let other = |position: &Position<'_>| position.other().map(|word| word.levels);
        self.list.extend(match (old.conditions.is_empty(), new.conditions.is_empty()) {
            (true, true) => None,
            (true, false) => Some(Change::ConditionAdded),
            (false, true) => Some(Change::ConditionDropped),
            // Which word holds now is compared by itself; the other one is a part of the condition.
            (false, false) => {
                let others = !self.dropped.is_empty() || !self.added.is_empty() || other(old) != other(new);
                others.then_some(Change::ConditionChanged)
            }
        });
    }

    /// Parameter by parameter, those of the earlier position first.
    fn terms(&mut self, old: &Position<'_>, new: &Position<'_>) {
        for was in &old.terms {
            let is = new.terms.iter().find(|is| is.parameter == was.parameter);
            if !is.is_some_and(|is| same_term(was, is)) {
                self.term(&was.parameter, Some(&was.accepted), is.map(|is| &is.accepted));
            }
        }
        for is in &new.terms {
            if !old.terms.iter().any(|was| was.parameter == is.parameter) {
                self.term(&is.parameter, None, Some(&is.accepted));
            }
        }
    }

    fn term(&mut self, parameter: &str, was: Option<&Accepted>, is: Option<&Accepted>) {
        let change = match (was, is) {
            (Some(was), Some(is)) if is_within(was, is) => Change::TermsWidened,
            (Some(was), Some(is)) if is_within(is, was) => Change::TermsNarrowed,
            // Who states no terms may accept anything or nothing: that is not known.
            _ => Change::TermsChanged,
        };
        self.terms.push(TermsChange { parameter: parameter.to_owned(), was: was.cloned(), is: is.cloned(), change });
    }

    fn preferences(&mut self, old: &[(String, Ideal)], new: &[(String, Ideal)]) {
        let of = |list: &[(String, Ideal)], name: &str| {
            list.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone())
        };
        let only_new = new.iter().filter(|(name, _)| of(old, name).is_none());
        for (name, _) in old.iter().chain(only_new) {
            let (was, is) = (of(old, name), of(new, name));
            let same = was.as_ref().zip(is.as_ref()).is_some_and(|(was, is)| same_ideal(was, is));
            if !same {
                self.preferences.push(PreferenceChange { parameter: name.clone(), was, is });
            }
        }
    }

    /// The one way in which all terms went, if they went one way.
    fn change_of_terms(&self) -> Change {
        let first = self.terms.first().map_or(Change::TermsChanged, |term| term.change);
        let is_one = self.preferences.is_empty() && self.terms.iter().all(|term| term.change == first);
        if is_one { first } else { Change::TermsChanged }
    }
}

/// Whether two statements give the same position, and on the same days; who said it and in which words does not matter.
pub fn same_statement(alike: Alike<'_>, was: StanceIx, is: StanceIx) -> bool {
    let (old, new) = (&alike.earlier.stances[was], &alike.later.stances[is]);
    let (was, is) = (as_written(alike.earlier, was), as_written(alike.later, is));
    let condition = |was: &&(Link, Condition), is: &&(Link, Condition)| was.0 == is.0 && alike.condition(&was.1, &is.1);
    let ideal = |was: &(String, Ideal), is: &(String, Ideal)| was.0 == is.0 && same_ideal(&was.1, &is.1);
    (old.from(), old.until()) == (new.from(), new.until())
        && was.words == is.words
        && same_lists(&was.conditions, &is.conditions, condition)
        && same_lists(&was.terms, &is.terms, same_term)
        && same_lists(old.ideal(), new.ideal(), ideal)
}
