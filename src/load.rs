//! From texts to a model: the first half of every run.

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::document::Document;
use crate::model::{self, Model};
use crate::quotation::Texts;
use crate::rules::{self, Verification};
use crate::source::Sources;

/// A model with everything that was found wrong with it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Everything that could be understood.
    pub model: Model,
    /// All problems, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the files say something that could not be understood, so that answers would lack it.
    pub incomplete: bool,
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
    /// sources.add("talks.yaml", "{sources: {s: {file: s.txt}}, parties: {a: {}}, issues: {i: {}},\
    ///     demands: {d: {issue: i, text: T}},\
    ///     stances: [{party: a, demand: d, stance: open, evidence: {s: we may look at it}}]}");
    /// let mut loaded = demarche::load(&sources);
    /// let texts = Texts::from([("s.txt".to_owned(), Ok(Text::new("“We may look at it”, she said.")))]);
    /// assert_eq!(loaded.verify(&texts).verified, 1);
    /// assert!(loaded.diagnostics.is_empty());
    /// ```
    pub fn verify(&mut self, texts: &Texts) -> Verification {
        let verification = rules::verify(&self.model, texts, &mut self.diagnostics);
        diagnostic::sort(&mut self.diagnostics);
        verification
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
    let mut diagnostics = Vec::new();
    let document = Document::read(sources, &mut diagnostics);
    let model = model::resolve(&document, &mut diagnostics);
    let incomplete = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    rules::check(&model, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    Loaded { model, diagnostics, incomplete }
}
