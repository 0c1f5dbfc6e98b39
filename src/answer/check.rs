//! What `check` found.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Asked, Glossary, Head, ModelEntry};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Edit, Label, Severity};
use crate::rules::Verification;
use crate::source::{Sources, Span};

/// Findings, by place.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Check<'f> {
    /// The findings; if not all are listed, errors come first.
    pub findings: Vec<Found<'f>>,
    /// How many of all findings are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// How many are not listed.
    pub more: usize,
    /// What became of the quotations, if they were looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quotations: Option<Quotations>,
    /// Whether files have the digests of their sources, if they were looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digests: Option<Digests>,
}

/// How many files were compared with the digest that their source gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Digests {
    /// They have it.
    pub unchanged: usize,
    /// They have another one.
    pub changed: usize,
}

/// How many quotations were looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Quotations {
    /// Found word for word.
    pub verified: usize,
    /// Not found.
    pub not_found: usize,
    /// Of sources whose file is not there.
    pub unverified: usize,
}

/// A range of characters in a file; lines and columns count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Place<'f> {
    /// The file.
    pub file: &'f str,
    /// The line of its first character.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The line of the character after it.
    pub end_line: usize,
    /// The column.
    pub end_column: usize,
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Found<'f> {
    /// The code of the rule.
    pub code: &'static str,
    /// Its name.
    pub rule: &'static str,
    /// How much it counts.
    pub level: &'static str,
    /// What is wrong.
    pub message: &'f str,
    /// Where.
    #[serde(flatten)]
    pub place: Place<'f>,
    /// What to do.
    pub help: Option<&'f str>,
    /// What is at that place.
    pub label: &'f str,
    /// Other places that have to do with it.
    pub related: Vec<Related<'f>>,
    /// What mends it.
    pub fix: Option<Fix<'f>>,
    /// What has to be replaced at the same time, or nothing.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub also: Vec<Fix<'f>>,
}

/// A place that has to do with a finding.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Related<'f> {
    /// What is there.
    pub message: &'f str,
    /// Where.
    #[serde(flatten)]
    pub place: Place<'f>,
}

/// A text that takes the place of another one.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Fix<'f> {
    /// The text.
    pub text: &'f str,
    /// Where.
    #[serde(flatten)]
    pub place: Place<'f>,
}

impl<'f> Place<'f> {
    /// In some files.
    fn new(sources: &'f Sources, span: Span) -> Place<'f> {
        let file = sources.file(span.file);
        let (start, end) = (file.place(span.start), file.place(span.end));
        let (end_line, end_column) = (end.line, end.column);
        Place { file: file.name(), line: start.line, column: start.column, end_line, end_column }
    }
}

impl<'f> Check<'f> {
    /// Of findings in some files, with how many of all are of each severity, and how many are left out.
    pub fn new(
        diagnostics: &'f [Diagnostic],
        sources: &'f Sources,
        [errors, warnings]: [usize; 2],
        more: usize,
        verification: Option<Verification>,
    ) -> Check<'f> {
        let related = |label: &'f Label| Related { message: &label.text, place: Place::new(sources, label.span) };
        let fix = |edit: &'f Edit| Fix { text: &edit.text, place: Place::new(sources, edit.span) };
        let found = |one: &'f Diagnostic| Found {
            code: one.rule.code,
            rule: one.rule.name,
            level: Severity::word(one.severity),
            message: &one.message,
            place: Place::new(sources, one.place.span),
            help: one.help.as_deref(),
            label: &one.place.text,
            related: one.related.iter().map(related).collect(),
            fix: one.fix.as_ref().map(fix),
            also: one.also.iter().map(fix).collect(),
        };
        let Verification { verified, not_found, unverified, unchanged, changed } = verification.unwrap_or_default();
        Check {
            findings: diagnostics.iter().map(found).collect(),
            errors,
            warnings,
            more,
            quotations: verification.map(|_| Quotations { verified, not_found, unverified }),
            digests: verification.map(|_| Digests { unchanged, changed }),
        }
    }

    /// With its head: of one model, or of several by themselves; none for one that was not understood.
    pub fn of(self, mut models: Vec<Option<ModelEntry>>, several: bool, as_of: Option<Date>) -> Answer<'f, Check<'f>> {
        let model = if several { Asked::Several(models) } else { Asked::One(models.pop().flatten()) };
        let head = Head { question: "check", model, as_of, supposed: None, glossary: Glossary::default() };
        Answer { head, body: self, caveats: None }
    }
}
