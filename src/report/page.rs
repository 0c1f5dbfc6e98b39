//! A page of text: wrapped, indented, with styles that a plain output leaves out.
//!
//! Whatever is put on a page is made harmless by the page: of a text, only the marks of [`paint`] become sequences that a
//! terminal obeys, at the very end. So no answer can forget it.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Reset, Style};
use textwrap::{Options, core::display_width};

use crate::words::does_not_show;

/// Text under construction. Styles become ANSI sequences; the stream that prints them drops them where they do not belong.
#[derive(Debug)]
pub struct Page {
    text: String,
    width: usize,
}

/// How a part of a text looks: the mark that begins it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look(char);

/// Headings.
pub const STRONG: Look = Look('\u{fff1}');
/// What supports the main text.
pub const FAINT: Look = Look('\u{fff2}');
/// For a demand.
pub const FOR: Look = Look('\u{fff3}');
/// Against a demand. Not red: red is for errors.
pub const AGAINST: Look = Look('\u{fff4}');
/// Names that can be typed.
pub const ID: Look = Look('\u{fff5}');
/// Ends a look.
const PLAIN: char = '\u{fff0}';

/// The marks with the styles that they become. They are characters without a meaning and without a width, so that lines are
/// wrapped as if they were not there; in a text from a file they change a colour at worst, and [`clean`] shows them.
const LOOKS: [(Look, Style); 5] = [
    (STRONG, Style::new().bold()),
    (FAINT, Style::new().dimmed()),
    (FOR, AnsiColor::Blue.on_default().bold()),
    (AGAINST, AnsiColor::Yellow.on_default().bold()),
    (ID, AnsiColor::Cyan.on_default()),
];

/// A text in a look.
pub fn paint(look: Look, text: impl std::fmt::Display) -> String {
    format!("{}{text}{PLAIN}", look.0)
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
            let _ = writeln!(self.text, "{}", visible(line).trim_end());
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

    /// The finished text, with styles as ANSI sequences.
    pub fn finish(self) -> String {
        let mut text = self.text.replace(PLAIN, &Reset.to_string());
        for (Look(mark), style) in LOOKS {
            text = text.replace(mark, &style.to_string());
        }
        text
    }
}

/// A text made harmless, with its looks.
fn visible(text: &str) -> String {
    harmless(text, |c| c == PLAIN || LOOKS.iter().any(|(look, _)| look.0 == c))
}

/// A text from a file, made harmless: characters that would move the cursor, turn the direction of writing or not be seen at all
/// are shown, not obeyed.
///
/// ```
/// assert_eq!(demarche::report::clean("a\u{202e}b\u{1b}[31m"), "a\\u{202e}b\\u{1b}[31m");
/// ```
pub fn clean(text: &str) -> String {
    harmless(text, |_| false)
}

fn harmless(text: &str, passes: impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let is_hidden = does_not_show(c, before) && !passes(c);
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            c if is_hidden => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
        before = if is_hidden { ' ' } else { c };
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
