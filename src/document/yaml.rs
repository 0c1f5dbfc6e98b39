//! YAML text → a tree of values with byte spans.
//!
//! The only file that knows the YAML parser. Its events become values as they come. What is ordinary, another reader takes.

use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, StructureStyle, Tag};

use crate::diagnostic::Diagnostic;
use crate::document::builder::{Builder, Parsed, TOO_DEEP};
use crate::document::layout;
use crate::document::ordinary;
use crate::document::style::Style;
use crate::document::syntax::{self, Stop, Why};
use crate::source::{FileId, Place, SourceFile};

/// Parses one file. O(size of the text), and of what its aliases stand for.
///
/// # Errors
/// The first syntax error; YAML cannot be read on after one.
pub fn parse(id: FileId, file: &SourceFile) -> Result<Parsed<'_>, Box<Diagnostic>> {
    // Versions that nobody merged are no text of anybody, wherever they stand.
    if let Some(found) = layout::conflict(file.text()) {
        let stop = Stop { at: found.at, why: Why::Conflict };
        return Err(Box::new(syntax::error(id, file, &stop)));
    }
    match ordinary::read(id, file.text()) {
        Some(parsed) => Ok(parsed),
        None => parsed(id, file),
    }
}

/// The same by the parser alone.
///
/// # Errors
/// The first syntax error.
pub(super) fn parsed(id: FileId, file: &SourceFile) -> Result<Parsed<'_>, Box<Diagnostic>> {
    let mut listener = Listener { text: file.text(), builder: Builder::new(id, file.text()), has_document: false };
    for event in Parser::new_from_str(file.text()) {
        let taken = match event {
            Ok((event, span)) => listener.take(event, span),
            Err(error) => {
                let mark = error.marker();
                let at = file.byte(Place { line: mark.line(), column: mark.col() + 1 }) as usize;
                // The parser has a limit of its own, far beyond ours, where it looks ahead.
                let is_limit = matches!(error.kind(), ErrorKind::RecursionLimitExceeded);
                Err(Stop { at, why: if is_limit { Why::Limit(TOO_DEEP) } else { Why::Parser(error.info()) } })
            }
        };
        taken.map_err(|stop| Box::new(syntax::error(id, file, &stop)))?;
    }
    Ok(listener.builder.finish())
}

struct Listener<'t> {
    text: &'t str,
    builder: Builder<'t>,
    has_document: bool,
}

impl<'t> Listener<'t> {
    fn take(&mut self, event: Event<'t>, span: granit_parser::Span) -> Result<(), Stop> {
        let place = (byte(span.start), byte(span.end));
        match event {
            Event::DocumentStart(..) if self.has_document => {
                return Err(Stop { at: place.0 as usize, why: Why::Another });
            }
            Event::DocumentStart(..) => self.has_document = true,
            Event::Scalar(text, style, anchor, tag) => {
                let is_text = tag.as_deref().is_some_and(|tag| tag.core_suffix() == Some("str") || tag.suffix() == "!");
                let is_null = tag.as_deref().map_or(style == ScalarStyle::Plain && is_null(&text), is_null_tag);
                // A text that is nothing but its tag stands there.
                let tagged = span.tag_span().filter(|_| place.0 == place.1);
                let stands = tagged.map_or(place, |tag| (byte(tag.start), byte(tag.end)));
                if is_null {
                    self.builder.null(stands, anchor);
                    return Ok(());
                }
                let written = self.text.get(place.0 as usize..place.1 as usize).unwrap_or_default();
                let quoted = is_text || matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                match Style::new(&text, written) {
                    Style::Plain if !quoted && tagged.is_none() => self.builder.plain(place, anchor),
                    Style::Quoted(_) if quoted => self.builder.quoted(place, anchor),
                    style => self.builder.text(stands, text, quoted, style, anchor),
                }
            }
            Event::SequenceStart(style, anchor, _) => {
                self.builder.begin(place.0, false, style == StructureStyle::Flow, anchor)?;
            }
            Event::MappingStart(style, anchor, _) => {
                self.builder.begin(place.0, true, style == StructureStyle::Flow, anchor)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.builder.end(place.1)?,
            Event::Alias(anchor) => self.builder.repeat(anchor, place)?,
            _ => {}
        }
        Ok(())
    }
}

fn byte(mark: Marker) -> u32 {
    mark.byte_offset().unwrap_or_default() as u32
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn is_null_tag(tag: &Tag) -> bool {
    tag.core_suffix() == Some("null")
}
