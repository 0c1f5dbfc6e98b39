//! A file that is the old one or the new one at any moment: written beside it first, without a name, then put in its place.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// What is done about a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It gets the new content.
    Replace,
    /// It stays, and that is an error.
    Keep,
}

/// Writes a file whole. A link is followed to the file that it leads to; owner, rights and other names of a file stay what they
/// are. Nobody sees half of it, with one exception: a file that has several names, or an owner whom this user cannot set, is
/// written where it is, since a new file in its place would be another one.
///
/// # Errors
/// When the target is something else than a file (a folder, a device, a pipe, a link to nothing), when it may not be written, or
/// when the folder cannot be written to. Then it is as it was.
pub fn write(path: &Path, content: &[u8], known: Known) -> Result<()> {
    let name = path.display();
    let target = followed(path)?;
    let old = match fs::metadata(&target) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("cannot write `{name}`")),
    };
    if let Some(old) = &old {
        refuse(path, &target, old)?;
        if known == Known::Keep {
            bail!("cannot write `{name}`: it is there already");
        }
    }
    match placed(&target, content, old.as_ref()) {
        // Another run made it in between; now it is one to replace.
        Err(error) if error.kind() == ErrorKind::AlreadyExists && known == Known::Replace && old.is_none() => {
            write(path, content, known)
        }
        done => done.with_context(|| format!("cannot write `{name}`")),
    }
}

/// The file that a path leads to, over links.
fn followed(path: &Path) -> Result<PathBuf> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|own| own.file_type().is_symlink());
    if !is_link {
        return Ok(path.to_owned());
    }
    fs::canonicalize(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            anyhow::anyhow!("cannot write `{}`: it is a link to a file that is not there", path.display())
        }
        _ => anyhow::anyhow!("cannot write `{}`: {error}", path.display()),
    })
}

/// Refuses what is no ordinary file that may be written. Devices and pipes are not even opened.
fn refuse(path: &Path, target: &Path, old: &Metadata) -> Result<()> {
    let name = path.display();
    if old.is_dir() {
        bail!("cannot write `{name}`: it is a folder");
    }
    if !old.is_file() {
        bail!("cannot write `{name}`: it is a device or a pipe, and no file");
    }
    // Whoever may do everything is held to the rights of the file too.
    if old.permissions().readonly() {
        bail!("cannot write `{name}`: it may only be read");
    }
    OpenOptions::new().write(true).open(target).with_context(|| format!("cannot write `{name}`"))?;
    Ok(())
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(unix)]
fn placed(target: &Path, content: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    for _ in 0..ROUNDS {
        match placed_once(target, content, old) {
            // Another run took the name, and perhaps put its own content in its place.
            Err(error) if error.kind() == ErrorKind::NotFound && old.is_some() => {}
            done => return done,
        }
    }
    named(folder_of(target), target, content, old)
}

/// How often it is tried again when another run writes the same file at the same moment.
#[cfg(unix)]
const ROUNDS: usize = 10;

#[cfg(unix)]
fn placed_once(target: &Path, content: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    let folder = folder_of(target);
    // Without a name: nothing stays behind, whenever the program ends.
    let mut file = tempfile::tempfile_in(folder)?;
    file.write_all(content)?;
    let Some(old) = old else {
        file.sync_all()?;
        return link(&file, target).or_else(|error| match error.kind() {
            ErrorKind::AlreadyExists => Err(error),
            _ => named(folder, target, content, None),
        });
    };
    if std::os::unix::fs::MetadataExt::nlink(old) > 1 || dress(&file, old).is_err() {
        drop(file);
        return within(target, content);
    }
    file.sync_all()?;
    // For a moment it has a name, since only what has one can replace a file. It is always the same one, so that what a killed run
    // leaves behind is gone after the next.
    let mut name = std::ffi::OsString::from(PREFIX);
    name.push(target.file_name().unwrap_or_default());
    let beside = folder.join(name);
    let linked = link(&file, &beside).or_else(|error| match error.kind() {
        ErrorKind::AlreadyExists => fs::remove_file(&beside).and_then(|()| link(&file, &beside)),
        _ => Err(error),
    });
    match linked {
        Ok(()) => fs::rename(&beside, target),
        Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotFound) && beside.exists() => {
            Err(ErrorKind::NotFound.into())
        }
        Err(_) => named(folder, target, content, Some(old)),
    }
}

/// How names begin under which files are for a moment, where they cannot be without one.
const PREFIX: &str = ".demarche-";

/// Gives a file the owner and the rights of another one.
#[cfg(unix)]
fn dress(file: &File, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        fchown(file, Some(old.uid()), Some(old.gid()))?;
    }
    // After the owner, since a change of owner takes rights away.
    file.set_permissions(fs::Permissions::from_mode(old.mode() & 0o7777))
}

/// Gives a file without a name one, unless it is taken.
#[cfg(unix)]
fn link(file: &File, name: &Path) -> io::Result<()> {
    use std::os::fd::AsRawFd;

    use rustix::fs::{AtFlags, CWD, linkat};
    let own = format!("/proc/self/fd/{}", file.as_raw_fd());
    linkat(CWD, own.as_str(), CWD, name, AtFlags::SYMLINK_FOLLOW).map_err(io::Error::from)
}

/// The same where files cannot be without a name.
#[cfg(unix)]
fn named(folder: &Path, target: &Path, content: &[u8], old: Option<&Metadata>) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    // What the user lets others do with new files is taken off by the system.
    let all = fs::Permissions::from_mode(0o666);
    let mut file = tempfile::Builder::new().prefix(PREFIX).permissions(all).tempfile_in(folder)?;
    file.write_all(content)?;
    old.map_or(Ok(()), |old| dress(file.as_file(), old))?;
    file.as_file().sync_all()?;
    let placed = if old.is_some() { file.persist(target) } else { file.persist_noclobber(target) };
    placed.map(drop).map_err(|error| error.error)
}

/// Writes into a file, in one go where the system does that. Its content was written to the folder before, so there is room.
#[cfg(unix)]
fn within(target: &Path, content: &[u8]) -> io::Result<()> {
    use std::os::unix::fs::FileExt;
    let file = OpenOptions::new().write(true).open(target)?;
    file.write_all_at(content, 0)?;
    file.set_len(content.len() as u64)?;
    file.sync_all()
}

#[cfg(not(unix))]
fn placed(target: &Path, content: &[u8], _: Option<&Metadata>) -> io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder_of(target))?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(target).map(drop).map_err(|error| error.error)
}
