//! The invented cases: papers by which parties take positions, and parties that would not say.

use super::case_tests::{at_least, at_most, talks};
use super::meaning::Meaning;
use super::papers::Paper;
use super::talks::{Clause, Statement, Talks, Word};
use super::values::as_sets;

fn clause(demand: usize, stance: Option<i8>) -> Clause {
    Clause { demand, stance, sets: Vec::new() }
}

fn paper(date: u32, clauses: Vec<Clause>) -> Paper {
    Paper { authors: vec![0], positions: true, date, amends: None, drops: Vec::new(), clauses }
}

fn said(day: u32, demand: usize, level: i8) -> Statement {
    Statement { said: Some(day), ..Statement::plain(0, demand, level) }
}

fn written(demands: usize, statements: Vec<Statement>, papers: Vec<Paper>) -> Talks {
    Talks { papers, ..talks(2, demands, statements) }
}

fn word(talks: &Talks, party: usize, demand: usize) -> Option<Word> {
    Meaning::of(talks).held(party, demand).and_then(|held| held.now)
}

fn words(talks: &Talks) -> Vec<Option<Word>> {
    (0..talks.demands.len()).map(|demand| word(talks, 0, demand)).collect()
}

const fn level(level: i8) -> Option<Word> {
    Some((level, level))
}

#[test]
fn declined_is_no_position() {
    let would_not_say = |day| Statement { said: Some(day), declined: true, ..Statement::plain(0, 0, 0) };
    let mut asked = talks(1, 2, vec![said(3, 0, 2), would_not_say(5)]);
    assert_eq!(word(&asked, 0, 0), level(2));
    // On the same day it takes no part either.
    asked.statements[1] = would_not_say(3);
    assert_eq!(word(&asked, 0, 0), level(2));
    // Alone it is nothing, and what follows still follows.
    asked.statements.remove(0);
    assert_eq!(word(&asked, 0, 0), None);
    asked.statements.push(said(1, 1, 3));
    asked.demands[1].implies = vec![0];
    assert_eq!(word(&asked, 0, 0), level(3));
}

#[test]
fn each_clause_is_a_position_of_each_author() {
    let mut joint =
        written(3, Vec::new(), vec![paper(5, vec![clause(0, None), clause(1, Some(-3)), clause(2, Some(0))])]);
    assert_eq!(words(&joint), [level(2), level(-3), level(0)]);
    assert_eq!(word(&joint, 1, 0), None);
    joint.papers[0].authors = vec![0, 1];
    assert_eq!((word(&joint, 1, 0), word(&joint, 1, 1)), (level(2), level(-3)));
    // Not before its date, and not if its clauses are no positions.
    joint.as_of = 4;
    assert_eq!(words(&joint), [None, None, None]);
    joint.as_of = 5;
    assert_eq!(words(&joint), [level(2), level(-3), level(0)]);
    joint.papers[0].positions = false;
    assert_eq!(words(&joint), [None, None, None]);
}

#[test]
fn a_clause_has_its_terms() {
    let mut capped = written(1, Vec::new(), vec![paper(5, vec![Clause { sets: at_most(3), ..clause(0, Some(3)) }])]);
    capped.demands[0].params = 1;
    let held = Meaning::of(&capped).held(0, 0).expect("it is a position");
    assert_eq!((held.accepts, held.red, held.derived), (as_sets(&at_most(3)), false, false));
    // Later words have their own terms; those of the paper do not stay.
    capped.statements = vec![Statement { accepts: at_least(9), ..said(6, 0, 2) }];
    assert_eq!(Meaning::of(&capped).held(0, 0).expect("it was said").accepts, as_sets(&at_least(9)));
}

#[test]
fn the_latest_counts_and_on_one_day_the_own_word() {
    let talks = |day| written(1, vec![said(day, 0, -1)], vec![paper(5, vec![clause(0, Some(3))])]);
    assert_eq!([4, 5, 6].map(|day| word(&talks(day), 0, 0)), [level(3), level(-1), level(-1)]);
    // Declined on that day: the clause counts.
    let mut declined = talks(5);
    declined.statements[0].declined = true;
    assert_eq!(word(&declined, 0, 0), level(3));
    // A word of that day which has not begun is none yet; one that is over is the last there is.
    let mut later = talks(5);
    later.statements[0].from = Some(25);
    assert_eq!(word(&later, 0, 0), level(3));
    let mut over = talks(5);
    over.statements[0].until_day = Some(7);
    assert_eq!(word(&over, 0, 0), None);
}

#[test]
fn two_papers_of_one_day_are_one_position() {
    let one = |stance| paper(5, vec![clause(0, Some(stance))]);
    assert_eq!(word(&written(1, Vec::new(), vec![one(1), one(3)]), 0, 0), Some((1, 3)));
    // And so are two clauses of one paper.
    let twice = paper(5, vec![clause(0, Some(-1)), clause(0, Some(-3))]);
    assert_eq!(word(&written(1, Vec::new(), vec![twice]), 0, 0), Some((-3, -1)));
}

/// A first paper on 0, 1 and 2, and a second one that amends it, on 1.
fn amended(drops: Vec<usize>) -> Talks {
    let first = paper(3, vec![clause(0, Some(3)), clause(1, Some(3)), clause(2, Some(-2))]);
    let drops = drops.into_iter().map(|at| (0, at)).collect();
    let second = Paper { amends: Some(0), drops, ..paper(8, vec![clause(1, Some(1))]) };
    written(4, Vec::new(), vec![first, second])
}

#[test]
fn amending_takes_over_under_the_new_date() {
    let mut second = amended(Vec::new());
    assert_eq!(words(&second), [level(3), level(1), level(-2), None]);
    // What was said between the two is replaced by what is taken over.
    second.statements = vec![said(5, 0, -3)];
    assert_eq!(word(&second, 0, 0), level(3));
    second.as_of = 7;
    assert_eq!(words(&second), [level(-3), level(3), level(-2), None]);
    // Of another author's paper, what is taken over is one's own.
    let mut theirs = amended(Vec::new());
    theirs.papers[1].authors = vec![1];
    assert_eq!([0, 1, 2].map(|d| word(&theirs, 1, d)), [level(3), level(1), level(-2)]);
    assert_eq!(words(&theirs), [level(3), level(3), level(-2), None]);
    // Also of one whose clauses are no positions.
    theirs.papers[0].positions = false;
    assert_eq!([0, 1, 2].map(|d| word(&theirs, 1, d)), [level(3), level(1), level(-2)]);
    assert_eq!(words(&theirs), [None, None, None, None]);
}

#[test]
fn what_is_dropped_is_unknown() {
    let mut second = amended(vec![0, 1]);
    // On 1 the second paper says something itself.
    assert_eq!(words(&second), [None, level(1), level(-2), None]);
    // What was said before does not come back; what is said on that day or later counts.
    let own = |day| written(4, vec![said(day, 0, -1)], amended(vec![0]).papers);
    assert_eq!([2, 5, 8, 9].map(|day| word(&own(day), 0, 0)), [None, None, level(-1), level(-1)]);
    // What follows from other positions counts as well.
    second.demands[3].implies = vec![0];
    second.statements = vec![said(1, 3, 3)];
    assert_eq!(word(&second, 0, 0), level(3));
    // Of a paper whose clauses are no positions, nothing is known or forgotten.
    second.papers[1].positions = false;
    second.statements.clear();
    assert_eq!(words(&second), [level(3), level(3), level(-2), None]);
}

#[test]
fn who_drops_anothers_clause() {
    // The first paper is of party 0; party 1 amends it without a clause of which it spoke before.
    let mut theirs = amended(vec![0]);
    theirs.papers[1].authors = vec![1];
    theirs.statements = vec![Statement { said: Some(4), ..Statement::plain(1, 0, 2) }];
    assert_eq!((word(&theirs, 0, 0), word(&theirs, 1, 0)), (level(3), None));
}

#[test]
fn a_third_paper_takes_over_what_the_second_has() {
    let mut third = amended(vec![0]);
    let clauses = vec![clause(3, Some(2))];
    third.papers.push(Paper { amends: Some(1), drops: vec![(0, 2)], ..paper(11, clauses) });
    // 0 was dropped by the second and 2 by the third; 1 is as the second has it.
    assert_eq!(words(&third), [None, level(1), None, level(2)]);
    // The second one drops the first's other clause on 2 only.
    let mut twice = amended(vec![2]);
    twice.papers[0].clauses.push(clause(2, Some(-1)));
    assert_eq!(word(&twice, 0, 2), level(-1));
}

#[test]
fn a_paper_gives_arguments_like_words() {
    let mut options = written(3, vec![said(1, 2, -2)], vec![paper(5, vec![clause(1, Some(-3))])]);
    options.demands[0].only_by = vec![1, 2];
    assert_eq!(word(&options, 0, 0), level(-2));
}
