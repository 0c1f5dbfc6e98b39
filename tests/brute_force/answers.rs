//! Every answer to every question as texts, so that two models can be compared whole.

use demarche::analysis::{
    Asked, DealQuery, Finding, Ground, Tested, camps, coalitions, common_ground, compare, conflicts, deal, robust, why,
};
use demarche::graph::{Basis, Cell};
use demarche::id::{DemandIx, PartyIx};
use demarche::model::{Accepted, Model};
use demarche::packages::Constraint;
use demarche::position::Argument;
use demarche::search::patience::Endless;
use demarche::situation::{Scope, Situation, Zone};

use super::{SCOPES, subsets};
use crate::support::{demand_ids, six};

/// A position, without its place in the file.
pub fn cell_text(cell: &Cell) -> String {
    let basis = if cell.basis == Basis::Derived { " derived" } else { "" };
    let (low, high) = (cell.levels.low().value(), cell.levels.high().value());
    format!("{low}..{high} waiting={} red={}{basis}", cell.waiting, cell.red_line)
}

fn argument_texts(model: &Model, arguments: &[Argument]) -> Vec<String> {
    let text = |argument: &Argument| format!("{} in {}", model.demands[argument.origin].id, argument.steps.len());
    let mut texts: Vec<String> = arguments.iter().map(text).collect();
    texts.sort();
    texts
}

/// Every answer to every question as texts, by id, with parties renamed. What has an order of its own keeps it.
pub fn answers(s: &Situation<'_>, rename: &dyn Fn(&str) -> String) -> Vec<String> {
    let m = s.model;
    let name = |ix: PartyIx| rename(m.parties[ix].id.as_str());
    let names = |list: &[PartyIx]| {
        let mut names: Vec<String> = list.iter().map(|ix| name(*ix)).collect();
        names.sort();
        names
    };
    let ids = |list: &[DemandIx]| {
        let mut ids = demand_ids(m, list);
        ids.sort();
        ids
    };
    let ground_text = |ground: &Ground| {
        let mut opponents: Vec<_> = ground.opponents.iter().map(|o| (name(o.party), o.steps, o.derived)).collect();
        opponents.sort();
        let zone_text = |zone: &Zone| {
            let mut accepted: Vec<(String, &Accepted)> = zone.accepted.iter().map(|(p, a)| (name(*p), a)).collect();
            accepted.sort_by(|a, b| a.0.cmp(&b.0));
            format!("{} {accepted:?} {:?}", zone.parameter, zone.common)
        };
        let zones: Vec<String> = ground.zones.iter().map(zone_text).collect();
        let (waits, ask, neutral) =
            (names(&crate::support::waiting(ground)), names(&ground.ask), names(&ground.neutral));
        let id = &m.demands[ground.demand].id;
        format!("{id} {:?} {waits:?} {opponents:?} {zones:?} {ask:?} {neutral:?} {}", ground.class, ground.near_miss)
    };
    let tested_text = |one: &Tested| {
        let (kind, who, on) = match &one.finding {
            Finding::Conflict { parties, demand } => ("conflict", names(parties), ids(&[*demand])),
            Finding::Ground { parties, demand, .. } => ("agreement", names(parties), ids(&[*demand])),
            Finding::Deadlock { steps } => {
                ("deadlock", steps.iter().map(|act| act.id(m).to_owned()).collect(), Vec::new())
            }
            Finding::Position { .. } => panic!("positions are no findings of `robust`"),
        };
        let without: Vec<&str> = one.without.iter().map(|ix| m.sources[*ix].id.as_str()).collect();
        let Tested { derived, impasse, as_read, ends, .. } = one;
        // Which voices are tried depends on those that are asked for, so they are looked at elsewhere.
        format!("robust {kind} {who:?} {on:?} {derived} {impasse} {as_read} {without:?} {ends:?}")
    };
    let mut all = vec![deal_text(s, &name)];
    all.extend(group_texts(s, &names));
    for scope in SCOPES {
        let everybody: Vec<PartyIx> = m.parties.indices().collect();
        all.extend(robust(s, &everybody, scope).findings.iter().map(tested_text));
        for set in subsets(m) {
            let grounds: Vec<String> = common_ground(s, &set, scope).iter().map(ground_text).collect();
            all.push(format!("{scope:?} ground {:?}: {grounds:?}", names(&set)));
            let found = conflicts(s, &set, scope);
            let side = |cells: &[(PartyIx, Cell)]| {
                let mut texts: Vec<String> =
                    cells.iter().map(|(p, c)| format!("{} {}", name(*p), cell_text(c))).collect();
                texts.sort();
                texts
            };
            let clashes: Vec<String> = found
                .clashes
                .iter()
                .map(|c| format!("{} {:?} {:?}", m.demands[c.demand].id, side(&c.wanted), side(&c.refused)))
                .collect();
            let mut own: Vec<String> = found
                .incoherent
                .iter()
                .map(|i| {
                    let (wanted, refused) = (argument_texts(m, &i.wanted), argument_texts(m, &i.refused));
                    format!("{} {} {wanted:?} {refused:?}", name(i.party), m.demands[i.demand].id)
                })
                .collect();
            own.sort();
            all.push(format!("{scope:?} conflicts {:?}: {clashes:?} {own:?}", names(&set)));
            if let [a, b] = set[..] {
                let c = compare(s, a, b, scope);
                let conflict: Vec<_> = c.conflict.iter().map(|c| c.demand).collect();
                let derived: Vec<_> = c.conflict.iter().filter(|c| c.derived).map(|c| c.demand).collect();
                let lists =
                    [&c.agree, &c.terms, &c.conditional, &conflict, &derived, &c.neutral, &c.unknown].map(|l| ids(l));
                let (share, distance, pawlak) = (c.counts.conflict_share, c.counts.distance, c.counts.pawlak);
                all.push(format!(
                    "{scope:?} {:?}: {lists:?} {:?} {share:?} {distance:?} {pawlak:?}",
                    names(&set),
                    six(&c.counts)
                ));
            }
        }
    }
    for p in m.parties.indices() {
        for (d, about) in m.demands.iter() {
            let side = &why(s, p, p, d).sides[0];
            let (own, other) = (argument_texts(m, &side.arguments), argument_texts(m, &side.opposite));
            let cell = side.cell.as_ref().map(cell_text);
            all.push(format!("why {} {}: {cell:?} {own:?} {other:?}", name(p), about.id));
        }
    }
    all.sort();
    all
}

/// The answer of `deal` on everything, with constraints by what they say and not by their number.
fn deal_text(s: &Situation<'_>, name: &dyn Fn(PartyIx) -> String) -> String {
    let m = s.model;
    let issues = m.issues.indices().filter(|ix| m.demands.iter().any(|(_, demand)| demand.issue == *ix)).collect();
    let query = DealQuery {
        issues,
        parties: m.parties.indices().collect(),
        fixed: Vec::new(),
        scope: Scope::Derived,
        most: 200,
    };
    let answer = deal(s, &query, &Endless);
    let named = |list: &[PartyIx]| {
        let mut names: Vec<String> = list.iter().map(|ix| name(*ix)).collect();
        names.sort();
        names
    };
    let constraint = |one: &Constraint| {
        let (all, red, derived) = (
            named(&one.parties),
            named(&one.red_lines.iter().map(|(ix, _)| *ix).collect::<Vec<_>>()),
            named(&one.derived),
        );
        let what = format!("{:?} {}", one.insistence, one.conditional);
        format!("{} {what} {all:?} {red:?} {derived:?}", m.target_id(one.on))
    };
    let texts: Vec<String> = answer.constraints.iter().map(constraint).collect();
    let sets = |list: &[Vec<usize>]| {
        let set = |set: &Vec<usize>| {
            let mut set: Vec<&str> = set.iter().map(|at| texts[*at].as_str()).collect();
            set.sort_unstable();
            set
        };
        let mut sets: Vec<Vec<&str>> = list.iter().map(set).collect();
        sets.sort();
        format!("{sets:?}")
    };
    // A list that was cut depends on the order in which it was made.
    let (obstacles, moves) =
        if answer.complete { (sets(&answer.obstacles), sets(&answer.concessions)) } else { Default::default() };
    let mut own: Vec<_> = answer.own.iter().map(|(ix, left)| (name(*ix), *left)).collect();
    own.sort();
    let counts = (answer.packages, answer.acceptable_number, answer.most_satisfied, answer.concessions_number);
    format!("deal {counts:?} {own:?} {obstacles} {moves}")
}

/// Who stands together: maximal groups with what they share, and the best partitions into camps.
fn group_texts(s: &Situation<'_>, names: &dyn Fn(&[PartyIx]) -> Vec<String>) -> Vec<String> {
    let m = s.model;
    let groups = coalitions(s, Scope::Derived, Asked::default(), &Endless).list;
    let group = |one: &demarche::analysis::Coalition| {
        let shared =
            one.shared.iter().map(|s| format!("{} {} {:?}", m.demands[s.demand].id, s.wanted, names(&s.waiting)));
        format!("group {:?} {:?} {:?}", names(&one.parties), shared.collect::<Vec<_>>(), names(&one.possible))
    };
    let found = camps(s, Scope::Derived, &Endless);
    let partition = |one: &demarche::analysis::Partition| {
        let mut camps = one.camps.each_ref().map(|camp| names(camp));
        camps.sort();
        format!("camps {} {camps:?} {}", found.frustration, one.against.len())
    };
    groups.iter().map(group).chain(found.partitions.iter().map(partition)).collect()
}
