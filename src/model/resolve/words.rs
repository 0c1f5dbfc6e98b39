//! Words from fixed lists.

pub use super::dates::{BAD_DATE, date};
use crate::diagnostic::{Diagnostic, Rule, rule};
use crate::document::read::{OneOrMany, Text};
use crate::model::scale::{Level, LevelRange};
use crate::words::{latin, near, typo};

rule! {
    /// A word that is not in the list from which it must come.
    pub UNKNOWN_WORD = "D0301" "unknown-word" File Error:
        "a stance, voice, status or kind that is not one of the words of the format"
}

rule! {
    /// A word that is only a name for something, and is not in its list.
    pub UNKNOWN_LABEL = "D0309" "unknown-label" File Warning:
        "a kind of party, event or claim, or a role at a meeting, that is not one of the words of the format"
}

/// What the words of the scale are called in messages.
const OF_THE_SCALE: &str = "a word of the scale of stances";

/// Words that people write in place of others, each with the nearest one of the list. They are no certain correction: how firm a
/// position is, and what sort of actor, is for the author to say.
const NEAREST: &[(&str, &str)] = &[
    ("supports", "for yes agree agrees accept accepts in-favour pro favours favors backs approves endorses"),
    ("opposes", "against no disagree disagrees contra anti disapproves objects"),
    ("rejects", "refuse refuses never refused rules-out vetoes"),
    ("demands", "want wants insist insists require requires needs must"),
    ("open", "maybe perhaps undecided willing ready flexible considers"),
    ("reluctant", "hesitant hesitates sceptical skeptical unwilling cautious doubtful"),
    ("neutral", "indifferent abstains abstention"),
    ("document", "written in-writing paper letter"),
    ("stated", "said spoken quoted oral"),
    ("reported", "second-hand indirect paraphrased hearsay"),
    ("claimed", "alleged accused"),
    ("inferred", "implied deduced concluded"),
    ("closed-door", "private confidential secret behind-closed-doors"),
    ("organisation", "company corporation firm business ngo association union party institution agency"),
    ("state", "country government nation republic kingdom"),
    ("bloc", "alliance coalition group"),
    ("armed-group", "rebels militia insurgents guerrilla"),
    ("constituency", "population people public voters community residents"),
    ("sub-unit", "faction ministry department wing branch"),
    ("anonymous", "unnamed"),
    ("talks", "negotiation negotiations meeting round summit"),
    ("attack", "strike shelling assault"),
    ("exchange", "swap prisoner-exchange"),
    ("statement", "speech declaration announcement"),
    ("confirmed", "present attended attending attends took-part participated"),
    ("absent", "missing not-present did-not-attend stayed-away"),
    ("expected", "planned announced"),
    ("chair", "mediator moderator president"),
];

/// So far back a name that is not in its list is looked for, to say once what is wrong with it.
const BACK: usize = 100;

/// The word of a list that is nearest in meaning to one that is not in it.
fn nearest<'l>(text: &str, mut words: impl Iterator<Item = &'l str>) -> Option<&'l str> {
    let folded = text.trim().to_lowercase().replace(['_', ' '], "-");
    words.find(|word| {
        NEAREST.iter().any(|(known, others)| known == word && others.split(' ').any(|other| other == folded))
    })
}

/// The value of a word, or a report.
pub fn word<T: Copy>(
    text: &Text<'_>,
    what: &str,
    list: &[(&'static str, T)],
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    of_list(&UNKNOWN_WORD, text, what, list, problems)
}

/// The value of a word that only says what something is called; without it, all answers stay what they are.
pub fn label<T: Copy>(
    text: &Text<'_>,
    what: &str,
    list: &[(&'static str, T)],
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let (known, value) = (problems.len(), of_list(&UNKNOWN_LABEL, text, what, list, problems));
    // The same name in many places is one question to the author, unless it can be mended in each.
    let (before, new) = problems.split_at_mut(known);
    if let [Diagnostic { fix: None, message, .. }] = new
        && let Some(first) =
            before.iter_mut().rev().take(BACK).find(|found| {
                std::ptr::eq(found.rule, &UNKNOWN_LABEL) && found.message == *message && found.fix.is_none()
            })
    {
        *first = first.clone().related(text.span, "and here");
        problems.truncate(known);
    }
    value
}

fn of_list<T: Copy>(
    rule: &'static Rule,
    text: &Text<'_>,
    what: &str,
    list: &[(&'static str, T)],
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    if let Some((_, value)) = list.iter().find(|(known, _)| *known == text.value) {
        return Some(*value);
    }
    let words = list.iter().map(|(known, _)| *known);
    let number = || of_number(text.value).filter(|_| what == OF_THE_SCALE);
    let help = match (near(text.value, words.clone()), number()) {
        _ if what == OF_THE_SCALE && text.value == "unknown" => {
            "leave the stance out; no entry means unknown".to_owned()
        }
        _ if what == OF_THE_SCALE && ends(text.value).is_some() => {
            let [one, other] = ends(text.value).unwrap_or_default();
            format!("write both as an interval: `[{one}, {other}]`")
        }
        (_, Some(level)) => format!("write the word: `{}`", level.word()),
        (_, None) if nearest(text.value, words.clone()).is_some() => {
            let meant = nearest(text.value, words.clone()).unwrap_or_default();
            format!("the nearest word is `{meant}`; there are: {}", words.clone().collect::<Vec<_>>().join(", "))
        }
        (Some(meant), None) => match latin(text.value) {
            Some((_, why)) => format!("{why}; write `{meant}`"),
            None => format!("did you mean `{meant}`?"),
        },
        (None, None) => format!("write one of: {}", words.clone().collect::<Vec<_>>().join(", ")),
    };
    let message = format!("`{}` is not {what}", text.value);
    problems.push(
        Diagnostic::new(rule, text.span, message)
            .label("not a word of the list")
            .help(help)
            .fix(text.fixed(typo(text.value, words))),
    );
    None
}

/// The two words of the scale that stand in one text.
fn ends(text: &str) -> Option<[&str; 2]> {
    let (one, other) = text.split_once(['/', '|']).or_else(|| text.split_once(" or "))?;
    let words = [one.trim(), other.trim()];
    words.iter().all(|word| Level::from_word(word).is_some()).then_some(words)
}

/// The level of the scale that a number names.
fn of_number(text: &str) -> Option<Level> {
    let number: i8 = text.strip_prefix('+').unwrap_or(text).replace('−', "-").parse().ok()?;
    Level::words().filter_map(Level::from_word).find(|level| level.value() == number)
}

/// One word of the scale, or the interval between two.
pub fn interval(words: &OneOrMany<Text<'_>>, problems: &mut Vec<Diagnostic>) -> Option<LevelRange> {
    let list = || Level::words().filter_map(|word| Some((word, Level::from_word(word)?))).collect::<Vec<_>>();
    let mut level =
        |text: &Text<'_>| Level::from_word(text.value).or_else(|| word(text, OF_THE_SCALE, &list(), problems));
    if let [only] = words.items.as_slice() {
        return level(only).map(LevelRange::from);
    }
    let levels: Vec<Option<Level>> = words.items.iter().map(&mut level).collect();
    match (levels.as_slice(), words.items.as_slice()) {
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
pub fn value(text: &Option<Text<'_>>) -> Option<String> {
    text.as_ref().map(|text| text.value.to_string())
}
