//! A position that somebody else puts into a party's mouth.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::model::Model;

pub static RULE: Rule = Rule {
    code: "D0404",
    name: "foreign-speaker",
    severity: Severity::Error,
    summary: "a stance whose speaker speaks for another party",
};

pub fn check(model: &Model, problems: &mut Vec<Diagnostic>) {
    for (_, stance) in model.stances.iter() {
        let Some(speaker) = stance.speaker.map(|ix| &model.people[ix]) else { continue };
        if speaker.party == stance.party {
            continue;
        }
        let (own, other) = (&model.parties[speaker.party].id, &model.parties[stance.party].id);
        let message = format!("`{}` speaks for `{own}`, not for `{other}`", speaker.id);
        problems.push(
            Diagnostic::new(&RULE, stance.span, message)
                .label(format!("a stance of `{other}`"))
                .related(speaker.span, "the person")
                .help("what one party says about another goes under `claims`; it is never a stance of the other"),
        );
    }
}
