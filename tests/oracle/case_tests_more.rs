//! The invented cases, second half: the roadmap and the draft.

use super::case_tests::{at_least, at_most, deals, on, talks};
use super::draft::{ClauseStanding, Fit, Standing};
use super::meaning::Meaning;
use super::roadmap::{Node, Order, Roadmap};
use super::talks::{Clause, Param, Statement, Step, Talks, Values};
use std::collections::BTreeSet;

fn fulfils(demand: usize) -> Step {
    Step { fulfils: Some(demand), after: Vec::new() }
}

fn order(later: usize, earlier: usize, insists: usize) -> Order {
    Order { later: Node::Step(later), earlier: BTreeSet::from([Node::Step(earlier)]), insists: Some(insists) }
}

fn roadmap(talks: &Talks) -> Roadmap {
    Meaning::of(talks).roadmap()
}

fn clause(demand: usize, stance: Option<i8>) -> Clause {
    Clause { demand, stance, sets: Vec::new() }
}

fn standings(talks: &Talks) -> Vec<ClauseStanding> {
    Meaning::of(talks).text()
}

fn kinds(talks: &Talks) -> Vec<Standing> {
    standings(talks).into_iter().map(|s| s.standing).collect()
}

#[test]
fn only_who_is_for_something_orders() {
    let truce = Statement { only_after: on(0), ..Statement::plain(0, 1, 3) };
    for word in [-3, -1, 0] {
        let leave = Statement { only_after: on(1), ..Statement::plain(1, 0, word) };
        let neg = Talks { steps: vec![fulfils(0), fulfils(1)], ..talks(2, 2, vec![truce.clone(), leave]) };
        let found = roadmap(&neg);
        assert_eq!(found.orders, BTreeSet::from([order(1, 0, 0)]));
        assert!(found.deadlocks.is_empty());
    }
}

#[test]
fn a_milder_word_until_then_orders_nothing() {
    for (otherwise, deadlocks) in [(Some(1), 0), (Some(2), 0), (Some(-1), 0), (Some(-2), 1), (Some(-3), 1), (None, 1)] {
        let x = Statement { only_after: on(1), otherwise: otherwise.map(|w| (w, w)), ..Statement::plain(0, 0, 3) };
        let y = Statement { only_after: on(0), ..Statement::plain(1, 1, 3) };
        let f7 = Talks { steps: vec![fulfils(0), fulfils(1)], ..talks(2, 2, vec![x, y]) };
        assert_eq!(roadmap(&f7).deadlocks.len(), deadlocks, "{otherwise:?}");
    }
}

fn waits_for_each_other(stated: bool) -> Talks {
    let x = Statement { only_after: on(1), ..Statement::plain(0, 0, 2) };
    let y = Statement { only_after: on(0), ..Statement::plain(1, 1, 2) };
    let mut all = vec![x, y];
    if stated {
        all.extend([Statement::plain(0, 1, 3), Statement::plain(1, 0, 3)]);
    }
    talks(2, 2, all)
}

#[test]
fn mutual_waits() {
    let c1 = waits_for_each_other(false);
    let both = BTreeSet::from([Node::Demand(0), Node::Demand(1)]);
    assert_eq!(roadmap(&c1).deadlocks, BTreeSet::from([both]));
    let r1 = Talks { steps: vec![fulfils(0), fulfils(1)], ..waits_for_each_other(true) };
    assert_eq!(roadmap(&r1).deadlocks, BTreeSet::from([BTreeSet::from([Node::Step(0), Node::Step(1)])]));
    assert_eq!(deals(&r1, &[0]).iter().map(|o| o.package.clone()).collect::<Vec<_>>(), [vec![0, 1]]);
}

#[test]
fn who_insists() {
    let refuses = Statement { red: true, ..Statement::plain(1, 0, -3) };
    let mut road1 = talks(2, 2, vec![Statement::plain(0, 0, 3), refuses, Statement::plain(1, 1, 3)]);
    road1.demands[1].excludes = vec![0];
    let sign = Step { fulfils: None, after: vec![(0, Some(0)), (1, Some(1))] };
    road1.steps = vec![fulfils(0), fulfils(1), sign];
    let found = roadmap(&road1);
    assert_eq!(found.orders, BTreeSet::from([order(2, 0, 0), order(2, 1, 1)]));
    assert!(found.deadlocks.is_empty());
}

#[test]
fn a_step_that_waits_for_itself() {
    let waits = Statement { only_after: on(0), ..Statement::plain(0, 0, 2) };
    let g7 = Talks { steps: vec![fulfils(0)], ..talks(1, 1, vec![waits]) };
    assert_eq!(roadmap(&g7).deadlocks.len(), 1);
}

#[test]
fn an_exception_in_the_draft() {
    let ends = Statement { unless: on(1), ..Statement::plain(0, 0, 2) };
    let mut unless = talks(2, 2, vec![ends, Statement::plain(1, 0, 2), Statement::plain(1, 1, 3)]);
    unless.draft = vec![clause(0, None), clause(1, None)];
    let accepts = || Standing::Accepts(Vec::new());
    assert_eq!(kinds(&unless), [Standing::Ended((2, 2)), accepts(), Standing::Unknown, accepts()]);
    unless.statements[0].otherwise = Some((-3, -3));
    assert_eq!(kinds(&unless)[0], Standing::Refuses);
}

#[test]
fn the_draft_meets_a_condition() {
    let waits = Statement { only_after: on(1), ..Statement::plain(0, 0, 2) };
    let mut i2 = talks(2, 2, vec![waits, Statement::plain(1, 1, 3)]);
    i2.draft = vec![clause(0, None), clause(1, None)];
    assert_eq!(kinds(&i2)[0], Standing::Accepts(Vec::new()));
    i2.draft.pop();
    assert_eq!(kinds(&i2)[0], Standing::Waits((2, 2)));
}

#[test]
fn softer_words_show_as_themselves() {
    let interval = Statement { word: (-1, 1), ..Statement::plain(2, 0, 0) };
    let mut i3 = talks(3, 1, vec![Statement::plain(0, 0, 1), Statement::plain(1, 0, -1), interval]);
    for stance in [Some(1), Some(-3), Some(0), None] {
        i3.draft = vec![clause(0, stance)];
        assert_eq!(kinds(&i3), [Standing::Word((1, 1)), Standing::Word((-1, -1)), Standing::Word((-1, 1))]);
    }
}

#[test]
fn a_clause_against_what_is_refused() {
    let mut pass = talks(2, 1, vec![Statement::plain(1, 0, -3)]);
    pass.draft = vec![clause(0, Some(-3))];
    assert_eq!(kinds(&pass), [Standing::Unknown, Standing::Accepts(Vec::new())]);
}

#[test]
fn a_range_in_a_clause() {
    // As in the wage talks: percent twice as large, months halved.
    let own = |a: Values, b: Values| vec![(Param::Own(0), a), (Param::Own(1), b)];
    let (min, max) = (|v| Values::Range(Some(v), None), |v| Values::Range(None, Some(v)));
    let union = Statement { accepts: own(min(11), max(9)), ..Statement::plain(0, 0, 3) };
    let employers = Statement { accepts: own(max(10), min(9)), ..Statement::plain(1, 0, 2) };
    let mut wage = talks(3, 1, vec![union, employers]);
    wage.demands[0].params = 2;
    let sets = own(Values::Range(Some(10), Some(12)), Values::List(vec![9]));
    wage.draft = vec![Clause { demand: 0, stance: None, sets }];
    assert_eq!(kinds(&wage), [Standing::InPart(vec![]), Standing::InPart(vec![]), Standing::Unknown]);
    wage.draft[0].sets[0].1 = Values::List(vec![10]);
    assert_eq!(kinds(&wage), [Standing::OtherTerms, Standing::Accepts(vec![]), Standing::Unknown]);
    wage.draft[0].sets.remove(0);
    assert_eq!(kinds(&wage)[0], Standing::Accepts(vec![Param::Own(0)]));
}

#[test]
fn overlap_is_in_part() {
    let pa = Statement { accepts: at_most(6), ..Statement::plain(0, 0, 3) };
    let pb = Statement { accepts: at_most(8), ..Statement::plain(1, 0, 2) };
    let mut p1 = talks(2, 1, vec![pa, pb]);
    p1.demands[0].params = 1;
    p1.draft = vec![Clause { demand: 0, stance: None, sets: at_most(8) }];
    assert_eq!(kinds(&p1), [Standing::InPart(vec![]), Standing::Accepts(vec![])]);
    p1.draft[0].sets = at_least(7);
    assert_eq!(kinds(&p1), [Standing::OtherTerms, Standing::InPart(vec![])]);
}

#[test]
fn a_refusal_in_the_draft() {
    let pb = Statement { accepts: vec![(Param::Own(0), Values::List(vec![1]))], ..Statement::plain(1, 0, 2) };
    let mut t5 = talks(2, 2, vec![Statement::plain(0, 0, -3), pb]);
    t5.demands[0].params = 1;
    t5.draft = vec![clause(0, None), clause(1, None)];
    let found = standings(&t5);
    assert_eq!(found[0].standing, Standing::Refuses);
    assert_eq!(found[1].standing, Standing::Accepts(vec![Param::Own(0)]));
    assert_eq!((&found[2].standing, &found[3].standing), (&Standing::Unknown, &Standing::Unknown));
    t5.draft[0].sets = vec![(Param::Own(0), Values::List(vec![2]))];
    assert_eq!(standings(&t5)[1].fit, Fit::Other);
}

#[test]
fn what_follows_is_marked_in_the_draft() {
    // t1: whole implies part, freeze excludes part.
    let mut t1 = talks(3, 3, vec![Statement::plain(0, 0, 3), Statement::plain(1, 1, -3)]);
    t1.demands[0].implies = vec![1];
    t1.demands[2].excludes = vec![1];
    t1.draft = vec![clause(0, None), clause(1, None), clause(2, None)];
    let found = standings(&t1);
    let shown: Vec<(Standing, bool)> = found.iter().map(|s| (s.standing.clone(), s.derived)).collect();
    let yes = |derived| (Standing::Accepts(Vec::new()), derived);
    let no = |derived| (Standing::Refuses, derived);
    let none = || (Standing::Unknown, false);
    assert_eq!(shown, [yes(false), no(true), none(), yes(true), no(false), none(), no(true), none(), none()]);
}
