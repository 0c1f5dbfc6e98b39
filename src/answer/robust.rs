//! Which findings hold with less.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Act, Demand, Party, Register, Rests, Source};
use crate::analysis::{self, Finding, Misfits};
use crate::situation::Scope;
use crate::id::{DemandIx, PartyIx, SourceIx};
use crate::model::{Class, End, LevelRange, Voice};
use crate::vocabulary::vocabulary;

/// Every deadlock, and every conflict and agreement of two parties, with what it does not survive.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Robust<'m> {
    /// Deadlocks, then conflicts by pair, then agreements by pair.
    pub findings: Vec<Tested<'m>>,
    /// What was tried.
    pub tried: Tried<'m>,
    /// Whose conflicts and agreements were tested.
    pub parties: Vec<Party<'m>>,
    /// Whether these are all of which a position is known.
    pub everybody: bool,
}

/// What was tried.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Tried<'m> {
    /// The sources that were left out one at a time; nothing rests on another one alone.
    pub without: Vec<Source<'m>>,
    /// How many other sources the model has.
    pub others: usize,
    /// The sets of voices of which nothing else was counted.
    pub voices: Vec<Vec<Voice>>,
    /// The ends at which all intervals were taken.
    pub intervals: Vec<End>,
}

vocabulary! {
    /// What was found.
    pub enum TestedKind {
        /// A party is on a side.
        Position = "position",
        /// Two parties are on opposite sides.
        Conflict = "conflict",
        /// Two parties would have it.
        Agreement = "agreement",
        /// Steps wait for one another.
        Deadlock = "deadlock",
    }
}

/// A finding with everything that it does not survive.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Tested<'m> {
    /// What was found.
    pub kind: TestedKind,
    /// Of whom; of nobody for a deadlock.
    pub parties: Vec<Party<'m>>,
    /// On what; none for a deadlock.
    pub demand: Option<Demand<'m>>,
    /// What waits for one another; none for anything else.
    pub steps: Option<Vec<Act<'m>>>,
    /// How far an agreement goes; none for anything else.
    pub class: Option<Class>,
    /// Whether one of the two positions only follows from others.
    pub derived: bool,
    /// For a conflict: whether a red line stands against a red line.
    pub impasse: bool,
    /// Whether nothing that was tried makes it fall.
    pub holds_throughout: bool,
    /// Whether it is found as intervals are, and not only at one of their ends.
    pub as_read: bool,
    /// The first of the sources without which it is not found.
    pub single_source: Option<Source<'m>>,
    /// The sources without each of which it is not found.
    pub fails_without: Vec<Source<'m>>,
    /// The sets of voices that do not carry it.
    pub fails_with_voices: Vec<Vec<Voice>>,
    /// The voices that have to be added to the last of these; empty if it needs words whose voice is not given, none if it
    /// needs none.
    pub needs_voices: Option<Vec<Voice>>,
    /// The ends of intervals at which it is not found.
    pub fails_at_intervals: Vec<End>,
    /// The intervals of its parties on the demand itself.
    pub intervals: Vec<Interval<'m>>,
    /// Those of its parties whose own positions do not fit together here, for an agreement.
    pub unfit: Vec<Party<'m>>,
}

/// A position on which sources differ.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Interval<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// From which word to which.
    pub stance: LevelRange,
}

impl<'m> Robust<'m> {
    /// Looks up the words of an analysis.
    pub fn new(
        register: &Register<'_, 'm>,
        parties: &[PartyIx],
        everybody: bool,
        found: &analysis::Robust,
    ) -> Robust<'m> {
        let misfits = Misfits::new(register.situation);
        Robust {
            findings: found.findings.iter().map(|one| Tested::new(register, &misfits, one)).collect(),
            tried: Tried {
                without: sources(register, &found.sources),
                others: register.model().sources.len() - found.sources.len(),
                voices: found.voices.iter().map(|set| set.iter().copied().collect()).collect(),
                intervals: found.ends.clone(),
            },
            parties: register.parties(parties),
            everybody,
        }
    }
}

impl<'m> Tested<'m> {
    fn new(register: &Register<'_, 'm>, misfits: &Misfits, one: &analysis::Tested) -> Tested<'m> {
        let (kind, who, on, class, steps): (_, &[PartyIx], _, _, _) = match &one.finding {
            Finding::Position { party, demand, .. } => {
                (TestedKind::Position, std::slice::from_ref(party), Some(*demand), None, None)
            }
            Finding::Conflict { parties, demand } => (TestedKind::Conflict, parties, Some(*demand), None, None),
            Finding::Ground { parties, demand, class } => {
                (TestedKind::Agreement, parties, Some(*demand), Some(*class), None)
            }
            Finding::Deadlock { steps } => (TestedKind::Deadlock, &[], None, None, Some(steps)),
        };
        let Rests { single_source, single_sources } = Rests::on(register, &one.without);
        let of_both = |is: bool| on.filter(|_| is);
        Tested {
            kind,
            parties: register.parties(who),
            demand: on.map(|ix| register.demand(ix)),
            steps: steps.map(|steps| steps.iter().map(|act| register.act(*act)).collect()),
            class,
            derived: one.derived,
            impasse: one.impasse,
            holds_throughout: one.holds_throughout(),
            as_read: one.as_read,
            single_source,
            fails_without: single_sources,
            fails_with_voices: one.voices.iter().map(|set| set.iter().copied().collect()).collect(),
            needs_voices: one.needs.as_ref().map(|set| set.iter().copied().collect()),
            fails_at_intervals: one.ends.clone(),
            intervals: of_both(kind != TestedKind::Position)
                .map_or(Vec::new(), |demand| intervals(register, who, demand)),
            unfit: of_both(kind == TestedKind::Agreement)
                .map_or(Vec::new(), |demand| register.parties(&misfits.of(who, demand))),
        }
    }
}

fn intervals<'m>(register: &Register<'_, 'm>, parties: &[PartyIx], demand: DemandIx) -> Vec<Interval<'m>> {
    let interval = |party: &PartyIx| {
        let stance = register.situation.matrix(Scope::Direct).cell(*party, demand)?.levels;
        (stance.low() != stance.high()).then(|| Interval { party: register.party(*party), stance })
    };
    parties.iter().filter_map(interval).collect()
}

fn sources<'m>(register: &Register<'_, 'm>, list: &[SourceIx]) -> Vec<Source<'m>> {
    list.iter().map(|ix| register.source(*ix)).collect()
}
