//! Dates, and what people write in their place.

use crate::date::{Date, DateError};
use crate::diagnostic::{Diagnostic, rule};
use crate::document::read::Text;

rule! {
    /// A text that is no date of the subset.
    pub BAD_DATE = "D0302" "bad-date" File Error:
        "a date that is not of the form 2025, 2025-05 or 2025-05-28, or that does not exist"
}

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

/// A date, or a report.
pub fn date(text: &Text, problems: &mut Vec<Diagnostic>) -> Option<Date> {
    match text.value.parse::<Date>() {
        Ok(date) => Some(date),
        Err(error) => {
            let message = format!("`{}` {error}", text.value);
            let (help, meant) = meant(&text.value, error);
            problems.push(
                Diagnostic::new(&BAD_DATE, text.span, message)
                    .label("not a date")
                    .help(help)
                    .fix(text.fixed(meant.map(|date| date.to_string()).as_deref())),
            );
            None
        }
    }
}

/// What to write in place of what is no date, and the date that it is beyond doubt.
fn meant(text: &str, error: DateError) -> (String, Option<Date>) {
    let usual = || "write 2025, 2025-05 or 2025-05-28; a trailing ~ says approximately or inferred".to_owned();
    let help = match error {
        DateError::Form => {
            let readings = readings(text);
            match readings.dates.as_slice() {
                [only] if readings.is_all => return (format!("write `{only}`"), Some(*only)),
                [only] => format!("write `{only}`, without what stands beside it"),
                [first, second] => format!("this has two readings; write `{first}` or `{second}`, whichever it is"),
                _ => of_no_reading(text).unwrap_or_else(usual),
            }
        }
        DateError::Month => "months go from 01 to 12".to_owned(),
        DateError::Day => month_length(text).unwrap_or_else(usual),
    };
    (help, None)
}

/// How many days the month of a date has.
fn month_length(text: &str) -> Option<String> {
    let month = text.get(..7)?;
    let exists = |day: &u32| format!("{month}-{day}").parse::<Date>().is_ok();
    let days = (28..=31).rev().find(exists)?;
    Some(format!("{} has {days} days", month.parse::<Date>().ok()?.words()))
}

/// What a text of another form can mean.
struct Readings {
    /// The dates, each once.
    dates: Vec<Date>,
    /// Whether they say all that the text says.
    is_all: bool,
}

/// The dates that a text of another form can give: the month by its name, the year first, or day, month and year in numbers.
fn readings(text: &str) -> Readings {
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

fn month_number(part: &str) -> Option<String> {
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

/// What to do about a date without its year or with two digits of it, and about two dates.
fn of_no_reading(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [m, d] | [d, m] if month_number(m).is_some() && is_number(d) => {
            let month = month_number(m)?;
            Some(format!("the year is missing: write YEAR-{month}-{d:0>2}; in `{{…}}` a comma ends the value"))
        }
        _ if text
            .split_once('/')
            .is_some_and(|(from, to)| [from, to].iter().all(|end| end.parse::<Date>().is_ok())) =>
        {
            Some(
                "one date stands here, not two: write the first of them, or the month or year that holds both"
                    .to_owned(),
            )
        }
        all @ [_, _, _] if all.iter().all(|part| is_number(part) || month_number(part).is_some()) => {
            Some("write the year first and with four digits, as in 2025-05-28".to_owned())
        }
        _ => None,
    }
}
