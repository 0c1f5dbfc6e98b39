//! What happens to people who edit a model: each file in `tests/mistakes/` makes one mistake of a curator in the frozen copy of
//! `positions.yaml`, and each in `tests/first_hour/` one of somebody who writes a file for the first time; it holds what `check`
//! says of that, and what `check --fix` writes. `cargo bless` writes it anew.

use std::path::{Path, PathBuf};

use demarche::diagnostic::{Diagnostic, Edit};
use demarche::load;
use demarche::source::Sources;

use crate::support::ISTANBUL;

/// One mistake: what was done, the text that was there, the text that is there now, and what is said of it.
struct Mistake {
    path: PathBuf,
    head: String,
    was: String,
    is: String,
    said: String,
}

/// The model of those who write a file for the first time.
const DAM: &str = include_str!("first_hour/dam.yaml");

fn mistakes(folder: &str) -> Vec<Mistake> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("text").replace("\r\n", "\n");
        let parts = text.split_once("<<<<\n").and_then(|(head, rest)| {
            let (was, rest) = rest.split_once("====\n")?;
            let (is, said) = rest.split_once(">>>>\n")?;
            Some([head, was, is, said].map(str::to_owned))
        });
        let [head, was, is, said] = parts.unwrap_or_else(|| panic!("{}: not of the form", path.display()));
        Mistake { path, head, was, is, said }
    };
    paths.into_iter().map(read).collect()
}

/// A model with a mistake in it.
fn with(mistake: &Mistake, model: &str) -> String {
    let model = model.replace("\r\n", "\n");
    assert_eq!(model.matches(&mistake.was).count(), 1, "{}: its text stands in the model once", mistake.path.display());
    model.replace(&mistake.was, &mistake.is)
}

/// The findings of a text.
fn findings(text: String) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources::default();
    sources.add("positions.yaml", text);
    let found = load(&sources).diagnostics;
    (sources, found)
}

/// A finding without its line, which moves with every edit of the model: what is marked, the message, what to do.
fn shown(found: &Diagnostic, sources: &Sources) -> String {
    let text = sources.file(found.place.span.file).text();
    let marked = text.get(found.place.span.start as usize..found.place.span.end as usize).unwrap_or_default();
    let marked = marked.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = marked.chars().take(60).collect();
    let more = if short.len() < marked.len() { "…" } else { "" };
    let help = found.help.as_deref().unwrap_or_default();
    format!(
        "{}[{}]: {}\n  at: {short}{more}\n  label: {}\n  help: {help}\n",
        found.severity.word(),
        found.rule.name,
        found.message,
        found.place.text,
    )
}

/// Compares what is said of a mistake with what its file holds, or writes it there.
fn compare(mistake: Mistake, said: String) {
    let name = mistake.path.display();
    if std::env::var_os("TRYCMD").is_some_and(|word| word == "overwrite") {
        let Mistake { path, head, was, is, .. } = &mistake;
        std::fs::write(path, format!("{head}<<<<\n{was}====\n{is}>>>>\n{said}")).expect("it can be written");
    } else {
        assert!(said == mistake.said, "{name} says something else; run `cargo bless` and read it:\n{said}");
    }
}

#[test]
fn every_mistake_of_a_curator_is_named_with_its_remedy() {
    let mistakes = mistakes("mistakes");
    assert!(mistakes.len() >= 25, "{}", mistakes.len());
    for mistake in mistakes {
        let name = mistake.path.display();
        let (sources, found) = findings(with(&mistake, ISTANBUL));
        assert!(!found.is_empty(), "{name}: nothing is found");
        assert!(found.len() <= 4, "{name}: one mistake, {} findings: {found:#?}", found.len());
        assert!(found.iter().all(|found| found.help.is_some()), "{name}: {found:#?}");
        let said: String = found.iter().map(|found| shown(found, &sources)).collect();
        compare(mistake, said);
    }
}

/// A text with everything mended that can be; what touches something that is mended waits.
fn mended(text: &str, found: &[Diagnostic]) -> String {
    let mut edits: Vec<&Edit> = Vec::new();
    for diagnostic in found {
        let together: Vec<&Edit> = diagnostic.fix.iter().chain(&diagnostic.also).collect();
        let touches = |edit: &&Edit| {
            edits.iter().any(|other| edit.span.start <= other.span.end && other.span.start <= edit.span.end)
        };
        if !together.iter().any(touches) {
            edits.extend(together);
        }
    }
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    text
}

#[test]
fn every_mistake_of_the_first_hour_is_named_with_its_remedy_and_mended_at_once() {
    assert!(findings(DAM.to_owned()).1.is_empty());
    let mistakes = mistakes("first_hour");
    assert!(mistakes.len() >= 100, "{}", mistakes.len());
    for mistake in mistakes {
        let name = mistake.path.display().to_string();
        let mut text = with(&mistake, DAM);
        let (sources, found) = findings(text.clone());
        assert!(!found.is_empty(), "{name}: nothing is found");
        assert!(found.iter().any(|found| found.help.is_some()), "{name}: {found:#?}");
        let mut said: String = found.iter().map(|found| shown(found, &sources)).collect();
        if found.iter().any(|found| found.fix.is_some()) {
            let mut left = found;
            for _ in 0..4 {
                text = mended(&text, &left);
                left = findings(text.clone()).1;
            }
            assert!(left.iter().all(|found| found.fix.is_none()), "{name}: mending it has no end: {left:#?}");
            let before = with(&mistake, DAM);
            let lines = text.lines().filter(|line| !before.lines().any(|own| own == *line));
            let lines: String = lines.map(|line| format!("  {line}\n")).collect();
            let left: String = left.iter().map(|found| format!("  left: {}\n", found.message)).collect();
            said = format!("{said}mended:\n{lines}{left}");
        }
        compare(mistake, said);
    }
}
