//! Findings the way rustc prints them.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::report::page::clean;
use crate::source::{SourceFile, Sources, Span};

/// Lines of the file that are handed over around a place. The renderer reads all that it is given, for each message.
const CONTEXT: usize = 2;

/// How many lines of a long entry are marked.
const LONGEST: usize = 3;

/// How many bytes of a line are marked.
const LONGEST_MARK: usize = 24;

/// Renders one diagnostic with the lines that it is about. Styles are ANSI sequences.
pub fn human(diagnostic: &Diagnostic, sources: &Sources, width: usize) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let prefix = diagnostic.severity.word().len() + diagnostic.rule.code.len() + "[]: ".len();
    let title = level.primary_title(wrapped(&diagnostic.message, width, prefix)).id(diagnostic.rule.code);
    let mut group = Group::with_title(title);
    for window in windows(diagnostic, sources) {
        group = group.element(window);
    }
    if let Some(help) = &diagnostic.help {
        // The renderer puts the help behind the number of the line, a frame and its own word.
        let digits = sources.file(diagnostic.place.span.file).place(diagnostic.place.span.end).line.to_string().len();
        group = group.element(Level::HELP.message(wrapped(help, width, digits + " = help: ".len())));
    }
    Renderer::styled().term_width(width).render(&[group])
}

/// One snippet for the main place and one for each related place that is far away or in another file.
fn windows<'s>(
    diagnostic: &'s Diagnostic,
    sources: &'s Sources,
) -> Vec<Snippet<'s, annotate_snippets::Annotation<'s>>> {
    let mut windows: Vec<(Span, Vec<(&Label, AnnotationKind)>)> =
        vec![(diagnostic.place.span, vec![(&diagnostic.place, AnnotationKind::Primary)])];
    for related in &diagnostic.related {
        let near = |span: &Span| {
            let file = sources.file(span.file);
            let lines = |byte| file.place(byte).line;
            span.file == related.span.file && lines(span.start).abs_diff(lines(related.span.start)) <= 12
        };
        match windows.iter_mut().find(|(span, _)| near(span)) {
            Some((span, labels)) => {
                *span = span.to(related.span);
                labels.push((related, AnnotationKind::Context));
            }
            None => windows.push((related.span, vec![(related, AnnotationKind::Context)])),
        }
    }
    windows.into_iter().map(|(span, labels)| snippet(sources.file(span.file), span, &labels)).collect()
}

fn snippet<'s>(
    file: &'s SourceFile,
    span: Span,
    labels: &[(&'s Label, AnnotationKind)],
) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
    let first = file.place(span.start).line.saturating_sub(CONTEXT).max(1);
    let lines = file.lines(first, file.place(span.end).line + CONTEXT);
    let text = &file.text()[lines.clone()];
    let annotations = labels.iter().map(|(label, kind)| {
        let range = clamp(file, label.span, &lines);
        let annotation = kind.span(range);
        if label.text.is_empty() { annotation } else { annotation.label(clean(&label.text)) }
    });
    Snippet::source(text).line_start(first).path(clean(file.name())).annotations(annotations)
}

/// The part of a span that lies in a window, on character boundaries, cut after a few lines: a mark beside a long
/// entry is enough, and the renderer panics on anything else.
fn clamp(file: &SourceFile, span: Span, window: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let text = file.text();
    let on_boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = on_boundary((span.start as usize).clamp(window.start, window.end));
    let first = file.place(span.start).line;
    let last_line = file.lines(first, (first + LONGEST - 1).min(file.place(span.end).line));
    // A mark on one line is no longer than this, so that it fits on a page.
    let of_line = file.lines(first, first).end.min(start + LONGEST_MARK);
    let end =
        if span.end as usize > last_line.end || file.place(span.end).line > first { last_line.end } else { of_line };
    let end = on_boundary((span.end as usize).min(end).clamp(start, window.end));
    start - window.start..end - window.start
}

/// A text from a finding, safe for a terminal, in lines that fit beside what the renderer puts before the first.
fn wrapped(text: &str, width: usize, before: usize) -> String {
    // Names of rules and ids have hyphens and stay whole.
    let options = textwrap::Options::new(width.saturating_sub(before).max(40));
    textwrap::fill(&clean(text), options.word_splitter(textwrap::WordSplitter::NoHyphenation))
}
