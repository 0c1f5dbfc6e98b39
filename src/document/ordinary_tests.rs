//! The reader of ordinary files against the parser: the same values at the same places, or left to it.
//!
//! With `YAML_SUITE` naming a folder of other YAML files, those are read as well; with `ROUNDS` and `SEED`, so many texts are changed
//! beginning with that one.

use std::path::{Path, PathBuf};

use crate::document::{ordinary, yaml};
use crate::source::Sources;

/// Whether it reads a text, and what is wrong then, if anything is.
fn compared(text: &str) -> (bool, Option<String>) {
    let mut sources = Sources::default();
    let id = sources.add("text.yaml", text);
    let file = sources.file(id);
    let Some(own) = ordinary::read(id, file.text()) else { return (false, None) };
    match yaml::parsed(id, file) {
        Ok(parsed) if parsed == own => (true, None),
        Ok(parsed) => (true, Some(format!("{}\n   {}", parsed.tree.told(), own.tree.told()))),
        Err(error) => (true, Some(format!("read, though {}", error.message))),
    }
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        if entry.is_dir() && name != "target" && !name.starts_with('.') {
            files(&entry, found);
        } else if name.ends_with(".yaml") {
            found.push(entry);
        }
    }
}

/// All files below a folder of the project.
fn ours(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    found.sort();
    found.into_iter().filter_map(|path| std::fs::read_to_string(&path).ok().map(|text| (path, text))).collect()
}

/// The same, and what somebody adds.
fn all(folder: &str) -> Vec<(PathBuf, String)> {
    let more = std::env::var("YAML_SUITE").ok();
    ours(folder).into_iter().chain(more.iter().flat_map(|more| ours(more))).collect()
}

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn every_file_is_read_as_the_parser_reads_it_or_left_to_it() {
    for (path, text) in all("") {
        assert_eq!(compared(&text).1, None, "{}", path.display());
    }
}

/// Who writes a model has its speed: only what has tags or escapes, or is broken on purpose, is for the parser.
#[test]
fn models_are_ordinary() {
    let broken = ["broken", "hostile", "yaml-syntax", "yaml-limit"];
    let mut left = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (path, text) in ours("") {
        let Ok(path) = path.strip_prefix(root) else { continue };
        if !compared(&text).0 && !path.iter().any(|folder| broken.iter().any(|name| folder == *name)) {
            left.push(path.display().to_string().replace('\\', "/"));
        }
    }
    let expected = [
        "cases/escape-in-terms",
        "rules/stray-punctuation/bad",
        "rules/stray-punctuation/good",
        "rules/wrong-type/bad",
    ];
    assert_eq!(left, expected.map(|name| format!("tests/{name}.yaml")));
    let starter = include_str!("../cli/starter.yaml");
    assert_eq!(compared(starter), (true, None));
}

/// Texts that are a small change or a few away from others.
#[test]
fn what_is_changed_a_little_is_read_as_the_parser_reads_it_or_left_to_it() {
    const PIECES: [&str; 44] = [
        " ", "  ", "\n", "\n\n", "\n  ", "- ", "-", ": ", ":", "#", " # c\n", "{", "}", "[", "]", ",", ", ", "\"", "'",
        "''", "|", "|\n", "|+\n", ">", ">-\n  ", ">2\n", "&a ", "*a", "<<: *a", "? ", "!", "!!str ", "~", "null",
        "---", "--- ", "...", "%", "@", "\\", "\t", "\r\n", "a", "é",
    ];
    let texts: Vec<String> =
        all("tests").into_iter().map(|(_, text)| text).filter(|text| !text.is_empty() && text.len() < 3_000).collect();
    let (rounds, mut seed) = (number("ROUNDS", 20_000), number("SEED", 1));
    let mut chance = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    let boundary = |text: &str, at: usize| (at..).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let (mut read, mut wrong) = (0, Vec::new());
    for _ in 0..rounds {
        let lines: Vec<&str> = texts[chance(texts.len())].split_inclusive('\n').collect();
        let from = chance(lines.len());
        let mut text: String = lines[from..(from + 1 + chance(12)).min(lines.len())].concat();
        for _ in 0..1 + chance(3) {
            let at = chance(text.len() + 1);
            let at = boundary(&text, at);
            match chance(3) {
                0 => text.insert_str(at, PIECES[chance(PIECES.len())]),
                1 => text.truncate(at),
                _ => {
                    let end = boundary(&text, (at + 1 + chance(4)).min(text.len()));
                    let piece = if chance(2) == 0 { "" } else { PIECES[chance(PIECES.len())] };
                    text.replace_range(at..end, piece);
                }
            }
        }
        let (is_read, why) = compared(&text);
        read += u64::from(is_read);
        wrong.extend(why.map(|why| (text, why)));
    }
    println!("{read} of {rounds} texts read, {} wrong", wrong.len());
    wrong.sort_by_key(|(text, _)| text.len());
    wrong.truncate(12);
    assert_eq!(wrong, []);
    assert!(read > rounds / 8, "{read} of {rounds} read");
}
