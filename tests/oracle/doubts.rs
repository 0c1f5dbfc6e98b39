//! Which entries of READINGS.md may decide what a party holds on a demand, so that a difference can be sorted quickly.
//! Coarse: it may name an entry that makes no difference, but looks only at entries that are easy to see.

use super::meaning::Meaning;
use super::position::latest;
use super::talks::{Cond, Statement, Word};
use super::values::{as_sets, intersect};
use super::words::{supports, weaker};
use std::collections::BTreeSet;

fn conditions(s: &Statement) -> BTreeSet<&Cond> {
    [&s.only_after, &s.given, &s.unless, &s.until].into_iter().flatten().collect()
}

fn no_side(word: Word) -> bool {
    weaker(word) == 0 && word != (0, 0)
}

impl Meaning<'_> {
    /// The numbers of the entries that may matter for this cell.
    pub fn doubts(&self, party: usize, demand: usize) -> BTreeSet<u8> {
        let mut all = self.doubts_of_statements(party, demand);
        let arguments = self.arguments(party, demand, &self.today());
        let origins: Vec<usize> = arguments.iter().map(|a| a.origin).collect();
        for origin in &origins {
            let position = &self.positions[*origin];
            all.extend(self.doubts_of_statements(party, position.demand));
            all.extend(
                (!self.alternatives(party, position.demand, &self.today(), false).is_empty()
                    && position.words().into_iter().any(supports))
                .then_some(17),
            );
            // The party spoke of a demand between the two.
            let between = |other: usize| {
                let mid = self.positions[other].demand;
                let leads = |a: usize, b: usize| self.contained[a][b] || self.contained[b][a] || self.clash[a][b];
                self.positions[other].party == party
                    && mid != position.demand
                    && mid != demand
                    && leads(position.demand, mid)
                    && leads(mid, demand)
            };
            all.extend((0..self.positions.len()).any(between).then_some(8));
        }
        if arguments.len() > 1 {
            let words: Vec<Word> = arguments.iter().flat_map(|a| a.first.into_iter().chain(a.second)).collect();
            let soft = |up: bool| words.iter().any(|w| weaker(*w) == 1 && (w.0 > 0) == up);
            all.extend((soft(true) && soft(false)).then_some(14));
            all.extend(words.iter().any(|w| w.0 != w.1).then_some(13));
            let conditional = origins.iter().filter(|at| self.positions[**at].conditions().next().is_some()).count();
            all.extend((conditional > 0).then_some(15));
            all.extend(origins.iter().any(|at| self.positions[*at].red_first).then_some(12));
            let terms = intersect(origins.iter().map(|at| &self.positions[*at].terms));
            all.extend(terms.iter().any(|(_, set)| set.is_empty()).then_some(11));
        }
        if let Some(at) = self.position(party, demand) {
            let position = &self.positions[at];
            let alone = position.second.is_none() && position.conditions().next().is_some();
            all.extend((alone && !arguments.is_empty()).then_some(27));
        }
        if let Some(held) = self.held(party, demand) {
            all.extend(held.words().into_iter().any(no_side).then_some(19));
            all.extend(held.words().iter().any(|w| w.0 != w.1).then_some(24));
            all.extend((held.red && held.words().into_iter().any(no_side)).then_some(31));
        }
        all
    }

    fn today(&self) -> super::conditions::Setting {
        super::conditions::Setting::today(self.talks)
    }

    fn doubts_of_statements(&self, party: usize, demand: usize) -> BTreeSet<u8> {
        let today = self.talks.as_of;
        let last = latest(self.talks, party, demand);
        let mut all = BTreeSet::new();
        let dated = |s: &Statement| s.otherwise.is_some() && s.until_day.is_some_and(|d| d >= today);
        all.extend(last.iter().any(dated).then_some(7));
        if last.len() < 2 {
            return all;
        }
        let conditional: Vec<&Statement> = last.iter().filter(|s| !conditions(s).is_empty()).collect();
        let same = conditional.windows(2).all(|w| conditions(w[0]) == conditions(w[1]));
        let needs = |s: &&&Statement| s.only_after.is_some() || s.given.is_some();
        let kinds = conditional.iter().filter(|s| needs(s)).count();
        all.extend((same && kinds > 0 && kinds < conditional.len()).then_some(1));
        all.extend((!same).then_some(2));
        all.extend((!conditional.is_empty() && last.iter().any(|s| s.red)).then_some(3));
        let terms: Vec<_> = last.iter().map(|s| as_sets(&s.accepts)).collect();
        all.extend((!conditional.is_empty() && terms.iter().any(|t| !t.is_empty())).then_some(4));
        all.extend(last.iter().any(|s| s.until_day.is_some_and(|d| d < today)).then_some(5));
        all.extend(last.iter().any(|s| s.said.is_none()).then_some(6));
        all
    }
}
