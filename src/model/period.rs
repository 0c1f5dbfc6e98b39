//! For how long somebody belongs to a party: a member to its bloc, a person to the party spoken for.

use crate::date::Date;
use crate::id::PartyIx;
use crate::source::Span;
use crate::vocabulary::vocabulary;

/// The time for which something holds, both ends included. A month or a year is all of its days, and an end that is not
/// given is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

vocabulary! {
    /// Where a day lies, seen from a period.
    pub enum Belongs {
        /// Within it.
        Now = "now",
        /// Behind it.
        Formerly = "formerly",
        /// Before it.
        Later = "later",
    }
}

impl Period {
    /// What is true at the end of a day, month or year; without a day, everything that is ever true is.
    ///
    /// ```
    /// use demarche::model::{Belongs, Period};
    /// let period = Period { from: None, until: "2025-02".parse().ok() };
    /// let on = |day: &str| period.on(day.parse().ok());
    /// assert_eq!([on("2025-02-28"), on("2025-03-01")], [Belongs::Now, Belongs::Formerly]);
    /// ```
    pub fn on(self, day: Option<Date>) -> Belongs {
        let Some(day) = day else { return Belongs::Now };
        if self.until.is_some_and(|until| !until.lasts_to(day)) {
            Belongs::Formerly
        } else if self.from.is_some_and(|from| !from.begins_by(day)) {
            Belongs::Later
        } else {
            Belongs::Now
        }
    }

    /// Whether something of this date can lie within it: of a month, any of its days. What has no date can lie anywhere.
    pub fn touches(self, date: Option<Date>) -> bool {
        let after = |date: Date| self.from.is_none_or(|from| from.begins_by(date));
        let before = |date: Date| self.until.is_none_or(|until| date.begins_by(until));
        date.is_none_or(|date| after(date) && before(date))
    }

    /// Whether it has begun and is not over on the first day of a date; one that begins on that day and is given more finely has
    /// not.
    pub fn runs_when_begins(self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.until.is_none_or(|until| date.begins_by(until))
    }
}

/// Belonging to a party for a time.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Affiliation {
    /// The party: of a person the one spoken for, of a bloc the member.
    pub party: PartyIx,
    /// For how long.
    pub period: Period,
    /// Where it is written.
    pub span: Span,
}
