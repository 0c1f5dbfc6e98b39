//! What parties insist on, as constraints on packages.
//!
//! A party insists where it demands, supports, opposes or rejects, and on its terms. Who is only open or reluctant insists
//! on nothing, and neither does the unknown. Where the sources differ, the weakest reading counts.

use std::collections::BTreeMap;

use crate::analysis::logic::Formula;
use crate::analysis::packages::Packages;
use crate::analysis::situation::{Scope, Situation};
use crate::analysis::terms::zones_on;
use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, PartyIx, StanceIx};
use crate::model::{Accepted, Condition, LevelRange, Polarity, Stance, Target};

/// What is insisted on.
#[derive(Clone, Debug, PartialEq)]
pub enum Insistence {
    /// That a package provides for the demand.
    For,
    /// That it does not.
    Against,
    /// That a parameter has one of these values, if the package provides for it.
    Terms(String, Accepted),
}

/// Something that one or several parties insist on in the same way. Several are one: to count them by heads would make
/// whoever is outnumbered the obstacle, and how many stand on a side is the curator's choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// Who, by id.
    pub parties: Vec<PartyIx>,
    /// On what.
    pub on: Target,
    /// How.
    pub insistence: Insistence,
    /// Those of the parties for whom it is taken to be a red line.
    pub red_lines: Vec<PartyIx>,
    /// Those of the parties that did not say so: for whom it follows from a position on something that is not decided.
    pub derived: Vec<PartyIx>,
    /// Those of the parties for whom it is only assumed.
    pub assumed: Vec<PartyIx>,
    /// The statements behind it; none for what is assumed, or follows from a statement on something that is not decided.
    pub stances: Vec<StanceIx>,
    /// Whether it holds only together with conditions that the package may or may not meet.
    pub conditional: bool,
    /// What is true of the packages that keep to it.
    pub formula: Formula,
}

/// Why a position constrains nothing, although it could.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It waits for something that no package decides.
    Waits,
    /// The sources differ, and by one reading the party does not insist.
    SourcesDiffer,
}

/// A position that bears on a demand that is decided, and is no constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Whose.
    pub party: PartyIx,
    /// On what.
    pub demand: DemandIx,
    /// Why.
    pub reason: Reason,
}

/// Constraints, and positions that bear on the same demands without being one.
#[derive(Clone, Debug, PartialEq)]
pub struct Insisted {
    /// By demand in the order of the packages, then for, against and terms.
    pub constraints: Vec<Constraint>,
    /// Positions that are none for a reason, by demand and party.
    pub set_aside: Vec<SetAside>,
}

/// Levels from which on a party insists: `supports` and `opposes`.
const FIRM: u8 = 2;

/// What some parties insist on, of all that packages decide. O(parties × demands × conditions).
pub fn insisted(situation: &Situation<'_>, packages: &Packages, parties: &[PartyIx], scope: Scope) -> Insisted {
    let mut all = Collected { found: BTreeMap::new(), set_aside: Vec::new() };
    for issue in &packages.issues {
        for demand in situation.graph.demands_of(*issue) {
            for party in parties {
                all.position(situation, packages, *party, demand, scope);
            }
        }
    }
    for issue in &packages.issues {
        let demands = situation.graph.demands_of(*issue).into_iter().map(Target::Demand);
        for on in std::iter::once(Target::Issue(*issue)).chain(demands) {
            all.terms(situation, packages, parties, on);
        }
    }
    let mut constraints: Vec<Constraint> = all.found.into_values().collect();
    let model = situation.model;
    let place = |on: Target| match on {
        Target::Issue(issue) => (packages.issues.iter().position(|own| *own == issue), None),
        Target::Demand(demand) => {
            (packages.issues.iter().position(|own| *own == model.demands[demand].issue), Some(demand))
        }
    };
    let sort = |constraint: &Constraint| match constraint.insistence {
        Insistence::For => 0,
        Insistence::Against => 1,
        Insistence::Terms(..) => 2,
    };
    constraints.sort_by_key(|constraint| {
        let first = constraint.parties.first().map(|ix| &model.parties[*ix].id);
        (place(constraint.on), sort(constraint), first)
    });
    Insisted { constraints, set_aside: all.set_aside }
}

/// What makes two parties insist on one and the same.
type Key = (Target, u8, Option<String>, Formula);

struct Collected {
    found: BTreeMap<Key, Constraint>,
    set_aside: Vec<SetAside>,
}

impl Collected {
    fn position(
        &mut self,
        situation: &Situation<'_>,
        packages: &Packages,
        party: PartyIx,
        demand: DemandIx,
        scope: Scope,
    ) {
        let Some(cell) = situation.matrix(scope).cell(party, demand) else { return };
        if cell.basis == Basis::Derived && follows_inside(situation, packages, party, demand, cell) {
            return;
        }
        let Some(provides) = packages.provides(demand) else { return };
        let formula = match situation.stance(cell) {
            Some(stance) => of_stance(situation, packages, stance, cell, provides),
            // What follows from a position that waits is not insisted on yet.
            None if cell.waiting || cell.interim => Formula::ALWAYS,
            None => position(cell.levels, provides),
        };
        let formula = formula.simplified();
        if formula == Formula::ALWAYS {
            let firmest = cell.levels.low().value().abs().max(cell.levels.high().value().abs());
            let reason = if cell.waiting || cell.interim {
                Some(Reason::Waits)
            } else {
                // An interval with a firm end is read at its weakest.
                (cell.levels.low() != cell.levels.high() && firmest >= FIRM as i8).then_some(Reason::SourcesDiffer)
            };
            self.set_aside.extend(reason.map(|reason| SetAside { party, demand, reason }));
            return;
        }
        let insistence = match cell.levels.polarity() {
            Some(Polarity::Against) => Insistence::Against,
            _ => Insistence::For,
        };
        let conditional = formula != position(cell.levels, provides).simplified();
        self.add(situation, party, Target::Demand(demand), insistence, cell, conditional, formula);
    }

    fn terms(&mut self, situation: &Situation<'_>, packages: &Packages, parties: &[PartyIx], on: Target) {
        for zone in zones_on(situation, parties, on) {
            for (party, accepted) in &zone.accepted {
                let Some(formula) = packages.accepts(on, &zone.parameter, accepted) else { continue };
                let cell = match on {
                    Target::Demand(demand) => situation.matrix(Scope::Direct).cell(*party, demand).copied(),
                    Target::Issue(_) => situation
                        .in_force(*party, on)
                        .map(|ix| Cell::stated(ix, &situation.model.stances[ix], situation.filter())),
                };
                let Some(cell) = cell else { continue };
                let insistence = Insistence::Terms(zone.parameter.clone(), accepted.clone());
                self.add(situation, *party, on, insistence, &cell, false, formula);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one constraint, each of another sort")]
    fn add(
        &mut self,
        situation: &Situation<'_>,
        party: PartyIx,
        on: Target,
        insistence: Insistence,
        cell: &Cell,
        conditional: bool,
        formula: Formula,
    ) {
        let (sort, parameter) = match &insistence {
            Insistence::For => (0, None),
            Insistence::Against => (1, None),
            Insistence::Terms(parameter, accepted) => (2, Some(format!("{parameter} {accepted}"))),
        };
        let key = (on, sort, parameter, formula.clone());
        let new = Constraint {
            parties: Vec::new(),
            on,
            insistence,
            red_lines: Vec::new(),
            derived: Vec::new(),
            assumed: Vec::new(),
            stances: Vec::new(),
            conditional,
            formula,
        };
        let known = self.found.entry(key).or_insert(new);
        known.parties.push(party);
        known.red_lines.extend(cell.red_line.then_some(party));
        match cell.basis {
            Basis::Stated(ix) => known.stances.push(ix),
            Basis::Derived => known.derived.push(party),
            Basis::Assumed => known.assumed.push(party),
        }
        let id = |ix: &PartyIx| &situation.model.parties[*ix].id;
        for list in [&mut known.parties, &mut known.red_lines, &mut known.derived, &mut known.assumed] {
            list.sort_by_key(id);
        }
    }
}

/// Whether a derived position follows from one that is a constraint itself: then the relations say it already.
fn follows_inside(
    situation: &Situation<'_>,
    packages: &Packages,
    party: PartyIx,
    demand: DemandIx,
    cell: &Cell,
) -> bool {
    let wanted = cell.levels.polarity() == Some(Polarity::For);
    let arguments = situation.arguments(party, demand, wanted);
    let stated = |origin| situation.matrix(Scope::Direct).cell(party, origin);
    let insists = |cell: &Cell| cell.levels.strength() >= FIRM && !cell.waiting && !cell.interim;
    arguments
        .iter()
        .any(|argument| packages.provides(argument.origin).is_some() && stated(argument.origin).is_some_and(insists))
}

/// A position without conditions: always true if it is not firm.
fn position(levels: LevelRange, provides: &Formula) -> Formula {
    match levels.polarity() {
        Some(Polarity::For) if levels.strength() >= FIRM => provides.clone(),
        Some(Polarity::Against) if levels.strength() >= FIRM => provides.clone().negated(),
        _ => Formula::ALWAYS,
    }
}

/// A statement with its conditions. What it waits for has to be part of a package that provides for the demand; once it is,
/// a firm position counts; until then, `otherwise` does, if there is one. What would end it may be part of the package as well.
fn of_stance<'m>(
    situation: &Situation<'m>,
    packages: &Packages,
    stance: &'m Stance,
    cell: &Cell,
    provides: &Formula,
) -> Formula {
    let waits = |unresolved: &Formula| -> Vec<Formula> {
        let open = situation.open_conditions(stance);
        open.map(|(_, condition)| met(situation, packages, condition, unresolved)).collect()
    };
    let ends = stance.conditions.iter().filter(|(link, _)| !link.waits());
    let ended = ends.map(|(_, condition)| met(situation, packages, condition, &Formula::NEVER)).collect();
    let read = |levels: LevelRange| situation.filter().levels(levels);
    let firm = position(read(stance.levels), provides);
    let mut parts = Vec::new();
    if cell.waiting || cell.interim {
        let surely = Formula::All(waits(&Formula::NEVER));
        // With a position for the meantime, it does not depend on the condition whether the demand may come about.
        if read(stance.levels).polarity() == Some(Polarity::For) && stance.otherwise.is_none() {
            parts.push(Formula::if_then(provides.clone(), Formula::All(waits(&Formula::ALWAYS))));
        }
        parts.push(Formula::if_then(surely.clone(), firm));
        if let Some(otherwise) = stance.otherwise {
            parts.push(Formula::Any(vec![surely, position(read(otherwise), provides)]));
        }
    } else {
        parts.push(firm);
    }
    Formula::Any(vec![Formula::Any(ended), Formula::All(parts)])
}

/// When a package meets a condition; `unresolved` for a part that no package decides.
fn met(situation: &Situation<'_>, packages: &Packages, condition: &Condition, unresolved: &Formula) -> Formula {
    let each = |parts: &[Condition]| parts.iter().map(|part| met(situation, packages, part, unresolved)).collect();
    let demand = match condition {
        Condition::Demand(demand) => Some(*demand),
        Condition::Step(step) => situation.model.steps[*step].fulfils,
        Condition::AllOf(parts) => return Formula::All(each(parts)),
        Condition::AnyOf(parts) => return Formula::Any(each(parts)),
        Condition::Event(_) | Condition::Text(_) => None,
    };
    demand.and_then(|demand| packages.provides(demand)).cloned().unwrap_or_else(|| unresolved.clone())
}
