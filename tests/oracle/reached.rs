//! What arguments come to in a setting, and what becomes of it.

use super::follow::View;
use super::position::Phase;
use super::talks::Word;
use super::words::{firmer, weaker};
use std::collections::BTreeSet;

/// What becomes of a word once everything that it depends on has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// It depends on nothing.
    Stays,
    /// It gives way to this one.
    Becomes(Word),
    /// Nothing is known then.
    Ends,
}

/// What arguments come to in a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Whether it holds there, and else why not.
    pub phase: Phase,
    /// What it says.
    pub view: View,
    /// What becomes of it.
    pub after: After,
    /// The demands that the conditions of each deciding argument name or imply: of these it says nothing. [A53]
    pub named: BTreeSet<usize>,
    /// See [`Held::several`].
    pub several: bool,
}

/// Whether a word holds.
pub fn holds(phase: Phase) -> bool {
    matches!(phase, Phase::First | Phase::Second)
}

/// The firmest word.
fn firmest(words: impl IntoIterator<Item = Word>) -> Option<Word> {
    words.into_iter().max_by_key(|w| (weaker(*w), firmer(*w)))
}

impl After {
    /// The word once all conditions of several have changed; none if none of them has a second. [A15]
    pub fn of_several(lines: &[&Reached]) -> After {
        let kept = lines.iter().filter_map(|line| match line.after {
            After::Stays => Some(line.view.word),
            After::Becomes(word) => Some(word),
            After::Ends => None,
        });
        let changes = lines.iter().any(|line| matches!(line.after, After::Becomes(_)));
        match firmest(kept) {
            None => After::Ends,
            Some(word) if changes => After::Becomes(word),
            Some(_) => After::Stays,
        }
    }
}
