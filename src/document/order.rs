//! The order of entries: by what they say, so that no answer depends on the order in which somebody wrote them.

use super::file::{Document, Section};
use super::read::Text;
use super::set::Element;
use super::stance::{ConditionEntry, StanceEntry};
use crate::source::{Sources, Span};

impl<T> Section<T> {
    /// Puts the entries in the order of their ids; of those with one id, the first in the files stays the first.
    fn put_in_order(&mut self) {
        self.entries.sort_by(|(one, _), (other, _)| one.value.cmp(&other.value));
    }
}

impl Document {
    /// Puts named entries in the order of their ids, statements in that of party, target and date, and other lists in that of
    /// who speaks. What is alike in that is ordered by how it is written. O(entries × log of them).
    pub fn put_in_order(&mut self, sources: &Sources) {
        self.sources.put_in_order();
        self.parties.put_in_order();
        self.people.put_in_order();
        self.issues.put_in_order();
        self.demands.put_in_order();
        self.steps.put_in_order();
        self.papers.put_in_order();
        self.events.put_in_order();
        self.disputes.put_in_order();
        self.figures.put_in_order();
        self.scenarios.put_in_order();
        let written = |span: Span| &sources.file(span.file).text()[span.start as usize..span.end as usize];
        self.order_stances(written);
        let what = |condition: &Option<ConditionEntry>| condition.as_ref().map(Element::identity);
        self.threats.sort_by_cached_key(|one| {
            (owned(&one.said), one.by.value.clone(), what(&one.r#if), what(&one.then), written(one.span))
        });
        self.claims
            .sort_by_cached_key(|one| (owned(&one.said), owned(&one.by), one.text.value.clone(), written(one.span)));
        self.utilities.sort_by(|one, other| one.party.value.cmp(&other.party.value));
    }

    /// Compares small keys and moves each entry, which is not small, once.
    fn order_stances<'s>(&mut self, written: impl Fn(Span) -> &'s str) {
        let mut order: Vec<_> = self.stances.iter().enumerate().map(|(at, one)| (key(one), at)).collect();
        order.sort_by(|(one, a), (other, b)| {
            one.cmp(other).then_with(|| written(self.stances[*a].span).cmp(written(self.stances[*b].span)))
        });
        let mut order: Vec<usize> = order.into_iter().map(|(_, at)| at).collect();
        // Round by round: what belongs here is fetched from where it stands, and what stood here goes there.
        for start in 0..order.len() {
            let mut here = start;
            while order[here] != start {
                let from = std::mem::replace(&mut order[here], here);
                self.stances.swap(here, from);
                here = from;
            }
            order[here] = here;
        }
    }
}

/// Who says something, on what, and when.
fn key(entry: &StanceEntry) -> (&str, [Option<&str>; 3]) {
    (&entry.party.value, [&entry.demand, &entry.issue, &entry.said].map(value))
}

fn value(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(|text| text.value.as_str())
}

fn owned(text: &Option<Text>) -> Option<String> {
    value(text).map(str::to_owned)
}
