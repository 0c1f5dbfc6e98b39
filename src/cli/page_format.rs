//! What a page can be written as, and which of that this build has.

use crate::vocabulary::vocabulary;
use crate::words::near;

vocabulary! {
    /// What a page is written as.
    pub enum PageFormat {
        /// The Graphviz language: for other programs.
        Dot = "dot",
        /// A drawing for browsers, documents and slides.
        Svg = "svg",
        /// Pixels, two for each of a screen.
        Png = "png",
        /// A page to print.
        Pdf = "pdf",
        /// All pages in one PDF.
        Booklet = "booklet",
    }
}

impl PageFormat {
    /// The format of a typed word, if this build has it.
    ///
    /// # Errors
    /// When it has not, with what to do.
    pub fn typed(word: &str) -> Result<PageFormat, String> {
        let format = PageFormat::from_word(word).ok_or_else(|| {
            let words: Vec<&str> = PageFormat::ALL.iter().map(|(word, _)| *word).collect();
            match near(word, words.iter().copied()) {
                Some(meant) => format!("no such format; did you mean `{meant}`?"),
                None => format!("write one or several of: {}", words.join(", ")),
            }
        })?;
        match format {
            PageFormat::Png if cfg!(not(feature = "png")) => {
                Err("this build has no PNG: build it with `--features png`, or take the SVG".to_owned())
            }
            PageFormat::Pdf | PageFormat::Booklet if cfg!(not(feature = "pdf")) => {
                Err("this build has no PDF: build it with `--features pdf`, or print the SVG from a browser".to_owned())
            }
            format => Ok(format),
        }
    }

    /// Whether somebody can look at it.
    pub fn is_seen(self) -> bool {
        self != PageFormat::Dot
    }

    /// Whether it wants the glyphs of the text.
    pub fn is_inked(self) -> bool {
        matches!(self, PageFormat::Png | PageFormat::Pdf | PageFormat::Booklet)
    }
}
