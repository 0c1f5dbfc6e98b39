//! `--watch`: once now, and again whenever one of the files is saved.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::output;
use super::output::Outcome;

/// Editors save in several steps; what happens within this time is one save.
const ONE_SAVE: Duration = Duration::from_millis(25);

/// Runs a check now and after every change below some paths, until the user stops it.
///
/// # Errors
/// When the paths cannot be watched. A check that could not run is printed, and the next save may mend it.
pub fn watch(paths: &[PathBuf], check: impl Fn() -> Result<Outcome>) -> Result<Outcome> {
    let watch = Watch::start(paths)?;
    loop {
        if let Err(error) = check() {
            output::warn(&format!("error: {error:#}\n"));
        }
        output::warn(WATCHING);
        if !watch.wait() {
            return Ok(Outcome::Clean);
        }
        output::print("\n")?;
    }
}

/// What is said to somebody who may wonder why nothing happens.
pub const WATCHING: &str = "watching for changes; Ctrl-C stops\n";

/// Some paths that are watched.
pub struct Watch<'p> {
    paths: &'p [PathBuf],
    /// It watches as long as it is there.
    _watcher: RecommendedWatcher,
    receiver: Receiver<notify::Result<Event>>,
}

impl<'p> Watch<'p> {
    /// From now on.
    ///
    /// # Errors
    /// When the paths cannot be watched.
    pub fn start(paths: &'p [PathBuf]) -> Result<Watch<'p>> {
        let (sender, receiver) = channel();
        let mut watcher = notify::recommended_watcher(sender).context("cannot watch files on this machine")?;
        for path in paths {
            // A file is watched through its folder: many editors write a new file and rename it.
            let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let (folder, mode) = if path.is_dir() {
                (path.as_path(), RecursiveMode::Recursive)
            } else {
                (folder, RecursiveMode::NonRecursive)
            };
            watcher.watch(folder, mode).with_context(|| format!("cannot watch `{}`", folder.display()))?;
        }
        Ok(Watch { paths, _watcher: watcher, receiver })
    }

    /// Waits for a save of one of the files; whether any can still come.
    pub fn wait(&self) -> bool {
        loop {
            match self.receiver.recv() {
                Ok(event) if is_ours(&event, self.paths) => break,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
        while self.receiver.recv_timeout(ONE_SAVE).is_ok() {}
        true
    }
}

/// Whether something was written to one of the files, or to a YAML file below one of the folders.
fn is_ours(event: &notify::Result<Event>, paths: &[PathBuf]) -> bool {
    let Ok(event) = event else { return false };
    let is_yaml = |path: &Path| path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let watched = |changed: &PathBuf| {
        paths.iter().any(|path| if path.is_dir() { is_yaml(changed) } else { changed.file_name() == path.file_name() })
    };
    !event.kind.is_access() && event.paths.iter().any(watched)
}
