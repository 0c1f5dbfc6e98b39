//! From texts to a model: the first half of every run.

use crate::date::Date;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::document::{self, Document};
use crate::levels::{Asked, judge};
use crate::model::{self, Channel, Model};
use crate::quotation::Texts;
use crate::rules::{self, Verification};
use crate::source::Sources;

/// A model with everything that was found wrong with it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Everything that could be understood.
    pub model: Model,
    /// All problems that the model does not allow, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many problems the model or the user allows.
    pub allowed: usize,
    /// Whether the files say something that could not be understood, so that answers would lack it.
    pub incomplete: bool,
    /// All problems, whatever is allowed.
    found: Vec<Diagnostic>,
    /// Whether all rules were looked at.
    with_rules: bool,
    /// Whether the texts of the sources were at hand.
    with_texts: bool,
}

impl Loaded {
    /// The number of problems of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Looks up every quotation in the text of its source and adds what is wrong to the problems. A file that `texts`
    /// does not have is taken as not asked for: its quotations stay unverified. It costs what
    /// [`rules::verify`] does.
    ///
    /// ```
    /// use demarche::quotation::{Text, Texts};
    /// use demarche::source::Sources;
    /// let mut sources = Sources::default();
    /// sources.add("talks.yaml", "{sources: {s: {file: s.txt, date: 2025}}, parties: {a: {}}, issues: {i: {}},\
    ///     demands: {d: {issue: i, text: T}},\
    ///     stances: [{party: a, demand: d, stance: open, evidence: {s: we may look at it}}]}");
    /// let mut loaded = demarche::load(&sources);
    /// let texts = Texts::from([("s.txt".to_owned(), Ok(Text::new("“We may look at it”, she said.")))]);
    /// assert_eq!(loaded.verify(&texts).verified, 1);
    /// assert!(loaded.diagnostics.is_empty());
    /// ```
    pub fn verify(&mut self, texts: &Texts) -> Verification {
        let verification = rules::verify(&self.model, texts, &mut self.found);
        self.with_texts = true;
        self.treat(&[]);
        verification
    }

    /// Treats the problems as the user asks, on top of what the model says under `checks:` and in comments. Every call
    /// starts from what the model says. O(problems × what is asked).
    ///
    /// ```
    /// use demarche::diagnostic::{Severity, Treatment};
    /// use demarche::levels::Selector;
    /// # let mut sources = demarche::source::Sources::default();
    /// # sources.add("talks.yaml", "{sources: {s: {}}, parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
    /// #   stances: [{party: a, demand: d, stance: open, evidence: {s: yes}}]}");
    /// let mut loaded = demarche::load(&sources);
    /// assert_eq!(loaded.diagnostics[0].rule.name, "undated-source");
    /// loaded.treat(&[(Selector::Warnings, Treatment::Deny)]);
    /// assert_eq!(loaded.count(Severity::Error), 1);
    /// ```
    pub fn treat(&mut self, asked: &Asked) {
        diagnostic::sort(&mut self.found);
        let whole = self.with_rules && !self.incomplete;
        (self.diagnostics, self.allowed) = judge(&self.model, &self.found, asked, whole, self.with_texts);
        diagnostic::sort(&mut self.diagnostics);
    }
}

/// Reads, resolves and checks. Total: any text gives a model, if only an empty one with the reason why.
/// O(size of the text × log of it).
///
/// ```
/// use demarche::source::Sources;
/// let mut sources = Sources::default();
/// sources.add("talks.yaml", "{parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
///     stances: [{party: b, demand: d, stance: open}]}");
/// let loaded = demarche::load(&sources);
/// assert_eq!(loaded.diagnostics[0].rule.name, "unknown-party");
/// ```
pub fn load(sources: &Sources) -> Loaded {
    load_as_of(sources, None)
}

/// The same, with rules that ask for positions asked as of another date than that of the model. The model is the same.
pub fn load_as_of(sources: &Sources, day: Option<Date>) -> Loaded {
    checked(sources, day, &[])
}

/// The same without what was said in some channels, as if it had never been written: an edition for those who were not there. What
/// names no channel stays.
///
/// ```
/// use demarche::model::Channel;
/// use demarche::source::Sources;
/// let mut sources = Sources::default();
/// sources.add("talks.yaml", "{parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
///     stances: [{party: a, demand: d, stance: open, channel: closed-door}]}");
/// assert_eq!(demarche::load(&sources).model.stances.len(), 1);
/// let edition = demarche::load_edition(&sources, &[Channel::ClosedDoor, Channel::Leaked]);
/// assert_eq!(edition.model.stances.len(), 0);
/// ```
pub fn load_edition(sources: &Sources, without: &[Channel]) -> Loaded {
    checked(sources, None, without)
}

/// What a question needs: the model, and what tells whether it is all that the files say. Rules about what they say are not looked
/// at, so that nothing is found but what cannot be read, referred to or understood. O(size of the text × log of it).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{sources: {s: {}}, parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: open, evidence: {s: yes}}]}");
/// assert_eq!(demarche::load(&sources).diagnostics[0].rule.name, "undated-source");
/// let understood = demarche::understand(&sources, &[]);
/// assert!(understood.diagnostics.is_empty() && !understood.incomplete);
/// ```
pub fn understand(sources: &Sources, without: &[Channel]) -> Loaded {
    let mut loaded = read(sources, without, false);
    loaded.treat(&[]);
    loaded
}

fn checked(sources: &Sources, day: Option<Date>, without: &[Channel]) -> Loaded {
    let mut loaded = read(sources, without, true);
    rules::check(&loaded.model, day, loaded.incomplete, &mut loaded.found);
    loaded.treat(&[]);
    loaded
}

fn read(sources: &Sources, without: &[Channel], with_rules: bool) -> Loaded {
    let mut found = Vec::new();
    let files = document::parse(sources);
    let mut document = Document::read(sources, &files, &mut found);
    document.leave_out(&without.iter().map(|channel| channel.word()).collect::<Vec<_>>());
    let mut model = model::resolve(&document, sources, &mut found);
    if with_rules {
        model.prose = model::prose(&document::prose(&files));
    }
    let incomplete = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Loaded { model, diagnostics: Vec::new(), incomplete, allowed: 0, found, with_rules, with_texts: false }
}
