//! Single sentences of the definition.

use super::case_tests::{on, talks};
use super::meaning::Meaning;
use super::talks::{Statement, Talks};

#[test]
fn two_ways_of_writing_are_one_position() {
    let mut changed = 0;
    for seed in 0..200 {
        let talks = Talks::wide(seed);
        let mut other = talks.clone();
        for s in &mut other.statements {
            // W only_after c otherwise O is O until c otherwise W, if nothing else is said.
            let alone = s.given.is_none() && s.unless.is_none() && s.until.is_none() && s.until_day.is_none();
            if let (true, Some(cond), Some(word), false) = (alone, s.only_after.clone(), s.otherwise, s.red) {
                (s.only_after, s.until, s.otherwise, s.word) = (None, Some(cond), Some(s.word), word);
                changed += 1;
                continue;
            }
            // W if c otherwise O is O unless c otherwise W.
            let alone = s.only_after.is_none() && s.unless.is_none() && s.until.is_none() && s.until_day.is_none();
            if let (true, Some(cond), Some(word), false) = (alone, s.given.clone(), s.otherwise, s.red) {
                (s.given, s.unless, s.otherwise, s.word) = (None, Some(cond), Some(s.word), word);
                changed += 1;
            }
        }
        let (one, two) = (Meaning::of(&talks), Meaning::of(&other));
        let parties: Vec<usize> = (0..talks.parties).collect();
        // Two of one day with different conditions are not the same, see A2.
        let mixed = |t: &Talks| {
            let same = |a: &Statement, b: &Statement| a.party == b.party && a.demand == b.demand && a.said == b.said;
            t.statements.iter().enumerate().any(|(i, a)| t.statements[..i].iter().any(|b| same(a, b)))
        };
        if mixed(&talks) {
            continue;
        }
        for p in 0..talks.parties {
            for d in 0..talks.demands.len() {
                assert_eq!(one.held(p, d), two.held(p, d), "seed {seed}");
            }
        }
        assert_eq!(one.deal(&[0], &parties), two.deal(&[0], &parties), "seed {seed}");
        assert_eq!(one.text(), two.text(), "seed {seed}");
        assert_eq!(one.roadmap(), two.roadmap(), "seed {seed}");
        for p in 0..talks.parties {
            assert_eq!(one.incoherent(p), two.incoherent(p), "seed {seed}");
        }
    }
    assert!(changed > 50, "{changed}");
}

#[test]
fn one_day_two_statements() {
    let one = Statement::plain(0, 0, 3);
    let two = Statement { only_after: on(1), ..Statement::plain(0, 0, -2) };
    let both = talks(1, 2, vec![one, two]);
    let held = Meaning::of(&both).stated(0, 0).expect("it was said");
    assert_eq!((held.now, held.other, held.waits), (Some((3, 3)), Some((-2, 3)), false));
}

#[test]
fn after_its_last_day() {
    let mut gone = talks(1, 2, vec![Statement { until_day: Some(5), ..Statement::plain(0, 0, 3) }]);
    gone.statements.push(Statement { said: None, ..Statement::plain(0, 0, 2) });
    gone.statements.push(Statement::plain(0, 1, 2));
    gone.demands[1].implies = vec![0];
    let held = Meaning::of(&gone).held(0, 0).expect("it follows");
    assert_eq!((held.now, held.derived), (Some((2, 2)), true));
    gone.statements[0].otherwise = Some((-1, -1));
    let held = Meaning::of(&gone).held(0, 0).expect("otherwise");
    assert_eq!((held.now, held.other, held.derived), (Some((-1, -1)), None, false));
}

#[test]
fn figures_as_in_the_worked_example() {
    // Ukraine and Russia: CF NATO CEDE WD REP SUM MEMO TALK, without what follows.
    let levels = [[2, -3], [-3, 3], [-3, 3], [9, 3], [3, 9], [1, 1], [3, -2], [2, 3]];
    let mut all = Vec::new();
    for (d, row) in levels.iter().enumerate() {
        for (p, level) in row.iter().enumerate().filter(|(_, l)| **l < 9) {
            let waits = d == 5 || (d == 7 && p == 0);
            let only_after = if waits { Some(super::talks::Cond::Text(0)) } else { None };
            all.push(Statement { only_after, ..Statement::plain(p, d, *level) });
        }
    }
    let mut istanbul = talks(2, 8, all);
    istanbul.demands[3].implies = vec![2];
    let near = |x: Option<f64>, y: f64| assert!(x.is_some_and(|x| (x - y).abs() < 1e-4), "{x:?} {y}");
    let direct = Meaning::of(&istanbul).compare(0, 1, false);
    assert_eq!(
        [direct.agree.len(), direct.conditional.len(), direct.conflict.len(), direct.unknown.len()],
        [0, 2, 4, 2]
    );
    near(direct.conflict_share.known, 0.66667);
    near(Some(direct.conflict_share.high), 0.75);
    near(direct.distance.known, 0.6389);
    near(Some(direct.distance.low), 0.4792);
    near(Some(direct.distance.high), 0.7292);
    let all = Meaning::of(&istanbul).compare(0, 1, true);
    assert_eq!([all.agree.len(), all.conditional.len(), all.conflict.len(), all.unknown.len()], [0, 2, 5, 1]);
    near(all.conflict_share.known, 0.71429);
    near(all.distance.known, 0.6905);
    near(Some(all.distance.low), 0.6042);
    near(Some(all.distance.high), 0.7292);
}
