//! A position that ended before it was taken.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0408" "until-before-said" Meaning Error:
        "a stance whose last day lies before the day on which it was said or begins to hold"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (_, stance) in model.stances.iter() {
        let Some(until) = stance.until else { continue };
        let begins = [(stance.said, "was said", "but holds"), (stance.from, "holds from", "but")];
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
}
