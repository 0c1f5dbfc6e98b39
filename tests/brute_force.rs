//! What must hold of any model: symmetry, order, dates, filters. What is right of a single model is in `oracle`.

mod answers;
mod filters;
mod robust;
pub mod spec;

use demarche::analysis::{Ground, common_ground, compare, pairs, why};
use demarche::id::{DemandIx, Ix, PartyIx};
use demarche::model::Class;
use demarche::model::{LevelRange, Model};
use demarche::situation::{Scope, Situation};
use proptest::prelude::*;

use crate::support::{demand, levels, model, party, situation, small};
pub use answers::answers;
use spec::{Order, Said, Spec, date_of, specs};

const SCOPES: [Scope; 2] = [Scope::Direct, Scope::Derived];

/// No file is written next to the tests; a failing case prints its smallest input.
fn settings() -> ProptestConfig {
    ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() }
}

fn load(spec: &Spec) -> Model {
    model(&[&spec.text(&Order::as_made(spec))])
}

fn at(model: &Model, day: Option<u8>) -> Situation<'_> {
    Situation::of(model).on(day.map(date_of)).build()
}

/// All sets of two or more parties.
fn subsets(model: &Model) -> Vec<Vec<PartyIx>> {
    let parties: Vec<PartyIx> = model.parties.indices().collect();
    let chosen = |bits: usize| parties.iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, ix)| *ix);
    (0..1usize << parties.len()).filter(|bits| bits.count_ones() >= 2).map(|bits| chosen(bits).collect()).collect()
}

/// The model after every question has been answered: each cell has one of its possible levels.
fn filled(before: &Situation<'_>, spec: &Spec, mut choice: u64) -> Spec {
    let mut next = |of: usize| {
        choice = choice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (choice >> 33) as usize % of
    };
    let said =
        |party: usize, demand: usize, level: i8| Said { party, demand, low: level, high: level, ..Said::default() };
    let matrix = before.matrix(Scope::Direct);
    let stances = spec.cells().map(|(party, demand)| {
        let cell = matrix.cell(PartyIx::new(party), DemandIx::new(demand));
        let words: Vec<LevelRange> =
            cell.map_or(vec![LevelRange::UNKNOWN], |cell| std::iter::once(cell.levels).chain(cell.other).collect());
        let word = words[next(words.len())];
        let levels: Vec<i8> = (word.low().value()..=word.high().value()).collect();
        said(party, demand, levels[next(levels.len())])
    });
    Spec { stances: stances.collect(), ..spec.clone() }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn bounds_contain_the_figure_after_any_answer_to_the_unknowns(spec in specs(), choice in any::<u64>()) {
        let m = load(&spec);
        let before = at(&m, None);
        let filled = load(&filled(&before, &spec, choice));
        let after = at(&filled, None);
        for (open, closed) in pairs(&before, Scope::Direct).into_iter().zip(pairs(&after, Scope::Direct)) {
            prop_assert_eq!(closed.counts.unknown, 0);
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
                            // Fewer can have common terms, and one of whom it is only said that it may be for it.
                            Class::TermsDiffer => class != Class::AllAgainst,
                            // Who waits on either side can be left out.
                            Class::Conditional => class <= Class::Conditional || class == Class::AllAgainst,
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
        let (one, other) = (load(&spec), model(&[&spec.text(&order)]));
        let same = |id: &str| id.to_owned();
        prop_assert_eq!(answers(&situation(&one), &same), answers(&situation(&other), &same));
    }

    #[test]
    fn several_files_are_one(spec in specs(), cut in any::<u64>()) {
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
