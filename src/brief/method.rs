//! On what a brief rests: sources, issues, parties, how much is known, and how it was worked out.

use super::contents::{Contents, Two};
use super::exhibits;
use super::heading::Heading;
use super::page::{Block, Item, Line, Run};
use crate::answer::{Asked, IssueStances, Supposed, TestedKind, channel};
use crate::model::Channel;
use crate::picture::source_numbers::published;
use crate::words::{count, listed, one_voice, percent};

/// What stands above and below the whole page.
pub fn heading(contents: &Contents<'_>) -> Heading {
    let head = &contents.stances.head;
    let title = match &head.model {
        Asked::One(Some(model)) => model.title.clone(),
        Asked::One(None) | Asked::Several(_) => None,
    };
    let day = head.as_of.map_or("without a date".to_owned(), |day| format!("as of {}", day.words()));
    let changes = head.supposed.as_ref().map_or_else(Vec::new, Supposed::changes);
    let day = changes.iter().fold(day, |all, change| format!("{all} · {change}"));
    let foot = "Not a forecast, not advice. What is not known is unknown, and neither consent nor refusal.";
    Heading {
        title: title.unwrap_or_else(|| "Positions".to_owned()),
        basis: format!("Brief, {day}. {}", known(contents)),
        foot: foot.to_owned(),
    }
}

/// On how much everything rests.
fn known(contents: &Contents<'_>) -> String {
    let basis = &contents.stances.body.basis;
    let share = if basis.possible == 0 { 0.0 } else { basis.stated as f64 / basis.possible as f64 };
    format!(
        "{} with a known position, {} in {}: {} of {} possible positions are stated ({}), from {}.",
        count(basis.parties, "party", "parties"),
        count(basis.demands, "demand", "demands"),
        count(basis.issues, "issue", "issues"),
        basis.stated,
        basis.possible,
        percent(share),
        count(basis.sources, "source", "sources"),
    )
}

/// Sources, coverage, the glossary of parties, and methods.
pub fn blocks(contents: &Contents<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Text(Line::of(known(contents)))];
    blocks.extend(caveats(contents).into_iter().map(|text| Block::Text(Line::of(text))));
    blocks.push(Block::Heading(Line::of("Sources")));
    blocks.push(Block::List(sources(contents)));
    blocks.push(Block::Heading(Line::of("Issues")));
    blocks.push(Block::List(issues(contents)));
    blocks.push(Block::Heading(Line::of("Parties")));
    blocks.push(Block::List(parties(contents)));
    blocks.extend(contents.two.as_ref().map(sure));
    blocks.push(Block::Heading(Line::of("Methods")));
    blocks.push(Block::List(METHODS.iter().map(|text| Item::new(Line::of(*text))).collect()));
    if let Asked::One(Some(model)) = &contents.stances.head.model {
        blocks.push(Block::Note(Line::of(format!("Digest of the model (SHA-256): {}", model.digest))));
    }
    blocks
}

/// What each finding on the two holds with, and without what it falls.
fn sure(two: &Two<'_>) -> Block {
    let items = two.robust.findings.iter().filter_map(|one| {
        let kind = match one.kind {
            TestedKind::Conflict => "opposite sides",
            TestedKind::Agreement => "same side",
            TestedKind::Position | TestedKind::Deadlock => return None,
        };
        let says = Line::strong(one.demand.map_or("", |demand| demand.text)).text(format!(": {kind}. "));
        let without: Vec<String> = one.fails_without.iter().map(|source| source.name.to_owned()).collect();
        let falls = [
            one.holds_throughout.then(|| "It holds with everything that was tried.".to_owned()),
            match without.as_slice() {
                [] => None,
                [one] => Some(format!("Not found without {one}.")),
                several => Some(format!("Not found without any one of {}.", listed(several))),
            },
            one.needs_voices.as_ref().map(|voices| match voices.as_slice() {
                [] => "It needs words of which no kind is given.".to_owned(),
                voices => format!(
                    "It needs words that are {}.",
                    voices.iter().map(|voice| voice.word()).collect::<Vec<_>>().join(" or ")
                ),
            }),
            (!one.fails_at_intervals.is_empty()).then(|| "It depends on how a span is read.".to_owned()),
        ];
        Some(Item::new(says.text(falls.into_iter().flatten().collect::<Vec<_>>().join(" "))))
    });
    let tried = "Tried: each source left out; weaker kinds of word left out; every span taken at either end. What holds is not \
                 thereby true: only what the file holds was tried.";
    let blocks = vec![Block::Note(Line::of(tried)), Block::List(items.collect())];
    Block::Fold { anchor: "sure".to_owned(), summary: Line::strong("How sure each finding on the two is"), blocks }
}

const METHODS: [&str; 7] = [
    "The curator is whoever wrote the file: every stated position was read in a source, and its words or the place are given; a party that has not spoken is unknown, never neutral.",
    "A position is a word of a scale of seven, from rejects to demands. Where sources differ, both ends are kept and nothing is averaged.",
    "What follows from other positions by the curator's relations between demands is marked as derived.",
    "A red line is somebody's judgement, who is named with the reason.",
    "A claim about the other side is not that side's position, and a bloc does not speak for its members.",
    "What rests on a single source says so: without that source it would not be found.",
    "Parties and issues stand by name; the order of findings is by kind, never by party.",
];

fn caveats(contents: &Contents<'_>) -> Vec<String> {
    let Some(caveats) = &contents.stances.caveats else { return Vec::new() };
    let names =
        |members: &[crate::answer::Party<'_>]| members.iter().map(|party| party.name.to_owned()).collect::<Vec<_>>();
    let blocs = caveats.blocs.iter().map(|one| one_voice(one.bloc.name, &names(&one.members)));
    let aside: Vec<String> =
        caveats.channels.iter().filter(|one| **one != Channel::Public).map(|one| channel(*one).to_owned()).collect();
    let aside = (!aside.is_empty()).then(|| format!("Some positions are {}.", listed(&aside)));
    let unfit = caveats.unfit.iter().map(|one| {
        let demands: Vec<String> = one.demands.iter().map(|demand| format!("“{}”", demand.text)).collect();
        format!("Own positions of {} do not fit together: {}.", one.party.name, listed(&demands))
    });
    let undated = (caveats.undated > 0)
        .then(|| format!("{} without a date count on every day.", count(caveats.undated, "position", "positions")));
    blocs.chain(aside).chain(unfit).chain(caveats.long_ago()).chain(undated).collect()
}

/// Every source with its date, and where it can be read.
fn sources(contents: &Contents<'_>) -> Vec<Item> {
    contents
        .sources
        .iter()
        .map(|one| {
            let read = one.retrieved.map_or(String::new(), |date| format!("; read {}", date.words()));
            let says = Line::strong(one.name).text(format!(" ({}{read})", published(one)));
            let title = if one.title == one.name { Line::default() } else { Line::of(one.title) };
            let outside = |url: &str| Line(vec![Run::Outside(url.to_owned(), url.to_owned())]);
            let archived = one.archived.map(|url| Line::of("Archived: ").then(outside(url)));
            let item = Item { anchor: Some(exhibits::source(one.id)), says, small: Vec::new() };
            one.url.map(outside).into_iter().chain(archived).fold(item.small(title), Item::small)
        })
        .collect()
}

/// What each issue is about, and how many demands it has.
fn issues(contents: &Contents<'_>) -> Vec<Item> {
    let item = |one: &IssueStances<'_>| {
        let says = Line::default().link(format!("issue.{}", one.issue.id), one.issue.name);
        let about = contents.about.get(one.issue.id).map_or(String::new(), |text| format!("{text} "));
        let demands = count(one.demands.len(), "demand", "demands");
        Item::new(says.text(format!(": {about}({demands})")))
    };
    contents.stances.body.issues.iter().map(item).collect()
}

fn parties(contents: &Contents<'_>) -> Vec<Item> {
    let stated = contents.stances.caveats.as_ref().map_or(&[][..], |caveats| &caveats.stated);
    let of = contents.stances.body.basis.demands;
    let item = |party: &crate::answer::Party<'_>| {
        let known = stated.iter().find(|one| one.party == *party).map_or(0, |one| one.known);
        let says = Line::strong(party.name).text(format!(": {known} of {of} positions stated"));
        Item { anchor: Some(format!("party.{}", party.id)), says, small: Vec::new() }
    };
    contents.stances.body.parties.iter().map(item).collect()
}
