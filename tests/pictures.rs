//! Pictures through the library: the DOT of three models is golden, two renders give the same bytes, every SVG is XML that
//! a screen reader can announce, and two parties that change places change nothing but their places.

mod groups_and_days;
#[cfg(feature = "embedded")]
mod hostile_texts;
#[cfg(feature = "embedded")]
mod pages;
mod steps_and_deals;
mod tables;
mod texts;
#[cfg(all(feature = "embedded", feature = "png"))]
mod typeset;

use std::path::{Path, PathBuf};
use std::time::Duration;

use demarche::model::Model;
use demarche::picture::external::External;
use demarche::picture::{Drawing, PICTURES, Picture};

use crate::support::{MINI_ISTANBUL, drawn, model, situation};

const HOSTILE: &str = include_str!("graphs/hostile/positions.yaml");

/// Talks in which there is something for every picture.
const LAKE: &str = include_str!("graphs/lake/positions.yaml");

fn cases() -> [(&'static str, Model); 3] {
    [("mini-istanbul", model(&[MINI_ISTANBUL])), ("hostile", model(&[HOSTILE])), ("lake", model(&[LAKE]))]
}

fn drawings(model: &Model) -> Vec<Drawing> {
    let situation = situation(model);
    PICTURES.iter().flat_map(|picture| drawn(&situation, picture)).collect()
}

/// The DOT of all pages of a picture.
fn dots(model: &Model, picture: &str) -> String {
    let picture = Picture::named(picture).expect("it is there");
    drawn(&situation(model), picture).into_iter().map(|one| one.dot).collect()
}

fn golden(case: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/graphs").join(case).join(format!("{name}.dot"))
}

#[test]
fn the_dot_of_every_picture_is_golden() {
    let bless = std::env::var_os("TRYCMD").is_some_and(|word| word == "overwrite");
    for (case, model) in cases() {
        for Drawing { name, dot, .. } in drawings(&model) {
            let path = golden(case, &name);
            if bless {
                std::fs::write(&path, &dot).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                continue;
            }
            let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            let differs = expected.lines().zip(dot.lines()).position(|(old, new)| old != new);
            assert!(
                expected == dot,
                "{case}/{name}.dot differs from line {} on; look at the picture, then run `cargo bless`",
                differs.unwrap_or(expected.lines().count().min(dot.lines().count())) + 1
            );
        }
    }
}

#[test]
fn what_nobody_could_look_at_is_not_laid_out() {
    let mut drawing = drawings(&cases()[0].1).remove(0);
    drawing.dot = "x".repeat(17 << 20);
    let error = drawing.svg(&External::new("no-such-dot", Duration::from_secs(1))).expect_err("too large").to_string();
    assert_eq!(error, "its DOT is 17 MiB long, and nobody could look at more than 16 MiB");
}

#[test]
fn two_renders_give_the_same_bytes() {
    for (case, model) in cases() {
        let dots = || drawings(&model).into_iter().map(|drawing| drawing.dot).collect::<Vec<_>>();
        assert_eq!(dots(), dots(), "{case}");
    }
}

#[test]
#[cfg(feature = "embedded")]
fn every_svg_is_xml_with_a_role_a_title_and_a_description() {
    let engine = demarche::picture::embedded::Embedded::default();
    for (case, model) in cases() {
        for drawing in drawings(&model) {
            let place = format!("{case}/{}", drawing.name);
            let svg = drawing.svg(&engine).unwrap_or_else(|error| panic!("{place}: {error}"));
            assert_eq!(drawing.svg(&engine).ok().as_ref(), Some(&svg), "{place}: two renders differ");
            let xml = roxmltree::Document::parse(&svg).unwrap_or_else(|error| panic!("{place}: {error}"));
            let root = xml.root_element();
            assert_eq!(root.attribute("role"), Some("graphics-document document"), "{place}");
            for tag in ["title", "desc"] {
                let said = root.children().find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)));
                let said = said.and_then(|node| node.text()).unwrap_or_default();
                assert!(!said.trim().is_empty(), "{place}: no <{tag}>");
            }
            let harmless = |node: roxmltree::Node<'_, '_>| {
                !["script", "image", "foreignObject"].contains(&node.tag_name().name())
                    && node.attributes().all(|a| !a.value().trim_start().starts_with("javascript:"))
            };
            assert!(xml.descendants().all(harmless), "{place}: something that runs or loads");
        }
    }
}

/// A text in which two parties have changed places, ids, names and all.
fn mirrored(text: &str) -> String {
    let swap = |text: String, a: &str, b: &str| text.replace(a, "\u{1}").replace(b, a).replace('\u{1}', b);
    swap(swap(text.to_owned(), "Ukraine", "Russia"), "ukraine", "russia")
}

/// Every position of a picture with how it is drawn, in the order of the alphabet. The place on the page is left out: parties stand
/// by name.
fn stances(dot: &str) -> Vec<String> {
    let mut stances = Vec::new();
    for (at, _) in dot.match_indices("[kind=\"stance\"") {
        let start = dot[..at].rfind('\n').unwrap_or(0);
        let mut text = dot[start..].split("]\n").next().unwrap_or_default().to_owned();
        for place in [" pos=\"", " lp=\""] {
            if let Some(from) = text.find(place) {
                let end = text[from + place.len()..].find('"').map_or(text.len(), |end| from + place.len() + end + 1);
                text.replace_range(from..end, "");
            }
        }
        stances.push(text);
    }
    stances.sort();
    stances
}

#[test]
fn parties_that_change_places_keep_colours_signs_and_words() {
    let (first, second) = (model(&[MINI_ISTANBUL]), model(&[&mirrored(MINI_ISTANBUL)]));
    let all = |model: &Model, picture: &str| {
        let pages = drawn(&situation(model), Picture::named(picture).expect("it is there"));
        pages.iter().flat_map(|page| stances(&page.dot)).collect::<Vec<_>>()
    };
    for picture in ["dispute", "dispute-words", "stance-map"] {
        let expected = all(&first, picture);
        let mut found: Vec<String> = all(&second, picture).iter().map(|one| mirrored(one)).collect();
        found.sort();
        assert!(expected.len() >= 10, "{picture}: {}", expected.len());
        assert_eq!(found, expected, "{picture}");
    }
}

#[test]
fn parties_that_change_names_only_change_nothing_else() {
    // Names in the same order of the alphabet and of the same width: the picture must be the same to the byte, up to the names.
    let renamed = |text: &str| {
        text.replace("Ukraine", "Ucraine")
            .replace("ukraine", "ucraine")
            .replace("Russia", "Ruscia")
            .replace("russia", "ruscia")
    };
    let (first, second) = (model(&[MINI_ISTANBUL]), model(&[&renamed(MINI_ISTANBUL)]));
    for picture in PICTURES.iter().map(|picture| picture.name) {
        assert!(renamed(&dots(&first, picture)) == dots(&second, picture), "{picture}");
    }
}
