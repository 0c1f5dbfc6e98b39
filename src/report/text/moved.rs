//! What became of a position, in plain sentences: the same words for every party, and only what its structure says.

use super::words::possessive;
use crate::analysis::Change;
use crate::answer::{Condition, On, Position, Preferred, RespectChanged, TermsChanged};
use crate::model::{Accepted, Ideal, LevelRange, Link};
use crate::report::page::clean;

/// The sentences for one respect; none where what changed cannot be said in one, or where an entry was edited, which shows no
/// change of mind.
pub fn sentences(one: &RespectChanged<'_>) -> Vec<String> {
    let party = clean(one.party.name);
    let on = subject(one);
    if one.edited {
        return Vec::new();
    }
    match one.kind {
        Change::SaidAgain => Vec::new(),
        Change::Appeared => of_known(one, |is| format!("Now known of {party}: {is} – {on}.")),
        Change::Dropped => vec![format!("Nothing that {party} said of this holds now: {on}.")],
        Change::Turned | Change::FirmerFor | Change::SofterFor | Change::FirmerAgainst | Change::SofterAgainst => {
            levels(one, |was, is| format!("{party} moved from {was} to {is}: {on}."))
        }
        Change::Unclear => levels(one, |was, is| {
            format!("{party} went from {was} to {is}, and it is not clear which way that is: {on}.")
        }),
        // Coded differently are only entries, and these are told above.
        Change::CodedDifferently => Vec::new(),
        Change::ConditionAdded | Change::ConditionDropped | Change::ConditionChanged => conditions(one, &party),
        Change::TermsWidened | Change::TermsNarrowed | Change::TermsChanged => {
            let terms = one.terms.iter().map(|term| self::term(term, &party));
            terms.chain(one.preferences.iter().map(|value| preference(value, &party))).collect()
        }
        Change::RedLineAdded => {
            vec![format!("{} position is now taken to be a red line: {on}.", possessive(one.party.name))]
        }
        Change::RedLineDropped => {
            vec![format!("{} position is no longer taken to be a red line: {on}.", possessive(one.party.name))]
        }
    }
}

/// The demand's own sentence without its full stop, or the issue.
fn subject(one: &RespectChanged<'_>) -> String {
    let issue = one.issue.map(|issue| format!("{} as a whole", clean(issue.name)));
    let demand = one.demand.map(|demand| clean(demand.text).trim_end_matches('.').to_owned());
    demand.or(issue).unwrap_or_default()
}

fn of_known(one: &RespectChanged<'_>, text: impl Fn(String) -> String) -> Vec<String> {
    one.is.iter().map(|is| text(holding(is, ""))).collect()
}

fn levels(one: &RespectChanged<'_>, text: impl Fn(String, String) -> String) -> Vec<String> {
    let both = one.was.as_ref().zip(one.is.as_ref());
    both.map(|(was, is)| text(holding(was, BEING), holding(is, BEING))).into_iter().collect()
}

/// What stands before a word that says how somebody is and not what somebody does.
const BEING: &str = "being ";

/// What somebody does by a position: the word that holds now, or the one that waits.
fn holding(position: &Position, being: &str) -> String {
    let waits = if position.conditional { " on a condition" } else { "" };
    format!("{}{waits}", doing(position.stance, being))
}

/// What somebody does who holds a word: `opposing`, `being open or opposing (sources differ)`.
fn doing(levels: LevelRange, being: &str) -> String {
    let word = |value: i8| match value {
        3.. => "demanding".to_owned(),
        2 => "supporting".to_owned(),
        1 => format!("{being}open"),
        0 => format!("{being}neutral"),
        -1 => format!("{being}reluctant"),
        -2 => "opposing".to_owned(),
        _ => "rejecting".to_owned(),
    };
    let (low, high) = (levels.low().value(), levels.high().value());
    if low == high { word(low) } else { format!("{} or {} (sources differ)", word(high), word(low)) }
}

fn conditions(one: &RespectChanged<'_>, party: &str) -> Vec<String> {
    let dropped = one.conditions_dropped.iter().map(|condition| {
        let what = what(condition);
        match hangs(condition, one.was.as_ref()) {
            Hangs::Waits => format!("{party} is no longer waiting for {what}."),
            Hangs::Depends => format!("{} position no longer hangs on {what}.", possessive(one.party.name)),
            Hangs::Ends => format!("{} position would no longer end with {what}.", possessive(one.party.name)),
        }
    });
    let added = one.conditions_added.iter().map(|condition| {
        let what = what(condition);
        match hangs(condition, one.is.as_ref()) {
            Hangs::Waits => format!("{party} is now waiting for {what}."),
            Hangs::Depends => format!("{} position now hangs on {what}.", possessive(one.party.name)),
            Hangs::Ends => format!("{} position would now end with {what}.", possessive(one.party.name)),
        }
    });
    let sentences: Vec<String> = dropped.chain(added).collect();
    let other = |position: &Option<Position>| position.as_ref().and_then(|position| position.then);
    match (other(&one.was), other(&one.is)) {
        // The conditions are the same: what holds once they change is not.
        (Some(was), Some(is)) if sentences.is_empty() => {
            let whose = possessive(one.party.name);
            vec![format!(
                "{whose} other word, once its conditions change, went from {} to {}.",
                doing(was, BEING),
                doing(is, BEING)
            )]
        }
        _ => sentences,
    }
}

fn what(condition: &Condition) -> String {
    // A sentence of the author does not fit into another one without marks.
    if matches!(condition.on, On::Text(_)) {
        format!("“{}”", clean(&condition.what))
    } else {
        clean(&condition.what)
    }
}

/// What a condition is to a position.
enum Hangs {
    /// It holds only afterwards.
    Waits,
    /// Which word holds hangs on it.
    Depends,
    /// It ends it.
    Ends,
}

fn hangs(condition: &Condition, position: Option<&Position>) -> Hangs {
    // Whoever is against it or does not mind waits for nothing, and of two words one holds now.
    let waits = position.is_some_and(|position| position.conditional && position.levels[0] >= 1);
    let interim = position.is_some_and(|position| position.interim);
    match condition.link {
        Link::OnlyAfter if waits || interim && wants_then(position) => Hangs::Waits,
        Link::Unless | Link::Until if !interim => Hangs::Ends,
        _ => Hangs::Depends,
    }
}

/// Whether the word that comes later is for it.
fn wants_then(position: Option<&Position>) -> bool {
    position.and_then(|position| position.then).is_some_and(|then| then.low().value() >= 1)
}

fn term(term: &TermsChanged, party: &str) -> String {
    let parameter = clean(&term.parameter);
    let text = |accepted: &Accepted| clean(&accepted.to_string());
    match (&term.was, &term.is) {
        (Some(was), Some(is)) => {
            let verb = match term.change {
                Change::TermsWidened => "widened",
                Change::TermsNarrowed => "narrowed",
                _ => "changed",
            };
            format!("{party} {verb} what it accepts of {parameter}: {}, before {}.", text(is), text(was))
        }
        (None, Some(is)) => format!("{party} now says what it accepts of {parameter}: {}.", text(is)),
        (Some(was), None) => format!("{party} no longer says what it accepts of {parameter}: before {}.", text(was)),
        (None, None) => String::new(),
    }
}

fn preference(value: &Preferred, party: &str) -> String {
    let parameter = clean(&value.parameter);
    let text = |ideal: &Option<Ideal>| ideal.as_ref().map(|ideal| clean(&ideal.to_string()));
    match (text(&value.was), text(&value.is)) {
        (Some(was), Some(is)) => format!("{party} now prefers {is} of {parameter}, before {was}."),
        (None, Some(is)) => format!("{party} now prefers {is} of {parameter}."),
        (Some(was), None) => format!("{party} no longer says what it prefers of {parameter}: before {was}."),
        (None, None) => String::new(),
    }
}
