//! What a finding fails without is what is not found in a file from which that was deleted by hand.

use std::collections::BTreeSet;

use demarche::analysis::{Finding, Footing, Robust, common_ground, compare, robust};
use demarche::id::PartyIx;
use demarche::model::Class;
use demarche::model::{End, Voice};
use demarche::situation::{Scope, Situation};
use proptest::prelude::*;

use super::spec::{Cut, Spec, specs};
use super::{SCOPES, load, situation};

/// A finding as kind, parties and demand.
type Key = (&'static str, Vec<String>, String);

fn ids(s: &Situation<'_>, parties: &[PartyIx]) -> Vec<String> {
    parties.iter().map(|ix| s.model.parties[*ix].id.to_string()).collect()
}

/// Every conflict and agreement of two parties, by the questions about them.
fn by_hand(s: &Situation<'_>, scope: Scope) -> BTreeSet<Key> {
    let m = s.model;
    let all: Vec<PartyIx> = m.parties.indices().collect();
    let mut found = BTreeSet::new();
    for (at, a) in all.iter().enumerate() {
        for b in &all[at + 1..] {
            let who = ids(s, &[*a, *b]);
            let conflicts = compare(s, *a, *b, scope).conflict.into_iter().map(|one| one.demand);
            found.extend(conflicts.map(|d| ("conflict", who.clone(), m.demands[d].id.to_string())));
            let grounds = common_ground(s, &[*a, *b], scope).into_iter();
            let agreed = grounds.filter(|g| matches!(g.class, Class::Agreed | Class::AgreedInPrinciple));
            found.extend(agreed.map(|g| ("agreement", who.clone(), m.demands[g.demand].id.to_string())));
        }
    }
    found
}

fn key(s: &Situation<'_>, finding: &Finding) -> Key {
    match finding {
        Finding::Conflict { parties, demand } => ("conflict", ids(s, parties), s.model.demands[*demand].id.to_string()),
        Finding::Ground { parties, demand, .. } => {
            ("agreement", ids(s, parties), s.model.demands[*demand].id.to_string())
        }
        other => panic!("no steps here: {other:?}"),
    }
}

fn of_all(s: &Situation<'_>, scope: Scope) -> Robust {
    robust(s, &s.model.parties.indices().collect::<Vec<_>>(), scope)
}

fn after(spec: &Spec, cut: Cut, scope: Scope) -> BTreeSet<Key> {
    by_hand(&situation(&load(&spec.cut(&cut))), scope)
}

proptest! {
    #![proptest_config(super::settings())]

    #[test]
    fn what_a_finding_fails_without_is_found_by_deleting_it(spec in specs()) {
        let m = load(&spec);
        let s = situation(&m);
        for scope in SCOPES {
            let answer = of_all(&s, scope);
            let as_read: BTreeSet<Key> =
                answer.findings.iter().filter(|one| one.as_read).map(|one| key(&s, &one.finding)).collect();
            prop_assert_eq!(&as_read, &by_hand(&s, scope));
            for (at, source) in m.sources.indices().enumerate() {
                let left = after(&spec, Cut { without: 1 << at, ..Cut::default() }, scope);
                for one in answer.findings.iter().filter(|one| one.as_read) {
                    prop_assert_eq!(one.without.contains(&source), !left.contains(&key(&s, &one.finding)));
                }
            }
            if spec.stances.iter().all(|stance| stance.voice.is_none()) {
                prop_assert!(answer.voices.is_empty());
                continue;
            }
            let sets: [&[&str]; 2] = [&["stated", "document"], &["stated", "document", "reported"]];
            for set in sets {
                let left = after(&spec, Cut { voices: set.to_vec(), ..Cut::default() }, scope);
                let has = |tried: &BTreeSet<Voice>| tried.iter().any(|v| v.word() == "reported") == set.contains(&"reported")
                    && !tried.contains(&Voice::Inferred);
                for one in answer.findings.iter().filter(|one| one.as_read) {
                    prop_assert_eq!(one.voices.iter().any(has), !left.contains(&key(&s, &one.finding)), "{:?}", one);
                }
            }
        }
    }

    #[test]
    fn an_end_of_intervals_is_the_file_with_that_end(spec in specs()) {
        let m = load(&spec);
        let s = situation(&m);
        for scope in SCOPES {
            let answer = of_all(&s, scope);
            let whole = by_hand(&s, scope);
            let mut all = whole.clone();
            for end in [End::Lower, End::Upper] {
                let found = after(&spec, Cut { end: Some(end), ..Cut::default() }, scope);
                for one in &answer.findings {
                    let key = key(&s, &one.finding);
                    prop_assert_eq!(one.ends.contains(&end), !found.contains(&key), "{:?}", one);
                    prop_assert_eq!(one.as_read, whole.contains(&key));
                }
                all.extend(found);
            }
            let keys: BTreeSet<Key> = answer.findings.iter().map(|one| key(&s, &one.finding)).collect();
            prop_assert_eq!(keys.len(), answer.findings.len(), "each once");
            prop_assert_eq!(keys, all);
        }
    }

    #[test]
    fn the_label_of_a_position_is_its_side_without_the_source(spec in specs()) {
        let m = load(&spec);
        let s = situation(&m);
        for scope in SCOPES {
            let footing = Footing::of_parties(&s, &m.parties.indices().collect::<Vec<_>>(), scope);
            for (at, source) in m.sources.indices().enumerate() {
                let deleted = load(&spec.cut(&Cut { without: 1 << at, ..Cut::default() }));
                let left = situation(&deleted);
                for (party, demand) in m.parties.indices().flat_map(|p| m.demands.indices().map(move |d| (p, d))) {
                    let (side, now) = (s.side(party, demand, scope), left.side(party, demand, scope));
                    let expected = side.is_some() && side != now;
                    prop_assert_eq!(footing.of_position(&s, party, demand).contains(&source), expected);
                }
            }
        }
    }
}
