//! The invented cases, first half: packages and common ground.

use super::meaning::Meaning;
use super::package::Outcome;
use super::talks::{Cond, Demand, Issue, Param, Statement, Talks, Values};

/// Talks with these statements.
pub fn talks(parties: usize, demands: usize, statements: Vec<Statement>) -> Talks {
    Talks { statements, ..Talks::plain(parties, demands) }
}

/// A demand as a condition.
pub fn on(demand: usize) -> Option<Cond> {
    Some(Cond::Demand(demand))
}

/// A demand's own first parameter up to a value.
pub fn at_most(value: i32) -> Vec<(Param, Values)> {
    vec![(Param::Own(0), Values::Range(None, Some(value)))]
}

/// A demand's own first parameter from a value on.
pub fn at_least(value: i32) -> Vec<(Param, Values)> {
    vec![(Param::Own(0), Values::Range(Some(value), None))]
}

/// The acceptable packages on some issues.
pub fn deals(talks: &Talks, issues: &[usize]) -> Vec<Outcome> {
    let parties: Vec<usize> = (0..talks.parties).collect();
    Meaning::of(talks).deal(issues, &parties).into_iter().filter(|o| o.acceptable).collect()
}

fn class(talks: &Talks, demand: usize) -> &'static str {
    let parties: Vec<usize> = (0..talks.parties).collect();
    Meaning::of(talks).common_ground(&parties, demand, true).0
}

fn ot(otherwise: Option<i8>) -> Talks {
    let waits = Statement {
        only_after: on(1),
        otherwise: otherwise.map(|w| (w, w)),
        accepts: at_least(9),
        ..Statement::plain(1, 0, 2)
    };
    let cap = Statement { accepts: at_most(3), ..Statement::plain(0, 0, 3) };
    let mut talks = talks(2, 2, vec![cap, Statement::plain(0, 1, 2), waits]);
    talks.demands[0].params = 1;
    talks
}

#[test]
fn terms_belong_to_both_words() {
    for otherwise in [None, Some(-1), Some(1)] {
        assert_eq!(deals(&ot(otherwise), &[0]), []);
    }
    assert_eq!(class(&ot(Some(1)), 0), "terms-differ");
    assert_eq!(class(&ot(None), 0), "terms-differ");
}

/// leave and truce in the first issue, line in the second, which excludes leave.
fn valley(last: Statement) -> Talks {
    let mut talks = talks(2, 3, vec![Statement::plain(0, 0, 3), Statement::plain(0, 1, 3), last]);
    talks.issues.push(Issue { params: 0 });
    talks.demands[2] = Demand { excludes: vec![0], ..Demand::plain(1) };
    talks
}

#[test]
fn derived_positions_keep_their_condition() {
    let t2b = valley(Statement { only_after: on(1), ..Statement::plain(1, 2, 3) });
    assert_eq!(deals(&t2b, &[0]), []);
    let t2c = valley(Statement { only_after: on(1), ..Statement::plain(1, 0, -3) });
    assert_eq!(deals(&t2c, &[0]), []);
    let e4o = valley(Statement { only_after: on(1), otherwise: Some((3, 3)), ..Statement::plain(1, 2, 3) });
    assert_eq!(deals(&e4o, &[0]), []);
    let meaning = Meaning::of(&e4o);
    let held = meaning.held(1, 0).expect("it follows");
    assert_eq!((held.now, held.other, held.derived, held.waits), (Some((-3, -3)), Some((-3, -3)), true, false));
}

#[test]
fn derived_positions_keep_their_exception() {
    let e4u = valley(Statement { unless: on(1), ..Statement::plain(1, 2, 3) });
    for issues in [vec![0], vec![0, 1]] {
        let found = deals(&e4u, &issues);
        assert_eq!(found.iter().map(|o| o.package.clone()).collect::<Vec<_>>(), [vec![0, 1]]);
        assert!(found[0].ended.contains(&(1, 0)));
        assert_eq!(found[0].ended.contains(&(1, 2)), issues.len() == 2);
    }
}

#[test]
fn a_neutral_word_that_waits_has_its_terms() {
    let neutral = Statement { only_after: on(1), accepts: at_least(9), ..Statement::plain(1, 0, 0) };
    let mut nt = talks(2, 2, vec![Statement { accepts: at_most(3), ..Statement::plain(0, 0, 3) }, neutral]);
    nt.demands[0].params = 1;
    assert_eq!(deals(&nt, &[0]), []);
    nt.statements[1].accepts.clear();
    let found = deals(&nt, &[0]);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|o| o.aside.is_empty() && o.ended.is_empty()));
}

fn port(otherwise: Option<i8>) -> Talks {
    let first = Statement { unless: on(1), otherwise: otherwise.map(|w| (w, w)), ..Statement::plain(0, 0, 2) };
    talks(2, 2, vec![first, Statement::plain(1, 0, 2), Statement::plain(1, 1, 3)])
}

#[test]
fn an_exception_in_the_package() {
    let unless = port(None);
    let found = deals(&unless, &[0]);
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0].package, &found[0].ended), (&vec![0, 1], &vec![(0, 0)]));
    assert_eq!(class(&unless, 0), "agreed");
    let unless2 = port(Some(-3));
    assert_eq!(deals(&unless2, &[0]), []);
    assert_eq!(class(&unless2, 0), "conditional");
}

#[test]
fn open_does_not_exclude() {
    let mut open1 = talks(2, 2, vec![Statement::plain(0, 0, 1), Statement::plain(1, 1, 1)]);
    open1.demands[0].excludes = vec![1];
    let meaning = Meaning::of(&open1);
    assert_eq!((meaning.held(0, 1), meaning.held(1, 0)), (None, None));
    assert_eq!(meaning.compare(0, 1, true).unknown, [0, 1]);
    let mut open2 = talks(2, 3, vec![Statement::plain(0, 0, 1), Statement::plain(0, 1, 1), Statement::plain(1, 2, 2)]);
    open2.demands[0].excludes = vec![1];
    open2.demands[2].excludes = vec![0, 1];
    let meaning = Meaning::of(&open2);
    assert_eq!(meaning.incoherent(0), Vec::<Vec<usize>>::new());
    assert_eq!(meaning.held(0, 2), None);
    assert_eq!(meaning.held(1, 0).and_then(|h| h.now), Some((-2, -2)));
    assert_eq!(meaning.compare(0, 1, true).conflict, [0, 1]);
}

#[test]
fn supporting_two_is_no_incoherence() {
    let mut either = talks(1, 3, vec![Statement::plain(0, 0, 2), Statement::plain(0, 1, 2)]);
    either.demands[0].excludes = vec![1];
    either.demands[0].implies = vec![2];
    assert_eq!(Meaning::of(&either).incoherent(0), Vec::<Vec<usize>>::new());
    // Only the one implies it: it does not follow. Then both do.
    assert_eq!(Meaning::of(&either).held(0, 2), None);
    either.demands[1].implies = vec![2];
    assert_eq!(Meaning::of(&either).held(0, 2).and_then(|h| h.now), Some((2, 2)));
    either.statements[0].word = (3, 3);
    assert_eq!(Meaning::of(&either).incoherent(0), [vec![0, 1]]);
}

#[test]
fn a_support_is_met_by_its_alternative() {
    let mut either = talks(1, 2, vec![Statement::plain(0, 0, 2), Statement::plain(0, 1, 2)]);
    either.demands[0].excludes = vec![1];
    let packages: Vec<Vec<usize>> = deals(&either, &[0]).into_iter().map(|o| o.package).collect();
    assert_eq!(packages, [vec![0], vec![1]]);
    either.issues.push(Issue { params: 0 });
    either.demands[1].issue = 1;
    let found = deals(&either, &[0]);
    assert_eq!(
        found.iter().map(|o| (o.package.clone(), o.aside.clone())).collect::<Vec<_>>(),
        [(vec![], vec![(0, 0)]), (vec![0], vec![])]
    );
}

#[test]
fn an_argument_that_holds_now_counts_first() {
    let waits = Statement { only_after: on(3), ..Statement::plain(0, 1, 3) };
    let mut v6b = talks(2, 4, vec![Statement::plain(0, 0, 2), waits, Statement::plain(1, 2, 2)]);
    v6b.demands[0].implies = vec![2];
    v6b.demands[1].implies = vec![2];
    let compared = Meaning::of(&v6b).compare(0, 1, true);
    assert_eq!((compared.agree, compared.conditional), (vec![2], vec![]));
    assert_eq!(class(&v6b, 2), "agreed");
}

#[test]
fn a_later_statement_replaces_an_earlier_one() {
    let counted = Some(Cond::Text(0));
    let old = Statement { accepts: at_least(9), only_after: counted, red: true, ..Statement::plain(0, 0, 2) };
    let new = Statement { said: Some(5), ..Statement::plain(0, 0, 2) };
    let mut drop1 = talks(2, 1, vec![old, new, Statement { accepts: at_most(3), ..Statement::plain(1, 0, 2) }]);
    drop1.demands[0].params = 1;
    assert_eq!(class(&drop1, 0), "agreed");
    let held = Meaning::of(&drop1).held(0, 0).expect("it was said");
    assert!(held.accepts.is_empty() && !held.red && !held.waits);
    drop1.as_of = 4;
    assert_eq!(class(&drop1, 0), "terms-differ");
}

#[test]
fn what_implies_is_carried() {
    let mut ask1 = talks(2, 2, vec![Statement::plain(0, 0, 3), Statement::plain(1, 1, -3)]);
    ask1.demands[0].implies = vec![1];
    let meaning = Meaning::of(&ask1);
    assert_eq!(meaning.held(0, 1).map(|h| (h.now, h.derived)), Some((Some((3, 3)), true)));
    assert_eq!(meaning.held(1, 0).map(|h| (h.now, h.derived)), Some((Some((-3, -3)), true)));
    assert_eq!(meaning.compare(0, 1, true).conflict, [0, 1]);
    assert_eq!(meaning.compare(0, 1, false).unknown, [0, 1]);
    assert_eq!(class(&ask1, 0), "opposed");
    assert_eq!(class(&ask1, 1), "opposed");
}

#[test]
fn two_demands_that_do_not_fit() {
    let later = Statement { said: Some(9), ..Statement::plain(0, 1, 3) };
    let mut lake = talks(2, 2, vec![Statement::plain(0, 0, 3), later, Statement::plain(1, 0, 2)]);
    lake.demands[1].excludes = vec![0];
    let meaning = Meaning::of(&lake);
    assert_eq!(meaning.incoherent(0), [vec![0, 1]]);
    assert_eq!(class(&lake, 0), "agreed");
    assert_eq!(meaning.held(1, 1).and_then(|h| h.now), Some((-2, -2)));
}

#[test]
fn waiting_for_what_it_excludes() {
    let waits = Statement { only_after: on(1), ..Statement::plain(0, 0, 3) };
    let mut g8 = talks(2, 2, vec![waits, Statement::plain(1, 0, 3)]);
    g8.demands[0].excludes = vec![1];
    assert_eq!(deals(&g8, &[0]), []);
    assert_eq!(Meaning::of(&g8).held(0, 1), None);
    assert_eq!(Meaning::of(&g8).incoherent(0), Vec::<Vec<usize>>::new());
}
