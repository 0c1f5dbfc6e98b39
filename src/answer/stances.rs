//! Who wants what, with everything that a picture of it shows.

use crate::position;
use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Argument, Basis, By, ByParty, Demand, Issue, Party, Position, RedLine, Register, Source, Statement};
use crate::analysis::{Misfits, ground};
use crate::id::{DemandIx, IssueIx, Ix, PartyIx, SourceIx, StanceIx};
use crate::model::{Class, Polarity};
use crate::situation::{Scope, Situation};

/// The positions of all parties that have one, by issue, with what they rest on.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Stances<'m> {
    /// On what the picture rests.
    pub basis: Drawn,
    /// The parties, by name.
    pub parties: Vec<Party<'m>>,
    /// The issues that have demands, by name.
    pub issues: Vec<IssueStances<'m>>,
}

/// On how much a picture rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Drawn {
    /// Parties in it.
    pub parties: usize,
    /// Demands of the model.
    pub demands: usize,
    /// Issues that have demands.
    pub issues: usize,
    /// Stated positions of the parties.
    pub stated: usize,
    /// Positions that there could be.
    pub possible: usize,
    /// Articles that count.
    pub sources: usize,
}

/// The demands of an issue.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct IssueStances<'m> {
    /// Which.
    pub issue: Issue<'m>,
    /// Its demands.
    pub demands: Vec<DemandStances<'m>>,
}

/// A demand with the positions on it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct DemandStances<'m> {
    /// Which, and where those stand who have spoken.
    pub demand: Numbered<'m>,
    /// The positions that are known.
    pub positions: ByParty<'m, Stance<'m>>,
}

/// A demand by its number in the pictures.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Numbered<'m> {
    /// Which.
    pub demand: Demand<'m>,
    /// Its number, such as `D7`.
    pub number: String,
    /// How many have spoken to it.
    pub speakers: usize,
    /// Whether a red line stands against a red line.
    pub impasse: bool,
    /// How far those have come who have spoken; none if fewer than two have.
    pub class: Option<Class>,
}

/// A position with what it rests on.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Stance<'m> {
    /// Which.
    pub position: Position,
    /// Whether it does not fit another position of the same party.
    pub unfit: bool,
    /// Who judges it a red line; none if it is none, or follows from one.
    pub red_line: Option<RedLine<'m>>,
    /// The statements that it rests on, or of which it takes the place: those of one day.
    pub statements: Vec<Statement<'m>>,
    /// The sources of all statements that it rests on, each once, by id; none if it only follows or is assumed.
    pub sources: Vec<Source<'m>>,
    /// Why it follows, if it only does.
    pub arguments: Vec<Argument<'m>>,
}

impl<'m> Stances<'m> {
    /// Of all parties that have a position: a column of question marks says nothing. O(parties × demands), and what derived
    /// positions take for their arguments.
    pub fn new(register: &Register<'_, 'm>) -> Stances<'m> {
        let (situation, model) = (register.situation, register.model());
        let parties = by_name(situation);
        let unfit = Misfits::new(situation);
        let numbers = model.demand_numbers();
        let demand = |ix: DemandIx| {
            let own = |party: &PartyIx| Some((register.party(*party), stance(register, *party, ix, &unfit)?));
            DemandStances {
                demand: Numbered::new(register, &parties, ix, &numbers),
                positions: By(parties.iter().filter_map(own).collect()),
            }
        };
        let with_demands = |(_, demands): &(IssueIx, Vec<DemandIx>)| !demands.is_empty();
        let issues = model.demands_by_issue().into_iter().filter(with_demands);
        Stances {
            basis: Drawn::new(situation, &parties),
            parties: register.parties(&parties),
            issues: issues
                .map(|(ix, demands)| IssueStances {
                    issue: register.issue(ix),
                    demands: demands.into_iter().map(demand).collect(),
                })
                .collect(),
        }
    }
}

impl<'m> Stances<'m> {
    /// Of some of its parties, with the issues that are left; on what that rests is counted anew.
    #[must_use]
    pub fn of(&self, parties: &[Party<'m>]) -> Stances<'m> {
        let mut part = self.clone();
        part.parties.retain(|party| parties.contains(party));
        let mut sources = BTreeSet::new();
        let mut stated = 0;
        for on in part.issues.iter_mut().flat_map(|issue| &mut issue.demands) {
            on.positions.0.retain(|(party, _)| parties.contains(party));
            for (_, stance) in &on.positions.0 {
                stated += usize::from(stance.position.basis != Basis::Derived);
                sources.extend(stance.sources.iter().map(|source| source.id));
            }
        }
        let demands = part.issues.iter().map(|issue| issue.demands.len()).sum();
        part.basis = Drawn {
            parties: part.parties.len(),
            demands,
            issues: part.issues.len(),
            stated,
            possible: part.parties.len() * demands,
            sources: sources.len(),
        };
        part
    }
}

/// Parties with a position, by name: any other order could be read as a judgement.
pub fn by_name(situation: &Situation<'_>) -> Vec<PartyIx> {
    let mut parties = situation.parties_heard(Scope::Derived);
    situation.model.sort_by_name(&mut parties);
    parties
}

impl Drawn {
    /// Of some parties.
    pub fn new(situation: &Situation<'_>, parties: &[PartyIx]) -> Drawn {
        let (model, filter) = (situation.model, situation.filter());
        let (stated, possible) = situation.coverage(parties);
        let counts = |ix: &SourceIx| model.article(*ix) == *ix && !filter.without.contains(ix);
        Drawn {
            parties: parties.len(),
            demands: model.demands.len(),
            issues: model.demands_by_issue().iter().filter(|(_, demands)| !demands.is_empty()).count(),
            stated,
            possible,
            sources: model.sources.indices().filter(counts).count(),
        }
    }
}

impl<'m> Numbered<'m> {
    /// Of a demand, among some parties.
    pub fn new(register: &Register<'_, 'm>, parties: &[PartyIx], ix: DemandIx, numbers: &[String]) -> Numbered<'m> {
        let situation = register.situation;
        let matrix = situation.matrix(Scope::Derived);
        let cell = |party: &PartyIx| matrix.cell(*party, ix);
        let speakers: Vec<PartyIx> = parties.iter().copied().filter(|party| cell(party).is_some()).collect();
        let red = |side| speakers.iter().filter_map(cell).any(|c| c.red_line && c.levels.polarity() == Some(side));
        Numbered {
            demand: register.demand(ix),
            number: numbers[ix.position()].clone(),
            speakers: speakers.len(),
            impasse: red(Polarity::For) && red(Polarity::Against),
            class: (speakers.len() > 1).then(|| ground(situation, &speakers, ix, Scope::Derived).class),
        }
    }
}

fn stance<'m>(register: &Register<'_, 'm>, party: PartyIx, demand: DemandIx, unfit: &Misfits) -> Option<Stance<'m>> {
    let situation = register.situation;
    let position = Position::of(register, party, demand, Scope::Derived)?;
    let held = situation.position(party, demand, Scope::Direct);
    let own: Vec<StanceIx> = held.into_iter().flat_map(position::Position::stances).collect();
    let first = own.first();
    let entry = first.map(|ix| &register.model().stances[*ix]);
    let line = entry.and_then(|entry| situation.filter().red_line(entry)).filter(|_| position.red_line);
    let wanted = position.stance.polarity() == Some(Polarity::For);
    let derived = position.basis == Basis::Derived;
    let said = held.into_iter().flat_map(|own| own.stances()).filter(|_| position.basis == Basis::Stated);
    let pieces = said.flat_map(|ix| situation.filter().pieces(&register.model().stances[ix].evidence));
    let sources: BTreeSet<Source<'m>> = pieces.map(|piece| register.source(piece.source)).collect();
    Some(Stance {
        unfit: unfit.has(party, demand),
        red_line: line.map(|line| RedLine { judge: &line.judge, why: &line.why }),
        statements: own.iter().map(|ix| Statement::new(register, *ix)).collect(),
        sources: sources.into_iter().collect(),
        arguments: if derived { Argument::of_side(register, party, demand, wanted) } else { Vec::new() },
        position,
    })
}
