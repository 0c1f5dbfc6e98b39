//! Pages are full and not more than full: whatever the model, the drawing of every page is no larger than its sheet.

use std::path::Path;

use demarche::picture::PICTURES;
use demarche::picture::embedded::Embedded;
use demarche::picture::engine::Engine;
use demarche::picture::page::{MARGIN, Page};

use crate::support::{drawn_on, model, situation};

/// Every model under tests/graphs, with its name.
pub fn models() -> Vec<(String, demarche::model::Model)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graphs");
    let entries = std::fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("readable").path());
    let mut paths: Vec<_> = entries.filter(|path| path.join("positions.yaml").exists()).collect();
    paths.sort();
    assert!(paths.len() >= 11, "{paths:?}");
    let read = |path: &Path| std::fs::read_to_string(path.join("positions.yaml")).expect("text");
    paths
        .iter()
        .map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), model(&[&read(path)])))
        .collect()
}

#[test]
fn no_page_is_larger_than_its_sheet() {
    let engine = Embedded::default();
    let mut larger = Vec::new();
    for (name, model) in models() {
        let situation = situation(&model);
        for page in [Page::A4, Page::A4Landscape, Page::Slide] {
            let (width, height) = page.size().expect("a sheet");
            for drawing in PICTURES.iter().flat_map(|picture| drawn_on(&situation, picture, page)) {
                let place = format!("{name}/{} on {}", drawing.name, page.word());
                let svg = engine.svg(&drawing.dot).unwrap_or_else(|error| panic!("{place}: {error}"));
                let size = |key: &str| -> f64 {
                    let from = svg.find(&format!("{key}=\"")).expect("a size") + key.len() + 2;
                    svg[from..].split("pt").next().and_then(|text| text.parse().ok()).expect("points")
                };
                let (wide, high) = (size("width"), size("height"));
                if wide > width - 2.0 * MARGIN + 1.0 {
                    larger.push(format!("{place}: {wide} of {width} points wide"));
                }
                if high > height - 2.0 * MARGIN + 1.0 {
                    larger.push(format!("{place}: {high} of {height} points high"));
                }
            }
        }
    }
    assert!(larger.is_empty(), "{larger:#?}");
}

/// A sheet as large as the picture takes all of it: as many pages as there are things that it is of.
#[test]
fn a_sheet_of_natural_size_splits_nothing() {
    let engine = Embedded::default();
    for (name, model) in models() {
        let situation = situation(&model);
        for picture in &PICTURES {
            let drawings = drawn_on(&situation, picture, Page::Natural);
            let things = if picture.name == "text" { model.papers.len() } else { 1 };
            let names: Vec<&str> = drawings.iter().map(|drawing| drawing.name.as_str()).collect();
            assert!(drawings.len() <= things, "{name}: {names:?}");
            for drawing in drawings {
                let svg = engine.svg(&drawing.dot).unwrap_or_else(|error| panic!("{name}/{}: {error}", drawing.name));
                assert!(svg.contains("<svg"), "{name}/{}", drawing.name);
            }
        }
    }
}
