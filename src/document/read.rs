//! Nodes → values with their places: texts, lists, mappings from names. A value of the wrong shape is reported and left
//! out.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rule};
use crate::document::shape::{Role, Shape, Shaped};
use crate::document::yaml::{Node, Value};
use crate::source::Span;

rule! {
    /// A list where a text is expected, and the like.
    pub WRONG_TYPE = "D0103" "wrong-type" File Error:
        "a value of another shape than the format asks for"
}

rule! {
    /// The same key twice in one mapping.
    pub DUPLICATE_KEY = "D0104" "duplicate-key" File Error:
        "the same key twice in one mapping"
}

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Sp<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A text as written: ids, words, dates and numbers are understood later, so that one wrong word stops nothing.
pub type Text = Sp<String>;

/// Keys with their values in the order of the file; a value that could not be read is `None`.
pub type Entries<T> = Vec<Entry<T>>;

/// A key with its value.
pub type Entry<T> = (Text, Option<T>);

/// One value or a list of them.
#[derive(Clone, Debug, Default)]
pub struct OneOrMany<T> {
    /// The values.
    pub items: Vec<T>,
}

/// A type that can be read from a node.
pub trait Read: Sized {
    /// Reads the node or reports why it cannot be read.
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self>;
}

impl Read for Text {
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Scalar { text, .. } => Some(Sp { value: text.clone(), span: node.span }),
            _ => wrong(node, "a text", problems),
        }
    }
}

impl Read for Sp<bool> {
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Scalar { text, quoted: false } if text == "true" => Some(Sp { value: true, span: node.span }),
            Value::Scalar { text, quoted: false } if text == "false" => Some(Sp { value: false, span: node.span }),
            _ => wrong(node, "`true` or `false`", problems),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Null => Some(Vec::new()),
            Value::Sequence(items) => Some(items.iter().filter_map(|item| T::read(item, problems)).collect()),
            _ => wrong(node, "a list", problems),
        }
    }
}

impl<T: Read> Read for OneOrMany<T> {
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Sequence(items) => {
                Some(OneOrMany { items: items.iter().filter_map(|item| T::read(item, problems)).collect() })
            }
            _ => T::read(node, problems).map(|item| OneOrMany { items: vec![item] }),
        }
    }
}

/// A mapping from names that the author chose.
///
/// Repeated keys are kept: only the resolver knows whether two definitions clash, also across files.
impl<T: Read> Read for Entries<T> {
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let pairs = match &node.value {
            Value::Null => return Some(Vec::new()),
            Value::Mapping(pairs) => pairs,
            _ => return wrong(node, "a mapping with a line `name: …` for each entry", problems),
        };
        let read = |(key, value): &(Node, Node)| {
            let key = Text::read(key, problems)?;
            Some((key, T::read(value, problems)))
        };
        Some(pairs.iter().filter_map(read).collect())
    }
}

impl Shaped for Text {
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

impl<T: Shaped> Shaped for Entries<T> {
    fn shape(role: Role) -> Shape {
        let (keys, values) = match role {
            Role::Keyed(keys, values) => (*keys, *values),
            keys => (keys, Role::Free),
        };
        Shape::Map(keys, Box::new(T::shape(values)))
    }
}

/// The readable entries, each name once; a repeated one is reported.
pub fn unique<'d, T>(
    entries: &'d [Entry<T>],
    problems: &mut Vec<Diagnostic>,
) -> impl Iterator<Item = (&'d Text, &'d T)> + use<'d, T> {
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    let mut once = Vec::new();
    for (key, value) in entries {
        match first.get(key.value.as_str()) {
            Some(span) => problems.push(twice(key, *span)),
            None => {
                first.insert(&key.value, key.span);
                once.extend(value.as_ref().map(|value| (key, value)));
            }
        }
    }
    once.into_iter()
}

pub(super) fn twice(key: &Text, first: Span) -> Diagnostic {
    Diagnostic::new(&DUPLICATE_KEY, key.span, format!("the key `{}` stands twice", shorten(&key.value)))
        .label("again here")
        .related(first, "first here")
        .help("keep one of the two, or make them one")
}

/// Reports a value of the wrong shape.
pub fn wrong<T>(node: &Node, expected: &str, problems: &mut Vec<Diagnostic>) -> Option<T> {
    let found = match &node.value {
        Value::Scalar { text, .. } => format!("`{}`", shorten(text)),
        other => other.shape().to_owned(),
    };
    let mut diagnostic = Diagnostic::new(&WRONG_TYPE, node.span, format!("expected {expected}, found {found}"))
        .label(format!("this is {}", node.value.shape()));
    if matches!(node.value, Value::Null) {
        diagnostic = diagnostic.help(EMPTY);
    }
    problems.push(diagnostic);
    None
}

/// In `{quote: 1,000 men}` the comma ends the value, and `000 men` becomes a key without one.
pub(super) const EMPTY: &str = "write a value after the colon; if there should be no key here, the value before it has a comma \
                     and must stand in quotation marks";

pub(super) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
