//! Groups of parties with everything that they share.

use crate::situation;
use schemars::JsonSchema;
use serde::Serialize;

use super::{BlocWithMembers, Demand, Party, Register, Source, Zone, Zones, blocs};
use crate::analysis::{self, Misfits};
use crate::situation::Scope;
use crate::id::{DemandIx, Ix, PartyIx, SourceIx};
use crate::model::Target;
use crate::vocabulary::vocabulary;

/// The groups, or only how many there are.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Coalitions<'m> {
    /// The largest groups.
    Listed(Groups<'m>),
    /// Their number.
    Counted(Counted),
}

/// Every maximal group of parties with everything that all of them want or refuse, the largest first.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Groups<'m> {
    /// The largest of them.
    pub coalitions: Vec<Coalition<'m>>,
    /// How many there are, listed or not.
    pub number: usize,
    /// Whether that is all; otherwise there are at least so many.
    pub complete: bool,
    /// How many of those not listed are as large as the last one listed.
    pub equal: usize,
    /// Only groups of at least so many parties were asked for.
    pub min_parties: usize,
    /// Only groups that share at least so many positions.
    pub min_shared: usize,
}

/// How many groups there are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Counted {
    /// So many.
    pub count: usize,
    /// Whether that is all; otherwise there are at least so many.
    pub complete: bool,
}

/// A maximal group.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Coalition<'m> {
    /// Who belongs to it.
    pub parties: Vec<Party<'m>>,
    /// What all of them want or refuse.
    pub shared: Vec<SharedPosition<'m>>,
    /// Blocs whose members belong to it as well: one voice may stand behind both.
    pub blocs: Vec<BlocWithMembers<'m>>,
    /// Parties whose unknown positions would let them belong to it.
    pub possible: Vec<Party<'m>>,
    /// Those of them of which no position at all is known.
    pub silent: Vec<Party<'m>>,
}

vocabulary! {
    /// Where all of a group stand.
    pub enum CommonSide {
        /// They are for it.
        For = "for",
        /// They are against it.
        Against = "against",
    }
}

/// A position that all of a group share.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SharedPosition<'m> {
    /// On what.
    pub demand: Demand<'m>,
    /// For or against it.
    pub side: CommonSide,
    /// Those whose position waits for a condition.
    pub waiting: Vec<Party<'m>>,
    /// Those whose own positions do not fit together here.
    pub unfit: Vec<Party<'m>>,
    /// If they are for it: the parameters of which those who stated terms accept no value in common.
    pub no_common_value: Zones<'m>,
    /// The sources on which their positions rest; if it is one, all of it rests on that.
    pub sources: Vec<Source<'m>>,
}

impl<'m> SharedPosition<'m> {
    /// Whether the known terms of these parties have no value in common for some parameter.
    pub fn terms_apart(&self, parties: &[Party<'m>]) -> bool {
        self.no_common_value.0.iter().any(|zone| !zone.has_common(parties))
    }
}

impl<'m> Coalitions<'m> {
    /// Looks up the words of an analysis. O(parties × parameters of what is shared) for each group, and what stands behind each
    /// position once.
    pub fn new(
        register: &Register<'_, 'm>,
        asked: analysis::Asked,
        found: &analysis::Coalitions,
        scope: Scope,
    ) -> Coalitions<'m> {
        let mut list = List {
            register,
            misfits: Misfits::new(register.situation),
            heard: register.situation.parties_heard(Scope::Direct),
            scope,
            evidence: SharedEvidence::new(register, scope),
        };
        Coalitions::Listed(Groups {
            coalitions: found.list.iter().map(|one| list.coalition(one)).collect(),
            number: found.number,
            complete: found.complete,
            equal: found.equal,
            min_parties: asked.parties,
            min_shared: asked.shared,
        })
    }

    /// Only how many there are.
    pub fn counted(found: &analysis::Coalitions) -> Coalitions<'m> {
        Coalitions::Counted(Counted { count: found.number, complete: found.complete })
    }
}

/// What all groups of an answer are looked up with.
struct List<'r, 'a, 'm> {
    register: &'r Register<'a, 'm>,
    misfits: Misfits,
    heard: Vec<PartyIx>,
    scope: Scope,
    evidence: SharedEvidence<'r, 'a, 'm>,
}

impl<'m> List<'_, '_, 'm> {
    fn coalition(&mut self, found: &analysis::Coalition) -> Coalition<'m> {
        let register = self.register;
        let silent = found.possible.iter().filter(|ix| self.heard.binary_search(ix).is_err());
        Coalition {
            parties: register.parties(&found.parties),
            blocs: blocs(register, &found.parties),
            possible: register.parties(&found.possible),
            silent: register.parties(silent),
            shared: found.shared.iter().map(|one| self.shared(&found.parties, one)).collect(),
        }
    }

    fn shared(&mut self, parties: &[PartyIx], shared: &analysis::Shared) -> SharedPosition<'m> {
        let register = self.register;
        let sources = self.evidence.of(parties, shared.demand);
        SharedPosition {
            demand: register.demand(shared.demand),
            side: if shared.wanted { CommonSide::For } else { CommonSide::Against },
            waiting: register.parties(&shared.waiting),
            unfit: register.parties(&self.misfits.of(parties, shared.demand)),
            no_common_value: if shared.wanted { self.apart(parties, shared.demand) } else { Zones::default() },
            sources: sources.into_iter().map(|ix| register.source(ix)).collect(),
        }
    }

    /// The parameters of a demand of which some parties accept no value in common.
    fn apart(&self, parties: &[PartyIx], demand: DemandIx) -> Zones<'m> {
        let zones = situation::zones(self.register.situation, parties, Target::Demand(demand), self.scope);
        let apart = zones.iter().filter(|zone| zone.common.is_none());
        Zones(apart.map(|zone| Zone::new(self.register, zone)).collect())
    }
}

/// The sources behind positions. Many groups share a position, so each is looked up once.
struct SharedEvidence<'r, 'a, 'm> {
    register: &'r Register<'a, 'm>,
    scope: Scope,
    /// By party, then by demand.
    known: Vec<Vec<Option<Vec<SourceIx>>>>,
}

impl<'r, 'a, 'm> SharedEvidence<'r, 'a, 'm> {
    fn new(register: &'r Register<'a, 'm>, scope: Scope) -> SharedEvidence<'r, 'a, 'm> {
        SharedEvidence { register, scope, known: vec![Vec::new(); register.model().parties.len()] }
    }

    /// The sources behind the positions of some parties on a demand, by id.
    fn of(&mut self, parties: &[PartyIx], demand: DemandIx) -> Vec<SourceIx> {
        let mut all: Vec<SourceIx> = Vec::new();
        parties.iter().for_each(|party| all.extend(self.behind(*party, demand)));
        all.sort_unstable();
        all.dedup();
        all
    }

    fn behind(&mut self, party: PartyIx, demand: DemandIx) -> &[SourceIx] {
        let (situation, scope) = (self.register.situation, self.scope);
        let of_party = &mut self.known[party.position()];
        if of_party.is_empty() {
            of_party.resize(situation.model.demands.len(), None);
        }
        of_party[demand.position()].get_or_insert_with(|| {
            let cell = situation.matrix(scope).cell(party, demand);
            let stances = cell.map_or(Vec::new(), |cell| situation.behind(party, demand, cell));
            let pieces = stances.into_iter().flat_map(|stance| situation.filter().pieces(&stance.evidence));
            let mut sources: Vec<SourceIx> = pieces.map(|piece| situation.model.article(piece.source)).collect();
            sources.sort_unstable();
            sources.dedup();
            sources
        })
    }
}
