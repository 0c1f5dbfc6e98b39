//! A position that somebody else puts into a party's mouth.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0404" "foreign-speaker" References Error:
        "a stance whose speaker speaks for another party"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
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
