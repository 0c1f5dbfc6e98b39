//! Dates, and what people write in their place.

use crate::date::{Date, DateError};
use crate::date_forms::{month_number, readings};
use crate::diagnostic::{Diagnostic, rule};
use crate::document::read::Text;

rule! {
    /// A text that is no date of the subset.
    pub BAD_DATE = "D0302" "bad-date" File Error:
        "a date that is not of the form 2025, 2025-05 or 2025-05-28, or that does not exist"
}

/// A date, or a report.
pub fn date(text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<Date> {
    match text.value.parse::<Date>() {
        Ok(date) => Some(date),
        Err(error) => {
            let message = format!("`{}` {error}", text.value);
            let (help, meant) = meant(text.value, error);
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
