//! Lists in which nothing stands twice: members, conditions, accepted values, quotations.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rule};
use crate::document::node::Node;
use crate::document::read::{OneOrMany, Read, Text};
use crate::document::record::{Field, Owner};
use crate::document::shape::{Form, Role, Shape, Shaped};
use crate::source::Span;
use crate::words::shorten;

rule! {
    /// The same element twice in a list that is a set.
    pub REPEATED_ITEM = "D0105" "repeated-item" File Warning:
        "the same element twice in a list in which order and number say nothing"
}

/// One value or a list of them, each once: a repeated one is reported and left out.
#[derive(Clone, Debug)]
pub struct Set<T> {
    /// The values, in the order of their texts.
    pub items: Vec<T>,
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Set { items: Vec::new() }
    }
}

/// What can be an element of a set.
pub trait Element {
    /// Two elements with the same text are the same element.
    fn identity(&self) -> Cow<'_, str>;
    /// Where it stands.
    fn span(&self) -> Span;
}

impl Element for Text<'_> {
    fn identity(&self) -> Cow<'_, str> {
        self.value.into()
    }

    fn span(&self) -> Span {
        self.span
    }
}

impl<'t, T: Read<'t> + Element> Read<'t> for Set<T> {
    const FORM: Form = T::FORM;

    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let items = OneOrMany::<T>::read(node, problems)?.items;
        Some(Set { items: ordered(items.into_vec(), problems) })
    }
}

impl<'t, T: Read<'t> + Element> Field<'t> for Set<T> {
    fn field(node: Option<Node<'t>>, _: &str, _: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        Some(node.and_then(|node| Self::read(node, problems)).unwrap_or_default())
    }
}

impl<T: Shaped> Shaped for Set<T> {
    fn shape(role: Role) -> Shape {
        OneOrMany::<T>::shape(role)
    }
}

/// The elements of a list, each once; repeated ones are reported. O(n log n).
pub fn once<T: Element>(items: Vec<T>, problems: &mut Vec<Diagnostic>) -> Vec<T> {
    if items.len() < 2 {
        return items;
    }
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    let mut is_first = |item: &T| {
        let Some(known) = first.insert(item.identity().into_owned(), item.span()) else { return true };
        problems.push(twice(item, known));
        first.insert(item.identity().into_owned(), known);
        false
    };
    items.into_iter().filter(|item| is_first(item)).collect()
}

/// The same, in the order of their texts: what is a set says the same in whatever order it is written. O(n log n).
pub fn ordered<T: Element>(items: Vec<T>, problems: &mut Vec<Diagnostic>) -> Vec<T> {
    let mut items = once(items, problems);
    items.sort_by_cached_key(|item| item.identity().into_owned());
    items
}

fn twice<T: Element>(item: &T, first: Span) -> Diagnostic {
    let message = format!("`{}` stands twice in this list and counts once", shorten(&item.identity()));
    Diagnostic::new(&REPEATED_ITEM, item.span(), message)
        .label("again here")
        .related(first, "first here")
        .help("take one of the two out, or write what was meant instead")
}
