//! Sources, parties, people, issues and demands.

use super::accepted::BAD_VALUE;
use super::names::Names;
use super::scenarios::options;
use super::steps::parties;
use super::words::{date, value, word};
use crate::diagnostic::Diagnostic;
use crate::document::read::{Entries, Sp, Text, keep_apart, unique};
use crate::document::{self, Document};
use crate::id::{DemandId, IssueId, PartyId, PartyIx, PersonId, SourceId};
use crate::model::article::{articles, lone_publishers};
use crate::model::element::{Demand, Issue, Party, PartyKind, Person, Relation, Source};
use crate::model::index::Model;
use crate::model::terms::{Domain, Parameter};
use crate::words::{near, typo};

/// The model without its stances.
///
/// Elements are pushed in the order in which [`Names`] numbered them, and left out exactly where it left them out:
/// a person without a party and a demand without an issue mean nothing.
pub fn resolve(document: &Document, names: &Names, problems: &mut Vec<Diagnostic>) -> Model {
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
    for (id, entry) in Names::first_definitions(&document.demands) {
        if let Some(demand) = demand(id, entry, names, problems) {
            model.demands.push(demand);
        }
    }
    model
}

/// The two that the talks are between. Whoever is named first is not the first of them: they are put in the order of their ids.
fn between(list: &Sp<Vec<Text>>, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<[PartyIx; 2]> {
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

fn values(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.to_string()).collect()
}

fn source(id: &Text, entry: &document::SourceEntry, problems: &mut Vec<Diagnostic>) -> Source {
    Source {
        id: SourceId::new(&id.value),
        title: value(&entry.title),
        short: value(&entry.short),
        publisher: value(&entry.publisher),
        via: values(&entry.via.items),
        date: entry.date.as_ref().and_then(|text| date(text, problems)),
        url: value(&entry.url),
        file: value(&entry.file),
        kind: value(&entry.kind),
        note: value(&entry.note),
        span: id.span,
    }
}

fn party(id: &Text, entry: &document::PartyEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Party {
    Party {
        id: PartyId::new(&id.value),
        name: value(&entry.name).unwrap_or_else(|| id.value.to_string()),
        kind: entry.kind.as_ref().and_then(|text| word(text, "a kind of party", PartyKind::ALL, problems)),
        also: values(&entry.also.items),
        members: entry.members.items.iter().filter_map(|text| names.party(text, problems)).collect(),
        members_complete: entry.members_complete.as_ref().is_some_and(|flag| flag.value),
        part_of: entry.part_of.as_ref().and_then(|text| names.party(text, problems)),
        note: value(&entry.note),
        span: id.span,
    }
}

fn person(id: &Text, entry: &document::PersonEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Person> {
    Some(Person {
        id: PersonId::new(&id.value),
        name: value(&entry.name).unwrap_or_else(|| id.value.to_string()),
        party: names.party(&entry.party, problems)?,
        office: value(&entry.office),
        also: values(&entry.also.items),
        anonymous: entry.anonymous.as_ref().is_some_and(|flag| flag.value),
        note: value(&entry.note),
        span: id.span,
    })
}

fn issue(
    id: &Text,
    entry: &document::IssueEntry,
    document: &Document,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Issue {
    Issue {
        id: IssueId::new(&id.value),
        name: value(&entry.name).unwrap_or_else(|| id.value.to_string()),
        text: value(&entry.text),
        parameters: parameters(&entry.parameters, problems),
        options: options(id, &entry.options, document, names, problems),
        note: value(&entry.note),
        span: id.span,
    }
}

fn demand(id: &Text, entry: &document::DemandEntry, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<Demand> {
    // Every reference is looked at before the first wrong one ends the entry.
    let issue = names.issue(&entry.issue, problems);
    let implies = relations(&entry.implies, names, problems);
    let excludes = relations(&entry.excludes, names, problems);
    let parameters = parameters(&entry.parameters, problems);
    let mediator = entry.mediator.as_ref().and_then(|text| names.party(text, problems));
    Some(Demand {
        id: DemandId::new(&id.value),
        issue: issue?,
        text: entry.text.value.to_string(),
        implies,
        excludes,
        parameters,
        mediator,
        note: value(&entry.note),
        span: id.span,
    })
}

fn relations(entries: &Entries<Text>, names: &Names, problems: &mut Vec<Diagnostic>) -> Vec<Relation> {
    let (keys, known) = (entries, problems.len());
    let entries = unique(entries, problems);
    let relation = |(to, reason): (&Text, &Text)| {
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
    let parameter = |(name, domain): (&Text, &document::Domain)| {
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
fn no_kind(name: &Text, text: &Text) -> Diagnostic {
    let words = || Domain::WORDS.iter().map(|(word, _)| *word);
    let help = match near(&text.value, words()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => {
            format!("write `{}: number`, or `date` or `set`, or list what it can be: `[first, second]`", name.value)
        }
    };
    Diagnostic::new(&BAD_VALUE, text.span, format!("`{}` is not a kind of parameter", text.value))
        .label("expected `number`, `date`, `set` or a list of values")
        .help(help)
        .fix(text.fixed(typo(&text.value, words())))
}
