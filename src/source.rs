//! Text and places in it: files read whole, byte spans, lines and columns.
//!
//! This layer knows nothing of YAML. A [`Span`] is three numbers and can be kept for every word of a file;
//! only when a message is printed does [`Sources`] turn it into a line and a column.

use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// Which file of a [`Sources`] a span lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one file, `start..end`.
///
/// Spans order by file, then by place, so sorting by span is sorting by reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The smallest span that covers both; `other` must lie in the same file.
    pub fn to(self, other: Span) -> Span {
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One file: its name as the user gave it and its text without a byte order mark.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    line_starts: Vec<u32>,
    /// Where it can be written to; none for what is not on disk.
    path: Option<PathBuf>,
    marked: bool,
    not_utf8: Option<(usize, usize)>,
}

impl SourceFile {
    fn new(name: String, text: String) -> Self {
        let (text, marked) = match text.strip_prefix(MARK) {
            Some(rest) => (rest.to_owned(), true),
            None => (text, false),
        };
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        SourceFile { name, text, line_starts, path: None, marked, not_utf8: None }
    }

    /// The name as the user gave it, with `/` between folders.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it was read from; none for standard input and for a text that was given.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The byte order mark if the file begins with one. The text does not have it.
    pub fn mark(&self) -> &'static str {
        if self.marked { MARK } else { "" }
    }

    /// If it has bytes that are no UTF-8: where the first of them is, and how many places there are. The text has a
    /// replacement character for each.
    pub fn not_utf8(&self) -> Option<(usize, usize)> {
        self.not_utf8
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte; a byte past the end gives the end. O(log lines + length of the line).
    pub fn place(&self, byte: u32) -> Place {
        let byte = (byte as usize).min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start as usize <= byte);
        let start = self.line_starts[line - 1] as usize;
        let column = self.text.get(start..byte).map_or(0, |before| before.chars().count());
        Place { line, column: column + 1 }
    }

    /// The byte at a line and column; a place past the end of a line gives its end. O(length of the line).
    pub fn byte(&self, place: Place) -> u32 {
        let line = self.lines(place.line, place.line);
        let rest = self.text.get(line.clone()).unwrap_or_default();
        let within = rest.char_indices().nth(place.column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
        (line.start + within) as u32
    }

    /// The byte range of whole lines `first..=last` (from 1), without the final line break.
    pub fn lines(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        let start = self.line_starts[first.clamp(1, self.line_starts.len()) - 1] as usize;
        let end = self.line_starts.get(last).map_or(self.text.len(), |next| *next as usize - 1);
        start..end.max(start)
    }
}

/// The byte order mark of UTF-8.
const MARK: &str = "\u{feff}";

/// All files of one run, in the order in which they are read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

/// Why a file could not be read. None of these is about what the file says.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The operating system refused.
    #[error("cannot read `{path}`: {reason}")]
    Io {
        /// As given.
        path: String,
        /// In the system's words.
        reason: std::io::Error,
    },
    /// The folder holds nothing that ends in `.yaml` or `.yml`.
    #[error("the folder `{path}` holds no `.yaml` file")]
    EmptyFolder {
        /// As given.
        path: String,
    },
    /// A byte order mark or zero bytes say that this is UTF-16.
    #[error("`{path}` is UTF-16 text; save it as UTF-8")]
    Utf16 {
        /// As given.
        path: String,
    },
    /// Zero bytes.
    #[error("`{path}` is not a text; is it a YAML file?")]
    Binary {
        /// As given.
        path: String,
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
const LARGEST: u64 = 1 << 30;

impl Sources {
    /// Reads files and folders; `-` is standard input. A folder stands for every `*.yaml` and `*.yml` below it,
    /// by path, hidden ones left out.
    ///
    /// # Errors
    /// All that could not be read, not only the first.
    pub fn read(paths: &[PathBuf]) -> Result<Sources, Vec<ReadError>> {
        let mut sources = Sources::default();
        let mut errors = Vec::new();
        for path in paths {
            match files_below(path) {
                Ok(files) => {
                    for file in files {
                        match read_file(&file) {
                            Ok(file) => sources.files.push(file),
                            Err(error) => errors.push(error),
                        }
                    }
                }
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() { Ok(sources) } else { Err(errors) }
    }

    /// Adds a text under a name, for text that is not on disk.
    ///
    /// ```
    /// use demarche::source::Sources;
    /// let mut sources = Sources::default();
    /// let file = sources.add("talks.yaml", "parties: {}\nstances: []\n");
    /// assert_eq!(sources.file(file).place(12).line, 2);
    /// ```
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile::new(name.into(), text.into()));
        FileId(self.files.len() as u32 - 1)
    }

    /// Adds a file that was read as bytes, from somewhere else than the disk. Bytes that are no UTF-8 are kept for `check`
    /// to report, as in a file of the disk.
    ///
    /// # Errors
    /// When it is too large, UTF-16 or no text at all.
    pub fn add_bytes(&mut self, name: impl Into<String>, bytes: Vec<u8>) -> Result<(), ReadError> {
        self.files.push(from_bytes(name.into(), bytes)?);
        Ok(())
    }

    /// Adds a file that was read, under another name.
    pub fn add_file(&mut self, name: impl Into<String>, file: &SourceFile) -> FileId {
        self.files.push(SourceFile { name: name.into(), ..file.clone() });
        FileId(self.files.len() as u32 - 1)
    }

    /// The file of an id that this collection gave out.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(at as u32), file))
    }
}

fn files_below(path: &Path) -> Result<Vec<PathBuf>, ReadError> {
    if !path.is_dir() {
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

/// Reads a text by its path below a folder. Links are followed, since they belong to whoever made the folder.
///
/// # Errors
/// When the path is absolute or has `..` in it, or what it names is no file or no UTF-8 text.
pub fn read_below(folder: &Path, path: &str) -> Result<String, ReadError> {
    let stays = |part| matches!(part, Component::Normal(_) | Component::CurDir);
    if !Path::new(path).components().all(stays) {
        return Err(ReadError::Outside { path: path.to_owned(), folder: name_of(folder) });
    }
    let whole = folder.join(path);
    if !whole.is_file() {
        return Err(ReadError::Missing { path: path.to_owned(), folder: name_of(folder) });
    }
    let name = name_of(&whole);
    let text = fs::File::open(&whole).and_then(read_all).map_err(|reason| ReadError::Io { path: name.clone(), reason });
    Ok(without_mark(decode(&name, text?)?))
}

fn name_of(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn read_file(path: &Path) -> Result<SourceFile, ReadError> {
    let stdin = path.as_os_str() == "-";
    let name = if stdin { "<stdin>".to_owned() } else { name_of(path) };
    let read = if stdin { read_all(std::io::stdin().lock()) } else { fs::File::open(path).and_then(read_all) };
    let bytes = read.map_err(|reason| ReadError::Io { path: name.clone(), reason })?;
    let path = (!stdin).then(|| path.to_owned());
    Ok(SourceFile { path, ..from_bytes(name, bytes)? })
}

fn from_bytes(name: String, bytes: Vec<u8>) -> Result<SourceFile, ReadError> {
    refuse_other(&name, &bytes)?;
    Ok(match String::from_utf8(bytes) {
        Ok(text) => SourceFile::new(name, text),
        Err(error) => {
            // Read all the same, so that one wrong letter does not hide everything else that is wrong.
            let first = error.utf8_error().valid_up_to();
            let lossy = String::from_utf8_lossy(error.as_bytes());
            let number = lossy[first..].matches(char::REPLACEMENT_CHARACTER).count();
            let file = SourceFile::new(name, lossy.into_owned());
            SourceFile { not_utf8: Some((first - file.mark().len(), number)), ..file }
        }
    })
}

fn read_all(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1).read_to_end(&mut bytes).map(|_| bytes)
}

/// Whole files of another kind are no YAML with a slip in it.
fn refuse_other(name: &str, bytes: &[u8]) -> Result<(), ReadError> {
    let path = name.to_owned();
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge { path });
    }
    // Without a mark, UTF-16 of mostly Latin text shows a zero in one of the first two bytes.
    let zeros = bytes.len() >= 2 && (bytes[0] == 0) != (bytes[1] == 0);
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || zeros {
        return Err(ReadError::Utf16 { path });
    }
    if bytes.contains(&0) {
        return Err(ReadError::Binary { path });
    }
    Ok(())
}

fn decode(name: &str, bytes: Vec<u8>) -> Result<String, ReadError> {
    refuse_other(name, &bytes)?;
    let bad = |error: std::string::FromUtf8Error| error.utf8_error().valid_up_to();
    String::from_utf8(bytes).map_err(|error| ReadError::NotText { path: name.to_owned(), at: bad(error) })
}

fn without_mark(text: String) -> String {
    text.strip_prefix(MARK).map(str::to_owned).unwrap_or(text)
}
