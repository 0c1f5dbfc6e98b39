//! What is meant by a name that no element of a kind has.

use std::collections::BTreeSet;

use super::collected::{Ids, folded, suggestion};
use crate::id::{Ix, is_kebab};
use crate::words::{latin, listed, near, nearest, shorten, typo};

/// For so many different unknown names of a kind something near is looked for, which costs time for each. Nobody reads
/// more, and a file with more of them has another problem.
const MOST_MEANT: usize = 500;

/// So many ids are listed where several could be meant.
const MOST_LISTED: usize = 5;

/// Words that people leave standing where an id of a source belongs.
const FOR_ID: [&str; 7] = ["source", "sources", "id", "id-of-the-source", "quote", "words", "exact words"];

impl<I: Ix> Ids<I> {
    /// What to write in place of an unknown name, and the id that it certainly means.
    pub(super) fn meant(&self, name: &str, other: impl Fn(&str) -> Option<String>) -> (String, Option<&str>) {
        let ids = || self.ids.keys().map(String::as_str).filter(|id| is_kebab(id));
        let plain = folded(name);
        if let Some((id, why)) = latin(name).and_then(|(id, why)| Some((self.ids.get_key_value(&id)?.0, why))) {
            return (format!("{why}; write `{id}`"), Some(id));
        }
        match self.aliases.get(&plain).map(Vec::as_slice) {
            Some([id]) => return (format!("`{}` is {}; write the id `{id}`", shorten(name), self.alias), Some(id)),
            Some(several) => {
                let ids: Vec<String> = several.iter().map(|id| format!("`{id}`")).collect();
                return (format!("several have this name; write one of the ids {}", ids.join(", ")), None);
            }
            None => {}
        }
        // What is written in capitals and with spaces or underscores is the same id to anybody but the program.
        if let Some((id, _)) = suggestion(name).and_then(|id| self.ids.get_key_value(&id)) {
            return (self.did_you_mean(id), Some(id));
        }
        if let Some(help) = other(name) {
            return (help, None);
        }
        if self.meant.borrow().len() >= MOST_MEANT {
            return (self.define(name), None);
        }
        // Who copies `evidence: {source: exact words}` means the id by the first word.
        if self.what == "source" && FOR_ID.contains(&plain.as_str()) {
            return (self.id_first(name), None);
        }
        let several = nearest(name, ids());
        if several.len() > 1 && several.len() <= MOST_LISTED && typo(name, ids()).is_none() {
            return (self.did_you_mean_one_of(&several), None);
        }
        if let Some(id) = several.first().copied().or_else(|| near(&plain, ids())) {
            return (self.did_you_mean(id), typo(name, ids()));
        }
        let renamed: Vec<String> = self.renamed.borrow().values().map(|renamed| renamed.to.clone()).collect();
        if let Some(id) = near(name, renamed.iter().map(String::as_str)) {
            return (self.did_you_mean(id), None);
        }
        match self.with_part(&plain).as_slice() {
            [id] => return (self.did_you_mean(id), None),
            several if several.len() > 1 && several.len() <= MOST_LISTED => {
                return (self.did_you_mean_one_of(several), None);
            }
            _ => {}
        }
        let alias = near(&plain, self.aliases.keys().map(String::as_str));
        if let Some([id]) = alias.and_then(|alias| self.aliases.get(alias)).map(Vec::as_slice) {
            return (self.did_you_mean(id), None);
        }
        (self.define(name), None)
    }

    /// The ids of parties or people of whom a name is a part of the name or of the id, or the other way round.
    fn with_part(&self, name: &str) -> Vec<&str> {
        if !matches!(self.what, "party" | "person") {
            return Vec::new();
        }
        let words = |text: &str| -> BTreeSet<String> {
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
        };
        let own = words(name);
        let is_part = |other: &str| {
            let other = words(other);
            let shorter = if own.len() < other.len() { &own } else { &other };
            let tells = shorter.iter().any(|word| word.chars().count() >= 3);
            tells && (own.is_subset(&other) || other.is_subset(&own))
        };
        let named = self.aliases.iter().filter(|(alias, _)| is_part(alias)).flat_map(|(_, ids)| ids);
        let ids = self.ids.keys().filter(|id| is_part(id));
        let found: BTreeSet<&str> = named.chain(ids).map(String::as_str).collect();
        found.into_iter().collect()
    }

    /// What to write where a word stands that only says that an id belongs there.
    fn id_first(&self, name: &str) -> String {
        let ids: Vec<String> = self.ids.keys().filter(|id| is_kebab(id)).map(|id| format!("`{id}`")).collect();
        let known = match ids.as_slice() {
            [] => "none is defined yet".to_owned(),
            [one] => format!("there is {one}"),
            few if few.len() <= MOST_LISTED => format!("there are {}", listed(few)),
            many => format!("there are {} and others", many[..MOST_LISTED].join(", ")),
        };
        format!("write the id of a {} in place of `{}`; {known}", self.what, shorten(name))
    }

    fn did_you_mean_one_of(&self, ids: &[&str]) -> String {
        let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        format!("did you mean {}?", ids.join(" or "))
    }

    fn define(&self, name: &str) -> String {
        let example = suggestion(name).map_or(String::new(), |id| format!(", as in `{id}: …`"));
        format!("define it under `{}:`{example}", self.section)
    }

    fn did_you_mean(&self, id: &str) -> String {
        match self.texts.get(id) {
            Some(text) => format!("did you mean `{id}` ({})?", shorten(text)),
            None => format!("did you mean `{id}`?"),
        }
    }
}
