//! The same words of one source under two dates.

use crate::analysis::{Alike, rests_on_same_words};
use crate::diagnostic::{Diagnostic, rule};
use crate::id::StanceIx;
use crate::model::{Model, Stance};
use crate::rule::Subject;

rule! {
    pub RULE = "D0453" "repeated-words" Meaning Warning:
        "a stance of a later date that rests on nothing but the words of an earlier one"
}

/// O(stances × log stances), and for those of one party on one thing the product of their pieces of evidence.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let alike = Alike { earlier: model, later: model };
    let is_entry = |(_, stance): &(StanceIx, &Stance)| stance.clause.is_none() && stance.said.is_some();
    let mut all: Vec<(StanceIx, &Stance)> = model.stances.iter().filter(is_entry).collect();
    all.sort_by_key(|(_, stance)| (stance.party, stance.target, stance.said, stance.span));
    for line in all.chunk_by(|(_, one), (_, other)| (one.party, one.target) == (other.party, other.target)) {
        for (at, (later, stance)) in line.iter().enumerate() {
            let is_same = |(earlier, known): &&(StanceIx, &Stance)| {
                known.said != stance.said && rests_on_same_words(alike, *earlier, *later)
            };
            let earlier = line[..at].iter().find(is_same);
            problems.extend(earlier.and_then(|(_, known)| finding(model, known, stance)));
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
