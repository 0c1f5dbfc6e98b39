//! Who overlaps with Russia and Ukraine, and what to ask first: the numbers of the worked example.

use demarche::analysis::{Scope, ask, brokers};

use crate::support::{MINI_ISTANBUL, model, party, situation};

#[test]
fn turkey_is_in_conflict_with_neither_and_comes_first() {
    let m = model(&[MINI_ISTANBUL]);
    let found = brokers(&situation(&m), [party(&m, "ukraine"), party(&m, "russia")], Scope::Direct);
    let rows: Vec<_> = found
        .iter()
        .map(|broker| {
            (m.parties[broker.party].id.as_str(), broker.counts.each_ref().map(|c| c.conflict), broker.overlap())
        })
        .collect();
    assert_eq!(rows, [("turkey", [0, 0], [1.0, 1.5]), ("us", [0, 1], [1.5, 0.5]), ("eu", [0, 1], [1.0, 0.0])]);
}

#[test]
fn the_order_of_the_two_changes_nothing_but_the_order() {
    let m = model(&[MINI_ISTANBUL]);
    let s = situation(&m);
    let (a, b) = (party(&m, "ukraine"), party(&m, "russia"));
    let (one, other) = (brokers(&s, [a, b], Scope::Derived), brokers(&s, [b, a], Scope::Derived));
    let names = |list: &[demarche::analysis::Broker]| list.iter().map(|broker| broker.party).collect::<Vec<_>>();
    assert_eq!(names(&one), names(&other));
    assert!(one.iter().zip(&other).all(|(x, y)| x.overlap()[0] == y.overlap()[1]));
}

#[test]
fn four_answers_would_tell_most() {
    let m = model(&[MINI_ISTANBUL]);
    let found = ask(&situation(&m));
    let rows: Vec<_> = found
        .gaps
        .iter()
        .take(4)
        .map(|gap| (m.parties[gap.party].id.as_str(), m.demands[gap.demand].id.as_str(), gap.pairs))
        .collect();
    assert_eq!(
        rows,
        [
            ("turkey", "ceasefire-unconditional", 4),
            ("eu", "leaders-meeting", 4),
            ("eu", "talks-2-june", 3),
            ("us", "talks-2-june", 3),
        ]
    );
    // The pairs that an answer would narrow are those with everybody who has a position on it.
    assert_eq!(found.gaps.len(), 5 * 8 - 19);
    assert_eq!(found.by_party.iter().map(|(_, known)| known).sum::<usize>(), 19);
}
