//! Diagnostics as plain data: what is wrong, where, and what to do.
//!
//! A wrong model is not a Rust error. Every layer above collects [`Diagnostic`]s and goes on, so that one run
//! shows everything. Nothing here knows which rules exist: each is declared beside the code that raises it and
//! listed once, in [`crate::rules`].

use std::fmt;

use crate::source::Span;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file does not say what its author means; `check` exits with 1.
    Error,
    /// Probably not meant; `check` exits with 0 unless warnings are denied.
    Warning,
}

impl Severity {
    /// The word that is printed.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// What is done with the findings of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Treatment {
    /// They are left out.
    Allow,
    /// They are warnings.
    Warn,
    /// They are errors.
    Deny,
}

impl Treatment {
    /// The word on the command line and in the file.
    pub fn word(self) -> &'static str {
        match self {
            Treatment::Allow => "allow",
            Treatment::Warn => "warn",
            Treatment::Deny => "deny",
        }
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The file as a text: syntax, keys, ids, dates and words.
    File,
    /// Names: what is referred to exists, is of the right kind and is used.
    References,
    /// What the entries say together.
    Meaning,
    /// Where it comes from, and how it is worded.
    Evidence,
}

impl Group {
    /// Every group, in the order of the pages.
    pub const ALL: [Group; 4] = [Group::File, Group::References, Group::Meaning, Group::Evidence];

    /// The word on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Group::File => "file",
            Group::References => "references",
            Group::Meaning => "meaning",
            Group::Evidence => "evidence",
        }
    }
}

/// A rule that a file can break: one static per rule, declared with `rule!`.
pub struct Rule {
    /// `D0101`; never used again for another rule.
    pub code: &'static str,
    /// Kebab-case; reads well after "allow".
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// The level it has unless the user sets another.
    pub severity: Severity,
    /// One sentence: what is found.
    pub summary: &'static str,
    /// Its page, in Markdown: `docs/rules/<name>.md`.
    pub page: &'static str,
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

/// Declares the static of a rule, with the page of its name.
macro_rules! rule {
    ($(#[$meta:meta])* $vis:vis $static:ident = $code:literal $name:literal $group:ident $severity:ident: $summary:literal) => {
        $(#[$meta])*
        $vis static $static: $crate::diagnostic::Rule = $crate::diagnostic::Rule {
            code: $code,
            name: $name,
            group: $crate::diagnostic::Group::$group,
            severity: $crate::diagnostic::Severity::$severity,
            summary: $summary,
            page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules/", $name, ".md")),
        };
    };
}
pub(crate) use rule;

/// A second place that belongs to a diagnostic, with what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is here; may be empty.
    pub text: String,
}

/// A replacement that mends a problem without a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// One problem in the files. Messages are in lower case, without a final stop, with names in backticks.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: &'static Rule,
    /// The level for this run.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where, and what is there.
    pub place: Label,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// What `check --fix` may do by itself.
    pub fix: Option<Edit>,
    /// What has to be replaced at the same time, or nothing: an id that is written anew, and all that name it.
    pub also: Vec<Edit>,
}

impl Diagnostic {
    /// A diagnostic with neither label, related places nor help.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            severity: rule.severity,
            message: message.into(),
            place: Label { span, text: String::new() },
            related: Vec::new(),
            help: None,
            fix: None,
            also: Vec::new(),
        }
    }

    /// Says what is at the place.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.place.text = text.into();
        self
    }

    /// Adds a second place.
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Says what to do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// The same where its file stands behind so many others.
    pub fn behind(mut self, others: usize) -> Self {
        let fixed = self.fix.iter_mut().chain(&mut self.also).map(|edit| &mut edit.span);
        let places = self.related.iter_mut().chain([&mut self.place]).map(|label| &mut label.span);
        places.chain(fixed).for_each(|span| span.file = span.file.behind(others));
        self
    }

    /// Says what `check --fix` may write in place of the whole span; nothing changes the fix that is there.
    pub fn fix(mut self, text: Option<impl Into<String>>) -> Self {
        self.fix = text.map(|text| Edit { span: self.place.span, text: text.into() }).or(self.fix);
        self
    }

    /// The same where something else than the place of the problem is replaced.
    pub fn fix_at(mut self, edit: Option<(Span, String)>) -> Self {
        self.fix = edit.map(|(span, text)| Edit { span, text }).or(self.fix);
        self
    }
}

/// Sorts by place, then by code, and drops what is the same in every respect.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (a.place.span, a.rule.code, &a.message).cmp(&(b.place.span, b.rule.code, &b.message)));
    diagnostics.dedup_by(|a, b| a.place.span == b.place.span && a.rule.code == b.rule.code && a.message == b.message);
}
