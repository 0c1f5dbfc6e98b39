//! The definitions, word for word and without any speed: one demand, one level, one path at a time.

use std::collections::BTreeMap;

use super::spec::{Said, Spec, Terms};

/// A position.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    low: i8,
    high: i8,
    waiting: bool,
    red: bool,
    derived: bool,
    /// Which of the numbers −1 to 12 it accepts, if it states terms.
    accepted: Option<Vec<i8>>,
}

impl Position {
    fn new(said: &Said) -> Position {
        let waits = matches!(said.link, Some("if" | "only_after"));
        let (low, high, waiting) = match said.otherwise {
            Some(level) if waits => (level, level, false),
            _ => (said.low, said.high, waits),
        };
        let accepts = |terms: &Terms| -> Vec<i8> {
            let fits = |n: &i8| match terms {
                Terms::List(list) => list.contains(n),
                Terms::Range(min, max) => min.is_none_or(|min| min <= *n) && max.is_none_or(|max| *n <= max),
            };
            (-1..=12).filter(fits).collect()
        };
        let accepted = said.terms.as_ref().map(accepts);
        Position { low, high, waiting, red: said.red, derived: false, accepted }
    }

    /// −1, 0 or 1, or none if the levels lie on more than one side.
    fn side(&self) -> Option<i8> {
        let signs: Vec<i8> = (self.low..=self.high).map(i8::signum).collect();
        signs.iter().all(|sign| *sign == signs[0]).then(|| signs[0])
    }

    fn firmness(&self) -> i8 {
        (self.low..=self.high).map(i8::abs).min().unwrap_or(0)
    }

    fn middle(&self) -> f64 {
        (f64::from(self.low) + f64::from(self.high)) / 2.0
    }

    pub fn text(&self) -> String {
        let derived = if self.derived { " derived" } else { "" };
        format!("{}..{} waiting={} red={}{derived}", self.low, self.high, self.waiting, self.red)
    }
}

type Literal = (usize, bool);

/// A path to a literal: the position it starts from, on which demand, and its length.
type Path = (Literal, usize, usize);

/// Three figures: among the known, smallest, largest.
type Figures = (Option<f64>, f64, f64);

/// What is expected of a pair.
pub struct Pair {
    /// Agree, terms, conditional, conflict, neutral, unknown.
    pub lists: [Vec<String>; 6],
    pub derived: Vec<String>,
    pub share: Figures,
    pub distance: Figures,
    pub pawlak: Figures,
}

/// What is expected of a set of parties on a demand.
pub struct Ground {
    pub class: &'static str,
    pub waits: Vec<usize>,
    pub opponents: Vec<(usize, u8, bool)>,
    pub ask: Vec<usize>,
    pub neutral: Vec<usize>,
    /// None where the side of the only party in the way is not known.
    pub near_miss: Option<bool>,
}

pub struct Naive {
    demands: usize,
    stated: Vec<Vec<Option<Position>>>,
    paths: Vec<Vec<Path>>,
}

impl Naive {
    pub fn new(spec: &Spec, day: Option<u8>) -> Naive {
        let in_force = |party: usize, demand: usize| {
            spec.stances
                .iter()
                .filter(|s| (s.party, s.demand) == (party, demand))
                .filter(|s| day.is_none_or(|day| s.said.is_none_or(|said| said <= day)))
                .max_by_key(|s| s.said)
                .filter(|s| day.is_none_or(|day| s.until.is_none_or(|until| day <= until)))
                .map(Position::new)
        };
        let stated: Vec<Vec<Option<Position>>> =
            (0..spec.parties).map(|party| (0..spec.demands).map(|demand| in_force(party, demand)).collect()).collect();
        let paths = stated.iter().map(|row| all_paths(spec, row)).collect();
        Naive { demands: spec.demands, stated, paths }
    }

    pub fn stated(&self, party: usize, demand: usize) -> Option<&Position> {
        self.stated[party][demand].as_ref()
    }

    fn reaches(&self, party: usize, literal: Literal) -> bool {
        self.paths[party].iter().any(|(reached, ..)| *reached == literal)
    }

    pub fn is_incoherent(&self, party: usize, demand: usize) -> bool {
        let (wanted, refused) = (self.reaches(party, (demand, true)), self.reaches(party, (demand, false)));
        let said = self.stated(party, demand).and_then(Position::side);
        let denies = |reached: bool, side: i8| reached && said == Some(side);
        (wanted && refused) || denies(wanted, -1) || denies(refused, 1)
    }

    /// The positions that are right: several where equally good origins differ, none where it is unknown.
    pub fn closed(&self, party: usize, demand: usize) -> Vec<Position> {
        if let Some(position) = self.stated(party, demand) {
            return vec![position.clone()];
        }
        if self.is_incoherent(party, demand) {
            return Vec::new();
        }
        let candidates: Vec<((i8, bool, bool, usize), Position)> = self.paths[party]
            .iter()
            .filter(|((reached, _), ..)| *reached == demand)
            .filter_map(|((_, wanted), origin, length)| {
                let from = self.stated(party, *origin)?;
                let keeps = (from.side() == Some(1)) == *wanted;
                let (low, high) = if keeps { (from.low, from.high) } else { (-from.high, -from.low) };
                let derived = Position { low, high, derived: true, accepted: None, ..from.clone() };
                Some(((-from.firmness(), from.waiting, !from.red, *length), derived))
            })
            .collect();
        let best = candidates.iter().map(|(rank, _)| *rank).min();
        let mut right: Vec<Position> = Vec::new();
        for (_, position) in candidates.into_iter().filter(|(rank, _)| Some(*rank) == best) {
            if !right.contains(&position) {
                right.push(position);
            }
        }
        right
    }

    /// Whether equally good origins give different positions somewhere.
    pub fn has_tie(&self) -> bool {
        (0..self.stated.len()).any(|party| (0..self.demands).any(|demand| self.closed(party, demand).len() > 1))
    }

    fn position(&self, party: usize, demand: usize, derived: bool) -> Option<Position> {
        if derived { self.closed(party, demand).into_iter().next() } else { self.stated(party, demand).cloned() }
    }

    /// Origins with the length of the shortest path, for one side of a demand.
    pub fn arguments(&self, party: usize, demand: usize, wanted: bool) -> BTreeMap<String, usize> {
        let mut shortest: BTreeMap<String, usize> = BTreeMap::new();
        for (_, origin, length) in self.paths[party].iter().filter(|(reached, ..)| *reached == (demand, wanted)) {
            let known = shortest.entry(format!("d{origin}")).or_insert(*length);
            *known = (*known).min(*length);
        }
        shortest
    }

    pub fn pair(&self, a: usize, b: usize, derived: bool) -> Pair {
        let mut lists: [Vec<String>; 6] = Default::default();
        let mut by_relation = Vec::new();
        let of = self.demands as f64;
        let mut sums = [[0.0; 3]; 3];
        let mut known = 0.0;
        for demand in 0..self.demands {
            let (mine, other) = (self.position(a, demand, derived), self.position(b, demand, derived));
            let sides = (mine.as_ref().and_then(Position::side), other.as_ref().and_then(Position::side));
            let waits = [&mine, &other].iter().any(|p| p.as_ref().is_some_and(|p| p.waiting));
            let from_relation = [&mine, &other].iter().any(|p| p.as_ref().is_some_and(|p| p.derived));
            let list = match sides {
                (None, _) | (_, None) => 5,
                (Some(x), Some(y)) if x * y < 0 => 3,
                (Some(x), Some(y)) if x * y == 0 => 4,
                _ if waits => 2,
                (Some(1), _) if no_common_terms(&[&mine, &other]) => 1,
                _ => 0,
            };
            let id = format!("d{demand}");
            if list == 3 && from_relation {
                by_relation.push(id.clone());
            }
            lists[list].push(id);
            // Every level that is possible against every other.
            let possible = |p: &Option<Position>| p.as_ref().map_or(-3..=3, |p| p.low..=p.high);
            let combined = || possible(&mine).flat_map(|x| possible(&other).map(move |y| (x, y)));
            for (figure, sum) in [conflict, distance, pawlak].iter().zip(&mut sums) {
                sum[1] += combined().map(|(x, y)| figure(x.into(), y.into())).fold(f64::INFINITY, f64::min) / of;
                sum[2] += combined().map(|(x, y)| figure(x.into(), y.into())).fold(0.0, f64::max) / of;
                if let (Some(mine), Some(other), true) = (&mine, &other, list != 5) {
                    sum[0] += figure(mine.middle(), other.middle());
                }
            }
            known += if list == 5 { 0.0 } else { 1.0 };
        }
        let [share, distance, pawlak] = sums.map(|[sum, low, high]| ((known > 0.0).then(|| sum / known), low, high));
        Pair { lists, derived: by_relation, share, distance, pawlak }
    }

    pub fn ground(&self, set: &[usize], demand: usize, derived: bool) -> Ground {
        let positions: Vec<(usize, Option<Position>)> =
            set.iter().map(|party| (*party, self.position(*party, demand, derived))).collect();
        let side = |p: &Option<Position>| p.as_ref().and_then(Position::side);
        let who = |fits: &dyn Fn(&Option<Position>) -> bool| -> Vec<usize> {
            positions.iter().filter(|(_, p)| fits(p)).map(|(party, _)| *party).collect()
        };
        let waits = who(&|p| p.as_ref().is_some_and(|p| p.waiting));
        let against = who(&|p| side(p) == Some(-1));
        let all = |fits: &dyn Fn(&Position) -> bool| positions.iter().all(|(_, p)| p.as_ref().is_some_and(fits));
        let cells: Vec<&Option<Position>> = positions.iter().map(|(_, p)| p).collect();
        let differ = no_common_terms(&cells);
        let class = if all(&|p| p.low >= 2) && waits.is_empty() && !differ {
            "agreed"
        } else if all(&|p| p.low >= 1) && waits.is_empty() && !differ {
            "agreed-in-principle"
        } else if all(&|p| p.low >= 1) && waits.is_empty() {
            "terms-differ"
        } else if all(&|p| p.low >= 1) {
            "conditional"
        } else if against.len() == set.len() {
            "all-against"
        } else if !against.is_empty() {
            "opposed"
        } else {
            "no-known-objection"
        };
        let opponents = positions
            .iter()
            .filter(|(_, p)| side(p) == Some(-1))
            .filter_map(|(party, p)| Some((*party, (1 - p.as_ref()?.low).unsigned_abs(), p.as_ref()?.derived)))
            .collect();
        let mut ask = who(&|p| side(p).is_none());
        if all(&|p| p.low >= 1) && positions.iter().any(|(_, p)| p.as_ref().is_some_and(|p| p.accepted.is_some())) {
            ask = who(&|p| p.as_ref().is_some_and(|p| p.accepted.is_none()));
        }
        let in_the_way: Vec<&Option<Position>> =
            cells.into_iter().filter(|p| p.as_ref().is_none_or(|p| p.low < 1)).collect();
        let near_miss = match (class, in_the_way.as_slice()) {
            ("opposed" | "no-known-objection", [Some(p)]) => p.side().map(|_| !p.red && p.low >= -1),
            _ => Some(false),
        };
        Ground { class, waits, opponents, ask, neutral: who(&|p| side(p) == Some(0)), near_miss }
    }

    /// The model after every question has been answered: each cell has one of its possible levels.
    pub fn filled(&self, spec: &Spec, mut choice: u64) -> Spec {
        let mut stances = Vec::new();
        for (party, demand) in spec.cells() {
            let (low, high) = self.stated(party, demand).map_or((-3, 3), |p| (p.low, p.high));
            choice = choice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let level = low + ((choice >> 33) % (high - low + 1) as u64) as i8;
            stances.push(Said {
                party,
                demand,
                low: level,
                high: level,
                link: None,
                otherwise: None,
                red: false,
                terms: None,
                said: None,
                until: None,
                voice: None,
                sources: 0,
            });
        }
        Spec { stances, ..spec.clone() }
    }
}

fn no_common_terms(positions: &[&Option<Position>]) -> bool {
    let stated: Vec<&Vec<i8>> = positions.iter().filter_map(|p| p.as_ref()?.accepted.as_ref()).collect();
    !stated.is_empty() && !(-1..=12).any(|n| stated.iter().all(|accepted| accepted.contains(&n)))
}

fn conflict(x: f64, y: f64) -> f64 {
    if x * y < 0.0 { 1.0 } else { 0.0 }
}

fn distance(x: f64, y: f64) -> f64 {
    (x / 3.0 - y / 3.0).abs() / 2.0
}

fn pawlak(x: f64, y: f64) -> f64 {
    if x * y > 0.0 {
        0.0
    } else if x * y < 0.0 {
        1.0
    } else {
        0.5
    }
}

fn next(spec: &Spec, (demand, wanted): Literal) -> Vec<Literal> {
    let mut found = Vec::new();
    for (from, to, implies) in &spec.relations {
        if *implies && wanted && *from == demand {
            found.push((*to, true));
        }
        if *implies && !wanted && *to == demand {
            found.push((*from, false));
        }
        if !*implies && wanted && *from == demand {
            found.push((*to, false));
        }
        if !*implies && wanted && *to == demand {
            found.push((*from, false));
        }
    }
    found
}

/// Every path without repetition from every stated position, ending at the latest where the party has spoken.
fn all_paths(spec: &Spec, row: &[Option<Position>]) -> Vec<Path> {
    fn walk(spec: &Spec, row: &[Option<Position>], origin: usize, path: &mut Vec<Literal>, found: &mut Vec<Path>) {
        let Some(last) = path.last().copied() else { return };
        for literal in next(spec, last) {
            if path.contains(&literal) {
                continue;
            }
            found.push((literal, origin, path.len()));
            if row[literal.0].is_none() {
                path.push(literal);
                walk(spec, row, origin, path, found);
                path.pop();
            }
        }
    }
    let mut found = Vec::new();
    for (origin, position) in row.iter().enumerate() {
        if let Some(side @ (1 | -1)) = position.as_ref().and_then(Position::side) {
            walk(spec, row, origin, &mut vec![(origin, side == 1)], &mut found);
        }
    }
    found
}
