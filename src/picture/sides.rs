//! On which side of a stance map each party stands, and in which order: layout only, blind to what the parties want.

use std::cmp::Ordering;

use super::input::{Party, Positions};
use crate::collation;

/// Up to so many parties all divisions are tried, beyond that they alternate by their place.
const EXHAUSTIVE: usize = 12;

/// The parties at the left and at the right, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Sides<'a> {
    /// At the left.
    pub left: Vec<&'a Party>,
    /// At the right.
    pub right: Vec<&'a Party>,
}

/// A party with the places of the demands on which its position is known.
struct Reach<'a> {
    party: &'a Party,
    places: Vec<usize>,
}

/// Divides the parties so that both sides have about the same number of lines and few of them cross.
///
/// Only *which* stances are known counts, not their signs, so nothing about friend and foe can be read from the sides. The
/// first party in the alphabet stands at the left, which makes the answer unique. Tries all divisions of up to 12 parties;
/// time O(2^p · p · s), p parties and s stances.
pub fn arrange(positions: &Positions) -> Sides<'_> {
    let reaches = positions.parties.iter().map(|party| reach(positions, party));
    // A party without a line has nothing to do on a map.
    let mut reaches: Vec<Reach<'_>> = reaches.filter(|reach| !reach.places.is_empty()).collect();
    // By the middle of what they reach, so that lines run level; then by name, so that the order is total.
    reaches.sort_by(|a, b| middle(a).cmp(&middle(b)).then_with(|| by_name(a.party, b.party)));
    let first = reaches.iter().map(|reach| reach.party).min_by(|a, b| by_name(a, b)).map(|party| party.id.as_str());
    let right: Vec<bool> = if reaches.len() <= EXHAUSTIVE {
        let mask = best_mask(&reaches, first);
        (0..reaches.len()).map(|n| mask >> n & 1 == 1).collect()
    } else {
        (0..reaches.len()).map(|n| n % 2 == 1).collect()
    };
    let side = |wanted: bool| {
        reaches.iter().zip(&right).filter(move |(_, right)| **right == wanted).map(|(reach, _)| reach.party).collect()
    };
    Sides { left: side(false), right: side(true) }
}

fn reach<'a>(positions: &'a Positions, party: &'a Party) -> Reach<'a> {
    let places = positions.demands().enumerate().filter(|(_, demand)| positions.stance(party, demand).is_some());
    Reach { party, places: places.map(|(place, _)| place).collect() }
}

fn by_name(a: &Party, b: &Party) -> Ordering {
    collation::compare(&a.name, &b.name).then_with(|| a.id.cmp(&b.id))
}

/// The mean place in thousandths, as a whole number so that it can be compared exactly.
fn middle(reach: &Reach<'_>) -> usize {
    reach.places.iter().sum::<usize>() * 1000 / reach.places.len().max(1)
}

fn best_mask(reaches: &[Reach<'_>], first: Option<&str>) -> usize {
    let at_left = reaches.iter().position(|reach| Some(reach.party.id.as_str()) == first).unwrap_or(0);
    (0..1_usize << reaches.len())
        .filter(|mask| mask >> at_left & 1 == 0)
        .min_by_key(|mask| (cost(reaches, *mask), *mask))
        .unwrap_or(0)
}

/// Crossings on both sides, and four for each line or party that one side has more than the other.
fn cost(reaches: &[Reach<'_>], mask: usize) -> usize {
    let side = |bit: usize| -> Vec<&Reach<'_>> {
        reaches.iter().enumerate().filter(|(n, _)| mask >> n & 1 == bit).map(|(_, reach)| reach).collect()
    };
    let (left, right) = (side(0), side(1));
    let lines = |side: &[&Reach<'_>]| side.iter().map(|reach| reach.places.len()).sum::<usize>();
    let balance = lines(&left).abs_diff(lines(&right)) + left.len().abs_diff(right.len());
    crossings(&left) + crossings(&right) + 4 * balance
}

fn crossings(side: &[&Reach<'_>]) -> usize {
    let mut count = 0;
    for (n, upper) in side.iter().enumerate() {
        for lower in &side[n + 1..] {
            count += upper.places.iter().map(|a| lower.places.iter().filter(|b| *b < a).count()).sum::<usize>();
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::input::{Demand, Issue, Stance};

    fn positions(reaches: &[&[usize]]) -> Positions {
        let id = |n: usize| n.to_string();
        let demands = (0..10).map(|n| Demand { id: id(n), number: id(n), text: id(n), class: String::new() }).collect();
        let mut positions = Positions::default();
        positions.issues.push(Issue { id: "i".into(), name: "i".into(), demands });
        for (n, places) in reaches.iter().enumerate() {
            positions.parties.push(Party { id: id(n), name: format!("Party {n:02}") });
            for place in *places {
                positions.stances.insert((id(n), id(*place)), Stance::default());
            }
        }
        positions
    }

    fn names<'a>(side: &[&'a Party]) -> Vec<&'a str> {
        side.iter().map(|party| party.id.as_str()).collect()
    }

    #[test]
    fn lines_are_balanced_and_the_order_follows_the_demands() {
        let positions = positions(&[&[8, 9], &[0, 1], &[0, 1], &[8, 9]]);
        let sides = arrange(&positions);
        assert_eq!((names(&sides.left), names(&sides.right)), (vec!["2", "0"], vec!["1", "3"]));
    }

    #[test]
    fn signs_do_not_matter() {
        let mut positions = positions(&[&[0, 3], &[1, 4], &[2, 5]]);
        let before = format!("{:?}", arrange(&positions));
        for stance in positions.stances.values_mut() {
            stance.levels = (-3, -3);
        }
        assert_eq!(before, format!("{:?}", arrange(&positions)));
    }

    #[test]
    fn many_parties_and_none_are_arranged_too() {
        assert!(arrange(&Positions::default()).left.is_empty());
        let places: &[usize] = &[0];
        let many = positions(&[places; 14]);
        assert_eq!((arrange(&many).left.len(), arrange(&many).right.len()), (7, 7));
    }

    #[test]
    fn more_parties_than_a_word_has_bits_alternate() {
        let party = |n: usize| Party { id: format!("{n:03}"), name: format!("{n:03}") };
        let demand = super::super::input::Demand { id: "d".into(), ..Default::default() };
        let issue = super::super::input::Issue { demands: vec![demand], ..Default::default() };
        let stance = |n: usize| ((format!("{n:03}"), "d".to_owned()), super::super::input::Stance::default());
        let positions = Positions {
            parties: (0..131).map(party).collect(),
            issues: vec![issue],
            stances: (0..131).map(stance).collect(),
            ..Positions::default()
        };
        let sides = arrange(&positions);
        assert_eq!((sides.left.len(), sides.right.len()), (66, 65));
    }
}
