//! Writing to the terminal or a pipe, and what a command found.

use std::io::{self, ErrorKind, Write};

use anyhow::{Context, Result};

use crate::words::does_not_show;

/// What a command found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Clean,
    /// Exit code 1: the file or the pictures are not as they should be.
    Findings,
    /// Exit code 130: a search was stopped by Ctrl-C, and what it had found is printed.
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

/// Writes a JSON document.
///
/// # Errors
/// As [`print`].
pub fn print_json(value: &serde_json::Value) -> Result<()> {
    print(&json(value))
}

/// Writes a JSON document that is a list, element by element, in the same layout.
///
/// # Errors
/// As [`print`].
pub fn print_each(values: impl Iterator<Item = serde_json::Value>) -> Result<()> {
    let mut out = io::BufWriter::new(anstream::stdout().lock());
    let write = || -> io::Result<()> {
        let mut begun = false;
        for value in values {
            out.write_all(if begun { b",\n" } else { b"[\n" })?;
            begun = true;
            let text = json(&value);
            let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
            out.write_all(lines.join("\n").as_bytes())?;
        }
        out.write_all(if begun { b"\n]\n" } else { b"[]\n" })?;
        out.flush()
    };
    match write() {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to standard output"),
    }
}

/// A JSON document as text. Characters that are not seen are written as JSON has them, so that they are not obeyed either.
pub fn json(value: &serde_json::Value) -> String {
    let text = format!("{value:#}\n");
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if does_not_show(c, ' ') {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| safe.push_str(&format!("\\u{unit:04x}")));
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Writes to standard error; if that cannot be done there is nobody to tell.
pub fn warn(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}
