//! Names that try to break out, through the printer, the engine and a real XML parser.

use super::*;
use crate::picture::escape::visible;
use crate::picture::html::{Align, Cell, Inline, Table};

const HOSTILE: [&str; 32] = [
    "plain",
    "a \"quoted\" name",
    "a\" ]; evil [ label=\"x",
    "x\" URL=\"javascript:alert(1)",
    "<B></B>",
    "<B>bold</B>",
    "&lt;",
    "&amp;lt;",
    "&nosuch; &#0; & &",
    "back\\slash",
    "ends in \\",
    "\\N \\G \\E \\L \\T",
    "\\\\\" \\\"",
    "two\nlines",
    "cr\r\nlf",
    "nul\u{0}byte \u{7}\u{1b}[31m",
    "👩‍👩‍👧 emoji 🕊️",
    "right \u{202E}thgir ot tfel\u{202C}",
    "שלום עליכם",
    "السلام عليكم",
    "node",
    "graph",
    "edge",
    "strict digraph subgraph",
    "",
    " ",
    "${x} $(x) `x` %s {0}",
    "]]> <![CDATA[",
    "--> <!-- -->",
    "</TD></TR></TABLE>> ] evil [label=<",
    "\u{FFFE}\u{FFFF}\u{10FFFF}",
    "C:\\new\\table 外交 ½",
];

fn long() -> String {
    "very long ".repeat(500)
}

fn hostile() -> Vec<String> {
    HOSTILE.iter().map(|s| (*s).to_owned()).chain([long()]).collect()
}

/// A graph that puts `text` into every place a text can have.
fn everywhere(text: &str) -> String {
    let (a, b) = (Name::new("p", &[text]), Name::new("d", &[text, text]));
    let mut body = Body::default();
    let title = Table::new(0, 0, 2).row([Cell::text(Inline::text(text).bold()).tooltip(text)]);
    body.attrs(Attrs::new().word(Key::RankDir, "LR").label_table(&title).tooltip(text));
    body.node(&a, Attrs::new().label(text).tooltip(text));
    body.cluster(&Name::new("i", &[text]), Attrs::new().label(text).tooltip(text), [&a]);
    let lines = Inline::lines(&[text, text], Align::Left).size(9);
    let table = Table::new(1, 1, 0).row([
        Cell::text(Inline::text(text).italic()).tooltip(text),
        Cell::table(Table::bare().row([Cell::text(lines), Cell::empty().at_least(3, 3)])),
    ]);
    body.node(&b, Attrs::new().word(Key::Shape, "plain").label_table(&table).tooltip(text));
    body.edge(End::node(&a), End::node(&b), Attrs::new().label(text).tooltip(text));
    body.print("hostile")
}

#[cfg(feature = "embedded")]
#[test]
fn hostile_names_come_through_the_engine_intact() {
    use crate::picture::engine::Engine as _;
    for text in hostile() {
        let dot = everywhere(&text);
        let svg =
            crate::picture::embedded::Embedded::default().svg(&dot).unwrap_or_else(|e| panic!("{text:?}: {e}\n{dot}"));
        check(&text, &svg);
    }
}

#[test]
fn hostile_names_come_through_an_installed_graphviz_too() {
    use crate::picture::{
        engine::{Engine as _, EngineError},
        external::External,
    };
    for text in hostile() {
        match External::from_environment(crate::picture::engine::TIME_LIMIT).svg(&everywhere(&text)) {
            // Graphviz need not be installed where the tests run; the built-in engine is tested everywhere.
            Err(EngineError::NotFound { .. }) => return,
            other => check(&text, &other.unwrap_or_else(|e| panic!("{text:?}: {e}"))),
        }
    }
}

fn check(text: &str, svg: &str) {
    let tree = roxmltree::Document::parse_with_options(
        svg,
        roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() },
    )
    .unwrap_or_else(|e| panic!("{text:?}: {e}\n{svg}"));
    let class = |name: &str| tree.descendants().filter(|n| n.attribute("class") == Some(name)).count();
    assert_eq!((class("node"), class("edge"), class("cluster")), (2, 1, 1), "{text:?}\n{svg}");
    assert!(!svg.contains("xlink:href"), "{text:?}");
    let flat = |s: &str| s.replace(['\n', '\u{a0}'], " ").trim().to_owned();
    let wanted = flat(&visible(text));
    if wanted.is_empty() {
        return;
    }
    let in_text = tree
        .descendants()
        .filter(|n| n.tag_name().name() == "text")
        .filter(|n| flat(&texts(*n)).contains(&wanted))
        .count();
    // Two cells, two lines and the heading always; plain labels are split at line ends.
    assert!(in_text >= 4, "{text:?}: {in_text}\n{svg}");
    let tooltips = tree
        .descendants()
        .filter(|n| n.tag_name().name() == "a")
        .filter(|n| n.attributes().any(|a| a.name() == "title" && flat(a.value()) == wanted))
        .count();
    assert!(tooltips >= 4, "{text:?}: {tooltips}\n{svg}");
}

fn texts(node: roxmltree::Node<'_, '_>) -> String {
    node.descendants().filter_map(|n| n.text().filter(|_| n.is_text())).collect()
}

#[test]
fn names_are_injective_and_never_reserved() {
    let mut seen = std::collections::BTreeSet::new();
    for text in hostile().iter().map(String::as_str).chain(["a.b", "a.2e.b", "a..b", "a-b", "a_b", "a b"]) {
        assert!(seen.insert(Name::new("p", &[text])), "{text:?}");
    }
    assert_ne!(Name::new("r", &["a", "b"]), Name::new("r", &["a..b"]));
    assert_ne!(Name::new("r", &["a", "b-c"]), Name::new("r", &["a-b", "c"]));
}

#[test]
fn printing_is_stable_and_one_statement_a_line() {
    let dot = everywhere("x");
    assert_eq!(dot, everywhere("x"));
    assert!(dot.contains("  \"p_x\" -> \"d_x..x\" [label=\"x\" tooltip=\"x\"]\n"), "{dot}");
    assert!(dot.contains("\n      <TR><TD TITLE=\"x\"><I>x</I></TD>"), "{dot}");
}
