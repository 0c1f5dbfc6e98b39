//! Where parties are on opposite sides, and where one party contradicts itself.

use crate::position;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Argument, Demand, Party, Position, Register, Rests, Source};
use crate::analysis::{self, Finding, Footing, conflicts};
use crate::situation::Scope;
use crate::graph::Cell;
use crate::id::PartyIx;

/// All conflicts among some parties.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Conflicts<'m> {
    /// Contested demands: impasses first, then by the number of opposed pairs, then by id.
    pub conflicts: Vec<Clash<'m>>,
    /// Positions of one party that no package meets together.
    pub incoherent: Vec<Incoherent<'m>>,
    /// Where arguments of one party lead to both sides.
    pub unfit: Vec<Misfit<'m>>,
    /// Who was asked for.
    pub parties: Vec<Party<'m>>,
    /// Whether these are all of which a position is known.
    pub everybody: bool,
    /// The one source that everything said of them rests on, if there is one.
    pub everything_rests_on: Option<Source<'m>>,
}

/// A demand with parties on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Clash<'m> {
    /// Which.
    pub demand: Demand<'m>,
    /// Who is for it.
    #[serde(rename = "for")]
    pub wanted: Vec<Opposed<'m>>,
    /// Who is against it.
    #[serde(rename = "against")]
    pub refused: Vec<Opposed<'m>>,
    /// Who is on one side now and on the other once something comes about.
    pub turning: Vec<Opposed<'m>>,
    /// Whether on one side nobody has spoken, and all only follows.
    pub derived: bool,
    /// Whether a red line stands against a red line.
    pub impasse: bool,
    /// How many pairs of parties are opposed.
    pub pairs: usize,
    /// On which single sources that rests.
    #[serde(flatten)]
    pub rests: Rests<'m>,
}

/// A party on one side.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Opposed<'m> {
    /// Who.
    pub party: Party<'m>,
    /// Its position.
    pub position: Option<Position>,
    /// On which single sources that rests.
    #[serde(flatten)]
    pub rests: Rests<'m>,
    /// How many opposed pairs there would be less if it were neutral.
    pub leverage: usize,
}

/// Positions of one party that no package meets together.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Incoherent<'m> {
    /// On what.
    pub positions: Vec<Demand<'m>>,
    /// Whose, and where they meet.
    #[serde(flatten)]
    pub misfit: Misfit<'m>,
}

/// Where arguments of one party lead to both sides.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Misfit<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// On what.
    pub demand: Demand<'m>,
    /// Why it would be for that.
    #[serde(rename = "for")]
    pub wanted: Vec<Argument<'m>>,
    /// Why it would be against that.
    #[serde(rename = "against")]
    pub refused: Vec<Argument<'m>>,
}

impl<'m> Conflicts<'m> {
    /// Among some parties. O(parties × demands), and what a single source takes.
    pub fn new(register: &Register<'_, 'm>, parties: &[PartyIx], scope: Scope, footing: &Footing<'_>) -> Self {
        let found = conflicts(register.situation, parties, scope);
        let clash = |clash: &analysis::Clash| {
            let finding = Finding::Conflict { parties: parties.to_vec(), demand: clash.demand };
            let side = |cells: &[(PartyIx, Cell)]| -> Vec<Opposed<'m>> {
                cells.iter().map(|(ix, _)| opposed(register, clash, *ix, scope, footing)).collect()
            };
            Clash {
                demand: register.demand(clash.demand),
                wanted: side(&clash.wanted),
                refused: side(&clash.refused),
                turning: side(&clash.turning),
                derived: clash.is_derived(),
                impasse: clash.is_impasse(),
                pairs: clash.pairs(),
                rests: Rests::on(register, &footing.needed(&finding)),
            }
        };
        let misfit = |party, demand, [wanted, refused]: [&[position::Argument]; 2]| Misfit {
            party: register.party(party),
            demand: register.demand(demand),
            wanted: Argument::all(register, party, wanted),
            refused: Argument::all(register, party, refused),
        };
        let incoherent = |one: &analysis::Incoherence| Incoherent {
            positions: register.demands(&one.positions),
            misfit: misfit(one.party, one.demand, [&one.wanted, &one.refused]),
        };
        let unfit = |one: &analysis::Unfit| misfit(one.party, one.demand, [&one.wanted, &one.refused]);
        Conflicts {
            conflicts: found.clashes.iter().map(clash).collect(),
            incoherent: found.incoherent.iter().map(incoherent).collect(),
            unfit: found.unfit.iter().map(unfit).collect(),
            parties: register.parties(parties),
            everybody: parties == register.situation.parties_heard(Scope::Derived),
            everything_rests_on: footing.everything.map(|ix| register.source(ix)),
        }
    }
}

fn opposed<'m>(
    register: &Register<'_, 'm>,
    clash: &analysis::Clash,
    party: PartyIx,
    scope: Scope,
    footing: &Footing<'_>,
) -> Opposed<'m> {
    Opposed {
        party: register.party(party),
        position: Position::of(register, party, clash.demand, scope),
        rests: Rests::on(register, &footing.of_position(register.situation, party, clash.demand)),
        leverage: clash.leverage(party),
    }
}
