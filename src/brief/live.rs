//! A page that somebody watches while the files change: what `check` finds stands above it.

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::clean;
use crate::source::Sources;
use crate::words::count;

/// So many findings are listed; how many more there are is said.
const LISTED: usize = 20;

/// What stands above the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// Which page it is, counted from one.
    pub version: usize,
    /// Whether the page is the last one that could be made, since the files cannot be understood now.
    pub broken: bool,
    /// In one sentence.
    pub says: String,
    /// The first findings, errors first.
    pub findings: Vec<Found>,
    /// How many more there are.
    pub more: usize,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// File and line; nothing if it is in no file.
    pub place: String,
    /// Whether it is an error.
    pub is_error: bool,
    /// What is wrong.
    pub says: String,
    /// What to do.
    pub help: Option<String>,
}

impl Found {
    /// Of what `check` found.
    pub fn new(diagnostic: &Diagnostic, sources: &Sources) -> Found {
        let file = sources.file(diagnostic.place.span.file);
        let place = file.place(diagnostic.place.span.start);
        Found {
            place: format!("{}:{}:{}", clean(file.name()), place.line, place.column),
            is_error: diagnostic.severity == Severity::Error,
            says: format!("{} ({})", diagnostic.message, diagnostic.rule.name),
            help: diagnostic.help.clone(),
        }
    }

    /// Of something that went wrong around the files.
    pub fn error(says: impl Into<String>) -> Found {
        Found { place: String::new(), is_error: true, says: says.into(), help: None }
    }
}

impl Live {
    /// What is said of some findings; `broken` if no page could be made of the files as they are, `first` if none ever was.
    pub fn new(version: usize, mut found: Vec<Found>, broken: bool, first: bool) -> Live {
        found.sort_by_key(|one| !one.is_error);
        let errors = found.iter().filter(|one| one.is_error).count();
        let warnings = found.len() - errors;
        let number = match (errors, warnings) {
            (0, 0) => "nothing".to_owned(),
            (0, warnings) => count(warnings, "warning", "warnings"),
            (errors, 0) => count(errors, "error", "errors"),
            (errors, warnings) => {
                format!("{} and {}", count(errors, "error", "errors"), count(warnings, "warning", "warnings"))
            }
        };
        let rest = match (broken, first) {
            (false, _) => "",
            (true, true) => " The page follows once the files can be understood.",
            (true, false) => " Below is the page of before.",
        };
        let more = found.len().saturating_sub(LISTED);
        found.truncate(LISTED);
        Live { version, broken, says: format!("Live; check finds {number}.{rest}"), findings: found, more }
    }
}
