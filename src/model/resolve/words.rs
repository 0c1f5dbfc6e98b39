//! Words from fixed lists, and dates.

use crate::date::{Date, DateError};
use crate::diagnostic::{Diagnostic, rule};
use crate::document::read::{OneOrMany, Text};
use crate::model::scale::{Level, LevelRange};
use crate::words::{near, typo};

rule! {
    /// A word that is not in the list from which it must come.
    pub UNKNOWN_WORD = "D0301" "unknown-word" File Error:
        "a stance, voice or kind that is not one of the words of the format"
}

rule! {
    /// A text that is no date of the subset.
    pub BAD_DATE = "D0302" "bad-date" File Error:
        "a date that is not of the form 2025, 2025-05 or 2025-05-28, or that does not exist"
}

/// What the words of the scale are called in messages.
const OF_THE_SCALE: &str = "a word of the scale of stances";

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

/// The value of a word, or a report.
pub fn word<T: Copy>(text: &Text, what: &str, list: &[(&'static str, T)], problems: &mut Vec<Diagnostic>) -> Option<T> {
    if let Some((_, value)) = list.iter().find(|(known, _)| *known == text.value) {
        return Some(*value);
    }
    let words = list.iter().map(|(known, _)| *known);
    let help = match near(&text.value, words.clone()) {
        _ if what == OF_THE_SCALE && text.value == "unknown" => {
            "leave the stance out; no entry means unknown".to_owned()
        }
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("write one of: {}", words.clone().collect::<Vec<_>>().join(", ")),
    };
    let message = format!("`{}` is not {what}", text.value);
    problems.push(
        Diagnostic::new(&UNKNOWN_WORD, text.span, message)
            .label("not a word of the list")
            .help(help)
            .fix(text.fixed(typo(&text.value, words))),
    );
    None
}

/// A date, or a report.
pub fn date(text: &Text, problems: &mut Vec<Diagnostic>) -> Option<Date> {
    match text.value.parse::<Date>() {
        Ok(date) => Some(date),
        Err(error) => {
            let message = format!("`{}` {error}", text.value);
            problems.push(
                Diagnostic::new(&BAD_DATE, text.span, message).label("not a date").help(date_help(&text.value, error)),
            );
            None
        }
    }
}

/// What to write in place of what is no date.
fn date_help(text: &str, error: DateError) -> String {
    let usual = || "write 2025, 2025-05 or 2025-05-28; a trailing ~ says approximately or inferred".to_owned();
    match error {
        DateError::Form => meant_date(text).map_or_else(usual, |date| format!("write `{date}`")),
        DateError::Month => "months go from 01 to 12".to_owned(),
        DateError::Day => month_length(text).unwrap_or_else(usual),
    }
}

/// How many days the month of a date has.
fn month_length(text: &str) -> Option<String> {
    let month = text.get(..7)?;
    let exists = |day: &u32| format!("{month}-{day}").parse::<Date>().is_ok();
    let days = (28..=31).rev().find(exists)?;
    Some(format!("{} has {days} days", month.parse::<Date>().ok()?.words()))
}

/// The date that a text of another form gives without doubt: the month by its name, or the year first.
fn meant_date(text: &str) -> Option<Date> {
    let parts: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    let month = |part: &str| {
        let is_it = |name: &str| name == part || (part.len() >= 3 && name.starts_with(part));
        MONTHS.iter().position(|name| is_it(name)).map(|at| format!("{:02}", at + 1))
    };
    let year = |part: &str| (part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.to_owned());
    let day = |part: &str| {
        let digits = part.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let ending = &part[digits.len()..];
        let number: u32 = digits.parse().ok()?;
        (digits.len() <= 2 && matches!(ending, "" | "st" | "nd" | "rd" | "th")).then(|| format!("{number:02}"))
    };
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let written = match parts.as_slice() {
        [m, y] if month(m).is_some() => format!("{}-{}", year(y)?, month(m)?),
        [d, m, y] if month(m).is_some() => format!("{}-{}-{}", year(y)?, month(m)?, day(d)?),
        [m, d, y] if month(m).is_some() => format!("{}-{}-{}", year(y)?, month(m)?, day(d)?),
        [y, m, d] if year(y).is_some() => format!("{y}-{}-{}", month(m).or_else(|| day(m))?, day(d)?),
        [y, m] if year(y).is_some() => format!("{y}-{}", month(m).or_else(|| day(m))?),
        _ => return None,
    };
    written.parse().ok()
}

/// One word of the scale, or the interval between two.
pub fn interval(words: &OneOrMany<Text>, problems: &mut Vec<Diagnostic>) -> Option<LevelRange> {
    let list: Vec<(&str, Level)> = Level::words().filter_map(|word| Some((word, Level::from_word(word)?))).collect();
    let levels: Vec<Option<Level>> = words.items.iter().map(|text| word(text, OF_THE_SCALE, &list, problems)).collect();
    match (levels.as_slice(), words.items.as_slice()) {
        ([one], _) => one.map(LevelRange::from),
        ([one, other], _) => Some(LevelRange::between((*one)?, (*other)?)),
        (_, [first, .., last]) => {
            problems.push(
                Diagnostic::new(&UNKNOWN_WORD, first.span.to(last.span), "an interval of stances has two words")
                    .label("more than two")
                    .help("give the two ends, as in `[reluctant, rejects]`"),
            );
            None
        }
        _ => None,
    }
}

/// An optional text as meant.
pub fn value(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(|text| text.value.to_string())
}
