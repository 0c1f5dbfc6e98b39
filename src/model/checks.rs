//! How strictly this model wants to be checked, resolved; and the texts of its authors, for rules about wording.

use crate::diagnostic::Treatment;
use crate::document::style::Style;
use crate::id::PartyIx;
use crate::source::Span;

/// A word of the file with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Named {
    /// The word.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// How it stands there, so that a mistyped one can be mended.
    pub style: Style,
}

/// A rule or group that the section `checks` names. Which rules there are is for [`crate::rules`] to say.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Setting {
    /// Its name or code.
    pub rule: Named,
    /// How its findings are treated.
    pub treatment: Treatment,
    /// Why; needed for what is allowed.
    pub reason: Option<String>,
}

/// A comment that allows rules where it stands.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Allow {
    /// The rules, by name or code.
    pub rules: Vec<Named>,
    /// Why.
    pub reason: Option<String>,
    /// The comment.
    pub span: Span,
    /// Findings that begin here are meant.
    pub covers: Span,
}

/// A text in the author's own words.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Prose {
    /// The key that it stands behind.
    pub key: &'static str,
    /// The text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// How strictly a model wants to be checked.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Checks {
    /// Rules and groups that are treated in another way than usual.
    pub settings: Vec<Setting>,
    /// Comments that allow rules.
    pub allows: Vec<Allow>,
    /// After how many days a position that nobody repeated counts as old, if the file says.
    pub stale_after: Option<u32>,
    /// How many words a quotation may have, if the file says.
    pub quotation_words: Option<u32>,
    /// The parties whose positions are compared for balance, if the file says.
    pub sides: Vec<PartyIx>,
    /// Words that count as taking a side, besides those of the rule.
    pub loaded_words: Vec<String>,
    /// Words of the rule that do not.
    pub plain_words: Vec<Named>,
}

impl Checks {
    /// After how many days a position that nobody repeated counts as old: as the file says, or else after two years.
    pub fn days_to_stale(&self) -> u32 {
        self.stale_after.unwrap_or(730)
    }
}
