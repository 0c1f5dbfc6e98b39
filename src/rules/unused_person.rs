//! A person who says nothing.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0223" "unused-person" References Warning:
        "a person who neither speaks nor takes part"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let used = &on.usage().people;
    for (_, person) in model.people.iter().filter(|(ix, _)| !used.contains(ix)) {
        problems.push(
            Diagnostic::new(&RULE, person.span, format!("`{}` neither speaks nor takes part in anything", person.id))
                .label("not used")
                .help("name the person as `speaker:` of what they said or under `attendance:` of an event, or take the entry out"),
        );
    }
}
