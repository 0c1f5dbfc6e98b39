//! Files and folders of the disk: what is read, how much of it, and how long it is waited for.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use super::SourceFile;
use super::encoding::Foreign;
use crate::words::of_system;

/// Why a file could not be read. None of these is about what the file says.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The operating system refused.
    #[error("cannot read `{path}`: {}", of_system(reason))]
    Io {
        /// As given.
        path: String,
        /// In the system's words.
        reason: io::Error,
    },
    /// A device has no end, and reading it can do something.
    #[error("cannot read `{path}`: it is a device and no file; `-` reads standard input")]
    Device {
        /// As given.
        path: String,
    },
    /// A pipe into which nobody writes, or not to its end.
    #[error("cannot read `{path}`: it is a pipe, and did not come to its end within {} s", limit.as_secs())]
    Endless {
        /// As given.
        path: String,
        /// How long it was waited for.
        limit: Duration,
    },
    /// The folder holds nothing that ends in `.yaml` or `.yml`.
    #[error("the folder `{path}` holds no `.yaml` file")]
    EmptyFolder {
        /// As given.
        path: String,
    },
    /// The text of a source is in another encoding, or no text.
    #[error("`{path}` is {}", foreign.words())]
    Foreign {
        /// As given.
        path: String,
        /// What it is.
        foreign: Foreign,
    },
    /// Bytes that are no UTF-8, in the text of a source.
    #[error("`{path}` is not UTF-8 text (byte {at} is not part of any character)")]
    NotText {
        /// As given.
        path: String,
        /// Offset of the first bad byte.
        at: usize,
    },
    /// A path that does not stay below its folder.
    #[error("`{path}` leads out of `{folder}`")]
    Outside {
        /// As given.
        path: String,
        /// Where it would have to stay.
        folder: String,
    },
    /// A folder lacks a file.
    #[error("`{folder}` holds no file `{path}`")]
    Missing {
        /// As given.
        path: String,
        /// Where it was looked for.
        folder: String,
    },
    /// Spans have 32 bits.
    #[error("`{path}` is larger than 1 GiB; split it into several files")]
    TooLarge {
        /// As given.
        path: String,
    },
}

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 1 << 30;

/// How long a pipe is waited for: whoever writes into it for longer can write a file first.
const PIPE: Duration = Duration::from_secs(30);

/// Reads files and folders, as [`super::Sources::read`] has it.
pub fn read(paths: &[PathBuf]) -> (Vec<SourceFile>, Vec<ReadError>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        match files_below(path) {
            Ok(below) => below.iter().for_each(|file| match read_file(file) {
                Ok(file) => files.push(file),
                Err(error) => errors.push(error),
            }),
            Err(error) => errors.push(error),
        }
    }
    (files, errors)
}

fn files_below(path: &Path) -> Result<Vec<PathBuf>, ReadError> {
    if path.as_os_str() == "-" || !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    collect(path, &mut found)?;
    found.sort();
    if found.is_empty() {
        return Err(ReadError::EmptyFolder { path: name_of(path) });
    }
    Ok(found)
}

/// Whether a folder that is read as a model stands for a file below it, by its path from there: it ends in `.yaml` or
/// `.yml`, and neither it nor a folder on the way is hidden.
///
/// ```
/// use demarche::source::is_part_of_folder;
/// assert!(is_part_of_folder("talks/russia.yaml".as_ref()));
/// assert!(!is_part_of_folder(".github/ci.yaml".as_ref()) && !is_part_of_folder("notes.md".as_ref()));
/// ```
pub fn is_part_of_folder(below: &Path) -> bool {
    has_ending(below) && !below.iter().any(is_hidden)
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

fn is_hidden(name: &OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    let refused = |reason| ReadError::Io { path: name_of(folder), reason };
    for entry in fs::read_dir(folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        let path = entry.path();
        if is_hidden(&entry.file_name()) {
            continue;
        }
        // The entry's own type, not its target's: a link to a folder above would never end.
        if entry.file_type().map_err(refused)?.is_dir() {
            collect(&path, found)?;
        } else if has_ending(&path) && path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

/// Reads a text by its path below a folder, its byte order mark with it. Links are followed as far as they stay below it, since the words of the text may be
/// shown.
///
/// # Errors
/// When the path is absolute, has `..` in it or leads out of the folder, or what it names is no file or no UTF-8 text.
pub fn read_below(folder: &Path, path: &str) -> Result<String, ReadError> {
    let outside = || ReadError::Outside { path: path.to_owned(), folder: name_of(folder) };
    let stays = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if !Path::new(path).components().all(stays) {
        return Err(outside());
    }
    let whole = folder.join(path);
    if !whole.is_file() {
        return Err(ReadError::Missing { path: path.to_owned(), folder: name_of(folder) });
    }
    let name = name_of(&whole);
    let refused = |reason| ReadError::Io { path: name.clone(), reason };
    let (top, end) = (folder.canonicalize().map_err(refused)?, whole.canonicalize().map_err(refused)?);
    if !end.starts_with(&top) {
        return Err(outside());
    }
    // What was looked at is what is read, whatever the link leads to by now.
    let bytes = read_path(&end, &name)?;
    if let Some(foreign) = Foreign::of(&bytes) {
        return Err(ReadError::Foreign { path: name, foreign });
    }
    let bad = |error: std::string::FromUtf8Error| error.utf8_error().valid_up_to();
    String::from_utf8(bytes).map_err(|error| ReadError::NotText { path: name, at: bad(error) })
}

fn name_of(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn read_file(path: &Path) -> Result<SourceFile, ReadError> {
    if path.as_os_str() == "-" {
        let name = "<stdin>".to_owned();
        let bytes = read_all(io::stdin().lock()).map_err(|reason| ReadError::Io { path: name.clone(), reason })?;
        return Ok(SourceFile::from_bytes(name.clone(), within(bytes, &name)?));
    }
    let name = name_of(path);
    let bytes = read_path(path, &name)?;
    Ok(SourceFile { path: Some(path.to_owned()), ..SourceFile::from_bytes(name, bytes) })
}

/// The bytes of a file; of a pipe what comes within its time. Nothing else is opened.
fn read_path(path: &Path, name: &str) -> Result<Vec<u8>, ReadError> {
    let refused = |reason| ReadError::Io { path: name.to_owned(), reason };
    let known = fs::metadata(path).map_err(refused)?;
    if known.len() > LARGEST {
        return Err(ReadError::TooLarge { path: name.to_owned() });
    }
    if is_pipe(&known) {
        return read_pipe(path, name, PIPE);
    }
    if !known.is_file() {
        return Err(ReadError::Device { path: name.to_owned() });
    }
    within(File::open(path).and_then(read_all).map_err(refused)?, name)
}

#[cfg(unix)]
fn is_pipe(known: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&known.file_type())
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

/// Reads from a thread, since opening a pipe waits for somebody who writes into it, and reading for the end.
fn read_pipe(path: &Path, name: &str, limit: Duration) -> Result<Vec<u8>, ReadError> {
    let (sender, receiver) = mpsc::channel();
    let own = path.to_owned();
    std::thread::spawn(move || {
        // Nobody listens any more once the time is over.
        let _ = sender.send(File::open(own).and_then(read_all));
    });
    match receiver.recv_timeout(limit) {
        Ok(Ok(bytes)) => within(bytes, name),
        Ok(Err(reason)) => Err(ReadError::Io { path: name.to_owned(), reason }),
        Err(_) => Err(ReadError::Endless { path: name.to_owned(), limit }),
    }
}

fn read_all(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes).map(|_| bytes)
}

fn within(bytes: Vec<u8>, name: &str) -> Result<Vec<u8>, ReadError> {
    if bytes.len() as u64 > LARGEST { Err(ReadError::TooLarge { path: name.to_owned() }) } else { Ok(bytes) }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_pipe_is_read_and_not_waited_for_without_end() {
        let folder = tempfile::tempdir().unwrap();
        // Whoever waited for the one in vain still holds it open.
        let [silent, pipe] = ["silent", "pipe"].map(|name| folder.path().join(name));
        assert!(std::process::Command::new("mkfifo").args([&silent, &pipe]).status().unwrap().success());
        let nobody = read_pipe(&silent, "pipe", Duration::from_millis(50)).unwrap_err();
        assert!(matches!(nobody, ReadError::Endless { .. }), "{nobody}");
        let writer = pipe.clone();
        let writer = std::thread::spawn(move || fs::write(writer, "parties: {}"));
        let read = read_pipe(&pipe, "pipe", PIPE);
        assert!(read.is_ok_and(|bytes| bytes == b"parties: {}"));
        writer.join().unwrap().unwrap();
    }
}
