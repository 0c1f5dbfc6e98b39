//! Pixels and paper, if this build has them: fonts, and what is made with them.

#[cfg(feature = "png")]
pub use with::{Ink, Set};
#[cfg(not(feature = "png"))]
pub use without::{Ink, Set};

#[cfg(feature = "png")]
mod with {
    use std::fs;
    use std::path::PathBuf;

    use anyhow::{Context, Result, bail};

    use crate::cli::page_format::PageFormat;
    use crate::picture::typeset::{Fonts, Typeset};

    /// A drawing whose text is set.
    pub type Set = Typeset;

    /// The fonts that text is set with.
    pub struct Ink(Fonts);

    impl Ink {
        /// The bundled fonts and those of some files.
        ///
        /// # Errors
        /// When a file cannot be read or is no font.
        pub fn new(files: &[PathBuf]) -> Result<Ink> {
            let mut fonts = Fonts::default();
            for path in files {
                let name = path.display();
                if !fs::metadata(path).with_context(|| format!("--font: cannot read `{name}`"))?.is_file() {
                    bail!("--font: `{name}` is no file");
                }
                let bytes = fs::read(path).with_context(|| format!("--font: cannot read `{name}`"))?;
                let Some(more) = fonts.with(bytes) else {
                    bail!("--font: `{name}` is no font (TrueType or OpenType: .ttf, .otf, .ttc)");
                };
                fonts = more;
            }
            Ok(Ink(fonts))
        }

        /// Sets the text of an SVG.
        ///
        /// # Errors
        /// When that cannot be done, in a sentence.
        pub fn set(&self, svg: &str) -> Result<Set, String> {
            self.0.set(svg).map_err(|error| error.to_string())
        }

        /// A page in a format.
        ///
        /// # Errors
        /// When that cannot be done, in a sentence.
        pub fn content(&self, set: &Set, format: PageFormat, title: &str) -> Result<Vec<u8>, String> {
            match format {
                PageFormat::Png => set.png().map_err(|error| error.to_string()),
                _ => self.booklet(title, &[(title, set.clone())]),
            }
        }

        /// All pages as one PDF.
        ///
        /// # Errors
        /// When that cannot be done, in a sentence.
        #[cfg(feature = "pdf")]
        pub fn booklet(&self, title: &str, pages: &[(&str, Set)]) -> Result<Vec<u8>, String> {
            crate::picture::booklet::print(title, pages).map_err(|error| error.to_string())
        }

        /// Nobody can ask for it.
        ///
        /// # Errors
        /// Always: this build has no PDF.
        #[cfg(not(feature = "pdf"))]
        pub fn booklet(&self, _: &str, _: &[(&str, Set)]) -> Result<Vec<u8>, String> {
            PageFormat::typed(PageFormat::Booklet.word()).map(|_| Vec::new())
        }
    }
}

#[cfg(not(feature = "png"))]
mod without {
    use std::path::PathBuf;

    use anyhow::{Result, bail};

    use crate::cli::page_format::PageFormat;

    /// There is none.
    pub enum Set {}

    /// Nothing to set text with.
    pub struct Ink;

    impl Ink {
        /// No font is of use.
        ///
        /// # Errors
        /// When a font is named.
        pub fn new(files: &[PathBuf]) -> Result<Ink> {
            if files.is_empty() { Ok(Ink) } else { bail!("--font: {}", refused()) }
        }

        /// Nobody can ask for it.
        ///
        /// # Errors
        /// Always.
        pub fn set(&self, _: &str) -> Result<Set, String> {
            Err(refused())
        }

        /// There is nothing to write.
        ///
        /// # Errors
        /// Never.
        pub fn content(&self, set: &Set, _: PageFormat, _: &str) -> Result<Vec<u8>, String> {
            match *set {}
        }

        /// Nobody can ask for it.
        ///
        /// # Errors
        /// Always.
        pub fn booklet(&self, _: &str, _: &[(&str, Set)]) -> Result<Vec<u8>, String> {
            Err(refused())
        }
    }

    fn refused() -> String {
        PageFormat::typed(PageFormat::Png.word()).err().unwrap_or_default()
    }
}
