//! A position, or a membership, that ended before it began.

use crate::diagnostic::{Diagnostic, rule};
use crate::model::Affiliation;
use crate::rule::Subject;

rule! {
    pub RULE = "D0408" "until-before-said" Meaning Error:
        "a stance whose last day lies before the day on which it was said or begins to hold, or a membership that is over before it begins"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (_, stance) in model.stances.iter() {
        let Some(until) = stance.until() else { continue };
        let begins = [(stance.said, "was said", "but holds"), (stance.from(), "holds from", "but")];
        let late = begins.into_iter().find_map(|(day, a, b)| Some((day.filter(|day| !day.begins_by(until))?, a, b)));
        let Some((day, words, but)) = late else { continue };
        let party = &model.parties[stance.party].id;
        let message = format!("the stance of `{party}` {words} {day} {but} only until {until}");
        problems.push(
            Diagnostic::new(&RULE, stance.span, message)
                .label("over before it began")
                .help("look at both dates; `until` is the last day on which the stance holds"),
        );
    }
    let members = model.parties.iter().flat_map(|(_, bloc)| bloc.members.iter().map(|one| (bloc.id.as_str(), one)));
    problems.extend(members.filter_map(|(bloc, one)| {
        let member = &model.parties[one.party].id;
        ended(one, format!("`{member}` is a member of `{bloc}`"))
    }));
    let people = model.people.iter().flat_map(|(_, who)| who.parties.iter().map(|one| (who.id.as_str(), one)));
    problems.extend(people.filter_map(|(person, one)| {
        let party = &model.parties[one.party].id;
        ended(one, format!("`{person}` speaks for `{party}`"))
    }));
}

fn ended(one: &Affiliation, what: String) -> Option<Diagnostic> {
    let (from, until) = (one.period.from?, one.period.until?);
    let message = format!("{what} from {from} but only until {until}");
    let found = Diagnostic::new(&RULE, one.span, message).label("over before it began");
    (!from.begins_by(until)).then(|| found.help("look at both dates; `until` is the last day on which it is so"))
}
