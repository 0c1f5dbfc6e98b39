//! Answers → what the pictures are given.

use std::collections::BTreeMap;

use super::input::{Demand, Heading, Issue, Party, Positions, Relation, Relations, Stance};
use crate::answer::{self, Answer, Argument, Asked, Basis, BlocWithMembers, Condition, Drawn, Numbered, Statement};
use crate::model::Class;
use crate::words::{count, one_voice};

/// Who wants what.
pub fn positions(answer: &Answer<'_, answer::Stances<'_>>) -> Positions {
    let body = &answer.body;
    let mut stances = BTreeMap::new();
    for on in body.issues.iter().flat_map(|issue| &issue.demands) {
        for (party, stance) in &on.positions.0 {
            stances.insert((party.id.to_owned(), on.demand.demand.id.to_owned()), self::stance(stance));
        }
    }
    let issue = |issue: &answer::IssueStances<'_>| Issue {
        id: issue.issue.id.to_owned(),
        name: issue.issue.name.to_owned(),
        demands: issue.demands.iter().map(|on| demand(&on.demand)).collect(),
    };
    Positions {
        heading: heading(answer, "Who wants what?", &body.basis),
        parties: body.parties.iter().map(party).collect(),
        issues: body.issues.iter().map(issue).collect(),
        stances,
    }
}

/// What joins and divides every pair of parties.
pub fn relations(answer: &Answer<'_, answer::Relations<'_>>) -> Relations {
    let body = &answer.body;
    let relation = |pair: &answer::Relation<'_>| Relation {
        parties: (pair.parties[0].id.to_owned(), pair.parties[1].id.to_owned()),
        agree: pair.agree.clone(),
        terms: pair.terms,
        conditional: pair.conditional,
        conflict: pair.conflict.clone(),
        unknown: pair.unknown,
        total: pair.of,
    };
    let left_out = |left: &answer::LeftOut| {
        format!("Drawn are the {} parties with the most known positions; there are {}.", left.drawn, left.more)
    };
    Relations {
        heading: heading(answer, "What divides and what joins each pair of parties?", &body.basis),
        parties: body.parties.iter().map(party).collect(),
        apart: body.apart.iter().map(|party| party.name.to_owned()).collect(),
        relations: body.relations.iter().map(relation).collect(),
        demands: body.demands.iter().map(demand).collect(),
        left_out: body.left_out.as_ref().map(left_out),
    }
}

fn party(party: &answer::Party<'_>) -> Party {
    Party { id: party.id.to_owned(), name: party.name.to_owned() }
}

fn demand(numbered: &Numbered<'_>) -> Demand {
    Demand {
        id: numbered.demand.id.to_owned(),
        number: numbered.number.clone(),
        text: numbered.demand.text.to_owned(),
        class: class(numbered).to_owned(),
    }
}

/// Where those stand who have spoken, in a word or two.
pub(super) fn class(demand: &Numbered<'_>) -> &'static str {
    match (demand.speakers, demand.class) {
        (0, _) => "not known",
        (_, None) => "one voice",
        _ if demand.impasse => "impasse",
        (_, Some(Class::Agreed)) => "agreed",
        (_, Some(Class::AgreedInPrinciple)) => "in principle",
        (_, Some(Class::TermsDiffer)) => "terms differ",
        (_, Some(Class::Conditional)) => "conditional",
        (_, Some(Class::AllAgainst)) => "all against",
        (_, Some(Class::Opposed)) => "contested",
        (_, Some(Class::NoKnownObjection)) => "open",
    }
}

fn stance(stance: &answer::Stance<'_>) -> Stance {
    let position = &stance.position;
    let told = |one: &Condition| format!("{} {}", one.link.words(), one.what);
    let conditions = || position.awaited().chain(position.exceptions()).map(told).collect::<Vec<_>>().join("; ");
    let ends = |levels: crate::model::LevelRange| (levels.low().value(), levels.high().value());
    Stance {
        levels: ends(position.stance),
        condition: position.conditional.then(conditions),
        other: position.then.map(|other| (ends(other), conditions())),
        unfit: stance.unfit,
        red_line: position.red_line.then(|| match &stance.red_line {
            Some(line) => format!("as judged by {} ({})", line.judge, line.why),
            None => "follows from one".to_owned(),
        }),
        derived: position.basis == Basis::Derived,
        evidence: match position.basis {
            Basis::Stated => stance.statement.as_ref().map(evidence).unwrap_or_default(),
            Basis::Derived => stance.arguments.iter().map(reason).collect(),
            Basis::Assumed => vec!["Assumed for this picture".to_owned()],
        },
    }
}

fn evidence(statement: &Statement<'_>) -> Vec<String> {
    let said = statement.said.map(|said| format!("said {}", said.words()));
    let voice = statement.voice.map(|voice| voice.word().to_owned());
    let speaker = statement.speaker.map(|speaker| speaker.name.to_owned());
    let facts: Vec<String> = [said, voice, speaker].into_iter().flatten().collect();
    let facts = (!facts.is_empty()).then(|| facts.join(", "));
    let piece = |piece: &answer::Evidence<'_>| {
        let quote = piece.quote.map(|quote| format!(" “{quote}”")).unwrap_or_default();
        let at = piece.at.map(|at| format!(" ({at})")).unwrap_or_default();
        format!("{}:{quote}{at}", piece.source.id)
    };
    facts.into_iter().chain(statement.evidence.iter().map(piece)).collect()
}

/// From what a derived position follows, and the curator's reason for each relation.
fn reason(argument: &Argument<'_>) -> String {
    let steps: Vec<&str> = argument.steps.iter().map(|step| step.reason).collect();
    format!("From its position on “{}”; curator: {}", argument.origin.text, steps.join("; "))
}

fn heading<B>(answer: &Answer<'_, B>, question: &str, basis: &Drawn) -> Heading {
    let title = match &answer.head.model {
        Asked::One(Some(model)) => model.title.clone(),
        Asked::One(None) | Asked::Several(_) => None,
    };
    let supposed = answer.head.supposed.as_ref();
    let changes = supposed.into_iter().flat_map(|supposed| {
        let numbers = [(supposed.assume.len(), "assumed"), (supposed.waive.len(), "waived")];
        let numbers = numbers.into_iter().filter(|(number, _)| *number > 0);
        numbers.map(|(number, what)| format!("{number} {what}")).chain(supposed.left_out())
    });
    let changes: String = changes.map(|change| format!(" · {change}")).collect();
    let voice = |one: &BlocWithMembers<'_>| {
        one_voice(one.bloc.name, &one.members.iter().map(|party| party.name.to_owned()).collect::<Vec<_>>())
    };
    let Drawn { parties, demands, issues, stated, possible, sources } = *basis;
    let share = if possible == 0 { 0.0 } else { stated as f64 * 100.0 / possible as f64 };
    Heading {
        blocs: answer.caveats.iter().flat_map(|caveats| &caveats.blocs).map(voice).collect(),
        title: title.unwrap_or_else(|| "Positions".to_owned()),
        question: question.to_owned(),
        as_of: answer.head.as_of.map_or("an unknown date".to_owned(), |day| day.words()),
        basis: format!(
            "{}, {} in {}, {stated} stated positions from {}; {share:.0} % of the possible positions are known{changes}",
            count(parties, "party", "parties"),
            count(demands, "demand", "demands"),
            count(issues, "issue", "issues"),
            count(sources, "source", "sources"),
        ),
    }
}

/// The head of a picture that still draws its own.
pub fn head(heading: &Heading) -> super::head::Head {
    super::head::Head {
        title: heading.title.clone(),
        question: heading.question.clone(),
        as_of: format!("as of {}", heading.as_of),
        headline: format!("{}.", heading.basis),
        foot: super::frame::foot_text(heading),
        ..Default::default()
    }
}
