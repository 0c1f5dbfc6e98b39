//! Random small models, answered twice: by the library, and by the definitions word for word (`naive.rs`), one demand
//! and one level at a time. And what must hold of any model: symmetry, order, dates.

mod answers;
mod filters;
mod naive;
mod robust;
pub mod spec;

use std::collections::BTreeMap;

use demarche::analysis::{Argument, Class, Ground, Scope, Situation, common_ground, compare, pairs, why};
use demarche::graph::Literal;
use demarche::id::{Ix, PartyIx};
use demarche::model::Model;
use proptest::prelude::*;

use crate::support::{demand, demand_ids, levels, model, party, situation, six, small};
pub use answers::answers;
use answers::cell_text;
use naive::Naive;
use spec::{Order, Spec, date_of, specs};

const SCOPES: [Scope; 2] = [Scope::Direct, Scope::Derived];

/// No file is written next to the tests; a failing case prints its smallest input.
fn settings() -> ProptestConfig {
    ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() }
}

fn load(spec: &Spec) -> Model {
    model(&[&spec.text(&Order::as_made(spec))])
}

fn at(model: &Model, day: Option<u8>) -> Situation<'_> {
    Situation::new(model, day.map(date_of), Vec::new())
}

/// All sets of two or more parties.
fn subsets(model: &Model) -> Vec<Vec<PartyIx>> {
    let parties: Vec<PartyIx> = model.parties.indices().collect();
    let chosen = |bits: usize| parties.iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, ix)| *ix);
    (0..1usize << parties.len()).filter(|bits| bits.count_ones() >= 2).map(|bits| chosen(bits).collect()).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => near(a, b),
        (None, None) => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn positions_are_those_of_the_definitions(spec in specs(), day in proptest::option::of(0u8..10)) {
        let m = load(&spec);
        let (s, naive) = (at(&m, day), Naive::new(&spec, day));
        for (p, d) in spec.cells() {
            let ix = (party(&m, &format!("p{p}")), demand(&m, &format!("d{d}")));
            let found = s.matrix(Scope::Direct).cell(ix.0, ix.1).map(cell_text);
            prop_assert_eq!(found, naive.stated(p, d).map(|c| c.text()), "p{} d{} stated", p, d);
            let found = s.matrix(Scope::Derived).cell(ix.0, ix.1).map(cell_text);
            let allowed: Vec<String> = naive.closed(p, d).iter().map(|c| c.text()).collect();
            match &found {
                None => prop_assert!(allowed.is_empty(), "p{} d{}: nothing, not {:?}", p, d, allowed),
                Some(found) => prop_assert!(allowed.contains(found), "p{} d{}: {:?}, not {:?}", p, d, found, allowed),
            }
            // Never overridden: what was said is still there, word for word.
            if let Some(stated) = s.matrix(Scope::Direct).cell(ix.0, ix.1) {
                prop_assert_eq!(s.matrix(Scope::Derived).cell(ix.0, ix.1), Some(stated));
            }
        }
    }

    #[test]
    fn incoherence_is_reported_where_both_sides_are_reachable(spec in specs()) {
        let m = load(&spec);
        let (s, naive) = (at(&m, None), Naive::new(&spec, None));
        let mut found: Vec<(String, String)> = s.closure().incoherent.iter()
            .map(|i| (m.parties[i.party].id.to_string(), m.demands[i.demand].id.to_string())).collect();
        found.sort();
        let expected: Vec<(String, String)> = spec.cells()
            .filter(|(p, d)| naive.is_incoherent(*p, *d)).map(|(p, d)| (format!("p{p}"), format!("d{d}"))).collect();
        prop_assert_eq!(found, expected);
        for i in &s.closure().incoherent {
            prop_assert!(!i.wanted.is_empty() && !i.refused.is_empty(), "both sides are explained");
        }
    }

    #[test]
    fn arguments_are_the_shortest_paths_from_everything_said(spec in specs()) {
        let m = load(&spec);
        let (s, naive) = (at(&m, None), Naive::new(&spec, None));
        for (p, d) in spec.cells() {
            for wanted in [true, false] {
                let literal = Literal { demand: demand(&m, &format!("d{d}")), wanted };
                let ix = party(&m, &format!("p{p}"));
                let side = why(&s, ix, ix, literal.demand).sides[0].clone();
                for argument in side.arguments.iter().chain(&side.opposite) {
                    for (step, next) in argument.steps.iter().zip(argument.steps.iter().skip(1)) {
                        prop_assert_eq!(step.to, next.from, "a chain hangs together");
                    }
                    if let Some(last) = argument.steps.last() {
                        prop_assert_eq!(last.to.demand, literal.demand);
                        prop_assert_eq!(argument.steps[0].from.demand, argument.origin);
                    }
                }
                let all = side.arguments.iter().chain(&side.opposite);
                let mut found: BTreeMap<String, usize> = BTreeMap::new();
                let on_side = |a: &&Argument| a.steps.last().is_some_and(|step| step.to.wanted == wanted);
                found.extend(all.filter(on_side).map(|a| (m.demands[a.origin].id.to_string(), a.steps.len())));
                prop_assert_eq!(found, naive.arguments(p, d, wanted), "p{} d{} {}", p, d, wanted);
            }
        }
    }

    #[test]
    fn counts_lists_and_figures_are_those_of_the_definitions(spec in specs()) {
        let m = load(&spec);
        let (s, naive) = (at(&m, None), Naive::new(&spec, None));
        prop_assume!(!naive.has_tie());
        for scope in SCOPES {
            for counts in pairs(&s, scope) {
                let [a, b] = counts.parties;
                let number = |ix: PartyIx| m.parties[ix].id.as_str()[1..].parse::<usize>().unwrap_or(0);
                let expected = naive.pair(number(a), number(b), scope == Scope::Derived);
                let c = compare(&s, a, b, scope);
                prop_assert_eq!(c.counts, counts);
                let conflict: Vec<_> = c.conflict.iter().map(|c| c.demand).collect();
                let lists = [&c.agree, &c.terms, &c.conditional, &conflict, &c.neutral, &c.unknown].map(Vec::len);
                prop_assert_eq!(lists, six(&counts));
                prop_assert_eq!(lists.iter().sum::<usize>(), m.demands.len());
                prop_assert_eq!((counts.known(), counts.of()), (m.demands.len() - lists[5], m.demands.len()));
                let found = [&c.agree, &c.terms, &c.conditional, &conflict, &c.neutral, &c.unknown]
                    .map(|list| demand_ids(&m, list));
                prop_assert_eq!(&found, &expected.lists, "{:?} {:?}", scope, counts.parties);
                let derived: Vec<_> = c.conflict.iter().filter(|c| c.derived).map(|c| c.demand).collect();
                prop_assert_eq!(demand_ids(&m, &derived), expected.derived);
                for (what, found, (known, low, high)) in [
                    ("share", counts.conflict_share, expected.share),
                    ("distance", counts.distance, expected.distance),
                    ("pawlak", counts.pawlak.distance, expected.pawlak),
                ] {
                    let right = same(found.known, known) && near(found.low, low) && near(found.high, high);
                    prop_assert!(right, "{}: {:?}, not {:?} [{}, {}]", what, found, known, low, high);
                }
            }
        }
    }

    #[test]
    fn bounds_contain_the_figure_after_any_answer_to_the_unknowns(spec in specs(), choice in any::<u64>()) {
        let m = load(&spec);
        let filled = load(&Naive::new(&spec, None).filled(&spec, choice));
        let (before, after) = (at(&m, None), at(&filled, None));
        for (open, closed) in pairs(&before, Scope::Direct).into_iter().zip(pairs(&after, Scope::Direct)) {
            prop_assert_eq!(closed.unknown, 0);
            for (open, closed) in [
                (open.conflict_share, closed.conflict_share),
                (open.distance, closed.distance),
                (open.pawlak.distance, closed.pawlak.distance),
            ] {
                let known = closed.known.unwrap_or(f64::NAN);
                prop_assert!(open.low <= known + 1e-9 && known <= open.high + 1e-9, "{} is outside {:?}", known, open);
                prop_assert!(near(closed.low, known) && near(closed.high, known), "nothing is open in {:?}", closed);
            }
        }
    }

    #[test]
    fn comparing_is_symmetric(spec in specs()) {
        let m = load(&spec);
        let s = situation(&m);
        for set in subsets(&m).into_iter().filter(|set| set.len() == 2) {
            for scope in SCOPES {
                let (one, mut other) = (compare(&s, set[0], set[1], scope), compare(&s, set[1], set[0], scope));
                other.parties.reverse();
                other.counts.parties.reverse();
                prop_assert_eq!(one, other);
            }
        }
    }

    #[test]
    fn common_ground_is_that_of_the_definitions(spec in specs()) {
        let m = load(&spec);
        let (s, naive) = (at(&m, None), Naive::new(&spec, None));
        prop_assume!(!naive.has_tie());
        for scope in SCOPES {
            for set in subsets(&m) {
                let grounds = common_ground(&s, &set, scope);
                let numbers: Vec<usize> = set.iter().map(|ix| ix.position()).collect();
                for ground in &grounds {
                    let d = ground.demand.position();
                    let expected = naive.ground(&numbers, d, scope == Scope::Derived);
                    let who =
                        |list: &[PartyIx]| list.iter().map(|ix| ix.position()).collect::<Vec<usize>>();
                    let context = format!("d{d} of {numbers:?}, {scope:?}");
                    prop_assert_eq!(ground.class.word(), expected.class, "{}", context);
                    prop_assert_eq!(who(&ground.waits), expected.waits, "who waits on {}", context);
                    prop_assert_eq!(who(&ground.ask), expected.ask, "whom to ask on {}", context);
                    prop_assert_eq!(who(&ground.neutral), expected.neutral, "who is neutral on {}", context);
                    let opponents: Vec<(usize, u8, bool)> = ground.opponents.iter()
                        .map(|o| (o.party.position(), o.steps, o.derived)).collect();
                    prop_assert_eq!(opponents, expected.opponents, "opponents on {}", context);
                    if let Some(near_miss) = expected.near_miss {
                        prop_assert_eq!(ground.near_miss, near_miss, "near miss on {}", context);
                    }
                }
                let rank = |g: &Ground| (g.class, g.ask.len(), m.demands[g.demand].id.clone());
                let order: Vec<_> = grounds.iter().map(rank).collect();
                prop_assert!(order.is_sorted(), "{:?}", order);
                prop_assert_eq!(grounds.len(), m.demands.len());
            }
        }
    }

    #[test]
    fn more_parties_never_have_more_in_common(spec in specs()) {
        let m = load(&spec);
        let s = situation(&m);
        for scope in SCOPES {
            let all: Vec<(Vec<PartyIx>, Vec<Ground>)> =
                subsets(&m).into_iter().map(|set| (set.clone(), common_ground(&s, &set, scope))).collect();
            for (more, grounds) in &all {
                for (fewer, inner) in all.iter().filter(|(fewer, _)| fewer.iter().all(|p| more.contains(p))) {
                    for ground in grounds {
                        let same_demand = inner.iter().find(|g| g.demand == ground.demand);
                        let class = same_demand.map(|g| g.class).unwrap_or(Class::NoKnownObjection);
                        let right = match ground.class {
                            Class::Agreed => class == Class::Agreed,
                            Class::AgreedInPrinciple => class <= Class::AgreedInPrinciple,
                            Class::TermsDiffer => class <= Class::TermsDiffer,
                            Class::Conditional => class <= Class::Conditional,
                            Class::AllAgainst => class == Class::AllAgainst,
                            Class::Opposed => true,
                            // Nobody objects among many, so nobody among few.
                            Class::NoKnownObjection => class != Class::Opposed && class != Class::AllAgainst,
                        };
                        prop_assert!(right, "{:?} of {:?} but {:?} of {:?}", ground.class, more, class, fewer);
                    }
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_file_changes_no_answer((spec, order) in specs().prop_flat_map(|spec| {
        let order = Order::shuffled(&spec);
        (Just(spec), order)
    })) {
        prop_assume!(!Naive::new(&spec, None).has_tie());
        let (one, other) = (load(&spec), model(&[&spec.text(&order)]));
        let same = |id: &str| id.to_owned();
        prop_assert_eq!(answers(&situation(&one), &same), answers(&situation(&other), &same));
    }

    #[test]
    fn several_files_are_one(spec in specs(), cut in any::<u64>()) {
        prop_assume!(!Naive::new(&spec, None).has_tie());
        let order = Order::as_made(&spec);
        let one = model(&[&spec.text(&order)]);
        let (first, second) = spec.two_texts(&order, cut);
        let two = model(&[&first, &second]);
        let same = |id: &str| id.to_owned();
        prop_assert_eq!(answers(&situation(&one), &same), answers(&situation(&two), &same));
    }

    #[test]
    fn swapping_two_parties_mirrors_every_answer(spec in specs()) {
        let mut order = Order::as_made(&spec);
        order.names.swap(0, 1);
        let (one, other) = (load(&spec), model(&[&spec.text(&order)]));
        let mirror = |id: &str| match id { "p0" => "p1".to_owned(), "p1" => "p0".to_owned(), id => id.to_owned() };
        prop_assert_eq!(answers(&situation(&one), &mirror), answers(&situation(&other), &|id| id.to_owned()));
    }

    #[test]
    fn what_is_said_after_the_day_changes_nothing(spec in specs(), day in 0u8..10) {
        let mut earlier = spec.clone();
        earlier.stances.retain(|stance| stance.said.is_none_or(|said| said <= day));
        let (all, known) = (load(&spec), load(&earlier));
        let same = |id: &str| id.to_owned();
        prop_assert_eq!(answers(&at(&all, Some(day)), &same), answers(&at(&known, Some(day)), &same));
    }
}

#[test]
fn the_order_of_demands_does_not_choose_between_equally_firm_origins() {
    let stances = ["a x open, red_line: {judge: curator, why: said so}", "a y [open, demands]"];
    let (x, y) = ("x implies: {z: because}", "y implies: {z: because}");
    let one = small("a", &format!("{x}; {y}; z"), &stances);
    let other = small("a", &format!("{y}; {x}; z"), &stances);
    let derived = |m: &Model| {
        let s = situation(m);
        let red = s.matrix(Scope::Derived).cell(party(m, "a"), demand(m, "z")).map(|cell| cell.red_line);
        (levels(&s, Scope::Derived, "a", "z"), red)
    };
    assert_eq!(derived(&one), derived(&other));
}

#[test]
fn the_order_of_demands_does_not_choose_between_equally_short_chains() {
    let (b, c) = ("b implies: {d: because}", "c implies: {d: because}");
    let top = "a implies: {b: because, c: because}";
    let chain = |m: &Model| -> Vec<String> {
        let ix = party(m, "p");
        let side = why(&situation(m), ix, ix, demand(m, "d")).sides[0].clone();
        side.arguments[0].steps.iter().map(|step| m.demands[step.to.demand].id.to_string()).collect()
    };
    let one = small("p", &format!("{top}; {b}; {c}; d"), &["p a demands"]);
    let other = small("p", &format!("{top}; {c}; {b}; d"), &["p a demands"]);
    assert_eq!(chain(&one), chain(&other));
}
