//! Stances: the part of the file with the most references in the fewest lines.

use thin_vec::ThinVec;

use super::accepted::BAD_VALUE;
use super::conditions::{Hinges, hangs};
use super::ids::UNKNOWN_SOURCE;
use super::names::Names;
use super::order::put_in_order;
use super::quotations::{idle, language};
use super::terms::{Declared, ideals, terms};
use super::words::{date, interval, word};
use crate::diagnostic::{Diagnostic, rule};
use crate::document::read::{DUPLICATE_KEY, Text, keep_apart, unique};
use crate::document::record::{self, MISSING_KEY};
use crate::document::set::{Element, Set};
use crate::document::{self, Blankable, Citations, Document, Quotation, StanceEntry, WRONG_TYPE};
use crate::model::stance::{Channel, Details, Evidence, RedLine, Says, Stance, Target, Voice};
use crate::model::step::Hangs;
use crate::model::terms::number;
use crate::model::whole::Model;
use crate::source::{Sources, Span};

rule! {
    /// A stance on nothing or on two things.
    pub UNCLEAR_TARGET = "D0303" "unclear-target" File Error:
        "a stance that names neither a demand nor an issue, or both"
}

rule! {
    /// Two pieces of evidence of one entry that are both marked as the telling one.
    pub SEVERAL_KEYS = "D0449" "several-keys" Evidence Warning:
        "more than one piece of evidence of an entry is marked as the telling one"
}

rule! {
    /// A red line without a judge or without a reason.
    pub UNJUDGED_RED_LINE = "D0427" "unjudged-red-line" Meaning Error:
        "a red line that does not say who judges it to be one, or why"
}

/// Adds every stance that can be understood to the model.
pub fn resolve(
    document: &Document<'_>,
    sources: &Sources,
    names: &Names,
    model: &mut Model,
    problems: &mut Vec<Diagnostic>,
) {
    let mut stances: Vec<Stance> = Vec::new();
    document.each_stance(problems, |entry, before, problems| {
        stances.extend(stance(entry, before, names, model, problems));
    });
    put_in_order(&mut stances, model, sources);
    model.stances = stances.into();
}

/// One stance. Every part is looked at before the first wrong one ends the entry.
fn stance(
    entry: &StanceEntry<'_>,
    before: usize,
    names: &Names,
    model: &Model,
    problems: &mut Vec<Diagnostic>,
) -> Option<Stance> {
    let party = names.party_saying(&entry.party, "party", problems);
    let target = target(entry, before, names, model, problems);
    let says = says(entry, problems);
    let StanceEntry { only_after, r#if, unless, until, otherwise, .. } = entry;
    let Hangs { on, otherwise, until } = hangs(&Hinges { only_after, r#if, unless, until, otherwise }, names, problems);
    let speaker = entry.speaker.as_ref().and_then(|text| names.person(text, problems));
    // Without a target nothing is known of the parameters, and the target is reported already.
    let has_terms = !entry.accepts.is_empty() || !entry.ideal.is_empty();
    let declared = target.filter(|_| has_terms).map(|target| Declared::by(model, target));
    let terms = declared.as_ref().map(|declared| terms(&entry.accepts, declared, problems)).unwrap_or_default();
    let ideal = declared.as_ref().map(|declared| ideals(&entry.ideal, declared, problems)).unwrap_or_default();
    let red_line = entry.red_line.as_ref().and_then(|entry| red_line(entry, problems));
    let said = entry.said.as_ref().and_then(|text| date(text, problems));
    let from = entry.from.as_ref().and_then(|text| date(text, problems));
    let voice = voice(&entry.voice, problems);
    let channel = channel(&entry.channel, problems);
    let salience = entry.salience.as_ref().and_then(|text| salience(text, problems));
    let evidence = evidence(&entry.evidence.value, names, problems);
    let apart_from = entry.apart_from.items.iter().filter_map(|text| names.party(text, problems)).collect();
    let note = entry.note.as_ref().map(|text| text.value.to_owned());
    Some(Stance {
        party: party?,
        target: target?,
        says: says?,
        conditions: thin(on),
        otherwise,
        terms: thin(terms),
        said,
        voice,
        channel,
        evidence: thin(evidence),
        traced: entry.evidence.written && !is_blank(&entry.evidence.value),
        details: Details { speaker, red_line, from, until, ideal, salience, apart_from, note, clause: None }.boxed(),
        span: entry.span,
    })
}

/// A list that is empty in most stances.
fn thin<T>(list: Vec<T>) -> ThinVec<T> {
    if list.is_empty() { ThinVec::new() } else { list.into() }
}

fn says(entry: &StanceEntry<'_>, problems: &mut Vec<Diagnostic>) -> Option<Says> {
    let words = entry.stance.as_ref().filter(|words| !words.items.is_empty());
    let Some(words) = words else {
        let message = "a stance needs the key `stance`";
        let help =
            format!("add `stance:` with one of: {}", crate::model::Level::words().collect::<Vec<_>>().join(", "));
        problems.push(Diagnostic::new(&MISSING_KEY, entry.span, message).label("no `stance` here").help(help));
        return None;
    };
    let Some(declined) = words.items.iter().find(|word| word.value == Says::DECLINED) else {
        return interval(words, problems).map(Says::Word);
    };
    if words.items.len() > 1 {
        problems.push(
            Diagnostic::new(
                &BAD_VALUE,
                declined.span,
                "`declined` is no word of the scale, so it has no place in an interval",
            )
            .label("the party would not say")
            .help("write what the sources report as one entry, and that the party declined to say as another"),
        );
        return None;
    }
    without_position(entry, problems).then_some(Says::Declined)
}

/// Whether an entry that takes no position says nothing that belongs to one; tells what does.
fn without_position(entry: &StanceEntry<'_>, problems: &mut Vec<Diagnostic>) -> bool {
    let word = entry.otherwise.as_ref().and_then(|words| words.items.first());
    let conditions = [&entry.only_after, &entry.r#if, &entry.unless, &entry.until];
    let spans = [
        ("otherwise", word.map(|word| word.span)),
        ("red_line", entry.red_line.as_ref().map(|line| line.span)),
        ("accepts", entry.accepts.first().map(|(name, _)| name.span)),
        ("ideal", entry.ideal.first().map(|(name, _)| name.span)),
        ("salience", entry.salience.as_ref().map(|text| text.span)),
        ("from", entry.from.as_ref().map(|text| text.span)),
        ("a condition or a last day", conditions.iter().find_map(|list| list.items.first()).map(Element::span)),
    ];
    let Some((what, span)) = spans.into_iter().find_map(|(what, span)| Some((what, span?))) else { return true };
    let what = if what.contains(' ') { what.to_owned() } else { format!("`{what}`") };
    problems.push(
        Diagnostic::new(
            &BAD_VALUE,
            span,
            format!("who declines to say takes no position, so {what} says nothing here"),
        )
        .label("belongs to a position")
        .help("take it out; if the party did take a position, write its word in place of `declined`"),
    );
    false
}

/// A judgement that nobody answers for is left out.
fn red_line(entry: &document::RedLineEntry<'_>, problems: &mut Vec<Diagnostic>) -> Option<RedLine> {
    let said = |part: &record::Written<Option<Blankable<'_>>>| {
        let text = part.value.as_ref().map(|text| text.0.trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    let unread = |part: &record::Written<Option<Blankable<'_>>>| part.written && part.value.is_none();
    if unread(&entry.judge) || unread(&entry.why) {
        return None;
    }
    let (judge, why) = (said(&entry.judge), said(&entry.why));
    if let (Some(judge), Some(why)) = (&judge, &why) {
        return Some(RedLine { judge: judge.clone(), why: why.clone() });
    }
    let (missing, help) = match (&judge, &why) {
        (None, Some(_)) => ("who judges it to be one", "add `judge:` with the name, or `curator`"),
        (Some(_), None) => ("why it is one", "add `why:` with the words or the act that show it"),
        _ => ("who judges it to be one, and why", "write `red_line: {judge: …, why: …}`"),
    };
    problems.push(
        Diagnostic::new(&UNJUDGED_RED_LINE, entry.span, format!("this red line does not say {missing}"))
            .label("a red line is somebody's judgement")
            .help(help),
    );
    None
}

pub fn voice(text: &Option<Text<'_>>, problems: &mut Vec<Diagnostic>) -> Option<Voice> {
    text.as_ref().and_then(|text| word(text, "a voice", Voice::ALL, problems))
}

pub fn channel(text: &Option<Text<'_>>, problems: &mut Vec<Diagnostic>) -> Option<Channel> {
    text.as_ref().and_then(|text| word(text, "a channel", Channel::ALL, problems))
}

fn salience(text: &Text<'_>, problems: &mut Vec<Diagnostic>) -> Option<f64> {
    let salience = number(text.value).filter(|salience| (0.0..=100.0).contains(salience));
    if salience.is_none() {
        problems.push(
            Diagnostic::new(&BAD_VALUE, text.span, format!("`{}` is not a salience", text.value))
                .label("expected a number from 0 to 100")
                .help("100 is what matters most to the party; leave the key out if no source says how much it matters"),
        );
    }
    salience
}

fn target(
    entry: &StanceEntry<'_>,
    before: usize,
    names: &Names,
    model: &Model,
    problems: &mut Vec<Diagnostic>,
) -> Option<Target> {
    match (&entry.demand, &entry.issue) {
        (Some(demand), None) => names.demand(demand, problems).map(Target::Demand),
        (None, Some(issue)) => names.issue(issue, problems).map(Target::Issue),
        (None, None) => {
            if problems[before..].iter().any(|found| std::ptr::eq(found.rule, &WRONG_TYPE)) {
                // It may stand there and could not be read, which is said already.
                return None;
            }
            problems.push(
                Diagnostic::new(&UNCLEAR_TARGET, entry.span, "a stance needs the key `demand` or `issue`")
                    .label("on what?")
                    .help("add `demand: …` with the id of a demand"),
            );
            None
        }
        (Some(demand), Some(issue)) => {
            let mut silent = Vec::new();
            let of = names.demand(demand, &mut silent).map(|ix| &model.issues[model.demands[ix].issue].id);
            let help = of.map_or("remove one of the two".to_owned(), |of| {
                format!("remove `issue`; `{}` belongs to `{of}`", demand.value)
            });
            problems.push(
                Diagnostic::new(&UNCLEAR_TARGET, issue.span, "a stance is on a demand or on an issue, not on both")
                    .label("and an issue here")
                    .related(demand.span, "a demand here")
                    .help(help),
            );
            None
        }
    }
}

/// Whether nothing can be looked up: every quotation and every place is empty.
pub fn is_blank(entries: &Citations<'_>) -> bool {
    let says = |text: &Option<Text<'_>>| text.as_ref().is_some_and(|text| !text.value.trim().is_empty());
    let quotations = || entries.iter().filter_map(|(_, quotations)| quotations.as_ref());
    // What could not be read is there all the same.
    !entries.is_empty()
        && entries.iter().all(|(_, quotations)| quotations.is_some())
        && quotations().all(|list| list.items.iter().all(|piece| !says(&piece.quote) && !says(&piece.at)))
}

/// `{quote: …, at: …}` where the id of a source has to come first.
fn without_source(entries: &[(&Text<'_>, &Set<Quotation<'_>>)], names: &Names) -> Option<Diagnostic> {
    let keys = ["quote", "at", "lang", "original", "translation"];
    let is_part = |id: &Text| keys.contains(&id.value) && !names.has_source(id);
    let first = entries.first().filter(|_| entries.iter().all(|(id, _)| is_part(id)))?;
    let found = Diagnostic::new(&UNKNOWN_SOURCE, first.0.span, format!("no source has the id `{}`", first.0.value));
    Some(found.label("the source comes first").help("write `evidence: {source: {quote: …, at: …}}`"))
}

pub fn evidence(entries: &Citations<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Vec<Evidence> {
    let mut all = Vec::new();
    if entries.is_empty() {
        return all;
    }
    let known = problems.len();
    let keys = entries.iter().map(|(key, _)| key);
    let entries: Vec<_> = unique(entries, problems).collect();
    for found in problems[known..].iter_mut().filter(|found| std::ptr::eq(found.rule, &DUPLICATE_KEY)) {
        let key = entries.iter().find(|(id, _)| found.message.contains(&format!("`{}`", id.value)));
        let key = key.map_or("source", |(id, _)| id.value);
        found.help = Some(format!("put both quotations in a list: `{key}: [first, second]`"));
    }
    if let Some(entry) = without_source(&entries, names) {
        problems.push(entry);
        return all;
    }
    for (id, quotations) in entries {
        let Some(source) = names.source(id, problems) else { continue };
        for quotation in &quotations.items {
            let text = |text: &Option<Text<'_>>| text.as_ref().map(|text| text.value.to_string());
            let span = quotation.quote.as_ref().map_or(quotation.span, |quote| quote.span);
            let key = quotation.key.as_ref().is_some_and(|key| key.value);
            idle(quotation, problems);
            all.push(Evidence {
                source,
                quote: text(&quotation.quote),
                lang: quotation.lang.as_ref().and_then(|tag| language(tag, problems)),
                original: quotation.original.as_ref().map(|words| (words.value.to_string(), words.span)),
                translator: quotation.translation.as_ref().map(|translation| translation.by.value.to_string()),
                at: text(&quotation.at),
                key,
                span,
            });
        }
    }
    keep_apart(keys, &mut problems[known..]);
    all.sort_by_key(|piece| piece.source);
    put_telling_first(&mut all, problems);
    all
}

/// Puts the telling piece before the others: the one that is marked, or else the first in the file.
fn put_telling_first(all: &mut [Evidence], problems: &mut Vec<Diagnostic>) {
    let mut marked: Vec<Span> = all.iter().filter(|piece| piece.key).map(|piece| piece.span).collect();
    marked.sort_unstable_by_key(|span| (span.file, span.start));
    if let [first, others @ ..] = marked.as_slice() {
        problems.extend(others.iter().map(|other| {
            Diagnostic::new(&SEVERAL_KEYS, *other, "a second piece of evidence with `key: true`; the first one counts")
                .label("marked as the telling one too")
                .related(*first, "the first one")
                .help("leave `key: true` at the one that tells most")
        }));
    }
    let order = |piece: &Evidence| (piece.span.file, piece.span.start);
    let first = all.iter().enumerate().min_by_key(|(_, piece)| (!piece.key, order(piece)));
    if let Some((at, _)) = first {
        all[..=at].rotate_right(1);
    }
}
