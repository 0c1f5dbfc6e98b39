//! Pictures as pixels and on paper: of the size of their sheet, the same bytes twice, and never with a name that is missing.

use demarche::picture::embedded::Embedded;
use demarche::picture::typeset::{Fonts, TypesetError};

use crate::pictures::{LAKE, drawings};
use crate::support::model;

/// Boxes for 外 and 交, made for these tests.
const TWO_SIGNS: &[u8] = include_bytes!("../fixtures/two-signs.ttf");

fn svg(text: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><text x=\"1\" y=\"15\" \
         font-family=\"Arial, sans-serif\" font-size=\"12\">{text}</text></svg>"
    )
}

/// Width, height and pixels of three bytes.
fn pixels(png: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
    let mut out = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut out).expect("pixels");
    assert_eq!((frame.color_type, frame.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
    (frame.width, frame.height, out)
}

fn dark(pixels: &[u8]) -> usize {
    pixels.chunks(3).filter(|one| one.iter().all(|value| *value < 128)).count()
}

#[test]
fn every_page_is_an_a4_sheet_at_two_pixels_for_each_of_a_screen() {
    let (engine, fonts) = (Embedded::default(), Fonts::default());
    for drawing in drawings(&model(&[LAKE])) {
        let svg = drawing.svg(&engine).expect("an SVG");
        let png =
            || fonts.set(&svg).and_then(|page| page.png()).unwrap_or_else(|why| panic!("{}: {why}", drawing.name));
        let first = png();
        assert_eq!(first, png(), "{}: two are not the same", drawing.name);
        let (width, height, drawn) = pixels(&first);
        assert_eq!((width, height), (1588, 2246), "{}", drawing.name);
        assert!(dark(&drawn) > 10_000, "{}: there is text on it", drawing.name);
        assert!(drawn[..3] == [255, 255, 255], "{}: on white", drawing.name);
    }
}

#[test]
fn what_no_font_has_is_named_and_another_font_helps() {
    let fonts = Fonts::default();
    match fonts.set(&svg("Ж外α交 交")) {
        Err(error @ TypesetError::Missing(_)) => {
            let said = error.to_string();
            assert!(said.contains("“交” (U+4EA4) and “外” (U+5916)") && said.contains("--font FILE"), "{said}");
        }
        other => panic!("{other:?}"),
    }
    let more = fonts.clone().with(TWO_SIGNS.to_vec()).expect("a font");
    let drawn = |text| pixels(&more.set(&svg(text)).and_then(|page| page.png()).expect("pixels")).2;
    // Eight tenths of an em wide, seven tenths high, at twelve units of two pixels.
    assert!((250..340).contains(&dark(&drawn("外"))), "{}", dark(&drawn("外")));
    assert!(dark(&drawn("交")) < dark(&drawn("外")));
    assert!(fonts.with(b"no font".to_vec()).is_none());
}

#[test]
fn what_is_no_drawing_or_far_too_large_is_refused() {
    let fonts = Fonts::default();
    assert!(matches!(fonts.set("<html/>"), Err(TypesetError::Unreadable(_))));
    assert!(matches!(fonts.set(""), Err(TypesetError::Unreadable(_))));
    let huge = svg("x").replace("width=\"40\"", "width=\"400000\"");
    let refused = fonts.set(&huge).and_then(|page| page.png());
    assert!(matches!(refused, Err(TypesetError::TooLarge { .. })), "{refused:?}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_booklet_has_a_page_for_each_drawing_and_is_the_same_twice() {
    let (engine, fonts) = (Embedded::default(), Fonts::default());
    let drawings = drawings(&model(&[LAKE]));
    let set = |drawing: &demarche::picture::Drawing| fonts.set(&drawing.svg(&engine).expect("an SVG")).expect("text");
    let pages: Vec<_> = drawings.iter().map(|drawing| (drawing.title(), set(drawing))).collect();
    let print = || demarche::picture::booklet::print("The lake", &pages).expect("a PDF");
    let booklet = print();
    assert_eq!(booklet, print());
    let has = |text: &str| booklet.windows(text.len()).filter(|bytes| *bytes == text.as_bytes()).count();
    assert!(booklet.starts_with(b"%PDF-1.7") && booklet.ends_with(b"%%EOF"));
    assert_eq!(has("/MediaBox"), pages.len(), "a page each");
    assert!(has("Arimo") > 0 && has("/FontFile2") > 0, "fonts are embedded");
    assert_eq!(has("/Subtype /Image"), 0, "vectors");
}
