//! Models as they were in a git repository, read through the `git` program. Nothing is checked out or written.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, anyhow, bail};

use crate::report::clean;
use crate::source::{LARGEST, ReadError, Sources, is_part_of_folder};
use crate::words::of_system;

/// The repository around the current folder.
#[derive(Debug)]
pub struct Repository {
    /// Its highest folder, links followed; none if it is bare.
    top: Option<PathBuf>,
    /// The current folder, as seen from there.
    here: PathBuf,
}

/// A commit with the name that the user gave it.
#[derive(Debug)]
pub struct Revision {
    /// As typed.
    pub name: String,
    commit: String,
}

/// A file of a commit.
struct Blob {
    is_link: bool,
    object: String,
    /// In bytes.
    size: u64,
    /// From the top of the repository, with `/`.
    path: String,
}

impl Repository {
    /// The repository that the current folder lies in.
    ///
    /// # Errors
    /// When there is none, or `git` cannot be started.
    pub fn here() -> Result<Repository> {
        let output = git(["rev-parse", "--is-inside-work-tree"])?;
        if !output.status.success() {
            let words = String::from_utf8_lossy(&output.stderr);
            let first = words.lines().next().unwrap_or_default();
            bail!("there is no repository to look in: {}", clean(first.trim_start_matches("fatal: ")));
        }
        if output.stdout.starts_with(b"false") {
            // A bare repository has no files around it: paths are those of its commits.
            return Ok(Repository { top: None, here: PathBuf::new() });
        }
        let output = git(["rev-parse", "--show-toplevel", "--show-prefix"])?;
        let text = String::from_utf8_lossy(&output.stdout);
        let (top, here) = text.split_once('\n').context("`git rev-parse` does not say where the repository is")?;
        let here = here.strip_suffix('\n').unwrap_or(here);
        Ok(Repository { top: Some(PathBuf::from(top)), here: PathBuf::from(here) })
    }

    /// Whether it has no files around it.
    pub fn is_bare(&self) -> bool {
        self.top.is_none()
    }

    /// The commit of a typed name, if there is one.
    ///
    /// # Errors
    /// When `git` cannot be started.
    pub fn revision(&self, name: &str) -> Result<Option<Revision>> {
        // In two steps: a name such as `:/words` goes on to its end, so nothing can be put behind it.
        let Some(object) = verified(name)? else { return Ok(None) };
        let commit = verified(&format!("{object}^{{commit}}"))?;
        Ok(commit.map(|commit| Revision { name: name.to_owned(), commit }))
    }

    /// The files of a commit that paths of the current folder stand for; a folder stands for what it would on the disk.
    ///
    /// # Errors
    /// When a path lies outside of the repository, is not in the commit, or is no text.
    pub fn read(&self, revision: &Revision, paths: &[PathBuf]) -> Result<Sources> {
        let mut sources = Sources::default();
        for path in paths {
            for blob in self.blobs(revision, path)? {
                let name = format!("{}:{}", revision.name, blob.path);
                if blob.is_link {
                    bail!("`{}` is a link; name what it leads to", clean(&name));
                }
                if blob.size > LARGEST {
                    return Err(ReadError::TooLarge { path: clean(&name) }.into());
                }
                let output = git(["cat-file", "blob", &blob.object])?;
                if !output.status.success() {
                    bail!("git cannot read `{}`: {}", clean(&name), clean(&String::from_utf8_lossy(&output.stderr)));
                }
                sources.add_bytes(name, output.stdout);
            }
        }
        Ok(sources)
    }

    /// The files that one path stands for, by path.
    fn blobs(&self, revision: &Revision, path: &Path) -> Result<Vec<Blob>> {
        let shown = || clean(&path.to_string_lossy());
        if path.as_os_str() == "-" {
            bail!("standard input has no revisions; name a file with `--file`");
        }
        let outside = || match &self.top {
            Some(top) => format!("`{}` lies outside of the repository in `{}`", shown(), clean(&top.to_string_lossy())),
            None => format!("`{}` does not lie in a repository that is bare", shown()),
        };
        let inside = self.inside(path).with_context(outside)?;
        let mut args = vec!["ls-tree", "-r", "-z", "--long", "--full-tree", "--end-of-options", &revision.commit];
        if !inside.is_empty() {
            args.extend(["--", &inside]);
        }
        let output = git(args)?;
        let listing = String::from_utf8_lossy(&output.stdout);
        let mut blobs: Vec<Blob> = listing.split_terminator('\0').filter_map(blob).collect();
        if blobs.is_empty() {
            bail!("`{}` holds no `{}`; name with `--file` what it holds", clean(&revision.name), shown());
        }
        if !matches!(blobs.as_slice(), [only] if only.path == inside) {
            let below = |blob: &Blob| is_part_of_folder(Path::new(blob.path[inside.len()..].trim_start_matches('/')));
            blobs.retain(below);
            if blobs.is_empty() {
                bail!("the folder `{}` holds no `.yaml` file in `{}`", shown(), clean(&revision.name));
            }
        }
        // As on the disk, where folders are compared name by name.
        blobs.sort_by(|a, b| Path::new(&a.path).cmp(Path::new(&b.path)));
        Ok(blobs)
    }

    /// A path as seen from the top of the repository, with `/` and without `..`; none if it leads out of it. The file
    /// need not be there any more.
    fn inside(&self, path: &Path) -> Option<String> {
        let whole = if path.is_absolute() {
            resolved(path).strip_prefix(self.top.as_ref()?).ok()?.to_owned()
        } else {
            self.here.join(path)
        };
        let mut parts: Vec<String> = Vec::new();
        for part in whole.components() {
            match part {
                Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
                Component::CurDir => {}
                Component::ParentDir => drop(parts.pop()?),
                Component::RootDir | Component::Prefix(_) => return None,
            }
        }
        Some(parts.join("/"))
    }
}

/// A path with the links in its folders followed, as far as these are there.
fn resolved(path: &Path) -> PathBuf {
    let known = |folder: &Path| Some(folder.canonicalize().ok()?.join(path.strip_prefix(folder).ok()?));
    path.ancestors().skip(1).find_map(known).unwrap_or_else(|| path.to_owned())
}

/// The full name of an object, if a text names one.
fn verified(name: &str) -> Result<Option<String>> {
    let output = git(["rev-parse", "--verify", "--quiet", "--end-of-options", name])?;
    let object = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let is_one = output.status.success() && !object.is_empty() && object.bytes().all(|b| b.is_ascii_hexdigit());
    Ok(is_one.then_some(object))
}

/// Reads `100644 blob <object> <size>\t<path>`; what is no file, such as another repository inside of this one, is left out.
fn blob(line: &str) -> Option<Blob> {
    let (facts, path) = line.split_once('\t')?;
    let mut words = facts.split(' ');
    let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
    // Of what is not there, the size is not known either.
    let size = words.next_back()?.parse().unwrap_or(0);
    let blob = Blob { is_link: mode == "120000", object: object.to_owned(), size, path: path.to_owned() };
    (kind == "blob").then_some(blob)
}

/// Settings of a repository that would start a program or ask a network, in terms that do neither.
const HARMLESS: [&str; 5] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.sshCommand=false",
    "protocol.allow=never",
];

/// Runs `git` to its end. Arguments reach it as they are, without a shell. Whoever made the repository is not trusted: nothing that
/// its settings name is started, and what it lacks is not fetched.
fn git<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Result<Output> {
    let mut command = Command::new("git");
    command.args(["--no-pager", "--no-optional-locks"]);
    for setting in HARMLESS {
        command.args(["-c", setting]);
    }
    for variable in ["GIT_SSH", "GIT_SSH_COMMAND", "GIT_PROXY_COMMAND", "GIT_ASKPASS", "GIT_EXTERNAL_DIFF"] {
        command.env_remove(variable);
    }
    command
        .args(args)
        .env("GIT_NO_LAZY_FETCH", "1")
        // Before the settings; no protocol has that name.
        .env("GIT_ALLOW_PROTOCOL", "none")
        .env("GIT_TERMINAL_PROMPT", "0")
        // Paths are names, not patterns, and words are those of this program's language.
        .env("GIT_LITERAL_PATHSPECS", "1")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => anyhow!("there is no program `git`; install it, or name files"),
            _ => anyhow!("the program `git` cannot be started: {}", of_system(&error)),
        })
}
