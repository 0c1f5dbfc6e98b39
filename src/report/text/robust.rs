//! `robust` as text.

use std::collections::BTreeSet;

use super::{frame, single};
use crate::analysis::{Finding, Misfits, Robust, Scope, Situation, Tested};
use crate::id::{DemandIx, PartyIx};
use crate::model::{End, Voice};
use crate::report::page::{FAINT, Page, paint};
use crate::words::listed;

/// What was tried, then the findings by what they need. Each stands once, in the first group that fits, with all that it
/// needs beside it.
pub fn robust(page: &mut Page, situation: &Situation<'_>, parties: &[PartyIx], answer: &Robust) {
    frame::head(
        page,
        situation,
        &match parties {
            [] => "How robust the findings are".to_owned(),
            some => format!("How robust the findings among {} are", frame::names(situation.model, some)),
        },
    );
    tried(page, situation, answer);
    let misfits = Misfits::new(situation);
    let words: BTreeSet<&BTreeSet<Voice>> = answer.findings.iter().filter_map(|one| one.needs.as_ref()).collect();
    let words = words.into_iter().map(|needs| (format!("Need {}", words_of(needs)), Group::Words(needs)));
    // Words of a voice come before words without one.
    let (without_voice, of_a_voice): (Vec<_>, Vec<_>) =
        words.partition(|(_, group)| matches!(group, Group::Words(needs) if needs.is_empty()));
    let groups =
        [("Hold throughout".to_owned(), Group::Throughout), ("Rest on one source".to_owned(), Group::OneSource)];
    let last = [("Depend on how an interval is read".to_owned(), Group::Interval)];
    for (title, group) in groups.into_iter().chain(of_a_voice).chain(without_voice).chain(last) {
        let of_group: Vec<&Tested> = answer.findings.iter().filter(|one| Group::of(one) == group).collect();
        if of_group.is_empty() {
            if !matches!(group, Group::Words(_)) {
                page.heading(&format!("{title}: none"));
            }
            continue;
        }
        page.heading(&format!("{title}: {}", of_group.len()));
        let mut before = String::new();
        for one in of_group {
            let about = about(situation, one);
            if about != before {
                page.line(2, &about);
                before = about;
            }
            finding(page, situation, &misfits, one, matches!(group, Group::Words(_)));
        }
    }
    if answer.findings.is_empty() {
        page.gap();
        page.line(0, "No deadlock, and no conflict and no agreement of two of them, is known.");
    }
    page.gap();
    let text = "A finding that holds is not thereby true: what was tried is only what the file holds.";
    page.line(0, &paint(FAINT, text));
    frame::foot(page, situation, parties);
}

/// The groups of the page.
#[derive(PartialEq)]
enum Group<'t> {
    Throughout,
    OneSource,
    Words(&'t BTreeSet<Voice>),
    Interval,
}

impl Group<'_> {
    fn of(one: &Tested) -> Group<'_> {
        match &one.needs {
            _ if one.holds_throughout() => Group::Throughout,
            _ if !one.without.is_empty() => Group::OneSource,
            Some(needs) => Group::Words(needs),
            None => Group::Interval,
        }
    }
}

fn tried(page: &mut Page, situation: &Situation<'_>, answer: &Robust) {
    let mut tried = Vec::new();
    if !answer.sources.is_empty() {
        let ids: Vec<String> = answer.sources.iter().map(|ix| frame::id(&situation.model.sources[*ix].id)).collect();
        tried.push(format!("without {}", one_of(&ids)));
    }
    let mut before = BTreeSet::new();
    for set in &answer.voices {
        let added = words_of(&set.difference(&before).copied().collect());
        tried.push(if before.is_empty() { format!("with only {added}") } else { format!("with {added} too") });
        before.clone_from(set);
    }
    if !answer.ends.is_empty() {
        tried.push("with intervals at their lower end, and at their upper end".to_owned());
    }
    let text = if tried.is_empty() {
        "nothing, since nothing rests on one source alone and no voice is given".to_owned()
    } else {
        tried.join("; ")
    };
    page.line(0, &format!("tried: {text}"));
}

/// `Conflict of Russia and Ukraine`.
fn about(situation: &Situation<'_>, one: &Tested) -> String {
    let of = |word: &str, parties: &[PartyIx]| format!("{word} of {}", frame::names(situation.model, parties));
    match &one.finding {
        Finding::Deadlock { .. } => "Deadlock".to_owned(),
        Finding::Conflict { parties, .. } => of("Conflict", parties),
        Finding::Ground { parties, .. } => of("Agreement", parties),
        Finding::Position { party, .. } => of("Position", &[*party]),
    }
}

/// What was found, and everything that it needs; the words only if the title of the group does not name them.
fn finding(page: &mut Page, situation: &Situation<'_>, misfits: &Misfits, one: &Tested, words_are_named: bool) {
    let model = situation.model;
    let mut marks: Vec<String> = Vec::new();
    marks.extend(one.impasse.then(|| "impasse".to_owned()));
    marks.extend(one.derived.then(|| "derived".to_owned()));
    marks.extend(single::label(model, &one.without));
    marks.extend(one.needs.as_ref().filter(|_| !words_are_named).map(words_of));
    marks.extend(at_ends(situation, one));
    if let Finding::Ground { parties, demand, .. } = &one.finding {
        marks.extend(misfits.of(parties, *demand).into_iter().map(|ix| frame::unfit(model, ix)));
    }
    let marks = marks.join("; ");
    match &one.finding {
        Finding::Position { demand, .. } | Finding::Conflict { demand, .. } | Finding::Ground { demand, .. } => {
            page.entry(4, &frame::id(&model.demands[*demand].id), 30, &marks)
        }
        Finding::Deadlock { steps } => {
            let ids: Vec<String> = steps.iter().map(|act| frame::id(&act.id(model))).collect();
            let rests = if marks.is_empty() { marks } else { format!(": {marks}") };
            page.line(4, &format!("{}{rests}", listed(&ids)));
        }
    }
}

/// At which end of intervals it is found, with the intervals.
fn at_ends(situation: &Situation<'_>, one: &Tested) -> Option<String> {
    let word = if one.as_read { "not" } else { "only" };
    let named: Vec<&str> =
        End::ALL.iter().filter(|(_, end)| one.ends.contains(end) == one.as_read).map(|(word, _)| *word).collect();
    if named.is_empty() {
        return None;
    }
    let ends = if named.len() == 1 { "end" } else { "ends" };
    Some(format!("{word} at the {} {ends}{}", named.join(" and "), intervals(situation, &one.finding)))
}

/// The intervals of the parties on the demand itself: ` (Kelvast: open to opposes)`.
fn intervals(situation: &Situation<'_>, finding: &Finding) -> String {
    let (Finding::Conflict { parties, demand } | Finding::Ground { parties, demand, .. }) = finding else {
        return String::new();
    };
    let interval = |party: &PartyIx, demand: DemandIx| {
        let cell = situation.matrix(Scope::Direct).cell(*party, demand)?;
        (cell.levels.low() != cell.levels.high())
            .then(|| format!("{}: {}", frame::party(situation.model, *party), cell.levels))
    };
    let all: Vec<String> = parties.iter().filter_map(|party| interval(party, *demand)).collect();
    if all.is_empty() { String::new() } else { format!(" ({})", all.join("; ")) }
}

/// `claimed, inferred or editorial words`; words without a voice for none.
fn words_of(voices: &BTreeSet<Voice>) -> String {
    let words: Vec<String> = voices.iter().map(|voice| voice.word().to_owned()).collect();
    if words.is_empty() { "words without a voice".to_owned() } else { format!("{} words", one_of(&words)) }
}

/// Texts as in "A, B or C".
fn one_of(texts: &[String]) -> String {
    match texts {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => texts.concat(),
    }
}
