//! Sources, parties, people, issues and demands.

use super::accepted::BAD_VALUE;
use super::names::Names;
use super::quotations::IDLE_KEY;
use super::scenarios::options;
use super::steps::parties;
use super::words::{date, label, value};
use crate::diagnostic::Diagnostic;
use crate::document::read::{Entries, Sp, Text, keep_apart, unique};
use crate::document::{self, Document};
use crate::id::{DemandId, DemandIx, IssueId, Ix, PartyId, PartyIx, PersonId, SourceId};
use crate::model::article::{articles, lone_publishers};
use crate::model::elements::{Demand, Issue, Party, PartyKind, Person, Relation, Source};
use crate::model::period::{Affiliation, Period};
use crate::model::terms::{Domain, Parameter};
use crate::model::whole::Model;
use crate::source::Span;
use crate::words::{count, near, shorten, typo};

/// The model without its stances.
///
/// Elements are pushed in the order in which [`Names`] numbered them, and left out exactly where it left them out:
/// a person without a party and a demand without an issue mean nothing.
pub fn resolve(document: &Document<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Model {
    let mut model = Model {
        title: value(&document.title),
        as_of: document.as_of.as_ref().and_then(|text| date(text, problems)),
        between: document.between.as_ref().and_then(|list| between(list, names, problems)),
        note: value(&document.note),
        ..Model::default()
    };
    for (id, entry) in Names::first_definitions(&document.sources) {
        model.sources.push(source(id, entry, problems));
    }
    model.articles = articles(&model.sources);
    model.lone_publishers = lone_publishers(&model.sources);
    for (id, entry) in Names::first_definitions(&document.parties) {
        model.parties.push(party(id, entry, names, problems));
    }
    for (id, entry) in Names::first_definitions(&document.issues) {
        model.issues.push(issue(id, entry, document, names, problems));
    }
    for (id, entry) in Names::first_definitions(&document.people) {
        if let Some(person) = person(id, entry, names, problems) {
            model.people.push(person);
        }
    }
    let each = Names::first_definitions(&document.demands);
    let mut demands: Vec<Demand> = each.filter_map(|(id, entry)| demand(id, entry, names, problems)).collect();
    let_ways_imply(&mut demands);
    demands.into_iter().for_each(|demand| {
        model.demands.push(demand);
    });
    model
}

/// Whoever gets one of the only ways to a demand gets the demand: what is written there once holds at the way too.
fn let_ways_imply(demands: &mut [Demand]) {
    for at in 0..demands.len() {
        for way in demands[at].only_by.clone() {
            let implies = &mut demands[way.to.position()].implies;
            let to = DemandIx::new(at);
            if !implies.iter().any(|relation| relation.to == to) {
                implies.push(Relation { to, ..way });
                implies.sort_by_key(|relation| relation.to);
            }
        }
    }
}

/// The two that the talks are between. Whoever is named first is not the first of them: they are put in the order of their ids.
fn between(list: &Sp<Vec<Text<'_>>>, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<[PartyIx; 2]> {
    let said = match list.value.as_slice() {
        [] => "no party".to_owned(),
        [_] => "one party only".to_owned(),
        [a, b] if a.value == b.value => "the same party twice".to_owned(),
        [_, _] => return two(parties(&list.value, names, problems)),
        more => format!("{} parties", more.len()),
    };
    // A name that nobody has is wrong as well, and is said in the same run.
    parties(&list.value, names, problems);
    problems.push(
        Diagnostic::new(&BAD_VALUE, list.span, format!("`between` names {said}"))
            .label("expected two different parties")
            .help("name the two that the talks are between: `between: [first, second]`"),
    );
    None
}

fn two(mut parties: Vec<PartyIx>) -> Option<[PartyIx; 2]> {
    parties.sort_unstable();
    parties.try_into().ok()
}

fn values(texts: &[Text<'_>]) -> Vec<String> {
    texts.iter().map(|text| text.value.to_string()).collect()
}

fn source(id: &Text<'_>, entry: &document::SourceEntry, problems: &mut Vec<Diagnostic>) -> Source {
    Source {
        id: SourceId::new(id.value),
        title: value(&entry.title),
        short: value(&entry.short),
        publisher: value(&entry.publisher),
        via: values(&entry.via.items),
        date: entry.date.as_ref().and_then(|text| date(text, problems)),
        url: value(&entry.url),
        archived: value(&entry.archived),
        retrieved: entry.retrieved.as_ref().and_then(|text| date(text, problems)),
        file: value(&entry.file),
        sha256: digest(entry, problems),
        kind: value(&entry.kind),
        note: value(&entry.note),
        span: id.span,
    }
}

/// The digest of a source, which says something of its file alone.
fn digest(entry: &document::SourceEntry, problems: &mut Vec<Diagnostic>) -> Option<(String, Span)> {
    let text = entry.sha256.as_ref()?;
    let plain = |text: &str| {
        let is_one = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_one.then(|| text.to_ascii_lowercase())
    };
    let Some(digest) = plain(text.value) else {
        let meant = text.value.trim().strip_prefix("sha256:").and_then(plain);
        problems.push(
            Diagnostic::new(&BAD_VALUE, text.span, format!("`{}` is not a SHA-256 digest", shorten(text.value)))
                .label(format!(
                    "expected 64 hexadecimal digits, found {}",
                    count(text.value.chars().count(), "character", "characters")
                ))
                .help("write the 64 digits that `sha256sum` prints for the file; they are 0 to 9 and a to f")
                .fix(text.fixed(meant.as_deref())),
        );
        return None;
    };
    if entry.file.is_none() {
        problems.push(
            Diagnostic::new(&IDLE_KEY, text.span, "`sha256` says nothing without `file`")
                .label("the digest of what?")
                .help("name the file under `file:`, so that `check --sources` compares the two, or take `sha256` out"),
        );
    }
    Some((digest, text.span))
}

fn party(id: &Text<'_>, entry: &document::PartyEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Party {
    Party {
        id: PartyId::new(id.value),
        name: value(&entry.name).unwrap_or_else(|| id.value.to_string()),
        kind: entry.kind.as_ref().and_then(|text| label(text, "a kind of party", PartyKind::ALL, problems)),
        also: values(&entry.also.items),
        members: affiliations(&entry.members.entries, names, problems),
        members_complete: entry.members_complete.as_ref().is_some_and(|flag| flag.value),
        part_of: entry.part_of.as_ref().and_then(|text| names.party(text, problems)),
        note: value(&entry.note),
        span: id.span,
    }
}

/// Parties with the time for which each belongs here or is spoken for, each once.
fn affiliations(
    entries: &Entries<document::PeriodEntry>,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Affiliation> {
    let (keys, known) = (entries, problems.len());
    let entries = unique(entries, problems);
    let affiliation = |(id, entry): (&Text<'_>, &document::PeriodEntry)| {
        let mut day = |text: &Option<Text<'_>>| text.as_ref().and_then(|text| date(text, problems));
        let period = Period { from: day(&entry.from), until: day(&entry.until) };
        Some(Affiliation { party: names.party(id, problems)?, period, span: id.span })
    };
    let affiliations = entries.filter_map(affiliation).collect();
    keep_apart(keys.iter().map(|(key, _)| key), &mut problems[known..]);
    affiliations
}

fn person(
    id: &Text<'_>,
    entry: &document::PersonEntry,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Option<Person> {
    let parties = affiliations(&entry.party.entries, names, problems);
    if parties.is_empty() {
        return None;
    }
    Some(Person {
        id: PersonId::new(id.value),
        name: value(&entry.name).unwrap_or_else(|| id.value.to_string()),
        parties,
        office: value(&entry.office),
        also: values(&entry.also.items),
        anonymous: entry.anonymous.as_ref().is_some_and(|flag| flag.value),
        note: value(&entry.note),
        span: id.span,
    })
}

fn issue(
    id: &Text<'_>,
    entry: &document::IssueEntry,
    document: &Document<'_>,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Issue {
    Issue {
        id: IssueId::new(id.value),
        name: value(&entry.name).unwrap_or_else(|| id.value.to_string()),
        text: value(&entry.text),
        parameters: parameters(&entry.parameters, problems),
        options: options(id, &entry.options, document, names, problems),
        note: value(&entry.note),
        span: id.span,
    }
}

fn demand(
    id: &Text<'_>,
    entry: &document::DemandEntry,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Option<Demand> {
    // Every reference is looked at before the first wrong one ends the entry.
    let issue = names.issue(&entry.issue, problems);
    let implies = relations(&entry.implies, names, problems);
    let excludes = relations(&entry.excludes, names, problems);
    let only_by = relations(&entry.only_by, names, problems);
    let parameters = parameters(&entry.parameters, problems);
    let mediator = entry.mediator.as_ref().and_then(|text| names.party(text, problems));
    Some(Demand {
        id: DemandId::new(id.value),
        issue: issue?,
        text: entry.text.value.to_string(),
        implies,
        excludes,
        only_by,
        parameters,
        mediator,
        note: value(&entry.note),
        span: id.span,
    })
}

fn relations(entries: &Entries<Text<'_>>, names: &Names, problems: &mut Vec<Diagnostic>) -> Vec<Relation> {
    let (keys, known) = (entries, problems.len());
    let entries = unique(entries, problems);
    let relation = |(to, reason): (&Text<'_>, &Text<'_>)| {
        let to_ix = names.demand(to, problems)?;
        Some(Relation { to: to_ix, reason: reason.value.to_string(), span: to.span })
    };
    let mut relations: Vec<Relation> = entries.filter_map(relation).collect();
    relations.sort_by_key(|relation| relation.to);
    keep_apart(keys.iter().map(|(key, _)| key), &mut problems[known..]);
    relations
}

fn parameters(entries: &Entries<document::Domain>, problems: &mut Vec<Diagnostic>) -> Vec<Parameter> {
    let entries = unique(entries, problems);
    let parameter = |(name, domain): (&Text<'_>, &document::Domain)| {
        let domain = match domain {
            document::Domain::Word(text) => match Domain::WORDS.iter().find(|(word, _)| *word == text.value) {
                Some((_, domain)) => domain.clone(),
                None => {
                    problems.push(no_kind(name, text));
                    return None;
                }
            },
            document::Domain::Values(list, _) => Domain::Values(values(list)),
        };
        Some(Parameter { name: name.value.to_string(), domain, span: name.span })
    };
    entries.filter_map(parameter).collect()
}

/// Says of a word that it declares no parameter.
fn no_kind(name: &Text<'_>, text: &Text<'_>) -> Diagnostic {
    let words = || Domain::WORDS.iter().map(|(word, _)| *word);
    let help = match near(text.value, words()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => {
            format!("write `{}: number`, or `date` or `set`, or list what it can be: `[first, second]`", name.value)
        }
    };
    Diagnostic::new(&BAD_VALUE, text.span, format!("`{}` is not a kind of parameter", text.value))
        .label("expected `number`, `date`, `set` or a list of values")
        .help(help)
        .fix(text.fixed(typo(text.value, words())))
}
