//! In which order the model has its stances.

use crate::id::Ix;
use crate::model::stance::{Stance, Target};
use crate::model::whole::Model;
use crate::source::{Sources, Span};

/// Puts stances in the order of party, target and date, those on issues first: no answer depends on the order in which somebody
/// wrote them. What is alike in that is ordered by how it is written. O(stances × log of those of one party + parties).
pub fn put_in_order(stances: &mut [Stance], model: &Model, sources: &Sources) {
    let written = |span: Span| &sources.file(span.file).text()[span.start as usize..span.end as usize];
    let place = |target: Target| match target {
        Target::Issue(issue) => issue.position(),
        Target::Demand(demand) => model.issues.len() + demand.position(),
    };
    bring_together(stances, model.parties.len());
    for own in stances.chunk_by_mut(|one, other| one.party == other.party) {
        // Stances are large, so that only what they are ordered by is moved about.
        let mut order: Vec<(usize, usize)> = own.iter().map(|stance| place(stance.target)).zip(0..).collect();
        order.sort_unstable_by(|(on, at), (other, other_at)| {
            let of_one_target = |one: &Stance, other: &Stance| {
                let texts = || written(one.span).cmp(written(other.span)).then(one.span.cmp(&other.span));
                one.said.cmp(&other.said).then_with(texts)
            };
            on.cmp(other).then_with(|| of_one_target(&own[*at], &own[*other_at]))
        });
        for start in 0..order.len() {
            let mut at = start;
            // Along a cycle each stance goes to its place, and the first one to the last place.
            while order[at].1 != start {
                let from = std::mem::replace(&mut order[at].1, at);
                own.swap(at, from);
                at = from;
            }
            order[at].1 = at;
        }
    }
}

/// Brings the stances of each party together, each stance to its place with one exchange: files go demand by demand, and whatever
/// is far apart in memory is slow to reach. O(stances + parties).
fn bring_together(stances: &mut [Stance], parties: usize) {
    let mut ends = vec![0; parties];
    stances.iter().for_each(|stance| ends[stance.party.position()] += 1);
    let mut next = ends.clone();
    let mut before = 0;
    for (end, next) in ends.iter_mut().zip(&mut next) {
        *next = before;
        before += *end;
        *end = before;
    }
    for party in 0..parties {
        while next[party] < ends[party] {
            let of = stances[next[party]].party.position();
            stances.swap(next[party], next[of]);
            next[of] += 1;
        }
    }
}
