//! Which ids there are, and what a reference means.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::document::read::Text;
use crate::document::{Document, Section};
use crate::id::{
    DemandIx, DisputeIx, EventIx, FigureIx, IssueIx, Ix, PaperIx, PartyIx, PersonIx, SourceIx, StepIx, is_kebab,
    to_kebab,
};
use crate::model::reference::Element;
use crate::model::stance::Condition;
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
    UNKNOWN_STEP "D0216" "step";
}

/// An id that nothing has.
pub static UNKNOWN_ID: Rule = Rule {
    code: "D0217",
    name: "unknown-id",
    severity: Severity::Error,
    summary: "an id that no element of any kind has",
};

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

    /// Ids of a kind without other names, of which every readable entry can be used.
    fn plain<T>(
        what: &'static str,
        section: &'static str,
        rule: &'static Rule,
        entries: &Section<T>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        Kind::collect(what, section, rule, entries, |_| true, |_| Vec::new(), problems)
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
    steps: Kind<StepIx>,
    papers: Kind<PaperIx>,
    events: Kind<EventIx>,
    disputes: Kind<DisputeIx>,
    figures: Kind<FigureIx>,
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
        let sources = Kind::plain("source", "sources", &UNKNOWN_SOURCE, &d.sources, problems);
        let steps = Kind::plain("step", "steps", &UNKNOWN_STEP, &d.steps, problems);
        let papers = Kind::plain("document", "documents", &UNKNOWN_ID, &d.papers, problems);
        let events = Kind::plain("event", "events", &UNKNOWN_ID, &d.events, problems);
        let disputes = Kind::plain("dispute", "disputes", &UNKNOWN_ID, &d.disputes, problems);
        let figures = Kind::plain("figure", "figures", &UNKNOWN_ID, &d.figures, problems);
        Names { parties, people, issues, demands, sources, steps, papers, events, disputes, figures }
    }

    /// Every element with this id; none for one that cannot be used.
    fn elements(&self, id: &str) -> Vec<Option<Element>> {
        fn of<I: Ix>(kind: &Kind<I>, id: &str, wrap: fn(I) -> Element) -> Option<Option<Element>> {
            kind.ids.get(id).map(|ix| ix.map(wrap))
        }
        let found = [
            of(&self.parties, id, Element::Party),
            of(&self.people, id, Element::Person),
            of(&self.issues, id, Element::Issue),
            of(&self.demands, id, Element::Demand),
            of(&self.sources, id, Element::Source),
            of(&self.steps, id, Element::Step),
            of(&self.papers, id, Element::Paper),
            of(&self.events, id, Element::Event),
            of(&self.disputes, id, Element::Dispute),
            of(&self.figures, id, Element::Figure),
        ];
        found.into_iter().flatten().collect()
    }

    fn kind_of(&self, id: &str) -> Option<&'static str> {
        self.elements(id).into_iter().flatten().next().map(Element::article_and_kind)
    }

    /// Every element with this id, or nothing after a report.
    pub fn any(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Vec<Element> {
        let found = self.elements(&text.value);
        if found.is_empty() {
            problems.push(
                Diagnostic::new(&UNKNOWN_ID, text.span, format!("nothing has the id `{}`", text.value))
                    .label("not defined under any key")
                    .help("name a party, person, issue, demand, source, step, document, event, dispute or figure"),
            );
        }
        found.into_iter().flatten().collect()
    }

    /// A step, or nothing after a report.
    pub fn step(&self, text: &Text, problems: &mut Vec<Diagnostic>) -> Option<StepIx> {
        self.steps.look_up(text, self, problems)
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

    /// The condition that an id stands for: a demand, a step or an event. The inner value is none for an entry that
    /// cannot be used, the outer for an id that is neither.
    pub fn condition(&self, id: &str) -> Option<Option<Condition>> {
        let demand = self.demands.ids.get(id).map(|ix| ix.map(Condition::Demand));
        let step = || self.steps.ids.get(id).map(|ix| ix.map(Condition::Step));
        let event = || self.events.ids.get(id).map(|ix| ix.map(Condition::Event));
        demand.or_else(step).or_else(event)
    }

    /// The demand, step or event that a mistyped id probably means.
    pub fn near_condition(&self, id: &str) -> Option<&str> {
        let ids = self.demands.ids.keys().chain(self.steps.ids.keys()).chain(self.events.ids.keys());
        near(id, ids.map(String::as_str))
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
