//! Text that knows how much room it takes: lines of runs, broken by measured widths.

use super::font;
use super::html::{Align, Inline};
use super::palette::{Color, INK, MUTED};

/// How a run of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Type {
    /// Its size in points.
    pub size: u8,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
    /// Its colour.
    pub color: Color,
}

/// What a picture is about.
pub const TITLE: Type = Type { size: 14, bold: true, italic: false, color: INK };
/// The finding.
pub const HEADLINE: Type = Type { size: 11, bold: true, italic: false, color: INK };
/// A part of a picture.
pub const SECTION: Type = Type { size: 10, bold: true, italic: false, color: INK };
/// What is said.
pub const BODY: Type = Type { size: 9, bold: false, italic: false, color: INK };
/// What is to be read first.
pub const STRONG: Type = Type { size: 9, bold: true, italic: false, color: INK };
/// What stands beside.
pub const SMALL: Type = Type { size: 8, bold: false, italic: false, color: MUTED };
/// Words of a source.
pub const QUOTE: Type = Type { size: 8, bold: false, italic: true, color: MUTED };

impl Type {
    /// The same in another colour.
    #[must_use]
    pub const fn color(self, color: Color) -> Type {
        Type { color, ..self }
    }

    fn wrap(self, text: &str, room: f64) -> Vec<String> {
        font::wrap(text, f64::from(self.size), self.bold, room)
    }

    /// How wide a text is, in points.
    pub fn width(self, text: &str) -> f64 {
        font::width(text, f64::from(self.size), self.bold)
    }

    fn inline(self, text: &str) -> Inline {
        let inline = Inline::text(text);
        let inline = if self.bold { inline.bold() } else { inline };
        let inline = if self.italic { inline.italic() } else { inline };
        inline.size(self.size).color(self.color)
    }
}

/// How high a line is, in sizes of its type: as the engines have it.
const LINE: f64 = 1.2;

/// Lines of text, broken to a width.
#[derive(Clone, Debug, Default)]
pub struct Block {
    room: f64,
    lines: Vec<Vec<(String, Type)>>,
}

impl Block {
    /// No text yet; what comes is broken at `room` points.
    pub fn new(room: f64) -> Block {
        Block { room, lines: Vec::new() }
    }

    /// A text in lines of its own.
    #[must_use]
    pub fn text(mut self, text: &str, look: Type) -> Block {
        self.lines.extend(look.wrap(text, self.room).into_iter().map(|line| vec![(line, look)]));
        self
    }

    /// A text behind the last line if there is room for it there, otherwise in lines of its own.
    #[must_use]
    pub fn then(self, text: &str, look: Type) -> Block {
        let taken: f64 =
            self.lines.last().map_or(f64::INFINITY, |line| line.iter().map(|(text, look)| look.width(text)).sum());
        let gap = format!(" {text}");
        if taken + look.width(&gap) > self.room {
            return self.text(text, look);
        }
        let mut block = self;
        if let Some(last) = block.lines.last_mut() {
            last.push((gap, look));
        }
        block
    }

    /// How high it is, in points.
    pub fn height(&self) -> f64 {
        let of = |line: &Vec<(String, Type)>| line.iter().map(|(_, look)| f64::from(look.size)).fold(0.0, f64::max);
        self.lines.iter().map(|line| of(line) * LINE).sum()
    }

    /// How wide its widest line is, in points.
    pub fn width(&self) -> f64 {
        let of = |line: &Vec<(String, Type)>| line.iter().map(|(text, look)| look.width(text)).sum();
        self.lines.iter().map(of).fold(0.0, f64::max)
    }

    /// The same with at most so many lines; what is left out is marked.
    #[must_use]
    pub fn at_most(mut self, lines: usize) -> Block {
        if self.lines.len() > lines {
            self.lines.truncate(lines);
            let room = self.room;
            if let Some((text, look)) = self.lines.last_mut().and_then(|line| line.last_mut()) {
                while !text.is_empty() && look.width(text) + look.width("…") > room {
                    text.pop();
                }
                text.push('…');
            }
        }
        self
    }

    /// No higher than this, but for a single line: as [`Self::at_most`].
    #[must_use]
    pub fn within(self, most: f64) -> Block {
        let mut lines = self.lines.len();
        let height = |lines: usize| Block { lines: self.lines[..lines].to_vec(), ..self.clone() }.height();
        while lines > 1 && height(lines) > most {
            lines -= 1;
        }
        self.at_most(lines)
    }

    /// The same with at most so many lines, of which the last says how many are left out.
    #[must_use]
    pub fn cut(mut self, lines: usize) -> Block {
        let left_out = (self.lines.len() + 1).saturating_sub(lines);
        if self.lines.len() <= lines {
            return self;
        }
        self.lines.truncate(lines.saturating_sub(1));
        self.text(&format!("… {left_out} more lines"), SMALL)
    }

    /// How many lines it has.
    pub fn lines(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The text for a label.
    pub fn inline(&self, align: Align) -> Inline {
        let line = |runs: &Vec<(String, Type)>| {
            let runs = runs.iter().map(|(text, look)| look.inline(text));
            runs.reduce(Inline::then).unwrap_or_default()
        };
        Inline::broken(self.lines.iter().map(line), align)
    }
}
