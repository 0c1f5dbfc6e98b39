//! An accusation recorded as a position of the accused.

use std::collections::BTreeMap;

use crate::collation::folded;
use crate::diagnostic::{Diagnostic, rule};
use crate::model::Evidence;
use crate::rule::Subject;
use crate::source::Span;

rule! {
    pub RULE = "D0405" "claim-as-stance" Evidence Error:
        "a stance that rests on the same words as a claim about its party"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    // By party, source and words: what is claimed about the party there.
    let mut claimed: BTreeMap<_, Span> = BTreeMap::new();
    for (_, claim) in model.claims.iter() {
        for party in &claim.about {
            for piece in claim.attribution.evidence.iter().filter(|_| claim.attribution.by != Some(*party)) {
                if let Some(words) = words(piece) {
                    claimed.entry((*party, model.article(piece.source), words)).or_insert(claim.span);
                }
            }
        }
    }
    for (_, stance) in model.stances.iter() {
        let same = |piece: &Evidence| claimed.get(&(stance.party, model.article(piece.source), words(piece)?));
        let Some((piece, claim)) = stance.evidence.iter().find_map(|piece| Some((piece, same(piece)?))) else {
            continue;
        };
        let party = &model.parties[stance.party].id;
        let message = format!("a stance of `{party}` rests on words that are a claim about `{party}`");
        problems.push(
            Diagnostic::new(&RULE, piece.span, message)
                .label("the same words")
                .related(*claim, "the claim")
                .help("what others say about a party is not a stance of the party; look for words of its own"),
        );
    }
}

/// The words of the source, as they are compared; none for a mere place.
fn words(piece: &Evidence) -> Option<String> {
    piece.words().map(|(words, _)| folded(words)).filter(|words| !words.is_empty())
}
