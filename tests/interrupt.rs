//! Ctrl-C ends a search that would not end, with what was found.
#![cfg(unix)]

use std::io::Write;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Forty parties, each of which wants all of forty demands but one: every set of parties shares something else.
fn endless() -> String {
    let mut text = String::from("issues: {i: {}}\nparties:\n");
    (0..40).for_each(|at| text.push_str(&format!("  p{at}: {{}}\n")));
    text.push_str("demands:\n");
    (0..40).for_each(|at| text.push_str(&format!("  d{at}: {{issue: i, text: T}}\n")));
    text.push_str("stances:\n");
    for (p, d) in (0..40).flat_map(|p| (0..40).map(move |d| (p, d))).filter(|(p, d)| p != d) {
        text.push_str(&format!("  - {{party: p{p}, demand: d{d}, stance: supports}}\n"));
    }
    text
}

fn start(args: &[&str], model: &str) -> Child {
    let mut child = Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(args)
        .args(["--file", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it is built");
    child.stdin.take().expect("piped").write_all(model.as_bytes()).expect("it reads");
    child
}

/// Interrupts once it is well in its search, and waits for what it prints.
fn interrupted(mut child: Child) -> Output {
    sleep(Duration::from_millis(1500));
    assert!(child.try_wait().expect("it runs").is_none(), "it is at an end already");
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(killed.is_ok_and(|status| status.success()));
    child.wait_with_output().expect("it ends")
}

/// A page without its line breaks.
fn in_one_line(page: &[u8]) -> String {
    String::from_utf8_lossy(page).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn groups_found_by_then_are_printed() {
    let output = interrupted(start(&["coalitions", "--limit", "1000000000"], &endless()));
    let (text, errors) = (in_one_line(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(130), "{errors}");
    assert!(text.starts_with("Groups of parties") && text.contains("There are at least "), "{text}");
    assert!(text.contains(" The 100 largest are shown"), "{text}");
    assert!(errors.contains("stopped: the answer is what was found by then"), "{errors}");
    assert!(!errors.contains('\u{1b}') && !errors.contains("so far"), "no progress where nobody watches: {errors}");
}

/// Those that are not asked for are not looked for.
#[test]
fn the_largest_of_very_many_groups_are_found_at_once() {
    let output = start(&["coalitions", "--limit", "2"], &endless()).wait_with_output().expect("it ends");
    let text = in_one_line(&output.stdout);
    assert!(output.status.success() && text.contains("There are at least 100"), "{text}");
    assert!(text.contains(" The 2 largest are shown"), "{text}");
}

/// A list says nothing of what it leaves out; standard error does.
#[test]
fn what_a_list_of_groups_leaves_out_is_said() {
    let output = start(&["coalitions", "--format", "json"], &endless()).wait_with_output().expect("it ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    assert_eq!(answer["coalitions"].as_array().map(Vec::len), Some(10_000));
    assert!(answer["complete"] == false && answer["number"].as_u64() > Some(10_000));
    assert!(errors.contains("the largest 10000 of at least "), "{errors}");
}

#[test]
fn a_count_by_then_is_printed_as_json() {
    let output = interrupted(start(&["coalitions", "--count"], &endless()));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    assert!(answer["count"].as_u64().is_some_and(|count| count > 0), "{answer}");
    assert_eq!(output.status.code(), Some(130));
}

/// What is no search ends at once, whatever it waits for.
#[test]
fn everything_else_ends_at_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()));
    for signal in ["-INT", "-TERM"] {
        let mut child =
            Command::new(env!("CARGO_BIN_EXE_demarche")).arg("check").arg(&pipe).spawn().expect("it is built");
        sleep(Duration::from_millis(500));
        assert!(child.try_wait().expect("it runs").is_none(), "nobody writes into the pipe");
        let killed = Command::new("kill").args([signal, &child.id().to_string()]).status();
        assert!(killed.is_ok_and(|status| status.success()));
        assert_eq!(child.wait().expect("it ends").code(), Some(130), "{signal}");
    }
}
