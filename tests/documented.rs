//! Nothing that the program knows is missing from the pages about it.

use std::collections::BTreeSet;

use clap::CommandFactory;
use demarche::document::Document;
use demarche::document::shape::Shape;

/// The page on the format, the one on methods, and everything that a user reads.
fn page(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every key of the format with the record that has it.
fn keys(shape: &Shape, found: &mut BTreeSet<(&'static str, &'static str)>) {
    match shape {
        Shape::List(inner) | Shape::Two(inner) | Shape::OneOrMany(inner) | Shape::Map(_, inner) => keys(inner, found),
        Shape::AnyOf(shapes) => shapes.iter().for_each(|shape| keys(shape, found)),
        Shape::Record(record) => {
            for key in &record.fields {
                if found.insert((record.what, key.key)) {
                    keys(&key.shape, found);
                }
            }
        }
        Shape::Text(_) | Shape::Flag | Shape::Condition => {}
    }
}

/// Whether a text has a word that no letter, digit or hyphen lengthens.
fn names(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part))
}

#[test]
fn the_page_on_the_format_has_every_key() {
    let format = page("docs/format.md");
    let mut all = BTreeSet::new();
    keys(&Document::shape(), &mut all);
    assert!(all.len() > 150, "{}", all.len());
    let is_there = |key: &str| format.contains(&format!("`{key}")) || names(&format, &format!("{key}:"));
    let missing: Vec<_> = all.iter().filter(|(_, key)| !is_there(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_page_on_methods_has_every_question() {
    let methods = page("docs/methods.md");
    let mut generator = schemars::SchemaGenerator::default();
    let all = demarche::answer::schemas(&mut generator);
    assert!(all.len() > 15);
    let missing: Vec<&str> =
        all.iter().map(|(name, _)| *name).filter(|name| !names(&methods, &format!("`{name}"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_command_and_option_is_on_a_page() {
    let pages = ["README.md", "docs/tour.md", "docs/methods.md", "docs/format.md", "docs/ci.md", "docs/editors.md"];
    let text: String = pages.iter().map(|name| page(name)).collect();
    let mut missing = BTreeSet::new();
    let program = demarche::cli::Cli::command();
    for command in program.get_subcommands().filter(|command| !command.is_hide_set()) {
        if !names(&text, &format!("demarche {}", command.get_name())) {
            missing.insert(format!("demarche {}", command.get_name()));
        }
        for option in command.get_arguments().filter(|option| !option.is_hide_set()) {
            if let Some(long) = option.get_long().filter(|long| !names(&text, &format!("--{long}"))) {
                missing.insert(format!("--{long} of {}", command.get_name()));
            }
        }
    }
    assert!(missing.is_empty(), "none of {pages:?} shows {missing:#?}");
}

#[test]
fn every_exit_status_is_on_a_page_and_no_other() {
    let (readme, tour) = (page("README.md"), page("docs/tour.md"));
    let (_, section) = tour.split_once("\n## Exit status\n").expect("the tour has a section on them");
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |")?.0.parse().ok());
    assert_eq!(rows.collect::<Vec<u8>>(), demarche::cli::status::ALL);
    for status in demarche::cli::status::ALL {
        assert!(readme.contains(&format!("{status} (")), "the README has {status}");
    }
}

#[test]
fn the_page_on_dependencies_has_each_of_them_and_no_other() {
    let manifest = page("Cargo.toml");
    let sections = ["[dependencies]", "[target.'cfg(unix)'.dependencies]"];
    let mut named = BTreeSet::new();
    for section in sections {
        let (_, below) = manifest.split_once(&format!("\n{section}\n")).expect("the section");
        let lines = below.lines().take_while(|line| !line.starts_with('['));
        named.extend(lines.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())));
    }
    named.retain(|name| !name.starts_with('#') && !name.contains(' '));
    let listed: BTreeSet<String> = page("docs/dependencies.md")
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned()))
        .collect();
    assert!(named.len() > 40);
    assert_eq!(named, listed);
}

#[test]
fn the_file_of_a_command_has_its_name() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
    let program = demarche::cli::Cli::command();
    let names: Vec<String> = program.get_subcommands().map(|command| command.get_name().replace('-', "_")).collect();
    assert!(names.len() > 20);
    let missing: Vec<&String> = names.iter().filter(|name| !root.join(format!("{name}.rs")).is_file()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
