//! Everything between fences in the documentation is run: `console` blocks as transcripts, `yaml` blocks as models
//! that load without a word from `check`, `yaml fragment` blocks as a further file beside a small model.

use std::path::PathBuf;

use crate::support::{TWO_SHORES, load_texts};

/// Rules about what is not there. A fragment shows one thing, so what would use it elsewhere is left out.
const OF_ABSENCE: &[&str] = &["unheld-demand", "unused-issue", "unused-party", "unused-person", "unused-source"];

pub fn root() -> PathBuf {
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

/// What the commands of the documentation are run beside: the frozen model in place of the one that ships, so that an edit of
/// that one leaves the pages as they are, and its pictures.
#[cfg(feature = "embedded")]
fn workplace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let demarche = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_demarche"));
        let status = command.current_dir(folder.path()).args(args).stdout(std::process::Stdio::null()).status();
        assert!(status.is_ok_and(|status| status.success()), "{args:?}");
    };
    std::fs::write(folder.path().join("positions.yaml"), crate::support::ISTANBUL).expect("written");
    for part in ["examples", "tests"] {
        copy(&root().join(part), &folder.path().join(part));
    }
    std::fs::write(folder.path().join("examples/selvar-basin.yaml"), crate::support::SELVAR).expect("written");
    demarche(&["render"]);
    folder
}

#[cfg(feature = "embedded")]
fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("readable").map(|entry| entry.expect("readable")) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(path, to).expect("copied");
        }
    }
}

#[test]
#[cfg(feature = "embedded")]
fn transcripts_in_the_documentation_are_what_the_program_prints() {
    // The folder is that of a process, so another one runs them.
    let folder = workplace();
    let mut again = std::process::Command::new(std::env::current_exe().expect("this program"));
    let again = again.args(["--ignored", "--exact", "readme::transcripts_beside_the_frozen_model", "--nocapture"]);
    let output = again.current_dir(folder.path()).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

#[test]
#[ignore = "run by the test above, in a folder of its own"]
fn transcripts_beside_the_frozen_model() {
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
                    let known = |line: &str| {
                        ["cargo ", ".ci/run", "benches/compare", "demarche "].iter().any(|word| line.starts_with(word))
                    };
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
fn the_readme_is_read_in_a_few_minutes() {
    let (_, text) = pages().into_iter().find(|(path, _)| path.ends_with("README.md")).expect("a README");
    assert!(text.lines().count() < 120, "docs/tour.md has room for more");
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
