//! What happens to people who edit a model: each file in `tests/mistakes/` makes one mistake of a curator in the frozen copy of
//! `positions.yaml`, and holds what `check` says of that. `cargo bless` writes it anew.

use std::path::{Path, PathBuf};

use demarche::diagnostic::Diagnostic;
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

fn mistakes() -> Vec<Mistake> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("tests/mistakes is there")
        .map(|entry| entry.expect("readable").path())
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

/// The findings of the model with a mistake in it.
fn findings(mistake: &Mistake) -> (Sources, Vec<Diagnostic>) {
    let model = ISTANBUL.replace("\r\n", "\n");
    assert_eq!(model.matches(&mistake.was).count(), 1, "{}: its text stands in the model once", mistake.path.display());
    let mut sources = Sources::default();
    sources.add("positions.yaml", model.replace(&mistake.was, &mistake.is));
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

#[test]
fn every_mistake_of_a_curator_is_named_with_its_remedy() {
    let mistakes = mistakes();
    assert!(mistakes.len() >= 25, "{}", mistakes.len());
    for mistake in mistakes {
        let name = mistake.path.display();
        let (sources, found) = findings(&mistake);
        assert!(!found.is_empty(), "{name}: nothing is found");
        assert!(found.len() <= 4, "{name}: one mistake, {} findings: {found:#?}", found.len());
        assert!(found.iter().all(|found| found.help.is_some()), "{name}: {found:#?}");
        let said: String = found.iter().map(|found| shown(found, &sources)).collect();
        if std::env::var_os("TRYCMD").is_some_and(|word| word == "overwrite") {
            let Mistake { path, head, was, is, .. } = &mistake;
            std::fs::write(path, format!("{head}<<<<\n{was}====\n{is}>>>>\n{said}")).expect("it can be written");
        } else {
            assert!(said == mistake.said, "{name} says something else; run `cargo bless` and read it:\n{said}");
        }
    }
}
