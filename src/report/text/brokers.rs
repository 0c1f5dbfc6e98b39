//! `brokers` as text.

use super::answer::Text;
use super::words::{self, id, possessive};
use crate::answer::{BesideOne, Broker, Brokers, Head, Party};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{capitalised, count};

impl Text for Brokers<'_> {
    fn title(&self) -> String {
        format!("Who overlaps with {}", words::names(&self.parties))
    }

    /// Third parties with their counts beside both, in the same words for all.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        if self.brokers.is_empty() {
            page.line(0, "No other party is known to share anything with one of the two.");
        }
        let (known, unknown): (Vec<&Broker<'_>>, Vec<&Broker<'_>>) =
            self.brokers.iter().partition(|broker| broker.is_known() || broker.has_role());
        for broker in known {
            page.heading(&clean(broker.party.name));
            sentences(broker).iter().for_each(|sentence| page.line(2, sentence));
            said_of(page, broker);
        }
        if let [first, ..] = unknown.as_slice() {
            page.heading(&format!(
                "On none of {} a position of theirs and one of the two is known",
                demands(first.with[0].of)
            ));
            let names: Vec<Party<'_>> = unknown.iter().map(|broker| broker.party).collect();
            page.line(2, &words::names(&names));
        }
        page.gap();
        let notes = [
            "Overlap: the demands on which both are on one side, and half of those on which one waits for a condition.",
            "Counts are by the words that hold now; `demarche compare A B` lists them by every word.",
        ];
        notes.iter().for_each(|note| page.line(0, &paint(FAINT, note)));
    }
}

/// What it shares with each of the two, where it stands against them, and how much is not known; what is zero is left out.
fn sentences(broker: &Broker<'_>) -> Vec<String> {
    let [a, b] = &broker.with;
    if !broker.is_known() {
        let none = format!("none of {}", demands(a.of));
        return vec![format!("Its position and that of one of the two are known together on {none}.")];
    }
    let (ours, name) = (possessive(a.party.name), clean(b.party.name));
    let mut sentences = vec![format!("On {ours} side on {}; with {name} on {}.", shared(a, true), shared(b, false))];
    let conflict = each(
        broker,
        " and ",
        |one| (one.conflict > 0).then(|| (one.conflict, demands(one.conflict))),
        |name, number| format!("with {name} on {number}"),
    );
    sentences.push(conflict.map_or("In conflict with neither.".to_owned(), |with| format!("In conflict {with}.")));
    let with = |name: &str, number: &str| format!("{number} with {name}");
    let neutral = each(broker, ", ", |one| (one.neutral > 0).then(|| (one.neutral, demands(one.neutral))), with);
    sentences.extend(neutral.map(|text| format!("Neutral on one side or both: {text}.")));
    let of = |one: &BesideOne<'_>| format!("{} of {}", one.unknown, demands(one.of));
    let unknown = each(broker, ", ", |one| (one.unknown > 0).then(|| (one.unknown, of(one))), with);
    sentences.extend(unknown.map(|text| format!("Unknown on one side or both: {text}.")));
    let [with_a, with_b] = [a, b].map(|one| format!("{} with {}", one.overlap, clean(one.party.name)));
    sentences.push(format!("Overlap: {with_a}, {with_b}."));
    sentences
}

/// What there is with each of the two, joined: a number, which the first of them gives with its noun. None if there is nothing.
fn each(
    broker: &Broker<'_>,
    join: &str,
    number: impl Fn(&BesideOne<'_>) -> Option<(usize, String)>,
    text: impl Fn(&str, &str) -> String,
) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for one in &broker.with {
        if let Some((number, with_noun)) = number(one) {
            let number = if parts.is_empty() { with_noun } else { number.to_string() };
            parts.push(text(&clean(one.party.name), &number));
        }
    }
    (!parts.is_empty()).then(|| parts.join(join))
}

/// `2 demands`, `1, and 1 more on a condition`, `no demand`: on what it is on the side of one of the two.
fn shared(one: &BesideOne<'_>, first: bool) -> String {
    let kinds =
        [(one.agree, ""), (one.conditional, " on a condition"), (one.terms, " with terms that have nothing in common")];
    let mut parts: Vec<String> = Vec::new();
    for (number, how) in kinds.into_iter().filter(|(number, _)| *number > 0) {
        parts.push(match (parts.is_empty(), first) {
            (false, _) => format!("{number} more{how}"),
            (true, true) => format!("{}{}", demands(number), only(how)),
            (true, false) => format!("{number}{}", only(how)),
        });
    }
    match parts.as_slice() {
        [] if first => "no demand".to_owned(),
        [] => "none".to_owned(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
    }
}

/// Where nothing is shared without more ado.
fn only(how: &str) -> String {
    if how.is_empty() { String::new() } else { format!(", only{how}") }
}

fn demands(number: usize) -> String {
    count(number, "demand", "demands")
}

/// Its roles at meetings, and what the two say to it as mediator.
fn said_of(page: &mut Page, broker: &Broker<'_>) {
    for one in &broker.roles {
        page.line(2, &format!("{} of {}: {}", capitalised(one.role.word()), id(one.event.id), clean(one.event.text)));
    }
    for one in &broker.acceptability {
        let each = one.positions.iter();
        let each = each.map(|to| format!("{}: {}", clean(to.party.name), words::told(to.position.as_ref(), None)));
        let each = each.collect::<Vec<_>>().join(", ");
        page.line(2, &format!("As mediator ({}) – {each}.", id(one.demand.id)));
        if !one.refused_by.is_empty() {
            page.line(2, &format!("Not accepted as mediator by {}.", words::names(&one.refused_by)));
        }
    }
}
