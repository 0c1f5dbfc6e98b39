//! Which parties and demands of a large model are shown.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::contents::Contents;
use super::room::Room;
use super::words::word;
use crate::answer::{Demand, Party, Stance};
use crate::words::count;

/// The parties and demands that are shown.
#[derive(Debug)]
pub struct Shown<'m> {
    /// The parties, by name.
    pub parties: Vec<Party<'m>>,
    /// The ids of the demands.
    demands: BTreeSet<&'m str>,
    /// How high their rows are on paper, in points.
    pub height: f64,
    /// What is not shown; nothing if everything is.
    pub left_out: Option<String>,
}

impl<'m> Shown<'m> {
    /// The two parties, then those and the demands of which most is known. O(positions × log of them).
    pub fn new(contents: &Contents<'m>, room: &Room) -> Shown<'m> {
        let all = &contents.stances.body.parties;
        let two = contents.two.as_ref().map_or(Vec::new(), |two| two.parties.to_vec());
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        contents.positions().for_each(|(party, ..)| *known.entry(party.id).or_default() += 1);
        let mut ranked: Vec<usize> = (0..all.len()).collect();
        ranked.sort_by_key(|at| (!two.contains(&all[*at]), Reverse(known.get(all[*at].id)), *at));
        ranked.truncate(room.parties);
        ranked.sort_unstable();
        let parties: Vec<Party<'m>> = ranked.into_iter().map(|at| all[at]).collect();
        let (demands, height) = demands(contents, &parties, room);
        let of = contents.stances.body.issues.iter().map(|issue| issue.demands.len()).sum();
        let left_out = left_out((parties.len(), all.len()), (demands.len(), of));
        Shown { parties, demands, height, left_out }
    }

    /// Whether a demand is shown.
    pub fn has(&self, demand: &Demand<'_>) -> bool {
        self.demands.contains(demand.id)
    }
}

/// The demands of which most is known, as long as there is room, and how high their rows are.
fn demands<'m>(contents: &Contents<'m>, parties: &[Party<'m>], room: &Room) -> (BTreeSet<&'m str>, f64) {
    let ids: BTreeSet<&str> = parties.iter().map(|party| party.id).collect();
    let mut ranked = Vec::new();
    for on in contents.stances.body.issues.iter().flat_map(|issue| &issue.demands) {
        let held = on.positions.0.iter().filter(|(party, _)| ids.contains(party.id));
        let height = height(&on.demand.demand, held.clone().map(|(_, stance)| stance));
        let known = held.count();
        // On paper a row of unknown positions only takes room.
        if known > 0 || !room.is_short() {
            ranked.push((on.demand.demand.id, known, height));
        }
    }
    ranked.sort_by_key(|(_, known, _)| Reverse(*known));
    let (mut chosen, mut positions, mut height) = (BTreeSet::new(), 0, 0.0);
    for (demand, known, own) in ranked {
        positions += known;
        let is_full = chosen.len() == room.demands || positions > room.positions;
        // A part of the paper is for the evidence.
        if is_full || room.paper.is_some_and(|paper| height + own > paper * TABLE) {
            break;
        }
        height += own;
        chosen.insert(demand);
    }
    (chosen, height)
}

/// So much of the paper the table may take.
const TABLE: f64 = 0.65;

fn left_out((parties, all_parties): (usize, usize), (demands, all_demands): (usize, usize)) -> Option<String> {
    let part = |shown: usize, all: usize, one, several| {
        (shown < all).then(|| format!("{shown} of {}", count(all, one, several)))
    };
    let parts = [part(parties, all_parties, "party", "parties"), part(demands, all_demands, "demand", "demands")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("Shown are {}: those of which most is known.", parts.join(" and ")))
}

/// How high the row of a demand is on paper, in points, about: signs and words in the cells, the text beside them.
fn height<'s>(demand: &Demand<'_>, held: impl Iterator<Item = &'s Stance<'s>>) -> f64 {
    const LINE: f64 = 8.0;
    const AROUND: f64 = 2.6;
    let lines = |text: &str, most: usize| text.chars().count().div_ceil(most);
    let cells = held.map(|stance| 1 + lines(&word(stance), 11)).max().unwrap_or(1);
    cells.max(lines(demand.text, 30)) as f64 * LINE + AROUND
}
