//! A drawing with the glyphs of its text: as pixels, or ready to be printed.
//!
//! Only fonts that come with the program, or that somebody names, are used: the same drawing gives the same pixels on every machine.

use std::collections::BTreeSet;
use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};
use unicode_width::UnicodeWidthChar;

use super::font::{BOLD, ITALIC, REGULAR};
use crate::words::listed;

const SVG: &str = "http://www.w3.org/2000/svg";
/// What the bundled fonts call themselves.
const FAMILY: &str = "Arimo";
/// Pixels for each unit of a drawing, of which a browser has 96 to the inch.
const SCALE: f32 = 2.0;
/// The same for a metre of paper, at two for each of 96 to the inch.
const PER_METRE: u32 = 7559;
/// How much work packing may be, of 9: more takes longer and saves little.
const EFFORT: u8 = 3;
/// Pixels of a side beyond which nobody can open a picture.
const MOST: f32 = 32_768.0;
/// How many characters without a glyph are named.
const NAMED: usize = 6;

/// Fonts to set a drawing with.
#[derive(Clone, Debug)]
pub struct Fonts {
    faces: Arc<Database>,
}

/// A drawing whose text is set.
#[derive(Clone, Debug)]
pub struct Typeset {
    tree: Tree,
}

/// Why a drawing cannot be set or drawn.
#[derive(Debug, thiserror::Error)]
pub enum TypesetError {
    /// No font has these characters, which would be missing.
    #[error(
        "no font has {}: name one that does with `--font FILE`, or take the SVG, which uses the fonts of whoever reads it",
        lacking(.0)
    )]
    Missing(Vec<char>),
    /// It would have more pixels than can be opened.
    #[error("it would be {width} × {height} pixels large, and nobody could open more than {MOST} × {MOST}")]
    TooLarge {
        /// Pixels from left to right.
        width: f32,
        /// Pixels from top to bottom.
        height: f32,
    },
    /// What should be set is no drawing.
    #[error("the drawing cannot be read: {0}")]
    Unreadable(#[from] resvg::usvg::Error),
    /// The pixels could not be packed.
    #[error("the pixels cannot be written: {0}")]
    NotEncoded(String),
}

/// Pixels without holes as PNG: drawings are mostly flat, which deflate alone takes best.
fn packed(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let colors: Vec<u8> = pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(EFFORT));
    // For programs that print: so many pixels for a metre of the sheet.
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: PER_METRE, yppu: PER_METRE, unit: png::Unit::Meter }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&colors)?;
    writer.finish()?;
    Ok(out)
}

fn lacking(missing: &[char]) -> String {
    let named: Vec<String> = missing.iter().take(NAMED).map(|c| format!("“{c}” (U+{:04X})", u32::from(*c))).collect();
    match missing.len().saturating_sub(named.len()) {
        0 => listed(&named),
        more => format!("{} and {more} other characters", named.join(", ")),
    }
}

impl Default for Fonts {
    /// The fonts that come with the program.
    fn default() -> Fonts {
        let mut faces = Database::new();
        for font in [REGULAR, BOLD, ITALIC] {
            faces.load_font_data(font.to_vec());
        }
        faces.set_sans_serif_family(FAMILY);
        faces.set_serif_family(FAMILY);
        Fonts { faces: Arc::new(faces) }
    }
}

impl Fonts {
    /// Adds the faces of a font for characters that the others do not have; none if the bytes are no font.
    #[must_use]
    pub fn with(self, font: Vec<u8>) -> Option<Fonts> {
        let mut faces = Arc::unwrap_or_clone(self.faces);
        let before = faces.len();
        faces.load_font_data(font);
        (faces.len() > before).then(|| Fonts { faces: Arc::new(faces) })
    }

    /// Sets the text of an SVG.
    ///
    /// # Errors
    /// When it is no SVG, or when a character has no glyph in any of the fonts: a name with holes is no name.
    pub fn set(&self, svg: &str) -> Result<Typeset, TypesetError> {
        let missing = self.missing(svg);
        if !missing.is_empty() {
            return Err(TypesetError::Missing(missing));
        }
        let options = Options { font_family: FAMILY.to_owned(), fontdb: Arc::clone(&self.faces), ..Options::default() };
        Ok(Typeset { tree: Tree::from_str(svg, &options)? })
    }

    /// The characters of a drawing's text that no font has, in the order of their numbers.
    fn missing(&self, svg: &str) -> Vec<char> {
        // What is no XML has no text; whoever reads it says so.
        let Ok(document) = roxmltree::Document::parse(svg) else { return Vec::new() };
        let texts =
            document.descendants().filter(|node| node.has_tag_name((SVG, "text"))).filter_map(|node| node.text());
        let used: BTreeSet<char> =
            texts.flat_map(str::chars).filter(|c| c.width().is_some_and(|columns| columns > 0)).collect();
        let has = |face, c: char| {
            let glyph = |data: &[u8], index| ttf_parser::Face::parse(data, index).ok()?.glyph_index(c);
            self.faces.with_face_data(face, glyph).flatten().is_some()
        };
        used.into_iter().filter(|c| !self.faces.faces().any(|face| has(face.id, *c))).collect()
    }
}

impl Typeset {
    /// The drawing with its glyphs, for printing.
    #[cfg(feature = "pdf")]
    pub(super) fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The drawing on white, as PNG with two pixels for each of a screen.
    ///
    /// # Errors
    /// When it would be too large.
    pub fn png(&self) -> Result<Vec<u8>, TypesetError> {
        let size = self.tree.size();
        let [width, height] = [size.width(), size.height()].map(|side| (side * SCALE).ceil());
        let too_large = || TypesetError::TooLarge { width, height };
        if width > MOST || height > MOST {
            return Err(too_large());
        }
        // Both are whole, and far below the largest number.
        let mut pixels = Pixmap::new(width as u32, height as u32).ok_or_else(too_large)?;
        pixels.fill(Color::WHITE);
        resvg::render(&self.tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
        packed(&pixels).map_err(|error| TypesetError::NotEncoded(error.to_string()))
    }
}
