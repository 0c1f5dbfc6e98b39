//! The ids of one kind of element: which there are, and what a reference to one means.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Rule, rule};
use crate::document::Section;
use crate::document::read::Text;
use crate::id::{Ix, is_kebab, to_kebab};
use crate::source::Span;
use crate::words::near;

rule! {
    /// An id that is not kebab-case.
    pub BAD_ID = "D0201" "bad-id" File Error:
        "an id that is not in kebab-case"
}

rule! {
    /// One id defined twice.
    pub DUPLICATE_ID = "D0202" "duplicate-id" References Error:
        "an id that is defined twice, in one file or in two"
}

rule! {
    /// A reference to a party that is not defined.
    pub UNKNOWN_PARTY = "D0211" "unknown-party" References Error:
        "a reference to a party that is not defined"
}

rule! {
    /// A reference to a demand that is not defined.
    pub UNKNOWN_DEMAND = "D0212" "unknown-demand" References Error:
        "a reference to a demand that is not defined"
}

rule! {
    /// A reference to an issue that is not defined.
    pub UNKNOWN_ISSUE = "D0213" "unknown-issue" References Error:
        "a reference to an issue that is not defined"
}

rule! {
    /// A reference to a source that is not defined.
    pub UNKNOWN_SOURCE = "D0214" "unknown-source" References Error:
        "a reference to a source that is not defined"
}

rule! {
    /// A reference to a person that is not defined.
    pub UNKNOWN_PERSON = "D0215" "unknown-person" References Error:
        "a reference to a person that is not defined"
}

rule! {
    /// A reference to a step that is not defined.
    pub UNKNOWN_STEP = "D0216" "unknown-step" References Error:
        "a reference to a step that is not defined"
}

rule! {
    /// An id that nothing has.
    pub UNKNOWN_ID = "D0217" "unknown-id" References Error:
        "an id that no element of any kind has"
}

/// The ids of one kind.
pub struct Kind<I> {
    what: &'static str,
    section: &'static str,
    rule: &'static Rule,
    /// Whether some ids may be missing because a whole section could not be read: then unknown ones are silent.
    unread: bool,
    /// `None` stands for an entry that cannot be used, because it could not be read or because it belongs to
    /// nothing: that is reported already, and references to it are silent.
    pub ids: BTreeMap<String, Option<I>>,
    spans: BTreeMap<String, Span>,
    /// Other names, so that a message can say which id to write.
    aliases: BTreeMap<String, String>,
}

impl<I: Ix> Kind<I> {
    /// Registers every id and reports bad and repeated ones.
    pub fn collect<T>(
        what: &'static str,
        section: &'static str,
        rule: &'static Rule,
        section_entries: &Section<T>,
        usable: impl Fn(&T) -> bool,
        aliases: impl Fn(&T) -> Vec<&Text>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut kind = Kind {
            what,
            section,
            rule,
            unread: section_entries.unread,
            ids: BTreeMap::new(),
            spans: BTreeMap::new(),
            aliases: BTreeMap::new(),
        };
        let mut readable = 0;
        for (id, entry) in &section_entries.entries {
            if let Some(first) = kind.spans.get(&id.value) {
                problems.push(
                    Diagnostic::new(&DUPLICATE_ID, id.span, format!("the {what} `{}` is defined twice", id.value))
                        .label("again here")
                        .related(*first, "first here")
                        .help("keep one of the two, or give one another id"),
                );
                continue;
            }
            if !is_kebab(&id.value) {
                problems.push(bad_id(id));
            }
            kind.spans.insert(id.value.clone(), id.span);
            let ix = entry.as_ref().filter(|entry| usable(entry)).map(|entry| {
                for alias in aliases(entry) {
                    kind.aliases.entry(alias.value.to_lowercase()).or_insert_with(|| id.value.clone());
                }
                readable += 1;
                I::new(readable - 1)
            });
            kind.ids.insert(id.value.clone(), ix);
        }
        kind
    }

    /// Ids of a kind without other names, of which every readable entry can be used.
    pub fn plain<T>(
        what: &'static str,
        section: &'static str,
        rule: &'static Rule,
        entries: &Section<T>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        Kind::collect(what, section, rule, entries, |_| true, |_| Vec::new(), problems)
    }

    /// Whether an id has an entry that can be used.
    pub fn has(&self, id: &Text) -> bool {
        matches!(self.ids.get(&id.value), Some(Some(_)))
    }

    /// The index, or nothing after a report; `kind_of` tells what else has the id.
    pub fn look_up(
        &self,
        text: &Text,
        kind_of: impl Fn(&str) -> Option<&'static str>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<I> {
        if let Some(ix) = self.ids.get(&text.value) {
            return *ix;
        }
        if self.unread {
            return None;
        }
        let help = if let Some(id) = self.aliases.get(&text.value.to_lowercase()) {
            format!("`{}` is another name; write the id `{id}`", text.value)
        } else if let Some(meant) = near(&text.value, self.ids.keys().map(String::as_str)) {
            format!("did you mean `{meant}`?")
        } else if let Some(kind) = kind_of(&text.value) {
            format!("`{}` is {kind}; write the id of a {} here", text.value, self.what)
        } else if let Some(id) = to_kebab(&text.value) {
            format!("define it under `{}:`, as in `{id}: …`", self.section)
        } else {
            format!("define it under `{}:`", self.section)
        };
        problems.push(
            Diagnostic::new(self.rule, text.span, format!("no {} has the id `{}`", self.what, text.value))
                .label(format!("not defined under `{}:`", self.section))
                .help(help),
        );
        None
    }
}

fn bad_id(id: &Text) -> Diagnostic {
    let help = match to_kebab(&id.value) {
        Some(better) => format!("write `{better}`"),
        None => "use lower-case letters a to z, digits and single hyphens".to_owned(),
    };
    Diagnostic::new(&BAD_ID, id.span, format!("`{}` is not an id", id.value))
        .label("ids are lower-case words joined by hyphens")
        .help(help)
}
