//! Who overlaps with Russia and Ukraine, and what to ask first: the numbers of the worked example.

use demarche::analysis::{ask, brokers};
use demarche::model::{Assumption, Level, Voice};
use demarche::situation::{Scope, Situation};

use crate::support::{MINI_ISTANBUL, demand, load_texts, model, party, situation};

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
    assert_eq!(found.gaps.len(), 5 * 8 - 19 - 1, "one more follows");
    assert_eq!(found.by_party.iter().map(|(_, known)| known).sum::<usize>(), 19);
}

#[test]
fn coverage_is_counted_by_party_source_and_voice() {
    let m = model(&[MINI_ISTANBUL]);
    let found = ask(&situation(&m));
    let by_party: Vec<_> = found.by_party.iter().map(|(ix, known)| (m.parties[*ix].id.as_str(), *known)).collect();
    assert_eq!(by_party, [("eu", 1), ("russia", 7), ("turkey", 2), ("ukraine", 7), ("us", 2)]);
    assert_eq!(found.by_source, [(Some(m.find_source("worked-example").unwrap()), 19, 19)]);
    assert_eq!((found.by_voice.as_slice(), found.stated), (&[(None, 19)][..], 19));
}

#[test]
fn a_position_counts_for_each_of_its_sources_and_alone_for_its_only_one() {
    let m = load_texts(&["\
sources: {s: {}, r: {}, unused: {}}
parties: {a: {}, b: {}}
issues: {i: {}}
demands: {d: {issue: i, text: T}, e: {issue: i, text: T}, f: {issue: i, text: T}}
stances:
- {party: a, demand: d, stance: open, voice: stated, evidence: {s: [yes, well]}}
- {party: a, demand: f, stance: open, voice: stated, evidence: {s: one}}
- {party: a, demand: f, stance: supports, voice: reported, evidence: {r: other}}
- {party: a, demand: e, stance: open, voice: reported, evidence: {s: yes, r: yes}}
- {party: b, demand: d, stance: open}
- {party: b, demand: e, stance: rejects, said: 2025-05-01, voice: claimed, evidence: {r: no}}
- {party: b, demand: e, stance: open, said: 2025-05-02, voice: stated, evidence: {s: yes}}
"])
    .model;
    let source = |id: &str| Some(m.find_source(id).unwrap());
    let found = ask(&situation(&m));
    assert_eq!(found.by_source, [(source("r"), 2, 0), (source("s"), 4, 2), (None, 1, 0)], "what is superseded is not");
    assert_eq!(found.by_voice, [(Some(Voice::Stated), 3), (Some(Voice::Reported), 2), (None, 1)]);
    let supposed = Assumption { party: party(&m, "b"), demand: demand(&m, "f"), levels: Some(Level::MAX.into()) };
    let found = ask(&Situation::of(&m).assuming(vec![supposed]).build());
    assert_eq!(found.stated, 5, "what is assumed has no source and no voice");
}

const STANCES: [&str; 3] = [
    "  - {party: a, demand: m, stance: rejects}\n",
    "  - {party: b, demand: m, stance: supports}\n",
    "  - {party: c, demand: d, stance: open}\n",
];

fn mediated(names: [&str; 2]) -> String {
    let stances = STANCES.concat().replace("party: a", "party: 1").replace("party: b", "party: 2");
    let stances = stances.replace("party: 1", &format!("party: {}", names[0]));
    let stances = stances.replace("party: 2", &format!("party: {}", names[1]));
    format!(
        "parties: {{a: {{}}, b: {{}}, c: {{}}, e: {{}}}}\nissues: {{i: {{}}}}\n\
         demands: {{d: {{issue: i, text: T}}, m: {{issue: i, text: E mediates, mediator: e}}}}\nstances:\n{stances}"
    )
}

#[test]
fn what_both_say_to_a_mediator_is_listed_and_changes_no_place() {
    let m = model(&[&mediated(["a", "b"])]);
    let two = [party(&m, "a"), party(&m, "b")];
    let found = brokers(&situation(&m), two, Scope::Derived);
    let [only] = found.as_slice() else { panic!("of c nothing is known together with one of the two: {found:#?}") };
    assert_eq!(m.parties[only.party].id.as_str(), "e", "spoken of, though nothing else is known of it");
    let [accepted] = only.acceptability.as_slice() else { panic!("{only:#?}") };
    let words: Vec<_> = accepted.cells.iter().flatten().map(|cell| cell.levels.to_string()).collect();
    assert_eq!((words, accepted.refused().collect::<Vec<_>>()), (vec!["rejects".into(), "supports".into()], vec![0]));
    assert_eq!((only.overlap(), only.conflicts()), ([0.0, 0.0], 0), "what others say to it is not its own position");
}

#[test]
fn swapping_the_two_mirrors_what_they_say_to_a_mediator() {
    let refused = |names| {
        let m = model(&[&mediated(names)]);
        let found = brokers(&situation(&m), [party(&m, "a"), party(&m, "b")], Scope::Derived);
        found[0].acceptability[0].refused().collect::<Vec<_>>()
    };
    assert_eq!((refused(["a", "b"]), refused(["b", "a"])), (vec![0], vec![1]));
}
