//! Which ids there are, and what a reference means.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::document::read::Text;
use crate::document::{Document, Section};
use crate::id::{DemandIx, IssueIx, Ix, PartyIx, PersonIx, SourceIx, is_kebab, to_kebab};
use crate::source::Span;
use crate::words::near;

/// An id that is not kebab-case.
pub static BAD_ID: Rule =
    Rule { code: "D0201", name: "bad-id", severity: Severity::Error, summary: "an id that is not in kebab-case" };

/// One id defined twice.
pub static DUPLICATE_ID: Rule = Rule {
    code: "D0202",
    name: "duplicate-id",
    severity: Severity::Error,
    summary: "an id that is defined twice, in one file or in two",
};

macro_rules! unknown {
    ($($static:ident $code:literal $what:literal;)*) => {$(
        #[doc = concat!("A reference to a ", $what, " that is not defined.")]
        pub static $static: Rule = Rule {
            code: $code,
            name: concat!("unknown-", $what),
            severity: Severity::Error,
            summary: concat!("a reference to a ", $what, " that is not defined"),
        };
    )*};
}

unknown! {
    UNKNOWN_PARTY "D0211" "party";
    UNKNOWN_DEMAND "D0212" "demand";
    UNKNOWN_ISSUE "D0213" "issue";
    UNKNOWN_SOURCE "D0214" "source";
    UNKNOWN_PERSON "D0215" "person";
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
    ids: BTreeMap<String, Option<I>>,
    spans: BTreeMap<String, Span>,
    /// Other names, so that a message can say which id to write.
    aliases: BTreeMap<String, String>,
}

impl<I: Ix> Kind<I> {
    fn collect<T>(
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

    fn has(&self, id: &Text) -> bool {
        matches!(self.ids.get(&id.value), Some(Some(_)))
    }

    /// The index, or nothing after a report.
    fn look_up(&self, text: &Text, names: &Names, problems: &mut Vec<Diagnostic>) -> Option<I> {
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
        } else if let Some(kind) = names.kind_of(&text.value) {
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

/// All ids of a document.
pub struct Names {
    parties: Kind<PartyIx>,
    people: Kind<PersonIx>,
    issues: Kind<IssueIx>,
    demands: Kind<DemandIx>,
    sources: Kind<SourceIx>,
}

impl Names {
    /// Registers every id and reports bad and repeated ones.
    pub fn collect(document: &Document, problems: &mut Vec<Diagnostic>) -> Names {
        let d = document;
        let parties = Kind::collect(
            "party",
            "parties",
            &UNKNOWN_PARTY,
            &d.parties,
            |_| true,
            |party| with_name(&party.name, &party.also.items),
            problems,
        );
        let issues = Kind::collect(
            "issue",
            "issues",
            &UNKNOWN_ISSUE,
            &d.issues,
            |_| true,
            |issue| with_name(&issue.name, &[]),
            problems,
        );
        let people = Kind::collect(
            "person",
            "people",
            &UNKNOWN_PERSON,
            &d.people,
            |person| parties.has(&person.party),
            |person| with_name(&person.name, &person.also.items),
            problems,
        );
        let demands = Kind::collect(
            "demand",
            "demands",
            &UNKNOWN_DEMAND,
            &d.demands,
            |demand| issues.has(&demand.issue),
            |_| Vec::new(),
            problems,
        );
        let sources =
            Kind::collect("source", "sources", &UNKNOWN_SOURCE, &d.sources, |_| true, |_| Vec::new(), problems);
        Names { parties, people, issues, demands, sources }
    }

    fn kind_of(&self, id: &str) -> Option<&'static str> {
        let has = [
            self.parties.ids.contains_key(id).then_some("a party"),
            self.people.ids.contains_key(id).then_some("a person"),
            self.issues.ids.contains_key(id).then_some("an issue"),
            self.demands.ids.contains_key(id).then_some("a demand"),
            self.sources.ids.contains_key(id).then_some("a source"),
        ];
        has.into_iter().flatten().next()
    }

    /// A party, or nothing after a report.
    pub fn party(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<PartyIx> {
        self.parties.look_up(text, self, problems)
    }

    /// A person, or nothing after a report.
    pub fn person(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<PersonIx> {
        self.people.look_up(text, self, problems)
    }

    /// An issue, or nothing after a report.
    pub fn issue(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<IssueIx> {
        self.issues.look_up(text, self, problems)
    }

    /// A demand, or nothing after a report.
    pub fn demand(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<DemandIx> {
        self.demands.look_up(text, self, problems)
    }

    /// A source, or nothing after a report.
    pub fn source(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<SourceIx> {
        self.sources.look_up(text, self, problems)
    }

    /// Whether a demand is defined, readable or not; the inner value is none for an unreadable one.
    pub fn try_demand(&self, id: &str) -> Option<Option<DemandIx>> {
        self.demands.ids.get(id).copied()
    }

    /// The demand that a mistyped id probably means.
    pub fn near_demand(&self, id: &str) -> Option<&str> {
        near(id, self.demands.ids.keys().map(String::as_str))
    }

    /// The readable entries of a section in the order of their indices: the first definition of each id.
    pub fn first_definitions<T>(section: &Section<T>) -> impl Iterator<Item = (&Text, &T)> {
        let mut seen = std::collections::BTreeSet::new();
        section
            .entries
            .iter()
            .filter(move |(id, _)| seen.insert(id.value.as_str()))
            .filter_map(|(id, entry)| Some((id, entry.as_ref()?)))
    }
}

fn with_name<'e>(name: &'e Option<Text>, also: &'e [Text]) -> Vec<&'e Text> {
    name.iter().chain(also).collect()
}
