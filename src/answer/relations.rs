//! What joins and divides every pair of parties, with everything that a picture of it shows.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::stances::{Drawn, Numbered, by_name};
use super::{Party, Register};
use crate::analysis::compare;
use crate::id::{DemandIx, Ix, PartyIx};
use crate::model::Polarity;
use crate::situation::Scope;
use crate::words::left_off;

/// The most parties that a party map holds: with more, the boxes become smaller than their text on a page.
const MOST_PARTIES: usize = 16;

/// Every pair of which something is known of both.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Relations<'m> {
    /// On what the picture rests.
    pub basis: Drawn,
    /// Parties that have something known in common with another, by name.
    pub parties: Vec<Party<'m>>,
    /// The others.
    pub apart: Vec<Party<'m>>,
    /// The pairs, in the order of the names.
    pub relations: Vec<RelatedPair<'m>>,
    /// The demands on which positions of both of some pair are known, by number.
    pub demands: Vec<Numbered<'m>>,
    /// Of how many parties the picture is, and which are left out, in words; none if all are in it.
    pub left_out: Option<LeftOut>,
}

/// What a picture leaves out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct LeftOut {
    /// How many parties are drawn: those with the most known positions.
    pub drawn: usize,
    /// How many more there are, in words.
    pub more: String,
}

/// What two parties share, and what divides them.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct RelatedPair<'m> {
    /// Who, by name.
    pub parties: [Party<'m>; 2],
    /// Numbers of the demands on which they are on the same side, in order.
    pub agree: Vec<String>,
    /// Of these, the ones that both are against.
    pub against: Vec<String>,
    /// The same for those with terms that do not meet.
    pub terms: Vec<String>,
    /// The same for those that depend on a condition.
    pub conditional: Vec<String>,
    /// Numbers of the demands on which they are on opposite sides, in order.
    pub conflict: Vec<String>,
    /// On how many one side is not known.
    pub unknown: usize,
    /// Of how many demands.
    pub of: usize,
}

impl<'m> Relations<'m> {
    /// Of the parties with the most known positions. O(parties² × demands).
    pub fn new(register: &Register<'_, 'm>) -> Relations<'m> {
        let (situation, model) = (register.situation, register.model());
        let heard = by_name(situation);
        let mut by_known = heard.clone();
        by_known.sort_by_key(|ix| Reverse(situation.coverage(&[*ix]).0));
        let shown = &by_known[..heard.len().min(MOST_PARTIES)];
        let parties: Vec<PartyIx> = heard.iter().copied().filter(|ix| shown.contains(ix)).collect();
        let rest = left_off(by_known.iter().map(|ix| situation.coverage(&[*ix]).0), MOST_PARTIES);
        let numbers = model.demand_numbers();
        let mut relations = Vec::new();
        for (at, a) in parties.iter().enumerate() {
            for b in &parties[at + 1..] {
                relations.extend(relation(register, [*a, *b], &numbers));
            }
        }
        let related: BTreeSet<Party<'m>> = relations.iter().flat_map(|pair| pair.parties).collect();
        let (near, apart): (Vec<Party<'m>>, Vec<Party<'m>>) =
            register.parties(&parties).into_iter().partition(|party| related.contains(party));
        let named: BTreeSet<&String> = relations.iter().flat_map(RelatedPair::listed).collect();
        let mut demands: Vec<DemandIx> =
            model.demands.indices().filter(|ix| named.contains(&numbers[ix.position()])).collect();
        in_order(&mut demands, &numbers);
        Relations {
            basis: Drawn::new(situation, &parties),
            parties: near,
            apart,
            demands: demands.into_iter().map(|ix| Numbered::new(register, &parties, ix, &numbers)).collect(),
            relations,
            left_out: rest.map(|more| LeftOut { drawn: parties.len(), more }),
        }
    }
}

impl RelatedPair<'_> {
    /// The numbers of all demands that are listed.
    fn listed(&self) -> impl Iterator<Item = &String> {
        self.agree.iter().chain(&self.terms).chain(&self.conditional).chain(&self.conflict)
    }
}

/// The relation of a pair; none if nothing is known of both.
fn relation<'m>(register: &Register<'_, 'm>, [a, b]: [PartyIx; 2], numbers: &[String]) -> Option<RelatedPair<'m>> {
    let found = compare(register.situation, a, b, Scope::Derived);
    let counts = found.counts.counts;
    if counts.known() == 0 {
        return None;
    }
    let listed = |demands: Vec<DemandIx>| {
        let mut demands = demands;
        in_order(&mut demands, numbers);
        demands.iter().map(|ix| numbers[ix.position()].clone()).collect::<Vec<_>>()
    };
    let are_against = |demand: DemandIx| {
        [a, b].iter().all(|ix| register.situation.side(*ix, demand, Scope::Derived) == Some(Polarity::Against))
    };
    let conflict = found.conflict.iter().map(|conflict| conflict.demand).collect();
    Some(RelatedPair {
        parties: [a, b].map(|ix| register.party(ix)),
        against: listed(found.agree.iter().copied().filter(|ix| are_against(*ix)).collect()),
        agree: listed(found.agree),
        terms: listed(found.terms),
        conditional: listed(found.conditional),
        conflict: listed(conflict),
        unknown: counts.unknown,
        of: counts.of(),
    })
}

/// Sorts demands by their numbers, which is the order of the issues.
fn in_order(demands: &mut [DemandIx], numbers: &[String]) {
    demands.sort_by_key(|ix| numbers[ix.position()][1..].parse::<usize>().unwrap_or(0));
}
