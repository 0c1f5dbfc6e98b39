//! A bloc that is, by way of others, its own member; or a part that is its own whole.

use crate::diagnostic::{Diagnostic, rule};
use crate::id::PartyIx;
use crate::rule::Subject;
use crate::words::listed;

rule! {
    pub RULE = "D0407" "membership-cycle" References Error:
        "parties that are members or parts of one another in a circle"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for circle in &on.situation().graph.membership_circles() {
        let id = |ix: &PartyIx| format!("`{}`", model.parties[*ix].id);
        let Some((first, others)) = circle.split_first() else { continue };
        let message = if others.is_empty() {
            format!("{} is a member or a part of itself", id(first))
        } else {
            format!("{} are members or parts of one another", listed(&circle.iter().map(id).collect::<Vec<_>>()))
        };
        let found = Diagnostic::new(&RULE, model.parties[*first].span, message).label("in a circle");
        let found = others.iter().fold(found, |found, ix| found.related(model.parties[*ix].span, "also in it"));
        problems.push(found.help("take out the membership that no source gives"));
    }
}
