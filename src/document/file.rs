//! Whole files, merged into one document.

use crate::diagnostic::Diagnostic;
use crate::document::builder::Parsed;
use crate::document::checks::{AllowComment, ChecksEntry, comments};
use crate::document::element::{DemandEntry, IssueEntry, ModelEntry, PartyEntry, PersonEntry, SourceEntry};
use crate::document::encoding;
use crate::document::event::EventEntry;
use crate::document::expectation::ExpectEntry;
use crate::document::later::Later;
use crate::document::node::{Node, Value};
use crate::document::orphans;
use crate::document::read::{DUPLICATE_KEY, Entries, Read, Sp, Text};
use crate::document::record::{MISSING_KEY, Written, record};
use crate::document::scenario::ScenarioEntry;
use crate::document::shape::{Role, Shape, Shaped};
use crate::document::stance::StanceEntry;
use crate::document::step::{PaperEntry, StepEntry};
use crate::document::utility::UtilityEntry;
use crate::document::utterance::{ClaimEntry, DisputeEntry, FigureEntry, ThreatEntry};
use crate::document::{stray_signs, yaml};
use crate::kind::each_kind;
use crate::source::{Sources, Span};
use crate::words::near;

record! {
    /// Who wants what in a negotiation.
    struct FileEntry<'t> = "a model" {
        /// Title, date, the two that the talks are between, and a note on the whole.
        model: Option<ModelEntry<'t>>,
        /// How strictly `check` looks at this model.
        checks: Option<ChecksEntry<'t>>,
        /// The texts that positions are taken from.
        sources: Written<Entries<'t, SourceEntry<'t>>> => Role::NewId,
        /// Those who hold positions.
        parties: Written<Entries<'t, PartyEntry<'t>>> => Role::NewId,
        /// Those who speak for a party.
        people: Written<Entries<'t, PersonEntry<'t>>> => Role::NewId,
        /// The subjects of the talks.
        issues: Written<Entries<'t, IssueEntry<'t>>> => Role::NewId,
        /// Possible outcomes.
        demands: Written<Entries<'t, DemandEntry<'t>>> => Role::NewId,
        /// Who wants what.
        stances: Option<Later<'t, StanceEntry<'t>>>,
        /// Things to be done in an order.
        steps: Written<Entries<'t, StepEntry<'t>>> => Role::NewId,
        /// Drafts, memoranda and agreements.
        documents: Written<Entries<'t, PaperEntry<'t>>> => Role::NewId,
        /// Meetings, calls and the like, with who took part and what came of it.
        events: Written<Entries<'t, EventEntry<'t>>> => Role::NewId,
        /// Threats, offers, promises, warnings and deadlines.
        threats: Vec<ThreatEntry<'t>>,
        /// What is said about a party.
        claims: Vec<ClaimEntry<'t>>,
        /// Questions on which sources differ.
        disputes: Written<Entries<'t, DisputeEntry<'t>>> => Role::NewId,
        /// Quantities with who gives them.
        figures: Written<Entries<'t, FigureEntry<'t>>> => Role::NewId,
        /// Suppositions that questions can be asked under.
        scenarios: Written<Entries<'t, ScenarioEntry<'t>>> => Role::NewId,
        /// Numbers that parties give for what options are worth to them.
        utilities: Vec<UtilityEntry<'t>>,
        /// What the answers should be.
        expect: Vec<ExpectEntry<'t>>,
    }
    elsewhere {
        outcomes: "an outcome came of something: write it under `outcomes:` of an event",
        attendance: "write who took part under `attendance:` of an event",
        clauses: "write clauses under `clauses:` of a document",
        delivery: "write who handed it to whom under `delivery:` of a document",
        red_lines: "write `red_line: {judge: …, why: …}` at the stance that is taken to be one",
        scenario: "several scenarios go under one key: write `scenarios:` with an id for each",
        utility: "write `utilities:` with a list of entries, one for each party",
        options: "write `options:` at the issue",
        relations: "write `implies:`, `excludes:` or `only_by:` at the demand",
        title: "write `title:` below `model:`",
        as_of: "write `as_of:` below `model:`",
        between: "write `between:` below `model:`",
    }
}

/// The keys that at least one file must have, in the order of the format.
const NEEDED: [&str; 3] = ["parties", "demands", "stances"];

/// A file as a tree, or why it cannot be read.
pub type File<'t> = Result<Parsed<'t>, Box<Diagnostic>>;

/// Every file as a tree. O(size of the text).
pub fn parse(sources: &Sources) -> Vec<File<'_>> {
    sources.iter().map(|(id, file)| yaml::parse(id, file)).collect()
}

/// The entries of one section from all files.
#[derive(Clone, Debug)]
pub struct Section<'t, T> {
    /// What could be read.
    pub entries: Entries<'t, T>,
    /// Whether a file has this section in a shape that cannot be read, so that nobody knows which ids it defines.
    pub unread: bool,
}

impl<T> Default for Section<'_, T> {
    fn default() -> Self {
        Section { entries: Vec::new(), unread: false }
    }
}

impl<'t, T> Section<'t, T> {
    fn join(&mut self, of_file: Written<Entries<'t, T>>) {
        self.unread |= of_file.written && of_file.value.is_empty();
        self.entries.extend(of_file.value);
    }
}

/// All files as one: mappings and lists of the same key are joined, in the order of what they say.
#[derive(Clone, Debug, Default)]
pub struct Document<'t> {
    /// `title` of `model`.
    pub title: Option<Text<'t>>,
    /// `as_of` of `model`.
    pub as_of: Option<Text<'t>>,
    /// `between` of `model`.
    pub between: Option<Sp<Vec<Text<'t>>>>,
    /// `note` of `model`.
    pub note: Option<Text<'t>>,
    /// `sources`.
    pub sources: Section<'t, SourceEntry<'t>>,
    /// `parties`.
    pub parties: Section<'t, PartyEntry<'t>>,
    /// `people`.
    pub people: Section<'t, PersonEntry<'t>>,
    /// `issues`.
    pub issues: Section<'t, IssueEntry<'t>>,
    /// `demands`.
    pub demands: Section<'t, DemandEntry<'t>>,
    /// `stances` of every file that has it; their entries are read when somebody goes through them.
    stances: Vec<Later<'t, StanceEntry<'t>>>,
    /// `steps`.
    pub steps: Section<'t, StepEntry<'t>>,
    /// `documents`.
    pub papers: Section<'t, PaperEntry<'t>>,
    /// `events`.
    pub events: Section<'t, EventEntry<'t>>,
    /// `threats`.
    pub threats: Vec<ThreatEntry<'t>>,
    /// `claims`.
    pub claims: Vec<ClaimEntry<'t>>,
    /// `disputes`.
    pub disputes: Section<'t, DisputeEntry<'t>>,
    /// `figures`.
    pub figures: Section<'t, FigureEntry<'t>>,
    /// `scenarios`.
    pub scenarios: Section<'t, ScenarioEntry<'t>>,
    /// `utilities`.
    pub utilities: Vec<UtilityEntry<'t>>,
    /// `expect`.
    pub expect: Vec<ExpectEntry<'t>>,
    /// `checks` of every file that has it.
    pub checks: Vec<ChecksEntry<'t>>,
    /// `stale_after` of `checks`.
    pub stale_after: Option<Text<'t>>,
    /// `quotation_words` of `checks`.
    pub quotation_words: Option<Text<'t>>,
    /// Comments that allow a rule where they stand.
    pub allows: Vec<AllowComment<'t>>,
    /// The channels of which nothing is read.
    pub(super) without: Vec<&'static str>,
    /// The first file that is a mapping.
    top: Option<Span>,
    /// Which of [`NEEDED`] some file has.
    present: [bool; NEEDED.len()],
}

impl<'t> Document<'t> {
    /// What a file looks like.
    pub fn shape() -> Shape {
        FileEntry::shape(Role::Free)
    }

    /// Reads every file. Total: what cannot be read is reported and left out. O(size of the text).
    pub fn read(sources: &'t Sources, files: &'t [File<'t>], problems: &mut Vec<Diagnostic>) -> Document<'t> {
        let mut document = Document::default();
        for ((id, file), parsed) in sources.iter().zip(files) {
            encoding::check(id, file, problems);
            match parsed {
                Ok(Parsed { tree, repeated_merges }) => {
                    let node = tree.root();
                    document.allows.extend(comments(id, file, node));
                    stray_signs::check(file, node, problems);
                    let known = problems.len();
                    document.join(node, problems);
                    for section in orphans::explain(file, node, &mut problems[known..]) {
                        document.set_unread(section);
                    }
                    for (first, again) in repeated_merges {
                        problems.push(
                            Diagnostic::new(&DUPLICATE_KEY, *again, "the key `<<` stands twice")
                                .label("again here")
                                .related(*first, "first here")
                                .help(
                                    "write one `<<` with a list: `<<: [*first, *second]`; the first of them goes first",
                                ),
                        );
                    }
                }
                Err(problem) => {
                    // What a broken file holds is not missing, it is unread.
                    document.present = [true; NEEDED.len()];
                    // A character that the reader stumbles over is reported once.
                    problems.retain(|known| known.place.span != problem.place.span);
                    problems.push(Diagnostic::clone(problem));
                }
            }
        }
        // What a missing section would define is not known, and that it is missing is said once.
        let [parties, demands, _] = document.present;
        document.parties.unread |= !parties;
        document.demands.unread |= !demands;
        // What a file in another encoding says may be all that is missing.
        let is_foreign = sources.iter().any(|(_, file)| file.foreign().is_some());
        if let Some((file, _)) = sources.iter().next().filter(|_| !is_foreign) {
            let top = document.top.unwrap_or(Span { file, start: 0, end: 0 });
            document.report_missing(Span { end: top.start, ..top }, problems);
        }
        document.put_in_order(sources);
        document
    }

    /// Reads one position after another, of those that are not left out: the entry, how much was found before it, and everything
    /// that is found.
    pub fn each_stance(
        &self,
        problems: &mut Vec<Diagnostic>,
        mut take: impl FnMut(&StanceEntry<'t>, usize, &mut Vec<Diagnostic>),
    ) {
        for list in &self.stances {
            list.each(problems, |entry, before, problems| {
                if !entry.channel.as_ref().is_some_and(|channel| self.without.contains(&channel.value)) {
                    take(entry, before, problems);
                }
            });
        }
    }

    /// Keeps in mind that a section may have more entries than could be read.
    fn set_unread(&mut self, section: &str) {
        macro_rules! unread {
            ($($kind:ident $list:ident $word:literal $article:literal $section:literal $id:ident $ix:ident;)*) => {
                match section { $($section => self.$list.unread = true,)* _ => {} }
            };
        }
        each_kind!(unread);
    }

    fn report_missing(&self, span: Span, problems: &mut Vec<Diagnostic>) {
        let missing: Vec<String> = NEEDED
            .iter()
            .zip(self.present)
            .filter(|(_, present)| !present)
            .map(|(key, _)| format!("`{key}`"))
            .collect();
        if missing.is_empty() {
            return;
        }
        let keys = if missing.len() == 1 { "key" } else { "keys" };
        let message = format!("the model needs the {keys} {}", missing.join(", "));
        problems.push(
            Diagnostic::new(&MISSING_KEY, span, message).help(
                "a model needs `parties:`, `demands:` and `stances:` at the top level, in one file or in several",
            ),
        );
    }

    fn join(&mut self, node: Node<'t>, problems: &mut Vec<Diagnostic>) {
        if node.is_null() {
            return;
        }
        if let Value::Mapping(pairs) = node.value() {
            // Present is what is written, even if it is misspelt or turns out to be unreadable.
            let meant = |text: &str, key: &str| text == key || near(text, NEEDED) == Some(key);
            let written = |key: &str| {
                pairs.iter().any(|(word, _)| matches!(word.value(), Value::Scalar { text, .. } if meant(text, key)))
            };
            for (present, key) in self.present.iter_mut().zip(NEEDED) {
                *present |= written(key);
            }
        }
        let Some(file) = FileEntry::read(node, problems) else {
            // What stands in a file of another shape is not missing, it is unread.
            self.present = [true; NEEDED.len()];
            return;
        };
        self.top.get_or_insert(file.span);
        if let Some(ModelEntry { title, as_of, between, note, .. }) = file.model {
            join_one(&mut self.title, "title", title, problems);
            join_one(&mut self.as_of, "as_of", as_of, problems);
            join_one(&mut self.between, "between", between, problems);
            join_one(&mut self.note, "note", note, problems);
        }
        if let Some(checks) = file.checks {
            join_one(&mut self.stale_after, "stale_after", checks.stale_after, problems);
            join_one(&mut self.quotation_words, "quotation_words", checks.quotation_words, problems);
            self.checks.push(checks);
        }
        self.sources.join(file.sources);
        self.parties.join(file.parties);
        self.people.join(file.people);
        self.issues.join(file.issues);
        self.demands.join(file.demands);
        self.steps.join(file.steps);
        self.papers.join(file.documents);
        self.events.join(file.events);
        self.threats.extend(file.threats);
        self.claims.extend(file.claims);
        self.disputes.join(file.disputes);
        self.figures.join(file.figures);
        self.scenarios.join(file.scenarios);
        self.utilities.extend(file.utilities);
        self.expect.extend(file.expect);
        self.stances.extend(file.stances);
    }
}

fn join_one<T>(known: &mut Option<Sp<T>>, key: &str, new: Option<Sp<T>>, problems: &mut Vec<Diagnostic>) {
    let Some(new) = new else { return };
    match known {
        None => *known = Some(new),
        Some(first) => problems.push(
            Diagnostic::new(&DUPLICATE_KEY, new.span, format!("two files give `{key}`"))
                .label("again here")
                .related(first.span, "first here")
                .help("keep it in one file"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::wrong_shape::SECTIONS;

    #[test]
    fn the_list_of_sections_has_all_of_them() {
        let Shape::Record(file) = Document::shape() else { panic!("a file is a record") };
        let entries = |shape: &Shape| matches!(shape, Shape::Map(..) | Shape::List(_));
        let keys: Vec<&str> = file.fields.iter().filter(|key| entries(&key.shape)).map(|key| key.key).collect();
        assert_eq!(keys, SECTIONS);
        for kind in crate::kind::Kind::ALL {
            assert!(SECTIONS.contains(&kind.section()), "{kind:?}");
        }
    }
}
