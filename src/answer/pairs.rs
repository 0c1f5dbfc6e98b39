//! The six counts of every pair of parties.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::{Bounded, Party, Pawlak, Register};
use crate::analysis::{PairCounts, each_pair};
use crate::situation::{Scope, Situation};
use crate::id::{Ix, PartyIx};

/// Every unordered pair of parties, by id.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Pairs<'a> {
    /// The pairs.
    pub pairs: EachPair<'a>,
}

/// How many demands two parties share, and how many divide them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Pair<'m> {
    /// Who.
    pub parties: [Party<'m>; 2],
    /// Same side, nothing waits, terms can meet.
    pub agree: usize,
    /// Both for it, no common terms.
    pub terms: usize,
    /// Same side, if or once a condition is met.
    pub conditional: usize,
    /// Opposite sides.
    pub conflict: usize,
    /// One has said to be neutral.
    pub neutral: usize,
    /// The side of one is not known.
    pub unknown: usize,
    /// Conflicts among the demands known of both.
    pub conflict_share: Bounded,
    /// Mean distance on the scale over the same demands.
    pub distance: Bounded,
    /// Pawlak's distance over the same demands.
    pub pawlak: Pawlak,
    /// Whether one of the two is a bloc and the other its member.
    pub bloc_with_member: bool,
}

impl Pair<'_> {
    /// Of how many demands both sides are known.
    pub fn known(&self) -> usize {
        self.agree + self.terms + self.conditional + self.conflict + self.neutral
    }
}

/// The pairs one by one: of thousands of parties there are millions, and they are never held all at once.
#[derive(Clone, Debug)]
pub struct EachPair<'a> {
    situation: &'a Situation<'a>,
    scope: Scope,
    parties: Vec<Party<'a>>,
}

impl<'a> Pairs<'a> {
    /// Of all parties.
    pub fn new(register: &Register<'a, 'a>, scope: Scope) -> Pairs<'a> {
        let parties = register.model().parties.indices().map(|ix| register.party(ix)).collect();
        Pairs { pairs: EachPair { situation: register.situation, scope, parties } }
    }
}

impl<'a> EachPair<'a> {
    /// The pairs, by id.
    pub fn each(&self) -> impl Iterator<Item = Pair<'a>> + '_ {
        each_pair(self.situation, self.scope).map(|pair| self.pair(&pair))
    }

    fn pair(&self, pair: &PairCounts) -> Pair<'a> {
        let counts = pair.counts;
        Pair {
            parties: pair.parties.map(|ix: PartyIx| self.parties[ix.position()]),
            agree: counts.agree,
            terms: counts.terms,
            conditional: counts.conditional,
            conflict: counts.conflict,
            neutral: counts.neutral,
            unknown: counts.unknown,
            conflict_share: (&pair.conflict_share).into(),
            distance: (&pair.distance).into(),
            pawlak: (&pair.pawlak).into(),
            bloc_with_member: self.situation.is_bloc_with_member(pair.parties),
        }
    }
}

impl Serialize for EachPair<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.each())
    }
}

impl JsonSchema for EachPair<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Pairs".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<Pair<'_>>::json_schema(generator)
    }
}
