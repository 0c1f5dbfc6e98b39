//! A source whose text is not where it should be.

use crate::diagnostic::{Diagnostic, rule};
use crate::model::Model;
use crate::quotation::Texts;
use crate::source::{Foreign, ReadError};

rule! {
    pub RULE = "D0413" "source-file-missing" Evidence Error:
        "a source names a file that is not in the folder of sources or is not UTF-8 text"
}

pub fn check(model: &Model, texts: &Texts, problems: &mut Vec<Diagnostic>) {
    for (_, source) in model.sources.iter() {
        let Some(Err(error)) = source.file.as_ref().and_then(|file| texts.get(file)) else { continue };
        let (reason, help) = match error {
            ReadError::Outside { .. } => {
                (error.to_string(), "put the text itself below that folder, and write its path without `..`")
            }
            ReadError::NotText { .. } => (error.to_string(), "save it as UTF-8"),
            ReadError::Foreign { foreign: Foreign::Binary, .. } => {
                (error.to_string(), "put the plain text of the source there")
            }
            ReadError::Foreign { .. } => (error.to_string(), "save it as UTF-8"),
            ReadError::TooLarge { path } => (format!("`{path}` is larger than 1 GiB"), "keep its text only"),
            _ => (error.to_string(), "put the text there, or leave `file` out if there is none"),
        };
        problems.push(
            Diagnostic::new(&RULE, source.span, format!("no text of source `{}`: {reason}", source.id))
                .label("its quotations cannot be verified")
                .help(help),
        );
    }
}
