//! The ids of one kind of element: which there are, and what a reference to one means.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use foldhash::fast::RandomState;
use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Edit, Rule, rule};
use crate::document::Section;
use crate::document::read::Text;
use crate::id::{Ix, is_kebab, to_kebab};
use crate::kind::Kind;
use crate::source::Span;
use crate::words::{latin, shorten};

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

/// What something is called, and the section that defines it.
pub struct Called {
    /// `document`.
    pub word: &'static str,
    /// `documents`.
    pub section: &'static str,
}

impl From<Kind> for Called {
    fn from(kind: Kind) -> Called {
        Called { word: kind.word(), section: kind.section() }
    }
}

/// An id that is to be written in another way: where it is defined, what it becomes, and the edits for all places that name it;
/// none if one of them is not beyond doubt.
pub type Renaming = (Span, String, Option<Vec<Edit>>);

/// The ids of one kind.
pub struct Ids<I> {
    pub(super) what: &'static str,
    pub(super) section: &'static str,
    pub(super) rule: &'static Rule,
    /// Whether some ids may be missing because a whole section could not be read: then unknown ones are silent.
    unread: bool,
    /// `None` stands for an entry that cannot be used, because it could not be read or because it belongs to
    /// nothing: that is reported already, and references to it are silent. In the order of the ids, and looked up by their hashes.
    pub ids: IndexMap<String, Option<I>, RandomState>,
    spans: BTreeMap<String, Span>,
    /// Other names, folded, so that a message can say which id to write; each with every id that has it.
    pub(super) aliases: BTreeMap<String, Vec<String>>,
    /// What the other names are.
    pub(super) alias: &'static str,
    /// What is said in brackets behind an id.
    pub(super) texts: BTreeMap<String, String>,
    /// What was meant by names that were looked up in vain: the help and the certain correction.
    pub(super) meant: RefCell<BTreeMap<String, (String, Option<String>)>>,
    /// Which of the ids something names, in their order.
    pub(super) named: Vec<Cell<bool>>,
    /// The place of the one that was looked up last.
    last: Cell<usize>,
    /// Names that nothing has and that certainly mean an id.
    pub(super) misses: RefCell<Misses>,
    /// Ids that are none, but for which it is plain what to write.
    pub(super) renamed: RefCell<BTreeMap<String, Renamed>>,
}

/// An id to be written in another way, where it is defined and wherever it is named.
pub(super) struct Renamed {
    /// Where it is defined.
    at: Span,
    /// The id that it becomes.
    pub(super) to: String,
    /// What to write there and at all other places; none for one at which that is not plain.
    uses: Vec<(Span, Option<String>)>,
}

/// The names that nothing has and that certainly mean an id, each with the places where it stands; by that id.
type Misses = BTreeMap<String, BTreeMap<String, Vec<Span>>>;

/// A name as names are compared: without case, a leading article and a full stop.
pub(super) fn folded(name: &str) -> String {
    let name = name.trim().trim_end_matches('.').to_lowercase();
    name.strip_prefix("the ").map(str::to_owned).unwrap_or(name)
}

impl<I: Ix> Ids<I> {
    /// Registers every id and reports bad and repeated ones.
    pub fn collect<T>(
        called: impl Into<Called>,
        rule: &'static Rule,
        section_entries: &Section<'_, T>,
        usable: impl Fn(&T) -> bool,
        aliases: impl Fn(&T) -> Vec<&Text<'_>>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let Called { word: what, section } = called.into();
        let mut ids = Ids {
            what,
            section,
            rule,
            unread: section_entries.unread,
            ids: IndexMap::default(),
            spans: BTreeMap::new(),
            aliases: BTreeMap::new(),
            alias: match what {
                "demand" => "a demand's text",
                "source" => "a source's title",
                _ => "another name",
            },
            texts: BTreeMap::new(),
            meant: RefCell::default(),
            named: Vec::new(),
            last: Cell::new(0),
            misses: RefCell::default(),
            renamed: RefCell::default(),
        };
        let mut readable = 0;
        for (id, entry) in &section_entries.entries {
            if let Some(first) = ids.spans.get(id.value) {
                problems.push(
                    Diagnostic::new(&DUPLICATE_ID, id.span, format!("the {what} `{}` is defined twice", id.value))
                        .label("again here")
                        .related(*first, "first here")
                        .help("keep one of the two, or give one another id"),
                );
                ids.note_place(id);
                continue;
            }
            if !is_kebab(id.value) {
                problems.push(bad_id(id));
                let to =
                    suggestion(id.value).filter(|to| !section_entries.entries.iter().any(|(id, _)| id.value == *to));
                ids.renamed
                    .get_mut()
                    .extend(to.map(|to| (id.value.to_string(), Renamed { at: id.span, to, uses: Vec::new() })));
                ids.note_place(id);
            }
            ids.spans.insert(id.value.to_string(), id.span);
            let ix = entry.as_ref().filter(|entry| usable(entry)).map(|entry| {
                for alias in aliases(entry) {
                    let named = ids.aliases.entry(folded(alias.value)).or_default();
                    // Ids come one after another, so that only the last one can be this.
                    if named.last().is_none_or(|last| *last != id.value) {
                        named.push(id.value.to_string());
                    }
                    if what == "demand" {
                        ids.texts.insert(id.value.to_string(), alias.value.to_string());
                    }
                }
                readable += 1;
                I::new(readable - 1)
            });
            ids.ids.insert(id.value.to_string(), ix);
        }
        ids.ids.sort_unstable_keys();
        ids.named = vec![Cell::new(false); ids.ids.len()];
        ids
    }

    /// Ids of a kind without other names, of which every readable entry can be used.
    pub fn plain<T>(
        called: impl Into<Called>,
        rule: &'static Rule,
        entries: &Section<'_, T>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        Ids::collect(called, rule, entries, |_| true, |_| Vec::new(), problems)
    }

    /// Whether an id has an entry that can be used.
    pub fn has(&self, id: &Text<'_>) -> bool {
        matches!(self.ids.get(id.value), Some(Some(_)))
    }

    /// Whether some ids may be missing, because what defines them could not be read.
    pub fn is_unread(&self) -> bool {
        self.unread
    }

    /// The id of what has this id, or this name if only one has it.
    pub fn id_of(&self, name: &str) -> Option<&str> {
        if let Some((id, _)) = self.ids.get_key_value(name) {
            return Some(id);
        }
        match self.aliases.get(&folded(name))?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The index, or nothing after a report; `other` says what to write if something of another kind has the name.
    pub fn look_up(
        &self,
        text: &Text<'_>,
        other: impl Fn(&str) -> Option<String>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<I> {
        // Entries on one demand mostly stand together.
        let last = self.ids.get_index(self.last.get()).filter(|(id, _)| **id == *text.value);
        let at = last.map(|_| self.last.get()).or_else(|| self.ids.get_index_of(text.value));
        if let Some((at, (_, ix))) = at.and_then(|at| Some((at, self.ids.get_index(at)?))) {
            self.last.set(at);
            self.named[at].set(true);
            self.note_place(text);
            return *ix;
        }
        // Who writes the id as it should be has made no mistake.
        if let Some(ix) =
            self.renamed.borrow().iter().find(|(_, new)| new.to == text.value).map(|(old, _)| self.ids[old])
        {
            return ix;
        }
        if self.unread {
            return None;
        }
        let known = self.meant.borrow().get(text.value).cloned();
        let (help, meant) = known.unwrap_or_else(|| {
            let (help, meant) = self.meant(text.value, other);
            let found = (help, meant.map(str::to_owned));
            self.meant.borrow_mut().insert(text.value.to_string(), found.clone());
            found
        });
        if let Some(id) = &meant {
            self.note_miss(text, id);
        }
        problems.push(
            Diagnostic::new(self.rule, text.span, format!("no {} has the id `{}`", self.what, shorten(text.value)))
                .label(format!("not defined under `{}:`", self.section))
                .help(help)
                .fix(text.fixed(meant.as_deref())),
        );
        None
    }

    /// Keeps in mind that an id is named here.
    pub fn note_use(&self, text: &Text<'_>) {
        if let Some(at) = self.ids.get_index_of(text.value) {
            self.named[at].set(true);
            self.note_place(text);
        }
    }

    /// Keeps in mind that an id stands here, in case it is to be written in another way.
    fn note_place(&self, text: &Text<'_>) {
        let mut renamed = self.renamed.borrow_mut();
        if renamed.is_empty() {
            return;
        }
        if let Some(renamed) = renamed.get_mut(text.value) {
            renamed.uses.push((text.span, text.fixed(Some(&renamed.to))));
        }
    }

    /// The ids that are to be written in another way.
    pub fn renamed(&self) -> Vec<Renaming> {
        let edits = |renamed: &Renamed| {
            let edit = |(span, text): &(Span, Option<String>)| Some(Edit { span: *span, text: text.clone()? });
            (renamed.at, renamed.to.clone(), renamed.uses.iter().map(edit).collect())
        };
        self.renamed.borrow().values().map(edits).collect()
    }
}

/// An id made of a text, if no letter of it is lost.
pub(super) fn suggestion(text: &str) -> Option<String> {
    let is_lost = |c: char| c.is_alphanumeric() && !c.is_ascii();
    let text = latin(text).map_or(text.to_owned(), |(text, _)| text);
    to_kebab(&text).filter(|_| !text.contains(is_lost))
}

fn bad_id(id: &Text<'_>) -> Diagnostic {
    let help = match (latin(id.value), suggestion(id.value)) {
        (Some((_, why)), Some(better)) => format!("{why}; write `{better}`, here and wherever it is named"),
        (None, Some(better)) => format!("write `{better}`, here and wherever it is named"),
        (_, None) => "write it in the letters a to z, in lower case, with digits and single hyphens".to_owned(),
    };
    Diagnostic::new(&BAD_ID, id.span, format!("`{}` is not an id", shorten(id.value)))
        .label("ids are lower-case words joined by hyphens")
        .help(help)
}
