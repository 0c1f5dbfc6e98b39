//! The order of entries: by what they say, so that no answer depends on the order in which somebody wrote them. Positions are put
//! in order when they are understood.

use super::file::{Document, Section};
use super::read::Text;
use super::set::Element;
use super::stance::ConditionEntry;
use crate::source::{Sources, Span};

impl<T> Section<'_, T> {
    /// Puts the entries in the order of their ids; of those with one id, the first in the files stays the first.
    fn put_in_order(&mut self) {
        self.entries.sort_by(|(one, _), (other, _)| one.value.cmp(other.value));
    }
}

impl Document<'_> {
    /// Puts named entries in the order of their ids, and lists in that of who speaks. What is alike in that is ordered by how it is written. O(entries × log of them).
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
        let what = |condition: &Option<ConditionEntry<'_>>| condition.as_ref().map(|one| one.identity().into_owned());
        self.threats.sort_by_cached_key(|one| {
            (owned(&one.said), one.by.value.to_owned(), what(&one.r#if), what(&one.then), written(one.span))
        });
        self.claims
            .sort_by_cached_key(|one| (owned(&one.said), owned(&one.by), one.text.value.to_owned(), written(one.span)));
        self.utilities.sort_by(|one, other| one.party.value.cmp(other.party.value));
    }
}

fn owned(text: &Option<Text<'_>>) -> Option<String> {
    text.map(|text| text.value.to_owned())
}
