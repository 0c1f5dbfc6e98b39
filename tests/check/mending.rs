//! `--fix` changes what is beyond doubt and not one byte more; `--watch` looks again when a file is saved.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::mpsc::channel;
use std::time::Duration;

use super::{demarche, run};
use crate::support::TWO_SHORES;

/// A file with a byte order mark, Windows line ends, comments and odd spaces.
const UNTIDY: &str = "\u{feff}# a comment — with a dash\r\nchecks:   {allow: {unusd-party: kept }}  # and another\r\n\
                      parties:\r\n    west:   {name: 'West' }\r\n";

#[test]
fn only_the_misspelt_word_changes() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("positions.yaml");
    std::fs::write(folder.path().join("two.yaml"), TWO_SHORES)?;
    std::fs::write(&file, UNTIDY)?;
    let args = ["check", "positions.yaml", "two.yaml"];
    let (diff, _, code) = run(folder.path(), &[&args[..], &["--fix", "--dry-run"]].concat());
    assert_eq!(code, 1);
    assert!(diff.contains("-checks:   {allow: {unusd-party: kept }}  # and another"), "{diff}");
    assert!(diff.contains("+checks:   {allow: {unused-party: kept }}  # and another"), "{diff}");
    assert_eq!(std::fs::read_to_string(&file)?, UNTIDY, "nothing is written");
    let (_, said, code) = run(folder.path(), &[&args[..], &["--fix"]].concat());
    assert_eq!((said.as_str(), code), ("mended 1 place in positions.yaml\n", 0));
    assert_eq!(std::fs::read_to_string(&file)?, UNTIDY.replace("unusd", "unused"));
    assert_eq!(std::fs::read_to_string(folder.path().join("two.yaml"))?, TWO_SHORES);
    assert_eq!(run(folder.path(), &[&args[..], &["--fix", "--dry-run"]].concat()), (String::new(), String::new(), 0));
    Ok(())
}

#[test]
fn what_a_slip_hid_is_shown_before_it_is_mended() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("positions.yaml");
    // The file cannot be read before the comma is there, and only then a key turns out to be misspelt.
    let slips = "parties:\n  east: {name: East, also: [E]}\n  west: {nmae: West, kind: state\n    also: [W]}\n";
    std::fs::write(&file, slips)?;
    let (said, _, code) = run(folder.path(), &["check"]);
    assert_eq!(code, 1);
    assert!(said.ends_with("1 error, 0 warnings\n`demarche check --fix` mends it\n"), "{said}");
    let (diff, _, code) = run(folder.path(), &["check", "--fix", "--dry-run"]);
    assert_eq!(code, 1);
    assert!(diff.contains("+  west: {name: West, kind: state,\n"), "{diff}");
    assert_eq!(std::fs::read_to_string(&file)?, slips, "nothing is written");
    run(folder.path(), &["check", "--fix"]);
    let mended = std::fs::read_to_string(&file)?;
    assert_eq!(
        mended,
        "parties:\n  east: {name: East, also: [E]}\n  west: {name: West, kind: state,\n    also: [W]}\n"
    );
    Ok(())
}

#[cfg(unix)]
#[test]
fn rights_and_links_stay() -> std::io::Result<()> {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir()?;
    let real = folder.path().join("real.yaml");
    std::fs::write(&real, format!("{TWO_SHORES}checks: {{deny: bad-dat}}\n"))?;
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640))?;
    symlink("real.yaml", folder.path().join("positions.yaml"))?;
    assert_eq!(run(folder.path(), &["check", "--fix"]).2, 0);
    assert!(std::fs::symlink_metadata(folder.path().join("positions.yaml"))?.is_symlink());
    assert_eq!(std::fs::metadata(&real)?.permissions().mode() & 0o777, 0o640);
    assert!(std::fs::read_to_string(&real)?.ends_with("deny: bad-date}\n"));
    let left: Vec<_> = std::fs::read_dir(folder.path())?.collect();
    assert_eq!(left.len(), 2, "no temporary file is left: {left:?}");
    Ok(())
}

#[test]
fn standard_input_is_not_written_to() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    for option in ["--fix", "--watch"] {
        let (_, error, code) = run(folder.path(), &["check", "-", option]);
        assert_eq!(code, 2, "{error}");
        assert!(error.contains("standard input"), "{error}");
    }
    Ok(())
}

#[test]
fn watching_sees_a_save_by_writing_and_by_renaming() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("positions.yaml");
    std::fs::write(&file, TWO_SHORES)?;
    let mut child =
        demarche(folder.path(), &["check", "--watch"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let (sender, receiver) = channel();
    let printed = child.stdout.take().expect("a pipe");
    std::thread::spawn(move || {
        BufReader::new(printed).lines().map_while(Result::ok).for_each(|line| drop(sender.send(line)))
    });
    let summary = |end: &str| loop {
        // A generous wait: the test is about what is seen, not about how fast.
        let line = receiver.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("no line ends in `{end}`"));
        if line.ends_with(end) {
            break;
        }
    };
    summary("0 errors, 0 warnings");
    std::fs::write(&file, format!("{TWO_SHORES}partys: {{}}\n"))?;
    summary("1 error, 0 warnings");
    std::fs::write(folder.path().join("new.tmp"), TWO_SHORES)?;
    std::fs::rename(folder.path().join("new.tmp"), &file)?;
    summary("0 errors, 0 warnings");
    child.kill()?;
    child.wait()?;
    Ok(())
}
