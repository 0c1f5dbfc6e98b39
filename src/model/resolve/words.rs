//! Words from fixed lists.

pub use super::dates::{BAD_DATE, date};
use crate::diagnostic::{Diagnostic, rule};
use crate::document::read::{OneOrMany, Text};
use crate::model::scale::{Level, LevelRange};
use crate::words::{latin, near, typo};

rule! {
    /// A word that is not in the list from which it must come.
    pub UNKNOWN_WORD = "D0301" "unknown-word" File Error:
        "a stance, voice or kind that is not one of the words of the format"
}

/// What the words of the scale are called in messages.
const OF_THE_SCALE: &str = "a word of the scale of stances";

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
        Some(meant) => match latin(&text.value) {
            Some((_, why)) => format!("{why}; write `{meant}`"),
            None => format!("did you mean `{meant}`?"),
        },
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
