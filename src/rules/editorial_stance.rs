//! A judgement of a source that is recorded as a position.

use crate::diagnostic::{Diagnostic, rule};
use crate::model::Voice;
use crate::rule::Subject;

rule! {
    pub RULE = "D0442" "editorial-stance" Evidence Warning:
        "a stance that rests on a judgement of the source itself"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (_, stance) in model.stances.iter().filter(|(_, stance)| stance.voice == Some(Voice::Editorial)) {
        let (party, target) = (&model.parties[stance.party].id, model.target_id(stance.target));
        problems.push(
            Diagnostic::new(
                &RULE,
                stance.span,
                format!("the stance of `{party}` on `{target}` is the source's judgement"),
            )
            .label("voice: editorial")
            .help("record it under `claims:` without `by`; look for words of the party for a stance"),
        );
    }
}
