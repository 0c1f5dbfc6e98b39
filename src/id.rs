//! Ids as people write them and indices as the code uses them, one type of each for every kind of element.
//!
//! A [`PartyId`] is a validated text from the file; a [`PartyIx`] is a number that is only valid in the model that
//! gave it out. Neither can be mistaken for a demand's.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;

use crate::kind::each_kind;

/// Whether a text may be an id: lower-case ASCII letters and digits in groups joined by single hyphens.
///
/// ```
/// assert!(demarche::id::is_kebab("leave-4-regions"));
/// assert!(!demarche::id::is_kebab("Leave_4_regions"));
/// ```
pub fn is_kebab(text: &str) -> bool {
    !text.is_empty()
        && text
            .split('-')
            .all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// The nearest text that [`is_kebab`], or none when nothing is left of it.
pub fn to_kebab(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let groups: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit()).filter(|g| !g.is_empty()).collect();
    (!groups.is_empty()).then(|| groups.join("-"))
}

/// An index into an [`Arena`].
pub trait Ix: Copy + Ord {
    /// Wraps a position.
    fn new(position: usize) -> Self;
    /// The position.
    fn position(self) -> usize;
}

macro_rules! ids {
    ($($kind:ident $list:ident $what:literal $article:literal $section:literal $id:ident $ix:ident;)*) => {$(
        ids! { @id $what $id }
        ids! { @index $what $ix }
    )*};
    (@id $what:literal $id:ident) => {
        #[doc = concat!("The id of a ", $what, ", as in the file.")]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(Box<str>);

        impl $id {
            /// Wraps a text that the resolver has looked at.
            pub(crate) fn new(text: &str) -> Self {
                $id(text.into())
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
    (@index $what:literal $ix:ident) => {
        #[doc = concat!("The number of a ", $what, " in its model.")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $ix(u32);

        impl Ix for $ix {
            fn new(position: usize) -> Self {
                $ix(position as u32)
            }

            fn position(self) -> usize {
                self.0 as usize
            }
        }
    };
}

each_kind!(ids);

// Scenarios are named on the command line only.
ids! { @id "scenario" ScenarioId }
ids! { @index "scenario" ScenarioIx }

// These have no id of their own: a stance is named by its party and its target, the others by who says them.
ids! { @index "stance" StanceIx }
ids! { @index "threat" ThreatIx }
ids! { @index "claim" ClaimIx }

/// A list that is indexed by one kind of index only.
#[derive(Clone, Debug)]
pub struct Arena<I, T> {
    items: Vec<T>,
    index: PhantomData<I>,
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Arena { items: Vec::new(), index: PhantomData }
    }
}

impl<I: Ix, T> Arena<I, T> {
    /// Adds an item and returns its index.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::new(self.items.len() - 1)
    }

    /// Makes room for more items at once.
    pub fn reserve(&mut self, more: usize) {
        self.items.reserve(more);
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The items in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.items.iter().enumerate().map(|(at, item)| (I::new(at), item))
    }

    /// The indices in order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.items.len()).map(I::new)
    }
}

impl<I, T> From<Vec<T>> for Arena<I, T> {
    fn from(items: Vec<T>) -> Self {
        Arena { items, index: PhantomData }
    }
}

impl<I: Ix, T> Index<I> for Arena<I, T> {
    type Output = T;

    fn index(&self, index: I) -> &T {
        &self.items[index.position()]
    }
}
