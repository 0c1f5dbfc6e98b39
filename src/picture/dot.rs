//! A graph in DOT, built from types: no other file formats DOT by hand.
//!
//! Graphviz-rust's syntax tree and printer do no escaping, so a label with a quotation mark could add nodes or links.
//! Here a name comes only from [`Name`], a text only through [`super::escape`], an attribute only from [`Key`] — which has
//! no `image` — and a link only from [`super::escape::Link`].

use graphviz_rust::dot_structures::{
    Attribute, Edge, EdgeTy, Graph as Tree, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::escape::{Link, quoted, quoted_tooltip};
use super::html::{Inline, Table};
use super::name::Name;
use super::palette::Color;

macro_rules! keys {
    ($($variant:ident $name:literal,)*) => {
        /// The attributes a picture may set. `image` and `shapefile` are missing because they read files; `URL`, `label`,
        /// `tooltip` and `id` have methods of their own on [`Attrs`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key { $(#[doc = concat!("The attribute `", $name, "`.")] $variant,)* }
        impl Key {
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

keys! {
    Agree "agree", Basis "basis", Conditional "conditional", Conflict "conflict", Date "date", Demand "demand", Issue "issue",
    Kind "kind", Level "level", Of "of", Parameter "parameter", Party "party", RedLine "red_line",
    SingleSources "single_sources", Sources "sources", Stance "stance", Status "status", Then "then", Unknown "unknown",
    Arrowhead "arrowhead", Arrowsize "arrowsize", Background "bgcolor", Color "color", Dir "dir", FillColor "fillcolor",
    FixedSize "fixedsize", FontColor "fontcolor", FontName "fontname", FontSize "fontsize", Height "height",
    LabelJust "labeljust", LabelLoc "labelloc", Layout "layout", Pad "pad", PenWidth "penwidth", RankDir "rankdir",
    Shape "shape", Style "style", Width "width",
}

/// Attributes of a graph, node or edge, printed in the order in which they were set.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Attrs(Vec<Attribute>);

impl Attrs {
    /// No attributes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A word that Graphviz knows, such as a shape; never text from a model.
    #[must_use]
    pub fn word(self, key: Key, word: &'static str) -> Self {
        self.set(key.word(), format!("\"{word}\""))
    }

    /// A number, in the unit the attribute has in Graphviz (inches for sizes, points for pens).
    #[must_use]
    pub fn number(self, key: Key, number: f64) -> Self {
        // Four digits are finer than anything visible and keep rounding noise out of the file.
        self.set(key.word(), format!("{}", (number * 1e4).round() / 1e4))
    }

    /// One colour, or parallel lines of several.
    #[must_use]
    pub fn color(self, key: Key, colors: &[Color]) -> Self {
        let colors: Vec<String> = colors.iter().map(Color::to_string).collect();
        self.set(key.word(), format!("\"{}\"", colors.join(":")))
    }

    /// A fixed position of the middle of a node, in points; `y` grows upwards.
    #[must_use]
    pub fn at(self, x: f64, y: f64) -> Self {
        self.set("pos", format!("\"{x:.1},{y:.1}!\""))
    }

    /// The bounding box of the drawing, for a layout that is given.
    #[must_use]
    pub fn bounds(self, left: f64, bottom: f64, right: f64, top: f64) -> Self {
        self.set("bb", format!("\"{left:.1},{bottom:.1},{right:.1},{top:.1}\""))
    }

    /// A fact for other programs.
    #[must_use]
    pub fn data(self, key: Key, value: &str) -> Self {
        self.set(key.word(), quoted(value))
    }

    /// The middle of a label, in points; `y` grows upwards.
    #[must_use]
    pub fn label_at(self, x: f64, y: f64) -> Self {
        self.set("lp", format!("\"{x:.1},{y:.1}\""))
    }

    /// The course of an edge: its first point, two that it leans to, its last point, and the tip of its head.
    #[must_use]
    pub fn course(self, points: [(f64, f64); 4], tip: (f64, f64)) -> Self {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        self.set("pos", format!("\"e,{:.1},{:.1} {}\"", tip.0, tip.1, points.join(" ")))
    }

    /// The course of an edge through any number of points, its corners rounded; with the tip of its head if it has one.
    #[must_use]
    pub fn way(self, points: &[(f64, f64)], tip: Option<(f64, f64)>) -> Self {
        let course = rounded(points).into_iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
        let head = tip.map_or(String::new(), |(x, y)| format!("e,{x:.1},{y:.1} "));
        self.set("pos", format!("\"{head}{course}\""))
    }

    /// A plain label.
    #[must_use]
    pub fn label(self, text: &str) -> Self {
        self.set("label", quoted(text))
    }

    /// A label of formatted text.
    #[must_use]
    pub fn label_inline(mut self, text: &Inline) -> Self {
        self.0.push(Attribute(Id::Plain("label".into()), Id::Html(format!("<{text}>"))));
        self
    }

    /// A label that is a table; it is printed one row a line.
    #[must_use]
    pub fn label_table(mut self, table: &Table) -> Self {
        let mut html = String::new();
        table.write(&mut html, 2);
        self.0.push(Attribute(Id::Plain("label".into()), Id::Html(format!("<{html}>"))));
        self
    }

    /// A text shown when the pointer rests on the element; an empty one is replaced by a space, since Graphviz would show
    /// the name of the element instead.
    #[must_use]
    pub fn tooltip(self, text: &str) -> Self {
        let text = if text.is_empty() { " " } else { text };
        self.set("tooltip", quoted_tooltip(text))
    }

    /// Makes the element a link.
    #[must_use]
    pub fn link(self, link: &Link) -> Self {
        self.set("URL", quoted_tooltip(link.as_str()))
    }

    /// The id of the element in the SVG; nodes have it anyway.
    #[must_use]
    pub fn id(self, name: &Name) -> Self {
        self.set("id", quoted(name.as_str()))
    }

    fn set(mut self, key: &'static str, value: String) -> Self {
        self.0.push(Attribute(Id::Plain(key.into()), Id::Escaped(value)));
        self
    }
}

/// How far from a corner a line begins to turn, in points.
const TURN: f64 = 5.0;

/// The Bézier points of a line through some points: straight between them, rounded where it turns.
fn rounded(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let towards = |from: (f64, f64), to: (f64, f64)| {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(1e-6);
        let part = TURN.min(length / 2.0) / length;
        (from.0 + dx * part, from.1 + dy * part)
    };
    let Some(first) = points.first() else { return Vec::new() };
    let mut course = vec![*first];
    let mut at = *first;
    for three in points.windows(3) {
        let (start, end) = (towards(three[1], three[0]), towards(three[1], three[2]));
        course.extend([at, start, start, three[1], three[1], end]);
        at = end;
    }
    if let [.., last] = points {
        course.extend([at, *last, *last]);
    }
    course
}

/// One end of an edge: a node, a cell of its table, a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End(NodeId);

impl End {
    /// The node, at the place the engine finds best.
    pub fn node(name: &Name) -> Self {
        Self(NodeId(id(name.as_str()), None))
    }
}

/// The statements of a graph or cluster.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Body(Vec<Stmt>);

impl Body {
    /// Attributes of the graph or cluster itself.
    pub fn attrs(&mut self, attrs: Attrs) {
        self.0.push(Stmt::GAttribute(GraphAttributes::Graph(attrs.0)));
    }

    /// What nodes have from here on.
    pub fn node_defaults(&mut self, attrs: Attrs) {
        self.0.push(Stmt::GAttribute(GraphAttributes::Node(attrs.0)));
    }

    /// What edges have from here on.
    pub fn edge_defaults(&mut self, attrs: Attrs) {
        self.0.push(Stmt::GAttribute(GraphAttributes::Edge(attrs.0)));
    }

    /// A node; its name is also the id of its element in the SVG.
    pub fn node(&mut self, name: &Name, attrs: Attrs) {
        let attrs = attrs.id(name);
        self.0.push(Stmt::Node(Node::new(NodeId(id(name.as_str()), None), attrs.0)));
    }

    /// An edge.
    pub fn edge(&mut self, from: End, to: End, attrs: Attrs) {
        self.0.push(Stmt::Edge(Edge { ty: EdgeTy::Pair(Vertex::N(from.0), Vertex::N(to.0)), attributes: attrs.0 }));
    }

    /// A cluster: a frame around nodes, which are declared outside of it. Readers of DOT that look at the nodes of the graph itself find
    /// them there with all that they say.
    pub fn cluster<'n>(&mut self, name: &Name, attrs: Attrs, nodes: impl IntoIterator<Item = &'n Name>) {
        let mut stmts = vec![Stmt::GAttribute(GraphAttributes::Graph(attrs.0))];
        stmts.extend(nodes.into_iter().map(|node| Stmt::Node(Node::new(NodeId(id(node.as_str()), None), Vec::new()))));
        let name = format!("cluster_{}", name.as_str());
        self.0.push(Stmt::Subgraph(Subgraph { id: id(&name), stmts }));
    }

    /// Prints a directed graph with these statements; the same statements give the same bytes.
    ///
    /// ```
    /// use demarche::picture::dot::{Attrs, Body};
    /// use demarche::picture::name::Name;
    /// let mut body = Body::default();
    /// body.node(&Name::new("p", &["ukraine"]), Attrs::new().label("Ukraine"));
    /// assert_eq!(body.print("map"), "digraph \"map\" {\n  \"p_ukraine\"[label=\"Ukraine\" id=\"p_ukraine\"]\n}\n");
    /// ```
    pub fn print(self, name: &'static str) -> String {
        let tree = Tree::DiGraph { id: id(name), strict: false, stmts: self.0 };
        let mut text = tree.print(&mut PrinterContext::default());
        text.push('\n');
        text
    }
}

fn id(name: &str) -> Id {
    Id::Escaped(quoted(name))
}

#[cfg(test)]
#[path = "dot_tests.rs"]
mod tests;
