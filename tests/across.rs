//! One meaning of a position in every answer: however a file is written, and whether a package or a document is judged.

use demarche::analysis::{DealQuery, Standing, deal, read_text};
use demarche::search::patience::Endless;
use demarche::situation::Scope;

use crate::agreement::number;
use crate::brute_force::answers;
use crate::oracle::talks::Talks;
use crate::support::{load_texts, situation};

/// Statements of one day, conditions and terms included.
#[test]
fn the_order_in_which_talks_are_written_changes_no_answer() {
    for seed in 0..200 {
        let talks = Talks::wide(seed);
        let all = |talks: &Talks| {
            let m = load_texts(&[&talks.yaml()]).model;
            answers(&situation(&m), &str::to_owned)
        };
        assert_eq!(all(&talks), all(&talks.shuffled(seed + 1)), "talks {seed}: {}", talks.yaml());
    }
}

/// Both sides are treated alike: under each other's names, with conditions, terms, same-day statements and steps.
#[test]
fn talks_in_a_mirror_give_the_same_answers() {
    for seed in 0..300 {
        let talks = Talks::wide(seed);
        let all = |talks: &Talks, rename: &dyn Fn(&str) -> String| {
            let m = load_texts(&[&talks.yaml()]).model;
            let mut all = answers(&situation(&m), rename);
            all.sort();
            all
        };
        let back = |id: &str| format!("p{}", talks.parties - 1 - number(id));
        assert_eq!(all(&talks, &str::to_owned), all(&talks.mirrored(), &back), "talks {seed}: {}", talks.yaml());
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
