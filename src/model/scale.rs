//! The scale of stances: seven words, their levels, and intervals of levels.
//!
//! The levels are ordinal. Where a distance needs numbers, a level counts as a third of its value; that the steps
//! are equally wide is an assumption, and every answer that uses it says so.

use std::fmt;

use crate::vocabulary::vocabulary;

/// A level from −3 (rejects) to +3 (demands).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(i8);

/// The words of the scale, from the top.
const WORDS: [(&str, i8); 7] =
    [("demands", 3), ("supports", 2), ("open", 1), ("neutral", 0), ("reluctant", -1), ("opposes", -2), ("rejects", -3)];

impl Level {
    /// The lowest level, `rejects`.
    pub const MIN: Level = Level(-3);
    /// The highest level, `demands`.
    pub const MAX: Level = Level(3);
    /// `neutral`: the party has said that it does not mind.
    pub const NEUTRAL: Level = Level(0);
    /// `reluctant`: the mildest level against.
    pub const RELUCTANT: Level = Level(-1);
    /// `opposes`: the mildest refusal.
    pub const OPPOSES: Level = Level(-2);

    /// The level of a word of the scale.
    ///
    /// ```
    /// # use demarche::model::Level;
    /// assert_eq!(Level::from_word("opposes").map(Level::value), Some(-2));
    /// ```
    pub fn from_word(word: &str) -> Option<Level> {
        WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| Level(*value))
    }

    /// The word of the level.
    pub fn word(self) -> &'static str {
        WORDS[(3 - self.0) as usize].0
    }

    /// All words, from the top.
    pub fn words() -> impl Iterator<Item = &'static str> {
        WORDS.iter().map(|(word, _)| *word)
    }

    /// −3 to 3.
    pub fn value(self) -> i8 {
        self.0
    }
}

/// On which side of a demand a stance lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Polarity {
    /// Above neutral.
    For,
    /// Below neutral.
    Against,
    /// Said to be neutral.
    Neutral,
}

impl Polarity {
    /// The other side; neutral stays.
    pub fn opposite(self) -> Polarity {
        match self {
            Polarity::For => Polarity::Against,
            Polarity::Against => Polarity::For,
            Polarity::Neutral => Polarity::Neutral,
        }
    }
}

vocabulary! {
    /// An end of an interval of levels.
    pub enum End {
        /// The firmest reading against.
        Lower = "lower",
        /// The firmest reading for.
        Upper = "upper",
    }
}

/// The levels that the sources allow: one level, or an interval where they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LevelRange {
    low: Level,
    high: Level,
}

impl LevelRange {
    /// Everything: what is known of a party that has not spoken.
    pub const UNKNOWN: LevelRange = LevelRange { low: Level::MIN, high: Level::MAX };

    /// The interval between two levels, in whichever order.
    pub fn between(one: Level, other: Level) -> LevelRange {
        LevelRange { low: one.min(other), high: one.max(other) }
    }

    /// The firmest reading against.
    pub fn low(self) -> Level {
        self.low
    }

    /// The firmest reading for.
    pub fn high(self) -> Level {
        self.high
    }

    /// The level at an end.
    ///
    /// ```
    /// # use demarche::model::{End, Level, LevelRange};
    /// let range = LevelRange::between(Level::NEUTRAL, Level::MAX);
    /// assert_eq!((range.at(End::Lower), range.at(End::Upper)), (Level::NEUTRAL, Level::MAX));
    /// ```
    pub fn at(self, end: End) -> Level {
        match end {
            End::Lower => self.low,
            End::Upper => self.high,
        }
    }

    /// The side, or none when the sources do not agree on which side it lies.
    ///
    /// ```
    /// # use demarche::model::{Level, LevelRange, Polarity};
    /// let levels = |a, b| LevelRange::between(Level::from_word(a).unwrap(), Level::from_word(b).unwrap());
    /// assert_eq!(levels("reluctant", "rejects").polarity(), Some(Polarity::Against));
    /// assert_eq!(levels("open", "rejects").polarity(), None);
    /// ```
    pub fn polarity(self) -> Option<Polarity> {
        match (self.low.0, self.high.0) {
            (0, 0) => Some(Polarity::Neutral),
            (low, _) if low > 0 => Some(Polarity::For),
            (_, high) if high < 0 => Some(Polarity::Against),
            _ => None,
        }
    }

    /// Whether every level of another one is among its own.
    pub fn contains(self, other: LevelRange) -> bool {
        self.low <= other.low && other.high <= self.high
    }

    /// Twice the middle of the interval, −6 to 6: a figure that needs one number takes the middle, and halves stay whole.
    pub fn twice_the_middle(self) -> i32 {
        i32::from(self.low.0) + i32::from(self.high.0)
    }

    /// How firm the stance is at least, 0 to 3.
    pub fn strength(self) -> u8 {
        match self.polarity() {
            Some(_) => self.low.0.unsigned_abs().min(self.high.0.unsigned_abs()),
            None => 0,
        }
    }

    /// How firm it is, to be compared: by its weaker end, then by the other one.
    pub fn firmness(self) -> (u8, u8) {
        (self.strength(), self.low.0.unsigned_abs().max(self.high.0.unsigned_abs()))
    }

    /// The same firmness on the other side.
    pub fn negated(self) -> LevelRange {
        LevelRange { low: Level(-self.high.0), high: Level(-self.low.0) }
    }
}

impl From<Level> for LevelRange {
    fn from(level: Level) -> Self {
        LevelRange { low: level, high: level }
    }
}

impl fmt::Display for LevelRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.low == self.high {
            f.pad(self.low.word())
        } else {
            f.pad(&format!("{} to {}", self.high.word(), self.low.word()))
        }
    }
}
