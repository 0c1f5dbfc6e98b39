//! A party that wants two things of which the curator says that they cannot hold together.

use crate::analysis::Scope;
use crate::diagnostic::{Diagnostic, rule};
use crate::graph::Basis;
use crate::rule::Subject;

rule! {
    pub RULE = "D0422" "exclusive-demands" Meaning Warning:
        "a party for two demands that exclude one another"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (model, situation) = (on.model, on.situation());
    let stated = situation.matrix(Scope::Direct);
    for party in model.parties.indices() {
        let word = |demand| {
            let cell = stated.cell(party, demand).filter(|cell| cell.levels.low().value() > 1)?;
            match cell.basis {
                Basis::Stated(ix) => Some(model.stances[ix].span),
                _ => None,
            }
        };
        for (ix, demand) in model.demands.iter() {
            let Some(one) = (if demand.excludes.is_empty() { None } else { word(ix) }) else { continue };
            for relation in &demand.excludes {
                let Some(other) = word(relation.to) else { continue };
                let (later, earlier) = if one > other { (one, other) } else { (other, one) };
                let message = format!(
                    "`{}` wants both `{}` and `{}`, which exclude one another",
                    model.parties[party].id, demand.id, model.demands[relation.to].id
                );
                problems.push(
                    Diagnostic::new(&RULE, later, message)
                        .label("one")
                        .related(earlier, "the other")
                        .related(relation.span, "excluded here")
                        .help(
                            "look at both words and at the relation; alternatives are `open`, and what the party says \
                             against itself stays, with `# allow(exclusive-demands): reason`",
                        ),
                );
            }
        }
    }
}
