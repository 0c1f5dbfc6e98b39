//! Stretches of an ordered line: ranges of numbers, and of days.

use std::fmt;

use crate::date::Date;

/// A stretch of a line, both ends included; where an end is missing, it goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Stretch<T> {
    /// The smallest, or the earliest.
    pub min: Option<T>,
    /// The largest, or the latest.
    pub max: Option<T>,
}

/// What a line is made of.
pub trait Scale: Copy + PartialOrd {
    /// How far it lies below something larger.
    fn distance(self, larger: Self) -> f64;

    /// One of two that are equal, to be shown for both.
    fn shown(self, _: Self) -> Self {
        self
    }
}

impl Scale for f64 {
    fn distance(self, larger: Self) -> f64 {
        larger - self
    }
}

impl<T: Scale> Stretch<T> {
    /// Whether something lies in it: of two ends, the smaller one is not the larger one.
    pub fn is_possible(self) -> bool {
        !matches!((self.min, self.max), (Some(min), Some(max)) if min > max)
    }

    /// What lies in both, if anything does.
    pub fn and(self, other: Self) -> Option<Self> {
        let inner = |one: T, two: T, is_inner: bool| match one == two {
            true => one.shown(two),
            false if is_inner => one,
            false => two,
        };
        let min = [self.min, other.min].into_iter().flatten().reduce(|a, b| inner(a, b, a > b));
        let max = [self.max, other.max].into_iter().flatten().reduce(|a, b| inner(a, b, a < b));
        Some(Stretch { min, max }).filter(|both| both.is_possible())
    }

    /// Whether something lies in it.
    pub fn has(self, at: T) -> bool {
        self.min.is_none_or(|min| min <= at) && self.max.is_none_or(|max| at <= max)
    }

    /// Whether all of it lies in another one.
    pub fn is_within(self, other: Self) -> bool {
        let above = other.min.is_none_or(|theirs| self.min.is_some_and(|own| theirs <= own));
        above && other.max.is_none_or(|theirs| self.max.is_some_and(|own| own <= theirs))
    }

    /// How far apart the nearest of both lie: 0 if they meet.
    pub fn gap(self, other: Self) -> f64 {
        let above = |low: Self, high: Self| match (low.max, high.min) {
            (Some(max), Some(min)) if max < min => max.distance(min),
            _ => 0.0,
        };
        above(self, other).max(above(other, self))
    }
}

/// A day at which a stretch begins or ends, and the date by which somebody named it. Equal and ordered by the day alone.
#[derive(Clone, Copy, Debug)]
pub struct Day {
    number: i32,
    written: Date,
}

impl Day {
    /// The day with a number, approximate or not; none outside of the years 0 to 9999.
    pub fn on(number: i32, approximate: bool) -> Option<Day> {
        Some(Day { number, written: Date::of_day(number)?.or_about(approximate) })
    }

    /// Days from 1 January 1970.
    pub fn number(self) -> i32 {
        self.number
    }

    /// Whether the date by which it is named is approximate.
    pub fn is_approximate(self) -> bool {
        self.written.is_approximate()
    }
}

impl PartialEq for Day {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl PartialOrd for Day {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        self.number.partial_cmp(&other.number)
    }
}

impl Scale for Day {
    fn distance(self, larger: Self) -> f64 {
        f64::from(larger.number) - f64::from(self.number)
    }

    /// The coarser date, which says what is meant; approximate if either is.
    fn shown(self, other: Self) -> Self {
        let approximate = self.is_approximate() || other.is_approximate();
        let length = |day: Day| day.written.days().1 - day.written.days().0;
        let coarser = if length(other) > length(self) { other } else { self };
        Day { written: coarser.written.or_about(approximate), ..self }
    }
}

/// A stretch of days.
pub type DateRange = Stretch<Day>;

impl DateRange {
    /// All days of a date: a month is all its days, and so is a year.
    pub fn of(date: Date) -> DateRange {
        DateRange::between(Some(date), Some(date))
    }

    /// From the first day of a date to the last day of another one; more may be empty, see [`Self::is_possible`].
    pub fn between(min: Option<Date>, max: Option<Date>) -> DateRange {
        Stretch {
            min: min.map(|written| Day { number: written.days().0, written }),
            max: max.map(|written| Day { number: written.days().1, written }),
        }
    }

    /// The one date of which it is all days, if there is one by which an end of it was named.
    pub fn date(self) -> Option<Date> {
        let (min, max) = (self.min?, self.max?);
        let whole = |date: &Date| date.days() == (min.number, max.number);
        let date = [min.written, max.written].into_iter().find(whole)?;
        Some(date.or_about(min.is_approximate() || max.is_approximate()))
    }

    /// The dates at its ends, as they were written if both are years, months or days, otherwise as days.
    pub fn dates(self) -> [Option<Date>; 2] {
        match (self.min, self.max) {
            (Some(min), Some(max)) if !min.written.is_as_exact_as(max.written) => {
                [Some(min.written.ends()[0]), Some(max.written.ends()[1])]
            }
            (min, max) => [min, max].map(|end| end.map(|day| day.written)),
        }
    }
}

/// `2025-05`, `2025-05-01 to 2025-07-31`, `from 2025-05`, `by 2025-07-01`.
impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.date(), self.dates()) {
            (Some(date), _) => date.fmt(f),
            (None, [Some(min), Some(max)]) => write!(f, "{min} to {max}"),
            (None, [Some(min), None]) => write!(f, "from {min}"),
            (None, [None, Some(max)]) => write!(f, "by {max}"),
            (None, [None, None]) => f.write_str("any date"),
        }
    }
}

/// Periods as a list of dates gives them: those that lie in others left out, the earliest first. O(n²).
pub fn apart(periods: &[DateRange]) -> Vec<DateRange> {
    let mut found: Vec<DateRange> = Vec::new();
    for period in periods {
        match found.iter_mut().find(|known| known.min == period.min && known.max == period.max) {
            Some(known) => *known = known.and(*period).unwrap_or(*known),
            None if periods.iter().any(|other| other != period && period.is_within(*other)) => {}
            None => found.push(*period),
        }
    }
    found.sort_by_key(|period| period.min.map(Day::number));
    found
}

/// The same days in as few periods as there can be. `periods` are the earliest first, and have no day in common.
pub fn joined(periods: &[DateRange]) -> Vec<DateRange> {
    let mut found: Vec<DateRange> = Vec::new();
    for period in periods {
        let follows =
            |last: &DateRange| last.max.zip(period.min).is_some_and(|(end, next)| end.number + 1 == next.number);
        match found.last_mut().filter(|last| follows(last)) {
            Some(last) => last.max = period.max,
            None => found.push(*period),
        }
    }
    found
}
