//! Dates as sources give them: a year, a month or a day, possibly approximate.
//!
//! The notation is a subset of the Extended Date/Time Format (ISO 8601-2:2019): `2025`, `2025-05`, `2025-05-28`,
//! each with an optional `~` for "approximately" or "inferred".

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil;

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Year,
    Month,
    Day,
}

/// The day from which days are counted.
const UNIX_EPOCH: civil::Date = civil::date(1970, 1, 1);

/// A date of the subset.
///
/// Dates order by their first day, then the coarser before the finer, so that a statement of 28 May comes after one
/// of "May". Whether a date is approximate enters neither the order nor equality.
///
/// ```
/// use demarche::date::Date;
/// let may: Date = "2025-05".parse()?;
/// let day: Date = "2025-05-28~".parse()?;
/// assert!(may < day && day.is_approximate());
/// assert!("2025-02-30".parse::<Date>().is_err());
/// # Ok::<(), demarche::date::DateError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Date {
    first: civil::Date,
    precision: Precision,
    approximate: bool,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not of the form.
    #[error("is not of the form 2025, 2025-05 or 2025-05-28, each with an optional ~")]
    Form,
    /// A month outside 1 to 12.
    #[error("has no such month")]
    Month,
    /// A day that the month does not have.
    #[error("is a day that the calendar does not have")]
    Day,
}

impl Date {
    /// As it is read aloud: `2 June 2025`, `about May 2025`.
    pub fn words(self) -> String {
        let form = match self.precision {
            Precision::Year => "%Y",
            Precision::Month => "%B %Y",
            Precision::Day => "%-d %B %Y",
        };
        let about = if self.approximate { "about " } else { "" };
        format!("{about}{}", self.first.strftime(form))
    }

    /// Whether it begins no later than another date ends: something said in May 2025 was said as of May 2025.
    ///
    /// ```
    /// # use demarche::date::Date;
    /// let date = |text: &str| text.parse::<Date>().unwrap();
    /// assert!(date("2025-05-28").begins_by(date("2025-05")));
    /// assert!(!date("2025-05-28").begins_by(date("2025-05-27")));
    /// ```
    pub fn begins_by(self, other: Date) -> bool {
        self.first <= other.last()
    }

    /// Whether it ends no earlier than another date does: a deadline of June 2025 is not over on 2 June 2025.
    pub fn lasts_to(self, other: Date) -> bool {
        other.last() <= self.last()
    }

    /// How many days lie at least between its end and the beginning of a later date; 0 if they touch or overlap.
    ///
    /// ```
    /// # use demarche::date::Date;
    /// let date = |text: &str| text.parse::<Date>().unwrap();
    /// assert_eq!(date("2025-05").days_before(date("2025-06-03")), 3);
    /// assert_eq!(date("2025-05").days_before(date("2025-05-03")), 0);
    /// ```
    pub fn days_before(self, later: Date) -> u32 {
        let span = self.last().until(later.first).map(|span| span.get_days()).unwrap_or(0);
        u32::try_from(span).unwrap_or(0)
    }

    /// Its first and its last day, counted in days from 1 January 1970.
    ///
    /// ```
    /// # use demarche::date::Date;
    /// let days = |text: &str| text.parse::<Date>().map(Date::days);
    /// assert_eq!((days("1970-01"), days("1969-12-31~")), (Ok((0, 30)), Ok((-1, -1))));
    /// ```
    pub fn days(self) -> (i32, i32) {
        let number = |day: civil::Date| UNIX_EPOCH.until(day).map_or(0, |span| span.get_days());
        (number(self.first), number(self.last()))
    }

    /// The day with a number, as [`Self::days`] counts them; none outside of the years 0 to 9999.
    pub fn of_day(number: i32) -> Option<Date> {
        let first = UNIX_EPOCH.checked_add(jiff::Span::new().try_days(number).ok()?).ok()?;
        (first.year() >= 0).then_some(Date { first, precision: Precision::Day, approximate: false })
    }

    /// Its first and its last day, approximate if it is.
    pub fn ends(self) -> [Date; 2] {
        [self.first, self.last()].map(|first| Date { first, precision: Precision::Day, ..self })
    }

    /// The same, approximate if that is so or it was before.
    pub fn or_about(self, approximate: bool) -> Date {
        Date { approximate: self.approximate || approximate, ..self }
    }

    /// Whether as much of it is known as of another one: of both the year, the month or the day.
    pub fn is_as_exact_as(self, other: Date) -> bool {
        self.precision == other.precision
    }

    fn last(self) -> civil::Date {
        match self.precision {
            Precision::Year => self.first.last_of_year(),
            Precision::Month => self.first.last_of_month(),
            Precision::Day => self.first,
        }
    }

    /// The English name of the day of the week, if the day is known.
    pub fn weekday(self) -> Option<String> {
        (self.precision == Precision::Day).then(|| self.first.strftime("%A").to_string())
    }

    /// Whether it ends in `~`.
    pub fn is_approximate(self) -> bool {
        self.approximate
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (body, approximate) = match text.strip_suffix('~') {
            Some(body) => (body, true),
            None => (text, false),
        };
        let mut parts = body.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<i16>().map(Some).map_err(|_| DateError::Form)
            }
            Some(_) => Err(DateError::Form),
        };
        let (year, month, day) = (number(4)?.ok_or(DateError::Form)?, number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        let precision = match (month, day) {
            (None, _) => Precision::Year,
            (_, None) => Precision::Month,
            _ => Precision::Day,
        };
        let month = month.unwrap_or(1);
        if !(1..=12).contains(&month) {
            return Err(DateError::Month);
        }
        let first = civil::Date::new(year, month as i8, day.unwrap_or(1) as i8).map_err(|_| DateError::Day)?;
        Ok(Date { first, precision, approximate })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = format!("{:04}", self.first.year());
        if self.precision >= Precision::Month {
            text.push_str(&format!("-{:02}", self.first.month()));
        }
        if self.precision == Precision::Day {
            text.push_str(&format!("-{:02}", self.first.day()));
        }
        if self.approximate {
            text.push('~');
        }
        f.pad(&text)
    }
}

impl PartialEq for Date {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Date {}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.first, self.precision).cmp(&(other.first, other.precision))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
