//! Papers lose nothing: what each provides for, whatever it takes over, is in every answer that tells of it.

use std::path::PathBuf;

use demarche::analysis::diff;
use demarche::date::Date;
use demarche::model::{Clause, Model, Paper, Target};
use demarche::situation::Situation;

use crate::support::load_texts;

/// The two models of papers, by the argument that names them.
const MODELS: [&str; 2] = ["examples/two-papers.yaml", "tests/models/karsa"];

fn texts(path: &str) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut files = vec![path.clone()];
    if path.is_dir() {
        let all = std::fs::read_dir(&path).expect("readable").map(|entry| entry.expect("readable").path());
        files = all.filter(|file| file.extension().is_some_and(|end| end == "yaml")).collect();
        files.sort();
    }
    files.iter().map(|file| std::fs::read_to_string(file).expect("readable")).collect()
}

fn model(path: &str) -> Model {
    let texts = texts(path);
    load_texts(&texts.iter().map(String::as_str).collect::<Vec<_>>()).model
}

fn asked(path: &str, question: &[&str]) -> String {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_demarche"));
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(question).args(["--file", path]).output();
    let output = output.unwrap_or_else(|error| panic!("{question:?}: {error}"));
    assert!(output.status.success(), "{question:?} on {path}: {}", String::from_utf8_lossy(&output.stderr));
    // However it is broken into lines.
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everything that a clause says, as pages tell it.
fn told(model: &Model, clause: &Clause) -> Vec<String> {
    let mut all = vec![format!("{} ", clause.name), clause.levels.to_string()];
    all.extend(clause.sets.iter().map(|term| format!("{}: {}", term.parameter, term.accepted)));
    all.extend(clause.hangs.on.iter().map(|(link, what)| format!("{} {}", link.words(), model.condition_text(what))));
    all.extend(clause.hangs.otherwise.map(|levels| format!("otherwise {levels}")));
    all.extend(clause.hangs.until.map(|day| format!("until {}", day.words())));
    all.extend(clause.at.clone().into_iter().chain(clause.text.clone()));
    all.extend(clause.taken_from.map(|from| format!("from {}", model.papers[from].title)));
    all
}

fn papers(model: &Model) -> impl Iterator<Item = &Paper> {
    model.papers.iter().map(|(_, paper)| paper)
}

#[test]
fn show_and_text_tell_every_clause_with_all_that_it_says() {
    let mut clauses = 0;
    for path in MODELS {
        let m = model(path);
        for paper in papers(&m) {
            let card = asked(path, &["show", paper.id.as_str()]);
            let read = asked(path, &["text", paper.id.as_str()]);
            for clause in &paper.clauses {
                clauses += 1;
                for said in told(&m, clause) {
                    assert!(card.contains(&said), "`show {}` has no {said:?}", paper.id);
                    // Values stand in one line with the word there.
                    let said = said.replace(": ", " ");
                    assert!(read.replace(": ", " ").contains(&said), "`text {}` has no {said:?}", paper.id);
                }
            }
            for dropped in &paper.drops {
                let left = format!("{}: {}", dropped.name, m.demands[dropped.demand].text);
                assert!(card.contains(&left) && read.contains(&left), "{}: {left}", paper.id);
            }
        }
    }
    assert!(clauses > 80, "{clauses}");
}

#[test]
fn two_papers_beside_each_other_have_all_clauses_of_both() {
    for path in MODELS {
        let m = model(path);
        let all: Vec<&Paper> = papers(&m).collect();
        for pair in all.windows(2) {
            let ids = pair.iter().map(|paper| paper.id.as_str()).collect::<Vec<_>>();
            let page = asked(path, &["text", ids[0], ids[1]]);
            for (paper, clause) in pair.iter().flat_map(|paper| paper.clauses.iter().map(move |clause| (paper, clause)))
            {
                let place = clause.at.as_ref().map_or(String::new(), |at| format!(" ({at})"));
                let line = format!("{}: {}{place}: ", paper.id, clause.name);
                assert!(page.contains(&line), "`text {} {}` has no {line:?}", ids[0], ids[1]);
                for term in &clause.sets {
                    let value = format!("{} {}", term.parameter, term.accepted);
                    assert!(page.contains(&value), "{}: {value}", paper.id);
                }
            }
        }
    }
}

/// From the day before a paper to its own day, every clause that is a position is a position that changed, became known, or was
/// said again; what it drops is no longer known.
#[test]
fn a_difference_over_the_day_of_a_paper_has_every_clause() {
    let mut found = 0;
    for path in MODELS {
        let m = model(path);
        for paper in papers(&m).filter(|paper| paper.positions) {
            let day = paper.date.expect("it is dated");
            let before: Date = before(day);
            let at = |day| Situation::of(&m).on(day).build();
            let (from, to) = (at(before), at(day));
            let log = diff(&from, &to);
            for author in &paper.authors {
                let told = |demand| {
                    let on = |one: &&demarche::analysis::Difference| {
                        (one.party, one.target) == (*author, Target::Demand(demand))
                    };
                    log.changed.iter().chain(&log.said_again).find(on)
                };
                for clause in &paper.clauses {
                    found += 1;
                    assert!(told(clause.demand).is_some(), "{} on {}", paper.id, m.demands[clause.demand].id);
                }
                for dropped in &paper.drops {
                    let was = from.position(*author, dropped.demand, demarche::situation::Scope::Direct);
                    let is = to.position(*author, dropped.demand, demarche::situation::Scope::Direct);
                    let again = paper.clauses.iter().any(|clause| clause.demand == dropped.demand);
                    assert!(again || is.is_none(), "{} drops {}", paper.id, dropped.name);
                    assert_eq!(was.is_some() && !again, told(dropped.demand).is_some() && !again, "{}", dropped.name);
                }
            }
        }
    }
    assert!(found > 40, "{found}");
}

/// The month before; no paper of the models is of the same month as the one before it.
fn before(day: Date) -> Date {
    let text = day.to_string();
    let (year, month): (u32, u32) = (text[..4].parse().expect("a year"), text[5..7].parse().expect("a month"));
    let (year, month) = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    format!("{year:04}-{month:02}").parse().expect("a month")
}

#[test]
fn the_models_of_papers_are_clean_and_their_quotations_are_in_the_texts() {
    for path in MODELS {
        asked(path, &["check", "--deny", "warnings"]);
    }
    asked("tests/models/karsa", &["check", "--deny", "warnings", "--sources", "tests/models/karsa/texts"]);
}
