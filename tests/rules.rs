//! Every rule has its page and its fixtures, and each of them raises that rule and no other. All rules run on all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use demarche::diagnostic::{Rule, Severity};
use demarche::quotation::{Text, Texts};
use demarche::report::diagnostics;
use demarche::rules;
use demarche::source::{ReadError, Sources, read_below};
use demarche::{Loaded, load};

use crate::readme::{Block, blocks};
use crate::support::TWO_SHORES;

/// Bytes that are no text cannot stand in a page.
const WITHOUT_BAD_EXAMPLE: &str = "not-utf8";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn bless() -> bool {
    std::env::var_os("TRYCMD").is_some_and(|word| word == "overwrite")
}

/// Compares a file with what it should hold, or writes it.
pub fn golden(path: &Path, expected: &str) {
    if bless() {
        std::fs::write(path, expected).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return;
    }
    let found = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        found == expected,
        "{} is not what it should be; run `cargo bless` and read the difference",
        path.display()
    );
}

/// The rules that were broken, each once.
fn broken(loaded: &Loaded) -> BTreeSet<&'static str> {
    loaded.diagnostics.iter().map(|found| found.rule.name).collect()
}

/// What a page or a fixture has to raise: the rule, or nothing.
fn expected(rule: &Rule, bad: bool) -> BTreeSet<&'static str> {
    bad.then_some(rule.name).into_iter().collect()
}

fn verified(sources: &Sources, texts: Option<Texts>) -> Loaded {
    let mut loaded = load(sources);
    if let Some(mut texts) = texts {
        for (_, source) in loaded.model.sources.iter() {
            let missing = |path: &String| ReadError::Missing { path: path.clone(), folder: "texts".to_owned() };
            if let Some(file) = &source.file {
                texts.entry(file.clone()).or_insert_with(|| Err(missing(file)));
            }
        }
        loaded.verify(&texts);
    }
    loaded
}

// Pages

/// The examples of a page: bad or good, whole or beside the small model; and the texts that the page gives.
fn examples(page: &str) -> (Vec<Block>, Vec<Block>) {
    blocks(page).into_iter().partition(|block| !block.info.starts_with("text "))
}

/// Texts by the names behind their fences; none if there are none.
fn texts_of(blocks: &[Block]) -> Option<Texts> {
    let text = |block: &Block| (block.info.trim_start_matches("text ").to_owned(), Ok(Text::new(block.text.as_str())));
    (!blocks.is_empty()).then(|| blocks.iter().map(text).collect())
}

#[test]
fn every_example_of_a_page_raises_its_rule_and_no_other() {
    for rule in rules::all() {
        let (examples, texts) = examples(rule.page);
        let mut kinds: BTreeMap<bool, usize> = BTreeMap::new();
        for block in examples {
            let words: Vec<&str> = block.info.split(' ').collect();
            let (kind, whole) = match words.as_slice() {
                ["yaml", kind] => (*kind, false),
                ["yaml", kind, "whole"] => (*kind, true),
                _ => panic!("{}: nothing runs a block of `{}`", rule.name, block.info),
            };
            let mut sources = Sources::default();
            if !whole {
                sources.add("two-shores.yaml", TWO_SHORES);
            }
            sources.add("example.yaml", block.text);
            let loaded = verified(&sources, texts_of(&texts));
            let bad = kind == "bad";
            let place = format!("docs/rules/{}.md:{}", rule.name, block.line);
            assert_eq!(broken(&loaded), expected(rule, bad), "{place}: {:#?}", loaded.diagnostics);
            *kinds.entry(bad).or_default() += 1;
        }
        assert!(kinds.contains_key(&true) || rule.name == WITHOUT_BAD_EXAMPLE, "{}: no bad example", rule.name);
        assert!(kinds.contains_key(&false), "{}: no good example", rule.name);
    }
}

#[test]
fn every_page_has_its_parts() {
    for rule in rules::all() {
        assert!(rule.page.starts_with(&format!("# {}\n\n", rule.name)), "docs/rules/{}.md: its title", rule.name);
        let headings: Vec<&str> = rule.page.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, ["## Why", "## Example", "## What to do"], "docs/rules/{}.md", rule.name);
        let longest = rule.page.lines().map(|line| line.chars().count()).max().unwrap_or_default();
        assert!(longest <= 120, "docs/rules/{}.md has a line of {longest} characters", rule.name);
    }
}

#[test]
fn pages_and_fixtures_are_those_of_the_rules() {
    let names: BTreeSet<String> = rules::all().iter().map(|rule| rule.name.to_owned()).collect();
    for folder in ["docs/rules", "tests/rules"] {
        let entries = std::fs::read_dir(root().join(folder)).expect("the folder is there");
        let stem = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.expect("readable").path().file_stem().expect("a name").to_string_lossy().into_owned()
        };
        let found: BTreeSet<String> = entries.map(stem).collect();
        assert_eq!(found, names, "{folder} has one for each rule and nothing else");
    }
}

#[test]
fn the_table_of_rules_is_fresh() {
    golden(&root().join("docs/rules.md"), &diagnostics::table_page(&rules::all()));
}

#[test]
fn there_are_rules_in_every_group_and_each_says_what_it_finds() {
    let all = rules::all();
    assert!(all.len() >= 40, "{}", all.len());
    let groups: BTreeSet<_> = all.iter().map(|rule| rule.group).collect();
    assert_eq!(groups.len(), 4);
}

// Fixtures

/// A fixture: one file or a folder of files, with the folder of texts beside it.
fn fixture(rule: &Rule, kind: &str) -> (Sources, Option<Texts>) {
    let folder = root().join("tests/rules").join(rule.name);
    let file = folder.join(format!("{kind}.yaml"));
    let path = if file.is_file() { file } else { folder.join(kind) };
    let read = Sources::read(&[path]).unwrap_or_else(|errors| panic!("{}: {errors:?}", rule.name));
    // Names below the project, so that golden output is the same everywhere.
    let mut sources = Sources::default();
    for (_, file) in read.iter() {
        let name = file.name().rsplit("/tests/rules/").next().unwrap_or_default().to_owned();
        sources.add_file(name, file);
    }
    let texts = folder.join("texts");
    let texts = texts.is_dir().then(|| {
        let model = load(&sources).model;
        let files = model.sources.iter().filter_map(|(_, source)| source.file.clone());
        // What cannot be read is left to `verified`, whose message names no folder of this machine.
        files.filter_map(|file| Some((file.clone(), Ok(Text::new(read_below(&texts, &file).ok()?))))).collect()
    });
    (sources, texts)
}

#[test]
fn every_fixture_raises_its_rule_and_no_other() {
    for rule in rules::all() {
        for bad in [true, false] {
            let (sources, texts) = fixture(rule, if bad { "bad" } else { "good" });
            let loaded = verified(&sources, texts);
            assert_eq!(broken(&loaded), expected(rule, bad), "{}: {:#?}", rule.name, loaded.diagnostics);
        }
    }
}

#[test]
fn messages_are_golden() {
    for rule in rules::all() {
        let (sources, texts) = fixture(rule, "bad");
        let loaded = verified(&sources, texts);
        let mut text = String::new();
        for found in &loaded.diagnostics {
            let shown = anstream::adapter::strip_str(&diagnostics::human(found, &sources, 100)).to_string();
            text.push_str(&format!("{}\n\n", shown.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")));
        }
        golden(&root().join("tests/rules").join(rule.name).join("bad.txt"), &text);
    }
}

#[test]
fn every_finding_says_what_to_do() {
    for rule in rules::all() {
        let (sources, texts) = fixture(rule, "bad");
        for found in verified(&sources, texts).diagnostics {
            let help = found.help.as_deref().unwrap_or_else(|| panic!("{}: no help: {}", rule.name, found.message));
            for text in [found.message.as_str(), help] {
                assert!(!text.ends_with('.') && !text.ends_with('!'), "{}: {text}", rule.name);
            }
            let first = found.message.chars().next().unwrap_or_default();
            assert!(!first.is_uppercase() || found.message.starts_with("UTF"), "{}: {}", rule.name, found.message);
            assert_eq!(found.severity, rule.severity, "{}", rule.name);
            assert!(found.severity == Severity::Error || !rules::is_essential(rule), "{}", rule.name);
        }
    }
}
