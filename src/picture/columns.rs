//! Columns that do not fit beside one another: how many go on one sheet, and how wide they are.

use std::ops::Range;

use super::sheet::GAP;

/// Columns of one width, in groups that fit beside one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// Which columns stand together; as many in each as possible, and about as many in each.
    pub ranges: Vec<Range<usize>>,
    /// How wide each column is, in points.
    pub width: f64,
}

impl Groups {
    /// Of so many columns, in a room in points, none narrower than the least and none wider than the most.
    ///
    /// ```
    /// use demarche::picture::columns::Groups;
    /// let groups = Groups::new(8, 300.0, (56.0, 90.0));
    /// assert_eq!(groups.ranges, [0..4, 4..8]);
    /// assert_eq!(groups.width, 73.0);
    /// assert_eq!(Groups::new(0, 300.0, (56.0, 90.0)).ranges, []);
    /// ```
    pub fn new(number: usize, room: f64, (least, most): (f64, f64)) -> Groups {
        let fit = ((room / (least + GAP)).floor() as usize).max(1);
        let groups = number.div_ceil(fit).max(1);
        let each = number.div_ceil(groups).max(1);
        let ranges = (0..groups).map(|at| at * each..((at + 1) * each).min(number)).filter(|range| !range.is_empty());
        Groups { ranges: ranges.collect(), width: (room / each as f64 - GAP).floor().clamp(least, most) }
    }

    /// Which columns of how many, behind a question: ` · parties 1–4 of 8`; nothing if all stand together.
    pub fn part(&self, range: &Range<usize>, what: &str) -> String {
        let of = self.ranges.last().map_or(0, |last| last.end);
        match (self.ranges.len(), range.len()) {
            (..2, _) => String::new(),
            (_, 1) => format!(" · {what} {} of {of}", range.end),
            _ => format!(" · {what} {}–{} of {of}", range.start + 1, range.end),
        }
    }

    /// The same for the name of a file: `parties-1-4`; nothing if all stand together.
    pub fn file(&self, range: &Range<usize>, what: &str) -> String {
        if self.ranges.len() < 2 { String::new() } else { format!("{what}-{}-{}", range.start + 1, range.end) }
    }

    /// How much of the room a group takes, in points.
    pub fn taken(&self, range: &Range<usize>) -> f64 {
        range.len() as f64 * (self.width + GAP)
    }
}
