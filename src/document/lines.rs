//! Lines of a text that is no YAML yet, with their neighbours and columns.

/// A line of the text.
#[derive(Clone, Copy)]
pub struct Line<'t> {
    /// The byte at which it begins.
    pub start: usize,
    /// What stands in it, without its end.
    pub text: &'t str,
}

impl<'t> Line<'t> {
    /// The line of a byte.
    pub fn of(text: &'t str, at: usize) -> Line<'t> {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        Line { start, text: text[start..].split('\n').next().unwrap_or_default().trim_end_matches('\r') }
    }

    /// The nearest line above that says something.
    pub fn above(self, text: &'t str) -> Option<Line<'t>> {
        let mut line = self;
        while line.start > 0 {
            line = Line::of(text, line.start - 1);
            if !line.text.trim().is_empty() && !line.text.trim_start().starts_with('#') {
                return Some(line);
            }
        }
        None
    }

    /// The nearest line below that says something.
    pub fn below(self, text: &'t str) -> Option<Line<'t>> {
        let mut line = self;
        loop {
            let next = line.end(text);
            if next == text.len() {
                return None;
            }
            line = Line::of(text, next);
            if !line.text.trim().is_empty() && !line.text.trim_start().starts_with('#') {
                return Some(line);
            }
        }
    }

    /// Where the next line begins, or the text ends: behind `\n`, and behind `\r\n`.
    pub fn end(self, text: &str) -> usize {
        text[self.start..].find('\n').map_or(text.len(), |end| self.start + end + 1)
    }

    pub fn indent(self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Where its first key stands, behind dashes.
    pub fn column(self) -> usize {
        let rest = self.text.trim_start_matches(' ');
        self.indent() + (rest.len() - rest.trim_start_matches("- ").trim_start_matches(' ').len())
    }

    /// What stands in it from its first key on.
    pub fn entry(self) -> &'t str {
        &self.text[self.column()..]
    }

    pub fn is_of_list(self) -> bool {
        self.text[self.indent()..].starts_with("- ")
    }
}
