//! The same words of one source under two dates.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::quoted;
use crate::diagnostic::{Diagnostic, rule};
use crate::id::StanceIx;
use crate::model::{Model, Stance};
use crate::rule::Subject;

rule! {
    pub RULE = "D0453" "repeated-words" Meaning Warning:
        "a stance of a later date that rests on nothing but the words of an earlier one"
}

/// O(pieces of evidence × log of them) where a statement has one piece; of several, the one that fewest others have is looked up.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let is_entry = |(_, stance): &(StanceIx, &Stance)| stance.clause().is_none() && stance.said.is_some();
    let mut all: Vec<(StanceIx, &Stance)> = model.stances.iter().filter(is_entry).collect();
    all.sort_by_key(|(_, stance)| (stance.party, stance.target, stance.said, stance.span));
    for line in all.chunk_by(|(_, one), (_, other)| (one.party, one.target) == (other.party, other.target)) {
        // Who spoke once has repeated nothing.
        if line.len() < 2 {
            continue;
        }
        let words: Vec<BTreeSet<Option<(&str, String)>>> =
            line.iter().map(|(ix, _)| quoted(model, *ix).into_iter().collect()).collect();
        let mut having: BTreeMap<&(&str, String), Vec<usize>> = BTreeMap::new();
        for (at, (_, stance)) in line.iter().enumerate() {
            let own = &words[at];
            if !own.contains(&None) {
                let each = own.iter().flatten().map(|piece| having.get(piece).map_or(&[][..], Vec::as_slice));
                // They are in order of time: behind the first of the same day stands none of an earlier one.
                let earlier = each.min_by_key(|list| list.len()).unwrap_or_default().iter();
                let mut earlier = earlier.take_while(|other| line[**other].1.said != stance.said);
                let first = earlier.find(|other| own.is_subset(&words[**other]));
                problems.extend(first.and_then(|first| finding(model, line[*first].1, stance)));
            }
            own.iter().flatten().for_each(|piece| having.entry(piece).or_default().push(at));
        }
    }
}

fn finding(model: &Model, earlier: &Stance, later: &Stance) -> Option<Diagnostic> {
    let (party, target) = (&model.parties[later.party].id, model.target_id(later.target));
    let (was, is) = (earlier.said?, later.said?);
    let message = format!("the stance of `{party}` on `{target}` of {is} rests on the words of {was} only");
    Some(
        Diagnostic::new(&RULE, later.span, message)
            .label("no words of its own")
            .related(earlier.span, "the same words")
            .help(
                "keep one entry with the day on which it was said; if it was said twice, quote the later words as well",
            ),
    )
}
