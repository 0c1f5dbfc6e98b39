//! Nodes → values with their places: texts, lists, mappings from names. A value of the wrong shape is reported and left
//! out.

use std::collections::BTreeMap;

use smallvec::{SmallVec, smallvec};

use crate::diagnostic::{Diagnostic, rule};
use crate::document::node::{Node, Value};
use crate::document::shape::{Form, Role, Shape, Shaped};
use crate::document::style::Style;
use crate::document::wrong_shape::{empty_help, entries_help, list_help, patch, run_in, wrong};
use crate::source::Span;
use crate::words::shorten;

rule! {
    /// The same key twice in one mapping.
    pub DUPLICATE_KEY = "D0104" "duplicate-key" File Error:
        "the same key twice in one mapping"
}

/// A value with its place.
#[derive(Clone, Copy, Debug)]
pub struct Sp<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
    /// How it stands there.
    pub style: Style,
}

/// A text as written: ids, words, dates and numbers are understood later, so that one wrong word stops nothing.
pub type Text<'t> = Sp<&'t str>;

impl Text<'_> {
    /// What to write over the whole place of this text so that another one stands there; none if that is not beyond
    /// doubt.
    pub fn fixed(&self, text: Option<&str>) -> Option<String> {
        text.and_then(|text| self.style.write(text))
    }
}

/// Keys with their values in the order of the file; a value that could not be read is `None`.
pub type Entries<'t, T> = Vec<Entry<'t, T>>;

/// A key with its value.
pub type Entry<'t, T> = (Text<'t>, Option<T>);

/// One value or a list of them.
#[derive(Clone, Debug, Default)]
pub struct OneOrMany<T> {
    /// The values.
    pub items: SmallVec<[T; 1]>,
}

/// A type that can be read from a node.
pub trait Read<'t>: Sized {
    /// What its values look like.
    const FORM: Form = Form::Mixed;

    /// Reads the node or reports why it cannot be read.
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self>;
}

impl<'t> Read<'t> for Text<'t> {
    const FORM: Form = Form::Text;

    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match node.value() {
            Value::Scalar { text, style, .. } => Some(Sp { value: text, span: node.span(), style }),
            Value::Sequence(_) => wrong(node, "a text", "write one value only, without a list", problems),
            _ => wrong(
                node,
                "a text",
                "write one value only; a text with `: ` in it must stand in quotation marks",
                problems,
            ),
        }
    }
}

impl<'t> Read<'t> for Sp<bool> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let meant = match node.value() {
            Value::Scalar { text, quoted: false, style } if matches!(text, "true" | "false") => {
                return Some(Sp { value: text == "true", span: node.span(), style });
            }
            Value::Scalar { text, .. } => match text.to_lowercase().as_str() {
                "true" | "yes" | "y" | "on" => "write `true`",
                "false" | "no" | "n" | "off" => "write `false`",
                _ => "write `true` or `false`",
            },
            _ => "write `true` or `false`",
        };
        wrong(node, "`true` or `false`", meant, problems)
    }
}

/// A list of two, with its place: that it names more or fewer is found later, and said of the whole list. One of which a part
/// cannot be read is left out, since what is left of it would say something else.
impl<'t> Read<'t> for Sp<Vec<Text<'t>>> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Sequence(items) = node.value() else {
            return wrong(node, "a list", list_help(Text::FORM), problems);
        };
        let value: Vec<Text<'t>> = Vec::read(node, problems)?;
        (value.len() == items.iter().count()).then_some(Sp { value, span: node.span(), style: Style::Other })
    }
}

impl<'t, T: Read<'t>> Read<'t> for Vec<T> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match node.value() {
            Value::Null => Some(Vec::new()),
            Value::Sequence(items) => Some(items.iter().filter_map(|item| T::read(item, problems)).collect()),
            _ => wrong(node, "a list", list_help(T::FORM), problems),
        }
    }
}

impl<'t, T: Read<'t>> Read<'t> for OneOrMany<T> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match node.value() {
            Value::Sequence(items) => {
                Some(OneOrMany { items: items.iter().filter_map(|item| T::read(item, problems)).collect() })
            }
            Value::Mapping(_) if T::FORM == Form::Text => {
                wrong(node, "a text or a list of texts", list_help(T::FORM), problems)
            }
            _ => T::read(node, problems).map(|item| OneOrMany { items: smallvec![item] }),
        }
    }
}

/// A mapping from names that the author chose.
///
/// Repeated keys are kept: only the resolver knows whether two definitions clash, also across files.
impl<'t, T: Read<'t>> Read<'t> for Entries<'t, T> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let pairs = match node.value() {
            Value::Null => return Some(Vec::new()),
            Value::Mapping(pairs) => pairs,
            _ => {
                let help = entries_help(node.value());
                return wrong(node, "a mapping with a line `name: …` for each entry", help, problems);
            }
        };
        let read = |(key, value): (Node<'t>, Node<'t>)| {
            let key = Text::read(key, problems)?;
            let known = problems.len();
            let read = T::read(value, problems);
            if value.is_null() {
                patch(&mut problems[known..], value.span(), Some(key.span), &empty_help(key.value, T::FORM));
                let mend = run_in(key.value).and_then(|slip| slip.mend).filter(|_| key.style == Style::Plain);
                let own = problems[known..].iter_mut().find(|found| found.place.span == key.span);
                own.into_iter().for_each(|found| *found = found.clone().fix(mend.clone()));
            }
            Some((key, read))
        };
        Some(pairs.iter().filter_map(read).collect())
    }
}

impl Shaped for Text<'_> {
    const REQUIRED: bool = true;

    fn shape(role: Role) -> Shape {
        Shape::Text(role)
    }
}

impl Shaped for Sp<bool> {
    fn shape(_: Role) -> Shape {
        Shape::Flag
    }
}

impl Shaped for Sp<Vec<Text<'_>>> {
    fn shape(role: Role) -> Shape {
        Shape::Two(Box::new(Text::shape(role)))
    }
}

impl<T: Shaped> Shaped for Vec<T> {
    fn shape(role: Role) -> Shape {
        Shape::List(Box::new(T::shape(role)))
    }
}

impl<T: Shaped> Shaped for OneOrMany<T> {
    fn shape(role: Role) -> Shape {
        Shape::OneOrMany(Box::new(T::shape(role)))
    }
}

impl<T: Shaped> Shaped for Entries<'_, T> {
    fn shape(role: Role) -> Shape {
        let (keys, values) = match role {
            Role::Keyed(keys, values) => (*keys, *values),
            keys => (keys, Role::Free),
        };
        Shape::Map(keys, Box::new(T::shape(values)))
    }
}

/// The readable entries, each name once; a repeated one is reported.
pub fn unique<'d, 't, T>(
    entries: &'d [Entry<'t, T>],
    problems: &mut Vec<Diagnostic>,
) -> impl Iterator<Item = (&'d Text<'t>, &'d T)> + use<'d, 't, T> {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    let mut once = Vec::new();
    for (key, value) in entries {
        match first.get(key.value) {
            Some(span) => problems.push(twice(key, *span)),
            None => {
                first.insert(key.value, key.span);
                once.extend(value.as_ref().map(|value| (key, value)));
            }
        }
    }
    once.into_iter()
}

/// Takes back corrections of keys that would make two keys of one mapping the same. O(keys × findings).
pub fn keep_apart<'k, 't: 'k>(keys: impl Iterator<Item = &'k Text<'t>>, found: &mut [Diagnostic]) {
    let keys: Vec<&Text<'_>> = keys.collect();
    let of_key = |diagnostic: &Diagnostic| {
        let edit = diagnostic.fix.as_ref().filter(|edit| keys.iter().any(|key| key.span == edit.span))?;
        Some(edit.text.trim_matches(['"', '\'']).to_owned())
    };
    let new: Vec<Option<String>> = found.iter().map(of_key).collect();
    for (diagnostic, text) in found.iter_mut().zip(&new) {
        let Some(text) = text else { continue };
        let is_there = keys.iter().any(|key| key.value == text);
        if is_there || new.iter().flatten().filter(|other| *other == text).count() > 1 {
            diagnostic.fix = None;
        }
    }
}

pub(super) fn twice(key: &Text<'_>, first: Span) -> Diagnostic {
    Diagnostic::new(&DUPLICATE_KEY, key.span, format!("the key `{}` stands twice", shorten(key.value)))
        .label("again here")
        .related(first, "first here")
        .help("keep one of the two, or make them one")
}
