//! A position that ended before it was taken.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Model;

pub static RULE: Rule = Rule {
    code: "D0408",
    name: "until-before-said",
    severity: Severity::Error,
    summary: "a stance whose last day lies before the day on which it was said or begins to hold",
};

pub fn check(model: &Model, problems: &mut Vec<Diagnostic>) {
    for (_, stance) in model.stances.iter() {
        let Some(until) = stance.until else { continue };
        let begins = [(stance.said, "was said"), (stance.from, "holds from")];
        let late = begins.into_iter().find_map(|(day, words)| Some((day.filter(|day| !day.begins_by(until))?, words)));
        let Some((day, words)) = late else { continue };
        let party = &model.parties[stance.party].id;
        let message = format!("the stance of `{party}` {words} {day} and holds until {until}");
        problems.push(
            Diagnostic::new(&RULE, stance.span, message)
                .label("over before it began")
                .help("look at both dates; `until` is the last day on which the stance holds"),
        );
    }
}
