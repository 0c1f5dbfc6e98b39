//! `render --open` shows what it has just written, with the program of the system, and nothing else.
#![cfg(all(target_os = "linux", feature = "embedded"))]

use std::fs;
use std::process::{Command, Output};
use std::time::Duration;

use tempfile::TempDir;

use crate::support::CLEAN;

/// A folder with a model and a viewer that only writes down what it is given.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("positions.yaml"), CLEAN).expect("a model");
    let viewer = folder.path().join("xdg-open");
    // By another process: while a file is open for writing it cannot be run, and a program that another test starts at that moment
    // holds it open as well.
    let body = "#!/bin/sh\nprintf '%s\\n' \"$@\" >>shown\n";
    let written = "printf %s \"$1\" >\"$0\" && chmod 755 \"$0\"";
    let status = Command::new("sh").args(["-c", written]).arg(&viewer).arg(body).status().expect("a shell");
    assert!(status.success());
    folder
}

fn render(folder: &TempDir, args: &[&str]) -> (Output, String) {
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    let output =
        command.arg("render").args(args).current_dir(folder.path()).env("PATH", path).output().expect("it is built");
    // The viewer is not waited for.
    let shown = || fs::read_to_string(folder.path().join("shown")).unwrap_or_default();
    for _ in 0..100 {
        if !shown().is_empty() || !output.status.success() || !args.contains(&"--open") {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    (output, shown())
}

#[test]
fn open_shows_the_first_page_that_was_written_and_only_if_asked() {
    let folder = folder();
    assert_eq!(render(&folder, &["matrix"]).1, "");
    let (output, shown) = render(&folder, &["matrix", "party-map", "--open"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(shown, "graphs/matrix.svg\n");
}

#[test]
fn open_shows_nothing_that_nobody_can_look_at() {
    let folder = folder();
    let (output, shown) = render(&folder, &["matrix", "--format", "dot", "--open"]);
    assert_eq!((output.status.code(), shown.as_str()), (Some(2), ""));
    let (output, shown) = render(&folder, &["matrix", "--check", "--open"]);
    assert_eq!((output.status.code(), shown.as_str()), (Some(2), ""));
}
