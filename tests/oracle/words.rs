//! Words of the scale against one another.

use super::talks::Word;

/// What several arguments come to.
pub enum Verdict {
    /// There are none.
    Nothing,
    /// They are on both sides.
    Clash,
    /// The word, and which of the arguments decide.
    For(Word, Vec<usize>),
}

/// The end of an interval that is nearer to the middle, as a distance from it; 0 if it is on no one side.
pub fn weaker(word: Word) -> i8 {
    if word.0 > 0 {
        word.0
    } else if word.1 < 0 {
        -word.1
    } else {
        0
    }
}

/// The end that is farther from the middle.
pub fn firmer(word: Word) -> i8 {
    word.0.abs().max(word.1.abs())
}

/// Firm ones put `open` and `reluctant` aside; what is left has to be on one side; there the firmest counts. [A13, A14]
pub fn weigh(words: &[Word]) -> Verdict {
    let firm = words.iter().any(|w| weaker(*w) >= 2);
    let deciding: Vec<usize> = (0..words.len()).filter(|at| !firm || weaker(words[*at]) >= 2).collect();
    let side = |at: &usize| words[*at].0 > 0;
    let Some(first) = deciding.first() else { return Verdict::Nothing };
    if deciding.iter().any(|at| side(at) != side(first)) {
        return Verdict::Clash;
    }
    let best = deciding.iter().map(|at| words[*at]).max_by_key(|w| (weaker(*w), firmer(*w)));
    best.map_or(Verdict::Nothing, |word| Verdict::For(word, deciding))
}

/// Exactly `supports` by its weaker end: what can be one of two alternatives. [A16]
pub fn supports(word: Word) -> bool {
    word.0 == 2
}
