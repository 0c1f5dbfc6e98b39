//! In which order the model has its stances.

use crate::id::Ix;
use crate::model::stance::{Stance, Target};
use crate::model::whole::Model;
use crate::source::{Sources, Span};

/// Puts stances in the order of party, target and date, those on issues first: no answer depends on the order in which somebody
/// wrote them. What is alike in that is ordered by how it is written. O(stances × log of those of one party + parties).
pub fn put_in_order(stances: &mut [Stance], model: &Model, sources: &Sources) {
    let below = |number: u64| (number & u64::from(u32::MAX)) as usize;
    let written = |span: Span| &sources.file(span.file).text()[span.start as usize..span.end as usize];
    let place = |target: Target| match target {
        Target::Issue(issue) => issue.position(),
        Target::Demand(demand) => model.issues.len() + demand.position(),
    };
    bring_together(stances, model.parties.len());
    for own in stances.chunk_by_mut(|one, other| one.party == other.party) {
        // Stances are large, so that only numbers are moved about: above what one is on, below its place.
        let numbers = own.iter().zip(0..).map(|(stance, at): (_, u64)| (place(stance.target) as u64) << 32 | at);
        let mut order: Vec<u64> = numbers.collect();
        order.sort_unstable();
        for on_one in order.chunk_by_mut(|one, other| one >> 32 == other >> 32).filter(|list| list.len() > 1) {
            on_one.sort_unstable_by(|one, other| {
                let (one, other) = (&own[below(*one)], &own[below(*other)]);
                let texts = || written(one.span).cmp(written(other.span)).then(one.span.cmp(&other.span));
                one.said.cmp(&other.said).then_with(texts)
            });
        }
        let mut order: Vec<usize> = order.into_iter().map(below).collect();
        for start in 0..order.len() {
            let mut at = start;
            // Along a cycle each stance goes to its place, and the first one to the last place.
            while order[at] != start {
                let from = std::mem::replace(&mut order[at], at);
                own.swap(at, from);
                at = from;
            }
            order[at] = at;
        }
    }
}

/// Brings the stances of each party together, each stance to its place with one exchange: files go demand by demand, and whatever
/// is far apart in memory is slow to reach. What comes back in an exchange is looked at in the next round, so that no exchange
/// waits for the one before (as in ska_sort, Skarupke 2016). Each round halves what is left at least. O(stances + parties × log stances).
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
    while let Some(first) = (0..parties).find(|party| next[*party] < ends[*party]) {
        for party in first..parties {
            for at in next[party]..ends[party] {
                let of = stances[at].party.position();
                stances.swap(at, next[of]);
                next[of] += 1;
            }
        }
    }
}
