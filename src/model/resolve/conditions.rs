//! What stances and threats depend on: demands, steps, events, days, and what the author says in words.

use super::names::Names;
use super::words::{date, interval};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, rule};
use crate::document::ConditionEntry;
use crate::document::read::{OneOrMany, Text};
use crate::document::set::Set;
use crate::kind::Kind;
use crate::model::stance::{Condition, Link};
use crate::model::step::Hangs;

rule! {
    /// A condition that looks like an id and is none.
    pub UNKNOWN_CONDITION = "D0306" "unknown-condition" References Error:
        "a condition of one word that is no demand, step or event"
}

/// What stands behind the keys on which a stance or a clause hangs.
pub struct Hinges<'d, 't> {
    /// Behind `only_after`.
    pub only_after: &'d Set<ConditionEntry<'t>>,
    /// Behind `if`.
    pub r#if: &'d Set<ConditionEntry<'t>>,
    /// Behind `unless`.
    pub unless: &'d Set<ConditionEntry<'t>>,
    /// Behind `until`.
    pub until: &'d Set<ConditionEntry<'t>>,
    /// Behind `otherwise`.
    pub otherwise: &'d Option<OneOrMany<Text<'t>>>,
}

/// On what a stance or a clause hangs.
pub fn hangs(written: &Hinges<'_, '_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Hangs {
    let (until, mut on) = until(written.until, names, problems);
    let links = [(Link::OnlyAfter, written.only_after), (Link::If, written.r#if), (Link::Unless, written.unless)];
    for (link, list) in links {
        on.extend(list.items.iter().filter_map(|item| Some((link, condition(item, names, problems)?))));
    }
    on.sort_by_key(|(link, _)| *link);
    let otherwise = written.otherwise.as_ref().and_then(|words| interval(words, problems));
    Hangs { on, otherwise, until }
}

/// `until: 2025-06-01` ends a stance on a day; any other value is a condition.
fn until(
    written: &Set<ConditionEntry<'_>>,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> (Option<Date>, Vec<(Link, Condition)>) {
    let mut day = None;
    let mut conditions = Vec::new();
    for item in &written.items {
        match item {
            ConditionEntry::One(text) if looks_like_a_date(text.value) => {
                day = date(text, problems).or(day);
            }
            _ => conditions.extend(condition(item, names, problems).map(|condition| (Link::Until, condition))),
        }
    }
    (day, conditions)
}

/// A single word that begins with a digit; several words are a condition in the author's words.
fn looks_like_a_date(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains(char::is_whitespace)
}

/// A condition, or nothing after a report.
pub fn condition(entry: &ConditionEntry<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Condition> {
    let list = |parts: &[ConditionEntry<'_>], problems: &mut Vec<Diagnostic>| {
        parts.iter().filter_map(|part| condition(part, names, problems)).collect()
    };
    match entry {
        ConditionEntry::AnyOf(parts, _) => Some(Condition::AnyOf(list(parts, problems))),
        ConditionEntry::AllOf(parts, _) => Some(Condition::AllOf(list(parts, problems))),
        ConditionEntry::One(text) => match names.condition(text) {
            Some(condition) => condition,
            None if text.value.contains(char::is_whitespace) => Some(Condition::Text(text.value.to_string())),
            None => {
                problems.extend(unknown(text, names));
                None
            }
        },
    }
}

/// A single word that is no id; nothing if it may be defined where nothing could be read.
fn unknown(text: &Text<'_>, names: &Names) -> Option<Diagnostic> {
    if names.conditions_unread() {
        return None;
    }
    let found =
        Diagnostic::new(&UNKNOWN_CONDITION, text.span, format!("no demand, step or event has the id `{}`", text.value))
            .label("a single word must be an id");
    let plain = "name a demand, a step or an event, or say it in several words";
    if text.value.parse::<Date>().is_ok() {
        return Some(found.label("a day is no condition").help("a date goes under `from` or `until`"));
    }
    if let Some(id) = names.named_condition(text.value) {
        names.note_miss(text, id);
        let help = format!("`{}` is another name; write the id `{id}`", text.value);
        return Some(found.help(help).fix(text.fixed(Some(id))));
    }
    if let Some((kind, id)) = names.other(text.value, &[Kind::Demand, Kind::Step, Kind::Event]) {
        return Some(found.help(format!("`{id}` is {}; say in several words what has to happen", kind.with_article())));
    }
    let help = names.near_condition(text.value).map_or(plain.to_owned(), |meant| format!("did you mean `{meant}`?"));
    let certain = names.mistyped_condition(text.value);
    if let Some(id) = certain {
        names.note_miss(text, id);
    }
    Some(found.help(help).fix(text.fixed(certain)))
}
