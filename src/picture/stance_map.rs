//! The stance map: what one party or two want, issue by issue, a line for each position that is known.

use std::collections::BTreeMap;

use super::between::{sentence, waits, words_of};
use super::datum::Datum;
use super::head::Head;
use super::lines::{Bar, Group, Line, Lines, Target, reading};
use super::look::Look;
use super::palette::Tone;
use super::plate::{Plate, Request};
use super::source_numbers::Cited;
use crate::answer::{Answer, Demand, IssueStances, Party, Stance, Stances};
use crate::words::{count, listed};

/// More lines than this are better read as a table: 46 were read with ease, 142 were not.
const MOST_LINES: usize = 60;

/// Draws what the parties that were asked for want, or else the two that the talks are between.
pub fn draw(request: &Request<'_, '_>) -> Vec<Plate> {
    let register = request.register;
    let choice = &request.choice;
    let mut asked = choice.parties.clone();
    if asked.is_empty() {
        asked = request.between.into_iter().flatten().collect();
    }
    asked.truncate(2);
    if asked.is_empty() {
        return Vec::new();
    }
    register.model().sort_by_name(&mut asked);
    let parties = register.parties(&asked);
    let mut body = Stances::new(register);
    body.issues = choice.issues(register, body.issues);
    let body = if choice.issues.is_empty() { body } else { body.of(&parties) };
    let answer = Answer::new(register, "stance-map", request.scope, &asked, body);
    let all = answer.body.issues.iter().flat_map(|issue| &issue.demands).flat_map(|on| &on.positions.0);
    let cited = Cited::new(all.filter(|(own, _)| parties.contains(own)).map(|(_, stance)| stance));
    let groups: Vec<Group> = answer.body.issues.iter().filter_map(|issue| group(issue, &parties, &cited)).collect();
    let mut head = head(&answer, &parties, Lines::all(&groups), cited.note());
    head = head.later(cited.later());
    head.question.push_str(&choice.of_issues(register));
    let head = head.legend(Look::legend(Lines::all(&groups).map(|line| Look::of(Some(&line.position)))));
    let bar = |party: &Party<'_>| Bar { datum: Datum::party(party), name: party.name.to_owned() };
    let picture = Lines { head: head.clone(), parties: parties.iter().map(bar).collect(), groups };
    let about = parties.iter().map(|party| party.id).collect::<Vec<_>>().join("-");
    vec![Plate::of(about, head, picture.pages("stance-map", request.page), request.page)]
}

/// The demands of an issue on which something is known of one of the parties.
fn group(issue: &IssueStances<'_>, parties: &[Party<'_>], cited: &Cited<'_>) -> Option<Group> {
    let demands = issue.demands.iter().filter_map(|on| {
        let stances: BTreeMap<&str, &Stance<'_>> =
            on.positions.0.iter().map(|(own, stance)| (own.id, stance)).collect();
        let demand = &on.demand.demand;
        let lines: Vec<Option<Line>> = parties
            .iter()
            .map(|party| stances.get(party.id).map(|stance| line(party, demand, stance, cited)))
            .collect();
        let is_known = lines.iter().any(Option::is_some);
        is_known.then(|| Target {
            datum: Datum::demand(demand, Some(issue.issue.id)),
            text: demand.text.to_owned(),
            notes: parties.iter().filter_map(|party| waits(party, &stances.get(party.id)?.position)).collect(),
            lines,
        })
    });
    let demands: Vec<Target> = demands.collect();
    let group =
        Group { id: issue.issue.id.to_owned(), title: issue.issue.name.to_owned(), tone: Tone::Neutral, demands };
    (!group.demands.is_empty()).then_some(group)
}

fn line(party: &Party<'_>, demand: &Demand<'_>, stance: &Stance<'_>, cited: &Cited<'_>) -> Line {
    Line {
        datum: Datum::stance(party, demand, stance),
        position: stance.position.clone(),
        unfit: stance.unfit,
        cited: cited.numbers(stance),
        tooltip: sentence(party, demand, Some(&stance.position), &words_of(stance)),
    }
}

fn head<'l>(
    answer: &Answer<'_, Stances<'_>>,
    parties: &[Party<'_>],
    lines: impl Iterator<Item = &'l Line>,
    cited: Option<String>,
) -> Head {
    let lines: Vec<&Line> = lines.collect();
    let of = answer.body.basis.demands;
    let known = |party: &Party<'_>| {
        let all = answer.body.issues.iter().flat_map(|issue| &issue.demands);
        all.filter(|on| on.positions.0.iter().any(|(own, _)| own == party)).count()
    };
    let names: Vec<String> = parties.iter().map(|party| party.name.to_owned()).collect();
    let each = parties.iter().map(|party| format!("{}: {}", party.name, known(party)));
    let headline =
        format!("Positions known on {}: {}.", count(of, "demand", "demands"), each.collect::<Vec<_>>().join(", "));
    let dense = if lines.len() > MOST_LINES {
        format!(" With {} lines, the matrix is the better picture.", lines.len())
    } else {
        String::new()
    };
    let note = format!(
        "{} Demands on which nothing is known of {} are left out.{dense}",
        reading(lines),
        if parties.len() == 1 { "it" } else { "either" },
    );
    let verb = if parties.len() == 1 { "does" } else { "do" };
    Head::of(
        answer,
        &format!("What {verb} {} want, issue by issue?", listed(&names)),
        headline,
        [note].into_iter().chain(cited).collect(),
    )
}
