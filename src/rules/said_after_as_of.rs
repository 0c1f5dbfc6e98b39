//! A stance that no answer counts, because it lies after the date of the model.

use crate::date::Date;
use crate::diagnostic::{Diagnostic, rule};
use crate::id::PartyIx;
use crate::rule::Subject;

rule! {
    pub RULE = "D0431" "said-after-as-of" Meaning Warning:
        "a stance, a threat or a claim said after the date at which the model is read"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let Some(day) = model.as_of else { return };
    let mut finding = |said: Option<Date>, span, what: String, counted: bool| {
        let Some(said) = said.filter(|said| !said.begins_by(day)) else { return };
        problems.push(
            Diagnostic::new(&RULE, span, format!("{what} was said {said}"))
                .label(format!("the model is as of {day}{}", if counted { ", so no answer counts it" } else { "" }))
                .help("set `as_of` under `model:` to a later day, or look at the date again"),
        );
    };
    let id = |party: PartyIx| format!("`{}`", model.parties[party].id);
    for (_, stance) in model.stances.iter() {
        let target = model.target_id(stance.target);
        finding(stance.said, stance.span, format!("the stance of {} on `{target}`", id(stance.party)), true);
    }
    for (_, threat) in model.threats.iter() {
        let by = threat.attribution.by.map_or(String::new(), |by| format!(" by {}", id(by)));
        finding(threat.attribution.said, threat.span, format!("the {}{by}", threat.kind.word()), false);
    }
    for (_, claim) in model.claims.iter() {
        let by =
            claim.attribution.by.map_or("the claim of a source".to_owned(), |by| format!("the claim by {}", id(by)));
        finding(claim.attribution.said, claim.span, by, false);
    }
}
