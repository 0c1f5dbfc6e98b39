//! Which statements count, by who made them and by what they are on.

use std::ops::Range;

use crate::id::{Ix, PartyIx, StanceIx};
use crate::model::{Model, Target};

use super::filter::Filter;

/// The statements that count: those of one party side by side, and of these those on one thing, in the order of the model.
#[derive(Clone, Debug)]
pub(super) struct Statements {
    said: Vec<StanceIx>,
    /// On what each is.
    on: Vec<Target>,
    /// Where those of each party begin, and where the last of all ends.
    first: Vec<usize>,
}

impl Statements {
    /// Those of a model that a filter leaves. O(statements × log statements).
    pub fn of(model: &Model, filter: &Filter) -> Statements {
        let counting = model.stances.iter().filter(|(_, stance)| filter.counts(stance));
        let mut all: Vec<_> = counting.map(|(ix, stance)| (stance.party, stance.target, ix)).collect();
        all.sort_unstable_by_key(|(party, target, ix)| (*party, target.order(), *ix));
        let begins = |party: usize| all.partition_point(|(known, ..)| known.position() < party);
        Statements {
            first: (0..=model.parties.len()).map(begins).collect(),
            said: all.iter().map(|(.., ix)| *ix).collect(),
            on: all.iter().map(|(_, target, _)| *target).collect(),
        }
    }

    fn places(&self, party: PartyIx) -> Range<usize> {
        self.first[party.position()]..self.first[party.position() + 1]
    }

    /// Those of a party, by what they are on. O(1).
    pub fn of_party(&self, party: PartyIx) -> &[StanceIx] {
        &self.said[self.places(party)]
    }

    /// Those of a party on one thing, in the order of the model. O(log statements, and their number).
    pub fn on(&self, party: PartyIx, target: Target) -> &[StanceIx] {
        let all = self.places(party);
        let start = all.start + self.on[all.clone()].partition_point(|known| known.order() < target.order());
        let alike = self.on[start..all.end].iter().take_while(|known| **known == target).count();
        &self.said[start..start + alike]
    }

    /// Those of a party, everything that it spoke on after the other.
    pub fn lines(&self, party: PartyIx) -> impl Iterator<Item = (Target, &[StanceIx])> {
        let Range { mut start, end } = self.places(party);
        std::iter::from_fn(move || {
            let target = *self.on[..end].get(start)?;
            let alike = self.on[start..end].iter().take_while(|known| **known == target).count();
            let line = start..start + alike;
            start = line.end;
            Some((target, &self.said[line]))
        })
    }
}
