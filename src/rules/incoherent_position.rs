//! A party that wants something and refuses what is part of it.

use crate::analysis::Incoherence;
use crate::diagnostic::{Diagnostic, rule};
use crate::graph::RelationKind;
use crate::id::{DemandIx, PartyIx};
use crate::model::Model;
use crate::position::Argument;
use crate::rule::Subject;
use crate::source::Span;
use crate::words::listed;

rule! {
    pub RULE = "D0421" "incoherent-position" Meaning Warning:
        "a party for a demand and against what that demand implies"
}

/// A pair of words is told once, by its shortest chain of relations; two wishes against one another by an exclusion are
/// left to `exclusive-demands`. Whatever else does not fit together is told as a list.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let situation = on.situation();
    for clash in on.incoherent() {
        if clash.is_exclusion() {
            continue;
        }
        let word = |demand: DemandIx| {
            let position = situation.stated(clash.party).get(demand)?;
            position.stances().next().map(|ix| on.model.stances[ix].span)
        };
        let by_implication =
            |argument: &&Argument| argument.steps.iter().all(|step| step.kind == RelationKind::Implies);
        let refused = || clash.refused.iter().filter(by_implication);
        let chains = clash.wanted.iter().filter(by_implication).flat_map(|wanted| {
            refused().filter(move |refused| refused.origin != wanted.origin).map(move |refused| (wanted, refused))
        });
        let shortest = chains.map(|(wanted, refused)| chain(wanted, refused)).min_by_key(Vec::len);
        let found = shortest.filter(|_| clash.positions.len() == 2).and_then(|chain| {
            let ends = [word(*chain.first()?)?, word(*chain.last()?)?];
            finding(on.model, clash.party, ends, &chain)
        });
        let spans: Vec<Span> = clash.positions.iter().filter_map(|demand| word(*demand)).collect();
        let mut found = found.or_else(|| listed_finding(on.model, clash, &spans));
        if let (Some(found), Some(days)) = (&mut found, on.if_overtaken(clash.party, &clash.positions)) {
            found.help = Some(found.help.take().map_or(days.clone(), |help| format!("{days}; {help}")));
        }
        problems.extend(found);
    }
}

/// Several positions that no package meets together.
fn listed_finding(model: &Model, clash: &Incoherence, spans: &[Span]) -> Option<Diagnostic> {
    let ids: Vec<String> = clash.positions.iter().map(|ix| format!("`{}`", model.demands[*ix].id)).collect();
    let (last, others) = spans.split_last()?;
    let party = &model.parties[clash.party].id;
    let message = match ids.as_slice() {
        [one] => format!("no package meets the position of `{party}` on {one}"),
        _ => format!("the positions of `{party}` on {} cannot all be met", listed(&ids)),
    };
    let label = if others.is_empty() { "whatever comes about" } else { "with this one" };
    let found = Diagnostic::new(&RULE, *last, message).label(label);
    let found = others.iter().fold(found, |found, span| found.related(*span, "and this one"));
    Some(found.help(
        "look at the conditions of these positions and at the relations between the demands; if the party says it all, keep \
         it and allow this with the reason",
    ))
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
