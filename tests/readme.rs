//! Everything between fences in the documentation is run: `console` blocks as transcripts, `yaml` blocks as models
//! that load without a word from `check`, `yaml fragment` blocks as a further file beside a small model. Links between
//! the pages lead somewhere.

use std::path::{Path, PathBuf};

use crate::support::{TWO_SHORES, load_texts};

/// Rules about what is not there. A fragment shows one thing, so what would use it elsewhere is left out.
const OF_ABSENCE: &[&str] = &["unheld-demand", "unused-issue", "unused-party", "unused-person", "unused-source"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// README.md, CONTRIBUTING.md and the pages of docs/, with their texts.
fn pages() -> Vec<(PathBuf, String)> {
    let in_docs = std::fs::read_dir(root().join("docs")).expect("docs/ is there").map(|entry| entry.expect("readable"));
    let mut paths: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md"].iter().map(|name| root().join(name)).collect();
    paths.extend(in_docs.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "md")));
    paths.sort();
    let text = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, text)
    };
    paths.into_iter().map(text).collect()
}

/// A fenced block: the line of its fence, what stands behind the fence, and its text.
pub struct Block {
    pub line: usize,
    pub info: String,
    pub text: String,
}

pub fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (at, line) in page.lines().enumerate() {
        match (line.strip_prefix("```"), open) {
            (Some(info), false) => {
                blocks.push(Block { line: at + 1, info: info.trim().to_owned(), text: String::new() });
                open = true;
            }
            (Some(_), true) => open = false,
            (None, true) => {
                if let Some(block) = blocks.last_mut() {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
            }
            (None, false) => {}
        }
    }
    assert!(!open, "a fence is not closed");
    blocks
}

#[test]
#[cfg(feature = "embedded")]
fn transcripts_in_the_documentation_are_what_the_program_prints() {
    let cases = crate::transcripts::transcripts();
    for (path, _) in pages() {
        cases.case(path);
    }
}

#[test]
fn models_in_the_documentation_are_clean() {
    for (path, text) in pages() {
        for block in blocks(&text) {
            let place = format!("{}:{}", path.display(), block.line);
            let mut loaded = match block.info.as_str() {
                "yaml" => load_texts(&[&block.text]),
                "yaml fragment" => load_texts(&[TWO_SHORES, &block.text]),
                // Workflows and hooks are validated by `.ci/validate`; settings of editors are theirs.
                "console" | "text" | "yaml workflow" | "yaml pre-commit" | "json" | "toml" | "lua" => continue,
                "sh" => {
                    let known =
                        |line: &str| ["cargo ", ".ci/run", "demarche "].iter().any(|word| line.starts_with(word));
                    assert!(block.text.lines().all(known), "{place}: a command that nobody runs");
                    continue;
                }
                other => panic!("{place}: nothing runs blocks of `{other}`"),
            };
            if block.info == "yaml fragment" {
                loaded.diagnostics.retain(|found| !OF_ABSENCE.contains(&found.rule.name));
            }
            assert!(loaded.diagnostics.is_empty(), "{place}: {:#?}", loaded.diagnostics);
        }
    }
}

#[test]
fn the_readme_names_the_two_commands() {
    let (_, text) = pages().into_iter().find(|(path, _)| path.ends_with("README.md")).expect("a README");
    let first = blocks(&text).into_iter().find(|block| block.info == "sh").expect("a block of commands");
    assert_eq!(first.text, "cargo run --release -- render\ncargo test\n");
}

#[test]
fn the_page_on_the_format_names_every_word() {
    use demarche::model::{Level, PartyKind, Voice};
    let (_, text) = pages().into_iter().find(|(path, _)| path.ends_with("format.md")).expect("docs/format.md");
    let kinds = PartyKind::ALL.iter().map(|(word, _)| *word);
    let voices = Voice::ALL.iter().map(|(word, _)| *word);
    for word in Level::words().chain(kinds).chain(voices) {
        assert!(text.contains(&format!("`{word}`")), "docs/format.md does not explain `{word}`");
    }
}

#[test]
fn links_between_the_pages_lead_somewhere() {
    for (path, text) in pages() {
        let folder = path.parent().unwrap_or(Path::new(""));
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            assert!(folder.join(target).exists(), "{}: `{link}` leads nowhere", path.display());
        }
    }
}
