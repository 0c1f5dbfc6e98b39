//! A bloc and its member that would be counted as two voices.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0403" "bloc-with-member" Meaning Warning:
        "a bloc and one of its members both have a stance on one demand, so it would be counted twice"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let graph = &on.situation().graph;
    for (_, stance) in model.stances.iter() {
        for bloc in graph.blocs_of(stance.party) {
            let of_bloc = graph.stances_on(stance.target).into_iter().map(|ix| &model.stances[ix]);
            let mut clashes = of_bloc.filter(|other| other.party == bloc && !other.apart_from.contains(&stance.party));
            let Some(other) = clashes.next_back() else { continue };
            let (member, bloc) = (&model.parties[stance.party], &model.parties[bloc]);
            let target = model.target_id(stance.target);
            let message = format!("`{}` and its bloc `{}` both have a stance on `{target}`", member.id, bloc.id);
            problems.push(
                Diagnostic::new(&RULE, stance.span, message)
                    .label("the member's")
                    .related(other.span, "the bloc's")
                    .help(format!(
                        "keep the one that the source names; if it names both, add `apart_from: [{}]` to the bloc's",
                        member.id
                    )),
            );
        }
    }
}
