//! Columns that do not fit beside one another: how many go on one sheet, and how wide they are.

use std::ops::Range;

use super::page::Page;
use super::sheet::GAP;

/// Columns of one width, in groups that fit beside one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// Which columns stand together; as many in each as possible, and about as many in each.
    pub ranges: Vec<Range<usize>>,
    /// How wide each column is, in points.
    pub width: f64,
    /// How wide all is, in points, with what stands beside the columns.
    pub sheet: f64,
    /// How much of that is for the columns, in points.
    room: f64,
}

impl Groups {
    /// Of so many columns on a sheet, with so much beside them in points, none narrower than the least and none wider than the
    /// most. A sheet of natural size takes all.
    ///
    /// ```
    /// use demarche::picture::page::Page;
    /// use demarche::picture::columns::Groups;
    /// let groups = Groups::new(Page::A4, 8, 222.0, (56.0, 90.0));
    /// assert_eq!(groups.ranges, [0..4, 4..8]);
    /// assert_eq!((groups.width, groups.sheet), (73.0, 522.0));
    /// let groups = Groups::new(Page::Natural, 8, 222.0, (56.0, 90.0));
    /// assert_eq!(groups.ranges, [0..8]);
    /// assert_eq!((groups.width, groups.sheet), (90.0, 958.0));
    /// assert_eq!(Groups::new(Page::A4, 0, 222.0, (56.0, 90.0)).ranges, []);
    /// ```
    pub fn new(page: Page, number: usize, beside: f64, (least, most): (f64, f64)) -> Groups {
        let sheet = page.width_for(beside + number as f64 * (most + GAP));
        let room = sheet - beside;
        let fit = ((room / (least + GAP)).floor() as usize).max(1);
        let groups = number.div_ceil(fit).max(1);
        let each = number.div_ceil(groups).max(1);
        let ranges = (0..groups).map(|at| at * each..((at + 1) * each).min(number)).filter(|range| !range.is_empty());
        let width = (room / each as f64 - GAP).floor().clamp(least, most);
        Groups { ranges: ranges.collect(), width, sheet, room }
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

    /// What a group leaves of the room for columns, in points.
    pub fn left(&self, range: &Range<usize>) -> f64 {
        self.room - range.len() as f64 * (self.width + GAP)
    }
}
