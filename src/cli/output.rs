//! Writing to the terminal or a pipe, and what a command found.

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::words::does_not_show;

/// What a command found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to say.
    Clean,
    /// The file or the pictures are not as they should be.
    Findings,
    /// A search was stopped by Ctrl-C, and what it had found is printed.
    Interrupted,
}

/// Columns of a page that is not shown on a terminal.
const PIPED: usize = 80;
/// Columns beyond which lines become hard to read.
const WIDEST: usize = 120;

/// The width of a page on standard output.
pub fn width() -> usize {
    use std::io::IsTerminal;
    if !io::stdout().is_terminal() {
        return PIPED;
    }
    terminal_size::terminal_size().map_or(PIPED, |(width, _)| usize::from(width.0)).min(WIDEST)
}

/// Writes a text to standard output; styles are dropped where they do not belong. A closed pipe is success: whoever
/// reads has seen enough.
///
/// # Errors
/// When standard output cannot be written for another reason.
pub fn print(text: &str) -> Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to standard output"),
    }
}

/// Writes a JSON document, piece by piece: a long answer is never held as text.
///
/// # Errors
/// As [`print`].
pub fn print_json(value: &impl Serialize) -> Result<()> {
    // There is nothing in JSON that a terminal would obey.
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write_json(&mut out, value).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to standard output"),
    }
}

/// The same as text.
pub fn json(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    // Memory takes everything, and the answers have only texts as keys.
    let _ = write_json(&mut out, value);
    String::from_utf8(out).unwrap_or_default()
}

fn write_json(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, Seen::default()))?;
    out.write_all(b"\n")
}

/// JSON with two blanks for each level, in which everything is seen: characters that are not are written as JSON has them, so
/// that they are not obeyed either.
#[derive(Default)]
struct Seen(PrettyFormatter<'static>);

impl Formatter for Seen {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut from = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| does_not_show(*c, ' ')) {
            writer.write_all(&fragment.as_bytes()[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[from..])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

/// Writes to standard error; if that cannot be done there is nobody to tell.
pub fn warn(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Says on standard error what can be done next, to a person: only if both outputs are a terminal. Pipes and logs get the same
/// bytes as ever.
pub fn next_step(text: &str) {
    use std::io::IsTerminal;
    if io::stdout().is_terminal() && io::stderr().is_terminal() {
        warn(&format!("next: {text}\n"));
    }
}

/// How a command is told to read these files: nothing if they are what it reads anyway.
pub fn files(paths: &[PathBuf]) -> String {
    let is_usual = matches!(paths, [only] if only.as_os_str() == "positions.yaml");
    let name = |path: &PathBuf| format!(" -f {}", path.display());
    if is_usual { String::new() } else { paths.iter().map(name).collect() }
}
