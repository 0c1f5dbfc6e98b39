//! Tables that keep to the width of the page: names are broken between words, numbers and headings never.

use textwrap::core::display_width;

use crate::report::page::{Page, STRONG, paint};

/// The least width of the first column.
const NARROWEST: usize = 8;
/// Beyond this width, a word in a label may be broken.
const LONG_WORD: usize = 24;
/// The least distance between two columns.
const GAP: usize = 1;
/// How far labels stand below that of their group.
const INDENT: usize = 2;
/// After so many lines the head is repeated.
const SCREEN: usize = 40;

/// A line of a table.
pub enum Row {
    /// A label over the lines that follow, which belong to it.
    Group(String),
    /// A label and its cells.
    Cells(String, Vec<String>),
}

/// A table: a column of labels, and columns with a heading each.
pub struct Table {
    heads: Vec<String>,
    rows: Vec<Row>,
    /// Whether cells stand to the right of their column, as numbers do.
    right: bool,
}

impl Table {
    /// A table of numbers.
    pub fn of_numbers<'h>(heads: impl IntoIterator<Item = &'h str>) -> Table {
        Table { heads: heads.into_iter().map(str::to_owned).collect(), rows: Vec::new(), right: true }
    }

    /// A table of signs, below headings that may be long names.
    pub fn of_signs(heads: Vec<String>) -> Table {
        Table { heads, rows: Vec::new(), right: false }
    }

    /// Adds a line.
    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Prints it, in as many blocks of columns as the width asks for.
    pub fn print(&self, page: &mut Page) {
        let labels = || {
            self.rows.iter().filter_map(|row| match row {
                Row::Cells(label, _) => Some(label),
                Row::Group(_) => None,
            })
        };
        let needed = labels().map(|label| display_width(label) + INDENT).max().unwrap_or(0).max(NARROWEST);
        let beside = |widths: &[usize]| page.width().checked_sub(widths.iter().map(|width| width + GAP).sum());
        // Headings on one line or two if there is room, otherwise as high as their longest word asks for.
        let of = |lines: usize| (0..self.heads.len()).map(|at| self.width(at, lines)).collect::<Vec<usize>>();
        let roomy = [1, 2].into_iter().map(of).find(|widths| beside(widths).is_some_and(|rest| rest >= needed));
        let widths = roomy.unwrap_or_else(|| of(usize::MAX));
        let word = |label: &String| label.split(' ').map(display_width).max().unwrap_or(0) + 2 * INDENT;
        let unbroken = labels().map(word).max().unwrap_or(0).min(needed);
        // A label that is broken between words is better than a table in two blocks, and that better than a broken word, unless
        // the words are very long.
        let first = match beside(&widths) {
            Some(rest) if rest >= unbroken.min(LONG_WORD) => needed.min(rest),
            _ => needed.min((page.width() / 2).max(LONG_WORD)),
        };
        let mut from = 0;
        while from < widths.len() {
            let mut used = first;
            let fits = widths[from..].iter().take_while(|width| {
                used += *width + GAP;
                used <= page.width()
            });
            let to = from + fits.count().max(1);
            if from > 0 {
                page.gap();
            }
            self.block(page, first, from..to, &widths);
            from = to;
        }
    }

    /// A column is as wide as its widest cell, and as its heading asks for on so many lines; no word is broken.
    fn width(&self, at: usize, lines: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| match row {
            Row::Cells(_, cells) => cells.get(at).map(|cell| display_width(cell)),
            Row::Group(_) => None,
        });
        let word = self.heads[at].split(' ').map(display_width).max().unwrap_or(0);
        let fits = |width: &usize| textwrap::wrap(&self.heads[at], whole_words(*width)).len() <= lines;
        let head = (word..=display_width(&self.heads[at])).find(fits).unwrap_or(word);
        cells.max().unwrap_or(0).max(head)
    }

    fn block(&self, page: &mut Page, first: usize, columns: std::ops::Range<usize>, widths: &[usize]) {
        let head = |page: &mut Page| {
            let heads = self.heads[columns.clone()].iter().map(String::as_str);
            self.lines(page, (first, ""), heads.zip(&widths[columns.clone()]), true);
        };
        head(page);
        let mut since = 0;
        for (at, row) in self.rows.iter().enumerate() {
            let begins = matches!(row, Row::Group(_)) || !matches!(self.rows.first(), Some(Row::Group(_)));
            if since >= SCREEN && begins && self.rows.len() - at > 3 {
                page.gap();
                head(page);
                since = 0;
            }
            match row {
                Row::Group(label) => self.lines(page, (page.width(), &paint(STRONG, label)), std::iter::empty(), false),
                Row::Cells(label, cells) => {
                    let cells = cells.get(columns.clone()).unwrap_or_default().iter().map(String::as_str);
                    let indented = format!("\u{a0}\u{a0}{label}");
                    self.lines(page, (first, &indented), cells.zip(&widths[columns.clone()]), false);
                }
            }
            since += 1;
        }
    }

    /// One row over as many lines as its longest cell takes.
    fn lines<'c>(
        &self,
        page: &mut Page,
        (first, label): (usize, &str),
        cells: impl Iterator<Item = (&'c str, &'c usize)>,
        is_head: bool,
    ) {
        let options = |width: usize| {
            // An id that is longer than its column is broken where it has a hyphen.
            let options = textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::HyphenSplitter);
            let whole = label.split(' ').all(|word| display_width(word) <= width);
            let options = if whole { options.word_splitter(textwrap::WordSplitter::NoHyphenation) } else { options };
            options.subsequent_indent("\u{a0}\u{a0}\u{a0}\u{a0}")
        };
        let label: Vec<String> =
            textwrap::wrap(label, options(first)).into_iter().map(|line| line.replace('\u{a0}', " ")).collect();
        let cells: Vec<(Vec<String>, usize)> = cells
            .map(|(cell, width)| {
                (textwrap::wrap(cell, whole_words(*width)).into_iter().map(|line| line.into_owned()).collect(), *width)
            })
            .collect();
        let height = cells.iter().map(|(lines, _)| lines.len()).chain([label.len(), 1]).max().unwrap_or(1);
        for at in 0..height {
            let mut line = padded(label.get(at).map_or("", String::as_str), first, false);
            for (lines, width) in &cells {
                // Headings stand on the last lines, right above their columns.
                let at = if is_head { (at + lines.len()).checked_sub(height) } else { Some(at) };
                let text = at.and_then(|at| lines.get(at)).map_or("", String::as_str);
                line.push_str(&" ".repeat(GAP));
                line.push_str(&padded(text, *width, self.right));
            }
            page.verbatim(&line);
        }
    }
}

fn whole_words(width: usize) -> textwrap::Options<'static> {
    textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

fn padded(text: &str, width: usize, right: bool) -> String {
    let gap = " ".repeat(width.saturating_sub(display_width(text)));
    if right { format!("{gap}{text}") } else { format!("{text}{gap}") }
}
