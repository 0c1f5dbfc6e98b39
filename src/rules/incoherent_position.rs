//! A party that wants something and refuses what is part of it.

use std::collections::BTreeMap;

use crate::analysis::{Argument, Scope};
use crate::diagnostic::{Diagnostic, rule};
use crate::graph::{Basis, RelationKind};
use crate::id::{DemandIx, PartyIx};
use crate::model::Model;
use crate::rule::Subject;
use crate::source::Span;

rule! {
    pub RULE = "D0421" "incoherent-position" Meaning Warning:
        "a party for a demand and against what that demand implies"
}

/// A pair of words is told once, by its shortest chain of relations; two wishes against one another by an exclusion are
/// left to `exclusive-demands`.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let stated = on.situation().matrix(Scope::Direct);
    let word = |party, demand| {
        let cell = stated.cell(party, demand).filter(|cell| !cell.waiting)?;
        match cell.basis {
            Basis::Stated(ix) => Some(on.model.stances[ix].span),
            _ => None,
        }
    };
    let by_implication = |argument: &&Argument| argument.steps.iter().all(|step| step.kind == RelationKind::Implies);
    let mut chains: BTreeMap<(PartyIx, DemandIx, DemandIx), Vec<DemandIx>> = BTreeMap::new();
    for clash in &on.situation().closure().incoherent {
        for wanted in clash.wanted.iter().filter(by_implication) {
            for refused in clash.refused.iter().filter(by_implication).filter(|refused| refused.origin != wanted.origin)
            {
                let chain = chain(wanted, refused);
                let known = chains.entry((clash.party, wanted.origin, refused.origin)).or_insert_with(|| chain.clone());
                if chain.len() < known.len() {
                    *known = chain;
                }
            }
        }
    }
    for ((party, wanted, refused), chain) in chains {
        if let (Some(is_for), Some(is_against)) = (word(party, wanted), word(party, refused)) {
            problems.extend(finding(on.model, party, [is_for, is_against], &chain));
        }
    }
}

/// From what is wanted to what is refused, each demand with the next as a part of it.
fn chain(wanted: &Argument, refused: &Argument) -> Vec<DemandIx> {
    let there = std::iter::once(wanted.origin).chain(wanted.steps.iter().map(|step| step.to.demand));
    let back = refused.steps.iter().rev().map(|step| step.from.demand);
    there.chain(back).collect()
}

/// `ends` are the words on the two ends of a chain.
fn finding(model: &Model, party: PartyIx, ends: [Span; 2], chain: &[DemandIx]) -> Option<Diagnostic> {
    let [is_for, is_against] = ends;
    let id = |demand: &DemandIx| format!("`{}`", model.demands[*demand].id);
    let ids: Vec<String> = chain.iter().map(id).collect();
    let [first, between @ .., last] = ids.as_slice() else { return None };
    let way = if between.is_empty() { String::new() } else { format!(" through {}", between.join(" and ")) };
    let party = &model.parties[party].id;
    let message = format!("`{party}` is for {first}, which implies {last}{way}, and against {last}");
    let found = Diagnostic::new(&RULE, is_against, message)
        .label(format!("against {last}"))
        .related(is_for, format!("for {first}"));
    let relations = chain.windows(2).filter_map(|pair| {
        let implied = &model.demands[pair[0]].implies;
        implied.iter().find(|relation| relation.to == pair[1]).map(|relation| relation.span)
    });
    let found = relations.fold(found, |found, span| found.related(span, "implied here"));
    let help =
        "look at both words and at the relation; if the party says both, keep both and allow this with the reason";
    Some(found.help(help))
}
