//! The order in which somebody wrote a file says nothing: every answer, as text and as JSON, is the same for a model of
//! real talks with all entries the other way round.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use crate::same_facts::questions;
use crate::support::ISTANBUL;

/// The entries of every section of a model in reverse, comments with the entry below them. Only `model:` and `checks:`, which
/// are no lists, stay.
fn reversed(text: &str) -> String {
    let mut sections: Vec<(&str, Vec<&str>)> = vec![("", Vec::new())];
    for line in text.lines() {
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            sections.push((line, Vec::new()));
        } else if let Some((_, body)) = sections.last_mut() {
            body.push(line);
        }
    }
    let mut out = String::new();
    for (head, body) in sections {
        let mut entries: Vec<Vec<&str>> = Vec::new();
        let mut above = Vec::new();
        let is_entry = |line: &str| line.starts_with("  ") && !line.starts_with("   ") && !line.starts_with("  #");
        for line in body {
            match entries.last_mut() {
                _ if is_entry(line) => {
                    above.push(line);
                    entries.push(std::mem::take(&mut above));
                }
                Some(entry) if line.starts_with("   ") => entry.push(line),
                _ => above.push(line),
            }
        }
        if !head.starts_with("model:") && !head.starts_with("checks:") {
            entries.reverse();
        }
        for line in std::iter::once(head).chain(entries.into_iter().flatten()).chain(above) {
            out += line;
            out.push('\n');
        }
    }
    out
}

#[test]
fn a_model_written_the_other_way_round_gives_the_same_pages() {
    let folder = tempfile::tempdir().expect("a folder");
    let turned = reversed(ISTANBUL);
    assert_ne!(ISTANBUL, turned);
    let answer = |text: &str, question: &str, format: &str| {
        std::fs::write(folder.path().join("talks.yaml"), text).expect("it can be written");
        let mut run = Command::new(env!("CARGO_BIN_EXE_demarche"));
        let run =
            run.current_dir(folder.path()).args(question.split(' ')).args(["--format", format, "--file", "talks.yaml"]);
        let run = run.output().expect("it runs");
        assert!(run.status.success(), "{question:?}: {}", String::from_utf8_lossy(&run.stderr));
        // Where a statement stands, and the digest of the whole, are what is different.
        let is_of_text =
            |line: &&str| ["\"digest\": ", "\"line\": "].iter().any(|key| line.trim_start().starts_with(key));
        let printed = String::from_utf8(run.stdout).expect("it is text");
        printed.lines().filter(|line| !is_of_text(line)).collect::<Vec<_>>().join("\n")
    };
    let questions = questions("tests/models/istanbul.yaml");
    assert!(questions.len() > 30, "{questions:?}");
    for question in &questions {
        for format in ["text", "json"] {
            assert_eq!(answer(ISTANBUL, question, format), answer(&turned, question, format), "{question}");
        }
    }
}

#[test]
fn a_model_written_the_other_way_round_gives_the_same_pictures() {
    let pictures = |text: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("talks.yaml"), text).expect("it can be written");
        let mut run = Command::new(env!("CARGO_BIN_EXE_demarche"));
        run.current_dir(folder.path()).args(["render", "--format", "dot", "--out", ".", "--file", "talks.yaml"]);
        assert!(run.output().expect("it runs").status.success());
        let files = std::fs::read_dir(folder.path()).expect("the folder").map(|file| file.expect("a file").path());
        let dots = files.filter(|path| path.extension().is_some_and(|ending| ending == "dot"));
        dots.map(|path| (path.file_name().map(Into::into), std::fs::read_to_string(&path).expect("DOT"))).collect()
    };
    let [one, other]: [BTreeMap<Option<PathBuf>, String>; 2] = [pictures(ISTANBUL), pictures(&reversed(ISTANBUL))];
    assert!(one.len() > 10, "{:?}", one.keys());
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differ: Vec<_> =
        one.iter().filter(|(name, dot)| other.get(*name) != Some(*dot)).map(|(name, _)| name).collect();
    assert!(differ.is_empty(), "{differ:?}");
}
