//! Which parties agree on more than they are in conflict on, and the two camps that fit that best.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Party, Register};
use crate::analysis;

/// Below this share of known demands the page holds the camps back: they would rest on next to nothing.
const LEAST_COVERAGE: f64 = 0.5;

/// The pairs with what outweighs between the two, and every best division into two camps.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Camps<'m> {
    /// How many pairs are against the best divisions.
    pub frustration: usize,
    /// That they are no fewer than this; the same if it is exact.
    pub at_least: usize,
    /// The best divisions: two camps each, the second one empty if all belong together.
    pub partitions: Vec<[Vec<Party<'m>>; 2]>,
    /// Every pair in which something outweighs.
    pub edges: Vec<SignedPair<'m>>,
    /// Whether every division was looked at or ruled out.
    pub exact: bool,
    /// Of all demands, the share known of both parties of a pair, on average; none without pairs.
    pub coverage: Option<f64>,
    /// Whether so little is known that the divisions would say more about what is missing than about the parties: the page holds
    /// them back unless they are asked for all the same.
    pub thin: bool,
    /// Parties in no camp: between them and anybody, neither agreement nor conflict outweighs.
    pub apart: Vec<Party<'m>>,
    /// For each of the divisions the pairs against it.
    pub against: Vec<Vec<[Party<'m>; 2]>>,
    /// Whether the page shows divisions even if little is known.
    #[serde(skip)]
    pub anyway: bool,
}

/// Two parties and what outweighs between them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SignedPair<'m> {
    /// The two.
    pub parties: [Party<'m>; 2],
    /// 1 if they agree on more than they are in conflict on, -1 the other way round.
    pub sign: i8,
    /// On how many demands positions of both are known.
    pub known: usize,
    /// Of so many.
    pub of: usize,
}

impl<'m> Camps<'m> {
    /// Looks up the words of an analysis. O(pairs × divisions).
    pub fn new(register: &Register<'_, 'm>, found: &analysis::Camps, anyway: bool) -> Camps<'m> {
        let pair = |at: &usize| found.edges[*at].parties.map(|ix| register.party(ix));
        let of = register.model().demands.len();
        let edge = |edge: &analysis::SignedPair| SignedPair {
            parties: edge.parties.map(|ix| register.party(ix)),
            sign: if edge.positive { 1 } else { -1 },
            known: edge.known,
            of,
        };
        let camps = |one: &analysis::Partition| one.camps.each_ref().map(|camp| register.parties(camp));
        Camps {
            frustration: found.frustration,
            at_least: found.at_least,
            partitions: found.partitions.iter().map(camps).collect(),
            edges: found.edges.iter().map(edge).collect(),
            exact: found.exact,
            coverage: found.coverage,
            against: found.partitions.iter().map(|one| one.against.iter().map(pair).collect()).collect(),
            thin: found.coverage.is_some_and(|coverage| coverage < LEAST_COVERAGE),
            apart: register.parties(&found.apart),
            anyway,
        }
    }
}
