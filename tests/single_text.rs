//! A draft beside positions, and two drafts beside each other.

use demarche::analysis::{Footing, Likeness, Standing, Standings, compare_texts, read_text};
use demarche::model::{Element, Model};
use demarche::situation::Scope;

use crate::support::{model, party, situation};

const TALKS: &str = "\
parties: {a: {}, b: {}, c: {}, d: {}, e: {}, f: {}, g: {}}
issues: {i: {}}
demands:
  cap: {issue: i, text: T, parameters: {men: number}, excludes: {none: no cap is no cap}}
  none: {issue: i, text: T}
  open: {issue: i, text: T}
stances:
  - {party: a, demand: cap, stance: supports, accepts: {men: {max: 600}}}
  - {party: b, demand: cap, stance: supports, accepts: {men: {max: 300}}}
  - {party: c, demand: cap, stance: open, only_after: the border is quiet}
  - {party: d, demand: cap, stance: neutral}
  - {party: e, demand: cap, stance: opposes, accepts: {men: {max: 100}}}
  - {party: f, demand: cap, stance: rejects, red_line: {judge: curator, why: said never}}
  - {party: g, demand: open, stance: open}
documents:
  one: {author: a, clauses: {first: {demand: cap, sets: {men: {max: 500}}}, second: {demand: open}}}
  two: {author: b, clauses: {first: {demand: cap, sets: {men: {max: 300}}}, second: {demand: open, stance: rejects}}}
  three: {author: g, clauses: {only: {demand: none}, same: {demand: open}}}
";

fn paper(model: &Model, id: &str) -> demarche::id::PaperIx {
    let found = model.find(id).unwrap_or_else(|error| panic!("{error}"));
    found
        .into_iter()
        .find_map(|element| if let Element::Paper(ix) = element { Some(ix) } else { None })
        .unwrap_or_else(|| panic!("{id}"))
}

#[test]
fn every_standing_is_told_from_the_others() {
    let m = model(&[TALKS]);
    let readings = read_text(&situation(&m), paper(&m, "one"), Scope::Derived);
    let standings: Vec<(&str, Standing)> =
        readings[0].voices.iter().map(|voice| (m.parties[voice.party].id.as_str(), voice.standing)).collect();
    assert_eq!(
        standings,
        [
            ("a", Standing::Accepts),
            ("b", Standing::InPart),
            ("c", Standing::Conditional),
            ("d", Standing::Neutral),
            ("e", Standing::Rejects),
            ("f", Standing::RedLine),
            ("g", Standing::Unknown),
        ]
    );
    let steps: Vec<Option<u8>> = readings[0].voices.iter().map(|voice| voice.steps).collect();
    assert_eq!(steps, [None, None, None, Some(1), Some(3), Some(4), None], "levels up to open");
    let against = read_text(&situation(&m), paper(&m, "two"), Scope::Derived);
    let of_open = against[1].voices.iter().find(|voice| voice.party == party(&m, "g")).and_then(|voice| voice.steps);
    assert_eq!(of_open, Some(2), "from open down to reluctant, for a clause that rejects");
    let differ: Vec<usize> = readings[0].voices.iter().map(|voice| voice.differences.len()).collect();
    assert_eq!(differ, [0, 1, 0, 0, 0, 0, 0], "b accepts a part of what the clause allows");
}

/// A draft that provides what a position waits for is judged by another word of it than now, and so is what that rests on.
#[test]
fn a_standing_rests_on_the_sources_without_which_it_would_be_another() {
    let m = model(&["\
sources: {s: {}, t: {}}
parties: {a: {}, b: {}}
issues: {i: {}}
demands: {cap: {issue: i, text: T}, truce: {issue: i, text: T}}
stances:
- {party: a, demand: cap, stance: supports, said: 2024, evidence: {t: yes}}
- {party: a, demand: cap, stance: rejects, until: truce, otherwise: supports, said: 2025, evidence: {s: yes}}
- {party: b, demand: cap, stance: rejects, said: 2025, evidence: {s: yes}}
documents: {both: {clauses: {c: {demand: cap}, d: {demand: truce}}}, one: {clauses: {c: {demand: cap}}}}
"]);
    let s = situation(&m);
    let parties: Vec<_> = m.parties.indices().collect();
    let footing = Footing::of_parties(&s, &parties, Scope::Derived);
    let needed = |id: &str| {
        let standings = Standings::new(&footing, paper(&m, id), Scope::Derived);
        let readings = read_text(&s, paper(&m, id), Scope::Derived);
        readings[0].voices.iter().map(|voice| standings.needed(0, voice).len()).collect::<Vec<_>>()
    };
    assert_eq!(needed("one"), [1, 1]);
    assert_eq!(needed("both"), [0, 1], "with a truce, it supports the cap by either");
}

#[test]
fn a_value_outside_of_what_is_accepted_is_other_terms() {
    let text = TALKS.replace("{men: {max: 500}}", "{men: 500}");
    let m = model(&[&text]);
    let readings = read_text(&situation(&m), paper(&m, "one"), Scope::Derived);
    let b = &readings[0].voices[1];
    assert_eq!((b.standing, b.differences.len()), (Standing::OtherTerms, 1));
    assert_eq!(b.differences[0].accepts.to_string(), "at most 300");
    assert!(readings[0].voices[4].differences.is_empty(), "who is against it has no terms for it");
}

#[test]
fn a_clause_that_only_its_author_has_spoken_to_is_unspoken() {
    let m = model(&[TALKS]);
    let of = |id: &str| {
        let ix = paper(&m, id);
        let readings = read_text(&situation(&m), ix, Scope::Direct);
        readings.iter().map(|reading| reading.is_unspoken()).collect::<Vec<_>>()
    };
    assert_eq!(of("one"), [false, false]);
    assert_eq!(of("three"), [true, true]);
}

#[test]
fn two_drafts_are_the_same_different_or_contradicting() {
    let m = model(&[TALKS]);
    let rows = |a: &str, b: &str| -> Vec<(String, Likeness)> {
        let found = compare_texts(&situation(&m), [paper(&m, a), paper(&m, b)]);
        found.into_iter().map(|beside| (m.demands[beside.demand].id.to_string(), beside.likeness)).collect()
    };
    let row = |id: &str, likeness| (id.to_owned(), likeness);
    assert_eq!(rows("one", "two"), [row("cap", Likeness::Wider), row("open", Likeness::Contradicting)]);
    assert_eq!(rows("one", "three"), [row("open", Likeness::Same), row("cap", Likeness::Contradicting)]);
}
