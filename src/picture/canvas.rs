//! A picture with lines in which everything has its place: nodes, edges and frames in points from the top left corner. The engine
//! only draws, so that nothing can leave the page.

use std::collections::BTreeSet;

use super::datum::{self, Datum};
use super::dot::{Attrs, Body, End, Key};
use super::frame;
use super::html::Table;
use super::look::Look;
use super::name::Name;
use super::page::AROUND;
use super::palette::{Color, INK, PAPER, Tone};

/// Where something is, in points from the top left corner.
pub type Point = (f64, f64);

/// How a line through given points looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Color,
    /// Whether it is dashed.
    pub dashed: bool,
    /// Its width, in points.
    pub width: f64,
    /// Whether it ends in an arrow.
    pub arrow: bool,
}

/// How a frame looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The colour within.
    pub fill: Color,
    /// The colour of the line around it.
    pub line: Color,
    /// The style of that line.
    style: &'static str,
}

impl Ground {
    /// In two colours, with a whole line.
    pub fn plain(fill: Color, line: Color) -> Ground {
        Ground { fill, line, style: "filled,rounded" }
    }

    /// In the colours of a tone, and with its line, so that frames differ in grey too.
    pub fn of(tone: Tone) -> Ground {
        let style = match tone {
            Tone::Conditional | Tone::AgainstIf | Tone::Split => "filled,rounded,dashed",
            Tone::Unknown => "filled,rounded,dotted",
            Tone::For | Tone::Against | Tone::Neutral => "filled,rounded",
        };
        Ground { fill: tone.tint(), line: tone.color(), style }
    }
}

/// What is drawn, with places in it.
pub struct Canvas {
    body: Body,
    height: f64,
    /// Everything that has a box.
    nodes: BTreeSet<Name>,
    /// The nodes of the frame that is being filled; none outside of frames.
    framed: Option<Vec<Name>>,
}

/// Arrow heads are so much smaller than usual.
const ARROW: f64 = 0.8;

impl Canvas {
    /// A canvas of a size with a head above it.
    pub fn new(head: &Table, (width, height): (f64, f64)) -> Canvas {
        let mut body = Body::default();
        body.attrs(
            frame::graph(head)
                .word(Key::Layout, "nop2")
                .bounds(-AROUND, 0.0, width + AROUND, height)
                .number(Key::Pad, 0.0),
        );
        frame::defaults(&mut body);
        // Engines take the extent of what is drawn for that of the page: a frame that is not drawn keeps it as large as it is.
        let page = Attrs::new().bounds(0.0, 0.0, width, height).word(Key::Style, "invis").label("");
        body.cluster(&Name::new("page", &["whole"]), page, []);
        Canvas { body, height, nodes: BTreeSet::new(), framed: None }
    }

    /// The DOT.
    pub fn print(self, name: &'static str) -> String {
        self.body.print(name)
    }

    /// Puts in what is told in words alone, for other programs; what has a box is there already.
    pub fn hidden(&mut self, data: &[Datum]) {
        let is_new = |datum: &&Datum| datum.ends().is_some() || !self.nodes.contains(datum.name());
        datum::hidden(&mut self.body, data.iter().filter(is_new));
    }

    /// A box with its middle at a place.
    pub fn node(&mut self, datum: &Datum, table: &Table, (x, y): Point, tooltip: &str) {
        let attrs = datum.attrs().label_table(table).at(x, self.height - y).tooltip(tooltip);
        self.add(datum, attrs);
    }

    /// A knot: a diamond with its middle at a place.
    pub fn knot(&mut self, datum: &Datum, table: &Table, (x, y): Point, size: f64, tooltip: &str) {
        let shape = datum.attrs().word(Key::Shape, "diamond").word(Key::Style, "filled").word(Key::FixedSize, "true");
        let inches = size / 72.0;
        let shape = shape.number(Key::Width, inches).number(Key::Height, inches).number(Key::PenWidth, 1.2);
        let attrs = shape.color(Key::FillColor, &[PAPER]).color(Key::Color, &[INK]).label_table(table);
        self.add(datum, attrs.at(x, self.height - y).tooltip(tooltip));
    }

    fn add(&mut self, datum: &Datum, attrs: Attrs) {
        self.body.node(datum.name(), attrs);
        self.nodes.insert(datum.name().clone());
        self.framed.iter_mut().for_each(|nodes| nodes.push(datum.name().clone()));
    }

    /// A line that leaves and arrives level, in the look of a position, with a label in its middle.
    pub fn edge(&mut self, datum: &Datum, from: Point, to: Point, look: Look, label: Option<&Table>, tooltip: &str) {
        let Some((tail, head)) = datum.ends() else { return };
        let up = |(x, y): Point| (x, self.height - y);
        let (from, tip) = (up(from), up(to));
        let way = (tip.0 - from.0).signum();
        let end = (tip.0 - way * look.head_length() * ARROW, tip.1);
        let middle = (from.0 + end.0) / 2.0;
        let color = if look.red_line { INK } else { look.tone.color() };
        let attrs = datum
            .attrs()
            .course([from, (middle, from.1), (middle, end.1), end], tip)
            .color(Key::Color, &[color])
            .word(Key::Style, look.line())
            .word(Key::Dir, "forward")
            .word(Key::Arrowhead, look.head())
            .number(Key::Arrowsize, ARROW)
            .number(Key::PenWidth, if look.red_line { 3.0 } else { 1.5 })
            .tooltip(tooltip);
        let attrs = match label {
            Some(table) => attrs.label_table(table).label_at(middle, (from.1 + tip.1) / 2.0),
            None => attrs,
        };
        self.body.edge(End::node(tail), End::node(head), attrs);
    }

    /// A line through given points, with the middle of its label.
    pub fn way(
        &mut self,
        datum: &Datum,
        points: &[Point],
        stroke: Stroke,
        label: Option<(&Table, Point)>,
        tooltip: &str,
    ) {
        let Some((tail, head)) = datum.ends() else { return };
        let up = |(x, y): Point| (x, self.height - y);
        let mut points: Vec<Point> = points.iter().copied().map(up).collect();
        let tip = points.last().copied().filter(|_| stroke.arrow);
        if let (Some(tip), [.., before, last]) = (tip, points.as_mut_slice()) {
            // The line ends where the arrow begins.
            let (dx, dy) = (tip.0 - before.0, tip.1 - before.1);
            let part = (10.0 * ARROW / dx.hypot(dy).max(1e-6)).min(1.0);
            *last = (tip.0 - dx * part, tip.1 - dy * part);
        }
        let attrs = datum
            .attrs()
            .way(&points, tip)
            .color(Key::Color, &[stroke.color])
            .word(Key::Style, if stroke.dashed { "dashed" } else { "solid" })
            .word(Key::Dir, if stroke.arrow { "forward" } else { "none" })
            .number(Key::Arrowsize, ARROW)
            .number(Key::PenWidth, stroke.width)
            .tooltip(tooltip);
        let attrs = match label {
            Some((table, at)) => {
                let at = up(at);
                attrs.label_table(table).label_at(at.0, at.1)
            }
            None => attrs,
        };
        self.body.edge(End::node(tail), End::node(head), attrs);
    }

    /// A frame around what `fill` draws, with a title at its top.
    pub fn frame(
        &mut self,
        name: &Name,
        (left, top): Point,
        (width, height): (f64, f64),
        ground: Ground,
        title: (&Table, f64),
        fill: impl FnOnce(&mut Canvas),
    ) {
        let up = self.height;
        let attrs = Attrs::new()
            .bounds(left, up - top - height, left + width, up - top)
            .word(Key::Style, ground.style)
            .color(Key::FillColor, &[ground.fill])
            .color(Key::Color, &[ground.line])
            .number(Key::PenWidth, 1.2)
            .label_table(title.0)
            .label_at(left + width / 2.0, up - top - title.1)
            .tooltip("");
        self.framed = Some(Vec::new());
        fill(self);
        let nodes = self.framed.take().unwrap_or_default();
        self.body.cluster(name, attrs, &nodes);
    }
}
