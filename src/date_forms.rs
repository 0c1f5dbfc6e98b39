//! Dates in other forms than those of the files: which date each of them can mean.

use crate::date::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What stands before a date that is not known exactly.
const ABOUT: [&str; 6] = ["about", "approximately", "around", "c", "ca", "circa"];

/// What a text of another form can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readings {
    /// The dates, each once.
    pub dates: Vec<Date>,
    /// Whether they say all that the text says.
    pub is_all: bool,
}

/// The dates that a text of another form can give: the month by its name, the year first, or day, month and year in numbers.
///
/// ```
/// use demarche::date_forms::readings;
/// let words = |text: &str| readings(text).dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
/// assert_eq!(words("28.02.2026"), "2026-02-28");
/// assert_eq!(words("01.03.2026"), "2026-03-01 or 2026-01-03");
/// ```
pub fn readings(text: &str) -> Readings {
    let lower = text.to_lowercase();
    // An hour belongs to a day that is written in full.
    let (day, hour) = match lower.find([' ', 't']).filter(|at| lower[..*at].parse::<Date>().is_ok()) {
        Some(at) => lower.split_at(at),
        None => (lower.as_str(), ""),
    };
    let has_sign = day.starts_with('~') || day.ends_with('~');
    let mut parts: Vec<&str> = day.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let count = parts.len();
    parts.retain(|part| !ABOUT.contains(part));
    let about = if has_sign || parts.len() < count { "~" } else { "" };
    // The day of the week is what the calendar says anyway, if it is right.
    let weekday =
        parts.iter().find_map(|part| WEEKDAYS.into_iter().find(|name| part.len() >= 3 && name.starts_with(part)));
    parts.retain(|part| *part != "of" && (part.len() < 3 || !WEEKDAYS.iter().any(|name| name.starts_with(part))));
    let mut dates: Vec<Date> =
        written(&parts).into_iter().filter_map(|date| format!("{date}{about}").parse().ok()).collect();
    dates.dedup();
    let fits =
        |date: &Date| weekday.is_none_or(|name| date.weekday().is_some_and(|own| own.eq_ignore_ascii_case(name)));
    Readings { is_all: hour.is_empty() && dates.iter().all(fits), dates }
}

/// The two digits of a month that is named, in full or by three letters or more.
pub fn month_number(part: &str) -> Option<String> {
    let is_it = |name: &&str| *name == part || (part.len() >= 3 && name.starts_with(part));
    MONTHS.iter().position(is_it).map(|at| format!("{:02}", at + 1))
}

/// The dates that the parts of a text can mean, each as it is written in a file.
fn written(parts: &[&str]) -> Vec<String> {
    let year = |part: &str| (part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.to_owned());
    let day = |part: &str| {
        let digits = part.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let number: u32 = digits.parse().ok()?;
        let is_day = digits.len() <= 2 && matches!(&part[digits.len()..], "" | "st" | "nd" | "rd" | "th");
        is_day.then(|| format!("{number:02}"))
    };
    let month = |part: &str| month_number(part).or_else(|| day(part).filter(|month| month.as_str() <= "12"));
    let whole = |y: &str, m: Option<String>, d: &str| Some(format!("{}-{}-{}", year(y)?, m?, day(d)?));
    match parts {
        // Eight digits that begin with a year of our time.
        [all] if all.len() == 8 && all.bytes().all(|b| b.is_ascii_digit()) && matches!(&all[..2], "19" | "20") => {
            vec![format!("{}-{}-{}", &all[..4], &all[4..6], &all[6..])]
        }
        [y] => year(y).into_iter().collect(),
        [y, m] if year(y).is_some() => month(m).map(|month| format!("{y}-{month}")).into_iter().collect(),
        [m, y] => year(y).zip(month(m)).map(|(year, month)| format!("{year}-{month}")).into_iter().collect(),
        [y, m, d] if year(y).is_some() => whole(y, month(m), d).into_iter().collect(),
        [m, d, y] if month_number(m).is_some() => whole(y, month_number(m), d).into_iter().collect(),
        [d, m, y] if month_number(m).is_some() => whole(y, month_number(m), d).into_iter().collect(),
        [a, b, y] => [whole(y, month(b), a), whole(y, month(a), b)].into_iter().flatten().collect(),
        _ => Vec::new(),
    }
}
