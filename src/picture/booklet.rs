//! Pages as PDF: vectors, text as text, the fonts embedded; a page for each drawing, with a bookmark.

use krilla::Document;
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Point, Size};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

use super::typeset::Typeset;

/// Points for each unit of a drawing, of which a browser has 96 to the inch.
const POINTS: f32 = 0.75;

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum BookletError {
    /// A page has no size.
    #[error("the page `{0}` has no size that can be printed")]
    NoSize(String),
    /// It could not be written.
    #[error("the PDF cannot be written: {0:?}")]
    NotWritten(KrillaError),
}

/// Prints drawings, each with its title, on pages of their own size. The same drawings give the same bytes.
///
/// # Errors
/// When a page is too large for the format.
pub fn print(title: &str, pages: &[(&str, Typeset)]) -> Result<Vec<u8>, BookletError> {
    let mut document = Document::new();
    let mut outline = Outline::new();
    let about = Metadata::new().title(title.to_owned()).language("en".to_owned()).creator("demarche".to_owned());
    document.set_metadata(about);
    for (at, (title, drawing)) in pages.iter().enumerate() {
        let no_size = || BookletError::NoSize((*title).to_owned());
        let drawn = drawing.tree().size();
        let (width, height) = (drawn.width() * POINTS, drawn.height() * POINTS);
        let size = Size::from_wh(width, height).ok_or_else(no_size)?;
        let mut page = document.start_page_with(PageSettings::from_wh(width, height).ok_or_else(no_size)?);
        let mut surface = page.surface();
        surface.draw_svg(drawing.tree(), size, SvgSettings::default()).ok_or_else(no_size)?;
        surface.finish();
        page.finish();
        outline.push_child(OutlineNode::new((*title).to_owned(), XyzDestination::new(at, Point::from_xy(0.0, 0.0))));
    }
    document.set_outline(outline);
    document.finish().map_err(BookletError::NotWritten)
}
