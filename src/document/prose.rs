//! What the author writes in words of their own: sentences about demands, notes, reasons. Quotations are not among them,
//! and neither are names and titles, which belong to whom they name.

use crate::document::file::{Document, File};
use crate::document::node::{Node, Value};
use crate::document::read::{Sp, Text};
use crate::document::shape::{Key, Record, Role, Shape};

/// A text in the author's own words.
#[derive(Clone, Debug)]
pub struct Prose<'t> {
    /// The key that it stands behind; of a mapping with reasons, the key of that mapping.
    pub key: &'static str,
    /// The text.
    pub text: Text<'t>,
}

/// Collects every such text of some files: those whose role is prose, and conditions in words.
/// O(size of the trees × keys of a record).
pub fn prose<'t>(files: &'t [File<'t>]) -> Vec<Prose<'t>> {
    let mut found = Vec::new();
    if let Some(shape) = holding(Document::shape()) {
        files.iter().flatten().for_each(|file| below("", file.tree.root(), &shape, &mut found));
    }
    found
}

/// What of a shape holds prose.
fn holding(shape: Shape) -> Option<Shape> {
    let within = |shape: Box<Shape>| holding(*shape).map(Box::new);
    match shape {
        Shape::Text(Role::Prose) | Shape::Condition => Some(shape),
        Shape::Text(_) | Shape::Flag => None,
        Shape::List(item) => within(item).map(Shape::List),
        Shape::Two(item) => within(item).map(Shape::Two),
        Shape::OneOrMany(item) => within(item).map(Shape::OneOrMany),
        Shape::Map(keys, values) => within(values).map(|values| Shape::Map(keys, values)),
        Shape::Record(record) => {
            let key = |key: Key| holding(key.shape).map(|shape| Key { shape, ..key });
            let fields: Vec<Key> = record.fields.into_iter().filter_map(key).collect();
            (!fields.is_empty()).then_some(Shape::Record(Record { fields, ..record }))
        }
        Shape::AnyOf(shapes) => {
            let shapes: Vec<Shape> = shapes.into_iter().filter_map(holding).collect();
            (!shapes.is_empty()).then_some(Shape::AnyOf(shapes))
        }
    }
}

/// Below a key; the nearest one that is a key of the format.
fn below<'t>(key: &'static str, node: Node<'t>, shape: &Shape, found: &mut Vec<Prose<'t>>) {
    match (shape, node.value()) {
        (_, Value::Null) => {}
        (Shape::Text(Role::Prose), Value::Scalar { .. }) => found.extend(text(key, node)),
        (Shape::Condition, Value::Scalar { text: words, .. }) => {
            // A single word is an id.
            found.extend(text(key, node).filter(|_| words.contains(char::is_whitespace)));
        }
        (Shape::Condition, Value::Mapping(pairs)) => {
            pairs.iter().for_each(|(_, part)| below(key, part, shape, found));
        }
        (Shape::List(item) | Shape::Two(item) | Shape::OneOrMany(item), Value::Sequence(items)) => {
            items.iter().for_each(|part| below(key, part, item, found));
        }
        // What is written as a list where one text belongs is prose all the same.
        (Shape::Text(_) | Shape::Condition, Value::Sequence(items)) => {
            items.iter().for_each(|part| below(key, part, shape, found));
        }
        (Shape::List(item) | Shape::OneOrMany(item), _) => below(key, node, item, found),
        (Shape::Map(_, values), Value::Mapping(pairs)) => {
            pairs.iter().for_each(|(_, value)| below(key, value, values, found));
        }
        (Shape::Record(record), Value::Mapping(pairs)) => {
            for (word, value) in pairs.iter() {
                let Some(word) = word.text() else { continue };
                if let Some(known) = record.fields.iter().find(|known| known.key == word) {
                    below(known.key, value, &known.shape, found);
                }
            }
        }
        (Shape::AnyOf(shapes), _) => shapes.iter().for_each(|shape| below(key, node, shape, found)),
        (Shape::Text(_) | Shape::Flag | Shape::Two(_) | Shape::Map(..) | Shape::Record(_), _) => {}
    }
}

fn text<'t>(key: &'static str, node: Node<'t>) -> Option<Prose<'t>> {
    let Value::Scalar { text, style, .. } = node.value() else { return None };
    Some(Prose { key, text: Sp { value: text, span: node.span(), style } })
}
