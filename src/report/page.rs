//! A page of text: wrapped, indented, with styles that a plain output leaves out.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use textwrap::{Options, core::display_width};

/// Text under construction. Styles are ANSI sequences; the stream that prints them drops them where they do not belong.
#[derive(Debug)]
pub struct Page {
    text: String,
    width: usize,
}

/// Headings.
pub const STRONG: Style = Style::new().bold();
/// What supports the main text.
pub const FAINT: Style = Style::new().dimmed();
/// For a demand.
pub const FOR: Style = AnsiColor::Blue.on_default().bold();
/// Against a demand. Not red: red is for errors.
pub const AGAINST: Style = AnsiColor::Yellow.on_default().bold();
/// Names that can be typed.
pub const ID: Style = AnsiColor::Cyan.on_default();

/// A text in a style.
pub fn paint(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

impl Page {
    /// An empty page of a width in columns; narrower than 40 is taken as 40.
    pub fn new(width: usize) -> Page {
        Page { text: String::new(), width: width.max(40) }
    }

    /// The width in columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// A heading, with an empty line before it unless the page begins with it.
    pub fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.wrapped(&paint(STRONG, visible(text)), 0, 2);
    }

    /// A paragraph at an indent; further lines are indented two more.
    pub fn line(&mut self, indent: usize, text: &str) {
        self.wrapped(&visible(text), indent, indent + 2);
    }

    /// A paragraph of prose.
    pub fn paragraph(&mut self, text: &str) {
        self.wrapped(&visible(text), 0, 0);
    }

    /// A line that begins with a label padded to a column, with the rest wrapped beside it.
    pub fn entry(&mut self, indent: usize, label: &str, column: usize, text: &str) {
        let label = visible(label);
        let used = indent + display_width(&label);
        if used + 1 > indent + column || indent + column + 24 > self.width {
            self.wrapped(&label, indent, indent + 2);
            self.wrapped(&visible(text), indent + 4, indent + 4);
        } else {
            let gap = " ".repeat(indent + column - used);
            self.wrapped(&format!("{label}{gap}{}", visible(text)), indent, indent + column);
        }
    }

    /// What is known of several facts, in one line; nothing if nothing is.
    pub fn facts(&mut self, indent: usize, facts: &[Option<String>]) {
        let known: Vec<&str> = facts.iter().flatten().map(String::as_str).collect();
        if !known.is_empty() {
            self.line(indent, &known.join(" · "));
        }
    }

    /// A text from the file, if there is one.
    pub fn maybe(&mut self, indent: usize, text: Option<&String>) {
        if let Some(text) = text {
            self.line(indent, &clean(text));
        }
    }

    /// Text that is laid out already, such as a table.
    pub fn verbatim(&mut self, text: &str) {
        for line in text.lines() {
            let _ = writeln!(self.text, "{}", line.trim_end());
        }
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    fn wrapped(&mut self, text: &str, first: usize, rest: usize) {
        let (first, rest) = (" ".repeat(first), " ".repeat(rest));
        let options = Options::new(self.width)
            .initial_indent(&first)
            .subsequent_indent(&rest)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        // A label's padding would be taken for a line's end and dropped, so it is not breakable.
        for line in textwrap::wrap(text, options) {
            let _ = writeln!(self.text, "{}", line.trim_end());
        }
    }

    /// The finished text.
    pub fn finish(self) -> String {
        self.text
    }
}

/// The text with characters that would move the cursor or turn the direction of writing shown as escapes.
///
/// Escape sequences of [`paint`] pass: data never reaches a page except through [`clean`].
fn visible(text: &str) -> String {
    text.replace('\n', " ")
}

/// A text from a file, made harmless: control and direction characters are shown, not obeyed.
///
/// ```
/// assert_eq!(demarche::report::clean("a\u{202e}b\u{1b}[31m"), "a\\u{202e}b\\u{1b}[31m");
/// ```
pub fn clean(text: &str) -> String {
    let hidden = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => shown.push(' '),
            c if hidden(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown
}

/// A text in ASCII, for terminals and logs that show nothing else: marks and dashes become the plain ones, accents are
/// dropped, and what is left becomes `?`. Each character stays one character, so that what stands below stays below.
pub fn ascii(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = |c: char| match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '–' | '—' | '−' | '‐' | '‑' => '-',
        '…' | '·' | '•' => '.',
        '→' => '>',
        '×' => 'x',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        c if c.is_ascii() => c,
        c => c.nfd().next().filter(char::is_ascii).unwrap_or('?'),
    };
    text.chars().map(plain).collect()
}
