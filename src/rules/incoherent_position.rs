//! A party that wants something and refuses what is part of it.

use crate::analysis::{Argument, Scope};
use crate::diagnostic::{Diagnostic, rule};
use crate::graph::{Basis, RelationKind};
use crate::rule::Subject;

rule! {
    pub RULE = "D0421" "incoherent-position" Meaning Warning:
        "a party for a demand and against what that demand implies"
}

/// Positions against one another by an exclusion are left to `exclusive-demands`.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (model, situation) = (on.model, on.situation());
    for clash in &situation.closure().incoherent {
        let by_implication =
            |argument: &&Argument| argument.steps.iter().all(|step| step.kind == RelationKind::Implies);
        let wanted = clash.wanted.iter().find(by_implication);
        let refused = clash.refused.iter().find(by_implication);
        let (Some(wanted), Some(refused)) = (wanted, refused) else { continue };
        // Told once, at the party's own word where the chain ends, not at every demand on the way.
        if !wanted.steps.is_empty() && !refused.steps.is_empty() {
            continue;
        }
        let span = |demand| match situation.matrix(Scope::Direct).cell(clash.party, demand).map(|cell| cell.basis) {
            Some(Basis::Stated(ix)) => Some(model.stances[ix].span),
            _ => None,
        };
        let (Some(is_for), Some(is_against)) = (span(wanted.origin), span(refused.origin)) else { continue };
        let id = |demand| &model.demands[demand].id;
        // The refusal of the part is the word that does not fit, whichever side the chain was followed from.
        if refused.origin != clash.demand {
            continue;
        }
        let message = format!(
            "`{}` is for `{}`, which implies `{}`, and against `{}`",
            model.parties[clash.party].id,
            id(wanted.origin),
            id(refused.origin),
            id(refused.origin)
        );
        problems.push(
            Diagnostic::new(&RULE, is_against, message)
                .label(format!("against `{}`", id(refused.origin)))
                .related(is_for, format!("for `{}`", id(wanted.origin)))
                .help(
                    "look at both words and at the relation; if the party says both, keep both and allow this with \
                     the reason",
                ),
        );
    }
}
