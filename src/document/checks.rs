//! How strictly a model is checked: the section `checks`, and comments such as `# allow(stale-stance): reason`.

use crate::diagnostic::{Diagnostic, rule};
use crate::document::node::{Node, Value};
use crate::document::read::{OneOrMany, Read, Sp, Text};
use crate::document::record::record;
use crate::document::set::Set;
use crate::document::shape::{Role, Shape, Shaped};
use crate::document::style::Style;
use crate::document::wrong_shape::wrong;
use crate::source::{FileId, SourceFile, Span};

rule! {
    /// A name that is no rule.
    pub UNKNOWN_RULE = "D0601" "unknown-rule" File Error:
        "a name under `checks:` or in a comment that is no rule, or of a rule that cannot be allowed"
}

rule! {
    /// Something allowed for no reason.
    pub ALLOW_WITHOUT_REASON = "D0602" "allow-without-reason" File Warning:
        "a rule that is allowed without a reason"
}

rule! {
    /// Something allowed that does not happen.
    pub UNUSED_ALLOW = "D0603" "unused-allow" File Warning:
        "a rule that is allowed and finds nothing there"
}

record! {
    /// How strictly `check` looks at this model.
    pub struct ChecksEntry<'t> = "`checks`" {
        /// Rules or groups whose findings are errors.
        deny: Set<Text<'t>> => Role::Rule,
        /// Rules or groups whose findings are warnings.
        warn: Set<Text<'t>> => Role::Rule,
        /// Rules or groups that are not looked at, each with the reason.
        allow: Reasons<'t> => Role::Rule,
        /// After how many days a position that nobody repeated counts as old.
        stale_after: Option<Text<'t>> => Role::Number,
        /// How many words a quotation may have.
        quotation_words: Option<Text<'t>> => Role::Number,
        /// The parties whose positions are compared for balance.
        sides: Set<Text<'t>> => Role::Id(&[Kind::Party]),
        /// Words that take a side.
        loaded_words: Option<WordsEntry<'t>>; Help::Write("write `loaded_words: {add: […], remove: […]}`"),
    }
}

record! {
    /// Changes to the list of words that take a side.
    pub struct WordsEntry<'t> = "`loaded_words`" {
        /// Words that are added to the list.
        add: Set<Text<'t>>,
        /// Words that are taken off the list.
        remove: Set<Text<'t>>,
    }
}

/// Names with a reason for each; one without is kept, to be reported.
#[derive(Clone, Debug, Default)]
pub struct Reasons<'t> {
    /// The names and reasons.
    pub entries: Vec<(Text<'t>, Option<Text<'t>>)>,
}

impl<'t> Read<'t> for Reasons<'t> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let entries = match node.value() {
            Value::Mapping(pairs) => {
                let entry = |(name, reason): (Node<'t>, Node<'t>)| {
                    let empty = reason.is_null();
                    let reason = if empty { None } else { Text::read(reason, problems) };
                    Some((Text::read(name, problems)?, reason))
                };
                pairs.iter().filter_map(entry).collect()
            }
            Value::Scalar { .. } | Value::Sequence(_) => {
                OneOrMany::<Text>::read(node, problems)?.items.into_iter().map(|name| (name, None)).collect()
            }
            Value::Null => {
                let help = "write `allow: {rule: reason}`";
                return wrong(node, "a mapping with a line `rule: reason` for each rule", help, problems);
            }
        };
        Some(Reasons { entries })
    }
}

impl<'t> crate::document::record::Field<'t> for Reasons<'t> {
    fn field(
        node: Option<Node<'t>>,
        _: &str,
        _: &crate::document::record::Owner<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        Some(node.and_then(|node| Self::read(node, problems)).unwrap_or_default())
    }
}

impl Shaped for Reasons<'_> {
    fn shape(role: Role) -> Shape {
        Shape::Map(role, Box::new(Shape::Text(Role::Free)))
    }
}

/// A comment that allows rules where it stands.
#[derive(Clone, Debug)]
pub struct AllowComment<'t> {
    /// The rules, by name or code.
    pub rules: Vec<Text<'t>>,
    /// Why.
    pub reason: Option<Text<'t>>,
    /// From the `#` to the end of the line.
    pub span: Span,
    /// Findings that begin here are meant: the line of the comment, or the entry below it.
    pub covers: Span,
}

/// Every comment of the form `# allow(rule, …): reason` in a file.
///
/// At the end of a line it covers that line. On a line of its own it covers the entry that begins on the next line: that
/// line and those below it that are indented further. O(length of the text).
pub fn comments<'t>(id: FileId, file: &'t SourceFile, node: Node<'_>) -> Vec<AllowComment<'t>> {
    let text = file.text();
    if !text.contains("allow") {
        return Vec::new();
    }
    let mut scalars = Vec::new();
    scalars_with_hash(node, text, &mut scalars);
    scalars.sort_unstable();
    let in_scalar = |at: usize| {
        let next = scalars.partition_point(|(start, _)| *start <= at);
        next > 0 && at < scalars[next - 1].1
    };
    let lines: Vec<(usize, &str)> = starts_of_lines(text).collect();
    let mut found = Vec::new();
    for (number, (start, line)) in lines.iter().enumerate() {
        let hashes = line.match_indices('#').map(|(at, _)| at);
        let comment = hashes.into_iter().find(|at| {
            let before = line[..*at].chars().next_back();
            before.is_none_or(char::is_whitespace) && !in_scalar(start + at)
        });
        let Some(at) = comment else { continue };
        let place = |from: usize, to: usize| Span { file: id, start: from as u32, end: to as u32 };
        let span = place(start + at, start + line.trim_end().len());
        let Some((rules, reason)) = allowed(&line[at..], span) else { continue };
        let own_line = line[..at].trim().is_empty();
        let covers = if own_line { entry_below(&lines[number + 1..]) } else { Some((*start, start + line.len() + 1)) };
        let (from, to) = covers.unwrap_or((text.len(), text.len()));
        found.push(AllowComment { rules, reason, span, covers: place(from, to) });
    }
    found
}

/// Lines with the byte at which each begins.
fn starts_of_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let this = start;
        start += line.len() + 1;
        (this, line)
    })
}

fn scalars_with_hash(node: Node<'_>, text: &str, found: &mut Vec<(usize, usize)>) {
    match node.value() {
        Value::Null => {}
        Value::Scalar { .. } => {
            let (start, end) = (node.span().start as usize, node.span().end as usize);
            if text.get(start..end).is_some_and(|written| written.contains('#')) {
                found.push((start, end));
            }
        }
        Value::Sequence(items) => items.iter().for_each(|item| scalars_with_hash(item, text, found)),
        Value::Mapping(pairs) => pairs.iter().for_each(|(key, value)| {
            scalars_with_hash(key, text, found);
            scalars_with_hash(value, text, found);
        }),
    }
}

/// The rules and the reason of a comment, if it is of this form.
fn allowed<'c>(comment: &'c str, span: Span) -> Option<(Vec<Text<'c>>, Option<Text<'c>>)> {
    let part = |text: &'c str| {
        let at = span.start + (text.as_ptr() as usize - comment.as_ptr() as usize) as u32;
        let span = Span { start: at, end: at + text.len() as u32, ..span };
        Sp { value: text, span, style: Style::Plain }
    };
    let rest = comment.trim_start_matches('#').trim_start().strip_prefix("allow")?.trim_start().strip_prefix('(')?;
    let (rules, rest) = rest.split_once(')')?;
    let rules = rules.split(',').map(str::trim).map(part).collect();
    let reason = rest.trim_start().strip_prefix(':').map(str::trim).filter(|reason| !reason.is_empty());
    Some((rules, reason.map(part)))
}

/// The bytes of the first entry of some lines: its first line and those that are indented further.
fn entry_below(lines: &[(usize, &str)]) -> Option<(usize, usize)> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let says_something = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let mut entries = lines.iter().filter(|(_, line)| says_something(line));
    let (start, first) = entries.next()?;
    let next = entries.find(|(_, line)| indent(line) <= indent(first));
    let end = next.map(|(start, _)| *start).or_else(|| lines.last().map(|(start, line)| start + line.len() + 1));
    Some((*start, end?))
}
