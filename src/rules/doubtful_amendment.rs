//! An amendment that can be read in two ways.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0452" "doubtful-amendment" Meaning Warning:
        "a document that amends a later one, or has a clause of the same name on another demand"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (_, paper) in model.papers.iter() {
        let Some(amended) = paper.amends.map(|ix| &model.papers[ix]) else { continue };
        if let (Some(own), Some(other)) = (paper.date, amended.date)
            && !other.begins_by(own)
        {
            problems.push(
                Diagnostic::new(
                    &RULE,
                    paper.span,
                    format!("`{}` amends `{}`, which was written later", paper.id, amended.id),
                )
                .label(format!("dated {own}"))
                .related(amended.span, format!("dated {other}"))
                .help("look at both dates, and at which of the two changes the other"),
            );
        }
        let own = paper.clauses.iter().filter(|clause| clause.taken_from.is_none());
        for clause in own {
            let taken = || paper.clauses.iter().filter(|other| other.taken_from.is_some());
            let Some(other) = taken().find(|other| other.name == clause.name) else { continue };
            let (new, old) = (&model.demands[clause.demand].id, &model.demands[other.demand].id);
            problems.push(
                Diagnostic::new(
                    &RULE,
                    clause.span,
                    format!(
                        "the clause `{}` of `{}` is on `{new}`, and the one that it takes over on `{old}`",
                        clause.name, paper.id
                    ),
                )
                .label("both are there")
                .related(other.span, "this one is taken over")
                .help(format!(
                    "if it takes the place of that one, add `drops: [{}]`; if both are meant, give it another name",
                    clause.name
                )),
            );
        }
    }
}
