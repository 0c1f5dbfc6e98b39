//! One meaning of a position in every answer: what one command says of a cell, the others say too.

use std::collections::BTreeMap;

use demarche::analysis::{DealQuery, Endless, Scope, Situation, Standing, deal, pairs, read_text};
use demarche::model::Model;
use demarche::report::json;
use serde_json::Value;

use crate::agreement::number;
use crate::brute_force::answers;
use crate::oracle::talks::Talks;
use crate::support::{load_texts, model, situation};

/// The levels of each word of a cell, and whether it waits.
type Said = (Vec<[i64; 2]>, bool);

/// Every party on every demand, as `matrix` has it in JSON: the levels of each word, and whether it waits.
fn cells(s: &Situation<'_>, scope: Scope) -> BTreeMap<(String, String), Said> {
    let parties: Vec<_> = s.model.parties.indices().collect();
    let matrix = json::matrix(s, &parties, scope);
    let level = |word: &Value| -> i64 {
        let found = demarche::model::Level::from_word(word.as_str().unwrap_or_default());
        found.map(|level| i64::from(level.value())).unwrap_or_else(|| panic!("{word}"))
    };
    let word = |words: &Value| -> [i64; 2] {
        match words {
            Value::Array(ends) => [level(&ends[0]), level(&ends[1])],
            one => [level(one), level(one)],
        }
    };
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut found = BTreeMap::new();
    for demand in list(&matrix["issues"]).iter().flat_map(|issue| list(&issue["demands"])) {
        let id = demand["demand"].as_str().unwrap_or_default().to_owned();
        for (party, cell) in demand["positions"].as_object().into_iter().flatten().filter(|(_, cell)| !cell.is_null()) {
            let second = Some(&cell["then"]).filter(|then| !then.is_null());
            let words = std::iter::once(&cell["stance"]).chain(second).map(word).collect();
            found.insert((party.clone(), id.clone()), (words, cell["conditional"] == true));
        }
    }
    found
}

/// The six classes of a pair from what `matrix` says, agreement and terms together: neutral, conflict, conditional, the rest.
fn classes(s: &Situation<'_>, scope: Scope) -> BTreeMap<[String; 2], [usize; 5]> {
    let cells = cells(s, scope);
    let side = |[low, high]: &[i64; 2]| {
        let sign = low.signum();
        (sign == high.signum() && (sign != 0 || low == high)).then_some(sign)
    };
    let mut ids: Vec<String> = s.model.parties.iter().map(|(_, party)| party.id.to_string()).collect();
    ids.sort();
    let mut found = BTreeMap::new();
    for (at, a) in ids.iter().enumerate() {
        for b in &ids[at + 1..] {
            let mut counts = [0; 5];
            for (_, demand) in s.model.demands.iter() {
                let of = |party: &String| cells.get(&(party.clone(), demand.id.to_string()));
                let words = [a, b].map(|party| of(party).map(|(words, _)| words.iter().map(side).collect::<Vec<_>>()));
                let waits = [a, b].iter().any(|party| of(party).is_some_and(|(_, waits)| *waits));
                let known = |list: &Vec<Option<i64>>| list.iter().any(Option::is_some);
                let [Some(mine), Some(other)] = words.map(|list| list.filter(known)) else {
                    counts[4] += 1;
                    continue;
                };
                let on = |list: &[Option<i64>], sign: i64| list.contains(&Some(sign));
                let all = |list: &[Option<i64>], sign: i64| list.iter().all(|own| *own == Some(sign));
                let sided = |list: &[Option<i64>]| on(list, 1) || on(list, -1);
                counts[if !sided(&mine) || !sided(&other) {
                    3
                } else if !waits && [1, -1].iter().any(|sign| all(&mine, *sign) && all(&other, *sign)) {
                    0
                } else if [1, -1].iter().any(|sign| on(&mine, *sign) && on(&other, *sign)) {
                    1
                } else {
                    2
                }] += 1;
            }
            found.insert([a.clone(), b.clone()], counts);
        }
    }
    found
}

fn pairs_follow_from_the_matrix(m: &Model) {
    let s = situation(m);
    for scope in [Scope::Direct, Scope::Derived] {
        let expected = classes(&s, scope);
        for pair in pairs(&s, scope) {
            let ids = pair.parties.map(|ix| m.parties[ix].id.to_string());
            let c = pair.counts;
            let found = [c.agree + c.terms, c.conditional, c.conflict, c.neutral, c.unknown];
            assert_eq!(found, expected[&ids], "{ids:?}, {scope:?}");
        }
    }
}

#[test]
fn pairs_are_those_of_the_matrix_on_the_shipped_models() {
    for path in ["positions.yaml", "examples/selvar-basin.yaml"] {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        pairs_follow_from_the_matrix(&model(&[&text]));
    }
}

#[test]
fn pairs_are_those_of_the_matrix_on_random_models() {
    (0..2_000).for_each(|seed| pairs_follow_from_the_matrix(&load_texts(&[&Talks::random(seed).yaml()]).model));
}

/// Statements of one day, conditions and terms included.
#[test]
fn the_order_in_which_talks_are_written_changes_no_answer() {
    for seed in 0..200 {
        let talks = Talks::random(seed);
        let all = |talks: &Talks| {
            let m = load_texts(&[&talks.yaml()]).model;
            answers(&situation(&m), &str::to_owned)
        };
        assert_eq!(all(&talks), all(&talks.shuffled(seed + 1)), "talks {seed}: {}", talks.yaml());
    }
}

/// A document that provides for some demands and refuses all others.
fn document(at: usize, demands: &[usize], of: usize) -> String {
    let clause = |demand: usize| {
        let word = if demands.contains(&demand) { "supports" } else { "rejects" };
        format!("c{demand}: {{demand: d{demand}, stance: {word}}}")
    };
    let clauses: Vec<String> = (0..of).map(clause).collect();
    format!("  doc{at}: {{title: T, role: mediators-text, clauses: {{{}}}}}\n", clauses.join(", "))
}

/// `deal` and `text` draw the line at the same place: written as a document, an acceptable package meets no refusal, and one
/// that meets none is acceptable.
#[test]
fn what_a_deal_accepts_no_text_refuses() {
    for seed in 0..300 {
        let mut talks = Talks::random(seed);
        talks.draft.clear();
        // Terms are values of parameters, which documents and packages set in their own ways.
        talks.statements.iter_mut().for_each(|statement| statement.accepts.clear());
        let of = talks.demands.len();
        let every: Vec<Vec<usize>> =
            (0..1_usize << of).map(|bits| (0..of).filter(|demand| bits >> demand & 1 == 1).collect()).collect();
        let documents: String = every.iter().enumerate().map(|(at, demands)| document(at, demands, of)).collect();
        let m = load_texts(&[&format!("{}documents:\n{documents}", talks.yaml())]).model;
        let s = situation(&m);
        let query = DealQuery {
            issues: m.issues.indices().collect(),
            parties: m.parties.indices().collect(),
            fixed: Vec::new(),
            scope: Scope::Derived,
            most: 1_000,
        };
        let query = DealQuery {
            issues: query.issues.into_iter().filter(|ix| m.demands.iter().any(|(_, d)| d.issue == *ix)).collect(),
            ..query
        };
        let answer = deal(&s, &query, &Endless);
        if answer.coverage.0 == 0 {
            continue;
        }
        let demands = |package: &demarche::analysis::Acceptable| {
            let mut found: Vec<usize> = package
                .settlements
                .iter()
                .flat_map(|one| one.demands.iter().map(|ix| number(m.demands[*ix].id.as_str())))
                .collect();
            found.sort_unstable();
            found
        };
        let acceptable: Vec<Vec<usize>> = answer.acceptable.iter().map(demands).collect();
        for (at, package) in every.iter().enumerate() {
            let closed = |demand: &usize| {
                talks.contained()[*demand].iter().enumerate().all(|(other, has)| !has || package.contains(&other))
            };
            let fits = package.iter().all(|a| closed(a) && package.iter().all(|b| !talks.clash(*a, *b)));
            if !fits {
                continue;
            }
            let id = format!("doc{at}");
            let paper = m.papers.iter().find(|(_, paper)| paper.id.as_str() == id).map(|(ix, _)| ix);
            let readings = read_text(&s, paper.unwrap_or_else(|| panic!("{id}")), Scope::Derived);
            let refused = readings.iter().any(|reading| {
                let provides = package.contains(&number(
                    m.demands[m.papers[paper.unwrap_or_else(|| panic!())].clauses[reading.clause].demand].id.as_str(),
                ));
                reading.voices.iter().any(|voice| match voice.standing {
                    Standing::Rejects | Standing::RedLine => true,
                    // What waits for something that is left out must not be provided.
                    Standing::Conditional => {
                        let here = voice.here.as_ref();
                        provides && here.is_some_and(|here| here.barred && here.word.levels.low().value() > 0)
                    }
                    _ => false,
                })
            });
            assert_eq!(acceptable.contains(package), !refused, "talks {seed}, {package:?}: {}", talks.yaml());
        }
    }
}
