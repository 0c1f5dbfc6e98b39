//! What `init`, `render` and `check --fix` write to: files as they are, and nothing that is no file.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::CLEAN;

/// A model with one thing that `--fix` mends.
fn misspelt() -> String {
    CLEAN.replace("stance: open", "stence: open")
}

fn demarche(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_demarche")).args(args).current_dir(folder).output().expect("it is built")
}

fn refused(folder: &Path, args: &[&str], words: &str) {
    let output = demarche(folder, args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{args:?}: {errors}");
    assert!(errors.contains(words), "{args:?}: {errors}");
    assert!(temporary(folder).is_empty());
}

fn temporary(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("it is there").file_name());
    names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.starts_with(".demarche")).collect()
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().is_ok_and(|status| status.success()));
}

/// The three ways of writing a file: `--fix`, `init --force`, and `render`, all to one target in a folder.
fn each(folder: &Path) -> [(Vec<&'static str>, std::path::PathBuf); 3] {
    fs::write(folder.join("model.yaml"), CLEAN).expect("it is written");
    [
        (vec!["check", "fixed.yaml", "--fix"], folder.join("fixed.yaml")),
        (vec!["init", "new.yaml", "--force"], folder.join("new.yaml")),
        (vec!["render", "matrix", "--format", "dot", "-f", "model.yaml", "--out", "."], folder.join("matrix.dot")),
    ]
}

#[test]
fn pipes_and_links_to_them_are_refused_and_stay() {
    let folder = TempDir::new().expect("a temporary folder");
    let folder = folder.path();
    pipe(&folder.join("pipe"));
    for (args, target) in each(folder).into_iter().skip(1) {
        symlink("pipe", &target).expect("a link");
        refused(folder, &args, "a device or a pipe");
        fs::remove_file(&target).expect("it is there");
        pipe(&target);
        refused(folder, &args, "a device or a pipe");
        assert!(fs::metadata(&target).is_ok_and(|own| own.file_type().is_fifo()));
    }
    let output =
        demarche(folder, &["render", "matrix", "--format", "dot", "-f", "model.yaml", "--out", ".", "--check"]);
    assert_eq!(output.status.code(), Some(1), "and are not waited for");
}

#[test]
fn folders_and_links_to_nothing_are_refused() {
    let folder = TempDir::new().expect("a temporary folder");
    let folder = folder.path();
    for (args, target) in each(folder).into_iter().skip(1) {
        symlink("nowhere", &target).expect("a link");
        refused(folder, &args, "a link to a file that is not there");
        assert!(!folder.join("nowhere").exists());
        fs::remove_file(&target).expect("it is there");
        fs::create_dir(&target).expect("a folder");
        refused(folder, &args, "it is a folder");
    }
}

#[test]
fn rights_names_and_owner_of_a_file_stay() {
    let folder = TempDir::new().expect("a temporary folder");
    let folder = folder.path();
    for (args, target) in each(folder) {
        let write = |mode: u32| {
            let _ = fs::remove_file(&target);
            fs::write(&target, misspelt()).expect("it is written");
            fs::set_permissions(&target, Permissions::from_mode(mode)).expect("it is ours");
        };
        let written = || fs::read_to_string(&target).is_ok_and(|text| text != misspelt());
        write(0o400);
        refused(folder, &args, "it may only be read");
        assert!(!written());

        write(0o666);
        // A file that belongs to somebody else can only be made by whoever may do everything.
        let is_given = std::os::unix::fs::chown(&target, Some(1234), Some(2345)).is_ok();
        demarche(folder, &args);
        let now = fs::metadata(&target).expect("it is there");
        assert!(written() && now.mode() & 0o7777 == 0o666, "{args:?}: {:o}", now.mode());
        assert!(!is_given || (now.uid(), now.gid()) == (1234, 2345), "{args:?}");

        write(0o640);
        let other = folder.join("other-name");
        fs::hard_link(&target, &other).expect("another name");
        demarche(folder, &args);
        assert!(written(), "{args:?}");
        assert_eq!(fs::read(&other).expect("it is there"), fs::read(&target).expect("it is there"), "{args:?}");
        assert_eq!(fs::metadata(&target).expect("it is there").nlink(), 2);
        fs::remove_file(&other).expect("it is there");

        write(0o640);
        let behind = folder.join("behind");
        fs::rename(&target, &behind).expect("a new name");
        symlink("behind", &target).expect("a link");
        demarche(folder, &args);
        assert!(written() && fs::symlink_metadata(&target).expect("it is there").is_symlink(), "{args:?}");
        fs::remove_file(&target).expect("it is there");
        assert!(temporary(folder).is_empty());
    }
}

#[test]
fn a_new_file_has_the_rights_of_new_files() {
    let folder = TempDir::new().expect("a temporary folder");
    for (mask, mode) in [("002", 0o664), ("077", 0o600)] {
        let line = format!("umask {mask}; exec \"$0\" init new-{mask}.yaml");
        let mut shell = Command::new("sh");
        shell.args(["-c", &line, env!("CARGO_BIN_EXE_demarche")]).current_dir(folder.path());
        assert!(shell.output().is_ok_and(|output| output.status.success()));
        let own = fs::metadata(folder.path().join(format!("new-{mask}.yaml"))).expect("it is there");
        assert_eq!(own.mode() & 0o7777, mode);
    }
}

#[test]
fn init_leaves_what_is_there_even_a_link_to_nothing() {
    let folder = TempDir::new().expect("a temporary folder");
    symlink("nowhere", folder.path().join("new.yaml")).expect("a link");
    refused(folder.path(), &["init", "new.yaml"], "is there already");
}

/// Into a folder that is not there yet, so that each file is made by one and replaced by the others.
#[test]
fn several_at_once_write_the_same_files() {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("model.yaml"), CLEAN).expect("it is written");
    for round in 0..10 {
        let out = round.to_string();
        let start = || {
            let mut render = Command::new(env!("CARGO_BIN_EXE_demarche"));
            render.args(["render", "--format", "dot", "-f", "model.yaml", "--out", &out]).current_dir(folder.path());
            render.stdout(std::process::Stdio::null()).spawn().expect("it is built")
        };
        for mut child in [start(), start(), start(), start()] {
            assert!(child.wait().expect("it ends").success());
        }
        assert!(temporary(&folder.path().join(&out)).is_empty());
    }
}
