//! The sheet that a picture is drawn for: how large it is, and how much of it can be used.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The sheet that a picture is drawn for.
    pub enum Page {
        /// A4, upright.
        A4 = "a4",
        /// A4, lying.
        A4Landscape = "a4-landscape",
        /// A slide of 16 to 9.
        Slide = "slide",
        /// As large as the picture; nothing is split, up to a width of 21 metres.
        Natural = "natural",
    }
}

/// What printers leave white, in points: ten millimetres.
pub const MARGIN: f64 = 28.35;
/// What the engines leave around the label of a graph, on each side, in points.
pub const AROUND: f64 = 8.0;
/// The least and the greatest width of a picture of natural size, in points: Graphviz has no wider cells than of 65,535.
const NATURAL: (f64, f64) = (560.0, 60_000.0);

impl Page {
    /// Width and height of the sheet in points; none if it is as large as the picture.
    pub fn size(self) -> Option<(f64, f64)> {
        match self {
            Page::A4 => Some((595.28, 841.89)),
            Page::A4Landscape => Some((841.89, 595.28)),
            Page::Slide => Some((960.0, 540.0)),
            Page::Natural => None,
        }
    }

    /// Width and height in the units in which browsers and printers name the sheet.
    pub fn named(self) -> Option<(&'static str, &'static str)> {
        match self {
            Page::A4 => Some(("210mm", "297mm")),
            Page::A4Landscape => Some(("297mm", "210mm")),
            Page::Slide => Some(("960pt", "540pt")),
            Page::Natural => None,
        }
    }

    /// How wide the content may be, in points.
    pub fn width(self) -> f64 {
        self.width_for(0.0)
    }

    /// How wide content may be that needs so much, in points: only a sheet of natural size grows with it.
    pub fn width_for(self, needed: f64) -> f64 {
        let natural = needed.clamp(NATURAL.0, NATURAL.1);
        self.size().map_or(natural, |(width, _)| (width - 2.0 * (MARGIN + AROUND)).floor())
    }

    /// How high the content may be, in points.
    pub fn height(self) -> f64 {
        self.size().map_or(f64::INFINITY, |(_, height)| height - 2.0 * (MARGIN + AROUND))
    }

    /// How many sheets content of a width and a height takes that goes on on further ones; of natural size, how many of A4 it would
    /// cover.
    pub fn sheets(self, (width, height): (f64, f64)) -> usize {
        let sheets = match self {
            Page::Natural => width * height / (Page::A4.width() * Page::A4.height()),
            Page::A4 | Page::A4Landscape | Page::Slide => height / self.height(),
        };
        sheets.ceil() as usize
    }
}
