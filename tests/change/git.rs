//! `diff` of git revisions: real repositories in temporary folders, with the program as people start it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A repository with two commits: a party is open in the first and supports in the second.
struct Repository {
    folder: TempDir,
}

/// The model that the commits and the working copy hold.
fn text(level: &str, said: &str) -> String {
    format!(
        "model: {{as_of: {said}}}\nsources: {{of-{level}: {{date: {said}}}}}\nparties: {{a: {{}}, b: {{}}}}\nissues: {{i: {{}}}}\n\
         demands: {{d: {{issue: i, text: Boats fish}}}}\n\
         stances:\n- {{party: a, demand: d, stance: {level}, said: {said}, evidence: {{of-{level}: words}}}}\n\
         - {{party: b, demand: d, stance: demands, said: 2024-01-01, evidence: {{of-{level}: words}}}}\n"
    )
}

impl Repository {
    /// `path` holds the model in both commits.
    fn new(path: &str) -> Repository {
        let repository = Repository::empty();
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        for (level, said) in [("open", "2024-05-01"), ("supports", "2024-06-01")] {
            repository.commit(path, &text(level, said));
        }
        repository
    }

    fn empty() -> Repository {
        Repository { folder: TempDir::new().expect("a temporary folder") }
    }

    fn path(&self) -> PathBuf {
        // As git says it: on some machines the temporary folder is behind a link.
        self.folder.path().canonicalize().expect("it is there")
    }

    fn write(&self, path: &str, text: &str) {
        let whole = self.path().join(path);
        std::fs::create_dir_all(whole.parent().expect("below the folder")).expect("a folder");
        std::fs::write(whole, text).expect("a file");
    }

    fn commit(&self, path: &str, text: &str) {
        self.write(path, text);
        self.git(&["add", "--all"]);
        let first = text.lines().next().unwrap_or_default().replace('\u{0}', "zero");
        self.git(&["commit", "--quiet", "--message", &first]);
    }

    /// Runs git; it has to be there, since a test that is left out without a word tests nothing.
    fn git(&self, args: &[&str]) {
        let mut git = Command::new("git");
        for (who, name) in [("AUTHOR", "A"), ("COMMITTER", "C")] {
            git.env(format!("GIT_{who}_NAME"), name).env(format!("GIT_{who}_EMAIL"), "nobody@example.org");
        }
        let output = alone(&mut git, &self.path()).args(args).output().expect("these tests need the program git");
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn diff(&self, below: &str, args: &[&str]) -> Output {
        let mut demarche = Command::new(env!("CARGO_BIN_EXE_demarche"));
        alone(&mut demarche, &self.path().join(below)).arg("diff").args(args).output().expect("it starts")
    }

    /// The answer as JSON.
    fn found(&self, below: &str, args: &[&str]) -> Value {
        let output = self.diff(below, &[args, &["--format", "json"]].concat());
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("JSON")
    }

    /// What is said when it cannot be answered.
    fn refused(&self, below: &str, args: &[&str]) -> String {
        let output = self.diff(below, args);
        let said = String::from_utf8(output.stderr).expect("text");
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(output.stdout.is_empty(), "{args:?}");
        said
    }
}

/// In a folder, with no settings of the machine and no repository around the temporary folder.
fn alone<'c>(command: &'c mut Command, folder: &Path) -> &'c mut Command {
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    let ceiling = std::env::temp_dir().canonicalize().unwrap_or_else(|_| std::env::temp_dir());
    command.env("GIT_CEILING_DIRECTORIES", ceiling);
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null").current_dir(folder)
}

/// The one change that there is between the two commits.
fn assert_firmer(found: &Value, names: [&str; 2]) {
    let change = &found["changes"][0];
    assert_eq!(found["changes"].as_array().map(Vec::len), Some(1), "{found:#}");
    assert_eq!(
        (&change["party"], &change["demand"], &change["kind"]),
        (&"a".into(), &"d".into(), &"firmer-for".into())
    );
    assert_eq!((&change["old"]["said"], &change["new"]["said"]), (&"2024-05-01".into(), &"2024-06-01".into()));
    assert_eq!(change["old"]["evidence"][0]["source"], "of-open", "from the model of then");
    assert_eq!((&found["from"], &found["to"]), (&"2024-05-01".into(), &"2024-06-01".into()), "each as of its own day");
    assert_eq!(found["models"], serde_json::json!(names));
    assert_eq!(found["log"][0]["direction"], "toward");
    assert_eq!((&found["log"][0]["other"], &found["log"][0]["levels"]), (&"b".into(), &1.into()));
}

#[test]
fn two_revisions_are_read_as_they_were() {
    let repository = Repository::new("positions.yaml");
    assert_firmer(&repository.found("", &["HEAD~1", "HEAD"]), ["HEAD~1", "HEAD"]);
    assert_firmer(&repository.found("", &["main~1", "main"]), ["main~1", "main"]);
    assert_firmer(&repository.found("", &[":/as_of: 2024-05", "@"]), [":/as_of: 2024-05", "@"]);
    // The working copy is not looked at, and not touched.
    repository.write("positions.yaml", "nothing that is a model: [");
    assert_firmer(&repository.found("", &["HEAD~1", "HEAD"]), ["HEAD~1", "HEAD"]);
    std::fs::remove_file(repository.path().join("positions.yaml")).expect("it is there");
    assert_firmer(&repository.found("", &["HEAD~1", "HEAD"]), ["HEAD~1", "HEAD"]);
    let printed = String::from_utf8(repository.diff("", &["HEAD~1", "HEAD"]).stdout).expect("text");
    assert!(printed.starts_with("What changed from HEAD~1 as of 1 May 2024 to HEAD as of 1 June 2024\n"), "{printed}");
    assert!(printed.contains("\n  a\n    d\n      toward b: 1 level\n"), "{printed}");
}

#[test]
fn forms_can_be_mixed() {
    let repository = Repository::new("positions.yaml");
    assert_firmer(&repository.found("", &["HEAD~1", "positions.yaml"]), ["HEAD~1", "positions.yaml"]);
    let (path, earlier) = ("positions.yaml", text("open", "2024-05-01"));
    repository.write("old.yaml", &earlier);
    assert_firmer(&repository.found("", &["old.yaml", "HEAD"]), ["old.yaml", "HEAD"]);
    assert_firmer(&repository.found("", &["old.yaml", path]), ["old.yaml", path]);
    // A date is of the model on the disk.
    assert_firmer(&repository.found("", &["HEAD~1", "2024-06-01"]), ["HEAD~1", path]);
    let later = repository.found("", &["HEAD~1", "HEAD", "--as-of", "2024-05-20"]);
    assert_eq!((&later["from"], &later["to"]), (&"2024-05-20".into(), &"2024-05-20".into()));
    assert_eq!(later["dropped"], 1, "what is said on 1 June is not known yet");
    // What is on the disk goes before what git knows.
    repository.git(&["branch", "old.yaml"]);
    assert_firmer(&repository.found("", &["old.yaml", "HEAD"]), ["old.yaml", "HEAD"]);
    repository.git(&["branch", "2024"]);
    assert_eq!(repository.found("", &["2024-05", "2024"])["models"], Value::Null, "two dates of one model");
    assert_firmer(&repository.found("", &["HEAD~1", "heads/2024"]), ["HEAD~1", "heads/2024"]);
}

#[test]
fn paths_are_those_of_the_current_folder() {
    let repository = Repository::new("talks/positions.yaml");
    repository.write("other/place/note.txt", "");
    let ends = ["HEAD~1", "HEAD"];
    let with = |file: &'static str| [&ends[..], &["--file", file]].concat();
    assert_firmer(&repository.found("talks", &ends), ends);
    assert_firmer(&repository.found("", &with("talks/positions.yaml")), ends);
    assert_firmer(&repository.found("other/place", &with("../../talks/positions.yaml")), ends);
    assert_firmer(&repository.found("other", &with("./place/../../talks/./positions.yaml")), ends);
    let whole = repository.path().join("talks/positions.yaml");
    let whole = whole.to_str().expect("text");
    assert_firmer(&repository.found("other/place", &[&ends[..], &["--file", whole]].concat()), ends);
    let said = repository.refused("other", &ends);
    assert!(said.contains("FROM: `HEAD~1` holds no `positions.yaml`"), "{said}");
    for outside in ["../../x.yaml", "/x.yaml", "../talks/../../positions.yaml"] {
        let said = repository.refused("other", &[&ends[..], &["--file", outside]].concat());
        assert!(said.contains(&format!("FROM: `{outside}` lies outside of the repository in `")), "{said}");
    }
}

#[test]
fn a_folder_stands_for_what_it_would_on_the_disk() {
    let repository = Repository::new("model/positions.yaml");
    repository.write("model/.hidden.yaml", "not a model");
    repository.write("model/.hidden/more.yaml", "not a model");
    repository.write("model/notes.txt", "not a model");
    repository.write("model-of-others.yaml", "not a model");
    repository.commit("model/deep/er/more.yml", "parties: {c: {}}\n");
    let added = |found: &Value| found["added"]["parties"].clone();
    let found = repository.found("", &["HEAD~1", "HEAD", "--file", "model"]);
    assert_eq!(added(&found), serde_json::json!(["c"]));
    assert_eq!(repository.found("", &["HEAD", "model", "--file", "model"])["changes"], serde_json::json!([]));
    for (below, folder) in [("model", "."), ("model/deep", ".."), ("", "model/"), ("", "./model/deep/..")] {
        assert_eq!(added(&repository.found(below, &["HEAD~1", "HEAD", "--file", folder])), added(&found), "{folder}");
    }
    let both = ["HEAD~1", "HEAD", "--file", "model/positions.yaml", "--file", "model/deep"];
    let said = repository.refused("", &both);
    assert!(said.contains("FROM: `HEAD~1` holds no `model/deep`"), "{said}");
    assert_eq!(added(&repository.found("", &["HEAD", "HEAD", "-f", both[3], "-f", both[5]])), serde_json::json!([]));
    repository.commit("empty/notes.txt", "nothing");
    let said = repository.refused("", &["HEAD", "HEAD", "--file", "empty"]);
    assert!(said.contains("the folder `empty` holds no `.yaml` file in `HEAD`"), "{said}");
}

#[test]
fn what_is_wrong_is_said_with_its_end() {
    let repository = Repository::new("positions.yaml");
    let said = |from: &str, to: &str| repository.refused("", &[from, to]);
    let none = said("HEAD~1", "HEAD~99");
    assert!(none.starts_with("error: TO: `HEAD~99` is no date such as 2025, 2025-05 or 2025-05-28"), "{none}");
    assert!(none.contains("  because git knows no commit of this name"), "{none}");
    assert!(said("tomorrow", "HEAD").starts_with("error: FROM: `tomorrow` is no date"));
    assert!(said("2025-02-30", "HEAD").contains("because `2025-02-30` is a day that the calendar does not have"));
    assert!(said("HEAD:positions.yaml", "HEAD").contains("knows no commit"), "a file is no commit");
    for odd in ["^HEAD", "HEAD~1..HEAD", "", "HEAD HEAD", "HEAD^{tree}"] {
        assert!(said("HEAD", odd).starts_with("error: TO: "), "{odd}");
    }
    repository.commit("positions.yaml", "parties: {a: {}}\nstances: [{party: x, demand: y, stance: open}]\n");
    let broken = said("HEAD~1", "HEAD");
    assert!(broken.contains("--> HEAD:positions.yaml:2:"), "{broken}");
    assert!(broken.ends_with("error: `HEAD` has 2 errors\n"), "{broken}");
    repository.commit("positions.yaml", "\u{0}");
    assert!(said("HEAD~2", "HEAD").contains("error[D0003]: `HEAD:positions.yaml` is not a text"));
    let given = |options: &[&str]| repository.refused("", options);
    assert!(given(&["HEAD", "HEAD", "--file", "-"]).contains("FROM: standard input has no revisions"));
    assert!(given(&["2024", "HEAD~2", "--as-of", "2024"]).contains("leave out --as-of"));
    assert!(given(&["-", "-"]).contains("standard input can be read once"));
    let unknown = given(&["HEAD~2", "HEAD~2", "--without", "of-open"]);
    assert!(unknown.contains("in `HEAD~2`: no source is called `of-open`"), "{unknown}");
}

#[test]
fn no_argument_acts_as_an_option_of_git() {
    let repository = Repository::new("positions.yaml");
    for hostile in ["--output=x", "--help", "-h", "--branches", "--all", "--git-dir=/", "--path-format=absolute"] {
        let said = repository.refused("", &["--", hostile, "HEAD"]);
        assert!(said.starts_with(&format!("error: FROM: `{hostile}` is no date")), "{said}");
        let said = repository.refused("", &[&format!("--file={hostile}"), "HEAD", "HEAD"]);
        assert!(said.contains(&format!("`HEAD` holds no `{hostile}`")), "{said}");
    }
    for magic in [":(top)positions.yaml", "*.yaml", ":!x", "positions.yam?"] {
        let said = repository.refused("", &["HEAD", "HEAD", "--file", magic]);
        assert!(said.contains(&format!("`HEAD` holds no `{magic}`")), "a name, not a pattern: {said}");
    }
    assert!(!repository.path().join("x").exists());
    // What git or the user says does not move the cursor.
    let said = repository.refused("", &["\u{1b}[31mred", "HEAD"]);
    assert!(!said.contains('\u{1b}') && said.contains("\\u{1b}[31mred"), "{said:?}");
    let tree: Vec<_> =
        std::fs::read_dir(repository.path()).expect("readable").flatten().map(|e| e.file_name()).collect();
    assert_eq!(tree.len(), 2, "the model and .git: {tree:?}");
}

#[test]
fn without_a_repository_or_git_there_are_no_revisions() {
    let nowhere = Repository::empty();
    let said = nowhere.refused("", &["HEAD~1", "HEAD"]);
    assert!(said.starts_with("error: FROM: `HEAD~1` is no date"), "{said}");
    assert!(said.contains("there is no repository to look in: not a git repository"), "{said}");
    nowhere.write("old.yaml", &text("open", "2024-05-01"));
    nowhere.write("new.yaml", &text("supports", "2024-06-01"));
    assert_firmer(&nowhere.found("", &["old.yaml", "new.yaml"]), ["old.yaml", "new.yaml"]);
    let said = nowhere.refused("", &["old.yaml", "new.yml"]);
    assert!(said.starts_with("error: TO: `new.yml` is no date"), "{said}");
    let mut demarche = Command::new(env!("CARGO_BIN_EXE_demarche"));
    let no_git = alone(&mut demarche, &nowhere.path()).env("PATH", nowhere.path()).args(["diff", "HEAD~1", "HEAD"]);
    let output = no_git.output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("because there is no program `git`; install it, or name files"), "{said}");
}

#[test]
#[cfg(unix)]
fn a_link_in_a_commit_is_not_followed() {
    let repository = Repository::new("talks/positions.yaml");
    std::os::unix::fs::symlink("talks/positions.yaml", repository.path().join("positions.yaml")).expect("a link");
    repository.git(&["add", "--all"]);
    repository.git(&["commit", "--quiet", "--message", "a link"]);
    let said = repository.refused("", &["HEAD", "HEAD"]);
    assert!(said.contains("FROM: `HEAD:positions.yaml` is a link; name what it leads to"), "{said}");
}

/// What the settings of a repository name is not started, whatever git asks for: the blob is not there, and its promisor is behind a
/// command.
#[test]
fn a_repository_starts_no_program() {
    let repository = Repository::new("positions.yaml");
    let (marker, hook) = (repository.path().join(".git/started"), repository.path().join(".git/hook"));
    std::fs::write(&hook, format!("#!/bin/sh\ntouch '{}'\nexit 1\n", marker.display())).expect("a file");
    Command::new("chmod").arg("+x").arg(&hook).status().expect("it is there");
    let hook = hook.to_string_lossy().into_owned();
    for (setting, value) in [
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", "ssh://host.invalid/talks"),
        ("core.sshCommand", &hook),
        ("core.fsmonitor", &hook),
        ("core.pager", &hook),
        ("core.gitProxy", &hook),
    ] {
        repository.git(&["config", setting, value]);
    }
    let blob = Command::new("git").args(["rev-parse", "HEAD:positions.yaml"]).current_dir(repository.path()).output();
    let blob = String::from_utf8(blob.expect("git").stdout).expect("text");
    let (folder, rest) = blob.trim().split_at(2);
    std::fs::remove_file(repository.path().join(".git/objects").join(folder).join(rest)).expect("it is loose");
    let _ = std::fs::remove_file(&marker);
    let said = repository.refused("", &["HEAD~1", "HEAD"]);
    assert!(said.contains("git cannot read `HEAD:positions.yaml`"), "{said}");
    assert!(!marker.exists(), "a program was started");
}

#[test]
fn a_bare_repository_is_read_too() {
    let repository = Repository::new("model/positions.yaml");
    let bare = TempDir::new().expect("a temporary folder");
    repository.git(&["clone", "--quiet", "--bare", ".", &bare.path().join("talks.git").to_string_lossy()]);
    let bare = Repository { folder: bare };
    assert_firmer(&bare.found("talks.git", &["HEAD~1", "HEAD", "--file", "model"]), ["HEAD~1", "HEAD"]);
    let said = bare.refused("talks.git", &["HEAD~1", "HEAD", "--file", "/model"]);
    assert!(said.contains("`/model` does not lie in a repository that is bare"), "{said}");
}
