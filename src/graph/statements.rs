//! Which statements count, by who made them and by what they are on.

use std::ops::Range;

use crate::id::{Ix, PartyIx, StanceIx};
use crate::model::{Model, Stance, Target};

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
    /// Those of a model that a filter leaves. O(statements), × log statements where documents are positions.
    pub fn of(model: &Model, filter: &Filter) -> Statements {
        let order = |stance: &Stance| (stance.party, stance.target.order());
        let mut all = Statements { said: Vec::new(), on: Vec::new(), first: vec![0; model.parties.len() + 1] };
        let (mut last, mut in_order) = (None, true);
        for (ix, stance) in model.stances.iter().filter(|(_, stance)| filter.counts(stance)) {
            in_order &= last <= Some(order(stance));
            last = Some(order(stance));
            all.said.push(ix);
            all.on.push(stance.target);
            all.first[stance.party.position() + 1] += 1;
        }
        // The model has them in this order, those apart that are clauses of documents.
        if !in_order {
            all.said.sort_unstable_by_key(|ix| (order(&model.stances[*ix]), *ix));
            all.on = all.said.iter().map(|ix| model.stances[*ix].target).collect();
        }
        for party in 0..model.parties.len() {
            all.first[party + 1] += all.first[party];
        }
        all
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
