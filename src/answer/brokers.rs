//! Who overlaps with two parties.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Demand, Event, Party, Position, Register};
use crate::analysis::{self, Counts};
use crate::situation::Scope;
use crate::id::PartyIx;
use crate::model::MeetingRole;

/// Third parties with their counts beside each of two others.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Brokers<'m> {
    /// Those in conflict with neither first, then by the smaller of the two overlaps.
    pub brokers: Vec<Broker<'m>>,
    /// The two.
    pub parties: [Party<'m>; 2],
}

/// A third party.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Broker<'m> {
    /// Who.
    pub party: Party<'m>,
    /// On how many demands it is in conflict with one of the two.
    pub conflicts: usize,
    /// Its counts with each of the two, by the words that hold now.
    pub with: [BesideOne<'m>; 2],
    /// The roles that sources give it at meetings, other than that of a side.
    pub roles: Vec<Role<'m>>,
    /// What the two say to it as mediator or host.
    pub acceptability: Vec<Acceptability<'m>>,
}

/// A third party beside one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct BesideOne<'m> {
    /// Which of the two.
    pub party: Party<'m>,
    /// Demands on which they are on one side, nothing waits, and terms can meet.
    pub agree: usize,
    /// Both are for it, but have no common value of some parameter.
    pub terms: usize,
    /// One side, but one of them waits for a condition.
    pub conditional: usize,
    /// Opposite sides.
    pub conflict: usize,
    /// One has said to be neutral.
    pub neutral: usize,
    /// The side of one is not known.
    pub unknown: usize,
    /// Demands on which they agree, and half of those on which one waits.
    pub overlap: f64,
    /// All demands.
    pub of: usize,
}

/// A role at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Role<'m> {
    /// The meeting.
    pub event: Event<'m>,
    /// The role.
    pub role: MeetingRole,
}

/// What the two say to a third as mediator or host.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Acceptability<'m> {
    /// The demand that it mediates or hosts.
    pub demand: Demand<'m>,
    /// The positions of the two on that.
    pub positions: [ToBroker<'m>; 2],
    /// Who of the two is against it.
    pub refused_by: Vec<Party<'m>>,
}

/// What one of the two says to it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ToBroker<'m> {
    /// Who says it.
    pub party: Party<'m>,
    /// What; none if it is not known.
    pub position: Option<Position>,
}

impl<'m> Brokers<'m> {
    /// Looks up the words of an analysis.
    pub fn new(
        register: &Register<'_, 'm>,
        two: [PartyIx; 2],
        found: &[analysis::Broker],
        scope: Scope,
    ) -> Brokers<'m> {
        Brokers {
            brokers: found.iter().map(|one| Broker::new(register, one, scope)).collect(),
            parties: two.map(|ix| register.party(ix)),
        }
    }
}

impl<'m> Broker<'m> {
    fn new(register: &Register<'_, 'm>, found: &analysis::Broker, scope: Scope) -> Broker<'m> {
        let overlap = found.overlap();
        let with = |at: usize| BesideOne::new(register.party(found.two[at]), &found.counts[at], overlap[at]);
        let acceptability = |one: &analysis::Acceptability| Acceptability {
            demand: register.demand(one.demand),
            positions: found.two.map(|ix| ToBroker {
                party: register.party(ix),
                position: Position::of(register, ix, one.demand, scope),
            }),
            refused_by: one.refused().map(|at| register.party(found.two[at])).collect(),
        };
        Broker {
            party: register.party(found.party),
            conflicts: found.conflicts(),
            with: [with(0), with(1)],
            roles: found.roles.iter().map(|(ix, role)| Role { event: register.event(*ix), role: *role }).collect(),
            acceptability: found.acceptability.iter().map(acceptability).collect(),
        }
    }

    /// Whether a source gives it a role, or one of the two says something to it as mediator.
    pub fn has_role(&self) -> bool {
        !self.roles.is_empty() || !self.acceptability.is_empty()
    }

    /// Whether on some demand positions of it and of one of the two are known.
    pub fn is_known(&self) -> bool {
        self.with.iter().any(|one| one.unknown < one.of)
    }
}

impl<'m> BesideOne<'m> {
    fn new(party: Party<'m>, counts: &Counts, overlap: f64) -> BesideOne<'m> {
        BesideOne {
            party,
            agree: counts.agree,
            terms: counts.terms,
            conditional: counts.conditional,
            conflict: counts.conflict,
            neutral: counts.neutral,
            unknown: counts.unknown,
            overlap,
            of: counts.of(),
        }
    }
}
