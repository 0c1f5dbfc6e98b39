//! Positions of one party that no package meets together.
//!
//! A least set of stated positions, one of them a demand or a rejection and the others at least a support or an opposition,
//! such that no feasible package meets all of them: a minimal unsatisfiable subset (M. Liffiton and K. Sakallah, *J. Autom.
//! Reason.* 40, 2008). Conditions and exceptions count as in a package; who is open, or neutral, contradicts nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::{Literal, RelationKind};
use crate::id::{DemandIx, IssueIx, Ix, PartyIx};
use crate::packages::Packages;
use crate::packages::Requirements;
use crate::position::{Argument, Position, closed_to, named_demands};
use crate::search::formula::Formula;
use crate::search::minimal_sets::minimal_sets;
use crate::search::patience::Endless;
use crate::search::solver::{BatSat, Encoding, Literal as Variable, Solver, Verdict};
use crate::situation::Situation;

/// A least set of positions of one party that do not fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Incoherence {
    /// Whose.
    pub party: PartyIx,
    /// On what the positions are, by id.
    pub positions: Vec<DemandIx>,
    /// Where they meet: a demand for and against which they speak.
    pub demand: DemandIx,
    /// Why it would be for.
    pub wanted: Vec<Argument>,
    /// Why it would be against.
    pub refused: Vec<Argument>,
}

impl Incoherence {
    /// Whether it is about two wishes that exclude one another.
    pub fn is_exclusion(&self) -> bool {
        let excludes = |argument: &Argument| argument.steps.iter().any(|step| step.kind == RelationKind::Excludes);
        self.positions.len() == 2 && self.wanted.iter().chain(&self.refused).any(excludes)
    }
}

/// Sets of one party beyond which no more are listed.
const MOST: usize = 50;

/// Every least set, by the ids of party and demands. Only positions that relations, options or conditions tie together are
/// looked at together: O(positions × (demands + relations) × log demands), and the search of [`minimal_sets`] for each group
/// that cannot hold together.
pub fn incoherent(situation: &Situation<'_>) -> Vec<Incoherence> {
    let mut parties: Vec<PartyIx> = situation.model.parties.indices().collect();
    parties.sort_unstable();
    parties.into_iter().flat_map(|party| of_party(situation, party)).collect()
}

/// Who holds positions that do not fit together, on which demands: agreement that rests on one of these is marked.
#[derive(Clone, Debug, Default)]
pub struct Misfits(BTreeSet<(PartyIx, DemandIx)>);

impl Misfits {
    /// Of a situation. Complexity as of [`incoherent`].
    pub fn new(situation: &Situation<'_>) -> Misfits {
        let sets = incoherent(situation);
        let each = sets.iter().flat_map(|set| set.positions.iter().map(|demand| (set.party, *demand)));
        Misfits(each.collect())
    }

    /// Whether a party's position on a demand does not fit another one of it.
    pub fn has(&self, party: PartyIx, demand: DemandIx) -> bool {
        self.0.contains(&(party, demand))
    }

    /// The demands on which positions of a party do not fit together, by id.
    pub fn on(&self, party: PartyIx) -> Vec<DemandIx> {
        let own = self.0.iter().filter(|(whose, _)| *whose == party);
        own.map(|(_, demand)| *demand).collect()
    }

    /// Those of some parties of which this is so.
    pub fn of(&self, parties: &[PartyIx], demand: DemandIx) -> Vec<PartyIx> {
        parties.iter().copied().filter(|party| self.has(*party, demand)).collect()
    }
}

fn is_firm(position: &Position<'_>, least: i8) -> bool {
    position.each().any(|word| word.levels.low().value() >= least || word.levels.high().value() <= -least)
}

fn of_party(situation: &Situation<'_>, party: PartyIx) -> Vec<Incoherence> {
    let mut found = Vec::new();
    for group in groups(situation, party) {
        if !group.iter().any(|demand| situation.stated(party).get(*demand).is_some_and(|own| is_firm(own, 3))) {
            continue;
        }
        for set in least_sets(situation, party, &group) {
            let (demand, wanted, refused) = meeting(situation, party, &set);
            found.push(Incoherence { party, positions: set, demand, wanted, refused });
        }
    }
    found.sort_by(|one, other| one.positions.cmp(&other.positions));
    found
}

/// The firm positions of a party in groups that something ties together: what they lead to, the options of an issue, and what
/// they depend on. A single position in a group of its own contradicts nothing but itself.
fn groups(situation: &Situation<'_>, party: PartyIx) -> Vec<Vec<DemandIx>> {
    let model = situation.model;
    let firm: Vec<(DemandIx, &Position<'_>)> =
        situation.stated(party).iter().filter(|(_, own)| is_firm(own, 2)).collect();
    // One position contradicts itself only where a demand comes about in certain ways; what rules itself out is told there.
    let alone = !situation.graph.choices().is_empty();
    let leads_on = |demand: DemandIx| {
        [true, false].iter().any(|wanted| !situation.graph.consequences(Literal { demand, wanted: *wanted }).is_empty())
    };
    let has_options = |demand: DemandIx| !model.issues[model.demands[demand].issue].options.is_empty();
    let is_tied = |(demand, own): &(DemandIx, &Position<'_>)| {
        !own.conditions.is_empty() || leads_on(*demand) || has_options(*demand)
    };
    if !alone && (firm.len() < 2 || !firm.iter().any(is_tied)) {
        return Vec::new();
    }
    let mut sets = petgraph::unionfind::UnionFind::new(model.demands.len());
    let mut tie = |a: DemandIx, b: DemandIx| {
        sets.union(a.position(), b.position());
    };
    let mut seen: BTreeSet<DemandIx> = BTreeSet::new();
    let mut issues: BTreeMap<IssueIx, DemandIx> = BTreeMap::new();
    for (demand, own) in &firm {
        let named = own.conditions.iter().flat_map(|(_, condition)| named_demands(model, condition));
        let mut queue = vec![*demand];
        for other in named {
            tie(*demand, other);
            queue.push(other);
        }
        while let Some(at) = queue.pop() {
            if !seen.insert(at) {
                continue;
            }
            for wanted in [true, false] {
                for step in situation.graph.consequences(Literal { demand: at, wanted }) {
                    tie(at, step.to.demand);
                    queue.push(step.to.demand);
                }
            }
            let issue = model.demands[at].issue;
            if !model.issues[issue].options.is_empty() {
                tie(at, *issues.entry(issue).or_insert(at));
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<DemandIx>> = BTreeMap::new();
    for (demand, _) in firm {
        groups.entry(sets.find(demand.position())).or_default().push(demand);
    }
    groups.into_values().filter(|group| group.len() > 1 || alone).collect()
}

/// Some demands with all that chains of relations lead to from them.
fn tied(situation: &Situation<'_>, from: BTreeSet<DemandIx>) -> BTreeSet<DemandIx> {
    let mut queue: Vec<DemandIx> = from.iter().copied().collect();
    let mut found = from;
    while let Some(demand) = queue.pop() {
        let steps = [true, false].map(|wanted| situation.graph.consequences(Literal { demand, wanted }));
        queue.extend(steps.into_iter().flatten().map(|step| step.to.demand).filter(|to| found.insert(*to)));
    }
    found
}

fn least_sets(situation: &Situation<'_>, party: PartyIx, group: &[DemandIx]) -> Vec<Vec<DemandIx>> {
    let model = situation.model;
    let mut demands: BTreeSet<DemandIx> = group.iter().copied().collect();
    for own in group.iter().filter_map(|demand| situation.stated(party).get(*demand)) {
        demands.extend(closed_to(model, own.conditions.iter().copied()));
    }
    let mut issues: BTreeSet<IssueIx> = demands.iter().map(|demand| model.demands[*demand].issue).collect();
    // What nothing ties to them is free in any package and need not be looked at.
    let mut decided: BTreeMap<IssueIx, Vec<DemandIx>> = BTreeMap::new();
    for demand in tied(situation, demands) {
        // Whether a demand can come about is known if all ways to it are decided.
        issues.extend(model.demands[demand].only_by.iter().map(|way| model.demands[way.to].issue));
        decided.entry(model.demands[demand].issue).or_default().push(demand);
    }
    decided.retain(|issue, _| issues.contains(issue));
    for issue in issues.iter().filter(|issue| !model.issues[**issue].options.is_empty()) {
        decided.insert(*issue, situation.graph.demands_of(*issue));
    }
    let issues: Vec<IssueIx> = issues.into_iter().collect();
    let packages = Packages::deciding(situation, &issues, &[], &decided);
    let requirements = Requirements::among(situation, &packages, party, group);
    let formulas: Vec<(DemandIx, Formula)> = group
        .iter()
        .map(|demand| (*demand, requirements.on(*demand).formula))
        .filter(|(_, formula)| *formula != Formula::ALWAYS)
        .collect();
    let mut solver = BatSat::default();
    let mut encoding = Encoding::new(&mut solver, packages.sizes.iter().copied().enumerate());
    packages.rules.iter().for_each(|rule| encoding.require(rule));
    let literals: Vec<Variable> = formulas.iter().map(|(_, formula)| encoding.literal(formula)).collect();
    if !matches!(solver.solve(&literals), Verdict::Cannot(_)) {
        return Vec::new();
    }
    let found = minimal_sets(&mut solver, &mut BatSat::default(), &literals, MOST, &Endless);
    let firmest = |demand: &DemandIx| situation.stated(party).get(*demand).is_some_and(|own| is_firm(own, 3));
    let sets = found.obstacles.into_iter().map(|set| {
        let mut set: Vec<DemandIx> = set.into_iter().map(|at| formulas[at].0).collect();
        set.sort_unstable();
        set
    });
    let tells = |set: &[DemandIx]| match set {
        [one] => !situation.graph.choices().is_empty() && model.clash_in(*one).is_none(),
        _ => true,
    };
    sets.filter(|set: &Vec<DemandIx>| tells(set) && set.iter().any(firmest)).collect()
}

/// Where the positions of a set meet: a demand to both sides of which they lead, with the arguments that begin at them.
fn meeting(situation: &Situation<'_>, party: PartyIx, set: &[DemandIx]) -> (DemandIx, Vec<Argument>, Vec<Argument>) {
    let own = |demand: DemandIx, wanted: bool| -> Vec<Argument> {
        let mut arguments = situation.arguments(party, demand, wanted);
        arguments.retain(|argument| argument.origins().iter().all(|(origin, _)| set.contains(origin)));
        arguments
    };
    let both = |demand: DemandIx| (demand, own(demand, true), own(demand, false));
    let unfit = situation.unfit().iter().filter(|(whose, _)| *whose == party).map(|(_, demand)| *demand);
    let meets =
        |(_, wanted, refused): &(DemandIx, Vec<Argument>, Vec<Argument>)| !wanted.is_empty() && !refused.is_empty();
    let found = set.iter().copied().chain(unfit).map(both).find(meets);
    found.unwrap_or_else(|| set.first().map_or_else(|| (DemandIx::new(0), Vec::new(), Vec::new()), |one| both(*one)))
}
