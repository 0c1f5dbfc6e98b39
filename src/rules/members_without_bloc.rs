//! Members of something that is no bloc.

use crate::diagnostic::{Diagnostic, rule};
use crate::model::PartyKind;
use crate::rule::Subject;

rule! {
    pub RULE = "D0228" "members-without-bloc" References Warning:
        "a party with members that is not of the kind `bloc`"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, party) in on.model.parties.iter() {
        if party.members.is_empty() || matches!(party.kind, Some(PartyKind::Bloc | PartyKind::Organisation)) {
            continue;
        }
        let kind = party.kind.map_or("and no kind".to_owned(), |kind| format!("but is of the kind `{}`", kind.word()));
        problems.push(
            Diagnostic::new(&RULE, party.span, format!("`{}` has members {kind}", party.id))
                .label("not a bloc")
                .help("write `kind: bloc` or `kind: organisation`; a part of a party names it under `part_of:`"),
        );
    }
}
