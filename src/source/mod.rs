//! Text and places in it: files read whole, byte spans, lines and columns.
//!
//! This layer knows nothing of YAML. A [`Span`] is three numbers and can be kept for every word of a file;
//! only when a message is printed does [`Sources`] turn it into a line and a column.

mod digest;
mod encoding;
mod reading;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use digest::sha256;
pub use encoding::Foreign;
pub use reading::{LARGEST, ReadError, is_part_of_folder, read_below};

/// Which file of a [`Sources`] a span lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// The same file behind so many others.
    pub fn behind(self, others: usize) -> FileId {
        FileId(self.0 + others as u32)
    }
}

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
    /// Where each line begins, once somebody asks for one: most runs have nothing to say of a line.
    line_starts: OnceLock<Vec<u32>>,
    /// Where it can be written to; none for what is not on disk.
    path: Option<PathBuf>,
    marked: bool,
    not_utf8: Option<(usize, usize)>,
    foreign: Option<Foreign>,
}

impl SourceFile {
    fn new(name: String, text: String) -> Self {
        let (text, marked) = match text.strip_prefix(MARK) {
            Some(rest) => (rest.to_owned(), true),
            None => (text, false),
        };
        SourceFile { name, text, line_starts: OnceLock::new(), path: None, marked, not_utf8: None, foreign: None }
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            // A carriage return alone ends a line too, as YAML has it.
            let ends = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
            let starts = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(ends).map(|at| at as u32 + 1);
            std::iter::once(0).chain(starts).collect()
        })
    }

    /// A file from its bytes. Bytes that are no UTF-8 are replaced, so that one wrong letter does not hide everything else that is
    /// wrong; a file that is no UTF-8 text as a whole has no text here.
    fn from_bytes(name: String, bytes: Vec<u8>) -> Self {
        if let Some(foreign) = Foreign::of(&bytes) {
            return SourceFile { foreign: Some(foreign), ..SourceFile::new(name, String::new()) };
        }
        match String::from_utf8(bytes) {
            Ok(text) => SourceFile::new(name, text),
            Err(error) => {
                let first = error.utf8_error().valid_up_to();
                let lossy = String::from_utf8_lossy(error.as_bytes());
                let number = lossy[first..].matches(char::REPLACEMENT_CHARACTER).count();
                let file = SourceFile::new(name, lossy.into_owned());
                SourceFile { not_utf8: Some((first - file.mark().len(), number)), ..file }
            }
        }
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

    /// What it is if it is no UTF-8 text as a whole: then its text is empty.
    pub fn foreign(&self) -> Option<Foreign> {
        self.foreign
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte; a byte past the end gives the end. O(log lines + length of the line), and the first time
    /// O(length of the text).
    pub fn place(&self, byte: u32) -> Place {
        let byte = (byte as usize).min(self.text.len());
        let line = self.line_starts().partition_point(|start| *start as usize <= byte);
        let start = self.line_starts()[line - 1] as usize;
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
        let starts = self.line_starts();
        let start = starts[first.clamp(1, starts.len()) - 1] as usize;
        let end = starts.get(last).map_or(self.text.len(), |next| *next as usize - 1);
        start..end.max(start)
    }
}

/// The byte order mark of UTF-8.
pub(crate) const MARK: &str = "\u{feff}";

/// All files of one run, in the order in which they are read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Reads files and folders; `-` is standard input. A folder stands for every `*.yaml` and `*.yml` below it,
    /// by path, hidden ones left out.
    ///
    /// # Errors
    /// All that could not be read, not only the first.
    pub fn read(paths: &[PathBuf]) -> Result<Sources, Vec<ReadError>> {
        let (files, errors) = reading::read(paths);
        if errors.is_empty() { Ok(Sources { files }) } else { Err(errors) }
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

    /// Adds a file that was read as bytes, from somewhere else than the disk. What is no UTF-8 is kept for `check` to report, as in
    /// a file of the disk.
    pub fn add_bytes(&mut self, name: impl Into<String>, bytes: Vec<u8>) {
        self.files.push(SourceFile::from_bytes(name.into(), bytes));
    }

    /// Adds a file that was read, under another name.
    pub fn add_file(&mut self, name: impl Into<String>, file: &SourceFile) -> FileId {
        self.files.push(SourceFile { name: name.into(), ..file.clone() });
        FileId(self.files.len() as u32 - 1)
    }

    /// Puts another text in place of the one that a file has, wherever it stands under this name.
    pub fn rewrite(&mut self, name: &str, text: &str) {
        for file in self.files.iter_mut().filter(|file| file.name == name) {
            let (path, marked) = (file.path.take(), file.marked);
            *file = SourceFile { path, marked, ..SourceFile::new(name.to_owned(), text.to_owned()) };
        }
    }

    /// Puts the files of another collection behind those that are there; how many were there before.
    pub fn append(&mut self, other: &Sources) -> usize {
        let before = self.files.len();
        self.files.extend(other.files.iter().cloned());
        before
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
