//! `check --fix`: mends what is beyond doubt, in place, and leaves every other byte as it is.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use similar::TextDiff;

use super::whole::{self, Known};
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{FileId, SourceFile, Sources};

/// A file with what is to be written into it.
#[derive(Debug)]
pub struct Mended<'s> {
    file: &'s SourceFile,
    text: String,
    edits: usize,
}

/// What the files would be if everything were mended that can be. Edits that touch one another are left for another run.
pub fn mend<'s>(diagnostics: &[Diagnostic], sources: &'s Sources) -> Vec<Mended<'s>> {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()) {
        by_file.entry(edit.span.file).or_default().push(edit);
    }
    let mend = |(id, mut edits): (FileId, Vec<&'_ Edit>)| {
        let file = sources.file(id);
        edits.sort_by_key(|edit| edit.span);
        let (mut text, mut done, mut number) = (String::new(), 0, 0);
        for edit in edits {
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            if start < done || number > 0 && start == done {
                continue;
            }
            text.push_str(&file.text()[done..start]);
            text.push_str(&edit.text);
            (done, number) = (end, number + 1);
        }
        text.push_str(&file.text()[done..]);
        Mended { file, text, edits: number }
    };
    by_file.into_iter().map(mend).collect()
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
        whole::write(path, text.as_bytes(), Known::Replace)
    }

    /// What would change, as a unified diff.
    pub fn diff(&self) -> String {
        let diff = TextDiff::from_lines(self.file.text(), &self.text);
        let name = self.name();
        diff.unified_diff().header(name, &format!("{name} (mended)")).to_string()
    }
}
