//! A list whose entries are read when somebody goes through it: of hundreds of thousands, no two are needed at a time.

use std::marker::PhantomData;

use crate::diagnostic::Diagnostic;
use crate::document::node::{Node, Value};
use crate::document::read::Read;
use crate::document::shape::{Role, Shape, Shaped};
use crate::document::wrong_shape::{list_help, wrong};

/// The entries of one list, as they stand in the file.
#[derive(Clone, Copy, Debug)]
pub struct Later<'t, T> {
    list: Node<'t>,
    entries: PhantomData<T>,
}

impl<'t, T: Read<'t>> Later<'t, T> {
    /// One entry after another; what cannot be read is reported and left out. `take` also gets everything that was found so far,
    /// and the number of findings before this entry.
    pub fn each(&self, problems: &mut Vec<Diagnostic>, mut take: impl FnMut(&T, usize, &mut Vec<Diagnostic>)) {
        let Value::Sequence(items) = self.list.value() else { return };
        for item in items.iter() {
            let before = problems.len();
            if let Some(entry) = T::read(item, problems) {
                take(&entry, before, problems);
            }
        }
    }
}

impl<'t, T: Read<'t>> Read<'t> for Later<'t, T> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match node.value() {
            Value::Null | Value::Sequence(_) => Some(Later { list: node, entries: PhantomData }),
            _ => wrong(node, "a list", list_help(T::FORM), problems),
        }
    }
}

impl<T: Shaped> Shaped for Later<'_, T> {
    fn shape(role: Role) -> Shape {
        Vec::<T>::shape(role)
    }
}
