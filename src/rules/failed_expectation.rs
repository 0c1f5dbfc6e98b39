//! What the author of a model expects of the answers, and what is true instead.

use crate::analysis::{ground, locked, why};
use crate::diagnostic::{Diagnostic, rule};
use crate::graph::Cell;
use crate::id::{DemandIx, PartyIx};
use crate::model::Act;
use crate::model::{Expectation, Expected, LevelRange};
use crate::rule::Subject;
use crate::situation::{Scope, Situation};
use crate::words::listed;

rule! {
    pub RULE = "D0501" "failed-expectation" Meaning Error:
        "an expectation under `expect:` that the answers do not meet"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    if model.expectations.is_empty() {
        return;
    }
    // Expectations of one date share a situation: building one is the dear part.
    let mut at_date: Vec<(Option<crate::date::Date>, Situation<'_>)> = Vec::new();
    for expectation in &model.expectations {
        let at = match at_date.iter().position(|(day, _)| *day == expectation.as_of) {
            Some(at) => at,
            None => {
                at_date.push((expectation.as_of, Situation::of(model).on(expectation.as_of).build()));
                at_date.len() - 1
            }
        };
        problems.extend(failure(&at_date[at].1, expectation));
    }
}

/// What to do unless a better thing is known.
const HELP: &str = "if the answer is right, correct the expectation; if not, look at the stances behind it";

fn failure(situation: &Situation<'_>, expectation: &Expectation) -> Option<Diagnostic> {
    let model = situation.model;
    let day = situation.day.map_or(String::new(), |day| format!(" as of {day}"));
    let party = |ix: &PartyIx| format!("`{}`", model.parties[*ix].id);
    let demand = |ix: DemandIx| format!("`{}`", model.demands[ix].id);
    let (message, label, help) = match &expectation.what {
        Expected::Class(parties, on, class) => {
            let found = ground(situation, parties, *on, Scope::Derived).class;
            let names = listed(&parties.iter().map(party).collect::<Vec<_>>());
            let message = format!(
                "the common ground of {names} on {} is not `{}` but `{}`{day}",
                demand(*on),
                class.word(),
                found.word()
            );
            (found != *class).then(|| (message, "expected here".to_owned(), HELP))
        }
        Expected::Conflict([a, b], on) => {
            let answer = why(situation, *a, *b, *on);
            let message = format!("{} and {} are not in conflict on {}{day}", party(a), party(b), demand(*on));
            let sides =
                answer.sides.each_ref().map(|side| format!("{}: {}", party(&side.party), words(side.cell.as_ref())));
            (!answer.is_conflict()).then(|| (message, sides.join(", "), HELP))
        }
        Expected::Deadlock(steps) => {
            let found =
                locked(situation).iter().any(|deadlock| steps.iter().all(|step| deadlock.contains(&Act::Step(*step))));
            let ids: Vec<String> = steps.iter().map(|ix| format!("`{}`", model.steps[*ix].id)).collect();
            let message = format!("{} do not wait for one another in a circle{day}", listed(&ids));
            let help = "look at `after` of these steps; if their order can be kept, take the expectation out";
            (!found).then(|| (message, "the order of these steps can be kept".to_owned(), help))
        }
        Expected::Stance(holder, on, levels) => {
            let cell = situation.matrix(Scope::Derived).cell(*holder, *on);
            let is = levels.map_or("unknown".to_owned(), |levels| levels.to_string());
            let message =
                format!("the position of {} on {} is not `{is}` but {}{day}", party(holder), demand(*on), words(cell));
            let found: Option<LevelRange> = cell.map(|cell| cell.levels);
            (found != *levels).then(|| (message, "expected here".to_owned(), HELP))
        }
    }?;
    Some(Diagnostic::new(&RULE, expectation.span, message).label(label).help(help))
}

fn words(cell: Option<&Cell>) -> String {
    cell.map_or("`unknown`".to_owned(), |cell| format!("`{}`", cell.levels))
}
