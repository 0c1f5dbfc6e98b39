//! Nodes → typed records, collecting every problem on the way.
//!
//! `record!` declares a record once: its fields with their documentation, its keys, and how it is read. Unknown,
//! repeated and missing keys and values of the wrong shape are all reported in one go; what can be read is kept.

use std::num::NonZeroU32;

use smallvec::SmallVec;

use crate::diagnostic::{Diagnostic, rule};
use crate::document::meant_keys::{self, certain_key, meant_key};
use crate::document::node::{Node, Value};
use crate::document::read::{Entries, OneOrMany, Read, Text, keep_apart, twice};
use crate::document::shape::{Form, Help, Role, Shape, Shaped};
use crate::document::slips::{self, Slip};
use crate::document::spaces;
use crate::document::style::Style;
use crate::document::wrong_shape::{empty_help, explain, record_help, wrong};
use crate::source::Span;
use crate::words::{latin, shorten, shorten_to};

rule! {
    /// A key that the format does not have.
    pub UNKNOWN_KEY = "D0101" "unknown-key" File Error:
        "a key that the format does not have"
}

rule! {
    /// A key that the format needs.
    pub MISSING_KEY = "D0102" "missing-key" File Error:
        "a key that the format needs"
}

/// A type that can stand behind a key, and what it means that the key is not there.
pub trait Field<'t>: Sized {
    /// Reads the value, or makes the one that stands for a missing key.
    fn field(node: Option<Node<'t>>, key: &str, owner: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self>;
}

/// The record that a field belongs to, for messages.
#[derive(Debug)]
pub struct Owner<'a> {
    /// "a party", "a stance".
    pub what: &'a str,
    /// The whole record.
    pub span: Span,
}

impl<'t, T: Read<'t>> Field<'t> for Option<T> {
    fn field(node: Option<Node<'t>>, _: &str, _: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
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

impl<'t, T: Field<'t>> Field<'t> for Written<T> {
    fn field(node: Option<Node<'t>>, key: &str, owner: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let empty = |node: Node<'_>| match node.value() {
            Value::Null => true,
            Value::Mapping(pairs) => pairs.is_empty(),
            Value::Sequence(items) => items.is_empty(),
            Value::Scalar { .. } => false,
        };
        let written = node.is_some_and(|node| !empty(node));
        Some(Written { value: T::field(node, key, owner, problems)?, written })
    }
}

/// Reads a field from its key and value, and says how to write it if it is of the wrong shape.
pub fn read_field<'t, T: Field<'t>>(
    (word, value): (Node<'t>, Node<'t>),
    key: &str,
    help: Option<Help>,
    owner: &Owner<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<T> {
    let known = problems.len();
    let read = T::field(Some(value), key, owner, problems);
    if problems.len() > known {
        // A key that ran into its value has none, and that was said.
        if value.is_null() && word.text() != Some(key) {
            problems.truncate(known);
        } else {
            explain(key, help, (word, value), &mut problems[known..]);
        }
    }
    read
}

/// Reads a field that must be there.
pub fn required<'t, T: Read<'t>>(
    node: Option<Node<'t>>,
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

impl<'t> Field<'t> for Text<'t> {
    fn field(node: Option<Node<'t>>, key: &str, owner: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        required(node, key, owner, problems)
    }
}

impl<'t, T: Read<'t>> Field<'t> for Vec<T> {
    fn field(node: Option<Node<'t>>, _: &str, _: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        Some(node.and_then(|node| Self::read(node, problems)).unwrap_or_default())
    }
}

impl<'t, T: Read<'t>> Field<'t> for Entries<'t, T> {
    fn field(node: Option<Node<'t>>, _: &str, _: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        Some(node.and_then(|node| Self::read(node, problems)).unwrap_or_default())
    }
}

impl<'t, T: Read<'t>> Field<'t> for OneOrMany<T> {
    fn field(node: Option<Node<'t>>, _: &str, _: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let empty = || OneOrMany { items: SmallVec::new() };
        Some(node.and_then(|node| Self::read(node, problems)).unwrap_or_else(empty))
    }
}

/// Where the keys of a record stand, by their position in `keys`; unknown and repeated keys are reported, those that
/// are known to belong `elsewhere` with where that is.
pub fn fields<'t, const N: usize>(
    node: Node<'t>,
    keys: &[&str; N],
    help: &[Option<Help>; N],
    elsewhere: &[(&str, &'static str)],
    what: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<[Option<NonZeroU32>; N]> {
    let Value::Mapping(pairs) = node.value() else {
        let help = record_help(node.value(), keys[0]);
        return wrong(node, &format!("{what}, a mapping with keys such as `{}: …`", keys[0]), &help, problems);
    };
    let mut found = [None; N];
    let mut misspelt = Vec::new();
    let before = problems.len();
    let mut last = None;
    for (key, value) in pairs.iter() {
        let above = last.replace((key, value));
        let known = key.text().and_then(|text| place_of(text, keys));
        if let Some(known) = known
            && found[known].is_none()
        {
            found[known] = key.place();
            continue;
        }
        let Some(word) = Text::read(key, problems) else { continue };
        match known {
            None => {
                let own = elsewhere.iter().find(|(key, _)| *key == word.value);
                let own = own.map(|(_, help)| (None, (*help).to_owned()));
                let belongs = own.or_else(|| meant_keys::for_another(word.value, keys, pairs));
                let is_empty = value.is_null();
                if let Some(found) = odd_indent(&word) {
                    let name = word.value.trim_start_matches(spaces::is_odd);
                    misspelt.push((keys.iter().copied().find(|key| *key == name), key));
                    problems.push(found);
                    continue;
                }
                let run_into = || slips::in_key(word.value, |word| keys.contains(&word));
                if let Some((meant, slip)) = is_empty.then(run_into).flatten() {
                    misspelt.push((keys.iter().copied().find(|key| *key == meant), key));
                    problems.push(in_value(&word, slip));
                    continue;
                }
                let meant = meant_key(word.value, keys).filter(|_| belongs.is_none());
                misspelt.push((belongs.as_ref().map_or(meant, |(key, _)| *key), key));
                let unknown = unknown_key(&word, meant, keys, what);
                problems.push(match (belongs, above) {
                    (Some((_, help)), _) => unknown.help(help),
                    (None, _) if meant.is_none() && is_empty => {
                        unknown.help(format!("{}; several values stand in `[…]`", empty_help(word.value, Form::Text)))
                    }
                    (None, Some(above)) if meant.is_none() => {
                        let named = |owner: &str| keys.iter().position(|known| *known == owner);
                        let is_mapping = |owner: &str| named(owner).is_some_and(|at| Help::is_of_mapping(help[at]));
                        outside(unknown, above, is_mapping, (key, value))
                    }
                    (None, _) => unknown,
                });
            }
            Some(known) => problems.extend(found[known].map(|first| twice(&word, node.pair(first).0.span()))),
        }
    }
    if problems.len() > before {
        let words: Vec<Text<'_>> = pairs.iter().filter_map(|(key, _)| Text::read(key, &mut Vec::new())).collect();
        keep_apart(words.iter(), &mut problems[before..]);
    }
    // A misspelt key is reported once; that the right one is missing would be the same mistake again.
    for (meant, key) in misspelt {
        let at = meant.and_then(|meant| keys.iter().position(|known| *known == meant));
        if let Some(slot) = at.map(|at| &mut found[at]) {
            *slot = slot.or(key.place());
        }
    }
    Some(found)
}

/// Where a key stands among those of a record. Most differ in their first letter or in length, which costs least to look at.
fn place_of(text: &str, keys: &[&str]) -> Option<usize> {
    let first = text.as_bytes().first()?;
    keys.iter().position(|known| known.as_bytes().first() == Some(first) && *known == text)
}

/// A key behind spaces that are none to YAML, which belong to its name then.
fn odd_indent(word: &Text<'_>) -> Option<Diagnostic> {
    let name = word.value.trim_start_matches(spaces::is_odd);
    let spaces = &word.value[..word.value.len() - name.len()];
    let odd = Span { end: word.span.start + spaces.len() as u32, ..word.span };
    let mend = (word.style == Style::Plain).then(|| (odd, " ".repeat(spaces.chars().count())));
    let found = |message| Diagnostic::new(&UNKNOWN_KEY, odd, message).label("no space to YAML").help(spaces::HELP);
    (!spaces.is_empty()).then(|| found(spaces::message(spaces)).fix_at(mend))
}

/// A key that ran into its value.
fn in_value(word: &Text<'_>, slip: Slip) -> Diagnostic {
    let help = slip.mend.as_ref().map_or(String::new(), |mend| format!("write `{}`", shorten_to(mend, 80)));
    let message = match word.style {
        Style::Quoted(_) => "a key and its value stand between one pair of quotation marks".to_owned(),
        _ => slip.message,
    };
    Diagnostic::new(&UNKNOWN_KEY, word.span, message)
        .label("read as one word")
        .help(help)
        .fix(slip.mend.filter(|_| word.style != Style::Other))
}

/// A key that is none of this record: it may belong to the entry above it, which it is not indented below.
fn outside(
    unknown: Diagnostic,
    above: (Node<'_>, Node<'_>),
    is_mapping: impl Fn(&str) -> bool,
    (key, value): (Node<'_>, Node<'_>),
) -> Diagnostic {
    let Some(owner) = above.0.text() else { return unknown };
    if !above.1.is_null() || !is_mapping(owner) {
        return unknown;
    }
    let found = unknown.help(format!("if it belongs to `{owner}`, indent it by two spaces more than `{owner}`"));
    let is_line = matches!(value.value(), Value::Scalar { style: Style::Plain | Style::Quoted(_), .. });
    found.fix_at(is_line.then(|| (Span { end: key.span().start, ..key.span() }, "  ".to_owned())))
}

fn unknown_key(word: &Text<'_>, meant: Option<&str>, keys: &[&str], what: &str) -> Diagnostic {
    let help = match meant {
        Some(meant) => match latin(word.value) {
            Some((_, why)) => format!("{why}; write `{meant}`"),
            None => format!("did you mean `{meant}`?"),
        },
        None => {
            format!("{what} can have: {}", keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", "))
        }
    };
    Diagnostic::new(&UNKNOWN_KEY, word.span, format!("{what} has no key `{}`", shorten(word.value)))
        .label("not a key of the format")
        .help(help)
        .fix(word.fixed(meant.and_then(|meant| certain_key(word.value, meant, keys))))
}

/// `r#if` is written `if` in the file.
pub const fn key_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', name @ ..] => match std::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => field,
        },
        _ => field,
    }
}

impl<T: Shaped> Shaped for Option<T> {
    fn shape(role: Role) -> Shape {
        T::shape(role)
    }
}

impl<T: Shaped> Shaped for Written<T> {
    fn shape(role: Role) -> Shape {
        T::shape(role)
    }
}

/// Declares a record of the file: a struct, its keys, its [`Read`] and its [`Shaped`], and with that all that anybody knows of a
/// key. `=>` says what the texts behind it stand for, in particular whether they are prose; `;` how to write it, if that is not
/// plain from its shape ([`Help`](crate::document::shape::Help)). A key is needed if its type has no value for "not there". `needs`
/// says what else a whole record needs ([`Needs`](crate::document::shape::Needs)). `elsewhere` lists keys that people write there
/// and that belong to another place, with what to do instead.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $vis:vis struct $name:ident<$life:lifetime> = $what:literal {
            $( $(#[doc = $field_doc:literal])* $field:ident: $type:ty $(=> $role:expr)? $(; $help:expr)?, )*
        }
        $( needs $needs:expr; )?
        $( elsewhere { $( $foreign:ident: $instead:literal, )* } )?
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        $vis struct $name<$life> {
            /// The whole entry.
            pub span: $crate::source::Span,
            $( $(#[doc = $field_doc])* $vis $field: $type, )*
        }

        impl<$life> $crate::document::read::Read<$life> for $name<$life> {
            const FORM: $crate::document::shape::Form = $crate::document::shape::Form::Record;

            fn read(
                node: $crate::document::node::Node<$life>,
                problems: &mut Vec<$crate::diagnostic::Diagnostic>,
            ) -> Option<Self> {
                use $crate::document::record::{Field, Owner, fields, key_name, read_field};
                const KEYS: &[&str; [$(stringify!($field)),*].len()] = &[$(key_name(stringify!($field))),*];
                const ELSEWHERE: &[(&str, &str)] = &[$( $( (key_name(stringify!($foreign)), $instead), )* )?];
                #[allow(unused_imports, reason = "a record of plain texts needs no help")]
                use $crate::document::shape::Help;
                const HELP: &[Option<Help>; KEYS.len()] = &[$([$(Some($help),)? None][0]),*];
                let mut values = fields(node, KEYS, HELP, ELSEWHERE, $what, problems)?.into_iter();
                let mut helps = HELP.iter().copied();
                let owner = Owner { what: $what, span: node.span() };
                // Every field is read before any is looked at, so that each reports its own problem.
                $(
                    let (key, help) = (const { key_name(stringify!($field)) }, helps.next().flatten());
                    let $field = match values.next().flatten() {
                        Some(place) => read_field::<$type>(node.pair(place), key, help, &owner, problems),
                        None => <$type as Field>::field(None, key, &owner, problems),
                    };
                )*
                Some($name { span: node.span(), $($field: $field?,)* })
            }
        }

        impl<$life> $crate::document::shape::Shaped for $name<$life> {
            fn shape(_: $crate::document::shape::Role) -> $crate::document::shape::Shape {
                use $crate::document::record::key_name;
                #[allow(unused_imports, reason = "a record without references has no roles")]
                use $crate::{document::shape::{List, Needs, Role}, kind::Kind};
                use $crate::document::shape::{Key, Record, Shape, Shaped, doc};
                let fields = vec![$({
                    let role = [$($role,)? Role::Free][0];
                    Key {
                        key: key_name(stringify!($field)),
                        doc: doc(&[$($field_doc),*]),
                        required: <$type as Shaped>::REQUIRED,
                        shape: <$type as Shaped>::shape(role),
                    }
                }),*];
                let all: &[&'static [Needs]] = &[$(&$needs,)? &[]];
                let needs = all[0];
                Shape::Record(Record { what: $what, doc: doc(&[$($doc),*]), fields, needs })
            }
        }
    };
}
pub(crate) use record;
