//! What the action for GitHub runs, as it stands in its file.
#![cfg(unix)]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::CLEAN as GOOD;

/// The lines of the step that checks.
fn script() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("action.yml");
    let action = std::fs::read_to_string(path).expect("it is there");
    let (_, step) = action.split_once("- name: Check\n").expect("a step");
    let (_, run) = step.split_once("      run: |\n").expect("its lines");
    let lines = run.lines().take_while(|line| line.starts_with("        ") || line.is_empty());
    lines.map(|line| line.trim_start_matches("        ").to_owned() + "\n").collect()
}

fn run(folder: &Path, files: &str) -> Output {
    let built = Path::new(env!("CARGO_BIN_EXE_demarche")).parent().expect("a folder").to_owned();
    let path = format!("{}:{}", built.display(), std::env::var("PATH").unwrap_or_default());
    // As the runner starts it.
    let mut bash = Command::new("bash");
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script()]).current_dir(folder);
    bash.env("PATH", path).env("RUNNER_TEMP", folder).env("GITHUB_OUTPUT", folder.join("output"));
    bash.envs([("FILES", files), ("SOURCES", ""), ("DENY", ""), ("ALLOW", "")]);
    bash.output().expect("bash")
}

#[test]
fn every_line_is_a_model_and_the_worst_one_decides() {
    let folder = TempDir::new().expect("a temporary folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("it is written");
    };
    write("north and south.yaml", GOOD);
    write("-river/one.yaml", &GOOD.replace("stances:", "#"));
    write("-river/two.yaml", "stances: [{party: a, demand: d, stance: open, said: 2025-01-01, evidence: {s: yes}}]");
    write("broken.yaml", &GOOD.replace("party: a", "party: b"));
    let status = |files: &str| {
        let output = run(folder.path(), files);
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output.status.code(), said)
    };
    let (code, said) = status("north and south.yaml\n  -river  \r\n\n");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("2 models") && said.contains("north and south.yaml: 0 errors"), "{said}");
    let (code, said) = status("north and south.yaml\nbroken.yaml");
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("broken.yaml: 1 error") && said.contains("::error"), "{said}");
    let sarif = std::fs::read_to_string(folder.path().join("demarche.sarif")).expect("it is written");
    assert!(sarif.contains("unknown-party"), "{sarif}");
    let (code, said) = status("missing.yaml\nbroken.yaml");
    assert_eq!(code, Some(2), "{said}");
    assert!(status(" \n").1.contains("names no path"));
}

#[test]
fn models_that_are_checked_each_know_nothing_of_one_another() {
    let folder = TempDir::new().expect("a temporary folder");
    let [one, two] = ["one.yaml", "two.yaml"].map(|name| folder.path().join(name));
    std::fs::write(&one, GOOD).expect("it is written");
    std::fs::write(&two, GOOD.replace("party: a", "parti: a")).expect("it is written");
    let check = |args: &[&str]| {
        let mut demarche = Command::new(env!("CARGO_BIN_EXE_demarche"));
        demarche.arg("check").args(args).args([&one, &two]).output().expect("it is built")
    };
    let said = |output: &Output| String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said(&check(&[])).contains("duplicate-id") || said(&check(&[])).contains("defined twice"), "as one model");
    let output = check(&["--each", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one document");
    assert_eq!(output.status.code(), Some(1));
    let first = &found["findings"][0];
    assert!(first.to_string().contains("two.yaml") && !said(&output).contains("defined twice"), "{found:#}");
    // What is mended is written where it is, although its file is the second of all.
    assert_eq!(check(&["--each", "--fix"]).status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(&two).expect("it is there"), GOOD);
    let missing = folder.path().join("missing.yaml");
    let output = check(&["--each", &missing.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("2 models, "), "the others are looked at all the same: {}", said(&output));
}
