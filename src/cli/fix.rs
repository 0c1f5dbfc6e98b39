//! `check --fix`: mends what is beyond doubt, in place, and leaves every other byte as it is.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use similar::TextDiff;

use super::atomic_file::{self, Known};
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{FileId, SourceFile, Sources, Span};

/// A file with what is to be written into it.
#[derive(Debug)]
pub struct Mended<'s> {
    file: &'s SourceFile,
    text: String,
    edits: usize,
}

/// What the files would be if everything were mended that can be. What belongs together is written together, in all files, or
/// not at all; edits that touch one another are left for another run.
pub fn mend<'s>(diagnostics: &[Diagnostic], sources: &'s Sources) -> Vec<Mended<'s>> {
    let mut by_file: BTreeMap<FileId, BTreeMap<Span, &Edit>> = BTreeMap::new();
    for diagnostic in diagnostics {
        let Some(fix) = &diagnostic.fix else { continue };
        let together = || std::iter::once(fix).chain(&diagnostic.also);
        let is_taken = |edit: &Edit| by_file.get(&edit.span.file).is_some_and(|taken| touches(taken, edit.span));
        if together().any(is_taken) {
            continue;
        }
        for edit in together() {
            by_file.entry(edit.span.file).or_default().insert(edit.span, edit);
        }
    }
    let mend = |(id, edits): (FileId, BTreeMap<Span, &'_ Edit>)| {
        let file = sources.file(id);
        let (mut text, mut done) = (String::new(), 0);
        for (span, edit) in &edits {
            text.push_str(&file.text()[done..span.start as usize]);
            text.push_str(&edit.text);
            done = span.end as usize;
        }
        text.push_str(&file.text()[done..]);
        Mended { file, text, edits: edits.len() }
    };
    by_file.into_iter().map(mend).collect()
}

/// Whether one of some edits, which do not touch one another, touches a place.
fn touches(taken: &BTreeMap<Span, &Edit>, place: Span) -> bool {
    let before = taken.range(..place).next_back().is_some_and(|(span, _)| span.end >= place.start);
    before || taken.range(place..).next().is_some_and(|(span, _)| span.start <= place.end)
}

impl Mended<'_> {
    /// How many places are mended.
    pub fn edits(&self) -> usize {
        self.edits
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        self.file.name()
    }

    /// Where the file is; none for standard input.
    pub fn path(&self) -> Option<&Path> {
        self.file.path()
    }

    /// Writes the file: the old one or the new one is there at any moment.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        let text = format!("{}{}", self.file.mark(), self.text);
        atomic_file::write(path, text.as_bytes(), Known::Replace)
    }

    /// The text as it becomes.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// What changes in a file, as a unified diff.
pub fn diff(name: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    diff.unified_diff().header(name, &format!("{name} (mended)")).to_string()
}
