//! `check` as curators and services use it: levels and allowances, mending, formats, schema, watching.

mod allowances;
mod formats;
mod mending;
mod schema;

use std::path::Path;
use std::process::{Command, Output};

/// The program in a folder.
pub fn demarche(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.current_dir(folder).args(args);
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

/// What the program prints, and how it ends.
pub fn run(folder: &Path, args: &[&str]) -> (String, String, i32) {
    let Output { stdout, stderr, status } = demarche(folder, args).output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (text(stdout), text(stderr), status.code().unwrap_or(-1))
}

#[test]
fn a_question_says_that_check_finds_problems_where_reading_did() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let ask = |more: &str| {
        let text = format!(
            "parties: {{a: {{}}, b: {{}}}}\nissues: {{i: {{}}}}\ndemands: {{d: {{issue: i, text: T}}}}\n\
             stances: [{{party: a, demand: d, stance: open{more}}}]\n"
        );
        std::fs::write(folder.path().join("talks.yaml"), text)?;
        Ok::<_, std::io::Error>(run(folder.path(), &["pairs", "--file", "talks.yaml"]))
    };
    let (_, errors, status) = ask(", apart_from: [b, b]")?;
    assert_eq!((errors.as_str(), status), ("note: `demarche check` finds problems\n", 0));
    // That no source says so, only `check` looks at.
    let (_, errors, status) = ask("")?;
    assert_eq!((errors.as_str(), status), ("", 0));
    Ok(())
}
