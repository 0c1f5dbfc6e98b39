//! The command line as people see it: every transcript under tests/cli/ is run and compared word for word.
//! `cargo bless` writes down what the program prints now.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

const DEMARCHE: &str = env!("CARGO_BIN_EXE_demarche");

/// The copy of `positions.yaml` on which transcripts run.
const FROZEN: &str = "tests/models/istanbul.yaml";

/// The longest that a transcript may be, in lines.
const LONGEST: usize = 400;

/// Commands that read no model.
const MODELLESS: [&str; 3] = ["rule", "schema", "init"];

/// Every command that the program's help lists.
static COMMANDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let help = output(&mut demarche(&["-h"])).stdout;
    let help = String::from_utf8_lossy(&help).into_owned();
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // What a line is continued with stands further in.
    let names = list.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names.filter(|name| *name != "help").map(str::to_owned).collect();
    assert!(names.len() >= 23, "{help}");
    names
});

/// Transcripts of the program under test, in an environment that changes nothing about what it prints.
pub fn transcripts() -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    cases.register_bin("demarche", PathBuf::from(DEMARCHE));
    for variable in ["CLICOLOR_FORCE", "CLICOLOR"] {
        cases.env(variable, "");
    }
    cases
}

/// A command of a transcript: the name of the file, and the words of the line.
struct Line {
    page: String,
    words: Vec<String>,
}

/// Every transcript under tests/cli/, with its name.
fn pages() -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder()).expect("tests/cli is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "md"));
    paths.sort();
    assert!(paths.len() > 40, "{}", paths.len());
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read_to_string(path).expect("text"))).collect()
}

fn commands() -> Vec<Line> {
    let mut found = Vec::new();
    for (page, text) in pages() {
        for command in text.lines().filter_map(|line| line.strip_prefix("$ ")) {
            let words = command.split(' ').map(str::to_owned).collect();
            found.push(Line { page: page.clone(), words });
        }
    }
    found
}

/// Whether a word is a command that asks something of a model.
fn reads_a_model(word: &str) -> bool {
    COMMANDS.iter().any(|name| name == word) && !MODELLESS.contains(&word)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli")
}

fn demarche(args: &[&str]) -> Command {
    let mut command = Command::new(DEMARCHE);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(args);
    ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"].iter().for_each(|variable| {
        command.env_remove(variable);
    });
    command
}

fn output(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

#[test]
fn the_list_of_rules_stays_within_80_columns() {
    let printed = String::from_utf8(output(&mut demarche(&["rule"])).stdout).expect("text");
    assert!(!printed.is_empty());
    let long: Vec<&str> = printed.lines().filter(|line| line.chars().count() > 80).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn the_program_prints_what_the_transcripts_say() {
    let cases = transcripts();
    cases.case("tests/cli/*.md");
    if cfg!(not(feature = "embedded")) {
        cases.skip("tests/cli/render.md");
    }
}

#[test]
fn transcripts_run_nothing_but_demarche() {
    // A program that is not known would be skipped without a word.
    for Line { page, words } in commands() {
        let program = words.iter().find(|word| !word.contains('='));
        assert_eq!(program.map(String::as_str), Some("demarche"), "{page}: {words:?}");
    }
}

#[test]
fn transcripts_are_short_enough_to_review() {
    let long: Vec<(String, usize)> = pages()
        .into_iter()
        .map(|(page, text)| (page, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .collect();
    assert!(long.is_empty(), "more than {LONGEST} lines, divide them: {long:?}");
}

/// An edit of a model that ships is to break what is about that model and nothing else.
#[test]
fn transcripts_run_on_frozen_models() {
    for Line { page, words } in commands() {
        // `shipped.md` is about the models that ship; `render.md` runs in a folder of its own.
        if page == "shipped.md" || folder().join(&page).with_extension("in").is_dir() {
            continue;
        }
        let at = words.iter().position(|word| word == "demarche").unwrap_or_default();
        let reads = words.get(at + 1).is_some_and(|word| reads_a_model(word));
        let named: Vec<&str> = words
            .iter()
            .map(String::as_str)
            .filter(|word| *word == "-" || word.contains(".yaml") || word.starts_with("tests/"))
            .collect();
        let ships = |word: &&str| matches!(*word, "positions.yaml" | "./positions.yaml") || word.contains("examples/");
        assert!(!reads || !named.is_empty(), "{page}: name a model with --file {FROZEN}: {words:?}");
        assert!(!named.iter().any(ships), "{page}: {words:?} runs on a model that ships");
    }
}

#[test]
fn the_transcripts_on_shipped_models_are_few() {
    let (_, text) = pages().into_iter().find(|(page, _)| page == "shipped.md").expect("it is there");
    assert!(text.lines().count() <= 120, "an edit of positions.yaml is to be reviewed at a glance");
}

#[test]
fn every_broken_file_has_a_transcript() {
    let texts: String = pages().into_iter().map(|(_, text)| text).collect();
    for entry in std::fs::read_dir(folder().join("broken")).expect("tests/cli/broken is there") {
        let name = entry.expect("readable").file_name().to_string_lossy().into_owned();
        assert!(texts.contains(&format!("tests/cli/broken/{name}")), "no transcript uses `{name}`");
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in COMMANDS.iter() {
        for flag in ["-h", "--help"] {
            let help = output(&mut demarche(&[command, flag]));
            let text = String::from_utf8_lossy(&help.stdout);
            assert!(
                help.status.success() && text.contains(&format!("  demarche {command}")),
                "{command} {flag}: {text}"
            );
        }
    }
}

#[test]
fn no_color_is_obeyed() {
    let escapes = |command: &mut Command| output(command).stdout.contains(&0x1b);
    let matrix = || demarche(&["matrix", "--file", "tests/fixtures/mini-istanbul.yaml"]);
    assert!(!escapes(&mut matrix()), "a pipe is plain");
    assert!(escapes(matrix().args(["--color", "always"])));
    assert!(escapes(matrix().env("CLICOLOR_FORCE", "1")));
    assert!(!escapes(matrix().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")));
    assert!(!escapes(matrix().args(["--color", "never"]).env("CLICOLOR_FORCE", "1")));
}

#[test]
fn a_closed_pipe_is_success() {
    for args in [
        &["matrix", "--file", FROZEN][..],
        &["pairs", "--format", "json", "--file", FROZEN],
        &["check", "tests/rules/unknown-word/bad.yaml"],
    ] {
        let mut child = demarche(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("{args:?}: {error}"));
        drop(child.stdout.take());
        let ended = child.wait_with_output().expect("it ends");
        let expected = if args[0] == "check" { 1 } else { 0 };
        assert_eq!(ended.status.code(), Some(expected), "{args:?}: {}", String::from_utf8_lossy(&ended.stderr));
        assert!(ended.stderr.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&ended.stderr));
    }
}

#[test]
fn standard_input_is_a_file() {
    let text = std::fs::File::open(folder().join("../rules/bad-id/bad.yaml")).expect("the file is there");
    let check = output(demarche(&["check", "-"]).stdin(text));
    assert_eq!(check.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&check.stdout).contains("<stdin>:7:3"), "{check:?}");
}
