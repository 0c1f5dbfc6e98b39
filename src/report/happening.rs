//! The kind of an entry of the timeline, and what happened in a few words, for text and JSON alike.

use std::collections::BTreeSet;

use crate::analysis::{Entry, Happening, Situation, as_written};
use crate::id::{PaperIx, PartyIx, StanceIx};
use crate::model::{Accepted, Attribution, Figure, LevelRange, Model, Threat};
use crate::words::listed;

/// One word for what sort of entry it is. Announcements say themselves what they are.
pub fn kind(model: &Model, what: Happening) -> &'static str {
    match what {
        Happening::Event(_) => "event",
        Happening::Outcome(..) => "outcome",
        Happening::Attendance(..) => "attendance",
        Happening::Paper(_) => "document",
        Happening::Delivery(..) => "delivery",
        Happening::Turn(..) => "history",
        Happening::Stance(_) => "stance",
        Happening::Begins(_) => "begins",
        Happening::RunsOut(_) => "runs-out",
        Happening::Threat(ix) => model.threats[ix].kind.word(),
        Happening::Claim(_) => "claim",
        Happening::Figure(_) => "figure",
        Happening::Due(_) => "due",
    }
}

/// Who does it, by name; none where nobody in particular does.
pub fn who(model: &Model, what: Happening) -> Option<String> {
    match what {
        Happening::Event(_) | Happening::Outcome(..) | Happening::Turn(..) => None,
        Happening::Attendance(ix, at) => Some(name(model, model.events[ix].attendance[at].party)),
        Happening::Paper(ix) => authors(model, ix),
        Happening::Delivery(ix, at) => {
            let from = model.papers[ix].deliveries[at].from;
            from.map(|from| name(model, from)).or_else(|| authors(model, ix))
        }
        Happening::Stance(ix) | Happening::Begins(ix) | Happening::RunsOut(ix) => {
            Some(name(model, model.stances[ix].party))
        }
        Happening::Threat(ix) | Happening::Due(ix) => Some(by(model, &model.threats[ix].attribution)),
        Happening::Claim(ix) => Some(by(model, &model.claims[ix].attribution)),
        Happening::Figure(ix) => Some(by(model, &model.figures[ix].attribution)),
    }
}

/// What happened, in a few words, as they stand in the file: not yet made safe for a terminal.
pub fn text(situation: &Situation<'_>, entry: &Entry) -> String {
    let model = situation.model;
    match entry.what {
        Happening::Event(ix) => model.events[ix].text.clone(),
        Happening::Outcome(ix, at) => {
            let outcome = &model.events[ix].outcomes[at];
            let what = match (outcome.demand, &outcome.text) {
                (Some(demand), _) => model.demands[demand].id.to_string(),
                (None, text) => text.clone().unwrap_or_else(|| model.events[ix].text.clone()),
            };
            format!("{}: {what}", outcome.fate.word())
        }
        Happening::Attendance(ix, at) => {
            let attendance = &model.events[ix].attendance[at];
            let head = attendance.head.map(|head| format!(", led by {}", model.people[head].name));
            format!("{}{}: {}", attendance.presence.word(), head.unwrap_or_default(), model.events[ix].text)
        }
        Happening::Paper(ix) => model.papers[ix].title.clone(),
        Happening::Delivery(ix, at) => {
            let delivery = &model.papers[ix].deliveries[at];
            format!("to {}, {}: {}", name(model, delivery.to), delivery.status.word(), model.papers[ix].title)
        }
        Happening::Turn(ix, at) => format!("{}: {}", model.papers[ix].history[at].fate.word(), model.papers[ix].title),
        Happening::Stance(ix) => stance(situation, ix),
        Happening::Begins(ix) => format!("first day of: {}", stance(situation, ix)),
        Happening::RunsOut(ix) => format!("last day of: {}", stance(situation, ix)),
        Happening::Threat(ix) => threat(model, &model.threats[ix], true),
        Happening::Due(ix) => {
            let threat = &model.threats[ix];
            format!("{} {}", threat.kind.word(), self::threat(model, threat, false)).trim_end().to_owned()
        }
        Happening::Claim(ix) => {
            let claim = &model.claims[ix];
            let kind = claim.kind.map_or("", |kind| kind.word());
            let about = names(model, &claim.about).map_or(String::new(), |about| format!(" about {about}"));
            format!("{kind}{about}: {}", claim.text).trim_start_matches([' ', ':']).to_owned()
        }
        Happening::Figure(ix) => figure(&model.figures[ix]),
    }
}

/// What an entry does to earlier statements: `supersedes 2016-10: rejects → open`.
pub fn superseding(model: &Model, entry: &Entry) -> Option<String> {
    let Happening::Stance(new) = entry.what else { return None };
    let said = model.stances[*entry.supersedes.first()?].said;
    let said = said.map_or("what is undated".to_owned(), |said| said.to_string());
    let old: BTreeSet<String> = entry.supersedes.iter().map(|ix| counted(model, *ix).to_string()).collect();
    let old: Vec<String> = old.into_iter().collect();
    Some(format!("supersedes {said}: {} → {}", listed(&old), counted(model, new)))
}

/// The position that counts while its conditions are open, as in every other answer.
fn counted(model: &Model, ix: StanceIx) -> LevelRange {
    as_written(model, ix).now().0.levels
}

/// A position as it was stated: `supports talks, only after truce, otherwise rejects, with boats at most 6 and days 3, red line`.
fn stance(situation: &Situation<'_>, ix: StanceIx) -> String {
    let model = situation.model;
    let stance = &model.stances[ix];
    let object = model.target_id(stance.target);
    let between = if stance.levels.low() != stance.levels.high() {
        " (sources differ) on"
    } else {
        match stance.levels.low().value() {
            1 => " to",
            0 | -1 => " on",
            _ => "",
        }
    };
    let conditions = stance.conditions.iter();
    let conditions = conditions.map(|(link, what)| format!("{} {}", link.words(), model.condition_text(what)));
    let until = stance.until.map(|until| format!("until {until}"));
    let otherwise = stance.otherwise.map(|otherwise| format!("otherwise {otherwise}"));
    let terms: Vec<String> = stance.terms.iter().map(|term| format!("{} {}", term.parameter, term.accepted)).collect();
    let terms = (!terms.is_empty()).then(|| format!("with {}", listed(&terms)));
    let red_line = situation.filter().red_line(stance).is_some().then(|| "red line".to_owned());
    let word = format!("{}{between} {object}", stance.levels);
    let words = [word].into_iter().chain(conditions).chain(until).chain(otherwise).chain(terms).chain(red_line);
    words.collect::<Vec<_>>().join(", ")
}

fn threat(model: &Model, threat: &Threat, due: bool) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(names(model, &threat.against).map(|against| format!("against {against}")));
    parts.extend(names(model, &threat.to).map(|to| format!("to {to}")));
    let who = parts.join(" ");
    let mut said: Vec<String> = Vec::new();
    said.extend(threat.condition.iter().map(|what| format!("if {}", model.condition_text(what))));
    said.extend(threat.consequence.iter().map(|what| format!("then {}", model.condition_text(what))));
    said.extend(threat.due.iter().filter(|_| due).map(|due| format!("by {due}")));
    format!("{who}: {}", said.join(", ")).trim_matches([' ', ':']).to_owned()
}

fn figure(figure: &Figure) -> String {
    let amount = (figure.min.is_some() || figure.max.is_some())
        .then(|| Accepted::Range { min: figure.min, max: figure.max }.to_string());
    // "at least" is a qualifier and also how an open range is written.
    let said = |words: &&String| amount.as_ref().is_none_or(|amount| !amount.starts_with(words.as_str()));
    let qualifier = figure.qualifier.as_ref().filter(said).cloned();
    let words = [qualifier, amount.clone(), figure.unit.clone()];
    let amount: Vec<String> = words.into_iter().flatten().collect();
    format!("{}: {}", figure.what, amount.join(" "))
}

fn by(model: &Model, attribution: &Attribution) -> String {
    let party = attribution.by.map(|ix| name(model, ix));
    let speaker = attribution.speaker.map(|ix| model.people[ix].name.clone());
    party.or(speaker).unwrap_or_else(|| "the source".to_owned())
}

fn authors(model: &Model, ix: PaperIx) -> Option<String> {
    names(model, &model.papers[ix].authors)
}

fn names(model: &Model, list: &[PartyIx]) -> Option<String> {
    let list: Vec<String> = list.iter().map(|ix| name(model, *ix)).collect();
    (!list.is_empty()).then(|| listed(&list))
}

fn name(model: &Model, ix: PartyIx) -> String {
    model.parties[ix].name.clone()
}
