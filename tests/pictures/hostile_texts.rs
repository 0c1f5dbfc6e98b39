//! Texts that try to break out of a picture: every picture of a model that is full of them has the elements that it has with
//! harmless ones, and nothing that runs or leads anywhere.

use demarche::picture::PICTURES;
use demarche::picture::embedded::Embedded;
use demarche::source::Sources;

use crate::support::{drawn, situation};

const HOSTILE: [&str; 10] = [
    "a\" ]; evil [ label=\"x",
    "<B></B>",
    "&lt;",
    "\\N",
    "",
    "]]> -->",
    "\u{202E}x\u{0}",
    "👩‍👩‍👧",
    "</TD></TABLE>>]",
    "${x}",
];

/// Talks of three in which every text is this one.
fn talks(text: &str) -> demarche::model::Model {
    let t = serde_json::Value::from(text);
    let yaml = format!(
        "model: {{title: {t}, as_of: 2025-06-01}}\n\
         sources: {{s: {{title: {t}, date: 2025-05-01}}}}\n\
         parties: {{a: {{name: {t}}}, b: {{name: {t}}}, c: {{name: {t}}}}}\n\
         issues: {{i: {{name: {t}}}}}\n\
         demands: {{d: {{issue: i, text: {t}}}, e: {{issue: i, text: {t}}}}}\n\
         steps: {{x: {{text: {t}}}, y: {{text: {t}, after: [{{step: x, insists: a, evidence: {{s: {t}}}}}]}}}}\n\
         stances:\n\
         - {{party: a, demand: d, stance: demands, only_after: x, evidence: {{s: {t}}}, red_line: {{judge: {t}, why: {t}}}}}\n\
         - {{party: b, demand: d, stance: rejects, evidence: {{s: {t}}}, note: {t}}}\n\
         - {{party: a, demand: e, stance: supports, evidence: {{s: {t}}}}}\n\
         - {{party: c, demand: e, stance: [reluctant, open], evidence: {{s: {t}}}}}\n"
    );
    let mut sources = Sources::default();
    sources.add("talks.yaml", yaml);
    demarche::load(&sources).model
}

/// How many nodes and edges each page of each picture has.
fn elements(text: &str) -> Vec<(String, usize, usize)> {
    let model = talks(text);
    assert_eq!(model.stances.len(), 4, "{text:?}");
    let situation = situation(&model);
    let mut elements = Vec::new();
    for drawing in PICTURES.iter().flat_map(|picture| drawn(&situation, picture)) {
        let svg = drawing.svg(&Embedded::default()).unwrap_or_else(|e| panic!("{text:?}: {e}\n{}", drawing.dot));
        let tree = roxmltree::Document::parse(&svg).unwrap_or_else(|e| panic!("{text:?}: {e}"));
        let class = |name: &str| tree.descendants().filter(|n| n.attribute("class") == Some(name)).count();
        elements.push((drawing.name.clone(), class("node"), class("edge")));
        assert!(!svg.contains("href") && !svg.contains("<script"), "{text:?} in {}", drawing.name);
    }
    elements
}

#[test]
fn a_text_adds_no_element_to_a_picture() {
    let expected = elements("plain");
    assert!(expected.iter().any(|(_, nodes, edges)| *nodes >= 4 && *edges >= 3), "{expected:?}");
    for text in HOSTILE {
        assert_eq!(elements(text), expected, "{text:?}");
    }
}
