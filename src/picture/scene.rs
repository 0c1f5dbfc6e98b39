//! Answers → what the pictures are given.

use std::collections::{BTreeMap, BTreeSet};

use super::input::{Demand, Heading, Issue, Party, Positions, Relation, Relations, Stance};
use crate::analysis::{Class, Misfits, Scope, Situation, compare, ground};
use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, Ix, PartyIx, SourceIx};
use crate::model::Polarity;
use crate::words::{count, left_off, one_voice};

/// The most parties that a party map holds: with more, the boxes become smaller than their text on a page.
const MOST_PARTIES: usize = 16;

/// Who wants what. Parties without any position are left out: a column of question marks says nothing.
pub fn positions(situation: &Situation<'_>) -> Positions {
    let model = situation.model;
    let parties = by_name(situation);
    let mut stances = BTreeMap::new();
    let unfit = Misfits::new(situation);
    for ix in &parties {
        for demand in model.demands.indices() {
            if let Some(cell) = situation.matrix(Scope::Derived).cell(*ix, demand) {
                let key = (model.parties[*ix].id.to_string(), model.demands[demand].id.to_string());
                stances.insert(key, stance(situation, *ix, demand, cell, unfit.has(*ix, demand)));
            }
        }
    }
    let numbers = model.demand_numbers();
    let issues = model
        .demands_by_issue()
        .into_iter()
        .filter(|(_, demands)| !demands.is_empty())
        .map(|(ix, demands)| Issue {
            id: model.issues[ix].id.to_string(),
            name: model.issues[ix].name.clone(),
            demands: demands.into_iter().map(|demand| demand_of(situation, &parties, demand, &numbers)).collect(),
        })
        .collect();
    Positions {
        heading: heading(situation, "Who wants what?", &parties),
        parties: parties.iter().map(|ix| party(situation, *ix)).collect(),
        issues,
        stances,
    }
}

/// What joins and divides every pair of parties.
pub fn relations(situation: &Situation<'_>) -> Relations {
    let heard = by_name(situation);
    let mut by_known = heard.clone();
    by_known.sort_by_key(|ix| std::cmp::Reverse(situation.coverage(&[*ix]).0));
    let shown = &by_known[..heard.len().min(MOST_PARTIES)];
    let parties: Vec<PartyIx> = heard.iter().copied().filter(|ix| shown.contains(ix)).collect();
    let left_out = left_off(by_known.iter().map(|ix| situation.coverage(&[*ix]).0), MOST_PARTIES).map(|rest| {
        format!("Drawn are the {} parties with the most known positions; there are {rest}.", parties.len())
    });
    let numbers = situation.model.demand_numbers();
    let mut all = Vec::new();
    for (at, a) in parties.iter().enumerate() {
        for b in &parties[at + 1..] {
            all.extend(relation(situation, *a, *b, &numbers));
        }
    }
    let related: BTreeSet<&String> = all.iter().flat_map(|pair| [&pair.parties.0, &pair.parties.1]).collect();
    let (shown, apart): (Vec<Party>, Vec<Party>) =
        parties.iter().map(|ix| party(situation, *ix)).partition(|party| related.contains(&party.id));
    let named: BTreeSet<&String> = all.iter().flat_map(|pair| pair.agree.iter().chain(&pair.conflict)).collect();
    let mut demands: Vec<DemandIx> =
        situation.model.demands.indices().filter(|ix| named.contains(&numbers[ix.position()])).collect();
    in_order(&mut demands, &numbers);
    Relations {
        demands: demands.into_iter().map(|ix| demand_of(situation, &parties, ix, &numbers)).collect(),
        heading: heading(situation, "What divides and what joins each pair of parties?", &parties),
        parties: shown,
        apart: apart.into_iter().map(|party| party.name).collect(),
        relations: all,
        left_out,
    }
}

/// Parties with a position, by name: any other order could be read as a judgement.
fn by_name(situation: &Situation<'_>) -> Vec<PartyIx> {
    let mut parties = situation.parties_heard(Scope::Derived);
    situation.model.sort_by_name(&mut parties);
    parties
}

/// Sorts demands by their numbers, which is the order of the issues.
fn in_order(demands: &mut [DemandIx], numbers: &[String]) {
    demands.sort_by_key(|ix| numbers[ix.position()][1..].parse::<usize>().unwrap_or(0));
}

fn party(situation: &Situation<'_>, ix: PartyIx) -> Party {
    let party = &situation.model.parties[ix];
    Party { id: party.id.to_string(), name: party.name.clone() }
}

fn demand_of(situation: &Situation<'_>, parties: &[PartyIx], ix: DemandIx, numbers: &[String]) -> Demand {
    let demand = &situation.model.demands[ix];
    Demand {
        id: demand.id.to_string(),
        number: numbers[ix.position()].clone(),
        text: demand.text.clone(),
        class: class(situation, parties, ix),
    }
}

/// Where those stand who have spoken, in a word or two.
fn class(situation: &Situation<'_>, parties: &[PartyIx], demand: DemandIx) -> String {
    let matrix = situation.matrix(Scope::Derived);
    let cell = |ix: &PartyIx| matrix.cell(*ix, demand);
    let speakers: Vec<PartyIx> = parties.iter().copied().filter(|ix| cell(ix).is_some()).collect();
    let red = |side| speakers.iter().filter_map(cell).any(|c| c.red_line && c.levels.polarity() == Some(side));
    let word = match speakers.len() {
        0 => "not known",
        1 => "one voice",
        _ if red(Polarity::For) && red(Polarity::Against) => "impasse",
        _ => match ground(situation, &speakers, demand, Scope::Derived).class {
            Class::Agreed => "agreed",
            Class::AgreedInPrinciple => "in principle",
            Class::TermsDiffer => "terms differ",
            Class::Conditional => "conditional",
            Class::AllAgainst => "all against",
            Class::Opposed => "contested",
            Class::NoKnownObjection => "open",
        },
    };
    word.to_owned()
}

fn stance(situation: &Situation<'_>, party: PartyIx, demand: DemandIx, cell: &Cell, unfit: bool) -> Stance {
    let model = situation.model;
    let entry = situation.stance(cell);
    let waits = situation.hinges(party, demand, Scope::Derived);
    let conditions = waits.iter().map(|(link, what)| format!("{} {}", link.words(), model.condition_text(what)));
    let red_line = entry.and_then(|entry| situation.filter().red_line(entry));
    Stance {
        levels: (cell.levels.low().value(), cell.levels.high().value()),
        condition: cell.waiting.then(|| conditions.clone().collect::<Vec<_>>().join("; ")),
        other: cell
            .other
            .map(|other| ((other.low().value(), other.high().value()), conditions.collect::<Vec<_>>().join("; "))),
        unfit,
        red_line: cell.red_line.then(|| match red_line {
            Some(line) => format!("as judged by {} ({})", line.judge, line.why),
            None => "follows from one".to_owned(),
        }),
        derived: cell.basis == Basis::Derived,
        evidence: match cell.basis {
            Basis::Stated(_) => evidence(situation, entry),
            Basis::Derived => reasons(situation, party, demand, cell),
            Basis::Assumed => vec!["Assumed for this picture".to_owned()],
        },
    }
}

fn evidence(situation: &Situation<'_>, entry: Option<&crate::model::Stance>) -> Vec<String> {
    let model = situation.model;
    let Some(entry) = entry else { return Vec::new() };
    let mut lines = Vec::new();
    let said = entry.said.map(|said| format!("said {}", said.words()));
    let voice = entry.voice.map(|voice| voice.word().to_owned());
    let speaker = entry.speaker.map(|speaker| model.people[speaker].name.clone());
    let facts: Vec<String> = [said, voice, speaker].into_iter().flatten().collect();
    if !facts.is_empty() {
        lines.push(facts.join(", "));
    }
    for piece in situation.filter().evidence(entry) {
        let quote = piece.quote.as_ref().map(|quote| format!(" “{quote}”")).unwrap_or_default();
        let at = piece.at.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
        lines.push(format!("{}:{quote}{at}", model.sources[piece.source].id));
    }
    lines
}

/// For a derived position: from what it follows, and the curator's reason for each relation.
fn reasons(situation: &Situation<'_>, party: PartyIx, demand: DemandIx, cell: &Cell) -> Vec<String> {
    let model = situation.model;
    let wanted = cell.levels.polarity() == Some(Polarity::For);
    let line = |argument: crate::analysis::Argument| {
        let steps: Vec<&str> = argument.steps.iter().map(|step| step.reason.as_str()).collect();
        format!("From its position on “{}”; curator: {}", model.demands[argument.origin].text, steps.join("; "))
    };
    situation.arguments(party, demand, wanted).into_iter().map(line).collect()
}

/// The relation of a pair; none if nothing is known of both.
fn relation(situation: &Situation<'_>, a: PartyIx, b: PartyIx, numbers: &[String]) -> Option<Relation> {
    let answer = compare(situation, a, b, Scope::Derived);
    if answer.counts.counts.known() == 0 {
        return None;
    }
    let id = |ix: PartyIx| situation.model.parties[ix].id.to_string();
    let listed = |demands: &[DemandIx]| {
        let mut demands = demands.to_vec();
        in_order(&mut demands, numbers);
        demands.iter().map(|ix| numbers[ix.position()].clone()).collect::<Vec<_>>()
    };
    let conflict: Vec<DemandIx> = answer.conflict.iter().map(|conflict| conflict.demand).collect();
    Some(Relation {
        parties: (id(a), id(b)),
        agree: listed(&answer.agree),
        terms: answer.counts.counts.terms,
        conditional: answer.counts.counts.conditional,
        conflict: listed(&conflict),
        unknown: answer.counts.counts.unknown,
        total: answer.counts.counts.of(),
    })
}

fn heading(situation: &Situation<'_>, question: &str, parties: &[PartyIx]) -> Heading {
    let model = situation.model;
    let (known, of) = situation.coverage(parties);
    let issues = model.demands_by_issue().iter().filter(|(_, demands)| !demands.is_empty()).count();
    let share = if of == 0 { 0.0 } else { known as f64 * 100.0 / of as f64 };
    let filter = situation.filter();
    let supposed = [(situation.assumptions.len(), "assumed"), (situation.waivers.len(), "waived")];
    let supposed =
        supposed.into_iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}"));
    let counts = |ix: &SourceIx| model.article(*ix) == *ix && !filter.without.contains(ix);
    let sources = model.sources.indices().filter(counts).count();
    let changes = supposed.chain(filter.words(model)).map(|change| format!(" · {change}"));
    let name = |ix: &PartyIx| model.parties[*ix].name.clone();
    let voice = |(bloc, members): (PartyIx, Vec<PartyIx>)| {
        one_voice(&name(&bloc), &members.iter().map(name).collect::<Vec<_>>())
    };
    Heading {
        blocs: situation.blocs(parties).into_iter().map(voice).collect(),
        title: model.title.clone().unwrap_or_else(|| "Positions".to_owned()),
        question: question.to_owned(),
        as_of: situation.day.map_or("an unknown date".to_owned(), |day| day.words()),
        basis: format!(
            "{}, {} in {}, {known} stated positions from {}; {share:.0} % of the possible positions are known{}",
            count(parties.len(), "party", "parties"),
            count(model.demands.len(), "demand", "demands"),
            count(issues, "issue", "issues"),
            count(sources, "source", "sources"),
            changes.collect::<String>(),
        ),
    }
}
