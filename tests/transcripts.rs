//! The command line as people see it: every transcript under tests/cli/ is run and compared word for word.
//! `cargo bless` writes down what the program prints now.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const DEMARCHE: &str = env!("CARGO_BIN_EXE_demarche");
const COMMANDS: [&str; 23] = [
    "deal",
    "robust",
    "text",
    "camps",
    "ask",
    "brokers",
    "coalitions",
    "roadmap",
    "check",
    "rule",
    "schema",
    "init",
    "show",
    "matrix",
    "common-ground",
    "conflicts",
    "why",
    "compare",
    "pairs",
    "disputes",
    "timeline",
    "diff",
    "render",
];

/// Transcripts of the program under test, in an environment that changes nothing about what it prints.
pub fn transcripts() -> trycmd::TestCases {
    let cases = trycmd::TestCases::new();
    cases.register_bin("demarche", PathBuf::from(DEMARCHE));
    for variable in ["CLICOLOR_FORCE", "CLICOLOR"] {
        cases.env(variable, "");
    }
    cases
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
fn answers_on_the_shipped_model_stay_within_80_columns() {
    let questions: [&[&str]; 18] = [
        &["robust"],
        &["robust", "--file", "examples/selvar-basin.yaml"],
        &["text", "ukraine-draft"],
        &["camps", "--anyway"],
        &["ask"],
        &["brokers", "russia", "ukraine"],
        &["coalitions"],
        &["roadmap"],
        &["rule"],
        &["matrix"],
        &["common-ground", "russia", "ukraine"],
        &["conflicts"],
        &["pairs"],
        &["disputes"],
        &["timeline"],
        &["diff", "2025-05-28", "2025-06-02"],
        &["show", "ukraine"],
        &["show", "--balance"],
    ];
    for question in questions {
        let printed = output(&mut demarche(question)).stdout;
        let printed = String::from_utf8(printed).expect("text");
        assert!(!printed.is_empty(), "{question:?} prints nothing");
        let long: Vec<&str> = printed.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(long.is_empty(), "{question:?}: {long:#?}");
    }
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
    for entry in std::fs::read_dir(folder()).expect("tests/cli is there") {
        let path = entry.expect("readable").path();
        if path.extension().is_none_or(|end| end != "md") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("text");
        for command in text.lines().filter_map(|line| line.strip_prefix("$ ")) {
            let program = command.split(' ').find(|word| !word.contains('='));
            assert_eq!(program, Some("demarche"), "{}: {command}", path.display());
        }
    }
}

#[test]
fn every_broken_file_has_a_transcript() {
    let texts = ["check.md", "files.md", "no-folder.md"]
        .map(|name| std::fs::read_to_string(folder().join(name)).expect("a transcript"))
        .concat();
    for entry in std::fs::read_dir(folder().join("broken")).expect("tests/cli/broken is there") {
        let name = entry.expect("readable").file_name().to_string_lossy().into_owned();
        assert!(texts.contains(&format!("tests/cli/broken/{name}")), "no transcript uses `{name}`");
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in COMMANDS {
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
    for args in [&["matrix"][..], &["pairs", "--format", "json"], &["check", "tests/rules/unknown-word/bad.yaml"]] {
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
