//! What a deal says where little is known, much is tied together, or a search is stopped.

use demarche::analysis::{DealQuery, deal};
use demarche::model::Model;
use demarche::search::patience::Impatient;
use demarche::situation::Scope;

use super::{ask, words};
use crate::support::{model, party_ids, situation, small};

fn stopped(model: &Model) -> demarche::analysis::Deal<'_> {
    let query = DealQuery {
        issues: model.issues.indices().collect(),
        parties: model.parties.indices().collect(),
        fixed: Vec::new(),
        scope: Scope::Derived,
        most: 1000,
    };
    deal(&situation(model), &query, &Impatient)
}

#[test]
fn a_search_that_is_stopped_claims_no_deal() {
    let m = small("a b", "d; e", &["a d demands", "b d rejects", "a e demands", "b e rejects"]);
    let answer = stopped(&m);
    assert!(!answer.is_possible && !answer.complete);
    assert!(answer.obstacles.is_empty() && answer.settled.is_empty() && answer.acceptable.is_empty());
    assert_eq!((answer.packages, answer.most_satisfied), (None, None), "nothing was counted");
}

#[test]
fn many_corrections_do_not_keep_obstacles_from_being_found() {
    // Eleven demands that one wants and the other refuses, tied together by what a third waits for: 2^11 ways to give in.
    let demands: Vec<String> = (0..11).map(|at| format!("d{at}")).collect();
    let mut stances: Vec<String> =
        demands.iter().flat_map(|d| [format!("a {d} demands"), format!("b {d} rejects")]).collect();
    stances.push(format!("c e supports, if: {{any_of: [{}]}}", demands.join(", ")));
    let list: Vec<&str> = stances.iter().map(String::as_str).collect();
    let m = small("a b c", &format!("{}; e", demands.join("; ")), &list);
    let answer = ask(&situation(&m));
    assert_eq!((answer.obstacles.len(), answer.concessions.len()), (11, 1000));
    assert!(!answer.complete && !answer.is_possible);
    assert_eq!(answer.most_satisfied, Some(12));
}

#[test]
fn where_no_package_is_feasible_nothing_holds_at_once() {
    let m = model(&["parties: {a: {}, b: {}}\nissues: {i: {options: {x: d}}, j: {options: {y: e}}}\n\
        demands: {d: {issue: i, text: T, excludes: {e: because}}, e: {issue: j, text: T}}\n\
        stances: [{party: a, demand: d, stance: demands}, {party: b, demand: e, stance: demands}]\n"]);
    let answer = ask(&situation(&m));
    assert_eq!((answer.packages, answer.most_satisfied), (Some(0), None));
    assert_eq!(answer.obstacles, [Vec::<usize>::new()]);
    assert!(answer.concessions.is_empty());
}

#[test]
fn what_holds_in_the_meantime_asks_for_no_condition() {
    let with = |otherwise: &str| {
        let first = format!("a goal demands, if: cond, otherwise: {otherwise}");
        ask(&situation(&small("a b", "goal; cond", &[&first, "b cond rejects", "b goal supports"]))).acceptable_number
    };
    assert_eq!(with("open"), Some(1), "a does not mind the goal without the condition");
    assert_eq!(with("supports"), Some(1), "a wants it either way");
    assert_eq!(with("rejects"), Some(0));
}

#[test]
fn a_mild_word_inside_does_not_hide_a_firm_one_outside() {
    let text = |open: &str| {
        format!(
            "parties: {{a: {{}}, b: {{}}}}\nissues: {{one: {{}}, two: {{}}}}\ndemands:\n  \
            goal: {{issue: one, text: T}}\n  inner: {{issue: one, text: T, implies: {{goal: because}}}}\n  \
            outer: {{issue: two, text: T, implies: {{goal: because}}}}\nstances:\n  \
            - {{party: a, demand: outer, stance: demands}}\n  - {{party: b, demand: goal, stance: rejects}}\n{open}"
        )
    };
    for open in ["", "  - {party: a, demand: inner, stance: open}\n"] {
        let m = model(&[&text(open)]);
        let query = DealQuery {
            issues: m.issues.indices().take(1).collect(),
            parties: m.parties.indices().collect(),
            fixed: Vec::new(),
            scope: Scope::Derived,
            most: 10,
        };
        let answer = deal(&situation(&m), &query, &demarche::search::patience::Endless);
        assert_eq!(words(&m, &answer), ["for goal: a", "against goal: b"], "{open}");
        assert_eq!(party_ids(&m, &answer.constraints[0].derived), ["a"], "a never said so");
        assert!(answer.constraints[0].stances.is_empty());
    }
}

#[test]
fn where_nobody_is_heard_nothing_is_acceptable() {
    let m = small("a b", "d", &[]);
    let answer = ask(&situation(&m));
    assert_eq!((answer.packages, answer.acceptable_number), (Some(2), None), "unknown is not consent");
    assert!(!answer.is_possible && answer.acceptable.is_empty() && answer.settled.is_empty());
}
