//! A picture with lines in which everything has its place: nodes, edges and frames in points from the top left corner. The engine
//! only draws, so that nothing can leave the page.

use super::data::Datum;
use super::dot::{Attrs, Body, End, Key};
use super::frame;
use super::html::Table;
use super::look::Look;
use super::name::Name;
use super::page::AROUND;
use super::palette::{Color, INK};

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

/// What is drawn, with places in it.
pub struct Canvas {
    body: Body,
    height: f64,
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
        let mut canvas = Canvas { body, height };
        // Engines take the extent of what is drawn for that of the page: these keep it as wide as it is.
        for (side, x) in [("left", 0.0), ("right", width)] {
            canvas.hidden(&Datum::node("side", side, ""), (x, height / 2.0));
        }
        canvas
    }

    /// The DOT.
    pub fn print(self, name: &'static str) -> String {
        self.body.print(name)
    }

    /// A box with its middle at a place.
    pub fn node(&mut self, datum: &Datum, table: &Table, (x, y): Point, tooltip: &str) {
        let attrs = datum.attrs().label_table(table).at(x, self.height - y).tooltip(tooltip);
        self.body.node(datum.name(), attrs);
    }

    /// An element of which only the name is written, by what is drawn around it.
    pub fn hidden(&mut self, datum: &Datum, (x, y): Point) {
        let attrs = datum.attrs().word(Key::Style, "invis").word(Key::Shape, "point").at(x, self.height - y);
        self.body.node(datum.name(), attrs.number(Key::Width, 0.0).number(Key::Height, 0.0));
    }

    /// An element that is told and not drawn.
    pub fn hidden_edge(&mut self, datum: &Datum) {
        if let Some((from, to)) = datum.ends() {
            self.body.edge(End::node(from), End::node(to), datum.attrs().word(Key::Style, "invis"));
        }
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
            .word(Key::Style, look.style())
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

    /// A closed line around an element, such as the sides of a diamond.
    pub fn outline(&mut self, datum: &Datum, corners: &[Point], color: Color) {
        let up: Vec<Point> = corners.iter().map(|(x, y)| (*x, self.height - y)).collect();
        let attrs =
            Attrs::new().sharp(&up).color(Key::Color, &[color]).word(Key::Dir, "none").number(Key::PenWidth, 1.2);
        let name = datum.name();
        self.body.edge(End::node(name), End::node(name), attrs.tooltip(""));
    }

    /// A frame around what `fill` draws, with a title at its top.
    pub fn frame(
        &mut self,
        name: &Name,
        (left, top): Point,
        (width, height): (f64, f64),
        colors: (Color, Color),
        title: (&Table, f64),
        fill: impl FnOnce(&mut Canvas),
    ) {
        let up = self.height;
        let attrs = Attrs::new()
            .bounds(left, up - top - height, left + width, up - top)
            .word(Key::Style, "filled,rounded")
            .color(Key::FillColor, &[colors.0])
            .color(Key::Color, &[colors.1])
            .label_table(title.0)
            .label_at(left + width / 2.0, up - top - title.1)
            .tooltip("");
        self.body.cluster(name, |body| {
            body.attrs(attrs);
            let mut inner = Canvas { body: std::mem::take(body), height: up };
            fill(&mut inner);
            *body = inner.body;
        });
    }
}
