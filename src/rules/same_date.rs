//! Two stances of which neither supersedes the other.

use std::collections::BTreeMap;

use crate::date::Date;
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::id::{PartyIx, StanceIx};
use crate::model::{Model, Target};

pub static RULE: Rule = Rule {
    code: "D0402",
    name: "same-date",
    severity: Severity::Error,
    summary: "two stances of one party on one demand with the same date",
};

pub fn check(model: &Model, problems: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<(PartyIx, Target, Option<Date>), StanceIx> = BTreeMap::new();
    for (ix, stance) in model.stances.iter() {
        let Some(known) = first.get(&(stance.party, stance.target, stance.said)) else {
            first.insert((stance.party, stance.target, stance.said), ix);
            continue;
        };
        let (party, target) = (&model.parties[stance.party].id, model.target_id(stance.target));
        let when = stance.said.map_or("without a date".to_owned(), |said| format!("said {said}"));
        let message = format!("`{party}` has two stances on `{target}`, both {when}");
        problems.push(
            Diagnostic::new(&RULE, stance.span, message)
                .label("neither is later")
                .related(model.stances[*known].span, "the other one")
                .help("put all evidence under one entry; if the sources differ, give both ends: `[open, rejects]`"),
        );
    }
}
