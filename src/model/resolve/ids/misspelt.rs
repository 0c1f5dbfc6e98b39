//! Ids that are written amiss where they are defined, while everything that names them has them right.

use std::collections::BTreeMap;

use super::collected::Ids;
use crate::diagnostic::Diagnostic;
use crate::document::Section;
use crate::document::read::Text;
use crate::id::{Ix, is_kebab};
use crate::source::Span;
use crate::words::count;

/// One finding at a definition in place of many at the uses.
pub struct Misspelt {
    /// What is said of the definition.
    pub finding: Diagnostic,
    /// The id that everything names.
    pub named: String,
    /// Where it is named.
    pub uses: Vec<Span>,
}

/// From so many uses of a name that nothing has it is the definition that is amiss; one use may as well be.
const FEWEST_USES: usize = 2;

impl<I: Ix> Ids<I> {
    /// Keeps in mind that a name which nothing has certainly means this id, if it is one of these.
    pub fn note_miss(&self, text: &Text<'_>, id: &str) {
        if self.ids.contains_key(id) {
            let mut misses = self.misses.borrow_mut();
            misses.entry(id.to_owned()).or_default().entry(text.value.to_owned()).or_default().push(text.span);
        }
    }

    /// The ids that nothing names, while one name that nothing has stands for them again and again. O(number of entries).
    pub fn misspelt<T>(&self, section: &Section<'_, T>) -> Vec<Misspelt> {
        let misses = self.misses.borrow();
        if misses.is_empty() {
            return Vec::new();
        }
        let mut places: BTreeMap<&str, Vec<&Text<'_>>> = BTreeMap::new();
        for (id, _) in section.entries.iter().filter(|(id, _)| misses.contains_key(id.value)) {
            places.entry(id.value).or_default().push(id);
        }
        let of = |(id, names): (&String, &BTreeMap<String, Vec<Span>>)| {
            let is_named = self.named[self.ids.get_index_of(id)?].get();
            let (name, uses) = names.first_key_value().filter(|_| names.len() == 1)?;
            // Of an id that is defined twice, nobody knows which one is meant.
            let [at] = places.get(id.as_str())?.as_slice() else { return None };
            let is_amiss = !is_named && uses.len() >= FEWEST_USES && is_kebab(name);
            is_amiss.then(|| Misspelt { finding: self.amiss(at, name, uses), named: name.clone(), uses: uses.clone() })
        };
        misses.iter().filter_map(of).collect()
    }

    fn amiss(&self, at: &Text<'_>, name: &str, uses: &[Span]) -> Diagnostic {
        let times = count(uses.len(), "time", "times");
        let message = format!("`{name}` is named {times}, but this {} has the id `{}`", self.what, at.value);
        let found = Diagnostic::new(self.rule, at.span, message)
            .label("nothing names this id")
            .help(format!("write `{name}` here"))
            .fix(at.fixed(Some(name)));
        uses.iter()
            .min_by_key(|span| (span.file, span.start))
            .into_iter()
            .fold(found, |found, first| found.related(*first, "first named here"))
    }
}
