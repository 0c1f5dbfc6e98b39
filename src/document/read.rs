//! Nodes → typed records, collecting every problem on the way.
//!
//! [`record!`] declares a record once: its fields with their documentation, its keys, and how it is read. Unknown,
//! repeated and missing keys and values of the wrong shape are all reported in one go; what can be read is kept.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::document::yaml::{Node, Value};
use crate::source::Span;
use crate::words::near;

/// A key that the format does not have.
pub static UNKNOWN_KEY: Rule = Rule {
    code: "D0101",
    name: "unknown-key",
    severity: Severity::Error,
    summary: "a key that the format does not have",
};

/// A key that the format needs.
pub static MISSING_KEY: Rule =
    Rule { code: "D0102", name: "missing-key", severity: Severity::Error, summary: "a key that the format needs" };

/// A list where a text is expected, and the like.
pub static WRONG_TYPE: Rule = Rule {
    code: "D0103",
    name: "wrong-type",
    severity: Severity::Error,
    summary: "a value of another shape than the format asks for",
};

/// The same key twice in one mapping.
pub static DUPLICATE_KEY: Rule = Rule {
    code: "D0104",
    name: "duplicate-key",
    severity: Severity::Error,
    summary: "the same key twice in one mapping",
};

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

/// A type that can stand behind a key, and what it means that the key is not there.
pub trait Field: Sized {
    /// Reads the value, or makes the one that stands for a missing key.
    fn field(node: Option<&Node>, key: &str, owner: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self>;
}

/// The record that a field belongs to, for messages.
#[derive(Debug)]
pub struct Owner<'a> {
    /// "a party", "a stance".
    pub what: &'a str,
    /// The whole record.
    pub span: Span,
}

impl<T: Read> Field for Option<T> {
    fn field(node: Option<&Node>, _: &str, _: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        // What is optional and cannot be read is reported and left out; the record stays.
        Some(node.and_then(|node| T::read(node, problems)))
    }
}

/// A field of which it matters whether the author wrote it, even if it could not be read.
#[derive(Clone, Debug)]
pub struct Written<T> {
    /// What could be read.
    pub value: T,
    /// Whether something stands there.
    pub written: bool,
}

impl<T: Field> Field for Written<T> {
    fn field(node: Option<&Node>, key: &str, owner: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let empty = |node: &Node| match &node.value {
            Value::Null => true,
            Value::Mapping(pairs) => pairs.is_empty(),
            Value::Sequence(items) => items.is_empty(),
            Value::Scalar { .. } => false,
        };
        let written = node.is_some_and(|node| !empty(node));
        Some(Written { value: T::field(node, key, owner, problems)?, written })
    }
}

/// Reads a field that must be there.
pub fn required<T: Read>(
    node: Option<&Node>,
    key: &str,
    owner: &Owner<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    match node {
        Some(node) => T::read(node, problems),
        None => {
            let message = format!("{} needs the key `{key}`", owner.what);
            problems.push(
                Diagnostic::new(&MISSING_KEY, owner.span, message)
                    .label(format!("no `{key}` here"))
                    .help(format!("add `{key}: …`")),
            );
            None
        }
    }
}

impl Field for Text {
    fn field(node: Option<&Node>, key: &str, owner: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        required(node, key, owner, problems)
    }
}

impl<T: Read> Field for Vec<T> {
    fn field(node: Option<&Node>, _: &str, _: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        Some(node.and_then(|node| Self::read(node, problems)).unwrap_or_default())
    }
}

impl<T: Read> Field for Entries<T> {
    fn field(node: Option<&Node>, _: &str, _: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        Some(node.and_then(|node| Self::read(node, problems)).unwrap_or_default())
    }
}

impl<T: Read> Field for OneOrMany<T> {
    fn field(node: Option<&Node>, _: &str, _: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let empty = || OneOrMany { items: Vec::new() };
        Some(node.and_then(|node| Self::read(node, problems)).unwrap_or_else(empty))
    }
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
            _ => return wrong(node, "a mapping `name: …`", problems),
        };
        let read = |(key, value): &(Node, Node)| {
            let key = Text::read(key, problems)?;
            Some((key, T::read(value, problems)))
        };
        Some(pairs.iter().filter_map(read).collect())
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

fn twice(key: &Text, first: Span) -> Diagnostic {
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
const EMPTY: &str = "write a value after the colon; if there should be no key here, the value before it has a comma \
                     and must stand in quotation marks";

fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The values of a record by the position of their key in `keys`; unknown and repeated keys are reported.
pub fn fields<'n>(
    node: &'n Node,
    keys: &[&str],
    what: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<Vec<Option<&'n Node>>> {
    let Value::Mapping(pairs) = &node.value else {
        return wrong(node, &format!("{what}, a mapping with keys such as `{}: …`", keys[0]), problems);
    };
    let mut found: Vec<Option<(&Node, &Node)>> = vec![None; keys.len()];
    for (key, value) in pairs {
        let Some(word) = Text::read(key, problems) else { continue };
        match keys.iter().position(|known| *known == word.value) {
            None if matches!(value.value, Value::Null) => problems.push(unknown_key(&word, keys, what).help(EMPTY)),
            None => problems.push(unknown_key(&word, keys, what)),
            Some(at) => match found[at] {
                None => found[at] = Some((key, value)),
                Some((first, _)) => problems.push(twice(&word, first.span)),
            },
        }
    }
    Some(found.into_iter().map(|pair| pair.map(|(_, value)| value)).collect())
}

fn unknown_key(word: &Text, keys: &[&str], what: &str) -> Diagnostic {
    let help = match near(&word.value, keys.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => {
            format!("{what} can have: {}", keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", "))
        }
    };
    Diagnostic::new(&UNKNOWN_KEY, word.span, format!("{what} has no key `{}`", shorten(&word.value)))
        .label("not a key of the format")
        .help(help)
}

/// `r#if` is written `if` in the file.
pub fn key_name(field: &'static str) -> &'static str {
    field.strip_prefix("r#").unwrap_or(field)
}

/// Declares a record of the file: a struct, its keys and its [`Read`].
macro_rules! record {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident = $what:literal {
            $( $(#[$field_meta:meta])* $field:ident: $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        $vis struct $name {
            /// The whole entry.
            pub span: $crate::source::Span,
            $( $(#[$field_meta])* $vis $field: $type, )*
        }

        impl $crate::document::read::Read for $name {
            fn read(
                node: &$crate::document::yaml::Node,
                problems: &mut Vec<$crate::diagnostic::Diagnostic>,
            ) -> Option<Self> {
                use $crate::document::read::{Field, Owner, fields, key_name};
                let keys = [$(key_name(stringify!($field))),*];
                let mut values = fields(node, &keys, $what, problems)?.into_iter();
                let owner = Owner { what: $what, span: node.span };
                // Every field is read before any is looked at, so that each reports its own problem.
                $( let $field = <$type>::field(
                    values.next().flatten(), key_name(stringify!($field)), &owner, problems,
                ); )*
                Some($name { span: node.span, $($field: $field?,)* })
            }
        }
    };
}
pub(crate) use record;
