//! A stance that no answer counts, because it lies after the date of the model.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0431" "said-after-as-of" Meaning Warning:
        "a stance said after the date at which the model is read"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let Some(day) = model.as_of else { return };
    for (_, stance) in model.stances.iter() {
        let Some(said) = stance.said.filter(|said| !said.begins_by(day)) else { continue };
        let (party, target) = (&model.parties[stance.party].id, model.target_id(stance.target));
        problems.push(
            Diagnostic::new(&RULE, stance.span, format!("the stance of `{party}` on `{target}` was said {said}"))
                .label(format!("the model is as of {day}, so no answer counts it"))
                .help("move `as_of` of the model on, or look at the date again"),
        );
    }
}
