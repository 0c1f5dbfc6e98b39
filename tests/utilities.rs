//! Packages by utilities: the numbers of the worked example, and solutions that equal those of looking at every package.

use demarche::analysis::{Bargaining, Withheld, bargaining, weighed};
use demarche::graph::Filter;
use demarche::model::Model;
use demarche::search::bargaining::{Bargain, Solutions, solve};
use demarche::situation::Situation;
use proptest::prelude::*;

use crate::support::{load_texts, model, situation};

/// Three issues that each go to one of two parties: weights 60, 30, 10 and 20, 30, 50.
fn logrolling(disagreement: [&str; 2]) -> String {
    let issue = |id: &str| format!("  {id}: {{options: {{a: [], b: {id}-b}}}}\n");
    let demand = |id: &str| format!("  {id}-b: {{issue: {id}, text: T}}\n");
    let ids = ["i1", "i2", "i3"];
    let values = |a: u8, b: u8| ids.map(|id| format!("{id}: {{a: {a}, b: {b}}}")).join(", ");
    format!(
        "parties: {{a: {{}}, b: {{}}, c: {{}}}}\nissues:\n{}demands:\n{}stances: []\nutilities:\n  \
        - {{party: a, given_by: a itself, weights: {{i1: 60, i2: 30, i3: 10}}, values: {{{}}}, disagreement: {}}}\n  \
        - {{party: b, given_by: b itself, weights: {{i1: 20, i2: 30, i3: 50}}, values: {{{}}}, disagreement: {}}}\n",
        ids.map(issue).concat(),
        ids.map(demand).concat(),
        values(1, 0),
        disagreement[0],
        values(0, 1),
        disagreement[1],
    )
}

fn ask(model: &Model) -> Result<Bargaining, Withheld> {
    let situation = situation(model);
    let parties: Vec<_> = model.parties.indices().collect();
    let issues = weighed(&situation, &parties)?;
    bargaining(&situation, &issues, &parties)
}

/// Packages as `AAB`.
fn letters(answer: &Bargaining, numbers: &[usize]) -> Vec<String> {
    let word = |at: &usize| answer.packages[*at].iter().map(|one| if *one == 0 { 'A' } else { 'B' }).collect();
    numbers.iter().map(word).collect()
}

#[test]
fn the_logrolling_example_has_the_numbers_worked_out_by_hand() {
    let m = model(&[&logrolling(["0", "0"])]);
    let answer = ask(&m).unwrap();
    let points: Vec<[f64; 2]> = answer.bargain.outcomes.iter().map(|outcome| [outcome[0], outcome[1]]).collect();
    let expected = [[100, 0], [90, 50], [70, 30], [60, 80], [40, 20], [30, 70], [10, 50], [0, 100]];
    assert_eq!(points, expected.map(|point| point.map(f64::from)));
    let Solutions { frontier, nash, kalai_smorodinsky, egalitarian, utilitarian, .. } = &answer.solutions;
    assert_eq!(letters(&answer, frontier), ["AAA", "AAB", "ABB", "BBB"]);
    assert_eq!((letters(&answer, &nash.outcomes), nash.value), (vec!["ABB".to_owned()], Some(4800.0)));
    assert_eq!((letters(&answer, &egalitarian.outcomes), egalitarian.value), (vec!["ABB".to_owned()], Some(60.0)));
    assert_eq!(
        (letters(&answer, &kalai_smorodinsky.outcomes), kalai_smorodinsky.value),
        (vec!["ABB".to_owned()], Some(0.6))
    );
    let tie = vec!["AAB".to_owned(), "ABB".to_owned()];
    assert_eq!((letters(&answer, &utilitarian.outcomes), utilitarian.value), (tie, Some(140.0)), "all ties");
}

#[test]
fn what_no_deal_is_worth_changes_what_stands_out() {
    let m = model(&[&logrolling(["50", "50"])]);
    let answer = ask(&m).unwrap();
    let solutions = &answer.solutions;
    assert_eq!(letters(&answer, &solutions.rational), ["AAB", "ABB"]);
    assert_eq!(solutions.ideal_gains, [40.0, 30.0]);
    assert_eq!(
        (letters(&answer, &solutions.nash.outcomes), solutions.nash.value),
        (vec!["ABB".to_owned()], Some(300.0))
    );
    assert_eq!(solutions.egalitarian.value, Some(10.0));
    assert_eq!(letters(&answer, &solutions.kalai_smorodinsky.outcomes), ["ABB"]);
    assert_eq!(solutions.kalai_smorodinsky.value, Some(0.25));
    let m = model(&[&logrolling(["95", "95"])]);
    let answer = ask(&m).unwrap();
    assert!(answer.solutions.rational.is_empty() && answer.solutions.nash.outcomes.is_empty());
    assert_eq!(answer.solutions.frontier.len(), 4, "the frontier does not ask what no deal is worth");
}

#[test]
fn each_gives_where_less_is_at_stake() {
    let m = model(&[&logrolling(["0", "0"])]);
    let answer = ask(&m).unwrap();
    let trades: Vec<String> =
        answer.trades.iter().map(|trade| trade.gives.map(|ix| m.issues[ix].id.to_string()).join(" for ")).collect();
    // a cares 6:3:1, b 2:3:5.
    assert_eq!(trades, ["i2 for i1", "i3 for i1", "i3 for i2"]);
}

#[test]
fn nothing_is_guessed() {
    let whole = logrolling(["0", "0"]);
    let refused = |text: &str| ask(&model(&[text])).unwrap_err().to_string();
    let without = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        refused(&whole.replacen(from, to, 1))
    };
    let (start, _) = whole.split_once("utilities:").unwrap();
    assert!(refused(start).starts_with("no party has given numbers"));
    let (one, _) = whole.split_once("  - {party: b, given").unwrap();
    assert!(refused(one).starts_with("only `a` has given numbers"));
    assert!(without(", disagreement: 0}", "}").contains("`a` gives no value of no deal"));
    assert!(without("i1: {a: 1, b: 0}", "i1: {a: 1}").contains("no value of the option `b` of `i1`"));
}

#[test]
fn what_is_at_stake_is_how_far_the_best_option_is_from_the_worst() {
    let trades = |text: &str| ask(&model(&[text])).unwrap().trades;
    let text = logrolling(["0", "0"]);
    // Higher numbers for both options put no more at stake.
    let (start, end) = text.split_once("- {party: b").unwrap();
    let higher = format!("{start}- {{party: b{}", end.replacen("i1: {a: 0, b: 1}", "i1: {a: 8, b: 9}", 1));
    assert_ne!(text, higher);
    assert_eq!(format!("{:?}", trades(&higher)), format!("{:?}", trades(&text)));
}

#[test]
fn what_no_deal_is_worth_is_about_all_that_a_party_weighs() {
    let whole = logrolling(["0", "0"]);
    let m = model(&[&whole]);
    let parties: Vec<_> = m.parties.indices().collect();
    let two: Vec<_> = m.issues.indices().take(2).collect();
    let error = bargaining(&situation(&m), &two, &parties).unwrap_err().to_string();
    assert!(error.contains("`a` also weighs `i3`"), "{error}");
    let less = whole.replacen("{i1: 60, i2: 30, i3: 10}", "{i1: 60, i2: 30}", 1);
    assert!(ask(&model(&[&less])).unwrap_err().to_string().contains("`a` gives no weight of `i3`"));
}

#[test]
fn numbers_of_a_source_that_is_left_out_are_not_there() {
    let text = logrolling(["0", "0"]).replacen("given_by: a itself", "given_by: a itself, evidence: {s: at}", 1);
    let m = model(&[&format!("sources: {{s: {{}}}}\n{text}")]);
    assert!(ask(&m).is_ok());
    let filter = Filter { without: [m.find_source("s").unwrap()].into(), ..Filter::default() };
    let without = Situation::of(&m).filtered(filter).build();
    let parties: Vec<_> = m.parties.indices().collect();
    assert_eq!(weighed(&without, &parties).unwrap_err(), Withheld::TooFew(Some("b".to_owned())));
}

#[test]
fn scale_decides_nothing() {
    let small = [vec![0.011, 0.01, 0.01, 0.01, 0.01, 0.01], vec![0.01, 0.03, 0.03, 0.03, 0.03, 0.03]];
    for scale in [1.0, 100.0, 1e6] {
        let outcomes: Vec<Vec<f64>> = small.iter().map(|one| one.iter().map(|value| value * scale).collect()).collect();
        let found = solve(&Bargain { outcomes, disagreement: vec![0.0; 6] });
        assert_eq!(found.nash.outcomes, [1], "{scale}");
    }
    // Three tenths are three tenths, however they are added up.
    let found = solve(&Bargain { outcomes: vec![vec![0.1 + 0.2], vec![0.3]], disagreement: vec![0.3] });
    assert_eq!((found.rational.len(), found.utilitarian.outcomes.len()), (2, 2));
    // The same ratio of weights is no trade.
    let text = logrolling(["0", "0"]).replacen("i1: 60, i2: 30, i3: 10", "i1: 0.1, i2: 0.3, i3: 0.7", 1);
    let m = model(&[&text.replacen("i1: 20, i2: 30, i3: 50", "i1: 0.3, i2: 0.9, i3: 2.1", 1)]);
    assert!(ask(&m).unwrap().trades.is_empty());
    let huge = logrolling(["0", "0"]).replacen("i1: 60", "i1: 1e308", 1).replacen("{a: 1, b: 0}", "{a: 9, b: 0}", 1);
    assert!(ask(&model(&[&huge])).unwrap_err().to_string().contains("too large"));
}

#[test]
fn wrong_utilities_are_reported_where_they_stand() {
    let text = "parties: {a: {}}\nissues: {i: {options: {x: [], y: d}}, j: {options: {z: d}}}\n\
        demands: {d: {issue: i, text: T}}\nstances: []\nutilities:\n  \
        - {party: a, given_by: a, weights: {i: much, j: -1}, values: {i: {xx: 1, y: one}}}\n  \
        - {party: a, given_by: b}\n";
    let loaded = load_texts(&[text]);
    let found: Vec<&str> = loaded.diagnostics.iter().map(|found| found.message.as_str()).collect();
    for message in [
        "`much` is not a number",
        "a weight is not negative",
        "`i` has no option `xx`",
        "`one` is not a number",
        "`a` has utilities twice",
        "`d` is a demand of another issue",
    ] {
        assert!(found.contains(&message), "{message}: {found:#?}");
    }
}

fn utilities() -> impl Strategy<Value = (Vec<Vec<f64>>, Vec<f64>)> {
    (1..4_usize).prop_flat_map(|parties| {
        let number = (0..9_i32).prop_map(f64::from);
        let outcome = prop::collection::vec(number.clone(), parties);
        (prop::collection::vec(outcome, 0..12), prop::collection::vec(number, parties))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn solutions_are_those_of_comparing_every_pair((outcomes, disagreement) in utilities()) {
        let found = solve(&Bargain { outcomes: outcomes.clone(), disagreement: disagreement.clone() });
        let all = 0..outcomes.len();
        let beats = |a: &usize, b: &usize| {
            let pairs = || outcomes[*a].iter().zip(&outcomes[*b]);
            pairs().all(|(a, b)| a >= b) && pairs().any(|(a, b)| a > b)
        };
        let frontier: Vec<usize> = all.clone().filter(|b| !all.clone().any(|a| beats(&a, b))).collect();
        prop_assert_eq!(&found.frontier, &frontier);
        let gains = |at: usize| outcomes[at].iter().zip(&disagreement).map(|(v, d)| v - d).collect::<Vec<f64>>();
        let rational: Vec<usize> = all.filter(|at| gains(*at).iter().all(|gain| *gain >= 0.0)).collect();
        prop_assert_eq!(&found.rational, &rational);
        let most = |value: &dyn Fn(usize) -> f64| {
            let largest = rational.iter().map(|at| value(*at)).fold(f64::NEG_INFINITY, f64::max);
            rational.iter().copied().filter(|at| value(*at) == largest).collect::<Vec<usize>>()
        };
        prop_assert_eq!(&found.nash.outcomes, &most(&|at| gains(at).iter().product()));
        prop_assert_eq!(&found.egalitarian.outcomes, &most(&|at| gains(at).into_iter().fold(f64::INFINITY, f64::min)));
        prop_assert_eq!(&found.utilitarian.outcomes, &most(&|at| outcomes[at].iter().sum()));
        // Nash and Kalai–Smorodinsky outcomes of these are never beaten by another rational one, unless nobody can gain.
        let can_gain = found.ideal_gains.iter().all(|gain| *gain > 0.0);
        if can_gain && found.nash.value.is_some_and(|product| product > 0.0) {
            for at in found.nash.outcomes.iter().chain(&found.kalai_smorodinsky.outcomes) {
                prop_assert!(frontier.contains(at), "{} {:?}", at, outcomes);
            }
        }
    }
}
