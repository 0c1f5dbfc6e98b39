//! A text that positions are taken from.

use schemars::JsonSchema;
use serde::Serialize;

use super::Said;
use crate::answer::{Register, Source};
use crate::date::Date;
use crate::id::SourceIx;
use crate::model::Element;

/// A source, as the file has it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SourceRecord<'m> {
    /// Its id.
    pub source: Source<'m>,
    /// Its title.
    pub title: Option<&'m str>,
    /// Who published it.
    pub publisher: Option<&'m str>,
    /// Whom its author had it from, nearest first.
    pub via: &'m [String],
    /// When it came out.
    pub date: Option<Date>,
    /// News, document, speech …
    pub kind: Option<&'m str>,
    /// Where it can be read.
    pub url: Option<&'m str>,
    /// The address of a copy in an archive.
    pub archived: Option<&'m str>,
    /// When it was read.
    pub retrieved: Option<Date>,
    /// The name of its file.
    pub file: Option<&'m str>,
    /// The SHA-256 of its file.
    pub sha256: Option<&'m str>,
    /// A note of the curator.
    pub note: Option<&'m str>,
    /// What it is called in few words.
    pub short: Option<&'m str>,
}

/// Everything known about a source.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SourceCard<'m> {
    /// What the file says of it.
    #[serde(flatten)]
    pub record: SourceRecord<'m>,
    /// Statements that rest on it, and how many of them are left out.
    #[serde(flatten)]
    pub said: Said<'m>,
}

impl<'m> SourceRecord<'m> {
    /// Of the model.
    pub fn new(register: &Register<'_, 'm>, ix: SourceIx) -> SourceRecord<'m> {
        let source = &register.model().sources[ix];
        SourceRecord {
            source: register.source(ix),
            title: source.title.as_deref(),
            publisher: source.publisher.as_deref(),
            via: &source.via,
            date: source.date,
            kind: source.kind.as_deref(),
            url: source.url.as_deref(),
            archived: source.archived.as_deref(),
            retrieved: source.retrieved,
            file: source.file.as_deref(),
            sha256: source.sha256.as_ref().map(|(digest, _)| digest.as_str()),
            note: source.note.as_deref(),
            short: source.short.as_deref(),
        }
    }
}

impl<'m> SourceCard<'m> {
    /// Of the model, with what rests on it. O(stances × pieces of evidence).
    pub fn new(register: &Register<'_, 'm>, ix: SourceIx) -> SourceCard<'m> {
        SourceCard { record: SourceRecord::new(register, ix), said: Said::about(register, &[Element::Source(ix)]) }
    }
}
