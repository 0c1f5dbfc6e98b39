//! Stances: the part of the file with the most references in the fewest lines.

use super::names::Names;
use super::words::{date, interval, word};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, rule};
use crate::document::read::{Entry, Text, unique};
use crate::document::record::MISSING_KEY;
use crate::document::{self, Citations, ConditionEntry, Document, StanceEntry};
use crate::model::index::Model;
use crate::model::stance::{Channel, Condition, Evidence, Link, RedLine, Stance, Target, Voice};
use crate::model::terms::{Accepted, Domain, Parameter, Term, number};
use crate::words::near;

rule! {
    /// A stance on nothing or on two things.
    pub UNCLEAR_TARGET = "D0303" "unclear-target" File Error:
        "a stance that names neither a demand nor an issue, or both"
}

rule! {
    /// Terms for a parameter that the demand does not have.
    pub UNKNOWN_PARAMETER = "D0304" "unknown-parameter" References Error:
        "terms for a parameter that the demand or issue does not have"
}

rule! {
    /// A value outside the domain of its parameter.
    pub BAD_VALUE = "D0305" "bad-value" File Error:
        "a value that its parameter or key cannot have, or a range with nothing in it"
}

rule! {
    /// A red line without a judge or without a reason.
    pub UNJUDGED_RED_LINE = "D0427" "unjudged-red-line" Meaning Error:
        "a red line that does not say who judges it to be one, or why"
}

rule! {
    /// A condition that looks like an id and is none.
    pub UNKNOWN_CONDITION = "D0306" "unknown-condition" References Error:
        "a condition of one word that is no demand, step or event"
}

/// Adds every stance that can be understood to the model.
pub fn resolve(document: &Document, names: &Names, model: &mut Model, problems: &mut Vec<Diagnostic>) {
    for entry in &document.stances {
        if let Some(stance) = stance(entry, names, model, problems) {
            model.stances.push(stance);
        }
    }
}

/// One stance. Every part is looked at before the first wrong one ends the entry.
fn stance(entry: &StanceEntry, names: &Names, model: &Model, problems: &mut Vec<Diagnostic>) -> Option<Stance> {
    let party = names.party(&entry.party, problems);
    let target = target(entry, names, problems);
    let levels = match &entry.stance {
        Some(words) if !words.items.is_empty() => interval(words, problems),
        _ => {
            let message = "a stance needs the key `stance`";
            let help =
                format!("add `stance:` with one of: {}", crate::model::Level::words().collect::<Vec<_>>().join(", "));
            problems.push(Diagnostic::new(&MISSING_KEY, entry.span, message).label("no `stance` here").help(help));
            None
        }
    };
    let (until, mut conditions) = until(entry, names, problems);
    let links = [(Link::OnlyAfter, &entry.only_after), (Link::If, &entry.r#if), (Link::Unless, &entry.unless)];
    for (link, list) in links {
        conditions.extend(list.items.iter().filter_map(|item| Some((link, condition(item, names, problems)?))));
    }
    conditions.sort_by_key(|(link, _)| *link);
    let parameters = target.map(|target| parameters_of(model, target)).unwrap_or_default();
    let speaker = entry.speaker.as_ref().and_then(|text| names.person(text, problems));
    let otherwise = entry.otherwise.as_ref().and_then(|words| interval(words, problems));
    // Without a target nothing is known of the parameters, and the target is reported already.
    let known = if target.is_some() { entry.accepts.as_slice() } else { &[] };
    let terms = terms(known, parameters, problems);
    let known = if target.is_some() { entry.ideal.as_slice() } else { &[] };
    let ideal = ideals(known, parameters, problems);
    let red_line = entry.red_line.as_ref().and_then(|entry| red_line(entry, problems));
    let said = entry.said.as_ref().and_then(|text| date(text, problems));
    let from = entry.from.as_ref().and_then(|text| date(text, problems));
    let voice = voice(&entry.voice, problems);
    let channel = channel(&entry.channel, problems);
    let salience = entry.salience.as_ref().and_then(|text| salience(text, problems));
    let evidence = evidence(&entry.evidence.value, names, problems);
    let apart_from = entry.apart_from.items.iter().filter_map(|text| names.party(text, problems)).collect();
    Some(Stance {
        party: party?,
        speaker,
        target: target?,
        levels: levels?,
        red_line,
        conditions,
        otherwise,
        terms,
        ideal,
        said,
        from,
        until,
        voice,
        channel,
        salience,
        evidence,
        traced: entry.evidence.written,
        apart_from,
        note: entry.note.as_ref().map(|text| text.value.clone()),
        span: entry.span,
    })
}

/// A judgement that nobody answers for is left out.
fn red_line(entry: &document::RedLineEntry, problems: &mut Vec<Diagnostic>) -> Option<RedLine> {
    if let (Some(judge), Some(why)) = (&entry.judge, &entry.why) {
        return Some(RedLine { judge: judge.value.clone(), why: why.value.clone() });
    }
    let (missing, help) = match (&entry.judge, &entry.why) {
        (None, Some(_)) => ("who judges it to be one", "add `judge:` with the name, or `curator`"),
        (Some(_), None) => ("why it is one", "add `why:` with the words or the act that show it"),
        _ => ("who judges it to be one, and why", "write `red_line: {judge: curator, why: called unacceptable}`"),
    };
    problems.push(
        Diagnostic::new(&UNJUDGED_RED_LINE, entry.span, format!("this red line does not say {missing}"))
            .label("a red line is somebody's judgement")
            .help(help),
    );
    None
}

pub fn voice(text: &Option<Text>, problems: &mut Vec<Diagnostic>) -> Option<Voice> {
    text.as_ref().and_then(|text| word(text, "a voice", Voice::ALL, problems))
}

pub fn channel(text: &Option<Text>, problems: &mut Vec<Diagnostic>) -> Option<Channel> {
    text.as_ref().and_then(|text| word(text, "a channel", Channel::ALL, problems))
}

fn salience(text: &Text, problems: &mut Vec<Diagnostic>) -> Option<f64> {
    let salience = number(&text.value).filter(|salience| (0.0..=100.0).contains(salience));
    if salience.is_none() {
        problems.push(
            Diagnostic::new(&BAD_VALUE, text.span, format!("`{}` is not a salience", text.value))
                .label("expected a number from 0 to 100")
                .help("100 is what matters most to the party; leave the key out if no source says how much it matters"),
        );
    }
    salience
}

fn target(entry: &StanceEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Target> {
    match (&entry.demand, &entry.issue) {
        (Some(demand), None) => names.demand(demand, problems).map(Target::Demand),
        (None, Some(issue)) => names.issue(issue, problems).map(Target::Issue),
        (None, None) => {
            problems.push(
                Diagnostic::new(&UNCLEAR_TARGET, entry.span, "a stance needs the key `demand` or `issue`")
                    .label("on what?")
                    .help("add `demand: …` with the id of a demand"),
            );
            None
        }
        (Some(demand), Some(issue)) => {
            problems.push(
                Diagnostic::new(&UNCLEAR_TARGET, issue.span, "a stance is on a demand or on an issue, not on both")
                    .label("and an issue here")
                    .related(demand.span, "a demand here")
                    .help("remove `issue`; a demand knows its issue"),
            );
            None
        }
    }
}

/// `until: 2025-06-01` ends a stance on a day; any other value is a condition.
fn until(entry: &StanceEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> (Option<Date>, Vec<(Link, Condition)>) {
    let mut day = None;
    let mut conditions = Vec::new();
    for item in &entry.until.items {
        match item {
            ConditionEntry::One(text) if looks_like_a_date(&text.value) => {
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

pub fn condition(entry: &ConditionEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Condition> {
    let list = |parts: &[ConditionEntry], problems: &mut Vec<Diagnostic>| {
        parts.iter().filter_map(|part| condition(part, names, problems)).collect()
    };
    match entry {
        ConditionEntry::AnyOf(parts, _) => Some(Condition::AnyOf(list(parts, problems))),
        ConditionEntry::AllOf(parts, _) => Some(Condition::AllOf(list(parts, problems))),
        ConditionEntry::One(text) => match names.condition(&text.value) {
            Some(condition) => condition,
            None if text.value.contains(char::is_whitespace) => Some(Condition::Text(text.value.clone())),
            None => {
                let help = match names.near_condition(&text.value) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "name a demand, a step or an event, or say it in several words".to_owned(),
                };
                let message = format!("no demand, step or event has the id `{}`", text.value);
                problems.push(
                    Diagnostic::new(&UNKNOWN_CONDITION, text.span, message)
                        .label("a single word must be an id")
                        .help(help),
                );
                None
            }
        },
    }
}

fn parameters_of(model: &Model, target: Target) -> &[Parameter] {
    match target {
        Target::Demand(demand) => &model.demands[demand].parameters,
        Target::Issue(issue) => &model.issues[issue].parameters,
    }
}

pub fn terms(
    entries: &[Entry<document::Accepted>],
    parameters: &[Parameter],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Term> {
    let entries = unique(entries, problems);
    let term = |(name, accepted): (&Text, &document::Accepted)| {
        let parameter = parameter(name, parameters, problems)?;
        let accepted = accepted_values(accepted, parameter, problems)?;
        Some(Term { parameter: name.value.clone(), accepted })
    };
    entries.filter_map(term).collect()
}

fn ideals(entries: &[Entry<Text>], parameters: &[Parameter], problems: &mut Vec<Diagnostic>) -> Vec<(String, String)> {
    let entries = unique(entries, problems);
    let ideal = |(name, value): (&Text, &Text)| {
        let parameter = parameter(name, parameters, problems)?;
        check_value(value, parameter, problems)?;
        Some((name.value.clone(), value.value.clone()))
    };
    entries.filter_map(ideal).collect()
}

fn parameter<'p>(name: &Text, parameters: &'p [Parameter], problems: &mut Vec<Diagnostic>) -> Option<&'p Parameter> {
    let found = parameters.iter().find(|parameter| parameter.name == name.value);
    if found.is_none() {
        let known = parameters.iter().map(|parameter| parameter.name.as_str());
        let help = match (near(&name.value, known), parameters.first()) {
            (Some(meant), _) => format!("did you mean `{meant}`?"),
            (None, Some(first)) => {
                format!("its parameters begin with `{}`; declare others under `parameters:`", first.name)
            }
            (None, None) => format!("declare it there, as in `parameters: {{{}: number}}`", name.value),
        };
        let message = format!("no parameter is called `{}`", name.value);
        problems.push(
            Diagnostic::new(&UNKNOWN_PARAMETER, name.span, message)
                .label("not declared by what the stance is on")
                .help(help),
        );
    }
    found
}

fn check_value(value: &Text, parameter: &Parameter, problems: &mut Vec<Diagnostic>) -> Option<()> {
    let (fits, expected) = match &parameter.domain {
        Domain::Number => (number(&value.value).is_some(), "a number without separators, as in 600000".to_owned()),
        Domain::Values(list) => (list.contains(&value.value), format!("one of: {}", list.join(", "))),
    };
    if !fits {
        let message = format!("`{}` is not a value of `{}`", value.value, parameter.name);
        problems.push(
            Diagnostic::new(&BAD_VALUE, value.span, message)
                .label("not in its domain")
                .related(parameter.span, "declared here")
                .help(format!("write {expected}")),
        );
    }
    fits.then_some(())
}

fn accepted_values(
    entry: &document::Accepted,
    parameter: &Parameter,
    problems: &mut Vec<Diagnostic>,
) -> Option<Accepted> {
    let empty = |span, message: &str| {
        Diagnostic::new(&BAD_VALUE, span, message.to_owned())
            .label("nothing fits this")
            .help("give at least one accepted value, or leave the parameter out if the terms are not known")
    };
    match entry {
        document::Accepted::Values(list, span) => {
            let known: Vec<&Text> =
                list.iter().filter(|value| check_value(value, parameter, problems).is_some()).collect();
            if list.is_empty() {
                problems.push(empty(*span, "a list of accepted values is empty"));
            }
            (!known.is_empty()).then(|| Accepted::list(known.iter().map(|value| value.value.as_str())))
        }
        document::Accepted::Range { min, max, span } => {
            let numeric = Parameter { domain: Domain::Number, ..parameter.clone() };
            let mut end = |text: &Option<Text>| {
                text.as_ref().map(|text| check_value(text, &numeric, problems).and_then(|()| number(&text.value)))
            };
            let (min, max) = (end(min), end(max));
            if min == Some(None) || max == Some(None) {
                return None;
            }
            let (min, max) = (min.flatten(), max.flatten());
            if matches!((min, max), (Some(min), Some(max)) if min > max) {
                problems.push(empty(*span, "the range is empty: `min` is larger than `max`"));
                return None;
            }
            Some(Accepted::Range { min, max })
        }
    }
}

pub fn evidence(entries: &Citations, names: &Names, problems: &mut Vec<Diagnostic>) -> Vec<Evidence> {
    let mut all = Vec::new();
    for (id, quotations) in unique(entries, problems) {
        let Some(source) = names.source(id, problems) else { continue };
        for quotation in &quotations.items {
            let text = |text: &Option<Text>| text.as_ref().map(|text| text.value.clone());
            let span = quotation.quote.as_ref().map_or(quotation.span, |quote| quote.span);
            all.push(Evidence { source, quote: text(&quotation.quote), at: text(&quotation.at), span });
        }
    }
    all
}
